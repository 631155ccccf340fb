"""What negates in a language, from `languages/<language>.toml`.

`negators` say beyond doubt that something is not so. `companions` negate, too, but mean other
things besides, or only strengthen a negator. `idioms` are phrases with such a word that negate
nothing, or that good translators turn round. `negative` are the words of other kinds in which a
negation can live on: prepositions, verbs, affixes, limits, contrasts. `neutral` are words that
only look like them. `mild` are words that account for a negative word on the other side and turn
no negation round: to close, to delete. `firm` are those of the negative words that deny by
themselves: a word of the same sense on the other side does not account for them. `joints` part the
clauses of a sentence.

How an entry is written is told in `mtqa.text.phrases`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.text.phrases import Gate, Range, gate, lowered, phrases, whole_words
from mtqa.text.scripts import facts

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE_A_SENTENCE = re.compile(
    r"(?:^|[.!?:。！？：])[\s\"'“”„‚‘«»‹›「『(\[–—-]*$|[\"“„«»「『]\s*$"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns of one language, in each of which the group `found` is what counts; a match
    without it is something to pass over. `gate` tells where nothing is negated.
    `reach` is a number of characters within which words belong together, `few` one that no
    clause fits into.
    """

    gate: Gate
    negator: re.Pattern[str]
    negation: re.Pattern[str]
    evidence: re.Pattern[str]
    firm: re.Pattern[str]
    mild: re.Pattern[str]
    joint: re.Pattern[str]
    spaced: bool
    reach: int
    few: int

    def may_negate(self, text: str) -> bool:
        """Whether it is worth while to look for negations."""
        return self.gate.passes(text)

    def negators(self, text: str) -> Sequence[Range]:
        """Where words negate beyond doubt. Words with a capital inside a sentence are names."""
        return [
            (start, end)
            for start, end in self._found(self.negator, text)
            if not text[start].isupper() or _BEFORE_A_SENTENCE.search(text[:start])
        ]

    def negations(self, text: str) -> Sequence[Range]:
        """Where words negate, companions included."""
        return self._found(self.negation, text)

    def mentions(self, text: str) -> bool:
        """Whether a word negates or denies in it, be it in an idiom."""
        lower = lowered(text)
        return self.negation.search(lower) is not None or self._found(self.firm, text) != []

    def traces(self, text: str) -> Sequence[Range]:
        """Where anything stands that can carry a negation, idioms included."""
        return self._found(self.evidence, text)

    def mild_words(self, text: str) -> Sequence[Range]:
        """Where words stand that a negation next to them leaves as they are."""
        return self._found(self.mild, text)

    def _found(self, pattern: re.Pattern[str], text: str) -> Sequence[Range]:
        # Patterns are told apart by their identity: to hash one takes longer than to search.
        key = id(pattern), text
        ranges = _recent.get(key)
        if ranges is None:
            found = [m.span("found") for m in pattern.finditer(lowered(text)) if m["found"]]
            ranges = whole_words(text, found) if self.spaced else found
            if len(_recent) >= _MOST_RECENT:
                _recent.clear()
            _recent[key] = ranges
        return ranges


_recent: dict[tuple[int, str], Sequence[Range]] = {}
"""What was found lately. Patterns live as long as the program, so that no two share an id."""

_MOST_RECENT = 1024


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a BCP-47 tag's language, or None where there is none."""
    base = language.partition("-")[0].lower()
    name = f"{facts()['macrolanguages'].get(base, base)}.toml"
    path = files("mtqa.checks.lost_negation").joinpath("languages").joinpath(name)
    if not path.is_file():
        return None
    table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    loose = table.get("characters", False)
    negators, idioms = table["negators"], table["idioms"]
    negations = [*negators, *table["companions"]]
    traces = [*idioms, *negations, *table["negative"], *table["firm"]]
    skipped = phrases(idioms, characters=loose)
    neutral = phrases(table["neutral"], characters=loose)
    return Lexicon(
        gate=gate(negations, characters=loose),
        negator=_pattern(phrases(negators, characters=loose, compounds=True), but=skipped),
        negation=_pattern(phrases(negations, characters=loose, compounds=True), but=skipped),
        evidence=_pattern(phrases(traces, characters=loose), but=neutral),
        firm=_pattern(phrases(table["firm"], characters=loose), but=neutral),
        mild=_pattern(phrases(table["mild"], characters=loose), but=neutral),
        joint=re.compile(phrases(table["joints"], characters=loose)),
        spaced=not loose,
        reach=8 if loose else 25,
        few=4 if loose else 12,
    )


def _pattern(counts: str, *, but: str) -> re.Pattern[str]:
    return re.compile(f"{but}|(?P<found>{counts})")
