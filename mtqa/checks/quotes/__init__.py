"""Finds quotation marks without a partner, the wrong way round, or of another style."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mtqa.checks.quotes.marks import (
    CLOSES,
    OPENS,
    STRAIGHT,
    Mark,
    half_straight,
    marks,
    pairs,
    partner,
    quotations_left_open,
    wrong_way,
)
from mtqa.checks.quotes.styles import house_style, out_of_style
from mtqa.text.prose import base, correction, minority
from mtqa.types import Check, Code, Example, Hit, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.types import Context, Unit

UNPAIRED = "quotes/unpaired"
DIRECTION = "quotes/direction"
MIXED = "quotes/inconsistent"
STYLE = "quotes/style"

_NEAR = 6
_LEAST = 4
_LONGEST = 300


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each mark that is wrong; for a pair of another style, one for what it quotes."""
    listed = list(units)
    style = house_style(context.options["style"], context.target.language)
    by_block: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks(listed):
        by_block[mark.block].append(mark)
    if not by_block:
        return
    yield from _unpaired(by_block, listed)
    for found in by_block.values():
        yield from _wrong_way(found)
    if style:
        for found in by_block.values():
            yield from out_of_style(STYLE, found, style)
    else:
        yield from _inconsistent(by_block)


def _unpaired(by_block: dict[int, list[Mark]], units: Sequence[Unit]) -> Iterator[Hit]:
    """Paragraphs with an odd number of marks, unless the source or a near paragraph has one too."""
    odd = [block for block, found in by_block.items() if len(found) % 2]
    if not odd:
        return
    sources: dict[int, int] = defaultdict(int)
    for unit in units:
        if unit.target is not None and unit.source is not None:
            sources[unit.target.block] += quotations_left_open(unit.source.text)
    for block in odd:
        found = by_block[block]
        near = any(0 < abs(block - other) <= _NEAR for other in odd)
        if near or sources[block] % 2 or any(mark.measure for mark in found):
            continue
        mark = _culprit(found)
        span = Span(Side.TARGET, mark.place, mark.place + 1)
        yield Hit(UNPAIRED, mark.unit.id, span)


def _culprit(found: Sequence[Mark]) -> Mark:
    """The mark that has most likely no partner: it opens after one that opens, or closes alone."""
    waiting: Mark | None = None
    for mark in found:
        if mark.role == OPENS:
            if waiting is not None:
                return waiting
            waiting = mark
        elif mark.role == CLOSES and waiting is None:
            return mark
        else:
            waiting = None if waiting else mark
    return waiting or found[-1]


def _wrong_way(found: Sequence[Mark]) -> Iterator[Hit]:
    for mark in found:
        assert mark.unit.target is not None
        if wrong_way(mark, base(mark.unit.target.language)):
            span = Span(Side.TARGET, mark.place, mark.place + 1)
            yield Hit(DIRECTION, mark.unit.id, span, detail={"does": mark.role})


def _inconsistent(by_block: dict[int, list[Mark]]) -> Iterator[Hit]:
    """Quotations of a style that only few of the document have, those inside others left out; and
    those that begin as one and end as another.
    """
    quotations = [pair for found in by_block.values() for pair in pairs(found)]
    usual, rare = minority(quotations, _style, least=_LEAST)
    odd = [] if usual else [pair for pair in quotations if half_straight(*pair)]
    if 2 * len(odd) <= len(quotations) or len(odd) == 1:
        yield from (hit for pair in odd if (hit := _halved(*pair)))
    for opened, closed in rare:
        assert opened.unit.target is not None
        if closed.unit is opened.unit and closed.place - opened.place <= _LONGEST:
            start, end = opened.place, closed.place + 1
            right = f"{usual[0]}{opened.unit.target.text[start + 1 : end - 1]}{usual[1]}"
            yield correction(MIXED, opened.unit, start, end, right, safe=False)


def _halved(opened: Mark, closed: Mark) -> Hit | None:
    """A hit on the straight mark of a quotation whose other mark is not."""
    wrong, other = (opened, closed) if opened.character == STRAIGHT else (closed, opened)
    assert wrong.unit.target is not None
    right = partner(other.character, base(wrong.unit.target.language), opens=other is opened)
    if not right:
        return None
    return correction(MIXED, wrong.unit, wrong.place, wrong.place + 1, right, safe=False)


def _style(pair: tuple[Mark, Mark]) -> str:
    return pair[0].character + pair[1].character


CHECK = Check(
    codes={
        UNPAIRED: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="the quotation mark {quote} has no partner",
            why="Quotations that begin must end. A paragraph with an odd number of marks lost one,"
            " unless the quotation goes on in the next.",
            examples=(
                Example("Er sagte: ⟦„⟧Ich komme gleich.", "de"),
                Example('She called it ⟦"⟧art and left.', "en"),
                Example("Il a dit oui⟦»⟧ et il est parti.", "fr"),
                Example("Он назвал это ⟦«⟧искусством и ушёл.", "ru"),
                Example("Ella dijo ⟦“⟧sí, y se fue.", "es", "She said “yes” and left.", "en"),
                Example("Er sagte: „Ich komme gleich.“", "de"),
                Example("„Ich komme gleich.\nIch gehe nur noch zum Bäcker.“", "de"),
                Example('A 27" screen and a "wide" one', "en"),
                Example("Il a dit « oui » et il est parti.", "fr"),
                Example("Он сказал «да", "ru", 'He said "yes', "en"),
            ),
        ),
        DIRECTION: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="the mark {quote} {does} a quotation here, which it cannot in this language",
            why="Quotation marks have a direction: German „ opens and “ closes, English “ opens and"
            " ” closes, Swedish has ” on both sides.",
            examples=(
                Example("Er nennt es “Kunst⟦„⟧ und geht.", "de"),
                Example("She called it ⟦”⟧art⟦“⟧ and left.", "en"),
                Example("Он назвал это ⟦»⟧искусством⟦«⟧ и ушёл.", "ru"),
                Example("他说：⟦”⟧我来了⟦“⟧，然后走了。", "zh-Hans"),
                Example("Er nennt es „Kunst“ und »Werk«.", "de"),
                Example("Han kallar det ”konst” och gick.", "sv"),
                Example("She called it “art” and left.", "en"),
                Example("他称它为“艺术”然后走了。", "zh-Hans"),
                Example("Il a dit « oui » et «non».", "fr"),
            ),
        ),
        MIXED: Code(
            category="style/inconsistent",
            severity=Severity.MINOR,
            message="the rest of the quotation, or of the document, has other marks: {right}",
            why="A document keeps to one style of quotation marks, whichever it is, and a quotation"
            " ends in the style in which it began.",
            examples=(
                Example("„Eins“\n„Zwei“\n„Drei“\n„Vier“\nEr rief ⟦“fünf”⟧ und lief.", "de"),
                Example('"One" a\n"Two" b\n"Three" c\n"Four" d\nShe said ⟦“five”⟧ then.', "en"),
                Example('Er rief „fünf⟦"⟧ und lief.', "de"),
                Example('Elle a dit ⟦"⟧oui».', "fr"),
                Example("„Eins“ und “zwei”", "de"),
                Example("«Un», «deux», «trois», «quatre»", "fr"),
            ),
        ),
        STYLE: Code(
            category="style/inconsistent",
            severity=Severity.MINOR,
            message="the house style has {right} here",
            why="The option `style` of this check says which quotation marks to use.",
            examples=(
                Example("Er rief ⟦„⟧Halt⟦“⟧ und lief.", "de", options={"style": "de-CH"}),
                Example('Er rief ⟦"⟧Halt⟦"⟧ und lief.', "de-AT", options={"style": "locale"}),
                Example('Il cria ⟦"⟧oui⟦"⟧.', "fr-CA", options={"style": "locale"}),
                Example("Er rief „Sag ⟦'⟧ja⟦'⟧ dazu“.", "de", options={"style": "locale"}),
                Example("Er rief «Sag ‹ja› dazu».", "de", options={"style": "de-CH"}),
                Example("Er rief »Sag ›ja‹ dazu«.", "de", options={"style": "»«›‹"}),
                Example("It's the boys' room, “isn't it”.", "en", options={"style": "locale"}),
                Example('Er rief "Halt".', "de"),
            ),
        ),
    },
    find=find,
    options={
        "style": Option(
            default="",
            says="The quotation marks to use: locale for those of the translation's language, a"
            " language tag such as de-CH for those of another, or the marks themselves, outer and"
            " inner pair; empty: whatever the document uses.",
            example='style = "de-CH"',
        )
    },
)
