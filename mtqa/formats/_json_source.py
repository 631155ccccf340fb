"""JSON with the place of every string, read without recursion.

Comments are let pass, as editors do. Whatever else is no JSON (RFC 8259) is refused, and so are
keys that stand twice in an object, of which programs read only one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from mtqa.formats._strings import DEEPEST, escaped, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.formats._strings import Piece
    from mtqa.types import RawText

_TOKEN = re.compile(
    r"""(?:[ \t\r\n]++|//[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)*+(?:
        (?P<string>"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+")
      | (?P<mark>[{}\[\]:,])
      | (?P<other>(?:true|false|null|-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)
          (?![\w.+-]))
      | (?P<end>\Z))""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A string value: `start` and `end` are within its quotation marks."""

    path: tuple[str, ...]
    start: int
    end: int


@dataclass(slots=True)
class _Level:
    """An object or array that is open: `name` is its own, `key` that of the next value, and
    `turn` what must come next: key, colon, value, or a comma or the end.
    """

    name: str
    closing: str
    turn: str
    key: str = ""
    keys: dict[str, int] = field(default_factory=dict)
    items: int = 0
    empty: bool = True


def leaves_of(raw: RawText) -> list[Leaf]:
    """The string values of a file in its order. Raises InputError if it is no JSON."""
    return _Parser(raw).leaves


def pieces(raw: RawText, leaf: Leaf) -> Iterator[Piece]:
    """The text of a value in pieces."""
    return escaped(raw.text, leaf.start, leaf.end, _ESCAPE, unescape)


class _Parser:
    """Reads JSON without recursion and gathers its string values."""

    def __init__(self, raw: RawText) -> None:
        self.leaves: list[Leaf] = []
        self._raw = raw
        self._levels: list[_Level] = [_Level("", "", "value")]
        place = 0
        while True:
            match = _TOKEN.match(raw.text, place)
            if match is None:
                self._refuse(place)
            if match["end"] is not None:
                break
            self._take(match)
            place = match.end()
        if len(self._levels) > 1 or self._levels[0].turn == "value":
            raise fault(raw, len(raw.text.rstrip()) - 1, "the file ends in the middle of its JSON")

    def _take(self, token: re.Match[str]) -> None:
        level = self._levels[-1]
        mark, place = token["mark"] or "", token.start(token.lastgroup or 0)
        if mark == level.closing and mark and (level.turn == "end" or level.empty):
            self._levels.pop()
        elif mark == "," and level.turn == "end" and level.closing:
            level.turn = "key" if level.closing == "}" else "value"
        elif mark == ":" and level.turn == "colon":
            level.turn = "value"
        elif level.turn == "key" and token["string"]:
            self._key(level, token["string"], place)
        elif level.turn == "value" and mark in {"{", "[", ""}:
            self._value(level, token, mark, place)
        else:
            self._refuse(place)

    def _key(self, level: _Level, written: str, place: int) -> None:
        key = json.loads(written)
        if _SURROGATE.search(key):
            raise fault(self._raw, place, "the key holds half of a surrogate pair")
        if key in level.keys:
            first = self._raw.location(level.keys[key]).line
            message = f"the key {json.dumps(key, ensure_ascii=False)} is here again, after line"
            raise fault(self._raw, place, f"{message} {first}")
        level.keys[key] = place
        level.key, level.turn, level.empty = key, "colon", False

    def _value(self, level: _Level, token: re.Match[str], mark: str, place: int) -> None:
        name = level.key if level.closing == "}" else str(level.items)
        level.items += 1
        level.turn, level.empty = "end", False
        if mark:
            if len(self._levels) > DEEPEST:
                raise fault(self._raw, place, f"nested more than {DEEPEST} levels deep")
            closing = "}" if mark == "{" else "]"
            self._levels.append(_Level(name, closing, "key" if mark == "{" else "value"))
        elif token["string"]:
            names = [*(one.name for one in self._levels[2:]), name]
            path = tuple(names) if len(self._levels) > 1 else ()
            self.leaves.append(Leaf(path, place + 1, token.end() - 1))

    def _refuse(self, place: int) -> NoReturn:
        """Raises InputError for what stands at or after an offset and may not."""
        text = self._raw.text
        while place < len(text) and text[place].isspace():
            place += 1
        level = self._levels[-1]
        wanted = {
            "key": "a key in quotation marks",
            "colon": "a colon",
            "value": "a value",
            "end": f"a comma or {level.closing}" if level.closing else "nothing more",
        }[level.turn]
        line = re.match(r"[^\r\n]{0,20}", text[place:])
        found = line[0] if line and line[0] else "the end of the line"
        raise fault(self._raw, place, f"this is not JSON: {wanted} is expected, not {found}")


def unescape(written: str) -> str:
    """What a piece of a string in JSON reads as."""
    return _ESCAPE.sub(lambda match: _meant(match[0]), written)


def _meant(escape: str) -> str:
    try:
        text: str = json.loads(f'"{escape}"')
    except ValueError:
        return escape
    return "\ufffd" if _SURROGATE.search(text) else text


def escape(text: str) -> str:
    """A text as it is written within quotation marks."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
