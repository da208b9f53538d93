"""What the scheme and pathway finder says: why a record matched or did not, and what to do next."""

STATUS: dict[str, str] = {
    "open": "Open when we checked",
    "check": "Not confirmed: look at the link before you plan on it",
    "closed": "Closed",
}
FITS: dict[str, str] = {
    "fits": "Fits what you told us",
    "may_fit": "May fit: some points are not stated, so ask",
    "closed": "Closed: here so that you do not look in vain",
    "does_not_fit": "Does not fit what you told us",
}
NATION: dict[str, str] = {
    "yes": "It is offered in {nation}.",
    "no": "It is offered in {nations}, and you asked for {nation}.",
}
WORKING: dict[str, str] = {
    "yes": "You do not need an employer for it.",
    "yes_employed": "It asks for an employer, and you are working.",
    "ask_employed": "It asks for an employer: check that yours counts.",
    "no": "You need an employer for it, and you said that you are not working.",
    "ask_vacancy": "You would need an employer who takes you on for it, so look for a vacancy.",
    "ask": "Our record does not say whether you need an employer.",
}
BACKGROUND: dict[str, str] = {
    "yes": "It is for people with your background: {background}.",
    "no": "It is for another background: {background}.",
}
BACKGROUNDS: dict[str, str] = {
    "clinical": "clinical",
    "social_care": "social care",
    "non_clinical": "not clinical",
    "research": "research",
}
DEGREE: dict[str, str] = {
    "yes": "You do not need a degree for it.",
    "yes_has": "It asks for a degree, and you have one.",
    "no": "It asks for a degree, and you said that you have none.",
    "ask": "Our record does not say whether you need a degree.",
    "depends": "Whether you need a degree depends on the route, so ask.",
}
PART_TIME: dict[str, str] = {
    "yes": "It can be done part time.",
    "no": "It is full time only.",
    "ask": "Our record does not say whether it can be done part time.",
}
FREE: dict[str, str] = {
    "yes": "It costs you nothing: {cost}.",
    "no": "It costs money: {cost}.",
    "depends": "The cost depends on your case: {cost}.",
    "ask": "Our record does not say what it costs.",
}
PAID: dict[str, str] = {
    "yes": "It comes with pay or a grant for you: {pay}.",
    "no": "It does not pay you: {pay}.",
    "employer": "The money goes to the employer, not to you: {pay}.",
    "depends": "Whether it pays you depends on your case: {pay}.",
    "ask": "Our record does not say whether it pays you.",
}
PAID_NETWORK = "It is a network, which does not pay you."
BREAK: dict[str, str] = {
    "none": "Our record names no career break that you must have had.",
    "yes": "Your time away fits: {words}.",
    "no": "Your time away does not fit: {words}.",
    "ask": "Check that your time away fits: {words}.",
    "ask_soft": "Your time away is shorter than usual, so ask: {words}.",
    "ask_returner": "It is for people coming back, and our record does not say after how long.",
}
KIND: dict[str, str] = {"yes": "It is of the kind you asked for.", "no": "It is of another kind."}
ABOUT: dict[str, str] = {
    "yes": "Its description has the words you gave.",
    "no": "Its description does not have the words you gave.",
}
CLOSED = "It is closed: {note}"
SAME_FOR_ALL = (
    "The same answers give the same results, whoever asks. We do not ask about your age, sex, ethnicity or health here."
)
CONFIRM = "Offers change. Check each one at its link, or ask the people who run it, before you plan on it."
NOTHING_FITS = "Nothing in our records fits all of this. Leave one of your answers out, or look at what may fit."
REGISTRATION: dict[str, str] = {
    "yes": "You need a clinical registration.",
    "no": "You do not need a clinical registration.",
    "depends": "Some posts ask for a clinical registration.",
    "unknown": "We do not know whether you need a clinical registration.",
}
ROLE_DEGREE: dict[str, str] = {
    "yes": "You need a degree.",
    "no": "You do not need a degree.",
    "depends": "Whether you need a degree depends on the route or the employer.",
    "unknown": "Our record does not say whether you need a degree.",
}
STEP_WAY_IN = "Start with the way in: {way}"
STEP_SCHEME = "Look at this offer: {name}. {status}."
STEP_NETWORK = "Meet people who do the work: {name}. {status}."
STEP_ADVERTS = "Read three job adverts for this work, and write down what each one asks for."
STEP_EVIDENCE = "Write down one piece of your own work that shows a skill this job asks for."
ROLE_FITS: dict[str, str] = {
    "fits": "Fits what you told us",
    "may_fit": "May fit: check what the advert asks for",
    "does_not_fit": "Does not fit what you told us",
}
TITLE_FITTING = "What fits or may fit"
TITLE_CLOSED = "Closed"
TITLE_NOT = "What does not fit, and why"
WHO_FOR = "Who it is for"
TAKES = "What it takes"
STATUS_ON = "{status} ({day}). {note}"
WHY = "Why"
SOURCES = "Sources"
WAYS_IN = "Ways in"
NEXT_STEPS = "Your next three steps"
MORE = "And {count} more. Give more answers to see fewer."
TAKES_NAMES: dict[str, str] = {
    "length": "How long",
    "cost": "What you pay",
    "pay": "What is paid",
    "break": "Time away",
    "degree": "Degree needed",
    "part_time": "Part time",
    "employer": "Employer needed",
    "how_to_join": "How to join",
}
