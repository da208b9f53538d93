"""ConditionalQA (Sun, Cohen and Salakhutdinov, 2022): questions about GOV.UK pages, as a retrieval corpus.

A page is rebuilt from the evidence sentences of all questions about it, in file order, without
HTML tags and repeats. All pages are in the corpus; the questions asked of it are those about
work, by `about_work`. Questions without evidence are left out: no sentence shows that the page answers them.
"""

import html
import json
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from knowledge_base.models import Corpus, Document, Employer, Frozen, Nation, Section, Sentence, Source

HERE = Path(__file__).resolve().parent
IDS_FILE = HERE / "datasets" / "conditionalqa_work_ids.json"
VARIABLE = "CAREER_ASSISTANT_EVAL_DATA"
FALLBACK = HERE.parent.parent / "shared" / "data"
SECTION_SENTENCES = 12
"""A longer page becomes several sections of about equal size."""

WORK = re.compile(
    r"employ|dismiss|disciplinary|grievance|redundanc|lay-offs|contract-types|fixed-term|union|strikes|works-council"
    r"|recruit|jobcentre|maternity|paternity|parental|adoption-pay|sick-pay|holiday-entitlement|rest-breaks|working"
    r"|work-|-work\b|hours|wage|flexible|understanding-your-pay|pay-tax-records|paye|payroll|tax-codes"
    r"|national-insurance|tax-credits|workers|workplace|crew|seafarer|apprentice|training-study|agencies|childcare"
    r"|childminder|carers|jury-service|criminal-record|rights-disabled|cis-|share-schemes|volunteering"
)
"""Parts of page addresses that are about employment, leave, family pay, working time or help for working people."""
NOT_WORK = re.compile(
    r"visa|turkish|refugee|party-walls|bursar|driving-tests|rights-responsibilities|after-state-pension|voluntary"
    r"|class-2|class-3"
)
"""Immigration, students, building, custody, retirement and self-employed contributions that WORK would also take."""


class Page(Frozen):
    """A GOV.UK page as far as its evidence shows it."""

    id: str
    """The last part of its address."""
    sentences: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.id.replace("-", " ").capitalize()

    @property
    def text(self) -> str:
        return f"{self.title}. {' '.join(self.sentences)}"


class WorkQuestion(Frozen):
    """A question with the page that answers it."""

    id: str
    page_id: str
    scenario: str
    question: str


def data_folder() -> Path | None:
    """The ConditionalQA folder in CAREER_ASSISTANT_EVAL_DATA, or in ../shared/data when that is not set."""
    folder = Path(os.environ.get(VARIABLE) or FALLBACK) / "conditionalqa"
    return folder if (folder / "train.json").is_file() else None


def load(folder: Path) -> tuple[list[Page], list[WorkQuestion]]:
    """Every page, and the questions about work that have evidence."""
    items = json.loads((folder / "train.json").read_text(encoding="utf-8"))
    sentences: dict[str, dict[str, None]] = {}
    for item in items:
        for evidence in item["evidences"]:
            if text := plain(evidence):
                sentences.setdefault(page_id(item["url"]), {}).setdefault(text)
    pages = [Page(id=id_, sentences=tuple(texts)) for id_, texts in sentences.items()]
    questions = [
        WorkQuestion(id=item["id"], page_id=page_id(item["url"]), scenario=item["scenario"], question=item["question"])
        for item in items
        if item["evidences"] and about_work(page_id(item["url"]))
    ]
    return pages, questions


def work_ids() -> list[str]:
    """The committed ids, so that a change of the rule or of the data shows."""
    ids: list[str] = json.loads(IDS_FILE.read_text(encoding="utf-8"))
    return ids


def page_id(url: str) -> str:
    return url.rstrip("/").rsplit("/", 1)[-1]


def about_work(page: str) -> bool:
    return bool(WORK.search(page)) and not NOT_WORK.search(page)


def plain(evidence: str) -> str:
    """The text of an HTML fragment."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", evidence)).split())


def parts(page: Page) -> list[tuple[str, ...]]:
    """The page's sentences in runs of at most SECTION_SENTENCES, of about equal size."""
    runs = -(-len(page.sentences) // SECTION_SENTENCES)
    size = -(-len(page.sentences) // runs)
    return [page.sentences[start : start + size] for start in range(0, len(page.sentences), size)]


def corpus(pages: Sequence[Page]) -> Corpus:
    """The pages as guides of the product: no asked questions, one section for each part."""
    today = date(2022, 1, 1)
    return Corpus(
        documents=tuple(
            Document(
                id=page.id, title=page.title, review_by=today, topic="govuk", sections=tuple(_sections(page, today))
            )
            for page in pages
        ),
        sources={"govuk": Source(id="govuk", publisher="GOV.UK", title="Guidance pages", checked=today)},
    )


def _sections(page: Page, day: date) -> list[Section]:
    sections = []
    for number, run in enumerate(parts(page), start=1):
        section_id = f"{page.id}#{number}"
        sections.append(
            Section(
                id=section_id,
                document_id=page.id,
                document_title="GOV.UK",
                topic="govuk",
                title=page.title,
                asks=(),
                nations=tuple(Nation),
                employers=(Employer.ANY,),
                valid_from=day,
                review_by=day,
                sentences=tuple(
                    Sentence(id=f"{section_id}/{n}", text=text, sources=("govuk",))
                    for n, text in enumerate(run, start=1)
                ),
            )
        )
    return sections
