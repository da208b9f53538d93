"""Command line of the assistant. Heavy imports happen inside the commands."""

import argparse
import sys

from assistant.commands import ask, eligibility, insights, letter, mcp, network, plan, schemes, serve

COMMANDS = (ask, eligibility, insights, letter, mcp, network, plan, schemes, serve)


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
    for command in COMMANDS:
        command.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
