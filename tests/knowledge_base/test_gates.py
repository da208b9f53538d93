"""The gates over meaning, words, sources and dates: each can fail, and each can pass."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from knowledge_base.coded_words import CodedWords, balance, check_coded_words, load_coded_words, warning_words
from knowledge_base.duplicates import check_duplicates, nearest_pairs
from knowledge_base.findings import Finding, Level
from knowledge_base.freshness import check_dates
from knowledge_base.leave_one_out import check_leave_one_out, leave_one_out, share_found
from knowledge_base.overlap import Publications, check_overlap, load_publications, longest_runs
from knowledge_base.records import Contact, Record, load_all_records
from knowledge_base.settings import HERE
from knowledge_base.sourcing import check_links, check_records, check_sources
from knowledge_base.vector_cache import CachedEmbedder
from tests.fakes import HashingEmbedder, corpus, section, six_sections, source


def _errors(findings: list[Finding]) -> list[str]:
    return [finding.message for finding in findings if finding.level is Level.ERROR]


def _contact(*sources: str, facts: tuple[str, ...] = ()) -> dict[str, Record]:
    fields = {"name": "Acas", "what_for": "Advice", "nations": ["England"], "tags": ["employment_rights"]}
    return {
        "contact:acas": Contact.model_validate(fields | {"sources": sources, "facts": facts, "checked": "2026-11-21"})
    }


def test_a_long_run_of_words_from_a_publication_is_an_error() -> None:
    report = Publications(["The findings show that women lead change in every part of the service, said the team."])
    own = section("report#one", ["Women lead change, the findings say."])
    copied = section("report#two", ["She said that women lead change in every part of the service now."])
    assert list(check_overlap([own], longest_runs([own], report))) == []
    messages = _errors(list(check_overlap([copied], longest_runs([copied], report))))
    assert len(messages) == 1
    assert "shares 10 words" in messages[0]


def test_names_and_titles_are_not_overlap() -> None:
    title = "Women in Digital & AI Leadership within the NHS: From Barriers to Breakthroughs"
    told = section("report#one", [f"The report is called {title}."])
    assert longest_runs([told], Publications([f"# {title}"])) == {}


def test_publications_are_read_from_a_folder_or_skipped(tmp_path: Path) -> None:
    assert load_publications(tmp_path) is None
    (tmp_path / "a.txt").write_text("One two three four five six.", encoding="utf-8")
    found = load_publications(tmp_path)
    assert found is not None
    assert found.longest_run("It said two three four five.") == ("two", "three", "four", "five")


def test_two_sections_that_say_the_same_are_an_error() -> None:
    text = ["Keeping-in-touch days are up to ten days of work in leave.", "Pay for them is agreed."]
    twins = [section("a#days", text), section("b#days", text), section("c#pay", ["Band 5 starts low.", "Ask."])]
    pairs = nearest_pairs(twins, HashingEmbedder())
    assert "b#days" in _errors(list(check_duplicates(pairs)))[0]
    assert list(check_duplicates(nearest_pairs(six_sections(), HashingEmbedder()))) == []


def test_an_ask_finds_its_section_by_the_rest_of_it() -> None:
    sections = [
        section(
            "leave#days", ["Keeping in touch days are ten."], ["how many keeping in touch days", "touch days", "x"]
        ),
        *six_sections(),
    ]
    asked = leave_one_out(sections, HashingEmbedder())
    first = next(item for item in asked if item.ask == "how many keeping in touch days")
    assert first.rank == 1
    assert len(asked) == 21


def test_an_ask_is_left_out_of_every_part_of_the_index() -> None:
    lonely = section("leave#days", ["Ten are allowed."], ["zebra crossing", "purple umbrella", "quiet violin"])
    others = [section(f"other#s{n}", [f"Text number {n}.", "Zebra."]) for n in range(4)]
    asked = leave_one_out([lonely, *others], HashingEmbedder())
    assert asked[0].rank == 5


def test_too_few_asks_found_is_an_error_and_far_ones_are_shown() -> None:
    words = [hashlib.sha256(bytes([number])).hexdigest() for number in range(42)]
    sections = [section(f"g{n}#s", ["Text."], words[3 * n : 3 * n + 3]) for n in range(14)]
    asked = leave_one_out(sections, HashingEmbedder())
    findings = list(check_leave_one_out(asked))
    assert share_found(asked) < 0.8
    assert "when left out" in _errors(findings)[0]
    far = [item.model_copy(update={"rank": 11}) for item in asked[:1]]
    assert "in place 11" in next(iter(check_leave_one_out(far))).message
    near = [item.model_copy(update={"rank": 3}) for item in asked]
    assert list(check_leave_one_out(near)) == []


def test_vectors_are_kept_and_only_new_texts_are_embedded(tmp_path: Path) -> None:
    CachedEmbedder(HashingEmbedder(), tmp_path).embed(["one", "two"])
    embedder = HashingEmbedder()
    again = CachedEmbedder(embedder, tmp_path).embed(["two", "three"])
    assert embedder.embedded == ["three"]
    assert again.shape == (2, 256)
    next(tmp_path.glob("*.npz")).write_bytes(b"cut short")
    assert CachedEmbedder(HashingEmbedder(), tmp_path).embed(["two"]).shape == (1, 256)


def test_coded_words_warn_beyond_three_in_a_hundred(tmp_path: Path) -> None:
    heavy = section("jobs#one", ["Be a fearless, dominant and competitive person who likes data."])
    plain = section("jobs#two", ["An analyst turns health records into charts for the team."])
    warnings = [finding.message for finding in check_coded_words([heavy, plain], warning_words(None))]
    assert len(warnings) == 1
    assert "masculine" in warnings[0]
    assert balance("Be warm and gentle, or bold.", CodedWords()).per_100_words == pytest.approx(-100 / 3)
    assert load_coded_words(tmp_path) is None


def test_the_public_list_counts_without_the_subjects_of_the_guides(tmp_path: Path) -> None:
    lists = '{"masculine_coded_words": ["decision", "athlet"], "feminine_coded_words": ["child"]}'
    (tmp_path / "gender_coded_stems.json").write_text(lists, encoding="utf-8")
    public = load_coded_words(tmp_path)
    assert public is not None
    assert balance("A decision about childcare.", public).masculine == 1
    found = balance("A decision about childcare for athletes.", warning_words(public))
    assert (found.masculine, found.feminine) == (1, 0)


def test_a_source_that_nothing_cites_is_an_error_and_http_a_warning() -> None:
    content = corpus()
    extra = {
        "unused": source("unused"),
        "report-x": source("report-x"),
        "old": source("old", url="http://example.org/x"),
    }
    content = content.model_copy(update={"sources": content.sources | extra})
    findings = list(check_sources(content, _contact("old")))
    assert [message.split("]")[0] for message in _errors(findings)] == ["[unused"]
    assert any("without https" in finding.message for finding in findings)


def test_records_need_their_sources_and_facts() -> None:
    records = _contact("acas-code", "nobody", facts=("HELP-01", "HELP-99"))
    assert len(_errors(list(check_records(records, {"acas-code"}, None)))) == 1
    assert len(_errors(list(check_records(records, {"acas-code"}, {"HELP-01"})))) == 2


def test_a_link_to_no_record_is_an_error() -> None:
    linked = section("a#b", ["Ask Acas.", "Do."], records=("contact:acas",))
    assert list(check_links([linked], _contact("acas-code"))) == []
    assert "does not exist" in _errors(list(check_links([linked], {})))[0]


def test_every_record_file_loads() -> None:
    kinds = {record_id.split(":")[0] for record_id in load_all_records(HERE)}
    assert kinds == {"scheme", "network", "role", "contact", "rate"}


@pytest.mark.parametrize(
    ("today", "strict", "level", "says"),
    [
        (date(2026, 1, 1), False, None, ""),
        (date(2026, 4, 5), True, Level.WARNING, "review is due by 2026-04-06"),
        (date(2026, 4, 6), False, Level.WARNING, "ended on 2026-04-05"),
        (date(2026, 4, 6), True, Level.ERROR, "ended on 2026-04-05"),
    ],
)
def test_a_rate_ends_with_its_tax_year(today: date, strict: bool, level: Level | None, says: str) -> None:
    rate = section(
        "pay#rate",
        ["Pay was £187.18 in the 2025/26 tax year.", "Ask."],
        valid_from=date(2025, 4, 6),
        valid_until=date(2026, 4, 5),
        review_by=date(2026, 4, 6),
    )
    findings = list(check_dates([rate], today=today, strict=strict))
    assert [finding.level for finding in findings] == ([level] if level else [])
    assert all(says in finding.message for finding in findings)


@pytest.mark.parametrize(("today", "level"), [(date(2027, 4, 6), Level.WARNING), (date(2027, 4, 7), Level.ERROR)])
def test_a_review_is_overdue_on_the_day_after(today: date, level: Level) -> None:
    rule = section("rule#one", ["A rule.", "Ask."])  # review_by is 6 April 2027
    assert [finding.level for finding in check_dates([rule], today=today, strict=True)] == [level]


def test_dates_in_the_wrong_order_are_an_error() -> None:
    wrong = section("a#b", ["A.", "B."], valid_from=date(2026, 4, 6), valid_until=date(2026, 4, 5))
    assert "before valid_from" in _errors(list(check_dates([wrong], today=date(2026, 1, 1), strict=False)))[0]
