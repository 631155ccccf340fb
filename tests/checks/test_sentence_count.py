from __future__ import annotations

import pytest

from tests.pairs import found, paired

FEWER, MORE = "sentence-count/fewer", "sentence-count/more"
FOUR = "The council met. It decided on the line. Work begins in May. It will cost little."


@pytest.mark.parametrize(
    ("source", "target", "language", "code"),
    [
        (FOUR, "Der Rat trat zusammen.", "de", FEWER),
        (FOUR, "议会开会了。", "zh-Hans", FEWER),
        ("Saved.", "Gespeichert. Sie dürfen gehen. Auf Wiedersehen.", "de", MORE),
    ],
)
def test_other_number(source: str, target: str, language: str, code: str) -> None:
    assert found("sentence-count", paired([(source, target)], ("en", language))) == [
        (code, target, ())
    ]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        (
            FOUR,
            "Der Rat trat zusammen und beschloss die Linie; im Mai beginnt der Bau, billig.",
            "de",
        ),
        ("He came and left.", "Er kam. Er ging.", "de"),
        ("See e.g. No. 5.", "Z. B. Nr. 5 gem. Abs. 3.", "de"),
        (FOUR, "สภาประชุมแล้ว", "th"),
        ("", "", "de"),
    ],
)
def test_same_number(source: str, target: str, language: str) -> None:
    assert found("sentence-count", paired([(source, target)], ("en", language))) == []


def test_option() -> None:
    context = paired([("He came and left.", "Er kam. Er ging.")], ("en", "de"))
    assert found("sentence-count", context, {"exact": True}) == [(MORE, "Er kam. Er ging.", ())]
