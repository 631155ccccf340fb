"""What negates in a language, from `languages/<language>.toml`.

`negators` say beyond doubt that something is not so. `companions` negate, too, but mean other
things besides, or only strengthen a negator. `idioms` are phrases with such a word that negate
nothing, or that good translators turn round. `negative` are the words of other kinds in which a
negation can live on: prepositions, verbs, affixes, limits, contrasts. `neutral` are words that
only look like them. `joints` part the clauses of a sentence.

In an entry, `*` stands for letters, a space for white space, and `…` for a gap inside the
sentence. An entry is whole words, except in a language that is told in `characters`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STAND_INS = {"*": r"\w*", " ": r"\s+", "'": "['’]"}
_GAP = "[^.!?;:。！？；：\n]{1,%d}?"
_BEFORE_A_SENTENCE = re.compile(
    r"(?:^|[.!?:。！？：])[\s\"'“”„‚‘«»‹›「『(\[–—-]*$|[\"“„«»「『]\s*$"
)

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns of one language, in each of which the group `found` is what counts; a match
    without it is something to pass over. `reach` is a number of characters within which words
    belong together, `few` one that no clause fits into.
    """

    negator: re.Pattern[str]
    negation: re.Pattern[str]
    evidence: re.Pattern[str]
    joint: re.Pattern[str]
    reach: int
    few: int

    def negators(self, text: str) -> Sequence[Range]:
        """Where words negate beyond doubt. Words with a capital inside a sentence are names."""
        return [
            (start, end)
            for start, end in _found(self.negator, text)
            if not text[start].isupper() or _BEFORE_A_SENTENCE.search(text[:start])
        ]

    def negations(self, text: str) -> Sequence[Range]:
        """Where words negate, companions included."""
        return _found(self.negation, text)

    def traces(self, text: str) -> Sequence[Range]:
        """Where anything stands that can carry a negation, idioms included."""
        return _found(self.evidence, text)


def _found(pattern: re.Pattern[str], text: str) -> Sequence[Range]:
    return [match.span("found") for match in pattern.finditer(text) if match["found"]]


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a BCP-47 tag's language, or None where there is none."""
    name = f"{language.partition('-')[0].lower()}.toml"
    path = files("mtqa.checks.lost_negation").joinpath("languages").joinpath(name)
    if not path.is_file():
        return None
    table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    loose = table.get("characters", False)
    word, compound, gap = ("", "", 10) if loose else (r"\w", r"[\w-]", 40)
    negators, idioms = table["negators"], table["idioms"]
    negations = [*negators, *table["companions"]]
    skipped = _either(idioms, word, gap)
    neutral = _either(table["neutral"], word, gap)
    return Lexicon(
        negator=_pattern(_either(negators, compound, gap), but=skipped),
        negation=_pattern(_either(negations, compound, gap), but=skipped),
        evidence=_pattern(
            _either([*idioms, *negations, *table["negative"]], word, gap), but=neutral
        ),
        joint=re.compile(_either(table["joints"], word, gap)),
        reach=8 if loose else 25,
        few=4 if loose else 12,
    )


def _pattern(counts: str, *, but: str) -> re.Pattern[str]:
    return re.compile(f"{but}|(?P<found>{counts})", re.IGNORECASE)


def _either(entries: Iterable[str], edge: str, gap: int) -> str:
    """A pattern for any of the entries, the longest first, with no `edge` on either side."""
    longest = sorted(entries, key=len, reverse=True)
    pattern = f"(?:{'|'.join(_entry(entry, gap) for entry in longest)})"
    return f"(?<!{edge}){pattern}(?!{edge})" if edge else pattern


def _entry(entry: str, gap: int) -> str:
    parts = entry.split("…")
    words = ("".join(_STAND_INS.get(c, re.escape(c)) for c in part.strip()) for part in parts)
    return (_GAP % gap).join(words)
