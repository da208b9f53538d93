"""What other programs are told about the tools of the MCP server."""

INSTRUCTIONS = (
    "Careers in digital and AI, leave, flexible working and going back to work, for people in UK health and care. "
    "Every sentence of an answer is taken from a guide and carries the numbers of its citations. "
    "Show the sentences as they stand, with their citations. Add no facts of your own. "
    "When the status is crisis or safeguarding, show the message and the contacts first. "
    "Do not send names or other personal details."
)
ASK = (
    "Answer a question from the guides. Gives whole sentences with numbered citations, or says that the guides "
    "do not hold the answer. Put earlier questions of the same person in earlier, oldest first."
)
SEARCH = "Find the sections of the guides that are nearest to some words. Gives their text and their addresses."
READ_GUIDE = "Read a whole guide by its id: every sentence with the ids of its sources. Search gives the ids."
NO_GUIDE = "There is no guide with the id {guide}. Use search to find one."
PLAN = (
    "Work out a person's dates and pay from what they said: leave, return, a request, a dispute or a register. "
    "Put the values in answers, such as baby_due_date, leave_start, intended_return, nation and employer. "
    "Show each date with its rule, sources and assumptions, and say: confirm with HR."
)
LETTER = (
    "Draft a letter with its sources. The kind is flexible-working, kit-plan or return-meeting. "
    "It tells what is still missing. Put no names in answers."
)
SCHEMES = (
    "Find schemes and networks that fit, and why. Answers can be nation, working, clinical, degree, part_time, "
    "years_away, free, paid, kinds and about. With roles true it gives roles; then give an interest too."
)
ELIGIBILITY = (
    "Check one right or offer, such as smp. Without answers it tells its questions. "
    "It says likely, unlikely or ask. Always show what was not checked."
)
