"""`ask`: one question, or a file of them."""

import argparse
import sys
from pathlib import Path

from assistant.commands.choices import EMPLOYERS, NATIONS


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    ask = commands.add_parser("ask", help="answer a question, or a file of questions")
    ask.add_argument("question", nargs="?", help="the question, in quotes")
    ask.add_argument("--json", action="store_true", help="print the answer as JSON")
    ask.add_argument("--batch", type=Path, metavar="FILE", help="read JSON lines with id and question or turns")
    ask.add_argument("--output", type=Path, metavar="FILE", help="with --batch: write here instead of printing")
    ask.add_argument("--nation", choices=NATIONS)
    ask.add_argument("--employer", choices=EMPLOYERS)
    ask.add_argument("--network", metavar="NAME", help="read this network's own documents too")
    ask.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
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
    from assistant.errors import BatchError
    from assistant.loading import load_assistant
    from assistant.settings import read_settings

    lines = list(read_batch(options.batch))
    if options.output is not None and not options.output.parent.is_dir():
        raise BatchError(f"The folder {options.output.parent} does not exist. Create it, or choose another place.")
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
