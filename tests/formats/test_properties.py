"""Whatever is in a file, reading it ends, and every character that is read has its way home."""

from __future__ import annotations

import tomllib
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtqa.errors import InputError
from mtqa.formats import read_document
from mtqa.formats._markdown_parser import parser
from mtqa.text.decoding import decode, raw_text
from mtqa.types import Side
from tests.conftest import ROOT
from tests.formats.shown import check_origins, read

PARTS = {
    "text": [
        "a",
        "B ",
        "1. ",
        "\n",
        "\r\n",
        "\r",
        " ",
        "。",
        "漢字",
        "😀",
        "e\u0301",
        "…",
        "(",
        "„",
        "“",
        "- ",
        "vor 4 Stunden",
        "Teilen:",
        "FB X",
        "https://a.b ",
        "\u00a0",
        "\u2028",
        "ش",
        "ไทย",
        "|",
    ],
    "markdown": [
        "a",
        " ",
        "\n",
        "\r\n",
        "  \n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](u)",
        "<b>",
        "<br>",
        "<code>",
        "</code>",
        "<!--",
        "-->",
        "&amp;",
        "&#x1F600;",
        "\\",
        "\\*",
        "|",
        "\n|-|-|\n",
        "---\n",
        "+++\n",
        "title: x\n",
        "~~",
        "\t",
        "漢",
        "😀",
        "e\u0301",
        "<http://a.b>",
        "[^1]: ",
        "[^1]",
        "===\n",
        "```\n",
        "    ",
    ],
    "html": [
        "a",
        " ",
        "\n",
        "\r\n",
        "\r",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "<br>",
        "<div class=share>",
        "</div>",
        "<table>",
        "<tr>",
        "<td>",
        "<a title='x &amp; y'>",
        "<img alt=b>",
        "<code>",
        "</code>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&amp;",
        "&auml",
        "&#x1F600;",
        "&notit;",
        "&",
        "<",
        "<title>",
        "<li lang=de>",
        "<select><option>",
        "<textarea>\n",
        "<svg>",
        "漢",
        "😀",
        "e\u0301",
        "\u00a0",
        "<pre>\n",
        "<time>",
        "</x>",
        "<nav>",
        "<h1>",
        "&NotEqualTilde;",
        "'",
        '"',
        "=",
        ">",
    ],
}


def texts(name: str) -> st.SearchStrategy[str]:
    """Texts of a format's own marks, and texts of any characters."""
    return st.lists(st.sampled_from(PARTS[name]), max_size=40).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize("name", PARTS)
def test_every_character_has_its_way_home(name: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(texts(name))
    @example("a")
    def check(text: str) -> None:
        try:
            raw = raw_text(text, f"x.{name}")
            document = read_document(raw, side=Side.TARGET, language="de", input_format=name)
        except InputError:
            return
        check_origins(raw, document.blocks)
        check_origins(raw, document.segments)
        for segment in document.segments:
            for offset in range(len(segment.text)):
                start, end = segment.raw_span(offset, offset + 1)
                assert 0 <= start <= end <= len(text)
                location = document.location(segment, offset)
                line = raw.text[raw.line_starts[location.line - 1] :]
                assert line[location.column - 1 :] == raw.text[start:]

    check()


def bare(text: str) -> str:
    return "".join(text.split())


def markdown_text(text: str) -> list[str]:
    """What the parser itself says is in the inline blocks and their images."""
    kinds = {"text", "text_special", "code_inline"}
    found = []
    for token in parser().parse(text):
        images = [child.children or [] for child in token.children or [] if child.type == "image"]
        found += [
            "".join(child.content for child in children if child.type in kinds)
            for children in (token.children or [], *images)
        ]
    return [bare(part) for part in found if bare(part)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS["markdown"]), max_size=40).map("".join))
def test_nothing_is_lost_of_markdown(text: str) -> None:
    if text.startswith(("---", "+++")) or not bare(text):
        return
    assert [bare(block.text) for block in read("markdown", text)[1]] == markdown_text(text)


def html_text(text: str) -> str:
    """What `justhtml` itself says is in the text nodes that are to be read."""
    from justhtml import JustHTML

    excluded = tomllib.loads((ROOT / "mtqa/formats/html.toml").read_text("utf-8"))["excluded"]
    found, stack = [], [JustHTML(text, sanitize=False).root]
    while stack:
        node = stack.pop()
        if node.name == "#text":
            found.append(node.data)
        elif node.name not in excluded:
            stack.extend(reversed(node.children or []))
    return bare("".join(found))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS["html"]), max_size=40).map("".join))
def test_nothing_is_lost_of_html(text: str) -> None:
    if bare(text):
        blocks = read("html", text)[1]
        own = [block.text for block in blocks if block.element != "attribute"]
        assert bare("".join(own)) == html_text(text)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("gb18030")))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(InputError):
        raw = decode(data, "x")
        assert raw.text.strip()
        assert raw.line_starts[0] == 0
