"""`serve` and `settings`: run the pages; print what they run with."""

import argparse


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    commands.add_parser("serve", help="serve the web pages").set_defaults(run=run)
    commands.add_parser("settings", help="print every setting, secrets hidden").set_defaults(run=show)


def run(_: argparse.Namespace) -> int:
    from assistant.settings import read_settings
    from assistant.web.serving import serve

    serve(read_settings())
    return 0


def show(_: argparse.Namespace) -> int:
    from assistant.settings import read_settings

    for name, value in read_settings().printable().items():
        print(f"CAREER_ASSISTANT_{name.upper()}={value}")
    return 0
