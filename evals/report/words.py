"""Every sentence that the report itself says, for readers who are not statisticians."""

from evals.record import Better, Task

NAME = "Career assistant"
TITLE = "How the assistant is checked"
SUMMARY = "We test the assistant before people rely on it. This page shows what we tested, how, and what failed."
MEASURED = "Measured on {day}."
SKIP = "Skip to the report"
CONTENTS = "On this page"
NO_VALUE = "not measured"
UNSCORED = "{scored} scored, {unscored} could not be"

VERDICT_TITLE = "Did it pass?"
VERDICT_ALL = "Every limit held: {passed} of {total}."
VERDICT_SOME = "{passed} of {total} limits held. {failed} did not."
VERDICT_OPEN = "{open} could not be measured in this run."
VERDICT_BIG = "{passed} of {total} limits held"
FAILED_ARE = "Failed:"
OPEN_ARE = "Not measured:"
EXPECT_TITLE = "What to expect from new questions"
EXPECT_TEXT = "These results are from questions that were kept back until the end. They are the best guide to real use."
TILE = "Likely range {around}, from {of} questions. {better}"
TILE_OF = "From {of} questions. {better}"
EXPECT_NONE = "This run had no questions that were kept back. Results on development questions are too kind."
VERDICT_NONE = "This run was held against no limits, so it neither passed nor failed."
GATES_TEXT = "A limit is set before we measure, with its reason. A result outside its limit counts as a failure."
GATES_TITLE = "The limits, one by one"
GATES_CAPTION = "Every limit and what we measured, failures first"
GATES_HEAD = ("Result", "What we check", "Measured", "Limit", "Why this limit")
RESULT: dict[bool | None, str] = {True: "Passed", False: "Failed", None: "Not measured"}
AT_LEAST = "at least {limit}"
AT_MOST = "at most {limit}"

READ_TITLE = "How to read the numbers"
READ: tuple[str, ...] = (
    "The likely range shows how sure we are. With other questions of the same kind, the result would mostly lie in it.",
    "A small test gives a wide range. Two results whose ranges overlap a lot may not differ at all.",
    "“Could not be scored” means that we have no result. We count it, and never treat it as zero.",
    "We had development questions in view while we built the assistant. Their results are too kind.",
    "Acceptance questions were kept back. They show better what to expect.",
)
SPLIT: dict[str, str] = {
    "development": "Development questions (flatters)",
    "acceptance": "Acceptance questions (kept back)",
    "corpus": "Our own guides",
    "public": "Public test data",
}
SPLIT_SHORT: dict[str, str] = {
    "development": "Development",
    "acceptance": "Acceptance",
    "corpus": "Guides",
    "public": "Public",
}
BETTER: dict[Better, str] = {
    "higher": "Higher is better.",
    "lower": "Lower is better.",
    "near_zero": "Closer to zero is better.",
}

TASKS: dict[Task, tuple[str, str]] = {
    "retrieval": ("Finding the right guide", "Does the search find the part of a guide that answers the question?"),
    "grounding": ("Sticking to the sources", "Does every sentence say what its source says, with the right figures?"),
    "answers": (
        "Answering the question",
        "Does the answer hold what the person needed to know, and nothing out of date?",
    ),
    "abstention": (
        "Knowing when not to answer",
        "Does it hold back when the guides do not cover a question, and only then?",
    ),
    "conversation": ("Following a conversation", "Does it understand a question that leans on the one before?"),
    "safety": ("Keeping people safe", "Does it notice danger and personal details, and ignore planted instructions?"),
    "bias": (
        "Treating people alike",
        "Does what people say about themselves change what they get, when it should not?",
    ),
    "stereotypes": (
        "Not repeating stereotypes",
        "Does it refuse to state or to act on stereotypes about groups of people?",
    ),
    "readability": ("Being easy to read", "Can most adults read the answers?"),
    "freshness": ("Being up to date", "Are the rates and rules that it gives still valid?"),
}
TASK_CAPTION = "{title}: every figure"
TASK_LIMITED = "{title}: figures that have a limit"
TASK_OTHERS = "{title}: the other figures"
OTHERS = "The other figures"
OF_SPLIT = "{title} ({split})"
TASK_HEAD = ("What we measured", "Result", "Likely range", "In other words", "Measured on", "Scored")
NO_LIMITS = "No limit is set for these figures."
TASK_LIMITS = "Limits held: {passed} of {total}."
GROUPS = "Results by group"
GROUPS_TEXT = "Groups can be small, so expect some of these differences to be chance."
BY: dict[str, str] = {
    "audience": "by who asks",
    "topic": "by topic",
    "nation": "by nation",
    "style": "by style of writing",
}
BY_OTHER = "by {name}"

TABLE_OF = "Show this as a table"
FOREST_TITLE = "Does it matter who you are? {metric}"
FOREST_NOTE = (
    "Each mark shows what changes when people say something about themselves. "
    "The shaded band shows what harmless remarks change, such as a hobby. "
    "A mark whose whole line lies outside its band is a real difference."
)
FOREST_NONE = "No kind of remark changed this clearly more than harmless remarks do."
FOREST_SOME = "Changed clearly more than by harmless remarks: {axes}."
FOREST_WANTED = "Changed clearly where it counts: {axes}."
FOREST_RELEVANT = "(where it counts)"
FOREST_X = "Change beyond harmless remarks"
FOREST_CAPTION = "{metric}: change by kind of remark"
FOREST_HEAD = (
    "Kind of remark",
    "Change",
    "Likely range",
    "Band of harmless remarks",
    "Verdict",
    "Same within",
    "Strongest with",
    "Questions",
)
OVERVIEW_TITLE = "All comparisons at a glance"
OVERVIEW_CAPTION = "What we compared between people"
OVERVIEW_HEAD = ("What we compared", "Largest change", "With", "Clearly different", "Shown to be the same")
NOWHERE = "none"
UNDRAWN = "The other comparisons, as tables"
MORE_PLOTS = "More plots"
NUMBERS = "All figures as tables"
OUTSIDE = "Clearly different"
INSIDE = "Not clearly different"
SAME_YES = "{margin}: shown"
SAME_NO = "{margin}: not shown"
SAME_UNTESTED = "not tested"

RELIABILITY_TITLE = "With more evidence, is it more often right to answer?"
RELIABILITY_NOTE = (
    "Each mark is a group of messages with a similar score; the line through it is its likely range. "
    "A useful score rises to the right. Below the dashed line at {threshold} the assistant does not answer."
)
RELIABILITY_SAYS = "With scores around {low}, answering was right {right_low} of the time; around {high}, {right_high}."
RELIABILITY_ONE = "With scores around {low}, answering was right {right_low} of the time."
RELIABILITY_CAPTION = "Evidence score, and how often it was right to answer"
RELIABILITY_HEAD = ("Score", "Mean score", "Right to answer", "Likely range", "Messages")
RELIABILITY_X = "Evidence score"
RELIABILITY_Y = "How often answering was right"

CONFUSION_TITLE = "What kind of reply did each message get?"
CONFUSION_NOTE = (
    "Rows are kinds of message. Columns are kinds of reply. "
    "A cross marks mistakes: answered though it should not be, or not answered though it should."
)
CONFUSION_SAYS = "{right} of {all} messages were rightly answered or rightly held back."
CONFUSION_MOST = "The most common mistake: a message of kind “{expected}” got the reply “{got}” {often}."
ONCE = "once"
TIMES = "{count} times"
CONFUSION_CAPTION = "Messages by their kind (rows) and the kind of reply (columns)"
CONFUSION_CORNER = "Kind of message"

SPREAD_SAYS = "The middle value runs from {low} ({low_group}) to {high} ({high_group})."
SPREAD_ONE = "The middle value is {low}."
SPREAD_NOTE = "The box holds the middle half of the values, the line in it the middle one. Dots are unusual values."
SPREAD_CAPTION = "{title}: spread by group"
SPREAD_HEAD = ("Group", "Lowest", "Lower quarter", "Middle", "Upper quarter", "Highest", "Values")

TREND_TITLE = "Is it getting better?"
TREND_PLOT = "The limits over time"
TREND_ONE = "There is one run so far. A trend needs two or more."
TREND_SAYS = "Since the run before: {better} better, {worse} worse, {same} the same."
TREND_NOTE = "Each box is one figure that has a limit. The dashed line is its limit. Small steps may be chance."
TREND_CAPTION = "Figures with a limit, run by run"
TREND_FIGURE = "Figure"

EXAMPLES_TITLE = "Where it went wrong"
EXAMPLES_TEXT = "These are among the worst results of this run, with the whole answer that the assistant gave."
EXAMPLES_NONE = "This run kept no examples."
QUESTION = "Question"
ANSWER = "Answer"
PROBLEM = "What is wrong"
SAMPLE = "Sample"
SCORE = "Score"
NO_ANSWER = "(no answer was given)"

SKIPPED_TITLE = "What was not measured"
SKIPPED_NONE = "Nothing that this suite holds was left out of this run."
SKIPPED_PARTLY = "Figures from which single samples are missing"
SKIPPED_TEXT = "We leave these out rather than guess."
SKIPPED_UNSCORED = "{title}: {unscored} of {all} could not be scored."

LIMITS_TITLE = "What these tests cannot tell you"
LIMITS: tuple[str, ...] = (
    "Most questions were written by us, not collected from people. Real questions may be harder.",
    "Answers are whole sentences of our guides, so checks that a sentence fits its source are easy to pass.",
    "A sentence can fit its source and still not be what the person needed. “Answering the question” measures that.",
    "Our checks compare words, figures and dates. They can miss a denial that is worded freely.",
    "A test for equal treatment covers the groups and remarks that we thought of. It cannot cover everyone.",
    "No difference found is not proof of no difference. Only “shown” under “Same within” comes near to it.",
    "Nobody outside this project has repeated the measurements.",
)
CONFIGURATION_TITLE = "How this run was made"
CONFIGURATION_TEXT = "Versions, settings and check sums, so that others can repeat it."
CONFIGURATION_CAPTION = "Configuration of the run"
CONFIGURATION_HEAD = ("Setting", "Value")
NOTHING_SET = "none"
YES, NO = "yes", "no"
CARDS_TITLE = "The cards"
CARDS_TEXT = "Two records in the forms that reviewers know. They are made from this run and from the code."
FOOT = "Made from run {id} by the evaluation suite. It needs no script and loads nothing from elsewhere."

COMPARE_TITLE = "Two runs compared"
COMPARE_SUMMARY = "Before: run of {old}. After: run of {new}. The same questions are compared one by one."
COMPARED = "Clearly better: {better}. Clearly worse: {worse}. No clear change: {rest}. Cannot be paired: {unpaired}."
COMPARE_NOTE = (
    "Better or worse is said only when the whole likely range lies on one side of no change. "
    "Chance is how often a change like this would come about by luck alone."
)
COMPARE_CAPTION = "Each figure before and after"
DIFFERING_TITLE = "Samples that are not in both runs"
DIFFERING_NONE = "Every figure rests on the same samples in both runs."
UNPAIRED_TITLES = "No scores by sample were kept for: {titles}. Only their values can be shown."
DIFFERING = "{title}: {both} samples in both runs, {old} only before, {new} only after."
SETTINGS_TITLE = "What was set differently"
SETTINGS_CAPTION = "Settings that differ"
SETTINGS_NONE = "Nothing in the configuration differs."
