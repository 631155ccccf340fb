"""`template`: the debris of templates that a page fills with numbers and words.

A rule gives the forms as they should be, with slots: "Seite {n} von {n}", "Auf {site} teilen",
where {n} is a number and every other slot is listed in `slots`. What follows from them is wrong:
the words of a form stuck together, wherever they stand, and in another order where nothing else
stands in the segment. An order that is right, too, is listed as a form of its own.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

import regex

from mtqa.rules.conditions import in_company
from mtqa.rules.model import RuleKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.rules.model import Target

    Slots = tuple[tuple[str, tuple[str, ...]], ...]

SCAFFOLD = """\
[<name>]
kind     = "template"
category = "design-and-markup/broken-template"
severity = "major"
why      = "A page builds this line from numbers and a template, which was translated in pieces."
target.<target> = { forms = ["Page {n} of {n}"] }

[[<name>.match]]
<target> = "⟦Page1 of 5⟧"

[[<name>.no_match]]
<target> = "Page 1 of 5"
"""

_MOST_PIECES = 5
_NUMBER = r"\d+(?:[.,\u00a0\u202f]\d+)*"
_PIECE = regex.compile(r"\{\w+\}|[^\s{}]+")
_WORDLIKE = r"[\p{L}\p{N}]"


def patterns(target: Target) -> tuple[str, ...]:
    """The expressions of the debris of all forms."""
    slots = _hashable(target.slots)
    return tuple(p for form in target.forms for p in _debris(form, target.forms, slots))


def suggest(target: Target, text: str, start: int, end: int) -> tuple[str, ...]:
    """The form of which a range is the debris, filled with what stands in it."""
    slots = _hashable(target.slots)
    for form in target.forms:
        for pattern in _debris(form, target.forms, slots):
            match = regex.match(pattern, text, pos=start)
            if match is not None and match.end() == end:
                return (_filled(form, text[start:end], dict(slots)),)
    return ()


def _hashable(slots: Mapping[str, tuple[str, ...]]) -> Slots:
    return tuple(slots.items())


def _filled(form: str, quote: str, slots: Mapping[str, tuple[str, ...]]) -> str:
    values = {
        name: iter(regex.findall(_slot(name, slots), quote))
        for name in set(regex.findall(r"\{(\w+)\}", form))
    }
    return str(regex.sub(r"\{(\w+)\}", lambda slot: next(values[slot[1]]), form))


def _slot(name: str, slots: Mapping[str, tuple[str, ...]]) -> str:
    if name == "n":
        return _NUMBER
    words = sorted(slots[name], key=len, reverse=True)
    return "(?i:" + "|".join(map(regex.escape, words)) + ")"


@cache
def _debris(form: str, forms: tuple[str, ...], slots: Slots) -> tuple[str, ...]:
    known = dict(slots)
    right = "|".join(_joined(_pieces(one, known), r"\s+", one) for one in forms)
    never = rf"(?!(?:{right})(?!{_WORDLIKE}))"
    pieces = _pieces(form, known)
    found = []
    if len(form.split()) > 1:
        found.append(_bounded(never + _joined(pieces, r"\s*", form)))
    wordlike = [piece for piece in _PIECE.findall(form) if regex.search(r"\w", piece)]
    if len(wordlike) == len(pieces) and 1 < len(pieces) <= _MOST_PIECES:
        orders = sorted(set(permutations(pieces)) - {tuple(pieces)})
        other = "|".join(r"\s*".join(order) for order in orders)
        if other:
            found.append(rf"(?<=^\W*){never}(?:{other})(?=\W*$)")
    return tuple(found)


def _pieces(form: str, slots: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The expressions of the words and slots of a form."""
    return [
        f"(?:{_slot(piece[1:-1], slots)})" if piece[0] == "{" else f"(?i:{regex.escape(piece)})"
        for piece in _PIECE.findall(form)
    ]


def _joined(pieces: list[str], space: str, form: str) -> str:
    """The expressions in order, with `space` where the form has one."""
    ends = [match.end() for match in _PIECE.finditer(form)]
    gaps = [space if form[end : end + 1].isspace() else "" for end in ends]
    return "".join(part for pair in zip(pieces, gaps, strict=True) for part in pair)


def _bounded(body: str) -> str:
    return rf"(?<!{_WORDLIKE}){body}(?!{_WORDLIKE})"


KIND = RuleKind(
    scaffold=SCAFFOLD,
    applies=in_company,
    optional=frozenset({"slots"}),
    target_keys=frozenset({"forms", "context", "unless", "safe"}),
    target_required=("forms",),
    suggest=suggest,
    patterns=patterns,
)
