"""Footnotes, which CommonMark has not got: `[^1]` in a text, and `[^1]: ...` for what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_LABEL = r"\[\^([^\]\s]{1,100})\]"
_DEFINITION = re.compile(_LABEL + ":[ \t]*")
_REFERENCE = re.compile(_LABEL)
_INDENT = 4


def footnotes(markdown: MarkdownIt) -> None:
    """Teach a parser footnotes: what one says is blocks of its own."""
    markdown.block.ruler.before(
        "reference",
        "footnote",
        _definition,
        {"alt": ["paragraph", "reference", "list", "blockquote"]},
    )
    markdown.inline.ruler.before("link", "footnote_ref", _reference)


def _definition(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    start = state.bMarks[line] + state.tShift[line]
    match = _DEFINITION.match(state.src, start, state.eMarks[line])
    if match is None or state.is_code_block(line):
        return False
    if silent:
        return True
    state.env.setdefault("footnotes", set()).add(match[1])
    before = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    opened = state.push("footnote_open", "", 1)
    opened.map = [line, last]
    # The text begins after the mark; what follows belongs to it if it is indented.
    state.bMarks[line], state.tShift[line] = match.end(), 0
    state.blkIndent += _INDENT
    state.sCount[line] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, line, last)
    state.blkIndent -= _INDENT
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = before
    opened.map[1] = state.line
    state.push("footnote_close", "", -1)
    return True


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (the parser's own)
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or match[1] not in state.env.get("footnotes", ()):
        return False
    if not silent:
        state.push("footnote_ref", "", 0).markup = match[0]
    state.pos = match.end()
    return True
