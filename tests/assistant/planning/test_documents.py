"""A plan as Markdown, text, Word and a page to print: everything is there, nothing runs, nothing is fetched."""

from html.parser import HTMLParser
from io import BytesIO

import docx
import pytest
from markdown_it import MarkdownIt

from assistant.planning.documents import Block, Page, to_docx, to_html, to_markdown, to_text
from assistant.planning.plan_page import plan_page
from assistant.wording import planning as wording
from tests.assistant.planning.test_timeline import BORN, made

PAGE = plan_page(made({**BORN, "kit_days_used": 2, "shoe_size": 5}))
TRICKY = Page(
    title="A <b> & *c*",
    blocks=(
        Block(text="<script>alert(1)</script> | [x](y) & `z`"),
        Block(columns=("A|B",), rows=(("<i>|\\",),)),
        Block(points=("one # two", "_three_"), numbered=True),
    ),
)


class Tags(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href", "onload", "onclick"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def words(page: Page) -> list[str]:
    return [text for block in page.blocks for text in (block.heading, block.text, *block.points) if text] + [
        cell for block in page.blocks for row in block.rows for cell in row
    ]


@pytest.mark.parametrize("page", [PAGE, TRICKY], ids=["plan", "tricky"])
def test_nothing_is_lost_in_any_form(page: Page) -> None:
    document = docx.Document(BytesIO(to_docx(page)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
    printed = Tags(to_html(page)).text
    rendered = Tags(MarkdownIt("commonmark").enable("table").render(to_markdown(page))).text
    for text in [page.title, *words(page)]:
        assert text in written
        assert text in printed
        assert text in rendered
    for text in words(page):
        assert text in to_text(page)


@pytest.mark.parametrize("page", [PAGE, TRICKY], ids=["plan", "tricky"])
def test_the_printed_page_is_whole_and_fetches_nothing(page: Page) -> None:
    html = to_html(page)
    tags = Tags(html)
    assert html.startswith('<!doctype html>\n<html lang="en-GB">')
    assert {"script", "link", "img", "iframe"} & set(tags.tags) == set()
    assert tags.links == []
    assert tags.tags.count("h1") == tags.tags.count("main") == 1
    assert "@page" in html


def test_the_word_document_has_real_headings_and_names_nobody() -> None:
    document = docx.Document(BytesIO(to_docx(PAGE)))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    assert styles[0] == "Heading 1"
    assert {"Heading 2", "Heading 3", "List Bullet"} <= set(styles)
    assert document.core_properties.title == wording.TITLE
    assert document.core_properties.author == ""
    assert document.tables[0].rows[0].cells[0].paragraphs[0].runs[0].bold


def test_the_page_of_a_plan_has_every_part() -> None:
    headings = [block.heading for block in PAGE.blocks if block.heading and block.level == 2]
    assert headings == [
        wording.HEADINGS[name] for name in ("warnings", "dates", "earlier", "amounts", "remarks", "missing", "sources")
    ]
    empty = plan_page(made({}))
    assert wording.NO_DATES in words(empty)
    assert wording.HEADINGS["missing"] in words(empty)


def test_amounts_that_are_not_known_show_the_formula() -> None:
    unpaid = plan_page(made({"leave_start": "2026-06-01", "employer": "nhs_afc", "nation": "Wales"}))
    assert {wording.PAY_FORMULA, wording.PAY_FORMULA_NHS} <= set(words(unpaid))
    assert wording.UNKNOWN_AMOUNT in words(unpaid)
    known = plan_page(made({"leave_start": "2026-06-01", "weekly_pay": 600}))
    assert "In all, before tax: £9,652.56." in words(known)
    later = words(plan_page(made({"leave_start": "2026-11-02", "weekly_pay": 600})))
    assert "If the rate did not change in April, it would be £9,652.56 in all." in later
