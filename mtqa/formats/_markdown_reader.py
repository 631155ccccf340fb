"""From what a Markdown parser says to blocks: it tells the lines of each block, and where its
inline tokens stood in them; from both follows the place of every character in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mtqa.formats._assembly import Assembly
from mtqa.text.kinds import classify
from mtqa.text.origins import trimmed
from mtqa.types import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from mtqa.types import RawText

_CODE_TAG = re.compile(r"<(/?)(?:code|kbd|samp|var|tt)[\s>]", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br[\s/>]", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")
_ELEMENTS = {
    "th": "table-cell",
    "td": "table-cell",
    "list_item": "list-item",
    "blockquote": "quote",
}


@dataclass(slots=True)
class _Content:
    """The content of an inline block, and where its pieces are: `starts` are offsets in it,
    `places` where in the file these are, `lengths` how far they go.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)

    def add(self, start: int, place: int, length: int) -> None:
        """`text[start:start + length]` is in the file at `place`."""
        self.starts.append(start)
        self.places.append(place)
        self.lengths.append(length)

    def copy(self, start: int, end: int, assembly: Assembly) -> None:
        """Append what `text[start:end]` was written as; line ends become spaces."""
        index = max(bisect_right(self.starts, start) - 1, 0)
        done = start
        while index < len(self.starts) and self.starts[index] < end:
            first = self.starts[index]
            left, right = max(start, first), min(end, first + self.lengths[index])
            if left < right:
                if "\n" in self.text[done:left]:
                    assembly.wrap()
                place = self.places[index] - first
                assembly.copy(place + left, place + right)
                done = right
            index += 1

    def replace(self, text: str, start: int, end: int, assembly: Assembly) -> None:
        """Append `text` for what `text[start:end]`, all on one line, was written as."""
        index = max(bisect_right(self.starts, start) - 1, 0)
        place = self.places[index] - self.starts[index]
        assembly.replace(text, place + start, place + end)


def read_blocks(raw: RawText, parser: MarkdownIt) -> Sequence[Block]:
    """The blocks of a Markdown file in their order, front matter first."""
    from mtqa.formats._front_matter import front_matter

    blocks, language, start = front_matter(raw)
    lines = _line_ranges(raw, start)
    context: list[Token] = []
    cells: list[_Content] = []
    tokens = parser.parse(raw.text[start:])
    for index, token in enumerate(tokens):
        if token.type.endswith("_open"):
            context.append(token)
            if token.type == "tr_open":
                cells = _cells(raw, lines, tokens, index)
        elif token.type.endswith("_close"):
            context.pop()
        elif token.type == "inline":
            in_cell = context[-1].tag in {"th", "td"}
            content = cells.pop(0) if in_cell else _lines(raw, lines, token, context[-1].markup)
            blocks.extend(_blocks(raw, token, content, context))
    if language is not None:
        blocks = [replace(block, language=language) for block in blocks]
    return classify(blocks)


def _line_ranges(raw: RawText, start: int) -> list[tuple[int, int]]:
    """The lines from an offset on, without their ends."""
    starts = [place for place in raw.line_starts if place >= start]
    ranges = []
    for place, end in zip(starts, [*starts[1:], len(raw.text)], strict=True):
        while end > place and raw.text[end - 1] in "\r\n":
            end -= 1  # noqa: PLW2901
        ranges.append((place, end))
    return ranges


def _lines(raw: RawText, lines: list[tuple[int, int]], token: Token, markup: str) -> _Content:
    """Each line of the content is the end of a line of the file, but for white space and, in a
    heading that opens with number signs, those that close it.
    """
    content = _Content(token.content)
    assert token.map is not None
    offset = 0
    for number, line in enumerate(token.content.split("\n"), start=token.map[0]):
        bare = line.strip(" \t")
        start, end = lines[number]
        if markup.startswith("#"):
            place = raw.text.find(bare, raw.text.index(markup, start) + len(markup), end)
        else:
            place = raw.text.rfind(bare, start, end)
        if bare and place >= 0:
            content.add(offset + line.index(bare), place, len(bare))
        offset += len(line) + 1
    return content


def _cells(
    raw: RawText, lines: list[tuple[int, int]], tokens: list[Token], index: int
) -> list[_Content]:
    """The contents of the cells of a table row, which are fields between pipes. The first field
    holds what stands before the table (marks of a quotation), and may hold the first cell.
    """
    row = tokens[index]
    assert row.map is not None
    start, end = lines[row.map[0]]
    ends = [match.start() for match in _PIPE.finditer(raw.text, start, end)]
    fields = list(zip([start, *(place + 1 for place in ends)], [*ends, end], strict=True))
    cells: list[str] = []
    while tokens[index].type != "tr_close":
        if tokens[index].type == "inline":
            cells.append(tokens[index].content)
        index += 1
    before = raw.text[slice(*fields[0])].strip().replace("\\|", "|")
    if not cells[0] or not before.endswith(cells[0]):
        fields.pop(0)
    fields += [(end, end)] * (len(cells) - len(fields))
    return [_cell(raw, cell, *span) for cell, span in zip(cells, fields, strict=False)]


def _cell(raw: RawText, text: str, start: int, end: int) -> _Content:
    """A pipe in the content has a backslash before it in the file."""
    content = _Content(text)
    _, end = trimmed(raw.text, start, end)
    place, offset = end - len(text) - text.count("|"), 0
    for part in re.split(r"(?=\|)", text):
        place += part.startswith("|")
        if part and place >= start:
            content.add(offset, place, len(part))
        place, offset = place + len(part), offset + len(part)
    return content


def _blocks(raw: RawText, token: Token, content: _Content, context: list[Token]) -> Iterator[Block]:
    """The text of an inline block, then the alternative texts of its images."""
    parent = context[-1]
    names = (_ELEMENTS.get(opened.type.removesuffix("_open")) for opened in reversed(context))
    element = next(filter(None, names), "paragraph")
    kind, level = Kind.LABEL if parent.tag == "th" else Kind.PROSE, 0
    if parent.type == "heading_open":
        kind, level, element = Kind.HEADING, int(parent.tag[1]), "heading"
    images: list[tuple[Token, int]] = []
    text = Assembly(raw)
    _fill(text, content, token.children or [], 0, images)
    parts = [text.block(kind, element, level=level)]
    for image, at in images:
        text = Assembly(raw)
        _fill(text, content, image.children or [], at, [])
        parts.append(text.block(Kind.CAPTION, "attribute"))
    yield from (part for part in parts if part is not None)


def _fill(
    assembly: Assembly,
    content: _Content,
    tokens: list[Token],
    base: int,
    images: list[tuple[Token, int]],
) -> None:
    """Append the text of inline tokens whose places count from `base`."""
    address = False
    for token in tokens:
        at = base + int(token.meta.get("at", 0))
        if token.type in {"text", "text_special", "code_inline"}:
            _append(assembly, content, token, at, address=address)
        elif token.type in {"softbreak", "hardbreak"}:
            assembly.wrap() if token.type == "softbreak" else assembly.pause("\n")
        elif token.type == "image":
            images.append((token, at + 2))
        elif token.type == "html_inline":
            _tag(assembly, token.content)
        elif token.type == "footnote_ref":
            assembly.tag(token.markup)
        address = token.type == "link_open" and token.info == "auto"
    assembly.close("code")


def _append(assembly: Assembly, content: _Content, token: Token, at: int, *, address: bool) -> None:
    length = len(token.content)
    if address:
        assembly.begin()
        content.copy(at + 1, content.text.index(">", at), assembly)
        assembly.mark("url")
    elif token.type == "text":
        content.copy(at, at + length, assembly)
    elif token.type == "code_inline":
        inner = at + len(token.markup)
        inner += content.text[inner : inner + length].replace("\n", " ") != token.content
        assembly.begin()
        content.copy(inner, inner + length, assembly)
        assembly.mark("code")
    elif token.info == "escape":
        content.copy(at + len(token.markup) - length, at + len(token.markup), assembly)
    else:
        content.replace(token.content, at, at + len(token.markup), assembly)


def _tag(assembly: Assembly, tag: str) -> None:
    """An HTML tag inside a paragraph: a break, or where code begins or ends."""
    code = _CODE_TAG.match(tag)
    if code and code.group(1):
        assembly.close("code")
    elif code:
        assembly.begin()
    elif _BREAK_TAG.match(tag):
        assembly.pause("\n")
