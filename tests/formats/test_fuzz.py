"""Damaged files of every format: reading them ends, in text with its way home or in one sentence.

`MTQA_FUZZ=5000 pytest tests/formats/test_fuzz.py` looks for longer.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtqa import registry
from mtqa.errors import InputError
from mtqa.formats import choose, read_document
from mtqa.text.decoding import decode
from mtqa.types import Document, Side
from tests.formats.test_contract import SAMPLES

LONGER = os.environ.get("MTQA_FUZZ")

PIECES = [
    "\n", "\r", "\r\n", "\t", " ", "\\", '"', "'", "`", "{", "}", "[", "]", "<", ">", "/", "&", "%",
    "=", ":", ";", ",", "#", "|", "*", "-", "- ", "...", "---\n", "-->", "<!--", "<![CDATA[", "]]>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "&amp;", "&#0;", "&#xD800;", "\\u", "\\ud83d", "\\x4",
    "\\U0010ffff", "\ufeff", "\x85", "\u2028", "\xa0", "😀", "e\u0301", "ش", "漢", "\x0b", "\x00",
    "!!binary ", "&x ", "*x", "? ", "<<: ", "|\n", ">-\n", "00:00:01,000 --> 00:00:02,000\n", "NaN",
    "1e999", "null", "<b>", "</b>", "<string name='a'>", "[^1]: ", "{/* ", " */}", "export x",
    "msgid ", "msgstr ", 'xml:lang="x"', "[" * 150, "<a>" * 150, "\\\n", "//", "/*", "*/",
]  # fmt: skip
"""Marks of all formats, and what parsers stumble over."""


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """A text with some pieces cut out, doubled or put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 12)), len(text))
        new = draw(st.sampled_from(PIECES) | st.just(text[start:end] * 2) | st.text(max_size=4))
        text = text[:start] + new + text[end:]
    return text


def check_way_home(document: Document) -> None:
    text = document.raw.text
    for segment in document.segments:
        done = 0
        for origin in segment.origins:
            assert done <= origin.start < origin.end <= len(segment.text)
            assert 0 <= origin.raw_start <= origin.raw_end <= len(text)
            if origin.end - origin.start == origin.raw_end - origin.raw_start:
                written = text[origin.raw_start : origin.raw_end]
                assert segment.text[origin.start : origin.end] == written
            done = origin.end
        for inline in segment.inlines:
            assert 0 <= inline.start <= inline.end <= len(segment.text)
        assert document.location(segment).path == document.raw.path


def read_damaged(name: str, text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    form = registry.load("formats", choose(name, None))
    sentence = ""
    try:
        raw = (form.open or decode)(content, name)
        check_way_home(read_document(raw, side=Side.TARGET, language="de", input_format=None))
    except InputError as error:
        sentence = str(error)
    assert "\n" not in sentence
    assert sentence.startswith(name) or not sentence


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files(name: str) -> None:
    sample = SAMPLES[name]

    @settings(
        max_examples=int(LONGER or 40),
        derandomize=LONGER is None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(damaged(sample.text))
    def check(text: str) -> None:
        read_damaged(sample.name, text)

    check()
