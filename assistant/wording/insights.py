"""The gap report: what a network lead reads about the questions that were asked."""

TITLE = "What people asked"
NETWORK_TITLE = "What people asked: {network}"
EVERYONE = "the main page"
PERIOD = "From {first} to {last}."
ANSWERS = "Answers in this time: {count}."
FEW = "Fewer than {fewest}."
PRIVACY = "We keep counts, not questions. A count below {fewest} is not shown, because it could point to one person."
NOTHING = "There is nothing to show yet."
GAPS = "Topics we could not answer"
NEAREST = "Guide sections that came nearest"
USED = "Guide sections used most"
TOPICS = "Topics people asked about"
OUTCOMES = "How the answers ended"
MONTHS = "Answers by month"
FEEDBACK = "Feedback"
USEFUL = "Useful: {useful}. Not useful: {not_useful}."
NO_FEEDBACK = "Fewer than {fewest} people have said that an answer was useful. The same holds for not useful."
TOPIC = "Topic"
SECTION = "Section"
OUTCOME = "Outcome"
MONTH = "Month"
COUNT = "Number"
STATUS: dict[str, str] = {
    "answered": "Answered",
    "partial": "Answered in part",
    "clarify": "Asked to say more",
    "no_sources": "Not in the guides",
    "out_of_scope": "Outside the subject",
    "about": "About the assistant",
    "greeting": "Greeting or thanks",
    "personal_data": "Held personal details",
    "too_long": "Too long",
    "crisis": "Sent to crisis helplines",
    "safeguarding": "Sent to helplines on abuse or fear",
    "refused": "Refused",
    "rate_limited": "Too many questions",
    "paused": "Paused",
    "unavailable": "A fault",
}
FORM_NETWORK = "Name of the network"
FORM_TOKEN = "Token"
FORM_TOKEN_HINT = "The people who run the service can give you the token of your network."
FORM_DAYS = "Days to look back"
FORM_SHOW = "Show"
WRONG_TOKEN = "Error: this token does not open the page of this network. Check both and try again."
AWAY = "Error: the counts cannot be read at the moment. Please try again in a few minutes."
NO_SECRET = "Set CAREER_ASSISTANT_INSIGHTS_SECRET first: tokens need it."
TOKEN_IS = "Token of {network}: {token}"
