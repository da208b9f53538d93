"""What the chat page says beside an answer, about the person's choices, and in its dialogs."""

from assistant.wording import CONVERSATION
from assistant.wording.pages import ASKING, TOOLS

AUDIENCE_LABEL = "What brings you here"
AUDIENCES: dict[str, str] = {
    "explorers": "I am looking at digital or AI work",
    "returners": "I am on leave, or coming back to work",
    "leads": "I lead a women's network",
}
CHOSEN = "Answers are for: {choices}."
FORGET = "Forget these"
PLAN_TITLE = "Your plan"
PLAN_TEXT = "The answers that you saved. They are kept in this tab only, and go when you close it."
PLAN_COPY = "Copy the plan"
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
    **ASKING,
    "lost": "The connection is lost. Check it and ask again.",
    "conversation": CONVERSATION,
}
"""What the page's script says while a question is asked; `{n}` is a number."""
ANSWER_SCRIPT: dict[str, str] = {
    **TOOLS,
    "sayFirst": "Say what is wrong first.",
    "save": "Save to my plan",
    "saved": "Saved to your plan.",
    "remove": "Take out of my plan",
    "removed": "Taken out of your plan.",
    "wrong": "This is wrong",
    "plan": "My plan ({n})",
    "planTitle": PLAN_TITLE,
    "planCopied": "The plan is copied.",
    "planNotCopied": "The plan could not be copied. Select it and copy it yourself.",
    "fromGuides": "From our guides",
    "file": "my-plan.md",
}
"""What it says under an answer."""
