"""Documents of nearly equal structure are aligned by lengths and shared words."""

from __future__ import annotations

import gzip
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.align.length import ALIGNER
from mtqa.types import Kind, Region, Side
from tests.conftest import ROOT
from tests.documents import Part, comment, document, heading, label, metadata, prose

NTREX = ROOT.parent / "shared" / "data" / "clean" / "ntrex.jsonl.gz"

ENGLISH = (
    "The council met on Tuesday to discuss the new tram line to Eastfield.",
    "Mayor Helen Ford said that work would begin in March 2027 and cost 84 million pounds.",
    "Residents of Mill Lane had complained about noise from the building site.",
    "The line will have 12 stops and carry about 30,000 passengers a day.",
)
GERMAN = (
    "Der Rat beriet am Dienstag über die neue Straßenbahn nach Eastfield.",
    "Bürgermeisterin Helen Ford sagte, ab März 2027 werde gebaut, für 84 Millionen Pfund.",
    "Anwohner der Mill Lane hatten sich über den Lärm der Baustelle beschwert.",
    "Die Linie wird 12 Haltestellen haben und täglich rund 30.000 Fahrgäste befördern.",
)


def align(source, target):
    source = document(*source, side=Side.SOURCE)
    links = ALIGNER.align(source, document(*target, language="de"), None)
    return [(link.source, link.target) for link in links]


def one_to_one(count):
    return [((i,), (i,)) for i in range(count)]


CASES = {
    "a block each": (ENGLISH, GERMAN, one_to_one(4)),
    "one paragraph": ([prose(*ENGLISH)], [prose(*GERMAN)], one_to_one(4)),
    "a paragraph against lines": ([prose(*ENGLISH)], GERMAN, one_to_one(4)),
    "a block left out": (
        ENGLISH,
        (*GERMAN[:2], GERMAN[3]),
        [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))],
    ),
    "a block put in": (
        (*ENGLISH[:2], ENGLISH[3]),
        GERMAN,
        [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,))],
    ),
    "a run-on sentence becomes three": (
        ["據《晨報》報導，市長表示新的電車路線將於三月動工，居民則抱怨噪音太大，要求蓋一道牆。"],
        [
            prose(
                "Das berichtet die Morgenpost.",
                "Die Bürgermeisterin sagte, die neue Straßenbahn werde ab März gebaut.",
                "Anwohner klagen über den Lärm und verlangen eine Mauer.",
            )
        ],
        [((0,), (0, 1, 2))],
    ),
    "two sentences become one": (
        [prose(ENGLISH[0], "It took four hours."), ENGLISH[3]],
        [f"Vier Stunden lang b{GERMAN[0][9:]}", GERMAN[3]],
        [((0, 1), (0,)), ((2,), (1,))],
    ),
    "a heading stays alone": (
        [heading("Trams"), prose(ENGLISH[0], ENGLISH[2])],
        [
            heading("Noch mehr Lärm durch die Straßenbahn nach Eastfield"),
            prose(GERMAN[0], GERMAN[2]),
        ],
        one_to_one(3),
    ),
    "a heading read as prose": (
        [heading(f"A tram for Eastfield? {ENGLISH[0]}"), ENGLISH[1]],
        [prose("Eine Straßenbahn für Eastfield?", GERMAN[0]), GERMAN[1]],
        [((0,), (0, 1)), ((1,), (2,))],
    ),
    "labels and metadata find their like": (
        [ENGLISH[0], label("Tags:"), metadata("Anna 4 hours ago"), comment(ENGLISH[2])],
        [GERMAN[0], label("Etikett:"), metadata("Anna 4Vor Stunden"), comment(GERMAN[2])],
        one_to_one(4),
    ),
    "numbers and names lead": (
        ["It cost 84 pounds.", "It cost 12 pounds.", "Ford paid."],
        ["Es kostete 12 Pfund.", "Ford zahlte."],
        [((0,), ()), ((1,), (0,)), ((2,), (1,))],
    ),
    "no source": ([], GERMAN[:2], [((), (0,)), ((), (1,))]),
    "no target": (ENGLISH[:2], [], [((0,), ()), ((1,), ())]),
    "neither": ([], [], []),
    "no letters": (["…", "12"], ["–", "12"], one_to_one(2)),
}


@pytest.mark.parametrize(("source", "target", "expected"), CASES.values(), ids=CASES)
def test_links(source, target, expected):
    assert align(source, target) == expected


SENTENCES = st.text(alphabet="aSchäü世界。 7,.-", max_size=40)
PARTS = st.builds(
    Part,
    st.lists(SENTENCES, min_size=1, max_size=4).map(tuple),
    st.sampled_from(Kind),
    st.sampled_from(Region),
    st.sampled_from(["paragraph", "heading", "list-item"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PARTS, max_size=8), st.lists(PARTS, max_size=8))
def test_every_segment_is_in_one_link(source, target):
    source, target = document(*source, side=Side.SOURCE), document(*target)
    links = ALIGNER.align(source, target, None)
    assert [i for link in links for i in link.source] == list(range(len(source.segments)))
    assert [j for link in links for j in link.target] == list(range(len(target.segments)))
    assert all(0 <= link.confidence <= 1 and (link.source or link.target) for link in links)
    for link in links:
        for indices, side in ((link.source, source), (link.target, target)):
            kinds = {side.segments[index].kind for index in indices}
            assert len(indices) < 2 or kinds == {Kind.PROSE}


@pytest.mark.parametrize(
    ("source", "target"),
    [(1, 5000), (5000, 1), (1500, 1500), (1200, 1500)],
    ids=str,
)
def test_long_documents_take_seconds(source, target):
    lines = [f"Line {i} says that {i * 7919 % 1000} ships came in." for i in range(5000)]
    translated = [f"Zeile {i} sagt, dass {i * 7919 % 1000} Schiffe kamen." for i in range(5000)]
    start = time.process_time()
    links = align(lines[:source], translated[:target])
    assert time.process_time() - start < 30
    assert sum(bool(i and j) for i, j in links) == min(source, target)


def test_a_missing_chapter_is_found():
    lines = [f"Line {i} says that {i * 7919 % 1000} ships came in." for i in range(600)]
    translated = [f"Zeile {i} sagt, dass {i * 7919 % 1000} Schiffe kamen." for i in range(600)]
    links = align(lines, translated[:200] + translated[300:])
    expected = one_to_one(200) + [((i,), ()) for i in range(200, 300)]
    assert links == expected + [((i,), (i - 100,)) for i in range(300, 600)]


def test_doubt_shows_in_the_confidence():
    sure = document(*ENGLISH, side=Side.SOURCE), document(*GERMAN)
    unsure = (
        document(heading("Rain"), side=Side.SOURCE),
        document(heading("Es goss"), heading("Regen")),
    )
    assert min(link.confidence for link in ALIGNER.align(*sure, None)) > 0.9
    assert max(link.confidence for link in ALIGNER.align(*unsure, None)) < 0.6


def test_published_article_is_aligned_block_by_block(article):
    from mtqa.formats import read_document
    from mtqa.text.decoding import decode, read_bytes

    source, target = (
        read_document(
            decode(read_bytes(article / name), name), side=side, language=tag, input_format="text"
        )
        for name, side, tag in (
            ("source.zh-Hant.txt", Side.SOURCE, "zh-Hant"),
            ("mt.de.txt", Side.TARGET, "de"),
        )
    )
    for link in ALIGNER.align(source, target, None):
        blocks = {source.segments[i].block for i in link.source}
        assert len(blocks) == 1
        assert {target.segments[j].block for j in link.target} == blocks


@pytest.mark.parametrize("language", ["deu", "jpn", "rus", "zho-TW"])
def test_human_translations_of_news(language):
    if not NTREX.is_file():
        pytest.skip("the news translations are not beside this checkout")
    with gzip.open(NTREX, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    right = total = 0
    for row in rows[::2]:
        sides = [
            [prose(*lines[i : i + 3]) for i in range(0, len(lines), 3)]
            for lines in (row["eng"], row["refs"][language])
        ]
        links = align(*sides)
        right += sum(source == target and len(source) == 1 for source, target in links)
        total += len(row["eng"])
    assert right / total > 0.99
