"""What the letters say beside their paragraphs: gaps, faults in the answers, and the headings of the notes."""

CHANGES: dict[str, str] = {"hours": "my hours", "times": "my times of work", "place": "my place of work"}
DAYS_NAME: dict[str, str] = {
    "maternity": "keeping-in-touch days",
    "adoption": "keeping-in-touch days",
    "shared_parental": "SPLIT days",
}
LEAVE_NAME: dict[str, str] = {
    "maternity": "maternity leave",
    "adoption": "adoption leave",
    "shared_parental": "shared parental leave",
}
HOURS = "{hours} hours"
DEAR = "Dear [your manager's name]"
YOURS = "Yours sincerely"
SIGNED = "[Your name and job]"

BEFORE_RULES = "{field} is before {day}, when the rules used here began; ask Acas about an older request"
WRONG_ORDER: dict[str, str] = {
    "start_date": "start_date is before request_date; choose a later start",
    "trial_until": "trial_until is before start_date; choose a later end",
    "service_start": "service_start is after request_date; check both dates",
    "earlier_requests": "a day in earlier_requests is after request_date; check both",
    "return_date": "return_date must be after leave_start; check both dates",
    "meeting_date": "meeting_date must be before return_date; choose an earlier day",
    "birth_date": "birth_date must be before return_date; check both dates",
}
ASKED_OR_NOT = "earlier_requests has dates, but asked_before says no; change one of them"
NO_SECTION_33 = (
    "right cannot be section_33 here; it is for NHS staff on Agenda for Change in England and Wales. "
    "Choose statutory, or set employer to nhs_afc"
)
SAME_DAY = "days has the same date twice; give each day once"
TOO_MANY_DAYS = "days goes over {most} in all, and {left} are left; take some out, or ask HR first what more would do"
DAY_BEFORE_LEAVE = "days has {day}, which is before leave_start; choose a day in your leave"
DAY_AFTER_LEAVE = "days has {day}, which is not before return_date; choose a day in your leave"
DAY_TOO_SOON = "days has {day}, in the two weeks after the birth that you must take off; choose {free} or later"
UNKNOWN_KIND = "'{kind}' is not a kind of letter. Use one of these: {kinds}."
NEEDED = "The field '{field}' is needed. Give it and try again."

NOTES_TITLE = "Notes for you: do not send this part"
MISSING_TITLE = "Still missing"
NOTHING_MISSING = "Nothing that must be in it is missing."
MUST = "Must be in it"
BETTER = "Helps"
WARNINGS_TITLE = "Take care"
DATES_TITLE = "Dates"
CHECKLIST_TITLE = "For the meeting"
ELEMENTS_TITLE = "What it must say"
HAS = "Yes"
HAS_NOT = "Missing"
SOURCES_TITLE = "Where this comes from"
CAUTION = "Our source for this is about another nation, so check it with HR."
CONFIRM = "This is a draft and not legal advice. Confirm dates and rules with HR, your union or Acas before you act."
CONFIRM_NI = (
    "This is a draft and not legal advice. "
    "Confirm dates and rules with HR, your union or the Labour Relations Agency before you act."
)
CONFIRM_TITLE = "Before you send it"
SENT = "Keep a dated copy of what you send, and ask for a written reply."
DECISION_AFTER_START = (
    "The decision may come after the day you want to start: it is due by {due}. Ask sooner, or choose a later start."
)
TRIAL_PAST_DECISION = "The trial ends after {due}, when the decision is due. Agree in writing to extend that limit."
