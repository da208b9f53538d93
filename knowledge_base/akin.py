"""Which sections speak of nearly the same: for each the others, nearest first. Made once a build.

A section is placed by the mean of the vectors of its text and of its asked questions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from knowledge_base.models import Section

KEPT = 16
"""Others kept for each section."""


class Akin:
    """Section → the others by nearness of meaning."""

    def __init__(self, sections: Sequence[Section], passages: Iterable[Mapping[str, np.ndarray]]) -> None:
        """`passages` map passage ids of texts and of asked questions to their vectors."""
        self._sections = list(sections)
        self._place = {section.id: place for place, section in enumerate(self._sections)}
        vectors: dict[str, list[np.ndarray]] = defaultdict(list)
        for mapping in passages:
            for passage_id, vector in mapping.items():
                vectors[_section_of(passage_id)].append(vector)
        rows = [np.mean(vectors[section.id], axis=0) for section in self._sections]
        means = np.stack(rows) if rows else np.zeros((0, 1))
        self._means = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)

    def to(self, section: Section) -> tuple[Section, ...]:
        """The KEPT nearest others."""
        place = self._place[section.id]
        cosines = self._means @ self._means[place]
        order = [other for other in np.argsort(-cosines, kind="stable")[: KEPT + 1] if other != place]
        return tuple(self._sections[other] for other in order[:KEPT])


def _section_of(passage_id: str) -> str:
    """`section:guide#part` and `ask:guide#part/2` → `guide#part`."""
    kind, _, rest = passage_id.partition(":")
    return rest if kind == "section" else rest.rpartition("/")[0]
