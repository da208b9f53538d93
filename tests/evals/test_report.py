"""The report of a run: what it says, that it stands alone, and that it invents nothing."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evals.cards.facts import Facts, read_facts
from evals.record import Run
from evals.report import words
from evals.report.expected import expected
from evals.report.page import report_page
from evals.report.sections import gate_rows, sections
from tests.evals import made_up

VOID = {"meta", "link", "img", "source", "br", "hr", "input"}


@cache
def facts() -> Facts:
    return read_facts()


@cache
def page() -> str:
    return report_page([made_up.run(), made_up.run(days=3)], facts())


class Outline(HTMLParser):
    """Headings, ids, references between elements, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.wanted: set[str] = set()
        self.addresses: list[str] = []
        self.images: list[str | None] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [told["id"] or ""] if "id" in told else []
        self.wanted |= set((told.get("aria-labelledby") or "").split())
        self.wanted |= {href[1:] for href in [told.get("href") or ""] if href.startswith("#")}
        self.addresses += [told[name] or "" for name in ("src", "href", "srcset", "action") if name in told]
        self.images += [told.get("alt")] if tag == "img" else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone() -> None:
    text = page()
    outline = Outline(text)
    assert all(address.startswith(("#", "data:image/svg+xml,")) for address in outline.addresses)
    assert "<script" not in text
    around_pictures = re.sub(r'"data:[^"]*"', "", text)
    assert not re.search(r"style=|url\(|@import", around_pictures)


def test_the_page_is_well_formed_and_its_outline_is_in_order() -> None:
    outline = Outline(page())
    assert outline.open == []
    assert outline.headings.count(1) == 1
    assert outline.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.wanted <= set(outline.ids)
    assert 'lang="en-GB"' in page()


def test_every_picture_has_words_and_a_table() -> None:
    outline = Outline(page())
    assert len(outline.images) == page().count('<figure class="r-plot"') >= 6
    assert all(alt and len(alt) > 60 for alt in outline.images)
    for figure in re.findall(r"<figure.*?</figure>", page(), re.DOTALL):
        assert "<table" in figure
        assert figure.count("<source") == 3


def test_it_is_the_same_each_time() -> None:
    assert report_page([made_up.run(), made_up.run(days=3)], facts()) == page()


def test_failures_come_first_in_words_and_with_a_symbol() -> None:
    rows = gate_rows(made_up.run())
    assert [row.passed for row in rows] == [False, None, True, True, True, True]
    assert rows[0].title == "Messages of danger heard"
    results = set(re.findall(r'class="r-result r-(\w+)">([\w ]+)<', page()))
    assert results == {("failed", "Failed"), ("open", "Not measured"), ("passed", "Passed")}
    symbols = re.findall(r'\.r-result(?:\.r-(\w+))?::before { content: "(.)" / ""; }', page())
    assert symbols == [("", "–"), ("passed", "✓"), ("failed", "✗")]
    assert "4 of 6 limits held" in page()


def test_every_figure_says_what_it_was_measured_on() -> None:
    for section in sections(made_up.run()):
        assert section.figures is None or all(row[4] in words.SPLIT.values() for row in section.figures.rows)
    assert "Development questions (flatters)" in page()


def test_kept_back_questions_stand_at_the_top_or_their_absence_does() -> None:
    (kept,) = expected(made_up.run())
    assert (kept.value, kept.around, kept.of) == ("74%", "62% to 84%", "60")
    assert page().index("What to expect from new questions") < page().index("The limits, one by one")
    none = made_up.run(figures=tuple(f for f in made_up.figures() if f.split != "acceptance"))
    assert words.EXPECT_NONE in report_page([none], facts())


def test_kept_back_results_lead_with_answers_and_none_crowds_out_the_others() -> None:
    names = ("retrieval/a", "retrieval/b", "retrieval/c", "answers/passed", "abstention/f1", "grounding/x")
    kept = tuple(made_up.figure(f"{name}/acceptance", title=name, split="acceptance") for name in names)
    run = made_up.run(figures=kept, gates=())
    assert [tile.title for tile in expected(run)] == [
        "answers/passed",
        "abstention/f1",
        "retrieval/a",
        "retrieval/b",
        "grounding/x",
    ]


def test_of_many_figures_those_with_a_limit_come_first_and_the_others_are_folded() -> None:
    many = tuple(made_up.figure(f"answers/m{number}", title=f"Figure {number}") for number in range(20))
    gate = made_up.gates()[3].model_copy(update={"figure": "answers/m7"})
    (answers, *_) = [s for s in sections(made_up.run(figures=many, gates=(gate,))) if s.task == "answers"]
    assert answers.figures is not None
    assert answers.others is not None
    assert [row[0] for row in answers.figures.rows] == ["Figure 7"]
    assert len(answers.others.rows) == 19


def test_the_verdict_is_green_only_when_every_limit_was_measured_and_held() -> None:
    def panel(*passed: bool | None) -> str:
        gates = tuple(made_up.gates()[0].model_copy(update={"passed": each}) for each in passed)
        bare = made_up.run(gates=gates, effects=(), reliability=(), confusion=(), distributions=())
        found = re.search(r'class="(r-verdict[^"]*)"', report_page([bare], facts()))
        return found[1] if found else ""

    assert panel(True, True) == "r-verdict r-passed"
    assert panel(True, None) == "r-verdict"
    assert panel(True, None, False) == "r-verdict r-failed"


def test_what_is_missing_is_said_and_never_zero() -> None:
    text = page()
    assert "ConditionalQA: its folder is not there." in text
    whole = "Sentences that a second judge supports (development): 200 of 200 could not be scored."
    partly = "Every required fact told, nothing stale (acceptance): 2 of 62 could not be scored."
    assert text.index(whole) < text.index(words.SKIPPED_PARTLY) < text.index(partly)
    grounding = next(s for s in sections(made_up.run()) if s.task == "grounding")
    assert grounding.figures is not None
    judged = next(row for row in grounding.figures.rows if row[0].startswith("Sentences that a second"))
    assert judged[1] == "not measured"


def test_text_of_samples_is_never_markup() -> None:
    assert "<script>alert" not in page()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page()


def test_a_run_with_nothing_in_it_is_a_page_too() -> None:
    bare = Run(id="2030-01-01T0900Z", made=made_up.FIRST, configuration={}, figures=())
    text = report_page([bare], facts())
    for told in (words.VERDICT_NONE, words.EXPECT_NONE, words.TREND_ONE, words.EXAMPLES_NONE, words.SKIPPED_NONE):
        assert told in text
    assert Outline(text).open == []


@pytest.mark.parametrize("name", ["runs", "report.html"])
def test_nothing_made_up_is_kept_as_a_result(name: str) -> None:
    kept = Path(__file__).parents[2] / "evals" / "results" / name
    files = [*kept.glob("*.json")] if kept.is_dir() else [kept] if kept.exists() else []
    assert [file for file in files if "made-up" in file.read_text(encoding="utf-8")] == []
