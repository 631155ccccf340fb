"""The CommonMark parser, taught to remember where its inline tokens stood."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from mtqa.formats._markdown_footnotes import footnotes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def parser(*, without: tuple[str, ...] = ()) -> MarkdownIt:
    """A parser of CommonMark with tables, footnotes and struck-out text, `without` some rules.

    `token.meta["at"]` of each inline token is the offset of its first character in the content
    of the inline block around it. Adjacent text tokens stay apart, for the parser would lose the
    places of all but one when it joins them.
    """
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark")
    markdown.inline = _tracing_inline()
    markdown.configure("commonmark")
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["fragments_join", "text_join", *without])
    footnotes(markdown)
    return markdown


def _tracing_inline() -> Any:
    from markdown_it.parser_inline import ParserInline

    new_state = _tracing_state()

    class TracingInline(ParserInline):
        def parse(self, src: str, md: Any, env: Any, tokens: list[Token]) -> list[Token]:
            state = new_state(src, md, env, tokens)
            self.tokenize(state)
            for rule in self.ruler2.getRules(""):
                rule(state)
            return tokens

    return TracingInline()


def _tracing_state() -> Any:
    from markdown_it.rules_inline import StateInline

    class TracingState(StateInline):
        pending_at = 0

        def append_pending(self, text: str) -> None:
            if not self.pending:
                self.pending_at = self.pos
            super().append_pending(text)

        def pushPending(self) -> Token:  # noqa: N802  # the parser's name
            token = super().pushPending()
            token.meta["at"] = self.pending_at
            return token

        def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
            token = super().push(ttype, tag, nesting)
            before = self.tokens[-2] if len(self.tokens) > 1 else None
            token.meta["rule"] = token.meta["at"] = self.pos
            if before is not None and before.meta.get("rule") == self.pos:
                token.meta["at"] = before.meta["at"] + len(before.content)
            return token

    return TracingState


_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&]")


def unescape(piece: str) -> str:
    """What a piece of a file without markup reads as."""
    return html.unescape(_ESCAPED.sub(r"\1", piece))


def escape(text: str) -> str:
    """A text with a backslash before whatever could be markup."""
    return _SPECIAL.sub(r"\\\g<0>", text)
