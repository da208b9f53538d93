"""What the embed page, the widget and the page about the widget say."""

# The embed page.
LEAVE = "Leave this page"
LEAVE_HINT = "goes to a weather page and empties this one"
SKIP_LATEST = "Skip to the latest answer"
TO_LATEST = "Go to the latest answer"
ABOUT_YOU_TITLE = "About you (optional)"
ABOUT_YOU_HINT = "This steers the answers. It is not kept."
NATION_LABEL = "Where you work or want to work"
EMPLOYER_LABEL = "Your kind of employer"
NOT_SAID = "I would rather not say"
NATIONS: dict[str, str] = {"England": "England", "Scotland": "Scotland", "Wales": "Wales", "NI": "Northern Ireland"}
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
ABOUT = "About"
PRIVACY = "Privacy"
ACCESSIBILITY = "Accessibility"
GUIDES = "All guides"
NETWORK_CONTACTS = "Your network"
EARLIER = "Earlier in this conversation you asked"
PAUSED_TITLE = "This assistant is paused"
PAUSED_BY = "The people of {network} have paused it. Please come back later. You can still read every guide."
WITHOUT_SCRIPT = "Your browser does not run scripts here. You can still ask: each answer loads a new page."
SCRIPT: dict[str, str] = {
    "asked": "You asked",
    "answer": "Answer",
    "working": "Finding an answer.",
    "still": "Still working on your answer.",
    "ready": "Answer ready.",
    "one": "Answer ready, with 1 source.",
    "many": "Answer ready, with {n} sources.",
    "stopped": "Stopped.",
    "kept": "Stopped. What you see above is what I had found so far.",
    "cleared": "The conversation is cleared.",
    "lost": "The connection is lost. Check it and ask again. Your question is back in the box.",
    "failed": "I cannot answer at the moment. Please try again in a few minutes.",
    "error": "Error:",
    "empty": "Type your question first, then choose Ask.",
    "long": "Your message is {n} characters too long. Nothing is lost. Shorten it and send it again.",
    "left": "You have {n} characters left.",
    "over": "You have {n} characters too many.",
    "source": "Source",
    "oneSource": "Where this comes from: 1 source (links open in a new tab)",
    "manySources": "Where this comes from: {n} sources (links open in a new tab)",
    "guideSays": "Our guide says:",
    "basedOn": "Based on:",
    "published": "published",
    "checked": "checked",
    "newTab": "opens in a new tab",
    "inPlace": "Read it in place",
    "quote": "quote",
    "back": "Back to the answer",
    "call": "Call",
    "text": "Text",
    "askNext": "You could ask next",
    "nearest": "The nearest things I can tell you about",
    "copy": "Copy",
    "copied": "The answer is copied.",
    "notCopied": "The answer could not be copied. Select it and copy it yourself.",
    "print": "Print",
    "useful": "Was this answer useful?",
    "yes": "Yes",
    "no": "No",
    "why": "What was wrong or missing? You do not have to say.",
    "noDetails": "Do not type names or other personal details.",
    "whyLong": "Please use at most {n} characters. Nothing is lost.",
    "send": "Send",
    "thanks": "Thank you. Your view is noted. Choose the same button again to take it back.",
    "undone": "Your view is taken back.",
    "sent": "Thank you. Your words are sent.",
    "notSent": "Your view could not be sent. Please try again later.",
    "toSources": "Sources:",
}
"""What the embed page's script says; `{n}` is a number."""
VERDICTS: dict[str, str] = {
    "supported": "In other words, checked against the guide",
    "adjusted": "The guide's own sentence",
}
"""Beside a sentence that is not simply quoted."""

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
