"""What `/evidence` says around the report of the evaluation, or in its place."""

TITLE = "How the assistant is checked"
NONE = "There is no report on this service yet."
NONE_MEANS = "So we cannot show you how well it answers. Please check what matters with the source or with HR."
NONE_NEXT = (
    "For the people who run this service: “make eval” measures the assistant. Then “make eval-report” writes this page."
)
