"""Links become units."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.align._units import MOST, build_units, join
from mtqa.align.length import ALIGNER
from mtqa.types import Aligner, Inline, Kind, Link, Origin, Region, Side
from tests.documents import Part, document, heading, prose

ABC = ("Eins.", "Zwei.", "Drei.")


def linking(*alignments):
    """An aligner that gives these answers, one after the other."""
    answers = iter(alignments)
    return Aligner(lambda *_: next(answers))


def link(source, target, confidence=0.9):
    return Link(tuple(source), tuple(target), confidence)


def texts(units):
    return [
        tuple(
            segment.text if segment else None
            for segment in (unit.source, unit.target, *unit.references)
        )
        for unit in units
    ]


def test_translation_alone():
    units = build_units(None, document(prose(*ABC)), (), linking())
    assert texts(units) == [(None, "Eins."), (None, "Zwei."), (None, "Drei.")]
    assert [(unit.id, unit.confidence) for unit in units] == [("u1", 1.0), ("u2", 1.0), ("u3", 1.0)]


def test_units_stand_in_the_order_of_the_documents():
    source, target = document("a", "b", side=Side.SOURCE), document("A", "+", "B")
    links = [link([0], [0]), link([], [1], 0.7), link([1], [2])]
    units = build_units(source, target, (), linking(links))
    assert texts(units) == [("a", "A"), (None, "+"), ("b", "B")]
    assert [unit.confidence for unit in units] == [0.9, 0.7, 0.9]


def test_links_that_share_a_segment_are_merged():
    source, target = (
        document(prose("a", "b", "c"), side=Side.SOURCE),
        document(prose("A", "B", "C")),
    )
    reference = document(prose("AB", "+", "C"))
    aligner = linking(
        [link([0], [0], 0.8), link([1], [1]), link([2], [2])],
        [link([0, 1], [0]), link([], [1]), link([2], [2])],
    )
    units = build_units(source, target, (reference,), aligner)
    assert texts(units) == [("a b", "A B", "AB"), (None, None, "+"), ("c", "C", "C")]
    assert units[0].confidence == 0.8


def test_what_stands_between_merged_links_is_merged():
    source, target = document(prose("a", "b"), side=Side.SOURCE), document(prose("A", "+", "B"))
    aligner = linking([link([0], [0]), link([], [1]), link([1], [2])], [link([0, 1], [0])])
    units = build_units(source, target, (document("AB"),), aligner)
    assert texts(units) == [("a b", "A + B", "AB")]


def test_units_stay_small():
    count = MOST + 1
    source = document(prose(*"abcdefghij"[:count]), side=Side.SOURCE)
    target = document(prose(*"ABCDEFGHIJ"[:count]))
    ones = [link([i], [i]) for i in range(count)]
    aligner = linking(ones, [link(range(count), [0])])
    units = build_units(source, target, (document("alles"),), aligner)
    assert len(units) == count
    assert texts(units)[:2] == [("a", "A", "alles"), ("b", "B", None)]


def test_headings_and_prose_are_not_merged():
    source = document(heading("a"), "b", side=Side.SOURCE)
    aligner = linking([link([0], [0]), link([1], [1])], [link([0, 1], [0])])
    units = build_units(source, document(heading("A"), "B"), (document("AB"),), aligner)
    assert texts(units) == [("a", "A", "AB"), ("b", "B", None)]


def test_reference_without_source():
    aligner = linking([link([0, 1], [0], 0.6), link([2], [])])
    units = build_units(None, document(prose(*ABC)), (document("Eins und zwei."),), aligner)
    assert texts(units) == [(None, "Eins. Zwei.", "Eins und zwei."), (None, "Drei.", None)]
    assert [unit.confidence for unit in units] == [0.6, 1.0]


@pytest.mark.parametrize(
    ("language", "sentences", "expected"),
    [
        ("de", ("Eins.", "Zwei."), "Eins. Zwei."),
        ("zh-Hant", ("一。", "二。"), "一。二。"),
        ("zh-Hant", ("Nora.", "Maria."), "Nora. Maria."),
        ("ja", ("はい。", "Nora"), "はい。Nora"),
        ("ko", ("하나.", "둘."), "하나. 둘."),
        ("th", ("หนึ่ง", "สอง"), "หนึ่ง สอง"),
        ("de", ("Ja 👍", "Nein"), "Ja 👍 Nein"),
    ],
)
def test_join_puts_in_the_space_of_the_language(language, sentences, expected):
    joined = join(document(prose(*sentences), language=language).segments)
    assert joined is not None
    assert joined.text == expected


def test_joined_segments_lead_home():
    whole = document(prose("Ein Baum.", "Zwei Bäume."), "Ende.")
    first, second, last = whole.segments
    second = replace(second, inlines=(Inline("tag", 0, 4),))
    joined = join([first, second, last])
    assert joined is not None
    assert joined.text == "Ein Baum. Zwei Bäume. Ende."
    assert joined.origins == (Origin(0, 9, 0, 9), Origin(10, 21, 10, 21), Origin(22, 27, 22, 27))
    assert joined.inlines == (Inline("tag", 10, 14),)
    assert whole.raw.text[slice(*joined.raw_span(15, 27))] == "Bäume.\nEnde."
    assert (joined.block, joined.kind) == (0, Kind.PROSE)


PARTS = st.builds(
    Part,
    st.lists(st.text("aSch世界。 7.", min_size=1, max_size=20), min_size=1, max_size=4).map(tuple),
    st.sampled_from(Kind),
    st.sampled_from(Region),
)
DOCUMENTS = st.lists(PARTS, max_size=6)


@settings(deadline=None, max_examples=60)
@given(st.none() | DOCUMENTS, DOCUMENTS, st.lists(DOCUMENTS, max_size=2))
def test_every_segment_is_in_one_unit(source, target, references):
    source = None if source is None else document(*source, side=Side.SOURCE)
    target = document(*target)
    references = [document(*parts, side=Side.REFERENCE) for parts in references]
    units = build_units(source, target, references, ALIGNER)
    assert [unit.id for unit in units] == [f"u{number}" for number in range(1, len(units) + 1)]
    for place, whole in enumerate([source, target, *references]):
        sides = [(unit.source, unit.target, *unit.references)[place] for unit in units]
        origins = [origin for side in sides if side for origin in side.origins]
        expected = [o for segment in (whole.segments if whole else ()) for o in segment.origins]
        assert sorted((o.raw_start, o.raw_end) for o in origins) == sorted(
            (o.raw_start, o.raw_end) for o in expected
        )
