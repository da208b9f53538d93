"""What the chat page says beside an answer, about the person's choices, and in its dialogs."""

LEAVE = "Leave this page"
LEAVE_HINT = "goes to a weather page and empties this one"
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
AUDIENCE_LABEL = "What brings you here"
AUDIENCES: dict[str, str] = {
    "explorers": "I am looking at digital or AI work",
    "returners": "I am on leave, or coming back to work",
    "leads": "I lead a women's network",
}
CHOSEN = "Answers are for: {choices}."
FORGET = "Forget these"
TRACES = (
    "We do not keep what you type. Your employer's network or this browser's history may still show that you opened "
    "this page."
)
MENU = "About this service"
ABOUT = "About"
PRIVACY = "Privacy"
ACCESSIBILITY = "Accessibility"
GUIDES = "All guides"
HOW_CHECKED = "How each sentence was checked"
VERDICTS: dict[str, str] = {
    "quoted": "Our guide's own sentence, word for word",
    "supported": "In other words, and checked against our guide",
    "adjusted": "The draft did not hold, so our guide's own sentence stands here",
}
BADGES: dict[str, str] = {"supported": "reworded", "adjusted": "corrected"}
SUPPORT = "support {score} of 100"
PLAN_TITLE = "Your plan"
PLAN_TEXT = "The answers that you saved. They are kept in this tab only, and go when you close it."
PLAN_PRINT = "Print the plan"
PLAN_DOWNLOAD = "Download as text"
PLAN_CLOSE = "Close"
WRONG_TITLE = "Is something wrong?"
WRONG_TEXT = "{owner} answers for the content of this service."
WRONG_CONTACT = "You can write to {contact}."
WRONG_HOW = (
    "Say what is wrong. The people who look after the guides will read it. Do not type names or other personal details."
)
WRONG_LABEL = "What is wrong?"
WRONG_SEND = "Send"
WRONG_CLOSE = "Close"
SCRIPT: dict[str, str] = {
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
    "sayFirst": "Say what is wrong first.",
    "copy": "Copy",
    "copied": "The answer is copied.",
    "notCopied": "The answer could not be copied. Select it and copy it yourself.",
    "print": "Print",
    "save": "Save to my plan",
    "saved": "Saved to your plan.",
    "remove": "Take out of my plan",
    "removed": "Taken out of your plan.",
    "wrong": "This is wrong",
    "plan": "My plan ({n})",
    "planTitle": PLAN_TITLE,
    "planEmpty": "Your plan is empty. Choose “Save to my plan” under an answer.",
    "fromGuides": "From our guides",
    "file": "my-plan.md",
}
"""What the page's script says; `{n}` is a number."""
