"""The double quotation marks of a translation, and what each of them does where it stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.text.prose import BLANK, base, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.types import Unit

OPENS, CLOSES, UNCLEAR = "opens", "closes", ""

STRAIGHT = '"'
_OTHER_PAIRS = ("“”", "«»", "„“", "””")
_MARKS = '"“”„‟«»'
MARK = re.compile(f"[{_MARKS}]")
_ATTRIBUTE = re.compile(r"""(?<=[\w-])=("[^"<>]*"|“[^”<>]*”)(?=[\s/>])""")
_OPENING = re.compile(r"(?:^|[\s(（\[{—–/¿¡‘‚‹'\"“„«»-])@[\w¿¡‘‚‹'(\[#@$€£%+…«»„“-]")
_CLOSING = re.compile(r"[^\s(（\[{'’]@(?:$|[\s.,;:!?…)）\]}—–/’‘›'\"”“»«-])")
_SINGLE_OPENING = re.compile(r"(?<![^\s(\[—–])['‘](?=\w)")
_SINGLE_CLOSING = re.compile(r"(?<=[.,;:!?…])['’](?!\w)")
_OPENING_UNSPACED = re.compile(r"(?:^|[：:（(])@\w")
_CLOSING_UNSPACED = re.compile(r"[^：:（(]@(?:$|[，。；、！？）,;!?)])")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a unit's translation. `role`: whether its neighbours say that it opens or closes a
    quotation. `measure`: it stands after a digit and may mean inches.
    """

    unit: Unit
    block: int
    place: int
    character: str
    role: str
    measure: bool


@cache
def facts() -> dict[str, Any]:
    """The tables of `styles.toml`."""
    return tomllib.loads(files("mtqa.checks.quotes").joinpath("styles.toml").read_text("utf-8"))


def marks(units: Iterable[Unit]) -> Iterator[Mark]:
    """The marks of the translations, in the order of the text."""
    quoting = [u for u in units if u.target is not None and MARK.search(u.target.text)]
    for unit in sorted(quoting, key=_place):
        assert unit.target is not None
        text = _ATTRIBUTE.sub(lambda match: BLANK * len(match[0]), prose(unit.target))
        spaced = base(unit.target.language) not in facts()["direction"]["unspaced"]
        for match in MARK.finditer(text):
            place = match.start()
            role = _role(text, place, spaced=spaced)
            measure = text[place - 1 : place].isdigit()
            yield Mark(unit, unit.target.block, place, match[0], role, measure)


def _place(unit: Unit) -> tuple[int, int]:
    assert unit.target is not None
    origins = unit.target.origins
    return unit.target.block, origins[0].raw_start if origins else 0


def _role(text: str, place: int, *, spaced: bool) -> str:
    """What a mark does: it opens after a space and before a word, closes the other way round.

    Where words are not spaced, the marks beside it tell; nothing tells in French, where guillemets
    have a space on the inside, too.
    """
    around = f"{text[max(0, place - 1) : place]}@{text[place + 1 : place + 2]}"
    opens = (_OPENING if spaced else _OPENING_UNSPACED).match(around) is not None
    closes = (_CLOSING if spaced else _CLOSING_UNSPACED).match(around) is not None
    if opens == closes:
        return UNCLEAR
    return OPENS if opens else CLOSES


def wrong_way(mark: Mark, language: str) -> bool:
    """Whether a mark does what it cannot do in a language (a tag without script and region)."""
    direction: dict[str, list[str]] = facts()["direction"]
    if mark.role == CLOSES:
        return (
            mark.character == "„"
            or (mark.character == "“" and language not in direction["closing_66"])
            or (mark.character == "«" and language in direction["outward"])
        )
    if mark.role == OPENS:
        return (mark.character == "”" and language not in direction["opening_99"]) or (
            mark.character == "»" and language in direction["outward"] and mark.place > 0
        )
    return False


def quotations_left_open(text: str) -> int:
    """An odd number where a mark of a source text has no partner in it, be it a single one."""
    doubles = len(MARK.findall(text))
    if doubles % 2:
        return doubles
    return len(_SINGLE_OPENING.findall(text)) - len(_SINGLE_CLOSING.findall(text))


def pairs(found: Sequence[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """The outermost quotations of a paragraph, as pairs of marks."""
    waiting: list[Mark] = []
    for mark in found:
        role = mark.role or _usual_role(mark, waiting)
        if role == OPENS:
            waiting.append(mark)
        elif waiting:
            opened = waiting.pop()
            if not waiting:
                yield opened, mark


def half_straight(opened: Mark, closed: Mark) -> bool:
    """Whether one mark of a quotation is typewritten and the other is not."""
    return (opened.character == STRAIGHT) != (closed.character == STRAIGHT)


def partner(character: str, language: str, *, opens: bool) -> str:
    """What stands at the other end of a quotation in a language; empty if it has no such mark."""
    outer = facts()["styles"].get(language, "")[:2]
    styles = (outer, *(style[:2] for style in _OTHER_PAIRS))
    pairs_with = (style for style in styles if style and style[not opens] == character)
    return next((style[opens] for style in pairs_with), "")


def _usual_role(mark: Mark, waiting: Sequence[Mark]) -> str:
    """What a mark does as a rule, where its neighbours do not tell."""
    if mark.character in "„“«":
        return OPENS
    if mark.character in "”»":
        return CLOSES
    return CLOSES if waiting else OPENS
