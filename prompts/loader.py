"""A prompt file → its messages. A prompt that does not hold what it declares is never used.

A file has YAML front matter with `purpose` and `placeholders`, then the parts `# System` and
`# User`. `${name}` is a placeholder; what is put in its place is not read for placeholders again.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Template

import yaml

HERE = Path(__file__).parent
PARTS = re.compile(r"\A---\n(?P<front>.*?)\n---\n+# System\n+(?P<system>.*?)\n+# User\n+(?P<user>.*?)\s*\Z", re.DOTALL)
FIELDS = {"purpose", "placeholders"}
HASH_LENGTH = 12
"""Hexadecimal digits of the SHA-256 that name a version of a prompt."""

Message = tuple[str, str]
"""(role, text), as chat models take it."""


class PromptError(ValueError):
    """A prompt file, or its use, is not as declared."""


@dataclass(frozen=True)
class Prompt:
    """One prompt file, checked."""

    name: str
    placeholders: frozenset[str]
    system: str
    user: str
    content_hash: str

    @property
    def version(self) -> str:
        """`name@hash`; another hash is another text."""
        return f"{self.name}@{self.content_hash}"

    def messages(self, values: Mapping[str, str]) -> list[Message]:
        """The system and the user message. Raises PromptError when a value is missing or not declared."""
        if set(values) != self.placeholders:
            wrong = ", ".join(sorted(set(values) ^ self.placeholders))
            raise PromptError(f"prompt {self.name}: {wrong}. Give exactly the placeholders that the file declares.")
        return [("system", Template(self.system).substitute(values)), ("user", Template(self.user).substitute(values))]


@lru_cache(maxsize=8)
def load_prompt(name: str) -> Prompt:
    """The prompt of that name. Raises PromptError naming the file and what to do."""
    return read_prompt(HERE / f"{name}.md")


def read_prompt(path: Path) -> Prompt:
    """A prompt file. Raises PromptError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"{path}: {error}. Put a UTF-8 file there.") from error
    parts = PARTS.match(text)
    if parts is None:
        raise PromptError(f"{path}: not a prompt. Start with front matter, then '# System' and '# User'.")
    declared = _declared(path, parts["front"])
    used: set[str] = set()
    for part in ("system", "user"):
        template = Template(parts[part])
        if not template.is_valid():
            raise PromptError(f"{path}: a lone '$' in the {part} part. Write '$$', or '${{name}}' for a placeholder.")
        used.update(template.get_identifiers())
    if used != declared:
        wrong = ", ".join(sorted(used ^ declared))
        raise PromptError(f"{path}: {wrong}. Declare each placeholder that is used, and use each that is declared.")
    content_hash = hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]
    return Prompt(path.stem, frozenset(declared), parts["system"], parts["user"], content_hash)


def _declared(path: Path, front: str) -> set[str]:
    try:
        fields = yaml.safe_load(front)
    except yaml.YAMLError as error:
        raise PromptError(f"{path}: the front matter is not YAML. Mend it.") from error
    if not isinstance(fields, dict) or set(fields) != FIELDS or not isinstance(fields["placeholders"], list):
        raise PromptError(f"{path}: the front matter must hold 'purpose' and a list 'placeholders', nothing else.")
    return {str(name) for name in fields["placeholders"]}
