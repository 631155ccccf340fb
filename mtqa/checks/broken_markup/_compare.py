"""What became of each tag of the source in the translation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from mtqa.checks.broken_markup._attributes import changed, untranslated
from mtqa.checks.broken_markup._tags import badly_nested, elements, facts, parents
from mtqa.text.seams import glued

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.checks.broken_markup._tags import Element
    from mtqa.types import Segment

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """A tag that is not as in the source. `code` is the last part of the hit's; one of the ranges
    may be missing. `tag` is what the message names. `mild`: only the look of some words is lost.
    `safe`: what is right may be put in unseen.
    """

    code: str
    source: Range | None
    target: Range | None
    tag: str
    right: str = ""
    mild: bool = False
    safe: bool = False


def compare(source: Segment, target: Segment) -> Iterator[Fault]:
    """The faults of a translation."""
    before, after = elements(source), elements(target)
    if not before and not after:
        return
    missing, extra = _unmatched(before, after), _unmatched(after, before)
    if missing or extra:
        yield from _unequal(target, after, missing, extra)
        return
    wrong = badly_nested(after)
    if wrong and not badly_nested(before):
        for element in wrong[:1]:
            yield Fault("nesting", None, _range(element), element.tag.written)
    elif not wrong and parents(before) != parents(after):
        place = after[0].start, after[-1].end
        yield Fault("order", (before[0].start, before[-1].end), place, target.text[slice(*place)])
    yield from _attributes(before, after, (source.language, target.language))
    yield from _glued(source, target, before, after)


def _glued(
    source: Segment, target: Segment, before: Sequence[Element], after: Sequence[Element]
) -> Iterator[Fault]:
    """Start tags with a space before them in the source and a letter in the translation."""
    spaced = {
        element.key: element
        for element in before
        if element.start and source.text[element.start - 1] == " "
    }
    for element in after:
        model = spaced.get(element.key) if element.kind != "close" else None
        if model is not None and glued(target.text, element.start, target.language):
            place = element.start - 1, element.end
            right = f"{target.text[place[0]]} {target.text[element.start : element.end]}"
            yield Fault("glued", _range(model), place, element.tag.written, right, safe=True)


def _unmatched(these: Sequence[Element], others: Sequence[Element]) -> list[Element]:
    left = Counter(element.key for element in others)
    unmatched = []
    for element in these:
        if left[element.key]:
            left[element.key] -= 1
        else:
            unmatched.append(element)
    return unmatched


def _unequal(
    target: Segment, after: Sequence[Element], missing: list[Element], extra: list[Element]
) -> Iterator[Fault]:
    """Each missing tag with its trace, if it left one, and each that is too many. Of a pair the
    start tag is named.
    """
    loose = set(extra)
    taken = [_range(element) for element in after if element not in loose]
    for element in list(missing):
        place = _trace(element, target.text, taken)
        if place is not None:
            taken.append(place)
            missing.remove(element)
            extra = [one for one in extra if one.end <= place[0] or place[1] <= one.start]
            written = target.text[slice(*place)]
            yield Fault(
                "malformed", _range(element), place, written, element.tag.written, safe=True
            )
    if len(missing) == len(extra) == 1 and _stands_for(extra[0], missing[0]):
        [lost], [other] = missing, extra
        yield Fault("malformed", _range(lost), _range(other), other.tag.written, lost.tag.written)
        return
    slanting = facts()["slanting"] if _is_upright(target.language) else frozenset()
    for element, mild in _of_pairs([one for one in missing if one.name not in slanting]):
        yield Fault("missing", _range(element), None, element.tag.written, mild=mild)
    for element, mild in _of_pairs(extra):
        yield Fault("added", None, _range(element), element.tag.written, mild=mild)


def _stands_for(other: Element, lost: Element) -> bool:
    """Whether a tag may be what became of a lost one: another tag, or one without its slash."""
    return other.kind == lost.kind or other.name == lost.name


def _is_upright(language: str) -> bool:
    return language.partition("-")[0] in facts()["upright"]


def _of_pairs(found: Sequence[Element]) -> Iterator[tuple[Element, bool]]:
    """Tags without the end tags of start tags among them, and whether such a pair is for the look
    only.
    """
    starts = Counter(element.name for element in found if element.kind == "open")
    ends = Counter(element.name for element in found if element.kind == "close")
    for element in found:
        looks = element.name in facts()["looks"]
        if element.kind == "open":
            yield element, looks and ends[element.name] > 0
            ends[element.name] -= 1
        elif element.kind == "close":
            if starts[element.name] <= 0:
                yield element, False
            starts[element.name] -= 1
        else:
            yield element, looks


def _trace(element: Element, text: str, taken: Sequence[Range]) -> Range | None:
    """Where a tag stands with blanks in it, in other brackets, with one of them lost, with its
    slash turned, or as an entity.
    """
    if element.end - element.start < len(element.tag.written) or not _BRACKET.search(text):
        return None
    for match in _loose(element.name, element.kind).finditer(text):
        start, end = match.span()
        if not any(left < end and start < right for left, right in taken):
            return start, end
    return None


_BRACKET = regex.compile("[<>＜＞〈〉《》‹›«»]|&[lg]t;")


@lru_cache(maxsize=512)
def _loose(name: str, kind: str) -> regex.Pattern[str]:
    left, right = "(?:[<＜〈《‹«]|&lt;)", "(?:[>＞〉》›»]|&gt;)"
    slash = r"[/\\／]" if kind == "close" else ""
    inner = rf"\s?{slash}\s?{regex.escape(name)}"
    after = r"(?:\s[^<>＜＞&]{0,200})?[/／]?\s?" if kind != "close" else r"\s?"
    return regex.compile(
        rf"(?i){left}{inner}{after}{right}|{left}{inner}\b(?!\s?{right})|(?<![\p{{L}}\p{{N}}<＜]){slash}{regex.escape(name)}{right}"
    )


def _attributes(
    before: Sequence[Element], after: Sequence[Element], languages: tuple[str, str]
) -> Iterator[Fault]:
    """The attributes of tags that stand for each other: the first of a name for the first."""
    waiting: dict[tuple[str, str, str], list[Element]] = {}
    for element in before:
        if element.kind != "close":
            waiting.setdefault(element.key, []).append(element)
    for element in after:
        models = waiting.get(element.key)
        if not models:
            continue
        model = next((m for m in models if m.tag.attributes == element.tag.attributes), models[0])
        models.remove(model)
        for name, right in list(changed(model, element))[:1]:
            yield Fault("attribute", _range(model), _range(element), name, right)
        for value in untranslated(model, element, languages):
            yield Fault("untranslated-attribute", _range(model), _range(element), value)


def _range(element: Element) -> Range:
    return element.start, element.end
