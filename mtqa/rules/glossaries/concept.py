"""A concept of a glossary: its terms by language."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Concept:
    """`terms` are right, best first; `wrong` were given up or are forbidden. `line` is where the
    concept stands in its file, `note` what is said about it. Languages are BCP-47 tags.
    """

    line: int
    terms: dict[str, list[str]] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    note: str = ""
