"""What the eligibility checks say beside their questions and steps."""

NOT_SURE = "not_sure"
VERDICTS: dict[str, str] = {
    "likely": "Likely: what you told us meets every test that we can check.",
    "unlikely": "Unlikely: what you told us does not meet a test. See which one, and check it.",
    "ask": "Ask: we cannot tell from this. See which step is open, and whom to ask.",
}
ANSWER_MORE = "We cannot tell yet. Questions still open: {count}."
UNSURE = "Ask: you were not sure about a point that counts. Find it out, or ask HR."
NOT_COVERED = "Ask: we hold no rule for this case."
NOT_KNOWN = "Not known yet: {name}."
NO_FIGURE = "We hold no figure for that date, so ask: {name}."
UNCONFIRMED = "We could not confirm this figure, so check it on GOV.UK."
CLOSE = "This is close to the line, so ask payroll or HR to count it."
LIMIT_NOT_KNOWN = "a day that we cannot work out yet"
CONFIRM = "This is not a decision. Only your employer, HMRC or the office that pays can decide. Confirm with HR."
CONFIRM_NI = (
    "This is not a decision. Only your employer or the office that pays can decide. "
    "Confirm with HR or look on nidirect."
)
NO_SUCH_CHECK = "'{check}' is not a check. Use one of these: {checks}."
NO_SUCH_QUESTION = "'{field}' is not a question of this check. Use one of these: {fields}."
NOT_A_CHOICE = "The answer to '{field}' cannot be '{value}'. Use one of these: {choices}."
NOT_A_DATE = "The answer to '{field}' is not a date: '{value}'. Write it as 2027-03-01, or not_sure."
NOT_A_NEAR_DATE = "The answer to '{field}' is not a year we can count from: '{value}'. Give a date near today."
NOT_A_NUMBER = "The answer to '{field}' is not a number: '{value}'. Write it as 26 or 480.50, or not_sure."
WRONG_ORDER = "'{later}' is before '{earlier}'. Check both dates."
OUT_OF_RANGE = "The answer to '{field}' cannot be '{value}'. Give a number from 0 to {most}."
OUTCOMES: dict[str, str] = {"passed": "Met", "failed": "Not met", "ask": "Open"}
STEPS_TITLE = "Step by step"
CLAUSE = "Rests on"
NOT_CHECKED_TITLE = "What was not checked"
NEXT_TITLE = "What you can do next"
QUESTIONS_TITLE = "Questions"
STILL_OPEN = "Still open"
SOURCES_TITLE = "Where this comes from"
CHECK_TOO = "Check this too: {check}"
CHECKS_TITLE = "Checks"
HOW_TO_ANSWER = "Answer with --answers and one JSON object, such as {example}. Write not_sure where you are not sure."
KINDS: dict[str, str] = {
    "yes_no": "yes or no",
    "date": "a date, as 2027-03-01",
    "money": "a sum in pounds",
    "number": "a number",
    "choice": "one of these",
}
