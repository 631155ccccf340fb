r"""Text as a terminal shows it: grapheme clusters that know their width, and lines of them.

Widths come from rich's Unicode tables (East Asian Width, UAX #11, emoji sequences included).
Whatever could steer a terminal or reorder a line is shown as an escape such as ``\x1b``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

UNMARKED: Final = -1

_BREAK, _NON_JOINER, _JOINER = "\u200b", "\u200c", "\u200d"
INVISIBLE: Final = frozenset((_BREAK, _NON_JOINER, _JOINER))
"""What takes no width and is part of proper text: Khmer, Persian, Sinhala, emoji."""

_HARMFUL = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_ASCII = {"…": "...", "→": "->", "─": "-", "·": "|", "⟦": "[[", "⟧": "]]", "␣": "_", "◌": ""}
_ASCII |= dict(zip("▁▂▃▄▅▆▇█", "_.:-=+*#", strict=True))
_NO_LINE_START = frozenset(
    "、。，．：；？！）］｝」』】〉》〕〗’”…‥ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NO_LINE_END = frozenset("（［｛「『【〈《〔〖‘“")


class Cell(NamedTuple):
    """One grapheme cluster as it is shown, and how many columns it takes.

    `mark` is the rank of the finding that it belongs to, or UNMARKED; `link` is a URL, or nothing.
    """

    shown: str
    width: int
    style: str = ""
    mark: int = UNMARKED
    link: str = ""


Line = list[Cell]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What a stream can show. `encoding` None: every character."""

    encoding: str | None = None

    def ornament(self, sign: str) -> str:
        """A sign of the report itself, or its stand-in in ASCII."""
        return sign if self._encodes(sign) else _ASCII[sign]

    def clusters(self, text: str, spelled: Collection[int] = ()) -> Iterator[tuple[int, str]]:
        """(offset, what is shown) of each grapheme cluster of `text`, without a gap.

        At the offsets `spelled`, a blank or what is invisible is made visible.
        """
        start, shown = 0, ""
        for offset, char in enumerate(text):
            escaped = self._spell(char) if offset in spelled else self._escape(char)
            if shown and not escaped and _continues(shown, char):
                shown += char
                continue
            if shown:
                yield start, shown
            start, shown = offset, escaped or self._base(char) + char
        if shown:
            yield start, shown

    def cells(self, text: str, style: str = "") -> Line:
        """`text`, whatever it contains, in one style."""
        if text.isascii() and text.isprintable():
            return [Cell(char, 1, style) for char in text]
        return [Cell(shown, width(shown), style) for _, shown in self.clusters(text)]

    def _encodes(self, text: str) -> bool:
        try:
            text.encode(self.encoding or "utf-8")
        except UnicodeEncodeError:
            return False
        return True

    def _escape(self, char: str) -> str:
        """`char` as an escape, or "" when it can be shown as it is."""
        if is_harmful(char) or not self._encodes(char):
            return char.encode("unicode_escape").decode("ascii")
        return ""

    def _spell(self, char: str) -> str:
        return self.ornament("␣") if char == " " else char.encode("unicode_escape").decode("ascii")

    def _base(self, char: str) -> str:
        """What a combining mark that begins a text is shown on."""
        return self.ornament("◌") if not _char_width(char) else ""


def is_harmful(char: str) -> bool:
    """Whether a character could steer a terminal or reorder what stands around it."""
    return unicodedata.category(char) in _HARMFUL and char not in INVISIBLE


def width(shown: str) -> int:
    """Columns that a text takes on a terminal."""
    from rich.cells import cell_len

    return cell_len(shown)


def line_width(line: Sequence[Cell]) -> int:
    """Columns that a line takes on a terminal."""
    return sum(cell.width for cell in line)


def wrap(cells: Sequence[Cell], columns: int, first: int | None = None) -> list[Line]:
    """Lines of at most `columns`, the first one of at most `first`. No blank ends a line.

    They break at blanks, and between CJK characters as their punctuation allows; elsewhere only
    when nothing else fits.
    """
    lines: list[Line] = []
    line: Line = []
    used = 0
    room = first or columns
    for cell in cells:
        while line and used + cell.width > room and not cell.shown.isspace():
            cut = _break(line, cell)
            lines.append(stripped(line[:cut]))
            line = line[cut:]
            used = line_width(line)
            room = columns
        line.append(cell)
        used += cell.width
    return [*lines, stripped(line)]


def stripped(line: Line) -> Line:
    """The line without the blanks at its end."""
    end = len(line)
    while end and line[end - 1].shown.isspace():
        end -= 1
    return line[:end]


def _break(line: Line, following: Cell) -> int:
    """Where to cut a full line before `following`: the last place that allows it."""
    after = following
    for index in range(len(line), 0, -1):
        before = line[index - 1]
        if _breakable(before, after):
            return index
        after = before
    return len(line)


def _breakable(before: Cell, after: Cell) -> bool:
    if after.shown.isspace():
        return False
    if before.shown.isspace() or before.shown.endswith(_BREAK):
        return True
    wide = before.width == 2 or after.width == 2
    return wide and before.shown not in _NO_LINE_END and after.shown not in _NO_LINE_START


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    from rich.cells import get_character_cell_size

    return get_character_cell_size(char)


def _continues(shown: str, char: str) -> bool:
    """Whether `char` belongs to the cluster `shown` (the part of UAX #29 that terminals follow)."""
    if not _char_width(char):
        return True
    if shown[-1] == _JOINER:
        return _char_width(char) > 1
    return len(shown) == 1 and _is_flag_half(shown) and _is_flag_half(char)


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
