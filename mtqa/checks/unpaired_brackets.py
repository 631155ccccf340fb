"""Finds brackets that are opened and not closed in their paragraph, or the reverse."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.text.prose import BLANK, paragraphs, prose
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.types import Context, Unit

CODE = "unpaired-brackets"

# Half-width and full-width forms close each other: Chinese and Japanese texts mix them.
_PAIRS = (
    "()",
    "（）",
    "[]",
    "［］",
    "{}",
    "｛｝",
    "【】",
    "〔〕",
    "「」",
    "『』",
    "《》",
    "〈〉",
    "⟨⟩",
)
_WIDE = str.maketrans("（）［］｛｝", "()[]{}")
_KINDS = {mark: pair.translate(_WIDE) for pair in _PAIRS for mark in pair}
_OPENING = frozenset(pair[0] for pair in _PAIRS)
_BRACKET = re.compile("[" + re.escape("".join(_PAIRS)) + "]")

_QUOTING = frozenset(("「」", "『』"))
_QUOTES = re.compile('["“”„«»]')
_HALF_OPEN = re.compile(r"\[[-−\d.,;∞ ]{3,60}\)|\([-−\d.,;∞ ]{3,60}\]")
_SINGLE = re.compile(
    r"""(?:^|[\s(（;,，、；。:：])(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})[.*]?@[)）\]]   # a) 1) iv)
    |(?<!\w)[:;=8xX][-'^o]?@.|@[(\[{][-'^o]?[:;=](?!\w)                               # :-) (:
    |\(ツ@\)|@\([:;^]
    """,
    re.VERBOSE,
)
_AROUND = 8
_NEAR = 5


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A bracket at `place` of `text`, the prose of a unit in a paragraph of several."""

    unit: Unit
    text: str
    place: int
    mark: str
    block: int
    paragraph: Sequence[Unit]


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each paragraph, kind of bracket and side, at the first that has no partner."""
    listed = list(units)
    blocks = {u.target.block for u in listed if u.target and _BRACKET.search(u.target.text)}
    chosen = (unit for unit in listed if unit.target and unit.target.block in blocks)
    alone = [one for paragraph in paragraphs(chosen) for one in _unpaired(paragraph)]
    for one in _not_closed_later(alone):
        if _source_is_balanced(one.paragraph, _KINDS[one.mark]):
            span = Span(Side.TARGET, one.place, one.place + 1)
            opened = one.mark in _OPENING
            missing = _KINDS[one.mark][opened]
            detail = {"what": "opened" if opened else "closed", "missing": missing}
            yield Hit(CODE, one.unit.id, span, detail=detail)


def _unpaired(paragraph: Sequence[Unit]) -> list[_Bracket]:
    """The first bracket of each kind and side that has no partner and needs one."""
    waiting: dict[str, list[_Bracket]] = defaultdict(list)
    first: dict[str, _Bracket] = {}
    for unit in paragraph:
        assert unit.target is not None
        text = _HALF_OPEN.sub(lambda match: BLANK * len(match[0]), prose(unit.target))
        for match in _BRACKET.finditer(text):
            kind = _KINDS[match[0]]
            one = _Bracket(unit, text, match.start(), match[0], unit.target.block, paragraph)
            if match[0] in _OPENING:
                waiting[kind].append(one)
            elif waiting[kind]:
                waiting[kind].pop()
            elif kind not in first and not _stands_alone(one):
                first[kind] = one
    left = (next(filter(_needs_partner, opened), None) for opened in waiting.values())
    return [*first.values(), *(one for one in left if one is not None)]


def _needs_partner(one: _Bracket) -> bool:
    return not _stands_alone(one)


def _stands_alone(one: _Bracket) -> bool:
    """Whether a bracket needs no partner: it numbers an item or is the mouth of a smiley."""
    before = one.text[max(0, one.place - _AROUND) : one.place]
    around = f"{before}@{one.text[one.place : one.place + _AROUND]}"
    return any(found.start() <= len(before) for found in _SINGLE.finditer(around))


def _not_closed_later(alone: Sequence[_Bracket]) -> Iterator[_Bracket]:
    """Without brackets that a paragraph opens and one of the next closes."""
    waiting: dict[str, _Bracket] = {}
    paired = set()
    for one in alone:
        kind = _KINDS[one.mark]
        if one.mark in _OPENING:
            waiting[kind] = one
        elif kind in waiting and 0 < one.block - waiting[kind].block <= _NEAR:
            paired |= {id(one), id(waiting.pop(kind))}
    return (one for one in alone if id(one) not in paired)


def _source_is_balanced(paragraph: Sequence[Unit], kind: str) -> bool:
    """Whether the source has as many opening as closing brackets of a kind, none for example; what
    stands for quotation marks may go on in the next paragraph as in the source.
    """
    texts = [unit.source.text.translate(_WIDE) for unit in paragraph if unit.source]
    if kind in _QUOTING and sum(len(_QUOTES.findall(text)) for text in texts) % 2:
        return False
    opened, closed = (sum(text.count(mark) for text in texts) for mark in kind)
    return opened == closed


CHECK = Check(
    codes={
        CODE: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="the bracket {quote} is {what} without its partner {missing}",
            why="A bracket was lost, or one is left over. Numbered items, smileys and intervals"
            " have single brackets rightly, and a source with a single one is followed.",
            examples=(
                Example("Das Haus ⟦(⟧erbaut 1920 steht noch.", "de"),
                Example("He left⟦]⟧ early.", "en", "Il est parti tôt.", "fr"),
                Example("Il est parti (enfin)⟦)⟧.", "fr"),
                Example("Мы видели его ⟦[⟧в парке.", "ru"),
                Example("他昨天⟦（⟧星期一来过。", "zh-Hans"),
                Example("彼は⟦「⟧はいと言った。", "ja"),
                Example("Save all files⟦)⟧", "en", "Alle Dateien sichern", "de"),
                Example("Fünf (5) Häuser [siehe oben].", "de"),
                Example("a) Erstens, b) zweitens und 1) drittens", "de"),
                Example("Bis bald :-) und danke ;) (:", "de"),
                Example("It began (as he said. And it ended.)", "en"),
                Example("Für x in [0, 1) gilt das.", "de"),
                Example("他昨天（星期一)来过。", "zh-Hans"),
                Example("彼は「はい」と言った。", "ja"),
                Example("彼は「はい。", "ja", 'He said: "Yes.', "en"),
                Example("Он пришёл (наконец) домой :)", "ru"),
            ),
        )
    },
    find=find,
)
