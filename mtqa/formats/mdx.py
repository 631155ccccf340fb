"""MDX: Markdown with JSX, by the parser of Markdown.

Imports, exports, comments and expressions that stand alone give nothing; text inside of components
is Markdown, and their attributes with text for readers are blocks. An expression in a sentence is
kept as code.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.formats._assembly import Assembly
from mtqa.formats._front_matter import front_matter
from mtqa.formats._markdown_parser import escape, parser, unescape
from mtqa.formats._markdown_reader import read_blocks
from mtqa.types import Format, Inline, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.types import Block, RawText

_TOKEN = re.compile(
    r"""(?P<fence>^[ \t]*(?P<mark>`{3,}|~{3,})[^\n]*(?:\n(?![ \t]*(?P=mark)).*)*(?:\n[^\n]*)?)
      | (?P<code>(?P<ticks>`+)(?!`)(?:[^`\n]|\n(?!\s*\n)|(?!(?P=ticks)(?!`))`+)*(?P=ticks)(?!`))
      | (?P<module>^(?:import|export)[ \t{*][^\n]*(?:\n(?![ \t]*\r?$)[^\n]*)*)
      | \\.
      | (?P<tag></?(?=[A-Za-z>])[\w.:-]*)
      | (?P<brace>\{)""",
    re.VERBOSE | re.MULTILINE,
)
_WITHIN = re.compile(r"""[{}>]|"[^"]*"|'[^']*'|`[^`]*`""")
_COMMENT = re.compile(r"\{\s*/\*.*\*/\s*\}", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""\s(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
)
_LONGEST = 5_000
_DEEPEST = 20
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*[\s/>]")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_EXPRESSION = re.compile(r"\{[^{}]*\}")


def read(raw: RawText) -> Sequence[Block]:
    """The blocks of a file in their order; the texts of attributes come last."""
    attributes: list[Block] = []
    masked = list(raw.text)
    for start, end in _marks(raw.text, front_matter(raw)[2]):
        if raw.text[start] == "<":
            attributes += _attributes(raw, start, end)
        masked[start:end] = _mask(raw.text, start, end)
    own = read_blocks(
        replace(raw, text="".join(masked)), parser(without=("code", "html_block", "autolink"))
    )
    return [*map(_with_expressions, own), *attributes]


def _marks(text: str, place: int) -> Iterator[tuple[int, int]]:
    """What is no Markdown from an offset on: modules, tags, comments, and expressions that stand
    alone. Those inside a sentence stay.
    """
    while token := _TOKEN.search(text, place):
        start, place = token.span()
        if token["module"]:
            yield start, place
        elif token["tag"] or token["brace"]:
            end = _end(text, place, tag=bool(token["tag"]))
            if end is None:
                continue
            place = end
            if end - start < 3 and not _is_alone(text, start, end):
                continue  # <> cannot be hidden in a sentence
            if token["tag"] or _is_alone(text, start, end) or _COMMENT.fullmatch(text, start, end):
                yield start, end


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of a range."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not before.strip(" \t>") and bool(_LINE_END.match(text, end))


def _end(text: str, place: int, *, tag: bool) -> int | None:
    """Where a tag, or an expression, ends that was opened before `place`; None if it does not
    within what people write.
    """
    depth = 0 if tag else 1
    for match in _WITHIN.finditer(text, place, place + _LONGEST):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth > _DEEPEST:
            break
        if depth == 0 and (match[0] == ">" if tag else match[0] == "}"):
            return match.end()
    return None


def _mask(text: str, start: int, end: int) -> str:
    """As long as what it stands for, with its line ends: blanks for what stands alone, or else a
    tag that the parser of Markdown knows to be one.
    """
    written = text[start:end]
    if len(written) < 3 or _BLANK_LINE.search(written) or _is_alone(text, start, end):
        return re.sub(r"[^\r\n]", " ", written)
    if _HTML.match(written) and "{" not in written:
        return written
    inner = re.sub(r"[^\r\n]", "x", written[2:-1])
    return f"<x{inner}>"


def _attributes(raw: RawText, start: int, end: int) -> Iterator[Block]:
    """Blocks for the attributes of a tag that hold text for readers."""
    for match in _ATTRIBUTE.finditer(raw.text, start, end):
        kind = _kinds().get(match["name"])
        if kind is None:
            continue
        assembly = Assembly(raw)
        assembly.copy(*match.span("double" if match["double"] is not None else "single"))
        block = assembly.block(Kind(kind), "attribute")
        if block is not None:
            yield block


@cache
def _kinds() -> dict[str, str]:
    table = tomllib.loads(Path(__file__).with_name("html.toml").read_text("utf-8"))
    return {**table["attributes"], "description": "prose", "heading": "heading"}


def _with_expressions(block: Block) -> Block:
    """The same with its expressions as code."""
    found = [Inline("code", *match.span()) for match in _EXPRESSION.finditer(block.text)]
    taken = [inline for inline in block.inlines if inline.kind == "code"]
    new = [one for one in found if not any(a.start < one.end and one.start < a.end for a in taken)]
    inlines = sorted((*block.inlines, *new), key=lambda inline: (inline.start, -inline.end))
    return replace(block, inlines=tuple(inlines)) if new else block


FORMAT = Format(
    suffixes=(".mdx",),
    read=read,
    comment=r"\{/\*(?P<text>.*?)\*/\}",
    unescape=unescape,
    escape=escape,
)
