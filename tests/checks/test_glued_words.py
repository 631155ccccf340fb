"""Seams between words are found; names that are written with seams are silent."""

from __future__ import annotations

import time

import pytest

from mtqa.checks.glued_words import CHECK
from mtqa.types import Block, Context, Inline, Kind, Origin, RawText, Region, Side, Unit
from mtqa.types import Document as Read
from mtqa.types import Segment as Sentence
from tests.documents import document


def found(
    *texts: str, language: str = "de", source: str | None = None
) -> list[tuple[str, str, tuple[str, ...]]]:
    target = document(*texts, language=language)
    from_source = document(source, side=Side.SOURCE, language="en") if source else None
    units = tuple(
        Unit(str(n), from_source.segments[0] if from_source else None, segment)
        for n, segment in enumerate(target.segments)
    )
    words = {unit.id: unit.target.text for unit in units if unit.target}
    return [
        (hit.code, words[hit.unit][hit.span.start : hit.span.end], hit.suggestions)
        for hit in CHECK.find(units, Context(target, from_source, (), units))
        if hit.unit and hit.span
    ]


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("Schwerpunkt aufanalysierenAnalyse und mehr", "de", "aufanalysierenAnalyse"),
        ("Fokus überberichtenBericht und mehr", "de", "überberichtenBericht"),
        ("AnalysierenAnalyse und mehr", "de", "AnalysierenAnalyse"),
        ("Wir wollen lesenMehr dazu", "de", "lesenMehr"),
        ("Bericht undAnalyse", "de", "undAnalyse"),
        ("aufauswertenBericht", "de", "aufauswertenBericht"),
        ("focus onanalyzinganalysis of markets", "en", "onanalyzinganalysis"),
        ("for the analysisThe next day", "en", "analysisThe"),
        ("dla analizowaćAnaliza rynku", "pl", "analizowaćAnaliza"),
    ],
)
def test_glued_words(text: str, language: str, quote: str) -> None:
    assert found(text, language=language) == [("glued-words", quote, ())]


NAMES = (
    "iPhone eBay YouTube PayPal BlockTempo OpenAI SpaceX JavaScript MacBook LaTeX McDonald "
    "DeepSeek GitHub TikTok dYdX imToken zkSync iOS macOS PhD GmbH kWh MHz StVO BAföG VfB "
    "InnenArchitektInnen MitarbeiterInnen DiCaprio MacArthur LeBron easyJet openSea forEach "
    "toString airBaltic dieBasis derStandard wordPress nextCloud TalkTalk SoftBank BahnCard"
)


@pytest.mark.parametrize("language", ["de", "en", "fr", "es", "pl", "ru", "tr"])
def test_names_are_silent(language: str) -> None:
    assert [name for name in NAMES.split() if found(f"Hier {name} x", language=language)] == []


@pytest.mark.parametrize(
    ("text", "language", "quote", "right"),
    [
        ("Das war das Ende.Der Regen kam.", "de", "Ende.", "Ende. "),
        ("Was ist los?Wann kommst du?", "de", "los?", "los? "),
        ("They went home.Then it rained.", "en", "home.", "home. "),
        ("Il est parti.Elle est là.", "fr", "parti.", "parti. "),
    ],
)
def test_glued_sentences(text: str, language: str, quote: str, right: str) -> None:
    assert found(text, language=language) == [("glued-words/sentence", quote, (right,))]


def test_sentences_that_the_splitter_has_set_apart() -> None:
    first, second = "Das war das Ende.", "Der Regen kam später."
    for gap, expected in ((0, [("glued-words/sentence", 12, 17)]), (1, [])):
        segments = tuple(
            Sentence(
                text, "de", Kind.PROSE, Region.MAIN, 0, (Origin(0, len(text), at, at + len(text)),)
            )
            for text, at in ((first, 0), (second, len(first) + gap))
        )
        text = first + " " * gap + second
        block = Block(text, Kind.PROSE, "paragraph", (Origin(0, len(text), 0, len(text)),))
        target = Read(RawText("x", text, "utf-8", (0,)), Side.TARGET, "de", (block,), segments)
        units = tuple(Unit(str(n), None, segment) for n, segment in enumerate(segments))
        hits = CHECK.find(units, Context(target, None, (), units))
        assert [(h.code, h.span.start, h.span.end) for h in hits if h.span] == expected


@pytest.mark.parametrize(
    ("text", "language", "quote", "right"),
    [
        ("Es dauert 5Minuten lang.", "de", "5Minuten", "5 Minuten"),
        ("Sie ging 5Minuten vor dem Ende.", "de", "5Minuten", "5 Minuten"),
        ("im 2027Jahr", "de", "2027Jahr", "2027 Jahr"),
        ("um 20Uhr", "de", "20Uhr", "20 Uhr"),
        ("für 100Euro", "de", "100Euro", "100 Euro"),
        ("It takes 30minutes.", "en", "30minutes", "30 minutes"),
        ("Tarda 30minutos.", "es", "30minutos", "30 minutos"),
    ],
)
def test_glued_number(text: str, language: str, quote: str, right: str) -> None:
    assert found(text, language=language) == [("glued-words/number", quote, (right,))]


NUMBERS = (
    "3D 4K 5G 1080p 70er 2te 1st 42nd 10x B2B H2O 3M GPT4 50mm 0x1F v1.2 70-Fache 3Sat 7Eleven "
    "8Bit 1Live 4Players 9Live 1Password 4chan 23andMe 4ever 50plus 20something 100krát 5letý 24h "
    "10min 5km 3mal 2jährig 24Stunden-Dienst"
)


@pytest.mark.parametrize("language", ["de", "en", "fr", "es", "cs"])
def test_numbers_in_names_are_silent(language: str) -> None:
    assert [n for n in NUMBERS.split() if found(f"Hier {n} x", language=language)] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mit Node.js, Booking.com und Booking.Com, z.B. heute, d.h. immer.", "de"),
        ("Alle Mitarbeiter.Innen sind da.", "de"),
        ("The U.S.A and Ph.D students use System.Windows.Forms.", "en"),
        ("Siehe readme.Txt und /etc/Ende.Der und anna@ende.Der dort.", "de"),
        ("vor 5Minuten", "de"),
        ("Anna 5Minuten vor", "de"),
        ("Anna 2Vor Tagen", "de"),
        ("listoPara salir", "tlh"),
        ("他去了北京。然後回家。", "zh-Hant"),
    ],
)
def test_right_text_is_silent(text: str, language: str) -> None:
    assert found(text, language=language) == []


def test_what_the_source_or_the_document_repeats_is_a_name() -> None:
    assert found("Wir nutzen lesenMehr heute.", source="We use lesenMehr today.") == []
    assert found(*["Wir nutzen lesenMehr heute."] * 3) == []


def test_article_is_glued_to_its_noun_where_the_source_has_no_such_name() -> None:
    assert found("Hier sind dieBaupläne dafür.") == []
    assert found("Die Partei dieBasis tagt.", source="The party dieBasis meets.") == []
    assert found("Hier sind dieBaupläne dafür.", source="Here are the blueprints.") == [
        ("glued-words", "dieBaupläne", ())
    ]


def test_code_is_silent() -> None:
    target = document("Rufe lesenMehr auf.", language="de")
    segment = target.segments[0]
    code = Sentence(
        segment.text,
        "de",
        segment.kind,
        segment.region,
        0,
        segment.origins,
        (Inline("code", 5, 14),),
    )
    units = (Unit("1", None, code),)
    assert list(CHECK.find(units, Context(target, None, (), units))) == []


@pytest.mark.parametrize("text", ["lesenMehr ", "Ende.Der ", "5Minuten ", "aA", "a" * 39 + " "])
def test_long_line_in_linear_time(text: str) -> None:
    start = time.process_time()
    found(text * (2_000_000 // len(text)))
    assert time.process_time() - start < 10
