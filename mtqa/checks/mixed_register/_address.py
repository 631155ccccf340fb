"""Tells how a text addresses its reader, from `address.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.text.phrases import Gate, gate, lowered, phrases, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.text.phrases import Range
    from mtqa.types import Segment

FORMS = ("formal", "familiar", "masculine", "feminine")

_BEGINS = re.compile(r"(?:^|[.!?:;…\n•*\-–—\])]|\d\.)[\s\"'“”„«»‹›(\[]*$")
_BEFORE = 12
_FULL_STOP = "[。.！!？?]"


@dataclass(frozen=True, slots=True)
class Address:
    """Patterns of one language, by form. `capitals` count only as they are written. `by_endings`:
    it is told by how sentences end.
    """

    small: dict[str, re.Pattern[str]]
    capitals: dict[str, re.Pattern[str]]
    gates: dict[str, Gate]
    spaced: bool
    by_endings: bool

    def first(self, segment: Segment, form: str) -> Range | None:
        """Where a segment first addresses its reader in a form."""
        places = [
            (start, end)
            for start, end in self._found(segment.text, form)
            if not any(i.start < end and start < i.end for i in segment.inlines)
        ]
        return min(places, default=None)

    def _found(self, text: str, form: str) -> Iterator[Range]:
        if form in self.small:
            found = (match.span() for match in self.small[form].finditer(lowered(text)))
            yield from whole_words(text, found) if self.spaced else found
        if form in self.capitals:
            for match in self.capitals[form].finditer(text):
                start = match.start()
                if not _BEGINS.search(text, max(0, start - _BEFORE), start):
                    yield match.span()

    def addresses(self, text: str, form: str) -> bool:
        """Whether it is worth while to look for a form."""
        return form in self.gates and self.gates[form].passes(text)


@cache
def address(language: str) -> Address | None:
    """The forms of a BCP-47 tag's language, or None where there are none."""
    facts = _table().get(language.partition("-")[0].lower())
    if facts is None:
        return None
    characters = facts.get("characters", False)
    small, capitals = {}, {}
    by_endings = "ends" in facts
    loose = characters or by_endings
    gates: dict[str, Gate] = {}
    for form in FORMS:
        words = facts.get(form, [])
        ends = facts.get("ends", {}).get(form, [])
        gates[form] = gate([*words, *ends], characters=loose)
        low = [word for word in words if not word[0].isupper()]
        if low:
            small[form] = re.compile(phrases(low, characters=characters))
        if len(low) < len(words):
            capitals[form] = _as_written(word for word in words if word not in low)
        if ends:
            small[form] = re.compile(f"(?:{'|'.join(ends)})(?={_FULL_STOP})")
    return Address(small, capitals, gates, not loose, by_endings)


def _as_written(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the words as they are, none of them before a name: "Pani Anna"."""
    joined = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w|\s+[A-ZŁŚŻŹĆ]\w)")


@cache
def _table() -> dict[str, Any]:
    folder = files("mtqa.checks.mixed_register")
    return tomllib.loads(folder.joinpath("address.toml").read_text("utf-8"))
