"""The widget's files under `/widget/v1/`, and the page `/widget` where a lead makes the lines for her site.

A released file never changes: its hash is in `widget/releases.toml`. The address without a version
serves the newest release.
"""

import base64
import hashlib
import tomllib
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response
from markupsafe import Markup
from pydantic import ConfigDict

from assistant.contrast import ACCENT, ENOUGH, HEX, contrast, readable, written
from assistant.contrast import parse as parse_colour
from assistant.networks import Networks
from assistant.web.security import scripted_policy
from assistant.web.templating import Site
from assistant.wording import embed as says
from knowledge_base.models import Frozen

WIDGET = Path(__file__).parent / "widget"
NEWEST_SECONDS = 3600
FOREVER = "public, max-age=31536000, immutable"
SCRIPT = "text/javascript"
FRAME_SANDBOX = (
    "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals "
    "allow-downloads allow-top-navigation-by-user-activation"
)
WHITE = "#ffffff"
SCRIPT_LINE = Markup('<script type="module" src="{}/widget/v1/career-assistant.js"></script>\n')
PINNED_LINE = Markup(
    '<script type="module" src="{}/widget/v1/career-assistant-{}.js" integrity="{}" crossorigin></script>\n'
)
FRAME_LINE = Markup(
    '<iframe src="{}" title="{}" sandbox="{}" allow="clipboard-write" loading="lazy" width="100%" height="700"></iframe>'
)


class Choice(Frozen):
    """What a lead has chosen on the page."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    network: str = ""
    label: str = ""
    colour: str = ""
    position: str = "end"
    mode: str = "launcher"


class Releases:
    """The released files by version."""

    def __init__(self, folder: Path = WIDGET) -> None:
        self._folder = folder
        ledger: dict[str, str] = tomllib.loads((folder / "releases.toml").read_text(encoding="utf-8"))
        self.hashes = dict(sorted(ledger.items(), key=lambda item: [int(part) for part in item[0].split(".")]))
        """Version → integrity hash as recorded at its release, oldest first."""

    @property
    def newest(self) -> str:
        return next(reversed(self.hashes))

    def path(self, version: str) -> Path:
        return self._folder / f"career-assistant-{version}.js"

    def integrity(self, version: str) -> str:
        """The integrity attribute of the file as it is."""
        return f"sha384-{base64.b64encode(hashlib.sha384(self.path(version).read_bytes()).digest()).decode()}"


class Colour(Frozen):
    """A chosen colour, checked for white text."""

    used: str
    good: bool
    told: str
    """For the lead."""


class Lines(Frozen):
    """Everything to copy, as text."""

    newest: str
    pinned: str
    style: str
    """The rule of the colour; empty for our own."""
    frame: str
    link: str
    policy: str
    sites: tuple[str, ...]
    colour: Colour


def widget_router(site: Site, networks: Networks) -> APIRouter:
    """Routes of the widget's files and its page."""
    releases = Releases()
    router = APIRouter(include_in_schema=False)

    @router.get("/widget/v1/career-assistant.js")
    def newest() -> FileResponse:
        headers = {"Cache-Control": f"public, max-age={NEWEST_SECONDS}"}
        return FileResponse(releases.path(releases.newest), media_type=SCRIPT, headers=headers)

    @router.get("/widget/v1/career-assistant-{version}.js")
    def exact(version: str) -> FileResponse:
        if version not in releases.hashes:
            raise HTTPException(404)
        return FileResponse(releases.path(version), media_type=SCRIPT, headers={"Cache-Control": FOREVER})

    @router.get("/widget", response_class=HTMLResponse)
    def page(choice: Annotated[Choice, Query()], request: Request) -> Response:
        lines = lines_for(choice, address_of(request, site.root), releases, networks)
        headers = {"Content-Security-Policy": scripted_policy(frames="'self'"), "Vary": "Accept"}
        if request.headers.get("accept", "").startswith("application/json"):
            return JSONResponse(lines.model_dump(), headers=headers)
        shown = site.page(
            "widget.html",
            says=says,
            choice=choice,
            lines=lines,
            networks=[network for network in networks.all() if network.active],
            accent=ACCENT,
            words={"copied": says.COPY_DONE, "failed": says.COPY_FAILED, "root": site.root},
        )
        shown.headers.update(headers)
        return shown

    return router


def address_of(request: Request, root: str) -> str:
    """The service's own address, as the lead's browser knows it."""
    return f"{request.url.scheme}://{request.url.netloc}{root}"


def checked_colour(wanted: str) -> Colour:
    """The colour, or the nearest on which white text can be read; empty is our own."""
    if not wanted:
        return Colour(used=ACCENT, good=True, told="")
    if not HEX.fullmatch(wanted):
        return Colour(used=ACCENT, good=False, told=says.COLOUR_UNKNOWN.format(nearest=ACCENT))
    ratio = contrast(wanted, WHITE)
    shown = f"{int(ratio * 10) / 10:g}"
    if ratio >= ENOUGH:
        return Colour(used=written(parse_colour(wanted)), good=True, told=says.COLOUR_GOOD.format(ratio=shown))
    nearest = readable(wanted, [WHITE])
    return Colour(used=nearest, good=False, told=says.COLOUR_WEAK.format(ratio=shown, nearest=nearest))


def lines_for(choice: Choice, service: str, releases: Releases, networks: Networks) -> Lines:
    """The lines for a site. Every value that a person typed is escaped."""
    network = networks.get(choice.network)
    chosen = network.id if network else ""
    label = choice.label.strip() or says.WIDGET["label"]
    colour = checked_colour(choice.colour or (network.accent if network else ""))
    query = {"network": chosen} if chosen else {}
    page = f"{service}/embed" + (f"?{urlencode(query)}" if query else "")
    accent = {"accent": colour.used.removeprefix("#")} if choice.colour else {}
    frame = f"{service}/embed" + (f"?{urlencode(query | accent)}" if query | accent else "")
    element = _element(choice, chosen, label, page)
    rule = "" if colour.used == ACCENT else f"career-assistant {{ --career-assistant-colour: {colour.used} }}"
    style = Markup("\n<style>{}</style>").format(rule) if rule else ""
    version = releases.newest
    origin = urlsplit(service)
    return Lines(
        newest=str(SCRIPT_LINE.format(service) + element + style),
        pinned=str(PINNED_LINE.format(service, version, releases.integrity(version)) + element),
        style=rule,
        frame=str(FRAME_LINE.format(frame, says.FRAME_TITLE, FRAME_SANDBOX)),
        link=str(Markup('<a href="{}">{}</a>').format(page, label)),
        policy=f"script-src {origin.scheme}://{origin.netloc};\nframe-src {origin.scheme}://{origin.netloc};",
        sites=network.allowed_sites if network else (),
        colour=colour,
    )


def _element(choice: Choice, network: str, label: str, page: str) -> Markup:
    """The element, with a link for browsers without JavaScript."""
    given = {
        "network": network,
        "label": choice.label.strip(),
        "mode": "inline" if choice.mode == "inline" else "",
        "position": "start" if choice.position == "start" else "",
    }
    attributes = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in given.items() if value)
    return Markup('<career-assistant{}><a href="{}">{}</a></career-assistant>').format(attributes, page, label)
