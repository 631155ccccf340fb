"""Finds places where a translation addresses its reader otherwise than elsewhere: Sie and du, vous
and tu, です・ます and だ.

Quotations and what readers comment do not count, and a document that does both about as often is
left alone. Options demand one form of address, or ask for the reader's gender, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.mixed_register._address import address
from mtqa.checks.mixed_register._codes import ADDRESS, CODES, GENDER
from mtqa.checks.mixed_register._quotations import quoting
from mtqa.errors import UsageError
from mtqa.types import Check, Hit, Option, Region, Scope, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.checks.mixed_register._address import Address
    from mtqa.text.phrases import Range
    from mtqa.types import Context, Unit

NAMES = {
    "formal": "formally",
    "familiar": "familiarly",
    "masculine": "as a man",
    "feminine": "as a woman",
}

MINORITY = 0.5
"""At most such a share of the other form's units; one unit is always few enough."""

SENTENCES = 3
"""So many sentences of a paragraph must end alike for another to stand out."""

Places = list[tuple[str, "Range"]]
"""Ids of units, each with the first word that shows a form."""


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each unit with the form that fewer units have, on the word that shows it."""
    forms = address(context.target.language)
    if forms is None:
        return
    judged = [u for u in units if u.target is not None and u.target.region is Region.MAIN]
    demanded = context.options["address"]
    if demanded not in {"", "formal", "familiar"}:
        raise UsageError(
            f"mixed-register: the option address is 'formal' or 'familiar', not '{demanded}'"
        )
    own = _own(judged, forms, "formal", "familiar", demanded)
    for places in _by_paragraph(judged, own) if forms.by_endings and not demanded else [own]:
        yield from _hits(ADDRESS, places, demanded)
    if context.options["gender"]:
        yield from _hits(GENDER, _own(judged, forms, "masculine", "feminine", ""), "")


def _own(
    units: Sequence[Unit], forms: Address, one: str, other: str, demanded: str
) -> dict[str, Places]:
    """Where the reader is addressed in each of two forms, not by somebody who is quoted.

    Quotations are looked for only where there is more than one form.
    """
    places = {form: _places(units, forms, form) for form in (one, other)}
    if not demanded and not all(places.values()):
        return {}
    speech = quoting(unit.target.text if unit.target else "" for unit in units)
    theirs = quoting(unit.source.text if unit.source else "" for unit in units)
    quoted = {unit.id for unit, a, b in zip(units, speech, theirs, strict=True) if a or b}
    return {form: [p for p in found if p[0] not in quoted] for form, found in places.items()}


def _by_paragraph(units: Sequence[Unit], own: dict[str, Places]) -> Iterator[dict[str, Places]]:
    """The places in each paragraph whose sentences mostly have one form: what ends a sentence
    changes with who speaks, and rightly so from one paragraph to the next.
    """
    blocks = {unit.id: unit.target.block for unit in units if unit.target}
    for block in dict.fromkeys(blocks[unit] for places in own.values() for unit, _ in places):
        here = {
            form: [place for place in places if blocks[place[0]] == block]
            for form, places in own.items()
        }
        if max(map(len, here.values())) >= SENTENCES:
            yield here


def _places(units: Iterable[Unit], forms: Address, form: str) -> Places:
    found = (
        (unit.id, forms.first(unit.target, form))
        for unit in units
        if unit.target and forms.addresses(unit.target.text, form)
    )
    return [(unit, place) for unit, place in found if place is not None]


def _hits(code: str, places: dict[str, Places], demanded: str) -> Iterator[Hit]:
    usual = demanded or max(places, key=lambda form: len(places[form]), default="")
    for rare, found in places.items():
        others = places.get(usual, [])
        few = others and len(found) <= max(1, MINORITY * len(others))
        if rare == usual or not (few or demanded):
            continue
        related = tuple((unit, Span(Side.TARGET, *place)) for unit, place in others[:1])
        detail = {"form": NAMES[rare], "usual": NAMES[usual]}
        for unit, place in found:
            yield Hit(code, unit, Span(Side.TARGET, *place), related, detail)


CHECK = Check(
    codes=CODES,
    find=find,
    scope=Scope.DOCUMENT,
    options={
        "address": Option(
            "",
            "Demands one form of address, formal or familiar; empty: the one used most.",
            'address = "formal"',
        ),
        "gender": Option(
            default=False,
            says="Whether the reader's gender is compared, too.",
            example="gender = true",
        ),
    },
)
