"""`/network`: the page of a network's lead, behind the token of that network.

The token goes in the body of each form, so that it is in no address, history, cookie or log.
Without CAREER_ASSISTANT_INSIGHTS_SECRET there is no such page.
"""

import tempfile
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

import anyio
from fastapi import APIRouter, Form, UploadFile
from fastapi.responses import HTMLResponse
from pydantic import ConfigDict, Field

from assistant.errors import NetworkError, NetworkValueError
from assistant.network_desk import NetworkDesk
from assistant.network_writing import change_network
from assistant.networks import BrokenNetwork, Network
from assistant.storage.report import opens
from assistant.web.api.service import Service
from assistant.web.templating import Site
from assistant.wording import networks as says
from knowledge_base.details import Typed, details_of
from knowledge_base.errors import DocumentError
from knowledge_base.models import Frozen

UPLOAD_MB = 20
CONTACT_FIELDS = ("name", "what_for", "phone", "url")
FIELDS = {
    "name": "name",
    "welcome": "welcome",
    "accent": "accent",
    "allowed_sites": "sites",
    "suggested_questions": "questions",
    "contacts": "contacts",
}
"""Setting of a network → the field of the form."""


class Wanted(Frozen):
    """What every form of the page sends; a form leaves out what it does not change."""

    model_config = ConfigDict(extra="ignore", frozen=True, arbitrary_types_allowed=True)

    network: str = Field(default="", max_length=64)
    token: str = Field(default="", max_length=200)
    action: str = "open"
    document: str = Field(default="", max_length=200)
    name: str = ""
    welcome: str = ""
    accent: str = ""
    sites: str = ""
    questions: str = ""
    contacts: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    file: UploadFile | None = None


class Problem(Frozen):
    """What is wrong with what was sent, and the field that it is about; both empty when nothing is."""

    error: str = ""
    wrong: str = ""


def network_router(service: Service, site: Site, desk: NetworkDesk) -> APIRouter:
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
    settings = service.assistant.settings
    secret = settings.insights_secret.get_secret_value()
    folder = settings.networks

    @router.get("/network")
    def form() -> HTMLResponse:
        return _page(site, Wanted()) if secret else site.page("not_found.html", 404)

    @router.post("/network")
    async def act(wanted: Annotated[Wanted, Form(media_type="multipart/form-data")]) -> HTMLResponse:
        if not secret:
            return site.page("not_found.html", 404)
        network = service.networks.get(wanted.network.strip())
        if network is None or not opens(wanted.token, secret, network.id):
            return _page(site, wanted, error=says.WRONG_TOKEN, status=HTTPStatus.FORBIDDEN)
        if isinstance(network, BrokenNetwork):
            return _page(site, wanted, error=says.BROKEN, status=HTTPStatus.CONFLICT)
        draft = await _kept(wanted.file) if wanted.action == "upload" else None
        try:
            told = await anyio.to_thread.run_sync(_do, wanted, network, desk, folder, draft)
        except (NetworkError, DocumentError) as fault:
            problem = _problem(wanted, fault, draft)
            return _dashboard(site, wanted, network, desk, problem, status=HTTPStatus.BAD_REQUEST)
        finally:
            if draft is not None:
                draft.unlink(missing_ok=True)
                draft.parent.rmdir()
        return _dashboard(site, wanted, service.networks.get(network.id) or network, desk, Problem(), told=told)

    return router


def _do(wanted: Wanted, network: Network, desk: NetworkDesk, folder: Path, draft: Path | None) -> str:
    """Carry out what was asked and say so. Raises NetworkError or DocumentError."""
    actions: dict[str, Callable[[], str]] = {
        "open": lambda: "",
        "save": lambda: _save(wanted, network, folder),
        "pause": lambda: _switch(network, folder, active=False),
        "resume": lambda: _switch(network, folder, active=True),
        "upload": lambda: _upload(wanted, network, desk, draft),
        "publish": lambda: _publish(wanted, network, desk),
        "discard": lambda: _discard(wanted, network, desk),
        "remove": lambda: _remove(wanted, network, desk),
    }
    return actions.get(wanted.action, actions["open"])()


def _publish(wanted: Wanted, network: Network, desk: NetworkDesk) -> str:
    desk.publish(network.id, wanted.document)
    return says.PUBLISH_DONE


def _discard(wanted: Wanted, network: Network, desk: NetworkDesk) -> str:
    desk.discard(network.id, wanted.document)
    return says.DISCARDED


def _remove(wanted: Wanted, network: Network, desk: NetworkDesk) -> str:
    desk.remove(network.id, wanted.document)
    return says.REMOVED


def _save(wanted: Wanted, network: Network, folder: Path) -> str:
    contacts = [
        {field: text for field, text in zip(CONTACT_FIELDS, map(str.strip, line.split("|")), strict=False) if text}
        for line in _lines(wanted.contacts)
    ]
    changes = {
        "name": wanted.name.strip(),
        "welcome": wanted.welcome.strip(),
        "accent": wanted.accent.strip(),
        "allowed_sites": _lines(wanted.sites),
        "suggested_questions": _lines(wanted.questions),
        "contacts": contacts,
    }
    change_network(folder, network.id, changes)
    return says.SAVED


def _switch(network: Network, folder: Path, *, active: bool) -> str:
    change_network(folder, network.id, {"active": active})
    return says.STATE_OPEN if active else says.STATE_PAUSED


def _upload(wanted: Wanted, network: Network, desk: NetworkDesk, draft: Path | None) -> str:
    if draft is None:
        raise NetworkError(says.NO_FILE)
    typed = Typed(
        network=network.id,
        title=wanted.title.strip() or None,
        publisher=wanted.publisher.strip() or None,
        url=wanted.url.strip() or None,
    )
    desk.upload(draft, details_of(typed, desk.today()))
    return says.UPLOADED


async def _kept(file: UploadFile | None) -> Path | None:
    """The upload as a file with its own name, in a folder of its own; None when nothing was chosen."""
    if file is None or not file.filename:
        return None
    place = Path(tempfile.mkdtemp(prefix="upload-")) / (Path(file.filename.replace("\\", "/")).name or "document")
    place.write_bytes(await file.read())
    return place


def _problem(wanted: Wanted, fault: Exception, draft: Path | None) -> Problem:
    """The fault in the words of the page, without any place on the disk."""
    if isinstance(fault, NetworkValueError) and fault.field in FIELDS:
        return Problem(error=fault.reason, wrong=FIELDS[fault.field])
    text = str(fault)
    plain = text.replace(f"{draft.parent}/", "") if draft is not None else text
    return Problem(error=plain, wrong="file" if wanted.action == "upload" else "")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _dashboard(
    site: Site,
    wanted: Wanted,
    network: Network,
    desk: NetworkDesk,
    problem: Problem,
    *,
    told: str = "",
    status: int = HTTPStatus.OK,
) -> HTMLResponse:
    kept = {"drafts": desk.drafts(network.id), "published": desk.published(network.id), "desk": desk}
    found = problem.model_dump()
    return _page(site, wanted, status, network=network, told=told, **found, **kept)


def _page(site: Site, wanted: Wanted, status: int = HTTPStatus.OK, **values: object) -> HTMLResponse:
    page = {"says": says, "wanted": wanted, "network": None, "error": "", "wrong": "", "told": "", "limit": UPLOAD_MB}
    response = site.page("network.html", status, **(page | values))
    response.headers["Cache-Control"] = "no-store"
    return response
