"""Markdown → HTML with markdown-it-py → blocks."""

from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

from knowledge_base.readers.blocks import Reading
from knowledge_base.readers.html import read_html


def read_markdown(path: Path, text: str) -> Reading:
    """Raises DocumentError when there is no text."""
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin)
    return read_html(path, f"<html><body>{renderer.render(text)}</body></html>")
