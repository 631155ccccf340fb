"""YAML with texts by key, as Rails and many static sites have them. The key of a string is its
JSON pointer.

Numbers, dates, true and false are no text, and neither are symbols of Ruby. Yes and no are, though
programs that read YAML 1.1 take them for truth values: their authors do not. Aliases are not
followed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from mtqa.formats._strings import DEEPEST, Strings, fault, pointer
from mtqa.formats._yaml_source import scalar_pieces
from mtqa.text.keys import language_root
from mtqa.types import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.types import Block, RawText

_PROPERTIES = re.compile(r"(?:[&!]\S*+\s++)*+")
_WORDS = frozenset({"yes", "no", "on", "off"})
_SYMBOL = re.compile(r":[A-Za-z_]\w*")
"""A symbol of Ruby."""

_STRING = "tag:yaml.org,2002:str"
_SPECIAL = frozenset("'\"\\:#\r\n\t")


def read(raw: RawText) -> Sequence[Block]:
    """The strings of a file in its order. Raises InputError if it is no YAML."""
    found = list(_Reader(raw).strings())
    strings = Strings(raw, language=language_root([pointer(path) for path, _ in found]))
    for path, event in found:
        place, end = event.start_mark.index, event.end_mark.index
        if event.anchor or event.tag:
            properties = _PROPERTIES.match(raw.text, place)
            place = properties.end() if properties else place
        pieces = scalar_pieces(raw.text, place, end, event.style or "", event.value)
        strings.add(pointer(path), pieces)
    return strings.blocks


class _Level:
    """A mapping or sequence that is open: `name` is its own, `key` that of the next value."""

    def __init__(self, name: str, *, mapping: bool) -> None:
        self.name = name
        self.mapping = mapping
        self.key: str | None = None
        self.items = 0
        self.keys: dict[str, int] = {}

    def take(self) -> str:
        """The name of the value that comes now."""
        self.items += 1
        name, self.key = (self.key or "") if self.mapping else str(self.items - 1), None
        return name


class _Reader:
    """Follows the events of the parser without recursion."""

    def __init__(self, raw: RawText) -> None:
        self._raw = raw
        self._levels: list[_Level] = []

    def strings(self) -> Iterator[tuple[tuple[str, ...], Any]]:
        """The paths of the strings, with the events of their scalars."""
        from yaml import events

        self._levels = [_Level("", mapping=False)]
        for event in self._events():
            level = self._levels[-1]
            if isinstance(event, events.ScalarEvent):
                if level.mapping and level.key is None:
                    self._key(level, event.value, _place(event))
                    continue
                name = level.take()
                if _is_text(event):
                    yield (*(one.name for one in self._levels[2:]), name), event
            elif isinstance(event, events.CollectionStartEvent):
                self._open(event, mapping=isinstance(event, events.MappingStartEvent))
            elif isinstance(event, events.CollectionEndEvent):
                self._levels.pop()
            elif isinstance(event, events.AliasEvent):
                if level.mapping and level.key is None:
                    self._key(level, f"*{event.anchor}", _place(event))
                else:
                    level.take()

    def _events(self) -> Iterator[Any]:
        import yaml

        # The one with libyaml, which all wheels carry, is twenty times as fast.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(self._raw.text, loader)
        except yaml.reader.ReaderError as error:
            place = self._raw.text.find(chr(error.character)) if error.character else 0
            message = "YAML has no such control characters"
            raise fault(self._raw, max(place, 0), message) from None
        except yaml.MarkedYAMLError as error:
            self._refuse(error)

    def _refuse(self, error: Any) -> NoReturn:
        mark = error.problem_mark or error.context_mark
        place = min(mark.index, len(self._raw.text) - 1) if mark else 0
        what = f" {error.context}:" if error.context else ""
        raise fault(self._raw, place, f"this is not YAML:{what} {error.problem}") from None

    def _key(self, level: _Level, key: str, place: int) -> None:
        if key in level.keys and key != "<<":
            first = self._raw.location(level.keys[key]).line
            raise fault(self._raw, place, f"the key {key} is here again, after line {first}")
        level.keys[key] = place
        level.key = key

    def _open(self, event: Any, *, mapping: bool) -> None:
        level, place = self._levels[-1], _place(event)
        if level.mapping and level.key is None:
            raise fault(self._raw, place, "a mapping or sequence cannot be a key here")
        if len(self._levels) > DEEPEST:
            raise fault(self._raw, place, f"nested more than {DEEPEST} levels deep")
        self._levels.append(_Level(level.take(), mapping=mapping))


def _place(event: Any) -> int:
    place: int = event.start_mark.index
    return place


def _is_text(event: Any) -> bool:
    """Whether a scalar is a string, by its tag or by how it is written."""
    if event.tag and event.tag != "!":
        return bool(event.tag == _STRING)
    if event.style:
        return True
    if _SYMBOL.fullmatch(event.value):
        return False
    if event.value.lower() in _WORDS:
        return True
    from yaml import ScalarNode

    return bool(_resolver().resolve(ScalarNode, event.value, (True, False)) == _STRING)


@cache
def _resolver() -> Any:
    from yaml.resolver import Resolver

    return Resolver()


def escape(text: str) -> str | None:
    """A text as it is written in every style of scalar; None for one that differs between them."""
    return None if _SPECIAL.intersection(text) else text


FORMAT = Format(
    suffixes=(".yaml", ".yml"),
    read=read,
    comment=r"(?<!\S)#(?P<text>[^\r\n]*)",
    escape=escape,
)
