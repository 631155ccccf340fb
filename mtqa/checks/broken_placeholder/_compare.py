"""What became of each placeholder of the source in the translation."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.checks.broken_placeholder._tokens import tokens_of
from mtqa.checks.broken_placeholder._traces import broken, renamed
from mtqa.text.placeholders import NUMBER_OPTIONAL
from mtqa.text.seams import glued

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.checks.broken_placeholder._tokens import Token
    from mtqa.checks.broken_placeholder._traces import Range
    from mtqa.types import Segment

_DOUBLED = (
    (re.compile("%%|%"), frozenset({"c-format", "python-format", "php-format"}), "%"),
    (re.compile("{{|}}|[{}]"), frozenset({"python-brace-format", "csharp-format"}), "{"),
)
"""What finds signs that must be doubled; the flags of grammars where they must; how placeholders of
them begin."""

_LISTED = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """A placeholder that is not as in the source. `code` is the last part of the hit's; one of the
    two ranges may be missing. `mild`: the same one stands elsewhere in the translation.
    """

    code: str
    source: Range | None
    target: Range | None
    right: str = ""
    mild: bool = False


def compare(source: Segment, target: Segment) -> Iterator[Fault]:
    """The faults of a translation. The plural form for one may leave out its number, or have it
    where the source says "one".
    """
    before, after = tokens_of(source, target)
    if not (before or after or source.syntax):
        return
    faults = list(_compared(target, before, after))
    yield from faults
    told = [fault.target for fault in faults if fault.target]
    for fault in _single_signs(source, target, before, after):
        assert fault.target is not None
        if not any(start <= fault.target[0] < end for start, end in told):
            yield fault
    yield from _glued(source, target, before, after)


def _compared(target: Segment, before: Sequence[Token], after: Sequence[Token]) -> Iterator[Fault]:
    missing, extra = _unmatched(before, after), _unmatched(after, before)
    if not missing and not extra:
        yield from _disordered(before, after)
        return
    if _repeats(before) and _repeats(after) and target.text.count("\n") >= _LISTED - 1:
        return
    if NUMBER_OPTIONAL in target.syntax:
        missing, extra = ([t for t in side if not _is_number(t)] for side in (missing, extra))
    yield from _unequal(target, before, after, missing, extra)


def _repeats(tokens: Sequence[Token]) -> bool:
    """Whether all placeholders are the same, as in a list of ways to say something."""
    return len({token.meaning for token in tokens}) == 1


def _unmatched(these: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    left = Counter(token.meaning for token in others)
    unmatched = []
    for token in these:
        if left[token.meaning]:
            left[token.meaning] -= 1
        else:
            unmatched.append(token)
    return unmatched


def _unequal(
    target: Segment,
    before: Sequence[Token],
    after: Sequence[Token],
    missing: list[Token],
    extra: list[Token],
) -> Iterator[Fault]:
    """Each missing placeholder with its trace, and each that is left without one in the source."""
    loose = set(extra)
    taken = [_range(token) for token in after if token not in loose]
    for token in list(missing):
        place, code = _otherwise_shown(token, extra), "changed"
        if place is None:
            place, code = broken(token.one, target.text, taken), "malformed"
        if place is None:
            place, code = _changed(token, missing, extra, target, taken), "changed"
        if place is None:
            continue
        taken.append(place)
        missing.remove(token)
        extra = [t for t in extra if t.one.end <= place[0] or place[1] <= t.one.start]
        yield Fault(code, _range(token), place, token.one.text)
    kept = {token.meaning for token in after}
    known = {token.meaning for token in before}
    for token in missing:
        mild = not token.in_turn and token.meaning in kept
        yield Fault("missing", _range(token), None, mild=mild)
    for token in extra:
        mild = not token.in_turn and token.meaning in known
        yield Fault("added", None, _range(token), mild=mild)


def _otherwise_shown(token: Token, extra: Sequence[Token]) -> Range | None:
    """Where the same name or number stands with another type."""
    name = token.meaning[:2]
    found = (_range(other) for other in extra if other.meaning[:2] == name and name[1])
    return next(found, None)


def _changed(
    token: Token,
    missing: Sequence[Token],
    extra: Sequence[Token],
    target: Segment,
    taken: Sequence[Range],
) -> Range | None:
    """What stands for a missing placeholder: one of its name, of its grammar, of its shape."""
    grammar, name, _ = token.meaning
    others = [one for one in extra if name and one.meaning[1] == name]
    others += [one for one in extra if one.meaning[0] == grammar]
    if others:
        return _range(others[0])
    place = renamed(token.one, target.text, taken)
    if place is None and len(extra) == len(missing) == 1:
        return _range(extra[0])
    return place


def _range(token: Token) -> Range:
    return token.one.start, token.one.end


def _is_number(token: Token) -> bool:
    return token.one.type[-1:] in {"d", "i", "u"} or token.one.name in {"n", "count", "number"}


def _disordered(before: Sequence[Token], after: Sequence[Token]) -> Iterator[Fault]:
    """Placeholders that take the next value, where the next value is meant for another."""
    first = [token for token in before if token.in_turn]
    second = [token for token in after if token.in_turn]
    wrong = [
        place
        for place, (a, b) in enumerate(zip(first, second, strict=True))
        if a.meaning != b.meaning
    ]
    if wrong:
        low, high = wrong[0], wrong[-1]
        right = " … ".join(token.one.text for token in first[low : high + 1])
        yield Fault(
            "order",
            (first[low].one.start, first[high].one.end),
            (second[low].one.start, second[high].one.end),
            right,
        )


def _single_signs(
    source: Segment, target: Segment, before: Sequence[Token], after: Sequence[Token]
) -> Iterator[Fault]:
    """Percent signs and braces that stand for themselves and are not doubled, as they must be
    where the source's are, or where the file declares a grammar with such signs.
    """
    for signs, flags, start in _DOUBLED:
        declared = not flags.isdisjoint(source.syntax)
        if not declared and not any(token.one.text[0] == start for token in before):
            continue
        own = [sign for sign, _ in _signs(signs, source, before)]
        if any(len(sign) == 1 for sign in own) or not (own or (declared and start == "{")):
            continue
        for sign, place in _signs(signs, target, after):
            if len(sign) == 1:
                yield Fault("malformed", None, (place, place + 1), sign * 2)


def _signs(
    signs: re.Pattern[str], segment: Segment, tokens: Sequence[Token]
) -> Iterator[tuple[str, int]]:
    """The signs outside of placeholders, doubled ones as one, with their places."""
    done = 0
    for start, end in [*map(_range, tokens), (len(segment.text), len(segment.text))]:
        for match in signs.finditer(segment.text, done, start):
            yield match[0], match.start()
        done = end


def _glued(
    source: Segment, target: Segment, before: Sequence[Token], after: Sequence[Token]
) -> Iterator[Fault]:
    """Placeholders with a space before them in the source and a letter in the translation."""
    spaced = {
        token.meaning: token
        for token in before
        if source.text[token.one.start - 1 : token.one.start] == " " and token.one.start
    }
    for token in after:
        model = spaced.get(token.meaning)
        if model is not None and glued(target.text, token.one.start, target.language):
            place = token.one.start - 1, token.one.end
            yield Fault("glued", _range(model), place, f"{target.text[place[0]]} {token.one.text}")
