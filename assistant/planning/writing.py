"""Reading answers from the command line and writing files beside it."""

import json
from pathlib import Path
from typing import Any

from assistant.errors import PlanningError

EXAMPLE = '{"nation": "Wales"}'


def read_object(text: str | None) -> dict[str, Any]:
    """A JSON object; none when nothing is given. Raises PlanningError with an example."""
    if text is None:
        return {}
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise PlanningError(
            f"The answers are not JSON ({error}). Write them as an object, such as {EXAMPLE}."
        ) from error
    if not isinstance(found, dict):
        raise PlanningError(f"The answers are not a JSON object. Write them as one, such as {EXAMPLE}.")
    return found


def write(path: Path, content: bytes) -> None:
    """Raises PlanningError when the file cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise PlanningError(f"{path} cannot be written: {error.strerror}. Choose another place.") from error
