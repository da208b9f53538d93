"""`mcp`: the assistant as tools for other programs."""

import argparse


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    mcp = commands.add_parser("mcp", help="offer ask, search and read_guide to programs that speak MCP")
    mcp.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    from assistant.loading import load_assistant
    from assistant.mcp_server import Loading, create_server
    from assistant.settings import read_settings
    from assistant.web.api.logs import start_logging

    start_logging()
    settings = read_settings()
    create_server(Loading(lambda: load_assistant(settings)).get).run("stdio")
    return 0
