"""Words that limit or turn what a sentence says, from `languages/<language>.toml`.

A key names a sense; its entries say it beyond doubt, those of `<sense>-also` may say it, too. How
an entry is written is told in `mtqa.text.phrases`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from mtqa.text.phrases import Gate, Range, gate, lowered, phrases
from mtqa.text.scripts import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

OPPOSITES = {
    one: other
    for pair in (
        ("at-least", "at-most"), ("before", "after"), ("must", "may"),
        ("enable", "disable"), ("allow", "block"), ("show", "hide"), ("maximum", "minimum"),
        ("increase", "decrease"), ("import", "export"), ("upload", "download"), ("left", "right"),
        ("next", "previous"), ("lock", "unlock"), ("buy", "sell"), ("never", "always"),
    )
    for one, other in (pair, pair[::-1])
    if one != "may"
}  # fmt: skip
"""Senses of which one says what the other denies."""

LIMITS = frozenset({"only", "unless", "without", "not-only", "at-least", "at-most"})
"""Senses that no translation can do without."""

GRAVE = frozenset({"unless"})
"""Limits without which a sentence says something else. Of "without" that is true as well, but human
translators say it in too many other ways ("avec peu de" for "without much") to be sure.
"""

SOFT = frozenset({"must", "never", "always"})
"""Senses that a translator may soften."""

_ALSO = "-also"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns of one language: a gate to them, for words that say some sense or only look so, for
    the latter alone, for all `senses` at one place, each a group, for what says each sense, and for
    what may say it. The last two are compiled when they are needed.
    """

    gate: Gate
    words: re.Pattern[str]
    skip: re.Pattern[str] | None
    senses: re.Pattern[str]
    says: Mapping[str, str]
    may_say: Mapping[str, str]

    def said(self, text: str) -> Mapping[str, Range]:
        """The senses that a text has beyond doubt, each with its first place."""
        if not self.gate.passes(text):
            return {}
        lower = lowered(text)
        found: dict[str, Range] = {}
        for match in self.words.finditer(lower):
            if self.skip and self.skip.match(lower, match.start()):
                continue
            said = self.senses.match(lower, match.start())
            assert said is not None, "every group may be missing"
            for number, sense in enumerate(self.says, start=1):
                if said[number] is not None:
                    found.setdefault(sense, said.span(number))
        return found

    def may_have(self, text: str, sense: str) -> bool:
        """Whether anything in a text may say the sense; True where the language has no words.

        Not so what only stands inside the opposite: 表示 in 非表示.
        """
        if sense not in self.may_say:
            return True
        pattern, lower = _compiled(self.may_say[sense]), lowered(text)
        if pattern.search(lower) is None:
            return False
        opposite = self.says.get(OPPOSITES.get(sense, ""))
        if opposite is None:
            return True
        return pattern.search(_compiled(opposite).sub(" ", lower)) is not None


_compiled = cache(re.compile)


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a BCP-47 tag's language, or None where there is none."""
    base = language.partition("-")[0].lower()
    name = f"{facts()['macrolanguages'].get(base, base)}.toml"
    path = files("mtqa.checks.lost_restriction").joinpath("languages").joinpath(name)
    if not path.is_file():
        return None
    table = tomllib.loads(path.read_text("utf-8"))
    characters = bool(table.pop("characters", False))
    skip = table.pop("skip", ())
    every = [*skip]
    own = [words for sense, words in table.items() if not sense.endswith(_ALSO)]
    says: dict[str, str] = {}
    may_say: dict[str, str] = {}
    for sense, words in table.items():
        if not sense.endswith(_ALSO):
            every += words
            says[sense] = phrases(words, characters=characters)
            also = [*words, *table.get(sense + _ALSO, ())]
            may_say[sense] = phrases(also, characters=characters)
    return Lexicon(
        gate=gate(chain(*own), characters=characters),
        words=re.compile(phrases(every, characters=characters)),
        skip=re.compile(phrases(skip, characters=characters)) if skip else None,
        senses=re.compile("".join(f"(?:(?=({pattern}))|)" for pattern in says.values())),
        says=says,
        may_say=may_say,
    )
