"""Command line of the assistant. Heavy imports happen inside the commands."""

import argparse
import sys
from pathlib import Path

NATIONS = ("England", "Scotland", "Wales", "NI")
EMPLOYERS = ("nhs_afc", "nhs_medical", "nhs_bank", "gp_practice", "other")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 is success, 2 a fault with a message that names the next step."""
    options = _parser().parse_args(arguments)
    from assistant.errors import AssistantError
    from knowledge_base.errors import KnowledgeBaseError

    try:
        return int(options.run(options))
    except (AssistantError, KnowledgeBaseError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Question in, answer with citations out.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer a question, or a file of questions")
    ask.add_argument("question", nargs="?", help="the question, in quotes")
    ask.add_argument("--json", action="store_true", help="print the answer as JSON")
    ask.add_argument("--batch", type=Path, metavar="FILE", help="read JSON lines with id and question or turns")
    ask.add_argument("--output", type=Path, metavar="FILE", help="with --batch: write here instead of printing")
    ask.add_argument("--nation", choices=NATIONS)
    ask.add_argument("--employer", choices=EMPLOYERS)
    ask.add_argument("--network", metavar="NAME", help="read this network's own documents too")
    ask.set_defaults(run=_ask)
    serve = commands.add_parser("serve", help="serve the web pages")
    serve.set_defaults(run=_serve)
    settings = commands.add_parser("settings", help="print every setting, secrets hidden")
    settings.set_defaults(run=_settings)
    return parser


def _ask(options: argparse.Namespace) -> int:
    if (options.question is None) == (options.batch is None):
        print("Error: give a question in quotes, or --batch FILE.", file=sys.stderr)
        return 2
    from assistant.loading import load_assistant
    from assistant.settings import read_settings

    if options.batch is not None:
        return _batch(options)
    from assistant.batch import as_json
    from assistant.models import Question
    from assistant.terminal import print_answer

    answer = load_assistant(read_settings()).ask(
        Question(text=options.question, nation=options.nation, employer=options.employer, network=options.network)
    )
    if options.json:
        import json

        print(json.dumps(as_json(answer), ensure_ascii=False, indent=2))
    else:
        print_answer(answer)
    return 0


def _batch(options: argparse.Namespace) -> int:
    from assistant.batch import answer_batch, read_batch
    from assistant.loading import load_assistant
    from assistant.settings import read_settings

    lines = list(read_batch(options.batch))
    answers = answer_batch(load_assistant(read_settings()), lines)
    if options.output is None:
        for answer in answers:
            print(answer)
        return 0
    from rich.progress import track

    with options.output.open("w", encoding="utf-8") as file:
        for answer in track(answers, total=len(lines), description="Answering"):
            file.write(answer + "\n")
    return 0


def _serve(_: argparse.Namespace) -> int:
    from assistant.settings import read_settings
    from assistant.web.server import serve

    serve(read_settings())
    return 0


def _settings(_: argparse.Namespace) -> int:
    from assistant.settings import read_settings

    for name, value in read_settings().printable().items():
        print(f"CAREER_ASSISTANT_{name.upper()}={value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
