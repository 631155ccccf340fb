"""Whatever the text, a check only names its own codes and places inside the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa import registry
from mtqa.types import Check, Context, Kind, Side, Unit
from tests.documents import Part, document

NAMES = [
    name
    for name in registry.names("checks")
    if name != "rules" and not registry.load("checks", name).needs_model
]
LANGUAGES = ("de", "en", "fr", "zh-Hant", "ja", "ko", "ar", "ru", "sr-Latn", "uz", "tlh", "und")
PIECES = (
    "53vor Minuten", "vor5 Tagen", "5 minutes ago", "前53分鐘", "Bezos‘ ", "it‘s", "‚", "‘n", "`",
    "lesenMehr", "Ende.Der", "5Minuten", "監管", "регулирование", "(微博)", "und und", "\u0308",
    "👩‍🔬", "\u202e", " ", "\n", "The train does not stop at this station today.", "²5 vor 7",
    "٣ قبل", "İI", "ß", "\ud7ff", "cтолица", "的的", "ha ha ha ha", "1.000", "2,000",
    "„Datei“", "汉漢", " ,", "..", " -- ", "(", "）", "¿", "« ", "Ã¼", "\u200b", "ﬁ", "e\u0301",
    "。,",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=8).map("".join)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4),
    st.sampled_from(LANGUAGES),
    st.sampled_from(LANGUAGES),
    st.sampled_from(Kind),
)
def test_hits_are_well_formed(
    name: str, pairs: list[tuple[str, str]], language: str, source_language: str, kind: Kind
) -> None:
    check: Check = registry.load("checks", name)
    target = document(*(Part((text,), kind) for text, _ in pairs), language=language)
    source = document(*(text for _, text in pairs), side=Side.SOURCE, language=source_language)
    pairs_of_segments = zip(source.segments, target.segments, strict=True)
    units = tuple(Unit(str(n), s, t) for n, (s, t) in enumerate(pairs_of_segments))
    by_id = {unit.id: unit for unit in units}
    for hit in check.find(units, Context(target, source, (), units).with_options(check, {})):
        quote = ""
        if hit.unit is not None:
            assert hit.span is not None
            unit = by_id[hit.unit]
            segment = unit.target if hit.span.side is Side.TARGET else unit.source
            assert segment is not None
            assert 0 <= hit.span.start < hit.span.end <= len(segment.text)
            quote = segment.text[hit.span.start : hit.span.end]
        assert check.codes[hit.code].message.format_map({"quote": quote, **hit.detail})


MANY = 20_000
MOST_SECONDS = 1.5
"""Of the processor, for a text of so many characters: a check that looks at each pair of them
would need many times as long.
"""

PATHOLOGICAL = (
    "(", "1", "a", "А", "和", "ا", "{", "<", "%", '"', "'", "[b]", "1/", "1,", "1 ", "Ab ", "&amp;",
    "\\n", "@a", "#a", "http://", "not ", "two ", "{a, plural, ", "<b>", "…", "三分之",
    "A.", "`", "[a](",
)  # fmt: skip


@pytest.mark.parametrize("name", [*NAMES, "rules"])
def test_pathological_texts_take_linear_time(name: str) -> None:
    check: Check = registry.load("checks", name)
    for piece in PATHOLOGICAL:
        text = piece * (MANY // len(piece))
        target = document(text, language="de")
        source = document(text + "b", side=Side.SOURCE, language="en")
        units = (Unit("0", source.segments[0], target.segments[0]),)
        context = Context(target, source, (), units).with_options(check, {})
        list(check.find((), context))  # what is read once does not count
        start = time.process_time()
        list(check.find(units, context))
        assert time.process_time() - start < MOST_SECONDS, piece
