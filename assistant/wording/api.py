"""What the API says when a request cannot be served: title, what happened, what to do next."""

PROBLEMS: dict[str, tuple[str, str, str]] = {
    "malformed": (
        "The request cannot be read",
        "Something in the request is missing or has a value that cannot be used.",
        "Correct the fields named here and send it again.",
    ),
    "not-found": (
        "There is nothing here",
        "The address may be old or mistyped.",
        "Look at the list of addresses in openapi.json.",
    ),
    "method": (
        "This address works another way",
        "The method of the request is not one that this address takes.",
        "Look at the list of addresses in openapi.json.",
    ),
    "too-large": (
        "The request is too large",
        "The most that can be sent here is {limit} KB.",
        "Send fewer earlier messages or a shorter one.",
    ),
    "media-type": (
        "The request is in the wrong format",
        "Only JSON is read here.",
        "Send JSON, with the header Content-Type: application/json.",
    ),
    "rate-limited": (
        "Too many questions",
        "You have asked many questions in a short time.",
        "Wait {wait} and ask again.",
    ),
    "network-limited": (
        "Too many questions today",
        "This network has used all its questions for today.",
        "Ask again tomorrow, or ask on the main page.",
    ),
    "network-unknown": (
        "This network is not known",
        "No network has this name.",
        "Check the name, or leave it out.",
    ),
    "busy": (
        "Many people are asking now",
        "Your question could not be taken.",
        "Wait a few seconds and ask again.",
    ),
    "not-ready": (
        "The assistant is starting",
        "It is still loading its guides.",
        "Wait a minute and ask again.",
    ),
    "not-saved": (
        "Your feedback was not saved",
        "The place where feedback is kept cannot be reached.",
        "Send it again in a few minutes.",
    ),
    "personal-data": (
        "Your words seem to hold personal details",
        "I found what looks like {kinds}, so nothing was kept.",
        "Take that out and send it again.",
    ),
    "fault": (
        "Something went wrong",
        "I cannot answer at the moment.",
        "Please try again in a few minutes.",
    ),
}
"""Name of the problem → (title, detail, next step)."""
FIELD = "{field}: {reason}."
SECONDS = "{n} seconds"
MINUTES = "{n} minutes"
HOURS = "{n} hours"
ABOUT = (
    "Ask the assistant and read its guides. Nothing that is asked is kept. "
    "Every outcome that a person can meet is a status of the answer, not an error. "
    "An error says what to do next. Send the header X-Visitor with a random token of the open page. "
    "Then people who share an address are counted apart."
)
