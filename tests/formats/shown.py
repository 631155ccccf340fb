"""Blocks as tests compare them: short, with what the file has for each piece of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.text.decoding import raw_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Block, RawText


def read(name: str, text: str) -> tuple[RawText, Sequence[Block]]:
    """A text as a format reads it."""
    raw = raw_text(text, f"page.{name}")
    return raw, registry.load("formats", name).read(raw)


def shown(name: str, text: str) -> list[str]:
    """Each block as `element kind text`, a star after the kind for furniture, the level of a
    heading after its element, and ⟨⟩ around what is no prose."""
    return [
        f"{block.element}{block.level or ''} {block.kind}"
        f"{'*' if block.region == 'furniture' else ''} {marked(block)}"
        for block in read(name, text)[1]
    ]


def marked(block: Block) -> str:
    text = block.text
    for inline in reversed(block.inlines):
        text = f"{text[: inline.start]}⟨{text[inline.start : inline.end]}⟩{text[inline.end :]}"
    return text.replace("\n", "⏎")


def written(name: str, text: str) -> list[list[str]]:
    """For each block, what the pieces of its text are in the file."""
    raw, blocks = read(name, text)
    return [[raw.text[o.raw_start : o.raw_end] for o in block.origins] for block in blocks]


def check_origins(raw: RawText, blocks: Sequence[Block]) -> None:
    """Pieces are in order, inside the text and the file, and as written where equally long.
    Only white space may have no origin."""
    for block in blocks:
        assert block.text == block.text.strip()
        assert block.text
        done = 0
        for origin in block.origins:
            assert done <= origin.start < origin.end <= len(block.text)
            assert 0 <= origin.raw_start <= origin.raw_end <= len(raw.text)
            assert block.text[done : origin.start].strip() == ""
            if origin.end - origin.start == origin.raw_end - origin.raw_start:
                written = raw.text[origin.raw_start : origin.raw_end]
                assert block.text[origin.start : origin.end] == written
            done = origin.end
        assert block.text[done:].strip() == ""
        for inline in block.inlines:
            assert 0 <= inline.start <= inline.end <= len(block.text)
            assert inline.start < inline.end or inline.kind == "tag"
