"""The same questions through a plain LangChain RAG chain and through ours, with the same small model.

The plain chain is what a tutorial builds: a retriever over the same guides (ours, so that search
is no difference), the sections put into one prompt, the model's reply as it comes. It is asked to
cite passage numbers. Ours drafts with the same model and checks every sentence before it is shown.
Run: `python -m evals.side_by_side --python .venv-llm/bin/python --write`.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.loading import load_assistant
from assistant.models import Question
from assistant.pipeline import Assistant
from assistant.settings import Settings, read_settings
from assistant.verification import Verifier
from evals.questions import load_questions
from evals.side_by_side_report import Outcome, Shown, judged, report
from evals.small_model import NAME, serving
from knowledge_base.embeddings import SentenceTransformerEmbedder
from knowledge_base.segmenter import sentences

RESULTS = Path(__file__).parent / "results" / "side_by_side.md"
QUESTIONS = 100
TOP = 3
"""Sections in a prompt, for both."""
MAX_TOKENS = 200
"""Of a reply, for both; the small model seldom ends by itself."""
TIMEOUT = 300.0
"""Seconds a reply may take: the machine is small, and time is not what is compared."""
STUFF_PROMPT = (
    "Use the following pieces of context to answer the question at the end. If you don't know the answer, just say "
    "that you don't know. Cite the pieces you use by their number in square brackets after each sentence, such as [1].\n\n"
    "{context}\n\nQuestion: {question}\nHelpful answer:"
)


def main() -> int:
    options = _options()
    with serving(options.python, options.threads) as url:
        settings = read_settings().model_copy(
            update={
                "llm": NAME,
                "llm_url": url,
                "llm_max_tokens": MAX_TOKENS,
                "llm_timeout": TIMEOUT,
                "llm_understands": False,
            }
        )
        outcomes = list(run(settings, options.questions, options.log))
    text = report(outcomes, NAME, MAX_TOKENS)
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return int(any(outcome.ours_unsupported for outcome in outcomes))


def run(settings: Settings, count: int, log: Path | None) -> Iterator[Outcome]:
    """Each question both ways; what is in the log already is not asked again."""
    done = _logged(log)
    assistant = load_assistant(settings)
    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    verifier = Verifier(embedder)
    chain = plain_chain(assistant, embedder, settings)
    for number, item in enumerate(load_questions()[:count]):
        outcome = done.get(item.id)
        if outcome is None:
            passages, reply = chain(item.question)
            plain = Shown.of(sentences(" ".join(reply.split())), passages)
            answer = assistant.ask(Question(text=item.question, nation=item.nation, employer=item.employer))
            outcome = judged(item.id, plain, passages, answer, assistant, verifier)
            if log is not None:
                with log.open("a", encoding="utf-8") as file:
                    file.write(outcome.model_dump_json() + "\n")
        print(number, item.id, outcome.plain_unsupported, outcome.ours_unsupported, flush=True)
        yield outcome


def plain_chain(assistant: Assistant, embedder: SentenceTransformerEmbedder, settings: Settings) -> Any:
    """A question → (the texts of the sections found, the model's reply)."""
    from langchain.chat_models import init_chat_model
    from langchain_core.output_parsers import StrOutputParser
    from langchain_core.prompts import ChatPromptTemplate

    from assistant.langchain_retriever import GuideRetriever

    retriever = GuideRetriever(knowledge_base=assistant.knowledge_base, embedder=embedder, top=TOP)
    model = init_chat_model(
        NAME,
        model_provider="openai",
        base_url=settings.llm_url,
        api_key="none",
        temperature=0,
        max_tokens=MAX_TOKENS,
        timeout=TIMEOUT,
    )
    writer = ChatPromptTemplate.from_template(STUFF_PROMPT) | model | StrOutputParser()

    def ask(question: str) -> tuple[list[str], str]:
        found = [document.page_content for document in retriever.invoke(question)]
        context = "\n\n".join(f"[{number}] {text}" for number, text in enumerate(found, start=1))
        return found, writer.invoke({"context": context, "question": question})

    return ask


def _logged(log: Path | None) -> dict[str, Outcome]:
    if log is None or not log.exists():
        return {}
    outcomes = (Outcome.model_validate(json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines())
    return {outcome.id: outcome for outcome in outcomes}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.side_by_side", description=__doc__)
    parser.add_argument("--python", type=Path, required=True, help="interpreter of the model's own environment")
    parser.add_argument("--questions", type=int, default=QUESTIONS, help="how many of the development questions")
    parser.add_argument("--threads", type=int, default=2, help="threads of the model")
    parser.add_argument("--log", type=Path, help="keep the outcome of each question here, and go on from it")
    parser.add_argument("--write", action="store_true", help="write evals/results/side_by_side.md")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
