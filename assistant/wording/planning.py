"""What a plan says beside the sentences of its rules."""

TITLE = "Your return-to-work plan"
INTRODUCTION = (
    "This plan is worked out from the dates you gave. It is not advice, and your contract may give you more. "
    "Nothing you entered is kept."
)
CONFIRM = "Confirm with HR before you rely on it."
CONFIRM_DISPUTE = "Confirm with HR. Above all, ask Acas, your union or a lawyer."
CONFIRM_DISPUTE_NI = "Confirm with HR. Above all, ask the Labour Relations Agency, your union or a lawyer."
CONFIRM_REGISTER = "Confirm with HR and with the regulator."
CONFIRM_CHILDCARE = "Confirm with HR when you return, and with your council or GOV.UK what you can get."

HEADINGS: dict[str, str] = {
    "dates": "Your dates",
    "earlier": "Dates that have passed",
    "amounts": "Your pay",
    "missing": "Tell me more to see more",
    "warnings": "Check these first",
    "remarks": "Good to know",
    "sources": "Sources",
}
PAY_COLUMNS: tuple[str, ...] = ("From", "Until", "Weeks", "What", "A week", "In all")
TO = "to"
UNKNOWN_AMOUNT = "not known yet"
ASSUMING = "Assumed: {text}"
RULE = "(Rule: {rule})"
MADE_ON = "Made on {date}."
NO_DATES = "No date can be worked out yet."

NOT_CONFIRMED = "We could not confirm this from a first-hand source."
OTHER_NATION = "Our source is about Great Britain. Ask the Labour Relations Agency if it is the same for you."
OTHER_NATION_NHS = "Our source is about England, Scotland and Wales. Ask HR what your own handbook says."
PASSED = "This date has passed. If you have not done it, speak to HR now."
PASSED_DISPUTE = "This date has passed. Get advice the same day, as another limit may apply."
ACT_BEFORE = "This is not a normal working day, so act by {date}."

ASSUMED: dict[str, str] = {
    "nation": "You work in England, Scotland or Wales.",
    "employee": "You are an employee.",
    "nhs": "You work for the NHS on a national contract.",
    "ni": "You work in Northern Ireland.",
    "service": "You meet the service and earnings tests for this pay.",
    "nhs_service": "You meet the service test of the NHS scheme and plan to return to NHS work.",
    "average": "Your weekly pay is both your normal full pay and the average that statutory pay uses.",
    "whole_weeks": "Statutory pay is counted in whole weeks from the first day of leave.",
    "leave_after_birth": "The baby came before your leave, so leave started on the day after the birth.",
    "nine_months": "Your child is 9 months old before that term starts.",
    "unchanged_rate": "The weekly rate stays as it is now, although it usually changes each April.",
    "told_birth": "You tell your employer the date of birth.",
}

QUESTIONS: dict[str, str] = {
    "baby_due_date": "When is the baby due, or when was it due?",
    "baby_birth_date": "Has the baby been born? If so, on which day?",
    "leave_start": "On which day does your leave start, or did it start?",
    "intended_return": "On which day do you want to be back at work?",
    "nation": "Do you work in England, Scotland, Wales or Northern Ireland?",
    "employer": "Who employs you: the NHS, a GP practice or someone else?",
    "service_start": "When did you start with this employer?",
    "weekly_pay": "What is your normal pay before tax, in pounds a week?",
    "weekly_days": "Which days of the week do you work, or how many?",
    "kit_days_used": "How many keeping-in-touch days have you worked?",
    "annual_leave_days": "How many days of holiday do you get in a full year?",
    "left_practice": "When did you stop practising?",
    "regulator": "Which register are you on, if any?",
    "register_application": "When do you plan to apply to the register, or when is your renewal due?",
    "event_date": "On which day did it happen, or when did the job end?",
    "request_date": "On which day did you make the request, or will you make it?",
}
ADDS: dict[str, str] = {
    "baby_due_date": "It sets the notice dates and the earliest start of leave.",
    "baby_birth_date": "It sets the leave you must take, redundancy priority and childcare dates.",
    "leave_start": "It sets when leave and each step of pay ends.",
    "intended_return": "It sets your notice, your flexible working dates and childcare.",
    "nation": "Some rules differ between the four nations.",
    "employer": "The NHS has a maternity scheme of its own.",
    "service_start": "It shows whether you pass the service tests.",
    "weekly_pay": "It turns the pay steps into amounts.",
    "weekly_days": "It shows your first working day and days to keep in touch.",
    "kit_days_used": "It shows how many are left.",
    "annual_leave_days": "It shows how much holiday you can use to come back in steps.",
    "left_practice": "It shows how much updating you need.",
    "regulator": "It shows the hours that the regulator asks for.",
    "register_application": "It shows from when your hours count.",
    "event_date": "It sets the tribunal dates.",
    "request_date": "It sets when the decision is due.",
}

PAY_STEPS: dict[str, str] = {
    "smp_90": "90% of your average weekly pay",
    "smp_flat": "Statutory flat rate ({year})",
    "smp_lower": "90% of your average weekly pay, as it is below the flat rate ({year})",
    "smp_unknown": "Statutory flat rate, not announced yet ({year})",
    "smp_not_held": "Statutory flat rate of {year}, which we do not hold",
    "nhs_not_held": "Statutory rate of {year}, which we do not hold",
    "nhs_full": "NHS full pay, statutory pay inside it",
    "nhs_half": "NHS half pay plus statutory pay ({year})",
    "nhs_capped": "NHS half pay plus statutory pay, held at full pay ({year})",
    "nhs_smp": "Statutory pay only ({year})",
    "nhs_unknown": "Statutory rate not announced yet ({year})",
}
PAY_FORMULA = "Six weeks at 90% of your average weekly pay. Then 33 weeks at the flat rate, or 90% if lower."
PAY_FORMULA_NHS = "8 weeks at full pay, then 18 at half pay plus statutory pay. Then 13 at statutory pay."
TOTAL = "In all, before tax: {amount}."
TOTAL_KNOWN = "Before tax, for the weeks whose rate is known: {amount}."
TOTAL_UNCHANGED = "If the rate did not change in April, it would be {amount} in all."
SCHEMES: dict[str, str] = {"smp": "Statutory maternity pay", "nhs": "NHS maternity pay"}
LIMITS_OF_PAY = "Amounts are before tax and rounded to the penny. Payroll may split weeks in another way."

REMARKS: dict[str, str] = {
    "bank_holidays": "{count} bank holidays fall in your leave. In the NHS public holidays build up as well.",
    "holiday_formula": "Holiday builds up through all of maternity leave: your yearly days, times days off, divided by 365.",
    "phased_one": "At one day of holiday a week you could work a shorter week until {date}.",
    "phased_two": "At two days of holiday a week you could work a shorter week until {date}.",
    "holiday_built": "About {days} days of holiday build up during your leave.",
    "holiday_first": "If you change to fewer days, agree first whether this holiday is used before the change.",
    "kit_left": "You have {left} of 10 keeping-in-touch days left.",
    "kit_spread": "One way to spread them over your last weeks of leave: {dates}.",
    "kit_over": "You have used all 10. Ask HR in writing before you do any more work in leave.",
    "shared_left": "If you come back then, up to {leave} weeks of leave and {pay} of pay are left to share.",
    "childcare_wales": "In Wales there are up to 30 hours a week for 3 and 4 year olds with working parents.",
    "childcare_scotland": "In Scotland every 3 and 4 year old can have up to 1,140 funded hours a year.",
    "childcare_ni": "In Northern Ireland a subsidy takes 15% off childcare bills. It goes with Tax-Free Childcare.",
    "redundancy_ni": "We hold no redundancy rule for you. Ask the Labour Relations Agency about jobs and new parents.",
    "gmc": "A break of three months or more calls for a written return plan. Leave does not stop revalidation.",
}
CHILDCARE_TERM = "For a funded place in the term from {start}, apply between {from} and {by}."
CHILDCARE_RETURN = "If you are on leave for this child, you must be back at work by {back}."

WARNINGS: dict[str, str] = {
    "smp_service": "You joined after {date}, so you may not get statutory maternity pay. Look at Maternity Allowance.",
    "smp_earnings": (
        "Your pay is below the {limit} a week that statutory maternity pay needs. Look at Maternity Allowance."
    ),
    "nhs_service": "Your service starts after {date}, so you may not get NHS maternity pay. Other NHS service can count.",
    "bank_worker": "Bank workers are often not employees, and then have no right to maternity leave. Ask HR.",
    "gp_practice": "A GP practice sets its own scheme. Check your contract for anything above statutory pay.",
    "leave_moved": "Leave starts the day after the birth at the latest, so the plan counts from {date}.",
    "leave_after_due": "Your leave would start after the due date. It starts by itself the day after the birth.",
    "age_term": "Counted from the due date, your child is 9 months old too late for that term. A later term may apply.",
    "ni_service": "In Northern Ireland a legal request needs 26 weeks in the job, which you reach on {date}.",
    "unknown_rate": "The weekly rate from {date} is not known yet, so those weeks have no amount.",
    "no_rate": "We hold no weekly rate for the time before {date}.",
    "first_working_day": "Your return falls after the 52 weeks, so it should be your first working day after them.",
    "ignored": "Not used, because the plan does not know it: {names}.",
}

PROBLEMS: dict[str, str] = {
    "date": "{field}: {value} is not a date. Write year, month and day, such as 2027-03-14.",
    "far": "{field}: {value} is too far away to plan with. Check the year.",
    "choice": "{field}: {value} is not one of the choices. Use one of: {choices}.",
    "number": "{field}: {value} is not a number that fits. Give {range}.",
    "weekday": "{field}: {value} is not a weekday or a number of days. Give 1 to 7, or days such as Mon, Tue.",
    "object": "inputs: give names with values, such as baby_due_date and leave_start.",
    "birth_gap": "baby_birth_date: it lies too far from the due date {other}. Check both dates.",
    "leave_early": "leave_start: it is before {other}, the earliest day for this due date. Give that day or a later one.",
    "leave_late": "leave_start: it is long after the due date {other}. Check both dates.",
    "leave_before_birth": "leave_start: it is too long before the birth on {other}. Check both dates.",
    "return_before_birth": "intended_return: it is not after the birth on {other}. Give a later day.",
    "return_compulsory": "intended_return: you must stay off until {other}. Give a later day.",
    "return_before_due": "intended_return: it is not after the due date {other}. If the baby came early, give the birth date too.",
    "return_before_leave": "intended_return: it is not after the start of leave on {other}. Give a later day.",
    "return_late": (
        "intended_return: maternity leave lasts 52 weeks at most, so you are due back on {other}. "
        "Give that day or an earlier one, and plan holiday separately."
    ),
    "service_late": "service_start: it is after the start of leave on {other}. Give the day you joined.",
    "shared_late": "shared_leave_start: it must be within a year of the birth on {other}. Give an earlier day.",
    "shared_early": "shared_leave_start: it is before the birth on {other}. Give a later day.",
    "meeting_early": "meeting_date: it is before the request on {other}. Check both dates.",
    "decision_early": "decision_date: it is before the request on {other}. Check both dates.",
    "certificate_early": "certificate_date: it is before you contacted Acas on {other}. Check both dates.",
    "left_late": "left_practice: it is after the date you apply, {other}. Check both dates.",
}
EVENTS: dict[str, str] = {"calendar": "Return-to-work plan"}
