"""`network`: the networks that put the assistant on their sites."""

import argparse
import sys
from collections.abc import Collection

MAX_SHOWN = 60


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    network = commands.add_parser("network", help="make, check, list, pause and open networks")
    actions = network.add_subparsers(required=True, metavar="ACTION")
    new = actions.add_parser("new", help="make a network that no site may show yet")
    new.add_argument("id", metavar="ID", help="lower-case letters, digits and hyphens")
    new.add_argument("--name", required=True, help="as people read it")
    new.set_defaults(run=_new)
    check = actions.add_parser("check", help="check the settings and documents of one network or of all")
    check.add_argument("id", metavar="ID", nargs="?")
    check.set_defaults(run=_check)
    actions.add_parser("list", help="list the networks").set_defaults(run=_list)
    pause = actions.add_parser("pause", help="answer nothing for a network until it is opened again")
    pause.add_argument("id", metavar="ID")
    pause.set_defaults(run=_pause)
    opened = actions.add_parser("open", help="answer for a paused network again")
    opened.add_argument("id", metavar="ID")
    opened.set_defaults(run=_open)
    token = actions.add_parser("token", help="print the token of the network's own page")
    token.add_argument("id", metavar="ID")
    token.set_defaults(run=_token)


def _new(options: argparse.Namespace) -> int:
    from assistant.network_writing import new_network
    from assistant.settings import read_settings

    folder = read_settings().networks
    network = new_network(folder, options.id, options.name)
    print(f"Made: {network.name} in {folder / network.id}. No site may show it yet: add its address to allowed_sites.")
    return 0


def _check(options: argparse.Namespace) -> int:
    from assistant.networks import load_networks
    from assistant.settings import read_settings
    from knowledge_base.network_documents import load_network_documents

    settings = read_settings()
    networks, faults = load_networks(settings.networks)
    _known(options.id, {*networks, *faults})
    wrong = [str(fault) for name, fault in faults.items() if options.id in {None, name}]
    for fault in wrong:
        print(f"Error: {fault}", file=sys.stderr)
    if wrong:
        return 2
    documents, _ = load_network_documents(settings.networks)
    for network in networks.values():
        if options.id in {None, network.id}:
            own = sum(document.network == network.id for document in documents)
            print(f"{network.id}: good. {_count(own, 'document')} of its own in its folder.")
            if not network.allowed_sites:
                print("  No site may show it: allowed_sites is empty.")
    return 0


def _list(_: argparse.Namespace) -> int:
    from assistant.networks import load_networks
    from assistant.settings import read_settings

    networks, faults = load_networks(read_settings().networks)
    for network in networks.values():
        state = "open" if network.active else "paused"
        print(f"{network.id}\n  {network.name[:MAX_SHOWN]}; {state}; {_count(len(network.allowed_sites), 'site')}")
    for name in faults:
        print(f"{name}\n  cannot be read; run `python -m assistant network check {name}`")
    print(f"Networks: {len(networks) + len(faults)}. `python -m assistant network new ID --name NAME` makes one.")
    return 0


def _pause(options: argparse.Namespace) -> int:
    return _switch(options.id, active=False)


def _open(options: argparse.Namespace) -> int:
    return _switch(options.id, active=True)


def _switch(network_id: str, *, active: bool) -> int:
    from assistant.network_writing import change_network
    from assistant.settings import read_settings

    change_network(read_settings().networks, network_id, {"active": active})
    print(f"Open: {network_id} answers." if active else f"Paused: {network_id} answers nothing and says so.")
    return 0


def _token(options: argparse.Namespace) -> int:
    from assistant.errors import SettingsError
    from assistant.networks import load_networks
    from assistant.settings import read_settings
    from assistant.storage.report import token_of
    from assistant.wording import insights as says

    settings = read_settings()
    networks, faults = load_networks(settings.networks)
    _known(options.id, {*networks, *faults})
    secret = settings.insights_secret.get_secret_value()
    if not secret:
        raise SettingsError(says.NO_SECRET)
    print(says.TOKEN_IS.format(network=options.id, token=token_of(secret, options.id)))
    return 0


def _known(network_id: str | None, networks: Collection[str]) -> None:
    from assistant.errors import NetworkError

    if network_id is not None and network_id not in networks:
        raise NetworkError(f"There is no network {network_id!r}. Run `python -m assistant network list`.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
