"""What the product says about a language model: where questions go, and which way an answer was made."""

from assistant.llm_settings import LanguageModelSettings

OUTSIDE_NOTICE = (
    "To answer, we send your question to a language model run by {company}, outside this service. "
    "Each sentence that it writes is checked against our guides before you see it."
)
"""`company` is who runs the model."""
INSIDE_NOTICE = (
    "A language model inside this service words the answers. "
    "Each sentence that it writes is checked against our guides before you see it."
)
DRAFTED = "A language model worded this answer. Each sentence was checked against our guides."
COMPOSED_INSTEAD = (
    "The language model gave no answer that we could stand behind. You see the words of our guides instead."
)
COMPLETED = "The language model did not finish. Our guides' own words complete this answer."


def model_notice(settings: LanguageModelSettings) -> str:
    """What every page says about the language model; empty when there is none."""
    if settings.outside_model:
        return OUTSIDE_NOTICE.format(company=settings.outside_model)
    return INSIDE_NOTICE if settings.llm or settings.llm_url else ""
