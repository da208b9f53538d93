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
        "That is outside what I can help with. I know about work in UK health and care. "
        "Ask me about jobs in digital and AI, leave, flexible working or going back to work."
    ),
    AnswerStatus.ABOUT: "",
    AnswerStatus.GREETING: (
        "Hello. Ask me about jobs in digital and AI, leave, flexible working or going back to work. "
        "My guides are for people in UK health and care."
    ),
    AnswerStatus.PERSONAL_DATA: (
        "Your message seems to hold {kinds}, so I have not used or kept it. Take that out and ask again. "
        "I do not need personal details to answer."
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
        "For rights at work you can call the Acas helpline on 0300 123 1100. It covers England, Scotland and Wales. "
        "In Northern Ireland call the Labour Relations Agency on 03300 555 300. For your own case, ask HR or your union."
    ),
    AnswerStatus.CLARIFY: "Choose one of these, or put your question in other words.",
}
NO_QUESTION = "Type your question first, then choose Ask."
OUT_OF_DATE = "Take care: part of this answer held until {until} and may have changed since. Check the source before you rely on it."
NOT_YET = "Take care: part of this answer holds from {start}."
GUIDES_ARE_OURS = (
    "These guides are in our own words. The sources named beside each section are the publishers' own pages; "
    "they did not write or check our guides."
)
EXAMPLES_TITLE = "Questions you could ask"
EMPTY_CONVERSATION = "Answers appear here."
ALL_GUIDES = "Read all guides"
EXPERIMENTAL = "This service is experimental."

# The chat page.
ASK_TITLE = "Ask about your career or your return to work"
ASK_A_QUESTION = "Ask a question"
YOU_ASKED = "You asked"
ANSWER_TITLE = "Answer"
SOURCE = "Source"
SOURCE_NOUN = "source"
SOURCES_NOUN = "sources"
SOURCES_COUNT = "Where this comes from: {count} {noun} (links open in a new tab)"
PUBLISHED = "published"
EXPERIMENTAL_TAG = "Experimental"
CONVERSATION = "Conversation"
LOADING = "The question box is loading."
NO_SCRIPT = "To ask questions here, your browser needs JavaScript. You can read every guide without it."
CLEAR_TITLE = "Clear this conversation?"
MAIN_MENU = "Main"
SKIP_QUESTION = "Skip to the question box"
SKIP_CONTENT = "Skip to the content"

# The guide pages and the frame around every page.
ALL_GUIDES_SHORT = "All guides"
ON_THIS_PAGE = "On this page"
HOLDS_FOR = "This part is for: {nations}."
HOLDS_FROM = "It holds from {start}."
HOLDS_UNTIL = "It holds until {until}."
REVIEW_BY = "We will review it by {day}."
SEARCH = "Search"
SEARCH_LABEL = "Search the guides"
SEARCH_TITLE = "Guides about “{query}”"
SEARCH_NOTHING = "No guide uses these words. Try other words, or look through all guides."
SEARCH_ALL = "Show all guides"
NOT_FOUND_TITLE = "This page does not exist"
NOT_FOUND = "The address may be old or mistyped. You can look through all guides or ask a question."
KNOWLEDGE_AGE = "Sources last checked on {checked}. Guides last loaded on {built}."
CONTENT_OWNER = "The content is looked after by {owner}."
REPORT_WRONG = "If something is wrong, tell us: {contact}"

SIGNPOSTS: dict[str, str] = {
    "crisis": (
        "I am a computer program, and you deserve to talk to a person now. If you or someone else might be in danger, "
        "call 999 or go to A&E. These people are there for you, free and at any hour. You do not need to be sure that "
        "it is serious enough."
    ),
    "domestic_abuse": (
        "What you describe is not your fault, and there are people who can help you stay safe. If you are in danger now, "
        "call 999; if you cannot speak, call from a mobile and press 55. These helplines listen and do not tell anyone. "
        "If someone may look at this device, you can close this page and clear your browser history."
    ),
    "sexual_violence": (
        "What you describe should not happen to anyone, and it is not your fault. If you are in danger now, call 999. "
        "These people listen, believe you and leave the next step to you."
    ),
    "hate_and_fear": (
        "Nobody should have to be afraid at work. If someone threatens you or you are in danger, call 999. "
        "These people can listen and help you to act."
    ),
}
WORKPLACE_TOO = "About your question on work:"
ANSWER_HOLDS_FOR = "This answer is for {nations}. The rules can differ in {others}."
NOT_NAMED = (
    "You asked about {names}. I hold no figure for that, and what I say is about others. Look at the advert or ask HR."
)
WHAT_ABOUT_NATION = "What about {nation}?"
ABOUT_YOU = "I have taken it that you work in {nation}."
GREETING_AGAIN = "You are welcome. Ask another question whenever you like."
PART_UNANSWERED = "I don't have an answer to this part: “{ask}”"
TOO_VAGUE = "I need to know a little more. What is your question about?"
OUTSIDE: dict[str, str] = {
    "medical": (
        "I cannot give medical advice. For health questions ask your midwife, GP or pharmacist, or call NHS 111. "
        "I can help with work, leave and careers in health and care."
    ),
    "verdict": (
        "I cannot judge your own case or decide for you. A union, Acas or a solicitor can look at the details. "
        "I can tell you what the rules say."
    ),
    "politics": "I do not give opinions or talk about politics. I can help with work, leave and careers in health and care.",
    "other_country": "I only know the rules and careers of the United Kingdom. I can help if your question is about the UK.",
    "own_records": (
        "I cannot see your records or act for you: I hold nothing about you. HR, payroll or your staff system can help. "
        "I can tell you what the rules say."
    ),
}


def listed(items: tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def nation_name(nation: str) -> str:
    return "Northern Ireland" if nation == "NI" else nation


IN_GUIDE = "In the guide:"
CALL = "Call"
TEXT = "Text"
NOT_USED = "Your message was not used. It is back in the question box, where you can change it."
