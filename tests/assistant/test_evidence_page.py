"""`/evidence` without a browser: the report in the site's frame, its policy, and what stands there without one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.pipeline import Assistant
from assistant.web.evidence import read_report
from assistant.web.security import PAGE_POLICY, evidence_policy, inline_hash
from assistant.web.server import REPORT, create_app
from assistant.wording import evidence as says
from assistant.wording import pages
from tests.repository import ROOT

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
STYLE = "\n.report { color: red }\n"
FILE = (
    f'<html><head><style>body {{}}</style><style id="report-style">{STYLE}</style></head><body><main>'
    "<!-- report --><h1>All of it</h1><!-- /report --></main></body></html>"
)


def client(assistant: Assistant, report: Path) -> TestClient:
    return TestClient(create_app(assistant, report=report))


def test_the_report_stands_in_the_frame_of_the_site(make_assistant: Callable[..., Assistant], tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(FILE, encoding="utf-8")
    with client(make_assistant(), tmp_path / "report.html") as visitor:
        response = visitor.get("/evidence")
    assert response.status_code == 200
    assert response.text.count("<h1>") == 1
    assert "<h1>All of it</h1>" in response.text
    assert "body {}" not in response.text
    assert 'href="/site/site.css"' in response.text


def test_the_policy_allows_that_style_sheet_and_no_script(
    make_assistant: Callable[..., Assistant], tmp_path: Path
) -> None:
    (tmp_path / "report.html").write_text(FILE, encoding="utf-8")
    with client(make_assistant(), tmp_path / "report.html") as visitor:
        response = visitor.get("/evidence")
    policy = response.headers["content-security-policy"]
    sent = re.findall(r"<style>(.*?)</style>", response.text, re.DOTALL)
    assert [inline_hash(style) for style in sent] == [inline_hash(STYLE)]
    assert f"style-src 'self' {inline_hash(STYLE)}; img-src 'self' data:; " in policy
    assert "script-src 'none'" in policy
    assert "unsafe" not in policy
    assert evidence_policy("'none'").replace(" 'none'; img-src 'self' data:", "; img-src 'self'") == PAGE_POLICY


@pytest.mark.parametrize("content", [None, b"", b"<html><body>something else</body></html>", b"\xff\xfe"])
def test_without_a_report_the_page_says_so_and_what_to_do(
    make_assistant: Callable[..., Assistant], tmp_path: Path, content: bytes | None
) -> None:
    report = tmp_path / "report.html"
    if content is not None:
        report.write_bytes(content)
    with client(make_assistant(), report) as visitor:
        response = visitor.get("/evidence")
    assert response.status_code == 200
    assert says.NONE in response.text
    assert "make eval-report" in response.text
    assert response.headers["content-security-policy"] == PAGE_POLICY


def test_a_new_report_needs_no_restart(make_assistant: Callable[..., Assistant], tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    with client(make_assistant(), report) as visitor:
        assert says.NONE in visitor.get("/evidence").text
        report.write_text(FILE, encoding="utf-8")
        assert "All of it" in visitor.get("/evidence").text


def test_every_page_leads_to_it(make_assistant: Callable[..., Assistant], tmp_path: Path) -> None:
    assert ("/evidence", "How it is checked") in pages.MENU_LINKS
    with client(make_assistant(), tmp_path / "none.html") as visitor:
        for path in ("/guides", "/embed", "/accessibility", "/evidence"):
            assert 'href="/evidence"' in visitor.get(path).text, path


def test_the_shipped_place_is_where_the_evaluation_writes() -> None:
    from evals.report.__main__ import PAGE, RESULTS

    assert RESULTS / PAGE == REPORT
    assert REPORT.parent == ROOT / "evals" / "results"
    assert not REPORT.exists() or read_report(REPORT) is not None
