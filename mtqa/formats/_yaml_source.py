"""From what a YAML parser says back to what the file says: the pieces of a scalar.

The parser tells where a scalar begins and ends, and its value. What lies between is read beside
that value in the way of its style (YAML 1.2.2, chapters 7 and 8): escapes, folded lines,
indentation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.formats._strings import Piece

_BREAK = r"(?:\r\n|\r|\n)"
_FOLD = rf"[ \t]*+{_BREAK}(?:[ \t]*+{_BREAK})*+[ \t]*+"
_FLOW = {
    "": re.compile(_FOLD),
    "'": re.compile(rf"''|{_FOLD}"),
    '"': re.compile(
        rf"\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|{_BREAK}[ \t]*+|.)|{_FOLD}"
    ),
}
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_LETTERS = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def scalar_pieces(raw: str, start: int, end: int, style: str, value: str) -> list[Piece]:
    """`value`, which was written as `raw[start:end]`, in pieces; one piece where its parts cannot
    be told apart. `style` is the mark that it begins with: ', ", |, > or nothing.
    """
    if style in {"|", ">"}:
        found = list(_block(raw, start, end, value))
    else:
        quote = len(style)
        found = list(_flow(raw, start + quote, end - quote, style))
    return found if _text(found) == value else [(value, start, end)]


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(text for text, _, _ in pieces)


def _flow(raw: str, start: int, end: int, style: str) -> Iterator[Piece]:
    for match in _FLOW[style].finditer(raw, start, end):
        if start < match.start():
            yield raw[start : match.start()], start, match.start()
        yield _meant(match[0]), *match.span()
        start = match.end()
    if start < end:
        yield raw[start:end], start, end


def _meant(written: str) -> str:
    """What an escape, a doubled apostrophe or the ends of lines stand for."""
    if written == "''":
        return "'"
    if written[0] != "\\":
        return "\n" * (len(re.findall(_BREAK, written)) - 1) or " "
    if written[1] in "\r\n":
        return ""
    if written[1] in "xuU" and len(written) > 2:
        return chr(int(written[2:], 16)) if int(written[2:], 16) < 0x110000 else ""
    return _LETTERS.get(written[1], written[1])


def _block(raw: str, start: int, end: int, value: str) -> Iterator[Piece]:
    """Each line is its indentation and a part of the value; white space of the value stands for
    what is between them.
    """
    lines = [match.span(1) for match in _LINE.finditer(raw, start, end)][1:]
    opening = next(((a, b) for a, b in lines if raw[a:b].strip(" ")), (start, start))
    indent = _spaces(raw[slice(*opening)]) - _spaces(value.lstrip("\n"))
    done, before = 0, start
    for first, last in lines:
        content = raw[first + indent : last]
        if not content.strip(" \t"):
            continue
        at = done
        while at < len(value) and not value.startswith(content, at):
            if not value[at].isspace():
                return
            at += 1
        if at > done:
            yield value[done:at], before, first + indent
        yield content, first + indent, last
        done, before = at + len(content), last
    if done < len(value):
        yield value[done:], before, end


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
