"""`python -m tests.deploy.small_server`: the real server, with the small corpus and embedder of the tests.

A question that holds `slowly` takes SLOW_SECONDS before its answer, and a third of that before each event.
"""

import sys
import time
from collections.abc import Iterator

from assistant.models import Answer, AnswerSentence, Question
from assistant.pipeline import Assistant
from assistant.settings import Settings, read_settings
from assistant.web.serving import serve
from knowledge_base.reader import LiveKnowledgeBase
from tests.fakes import HashingEmbedder

SLOW_SECONDS = 3.0


class SlowAssistant(Assistant):
    """Takes its time when asked to."""

    def ask(self, question: Question) -> Answer:
        if "slowly" in question.text:
            time.sleep(SLOW_SECONDS)
        return super().ask(question)

    def stream(self, question: Question) -> Iterator[AnswerSentence | Answer]:
        for item in super().stream(question):
            if "slowly" in question.text:
                time.sleep(SLOW_SECONDS / 3)
            yield item


def load_small(settings: Settings) -> Assistant:
    embedder = HashingEmbedder()
    assistant = SlowAssistant(settings, LiveKnowledgeBase(settings.index_dir, embedder), embedder)
    assistant.ask(Question(text="Warm up"))
    return assistant


def main() -> int:
    serve(read_settings(), load_small)
    return 0


if __name__ == "__main__":
    sys.exit(main())
