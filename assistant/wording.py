"""Every sentence the product itself says."""

from assistant.models import AnswerStatus

NAME = "Career assistant"
TAGLINE = "Careers in digital and AI, and going back to work, in UK health and care"
INTRODUCTION = (
    "This is a computer program (AI), not a person. It answers from our own guides on careers, leave and "
    "returning to work in UK health and care. Every sentence shows where it comes from. It can be wrong, "
    "so check what matters with the source or with HR."
)
AI_WARNING = "AI can be wrong. Check the sources below before you act."
NO_PERSONAL_DETAILS = "Do not type names, phone numbers or other personal details."
QUESTION_LABEL = "Your question"
QUESTION_HINT = "For example: when does my manager have to answer my flexible working request?"
SEND = "Ask"
STOP = "Stop"
CLEAR = "Clear conversation"
CLEAR_ASK = "This removes your questions and the answers from this page. You cannot get them back."
CLEAR_YES = "Yes, clear it"
CLEAR_NO = "No, keep it"
SOURCES_TITLE = "Sources: where this comes from"
GUIDE_SAYS = "Our guide says"
BASED_ON = "Based on"
CHECKED = "checked"
NEW_TAB = "opens in a new tab"
NEAREST = "The nearest things I can tell you about:"
ASK_NEXT = "You could ask next:"
WORKING = "Finding an answer"
STOPPED = "Stopped. What you see above is what I had found so far."

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("Exploring digital and AI careers", "How do I get into digital or AI work in the NHS without a degree?"),
    ("Exploring digital and AI careers", "Which jobs in data and AI are there in the NHS?"),
    ("Going back to work", "When does my manager have to answer my flexible working request?"),
    ("Going back to work", "Can I work keeping-in-touch days during maternity leave, and will I be paid?"),
    ("Leading a women's network", "What makes a women's network work well?"),
)

MESSAGES: dict[AnswerStatus, str] = {
    AnswerStatus.ANSWERED: "",
    AnswerStatus.PARTIAL: "I can answer part of your message.",
    AnswerStatus.CLARIFY: "I need to know a little more to answer that. What do you want to find out?",
    AnswerStatus.NO_SOURCES: (
        "I don't have that. My guides do not cover it well enough for me to answer, and I will not guess."
    ),
    AnswerStatus.OUT_OF_SCOPE: (
        "That is outside what I can help with. I can answer questions about careers in digital and AI, "
        "family leave, flexible working and going back to work in UK health and care."
    ),
    AnswerStatus.ABOUT: "",
    AnswerStatus.GREETING: (
        "Hello. Ask me about jobs in digital and AI, leave, flexible working or going back to work in UK health and care."
    ),
    AnswerStatus.PERSONAL_DATA: (
        "Your message seems to hold personal details, so I have not used it. Take them out and ask again. "
        "I do not need a name, number or address to answer."
    ),
    AnswerStatus.TOO_LONG: (
        "Your message is too long for me: {length} characters, and the most I can read is {limit}. "
        "Nothing is lost. Shorten it and send it again."
    ),
    AnswerStatus.CRISIS: (
        "You do not have to face this alone. If you or someone else is in danger, call 999 now. "
        "You can call Samaritans free on 116 123 at any time, or text SHOUT to 85258. "
        "In England you can call NHS 111 and choose option 2."
    ),
    AnswerStatus.SAFEGUARDING: (
        "I am sorry this is happening. You deserve help from a person. If you are in danger, call 999."
    ),
    AnswerStatus.REFUSED: "I cannot help with that. I can help with work, leave and careers in UK health and care.",
    AnswerStatus.RATE_LIMITED: "You have asked many questions in a short time. Wait a minute and ask again.",
    AnswerStatus.PAUSED: "This assistant is paused by the people who run it. Please come back later.",
    AnswerStatus.UNAVAILABLE: "I cannot answer at the moment. Please try again in a few minutes.",
}
NEXT_STEPS: dict[AnswerStatus, str] = {
    AnswerStatus.NO_SOURCES: (
        "For rights at work you can call the Acas helpline on 0300 123 1100 (England, Scotland and Wales) or the "
        "Labour Relations Agency on 03300 555 300 (Northern Ireland). For your own case, ask HR or your union."
    ),
    AnswerStatus.CLARIFY: "Choose one of these, or put your question in other words.",
}
NO_QUESTION = "Type your question first, then choose Ask."
OUT_OF_DATE = (
    "Take care: part of this answer held until {until} and may have changed since. Check the source before you rely on it."
)
NOT_YET = "Take care: part of this answer holds from {start}."
GUIDES_ARE_OURS = (
    "These guides are in our own words. The sources named beside each section are the publishers' own pages; "
    "they did not write or check our guides."
)
EXAMPLES_TITLE = "Questions you could ask"
EMPTY_CONVERSATION = "Answers appear here."
ALL_GUIDES = "Read all guides"
EXPERIMENTAL = "This service is experimental."
