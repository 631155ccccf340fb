"""Which segments a range of changed lines touches."""

from __future__ import annotations

import pytest

from mtqa import registry
from mtqa.changes import Changes, changed_units
from mtqa.formats._bilingual import read_pairs
from mtqa.text.decoding import raw_text
from mtqa.types import Side
from tests.results import Texts, at


@pytest.mark.parametrize(
    ("ranges", "lines", "expected"),
    [
        ((), (1, 9), False),
        (((3, 4),), (1, 2), False),
        (((3, 4),), (1, 3), True),
        (((3, 4),), (4, 6), True),
        (((3, 4),), (5, 6), False),
        (((3, 4), (8, 8)), (5, 9), True),
        (((3, 9),), (5, 6), True),
    ],
)
def test_touch(ranges, lines, *, expected) -> None:
    assert Changes(ranges).touch(*lines) is expected


# The third line of the source was not translated.
TEXTS = Texts(
    at("t.txt", "eins", "zwei", "", "vier"),
    at("s.txt", "one", "two", "three", "four", side=Side.SOURCE, language="en"),
)


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ((), (), set()),
        (((2, 2),), (), {"u2", "u3"}),
        (((1, 1),), (), {"u1"}),
        ((), ((1, 1),), {"u1"}),
        ((), ((3, 3),), {"u3"}),
        (((4, 4),), (), {"u3", "u4"}),
    ],
    ids=["nothing", "before-a-gap", "elsewhere", "source", "untranslated-source", "after-a-gap"],
)
def test_changed_units(target, source, expected) -> None:
    found = changed_units(
        TEXTS.units,
        target=TEXTS.target,
        of_target=Changes(target),
        source=TEXTS.source,
        of_source=Changes(source),
    )
    assert found == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [(4, "a"), (5, "a"), (7, "c"), (8, "")],
    ids=["source", "translation", "untranslated", "its-empty-line"],
)
def test_changes_in_a_file_with_both_sides(line: int, expected: str) -> None:
    text = 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n'
    raw = raw_text(text, "x.po")
    pairs = read_pairs(raw, registry.load("formats", "po").units(raw)[0])
    found = changed_units(
        pairs.units,
        target=pairs.target,
        of_target=Changes(((line, line),)),
        source=pairs.source,
        of_source=None,
    )
    assert found == frozenset([expected] if expected else [])
