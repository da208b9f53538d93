"""What the chat page and the embed page both say."""

from assistant.wording import NO_QUESTION

LEAVE = "Leave this page"
LEAVE_HINT = "goes to a weather page and empties this one"
SKIP_LATEST = "Skip to the latest answer"
ABOUT_YOU_TITLE = "About you (optional)"
ABOUT_YOU_HINT = "This steers the answers. It is not kept."
NOT_SAID = "I would rather not say"
NATION_LABEL = "Where you work or want to work"
NATIONS: dict[str, str] = {"England": "England", "Scotland": "Scotland", "Wales": "Wales", "NI": "Northern Ireland"}
EMPLOYER_LABEL = "Your kind of employer"
EMPLOYERS: dict[str, str] = {
    "nhs_afc": "NHS, on Agenda for Change",
    "nhs_medical": "NHS, as a doctor or dentist",
    "nhs_bank": "NHS staff bank",
    "gp_practice": "GP practice",
    "other": "Another employer",
}
TRACES = (
    "We do not keep what you type. Your employer's network or this browser's history may still show that you opened "
    "this page."
)
TRACES_KEPT = (
    "The people who run this service keep questions for {days}, without names, to make the answers better. Your "
    "employer's network or this browser's history may also show that you opened this page."
)
DAYS: tuple[str, str] = ("1 day", "{n} days")
MENU = "About this service"
MENU_LINKS: tuple[tuple[str, str], ...] = (
    ("/guides/about-this-assistant", "About"),
    ("/guides/your-privacy", "Privacy"),
    ("/evidence", "How it is checked"),
    ("/accessibility", "Accessibility"),
    ("/guides", "All guides"),
)
"""Path and words of each link at the foot of every page, in their order."""
PRIVACY_GUIDE = "your-privacy"
"""The guide that also says what this service keeps."""
ON_THIS_SERVICE = "On this service"
HOW_CHECKED = "How each sentence was checked"
VERDICTS: dict[str, str] = {
    "quoted": "Our guide's own sentence, word for word",
    "supported": "In other words, and checked against our guide",
    "adjusted": "The draft did not hold, so our guide's own sentence stands here",
}
BADGES: dict[str, str] = {"supported": "reworded", "adjusted": "corrected"}
SUPPORT = "support {score} of 100"
ASKING: dict[str, str] = {
    "working": "Finding an answer.",
    "still": "Still working on your answer.",
    "ready": "Answer ready.",
    "one": "Answer ready, with 1 source.",
    "many": "Answer ready, with {n} sources.",
    "stopped": "Stopped.",
    "cleared": "The conversation is cleared.",
    "error": "Error:",
    "empty": NO_QUESTION,
    "long": "Your message is {n} characters too long. Nothing is lost. Shorten it and send it again.",
    "left": "You have {n} characters left.",
    "over": "You have {n} characters too many.",
}
"""What the script of a page says while a question is asked; `{n}` is a number."""
TOOLS: dict[str, str] = {
    "useful": "Was this answer useful?",
    "yes": "Yes",
    "no": "No",
    "why": "What was wrong or missing? You do not have to say.",
    "noDetails": "Do not type names or other personal details.",
    "send": "Send",
    "thanks": "Thank you. Your view is noted. Choose the same button again to take it back.",
    "undone": "Your view is taken back.",
    "sent": "Thank you. Your words are sent.",
    "notSent": "Your view could not be sent. Please try again later.",
    "copy": "Copy",
    "copied": "The answer is copied.",
    "notCopied": "The answer could not be copied. Select it and copy it yourself.",
    "print": "Print",
}
"""What the script says under an answer."""


def traces(days: int) -> str:
    """What stays of a visit, when questions are stored for so many days."""
    told = DAYS[days != 1].format(n=days)
    return TRACES_KEPT.format(days=told) if days else TRACES
