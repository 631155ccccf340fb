"""Front matter: the metadata in YAML or TOML above a Markdown text.

Only what is text for readers is taken from it, line by line. Keys are not translated; values of
other types, and texts in quotation marks over several lines, are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.formats._assembly import Assembly
from mtqa.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.types import Block, RawText

_FENCED = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ENTRY = re.compile(r"""(?P<key>[\w.-]+|"[^"\r\n]*")[ \t]*[:=](?:[ \t]+(?P<value>[^\r\n]*))?""")
_OTHER = re.compile(r"[ \t]*(?:$|#|[\r\n]|-[ \t]|\[)|[ \t]+\S")
_KINDS = {
    "title": Kind.HEADING,
    "subtitle": Kind.HEADING,
    "description": Kind.PROSE,
    "summary": Kind.PROSE,
    "excerpt": Kind.PROSE,
}
_LANGUAGE_KEYS = frozenset({"lang", "language", "locale"})


def front_matter(raw: RawText) -> tuple[list[Block], str | None, int]:
    """The blocks of the front matter, the language that it states, and where the text begins
    after it: at 0 when there is none.
    """
    fence = _FENCED.match(raw.text)
    if fence is None:
        return [], None, 0
    lines: list[tuple[int, int]] = []
    place = fence.end()
    while place < len(raw.text):
        match = _LINE.match(raw.text, place)
        assert match is not None
        line = match.group().rstrip()
        if line == fence.group(1) or (line == "..." and fence.group(1) == "---"):
            blocks, language = _entries(raw, lines)
            return blocks, language, match.end()
        if not _ENTRY.match(line) and not _OTHER.match(line):
            break
        lines.append((place, place + len(line)))
        place = match.end()
    return [], None, 0


def _entries(raw: RawText, lines: list[tuple[int, int]]) -> tuple[list[Block], str | None]:
    blocks: list[Block] = []
    language = None
    for index, (start, end) in enumerate(lines):
        entry = _ENTRY.match(raw.text, start, end)
        if entry is None:
            continue
        key = entry["key"].strip('"').lower()
        value_start = entry.start("value") if entry["value"] else end
        if key in _LANGUAGE_KEYS:
            language = raw.text[value_start:end].strip("\"' \t") or None
        elif key in _KINDS:
            assembly = Assembly(raw)
            for part in _value(raw.text, value_start, end, lines[index + 1 :]):
                _append(assembly, raw.text, *part)
                assembly.wrap()
            block = assembly.block(_KINDS[key], "attribute", level=int(key == "title"))
            if block is not None:
                blocks.append(block)
    return blocks, language


def _value(
    text: str, start: int, end: int, following: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """The lines of a value, each with the quotation mark around it, if there is one."""
    value = text[start:end]
    quote = value[:1] if value[:1] in {'"', "'"} else ""
    if re.fullmatch(r"[|>][+-]?\d?", value):
        for line_start, line_end in following:
            if text[line_start:line_end].strip() and not text[line_start].isspace():
                break
            indent = len(text[line_start:line_end]) - len(text[line_start:line_end].lstrip())
            yield line_start + indent, line_end, ""
    elif not quote:
        comment = re.search(r"\s#", value)
        if value[:1] not in {"[", "{", "&", "*", "!"}:
            yield start, start + (comment.start() if comment else len(value)), ""
    elif not value.startswith(quote * 3):
        closing = re.match(r'"(?:\\.|[^"\\])*"' if quote == '"' else r"'(?:''|[^'])*'", value)
        if closing:
            yield start + 1, start + closing.end() - 1, quote


def _append(assembly: Assembly, text: str, start: int, end: int, quote: str) -> None:
    """Append a line; in quotation marks, what is escaped stands for its last character."""
    escape = re.compile(r'\\["\\/]' if quote == '"' else "''")
    for match in escape.finditer(text, start, end) if quote else ():
        assembly.copy(start, match.start())
        assembly.copy(match.end() - 1, match.end())
        start = match.end()
    assembly.copy(start, end)
