"""What the embed page, the widget and the page about the widget say."""

from assistant.wording import NEW_TAB
from assistant.wording.pages import ASKING, HOW_CHECKED, SUPPORT, TOOLS
from assistant.wording.planning_pages import OFFERS_TITLE

# The embed page.
TO_LATEST = "Go to the latest answer"
NETWORK_CONTACTS = "Your network"
EARLIER = "Earlier in this conversation you asked"
PAUSED_TITLE = "This assistant is paused"
PAUSED_BY = "The people of {network} have paused it. Please come back later. You can still read every guide."
WITHOUT_SCRIPT = "Your browser does not run scripts here. You can still ask: each answer loads a new page."
SCRIPT: dict[str, str] = {
    **ASKING,
    **TOOLS,
    "asked": "You asked",
    "answer": "Answer",
    "kept": "Stopped. What you see above is what I had found so far.",
    "lost": "The connection is lost. Check it and ask again. Your question is back in the box.",
    "failed": "I cannot answer at the moment. Please try again in a few minutes.",
    "source": "Source",
    "oneSource": "Where this comes from: 1 source (links open in a new tab)",
    "manySources": "Where this comes from: {n} sources (links open in a new tab)",
    "guideSays": "Our guide says:",
    "basedOn": "Based on:",
    "published": "published",
    "checked": "checked",
    "newTab": NEW_TAB,
    "inPlace": "Read it in place",
    "quote": "quote",
    "back": "Back to the answer",
    "call": "Call",
    "text": "Text",
    "askNext": "You could ask next",
    "nearest": "The nearest things I can tell you about",
    "whyLong": "Please use at most {n} characters. Nothing is lost.",
    "toSources": "Sources:",
    "offers": OFFERS_TITLE,
    "howChecked": HOW_CHECKED,
    "support": SUPPORT.replace("{score}", "{n}"),
}
"""What the embed page's script says; `{n}` is a number."""

# The widget.
WIDGET: dict[str, str] = {
    "label": "Ask the career assistant",
    "close": "Close",
    "failed": "It did not load here. Open it as a page:",
}
"""What the script of the widget says; the file holds a copy, so that it needs no second request."""

# The page about the widget.
PAGE_TITLE = "Put the assistant on your site"
PAGE_SUMMARY = (
    "Choose how it looks, try it here, and copy the lines for your site. The button loads one small file. "
    "The rest loads when somebody opens it."
)
CHOOSE_TITLE = "Choose"
NETWORK_CHOICE = "Network"
NO_NETWORK = "No network: try it out"
LABEL_CHOICE = "Words on the button"
COLOUR_CHOICE = "Colour"
COLOUR_HINT = "Write it as # and six digits or letters, such as {accent}."
PICK_COLOUR = "Pick a colour"
POSITION_CHOICE = "Place"
POSITIONS: dict[str, str] = {"end": "Right-hand corner", "start": "Left-hand corner"}
MODE_CHOICE = "Form"
MODES: dict[str, str] = {"launcher": "A button in the corner of the page", "inline": "A button in the text of the page"}
SHOW = "Show the lines to copy"
COLOUR_GOOD = "White text on this colour can be read: {ratio} to 1."
COLOUR_WEAK = "White text on this colour is hard to read: {ratio} to 1, and 4.5 is needed. We use {nearest} instead."
COLOUR_UNKNOWN = "This is not a colour that we can read. We use {nearest} instead."
TRY_TITLE = "Try it"
TRY = "The button on this page is the real one. Open it, ask something and close it again."
TRY_NEEDS_SCRIPT = "To try the button here, your browser needs JavaScript. The lines below are right without it."
COPY_TITLE = "Copy these lines"
STEP_SCRIPT = "For most sites: always the newest version"
STEP_SCRIPT_WHY = "Put it near the end of the page. Mends and small changes reach you by themselves."
STEP_PINNED = "For strict sites: one exact version"
STEP_PINNED_WHY = (
    "The browser runs this file only while it is exactly the one that you checked. "
    "You change the lines yourself to get a newer one."
)
STEP_STYLE = "For your style sheet: your colour"
STEP_STYLE_WHY = "Sites that allow no styles in the page need this line in a style sheet of their own."
STEP_FRAME = "For sites that allow no scripts: a plain frame"
STEP_FRAME_WHY = "Use this in page builders and on intranets. The assistant loads with the page."
STEP_LINK = "For places that allow nothing else: a link"
STEP_LINK_WHY = "Use this in an e-mail or a document. It opens the assistant as a page of its own and needs no script."
STEP_POLICY = "If your site has a content security policy"
STEP_POLICY_WHY = "Ask the people who run your site to add these lines to it."
SITES_TITLE = "Sites that may show it"
SITES_SOME = "Only these sites may show this network's assistant:"
SITES_NONE = (
    "No site may show it yet. Ask the people who run this service to add the address of yours, such as "
    "https://www.example.org."
)
COPY_BUTTON = "Copy"
COPY_DONE = "Copied."
COPY_FAILED = "That did not work. Select the lines and copy them yourself."
FRAME_TITLE = "Career assistant"
EVENTS_TITLE = "For people who write scripts"
EVENTS: dict[str, tuple[str, ...]] = {
    "Attributes": ("network", "label", "mode", "position", "topic", "lang"),
    "Methods": ("open()", "close()"),
    "Events": ("career-assistant:open", "career-assistant:close"),
    "CSS property": ("--career-assistant-colour",),
}
