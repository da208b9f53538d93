"""`insights`: the gap report of a network, for the person who leads it."""

import argparse


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    insights = commands.add_parser("insights", help="print what people asked that the guides do not answer")
    insights.add_argument(
        "--network", metavar="NAME", default="main", help="a network's name; without it, the main page"
    )
    insights.add_argument("--days", type=int, default=90, help="how many days to look back (90)")
    insights.add_argument("--token", action="store_true", help="print the token of the network's chart page instead")
    insights.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from datetime import date

    from rich.console import Console

    from assistant.settings import read_settings
    from assistant.storage.report import MAIN, insights
    from assistant.storage.store import Store
    from assistant.storage.tables import NO_NETWORK
    from assistant.terminal_insights import render

    settings = read_settings()
    network = NO_NETWORK if options.network == MAIN else options.network
    if options.token:
        return _token(settings.insights_secret.get_secret_value(), options.network, network)
    store = Store(settings.database, settings.store_questions_days)
    try:
        report = insights(store, network, max(1, options.days), date.today())
    finally:
        store.close()
    Console().print(render(report))
    return 0


def _token(secret: str, name: str, network: str) -> int:
    from assistant.errors import SettingsError
    from assistant.storage.report import token_of
    from assistant.wording import insights as says

    if not secret:
        raise SettingsError(says.NO_SECRET)
    print(says.TOKEN_IS.format(network=name, token=token_of(secret, network)))
    return 0
