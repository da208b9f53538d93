"""What the accessibility statement says. Change it, with its date, whenever the pages or their tests change."""

REVIEWED = "2026-11-29"
TITLE = "Accessibility"
SUMMARY = "How far everybody can use these pages, what we know does not work, and how to tell us."
AIM = "We aim at level AA of the Web Content Accessibility Guidelines (WCAG) 2.2."
CAN_TITLE = "What you should be able to do"
CAN: tuple[str, ...] = (
    "Use every part with a keyboard alone, and see where you are.",
    "Hear who speaks, when an answer begins and when it is ready, with a screen reader.",
    "Make the text four times as large without moving sideways.",
    "Use light or dark colours, your own colours, and less movement.",
    "Stop an answer, print it and copy it.",
    "Ask without JavaScript, on the page that other sites embed, and read every guide without it.",
)
HOW_TITLE = "How we checked"
HOW: tuple[str, ...] = (
    "A browser tests every change for us. It looks at names, focus, sizes, contrast and zoom. Part of this is done by axe.",
    "We looked at the pages in light and dark, from 320 to 1,280 pixels wide.",
    "No one has yet tested them with a real screen reader, or with people who depend on one. That is our next step.",
)
GAPS_TITLE = "What does not work yet"
GAPS: tuple[str, ...] = (
    "On the chat page, messages are not a list. Headings tell who speaks.",
    "On the chat page, a number in an answer opens the guide in a new tab. On the embedded page it leads to the source below.",
    "On the chat page, a skip link leads to the latest answer. Only the embedded page has a button for it.",
    "The chat page needs JavaScript. The embedded page does not.",
    "The chat page is heavy: it can be slow on a weak connection. The embedded page is light.",
)
INSTEAD = "If the chat page does not work for you, use the lighter page instead. It gives the same answers."
INSTEAD_LINK = "Open the lighter page"
TELL_TITLE = "Tell us"
TELL = "If you cannot use something, we want to know. {owner} looks after these pages."
TELL_AT = "Write to: {contact}"
DATED = "We last checked this statement on {day}."
