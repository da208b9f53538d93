"""What the pages around planning say: tabs, forms, results, problems."""

from assistant.wording import NEW_TAB
from assistant.wording.pages import EMPLOYER_LABEL

TABS_LABEL = "Ways to get help"
TABS: tuple[tuple[str, str, str], ...] = (
    ("ask", "/", "Ask"),
    ("dates", "/my-dates", "My dates"),
    ("letter", "/my-letter", "My letter"),
    ("schemes", "/find-a-scheme", "Find a scheme"),
    ("eligibility", "/am-i-eligible", "Am I eligible?"),
)
"""Name of a tab, its path, its words."""
TITLES: dict[str, str] = {
    "dates": "My dates",
    "letter": "My letter",
    "schemes": "Find a scheme",
    "eligibility": "Am I eligible?",
}
INTRODUCTIONS: dict[str, str] = {
    "dates": "Give the dates you know, and see the dates and pay that follow. Leave out what you do not know.",
    "letter": "Answer a few questions, and get a draft that you can change, keep and send.",
    "schemes": "Find programmes, networks and roles. Leave out any question that does not matter to you.",
    "eligibility": "Pick one right or offer, and answer a few questions. You get: likely, unlikely or ask.",
}
NOT_KEPT = "Nothing you enter is kept. Do not give names."
NOT_SAID = "Not said"
NOT_SURE = "I am not sure"
YES_NO: dict[str, str] = {"yes": "Yes", "no": "No"}
BUTTONS: dict[str, str] = {
    "dates": "Show my dates",
    "letter": "Draft my letter",
    "schemes": "Find",
    "eligibility": "Check",
}
PROBLEM_TITLE = "There is a problem"
ERROR = "Error:"
RESULT = "Your result"
CHANGE = "Change your answers"
QUESTIONS_TITLE = "Your answers"
SOURCE = "Source"
SOURCES_TITLE = "Sources"
CHECKED_ON = "checked"
OPENS = NEW_TAB
NOT_CHECKED_TITLE = "What was not checked"
KEEP_TITLE = "Keep it"
KEEP: dict[str, str] = {
    "ics": "Calendar file",
    "docx": "Word document",
    "md": "Text file (Markdown)",
}
KEEP_TEXT = "We keep no copy. The file is made when you choose it. You can also print this page."
ASSUMED = "Assumed"
RULE = "Rule"
RULE_TEXT = "Rule: {rule}."
NOT_CHECKED: dict[str, tuple[str, ...]] = {
    "dates": (
        "Your contract and local policy, which may give you more.",
        "Whether you are an employee, and any breaks in your service.",
        "Adoption, surrogacy, twins and the loss of a baby.",
        "Overtime, sick pay and a change of job in the weeks that set your pay.",
    ),
    "letter": (
        "Your contract and local policy, which may give you more.",
        "Whether your employer will agree, and what your team needs.",
    ),
    "schemes": (
        "Places left, closing dates and local offers.",
        "Rules of entry that our records do not hold.",
    ),
}
LETTER_KINDS: dict[str, str] = {
    "flexible-working": "Flexible working request",
    "kit-plan": "Keeping-in-touch days",
    "return-meeting": "Return meeting",
}
KINDS_LABEL = "What do you want to write?"
CHECKS_LABEL = "What do you want to check?"
OTHER_CHECKS = "All checks"
LETTER_TEXT = "The letter"
LETTER_SOURCED = "Where each part comes from"
COPY_LABEL = "Text to copy"
MORE_RESULTS = "Show {count} more"
NO_RESULTS = "Nothing fits all of this."
ROLES_TITLE = "Roles"
CLAUSE = "Rests on"
GUIDE = "Read the guide"
LINK = "Go to its page"
STATUS_LINE = "{status} ({day})."
CHOOSE: dict[str, str] = {"schemes": "Programmes and networks", "roles": "Roles and ways in"}
BACKGROUNDS: dict[str, str] = {
    "clinical": "Clinical",
    "social_care": "Social care",
    "non_clinical": "Not clinical",
    "research": "Research",
}
GROUPS: dict[str, str] = {
    "leave": "Baby, leave and return",
    "work": "Your work and pay",
    "flexible": "A flexible working request",
    "dispute": "A dismissal or dispute",
    "register": "A professional register",
    "letter": "About the letter",
    "search": "What you are looking for",
    "check": "Questions",
}
LABELS: dict[str, str] = {
    "baby_due_date": "Baby's due date",
    "baby_birth_date": "Baby's birth date",
    "leave_start": "First day of leave",
    "new_leave_start": "New first day of leave, if you want to change it",
    "notice_given": "Day you told your employer about the leave",
    "intended_return": "Day you want to be back at work",
    "new_return": "New return date, if you want to change it",
    "shared_leave_start": "First day of shared parental leave",
    "kit_days_used": "Keeping-in-touch days worked so far",
    "nation": "Where you work",
    "employer": EMPLOYER_LABEL,
    "service_start": "Day you started with this employer",
    "nhs_service_start": "Day your unbroken NHS service began, if earlier",
    "weekly_days": "Days you work in a week",
    "weekly_pay": "Pay a week before tax, in pounds",
    "annual_leave_days": "Days of holiday in a full year",
    "request_date": "Day you make the request",
    "meeting_date": "Day of the meeting",
    "decision_date": "Day of the decision",
    "event_date": "Day it happened, or the job ended",
    "conciliation_start": "Day you contacted Acas or the Labour Relations Agency",
    "certificate_date": "Date on the conciliation certificate",
    "regulator": "Your register",
    "left_practice": "Day you stopped practising",
    "register_application": "Day you will apply or renew",
    "right": "Under which right you ask",
    "current": "How you work now",
    "pattern": "The days, hours and places you want",
    "changes": "What would change",
    "start_date": "Day it should start",
    "trial_until": "Last day of a trial, if you want one",
    "asked_before": "Have you asked this employer before, under the law?",
    "earlier_requests": "Dates of earlier requests",
    "request_still_open": "Is an earlier request still open?",
    "effect": "The effect on work, or none",
    "solutions": "How the work could be covered",
    "reason": "Your reason, if you want to give one",
    "reason_kind": "The kind of reason",
    "employee": "Are you an employee, not agency or bank only?",
    "leave": "Kind of leave",
    "birth_date": "Baby's birth date",
    "return_date": "Day you return",
    "days": "Days you want to work",
    "used": "Days used so far",
    "pay": "The pay you agreed",
    "contact": "How work should reach you",
    "annual_leave": "How you want to use saved holiday",
    "training": "Training and access you need",
    "support": "Support that would help",
    "topics": "Other points to talk about",
    "feeding": "Will you breastfeed or express milk at work?",
    "registered": "Does your job need a professional registration?",
    "look_for": "What to look for",
    "interest": "Work that interests you (for roles)",
    "working": "Do you have a job now?",
    "clinical": "Do you have a clinical background?",
    "background": "Your background",
    "degree": "Do you have a degree?",
    "part_time": "Only what can be done part time",
    "years_away": "Years since you last worked",
    "free": "Only what costs you nothing",
    "paid": "Only what pays you",
    "kinds": "Kind of offer",
    "about": "Words that its description must have",
}
HINTS: dict[str, str] = {
    "weekly_days": "A number such as 3, or names such as Mon, Tue, Thu.",
    "weekly_pay": "For example, 620.50.",
    "baby_birth_date": "Leave this out if the baby is not born yet.",
    "earlier_requests": "One on each line, as 2026-03-01.",
    "solutions": "One on each line.",
    "topics": "One on each line.",
    "days": "One on each line: the date, the hours, the work. For example, 2027-02-01, 7.5, training.",
    "effect": "In Northern Ireland you must say this.",
    "years_away": "For example, 6. Give 0 for no break.",
    "about": "For example, AI.",
}
CHOICES: dict[str, dict[str, str]] = {
    "right": {
        "statutory": "The law",
        "section_33": "Section 33 of the NHS handbook",
        "both": "Both",
        "policy": "My employer's own policy",
    },
    "changes": {"hours": "Hours", "times": "Times", "place": "Place"},
    "reason_kind": {"childcare": "Childcare", "caring": "Caring", "disability": "Disability", "other": "Other"},
    "leave": {
        "maternity": "Maternity",
        "adoption": "Adoption",
        "shared_parental": "Shared parental",
        "sickness": "Sickness",
        "other": "Other",
    },
    "regulator": {
        "nmc": "NMC (nurses, midwives, nursing associates)",
        "hcpc": "HCPC (allied health professions, scientists)",
        "social_work_england": "Social Work England",
        "gphc": "GPhC (pharmacy)",
        "gmc": "GMC (doctors)",
        "gp": "GP performers list",
    },
    "kinds": {
        "return_to_practice": "Return to practice",
        "returner_programme": "Returner programme",
        "fellowship": "Fellowship",
        "apprenticeship": "Apprenticeship",
        "course": "Course",
        "graduate_scheme": "Graduate scheme",
        "leadership": "Leadership",
        "funding": "Funding",
        "community": "Community",
        "women": "Women's network",
        "ethnic_minority": "Ethnic minority network",
        "mentoring": "Mentoring",
        "professional_body": "Professional body",
        "staff": "Staff network",
    },
}
OFFERS_TITLE = "You can also:"
OFFERS: dict[str, str] = {
    "dates": "Work out my dates and pay",
    "letter": "Draft my letter",
    "schemes": "Find a scheme or role that fits",
    "eligibility": "Check if I am eligible",
}
"""Tool → the words of the link under an answer."""
TOOLS_LABEL = "Tools for planning"
