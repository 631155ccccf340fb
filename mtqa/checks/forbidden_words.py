"""Finds words that the user does not want to read: a list in the configuration.

    [checks.forbidden-words]
    words = ["utilize=use", "de:Handy=Mobiltelefon", "zh:死亡*"]

An entry may begin with the language that it is for and may end in what to write instead; a star
stands for any ending. Rules can say more: conditions, exceptions, inflection (mtqa rules).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from mtqa.text.languages import falls_under
from mtqa.text.prose import prose
from mtqa.types import Check, Code, Example, Hit, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "forbidden-words"

_ENTRY = regex.compile(r"(?:([a-z]{2,3}(?:-[A-Za-z0-9]+)*):)?([^=]+?)(?:=(.+))?")
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]"


@dataclass(frozen=True, slots=True)
class _List:
    """The words of a list that are for one language, and what to write instead."""

    pattern: regex.Pattern[str]
    instead: tuple[str, ...]


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each word."""
    words = _compiled(context.options["words"], context.target.language)
    if words is None:
        return
    for unit in units:
        if unit.target is None or not words.pattern.search(unit.target.text):
            continue
        for match in words.pattern.finditer(prose(unit.target)):
            assert match.lastindex is not None
            right = words.instead[match.lastindex - 1]
            span = Span(Side.TARGET, *match.span())
            hint = f": write “{right}”" if right else ""
            suggestions = (right,) if right else ()
            yield Hit(CODE, unit.id, span, (), {"hint": hint}, suggestions)


@lru_cache(maxsize=64)
def _compiled(entries: tuple[str, ...], language: str) -> _List | None:
    """Each entry is a group. None if there are none for the language."""
    found = [match for entry in entries if (match := _ENTRY.fullmatch(entry.strip()))]
    own = [match for match in found if match[1] is None or falls_under(language, match[1])]
    if not own:
        return None
    groups = "|".join(f"({_expression(match[2].strip())})" for match in own)
    return _List(
        regex.compile(groups, regex.IGNORECASE | regex.V1),
        tuple((match[3] or "").strip() for match in own),
    )


def _expression(word: str) -> str:
    """A whole word, or words; neighbours in a script without spaces do not matter."""
    stem = word.rstrip("*")
    spaces = r"\s+".join(map(regex.escape, stem.split()))
    ending = rf"{_LETTER}*" if stem != word else rf"(?!{_LETTER})"
    return rf"(?<!{_LETTER}){spaces}{ending}"


_WORDS = {
    "words": (
        "de:Handy=Mobiltelefon",
        "fr:mail=courriel",
        "utilize=use",
        "zh:死亡",
        "ru:юзер*",
        "es:click aquí",
    )
}

CHECK = Check(
    codes={
        CODE: Code(
            category="terminology/wrong-term",
            severity=Severity.MINOR,
            message="“{quote}” is on the list of forbidden words{hint}",
            why="The configuration of this project lists words that its texts must not have.",
            examples=(
                Example("Mein ⟦Handy⟧ ist weg.", "de", options=_WORDS),
                Example("Envoyez un ⟦mail⟧.", "fr", options=_WORDS),
                Example("You can ⟦utilize⟧ it.", "en", options=_WORDS),
                Example("他的⟦死亡⟧令人悲伤。", "zh-Hans", options=_WORDS),
                Example("Все ⟦юзеры⟧ знают.", "ru", options=_WORDS),
                Example("Haga ⟦click aquí⟧ ahora.", "es", options=_WORDS),
                Example("Mein Handy ist weg.", "de"),
                Example("Handyhüllen sind bunt.", "de", options=_WORDS),
                Example("Un mailing, un e-courriel.", "fr", options=_WORDS),
                Example("My handy mail tool.", "en", options=_WORDS),
                Example("他还活着。", "zh-Hans", options=_WORDS),
                Example("Пользователи знают.", "ru", options=_WORDS),
            ),
        )
    },
    find=find,
    options={
        "words": Option(
            default=(),
            says="The words: each may begin with a language and end in what to write instead; a"
            " star at its end stands for any ending.",
            example='words = ["utilize=use", "de:Handy=Mobiltelefon", "ru:юзер*"]',
        )
    },
)
