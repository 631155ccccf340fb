from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.text.lengths import usual
from tests.pairs import found, paired

SHORT, LONG = "wrong-length/short", "wrong-length/long"
TEXT = "Mayor Helen Ford said on Tuesday that work would begin in March and cost 84 million pounds."


@pytest.mark.parametrize(
    ("source", "target", "languages", "code"),
    [
        (TEXT, "Bürgermeisterin Ford sprach.", ("en", "de"), SHORT),
        (TEXT, "市长说话了。", ("en", "zh-Hans"), SHORT),
        (
            "市长海伦·福特周二表示，工程将于三月开工，耗资巨大。",
            "She spoke.",
            ("zh-Hans", "en"),
            SHORT,
        ),
        ("Mayor Helen Ford spoke.", f"{TEXT} {TEXT}", ("en", "sv"), LONG),
    ],
)
def test_unusual(source: str, target: str, languages: tuple[str, str], code: str) -> None:
    assert found("wrong-length", paired([(source, target)], languages)) == [(code, target, ())]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        (TEXT, TEXT, ("en", "de")),
        (TEXT, "市长海伦·福特周二表示，工程将于三月开工，耗资8400万英镑。", ("en", "zh-Hans")),
        ("Undo", "Rückgängig machen, bitte sehr", ("en", "de")),
        (TEXT, "x", ("en", "tlh")),
        (TEXT, "x", ("en", "und")),
        (TEXT, "", ("en", "de")),
    ],
)
def test_usual(source: str, target: str, languages: tuple[str, str]) -> None:
    assert found("wrong-length", paired([(source, target)], languages)) == []


def test_option() -> None:
    context = paired([(TEXT, "Bürgermeisterin Ford sprach.")], ("en", "de"))
    assert found("wrong-length", context, {"tolerance": 3.0}) == []


def test_doubtful_alignment() -> None:
    context = paired([(TEXT, "Sie sprach.")], ("en", "de"))
    units = (replace(context.units[0], confidence=0.3),)
    assert found("wrong-length", replace(context, units=units)) == []


@pytest.mark.parametrize(
    ("source", "target", "length", "measured", "dense"),
    [
        ("en", "de-AT", 120, True, False),
        ("de", "en", 84, True, False),
        ("en", "ja", 51, False, True),
        ("en-GB", "tr", 102, False, False),
    ],
)
def test_usual_length(
    source: str, target: str, length: int, *, measured: bool, dense: bool
) -> None:
    expected = usual(source, target)
    assert expected is not None
    assert round(expected.length(100)) == length
    assert (expected.measured, expected.dense) == (measured, dense)
