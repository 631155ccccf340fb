"""Fluent (.ftl): messages, terms and their attributes, by `fluent.syntax`.

Each variant of a selector is a string of its own, with the text around it, so that it reads as
users see it. Placeables are kept as they are written, as placeholders.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from mtqa.formats._assembly import Assembly
from mtqa.formats._strings import DEEPEST, Strings, fault
from mtqa.types import STRING, Format, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.types import Block, RawText

_MOST = 64
"""Variants of a string: a few selectors with all plural forms."""

_SPECIAL = re.compile(r"[{}\r\n]")


def read(raw: RawText) -> Sequence[Block]:
    """The strings of a file in its order. Raises InputError for what is no entry."""
    from fluent.syntax import FluentParser, ast

    _check_depth(raw)
    strings = Strings(raw)
    places = _Places(raw.text)
    # The parser counts line ends as one character, however they are written.
    resource = FluentParser(with_spans=True).parse(raw.text.replace("\r\n", "\n"))
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            place = min(places.of(entry)[0], len(raw.text) - 1)
            reason = entry.annotations[0].message if entry.annotations else "no entry"
            raise fault(raw, place, f"this is not Fluent: {reason}")
        if isinstance(entry, ast.Message | ast.Term):
            _add(raw, strings, places, entry)
    return strings.blocks


class _Places:
    """Where the nodes of the parser, which read LF for CR LF, are in the file."""

    def __init__(self, text: str) -> None:
        ends = enumerate(match.start() for match in re.finditer("\r\n", text))
        self._ends = [place - number for number, place in ends]

    def of(self, node: Any) -> tuple[int, int]:
        start, end = node.span.start, node.span.end
        return start + bisect_left(self._ends, start), end + bisect_left(self._ends, end)


def _check_depth(raw: RawText) -> None:
    """Refuses what the parser, which is recursive, could not read."""
    depth = 0
    for match in re.finditer(r"[{}\n]", raw.text):
        depth = max(depth + {"{": 1, "}": -1}.get(match[0], 0), 0)
        if depth > DEEPEST:
            raise fault(raw, match.start(), f"nested more than {DEEPEST} levels deep")


def _add(raw: RawText, strings: Strings, places: _Places, entry: Any) -> None:
    from fluent.syntax import ast

    name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
    strings.claim(name, places.of(entry.id)[0])
    patterns = [(name, entry.value)]
    for attribute in entry.attributes:
        key = f"{name}.{attribute.id.name}"
        strings.claim(key, places.of(attribute.id)[0])
        patterns.append((key, attribute.value))
    for key, pattern in patterns:
        if pattern is not None:
            for variant, elements in _variants(pattern):
                strings.put(key + variant, _block(raw, places, elements))


def _variants(pattern: Any) -> list[tuple[str, list[Any]]]:
    """What a pattern may come to: the keys of the variants chosen, and the elements in a row."""
    from fluent.syntax import ast

    found: list[tuple[str, list[Any]]] = [("", [])]
    for element in pattern.elements:
        expression = getattr(element, "expression", None)
        options = [("", [element])]
        if isinstance(expression, ast.SelectExpression):
            options = [
                (f"[{_key_of(variant)}]{key}", elements)
                for variant in expression.variants
                for key, elements in _variants(variant.value)
            ]
        if len(found) * len(options) > _MOST:
            options = options[-1:]
        found = [(k + key, before + after) for k, before in found for key, after in options]
    return found


def _key_of(variant: Any) -> str:
    return str(getattr(variant.key, "name", None) or getattr(variant.key, "value", ""))


def _block(raw: RawText, places: _Places, elements: Sequence[Any]) -> Block | None:
    from fluent.syntax import ast

    assembly = Assembly(raw)
    for element in elements:
        start, end = places.of(element)
        if isinstance(element, ast.TextElement):
            for text, left, right in _lines(raw, element.value, start, end):
                assembly.replace(text, left, right)
        else:
            assembly.begin()
            assembly.copy(start, end)
            assembly.mark("placeholder")
    return assembly.block(Kind.LABEL, STRING)


def _lines(raw: RawText, value: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The lines of a text: what the parser took away is the indentation."""
    for number, line in enumerate(value.split("\n")):
        if number:
            gap = re.compile(r"[ \t]*(?:\r\n|\r|\n)").match(raw.text, start)
            after = gap.end() if gap else start
            place = raw.text.find(line, after, end) if line else after
            yield "\n", start, max(place, after)
            start = max(place, after)
        yield line, start, min(start + len(line), end)
        start += len(line)


def escape(text: str) -> str | None:
    """A text as it is written in a line; None for one with braces or line ends."""
    return None if _SPECIAL.search(text) else text


FORMAT = Format(
    suffixes=(".ftl",),
    read=read,
    comment=r"(?<![^\r\n])#{1,3} (?P<text>[^\r\n]*)",
    escape=escape,
)
