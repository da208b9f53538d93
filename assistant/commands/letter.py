"""`letter`: a flexible-working request, a plan of keeping-in-touch days or a return-meeting agenda."""

import argparse
import json
from pathlib import Path
from typing import Any

from assistant.commands.choices import EMPLOYERS, NATIONS

KINDS = ("flexible-working", "kit-plan", "return-meeting")
SWITCHES = {"yes": True, "no": False}
TEXTS = {
    "flexible-working": (
        ("--request-date", "the day you send it, as 2026-12-01"),
        ("--current", "your pattern now"),
        ("--pattern", "the days, times and places you want"),
        ("--start-date", "the day it should start"),
        ("--trial-until", "ask for a trial until this day"),
        ("--effect", "the effect at work, or none"),
        ("--reason", "your reason, if you want to give one"),
        ("--service-start", "the day you started with this employer"),
    ),
    "kit-plan": (
        ("--request-date", "the day you send it"),
        ("--leave-start", "the first day of leave"),
        ("--birth-date", "the day of the birth"),
        ("--return-date", "the day you return"),
        ("--used", "days used so far"),
        ("--pay", "the pay you agreed"),
        ("--contact", "how work should reach you"),
    ),
    "return-meeting": (
        ("--meeting-date", "the day of the meeting"),
        ("--return-date", "the day you return"),
        ("--leave-start", "the first day of leave"),
        ("--birth-date", "the day of the birth"),
        ("--pattern", "the days and hours you plan to work"),
        ("--annual-leave", "how you want to use saved holiday"),
        ("--training", "training and access you need"),
        ("--support", "support that would help"),
    ),
}
LISTS = {
    "flexible-working": (
        ("--change", "changes", "hours, times or place"),
        ("--earlier-request", "earlier_requests", "the day of an earlier legal request"),
        ("--solution", "solutions", "how the work could be covered"),
    ),
    "kit-plan": (("--day", "days", "a day and the work, as 2027-02-01=Training"),),
    "return-meeting": (("--topic", "topics", "another point to talk about"),),
}
YES_NO = {
    "flexible-working": ("--asked-before", "--request-still-open", "--employee"),
    "kit-plan": (),
    "return-meeting": ("--feeding", "--registered"),
}
CHOICES = {
    "flexible-working": (
        ("--right", ("statutory", "section_33", "both", "policy")),
        ("--reason-kind", ("childcare", "caring", "disability", "other")),
    ),
    "kit-plan": (("--leave", ("maternity", "adoption", "shared_parental")),),
    "return-meeting": (("--leave", ("maternity", "adoption", "shared_parental", "sickness", "other")),),
}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    letter = commands.add_parser("letter", help="draft a request or an agenda, with its sources")
    kinds = letter.add_subparsers(required=True, metavar="KIND")
    for kind in KINDS:
        parser = kinds.add_parser(kind, help=f"draft a {kind}")
        parser.add_argument("--nation", choices=NATIONS)
        parser.add_argument("--employer", choices=EMPLOYERS)
        for option, told in TEXTS[kind]:
            parser.add_argument(option, help=told)
        for option, name, told in LISTS[kind]:
            parser.add_argument(option, action="append", dest=name, help=f"{told}; can be repeated")
        for option in YES_NO[kind]:
            parser.add_argument(option, choices=tuple(SWITCHES))
        for option, choices in CHOICES[kind]:
            parser.add_argument(option, choices=choices)
        parser.add_argument("--answers", metavar="JSON", help="the answers as one JSON object; options come on top")
        parser.add_argument("--json", action="store_true", help="print everything as JSON")
        parser.add_argument("--docx", type=Path, metavar="FILE", help="write a Word file")
        parser.add_argument("--markdown", type=Path, metavar="FILE", help="write a Markdown file")
        parser.add_argument("--html", type=Path, metavar="FILE", help="write a page to print")
        parser.set_defaults(run=run, kind=kind)


def run(options: argparse.Namespace) -> int:
    from assistant.planning.documents import to_docx, to_html, to_text
    from assistant.planning.letter_documents import copy_text, letter_page, markdown
    from assistant.planning.letters import answers_for, draft
    from assistant.planning.writing import write

    letter = draft(options.kind, answers_for(options.kind, _fields(options)))
    if options.docx:
        write(options.docx, to_docx(letter_page(letter)))
    if options.markdown:
        write(options.markdown, markdown(letter).encode())
    if options.html:
        write(options.html, to_html(letter_page(letter)).encode())
    if options.json:
        shown = {**letter.model_dump(mode="json"), "copy": copy_text(letter), "markdown": markdown(letter)}
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    elif not (options.docx or options.markdown or options.html):
        print(to_text(letter_page(letter)))
    return 0


def _fields(options: argparse.Namespace) -> dict[str, Any]:
    """The answers by their names: those of --answers, then the options that were given."""
    from assistant.planning.writing import read_object

    kind = options.kind
    names = ["nation", "employer", *(_name(option) for option, _ in (*TEXTS[kind], *CHOICES[kind]))]
    given = {name: getattr(options, name) for name in names}
    given |= {name: getattr(options, name) for _, name, _ in LISTS[kind]}
    given |= {_name(option): SWITCHES.get(getattr(options, _name(option))) for option in YES_NO[kind]}
    if kind == "kit-plan" and given["days"]:
        given["days"] = [_day(text) for text in given["days"]]
    return {**read_object(options.answers), **{name: value for name, value in given.items() if value is not None}}


def _day(text: str) -> dict[str, str]:
    on, _, work = text.partition("=")
    return {"on": on} | ({"work": work} if work else {})


def _name(option: str) -> str:
    return option.removeprefix("--").replace("-", "_")
