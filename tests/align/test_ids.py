"""Pairing by key: strings of programs, plural forms, cues of subtitles."""

from __future__ import annotations

import pytest

from mtqa.align import ids
from mtqa.align._units import build_units
from mtqa.formats import read_document
from mtqa.text.decoding import raw_text
from mtqa.types import Aligner, Document, Side


def document(text: str, side: Side, name: str) -> Document:
    return read_document(raw_text(text, f"a.{name}"), side=side, language="en", input_format=name)


def sides(source: str, target: str, name: str = "json") -> tuple[Document, Document]:
    return document(source, Side.SOURCE, name), document(target, Side.TARGET, name)


def pairs(source: str, target: str, name: str = "json") -> list[tuple[str | None, str | None]]:
    first, second = sides(source, target, name)
    units = build_units(first, second, (), ids.or_else(ids.ALIGNER))
    units = ids.completed(units, first, second)
    return [(u.source and u.source.text, u.target and u.target.text) for u in units]


PAIRS = {
    "other-order": (
        '{"a": "A", "b": "B", "c": "C"}',
        '{"c": "3", "a": "1", "b": "2"}',
        "json",
        [("A", "1"), ("B", "2"), ("C", "3")],
    ),
    "missing-and-superfluous": (
        '{"a": "A", "b": "B"}',
        '{"x": "0", "b": "2", "y": "3"}',
        "json",
        [(None, "0"), ("A", None), ("B", "2"), (None, "3")],
    ),
    "language-as-the-root": ("en:\n  a: A\n", "de:\n  a: '1'\n", "yaml", [("A", "1")]),
    "two-words-as-roots": (
        "menu:\n  a: A\n",
        "main:\n  a: '1'\n",
        "yaml",
        [(None, "1"), ("A", None)],
    ),
    "more-plural-forms": (
        '{"n_one": "A file", "n_other": "Files"}',
        '{"n_one": "1", "n_few": "2", "n_many": "5", "n_other": "0"}',
        "json",
        [("A file", "1"), ("Files", "2"), ("Files", "5"), ("Files", "0")],
    ),
    "fewer-plural-forms": (
        '{"n_one": "A file", "n_other": "Files"}',
        '{"n_other": "0"}',
        "json",
        [("Files", "0")],
    ),
    "plural-forms-of-what-has-none": (
        "en:\n  a: A\n",
        "ru:\n  a:\n    few: '2'\n    other: '0'\n",
        "yaml",
        [("A", "2"), ("A", "0")],
    ),
    "cues-by-time": (
        "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n",
        "1\n00:00:03,000 --> 00:00:04,000\nb\n",
        "srt",
        [("A", None), ("B", "b")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "target", "name", "found"), PAIRS.values(), ids=PAIRS)
def test_pairs(source: str, target: str, name: str, found: list[tuple[str, str]]) -> None:
    assert pairs(source, target, name) == found


APPLIES = {
    "strings": (('{"a": "A"}', '{"b": "B"}', "json"), True),
    "texts": (("A", "B", "text"), False),
    "cues-at-the-same-times": (
        ("00:00:01,000 --> 00:00:02,000\nA", "00:00:01,000 --> 00:00:09,000\nB", "srt"),
        True,
    ),
    "cues-at-other-times": (
        ("00:00:01,000 --> 00:00:02,000\nA", "00:00:02,000 --> 00:00:09,000\nB", "srt"),
        False,
    ),
}


@pytest.mark.parametrize(("texts", "applies"), APPLIES.values(), ids=APPLIES)
def test_what_is_paired_by_key(texts: tuple[str, str, str], applies: bool) -> None:
    assert ids.applies(*sides(*texts)) is applies


def test_everything_else_is_aligned_as_usual() -> None:
    called = []

    def align(*given: object) -> list:
        called.append(given)
        return []

    aligner = ids.or_else(Aligner(align, needs_model=True))
    assert aligner.needs_model
    aligner.align(*sides("A", "B", "text"), None)
    aligner.align(*sides('{"a": "A"}', '{"a": "B"}'), None)
    assert len(called) == 1


DIFFERENCES = {
    "one-plural-form-is-enough": (
        '{"a": "A", "n_one": "N", "n_other": "Ns", "m_one": "M", "o": "O"}',
        '{"n_other": "n", "n_few": "nn", "b": "B", "o_other": "o"}',
        ["/a", "/m_one"],
        ["/b"],
    ),
    "a-section-counts-once": (
        '{"a": {"b": "B"}}',
        '{"a": {"b": "B", "c": ["x", "y"]}, "d": {"e": {"f": "F"}, "g": "G"}}',
        [],
        ["/a/c", "/d"],
    ),
    "language-as-the-root": (
        '{"en": {"a": "A", "b": "B"}}',
        '{"de": {"a": "A", "c": "C"}}',
        ["/en/b"],
        ["/de/c"],
    ),
}


@pytest.mark.parametrize("case", DIFFERENCES.values(), ids=DIFFERENCES)
def test_keys_that_one_side_lacks(case: tuple[str, str, list[str], list[str]]) -> None:
    source, target, lost, added = case
    both = sides(source, target)
    assert [segment.key for segment in ids.missing(*both)] == lost
    assert [key for _, key in ids.superfluous(*both)] == added


def test_references_stand_beside_what_only_the_translation_has() -> None:
    texts = {
        Side.SOURCE: '{"a": "A", "n_other": "Ns"}',
        Side.TARGET: '{"x": "X", "a": "1", "n_few": "2"}',
        Side.REFERENCE: '{"n_few": "two", "y": "Y", "a": "one", "x": "x"}',
    }
    source, target, reference = (document(text, side, "json") for side, text in texts.items())
    units = build_units(source, target, (reference,), ids.or_else(ids.ALIGNER))
    units = ids.completed(units, source, target, (reference,))
    shown = {
        (
            u.source and u.source.text,
            u.target and u.target.text,
            u.references[0] and u.references[0].text,
        )
        for u in units
    }
    assert shown == {
        ("A", "1", "one"),
        ("Ns", "2", "two"),
        (None, "X", "x"),
        (None, None, "Y"),
    }
