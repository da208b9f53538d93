"""Word documents → HTML with mammoth (styles, lists, tables, accepted changes, footnotes) → blocks."""

from io import BytesIO
from pathlib import Path
from typing import Any

from knowledge_base.errors import DocumentError
from knowledge_base.readers.blocks import Reading
from knowledge_base.readers.html import read_html

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name^='toc'] =>
p[style-name^='TOC'] =>
p[style-name='header'] =>
p[style-name='footer'] =>
"""


def read_docx(path: Path, data: bytes) -> Reading:
    """Raises DocumentError when mammoth cannot read the file or there is no text in it."""
    import mammoth

    try:
        page = mammoth.convert_to_html(
            BytesIO(data), style_map=STYLES, convert_image=mammoth.images.img_element(_no_image)
        )
    except Exception as error:  # mammoth lets through whatever its zip and XML readers raise
        raise DocumentError(f"{path}: Word's format is damaged. Open it in Word and save it again as DOCX.") from error
    return read_html(path, f"<html><body>{page.value}</body></html>")


def _no_image(_: Any) -> dict[str, str]:
    return {}
