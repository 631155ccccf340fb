"""Subtitles: cues with their lines, tags, times."""

from __future__ import annotations

import pytest

from tests.formats.shown import read

SRT = "1\n00:00:01,000 --> 00:00:03,500\n"

CUES = {
    "srt": (
        "srt",
        SRT + "Eins,\nzwei.\n\n2\n00:00:04,000 --> 00:00:05,000\nDrei.",
        [("00:00:01.000", 2.5, "Eins,\nzwei."), ("00:00:04.000", 1.0, "Drei.")],
    ),
    "srt-blank-line": ("srt", SRT + "Eins\n\nzwei\n\n", [("00:00:01.000", 2.5, "Eins\nzwei")]),
    "srt-number-as-text": (
        "srt",
        SRT + "1984\n\n2\n00:00:04,000 --> 00:00:05,000\n7",
        [("00:00:01.000", 2.5, "1984"), ("00:00:04.000", 1.0, "7")],
    ),
    "srt-no-text": (
        "srt",
        SRT + "\n" + SRT.replace("01,", "02,") + "Eins",
        [("00:00:02.000", 1.5, "Eins")],
    ),
    "srt-ends-before-it-begins": (
        "srt",
        "00:00:04,000 --> 00:00:01,000\nEins",
        [("00:00:04.000", 0.0, "Eins")],
    ),
    "srt-position": (
        "srt",
        "1\n00:00:01,000  -->  00:00:02,000  X1:3 Y1:4\nEins",
        [("00:00:01.000", 1.0, "Eins")],
    ),
    "srt-entities-are-text": ("srt", SRT + "A &amp; B", [("00:00:01.000", 2.5, "A &amp; B")]),
    "webvtt": (
        "webvtt",
        (
            "WEBVTT Kind: captions\n\nNOTE\n00:09.000 --> x\n\nSTYLE\n::cue {}\n\nid\n"
            "100:00:01.000 --> 100:00:02.250 align:start\nEins &lt;zwei&gt;\n\n"
            "00:03.000 --> 00:04.000\nDrei"
        ),
        [("100:00:01.000", 1.25, "Eins <zwei>"), ("00:00:03.000", 1.0, "Drei")],
    ),
}


@pytest.mark.parametrize(("name", "text", "cues"), CUES.values(), ids=CUES)
def test_cues(name: str, text: str, cues: list[tuple[str, float, str]]) -> None:
    blocks = read(name, text)[1]
    assert [(b.key, b.limits and b.limits.seconds, b.text) for b in blocks] == cues


@pytest.mark.parametrize(
    ("name", "text", "tags"),
    [
        (
            "srt",
            SRT + "<i>Eins</i> <font color='#fff'>zwei</font>",
            ["<i>", "</i>", "<font color='#fff'>", "</font>"],
        ),
        ("srt", SRT + "{\\an8}Eins 3 < 4", ["{\\an8}"]),
        (
            "webvtt",
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bob>Eins <00:01.500>zwei",
            ["<v Bob>", "<00:01.500>"],
        ),
    ],
)
def test_tags_are_no_text(name: str, text: str, tags: list[str]) -> None:
    (block,) = read(name, text)[1]
    assert [inline.value for inline in block.inlines] == tags
    assert not any(tag in block.text for tag in tags)
