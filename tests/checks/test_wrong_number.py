"""Numbers compared as values: what is a mistake, and what a translator may do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from mtqa import registry
from mtqa.align._units import build_units
from mtqa.formats import read_document
from mtqa.text.decoding import raw_text
from mtqa.text.quantities import read_quantities
from mtqa.types import Context, Severity, Side
from tests.conftest import ROOT
from tests.documents import document, prose

if TYPE_CHECKING:
    from pathlib import Path

    from mtqa.types import Check, Document, Hit

CHECK: Check = registry.load("checks", "wrong-number")

Found = tuple[str, str, Severity, tuple[str, ...]]


def hits(target: Document, source: Document | None) -> list[tuple[Hit, str]]:
    """What the check yields, with the words that each hit points to."""
    units = build_units(source, target, (), registry.load("align", "length"))
    by_id = {unit.id: unit for unit in units}
    found = []
    context = Context(target, source, (), units).with_options(CHECK, {})
    for hit in CHECK.find(units, context):
        assert hit.unit is not None
        assert hit.span is not None
        unit = by_id[hit.unit]
        segment = unit.target if hit.span.side is Side.TARGET else unit.source
        assert segment is not None
        found.append((hit, segment.text[hit.span.start : hit.span.end]))
    return found


def judge(target: str, language: str, source: str, source_language: str = "en") -> list[Found]:
    """Code, words, severity and suggestions of all that is found in a sentence."""
    texts = (
        document(prose(target), language=language),
        document(prose(source), side=Side.SOURCE, language=source_language),
    )
    return [
        (hit.code, quote, hit.severity or CHECK.codes[hit.code].severity, hit.suggestions)
        for hit, quote in hits(*texts)
    ]


# Source forms, and for each locale how it writes them and how it does not; "_" is a no-break space.
ENGLISH = "0.5 12,345 1,234.56 12,345,678 2.75 1234.5"
POINTS = "0.5 12,345 1,234.56 12,345,678 2.75 1234.5"
COMMAS = "0,5 12.345 1.234,56 12.345.678 2,75 1234,5"
LOCALES = {
    "de": (COMMAS, POINTS),
    "es": (COMMAS, POINTS),
    "it": (COMMAS, POINTS),
    "nl": (COMMAS, POINTS),
    "pt-BR": (COMMAS, POINTS),
    "tr": (COMMAS, POINTS),
    "id": (COMMAS, POINTS),
    "da": (COMMAS, POINTS),
    "el": (COMMAS, POINTS),
    "vi": (COMMAS, POINTS),
    "fr": ("0,5 12\u202f345 1\u202f234,56 12\u202f345\u202f678 2,75 1234,5", POINTS),
    "ru": ("0,5 12_345 1_234,56 12_345_678 2,75 1234,5", POINTS),
    "uk": ("0,5 12_345 1_234,56 12_345_678 2,75 1234,5", POINTS),
    "pl": ("0,5 12_345 1234,56 12_345_678 2,75 1234,5", POINTS),
    "cs": ("0,5 12_345 1_234,56 12_345_678 2,75 1234,5", POINTS),
    "sv": ("0,5 12_345 1_234,56 12_345_678 2,75 1234,5", POINTS),
    "de-AT": ("0,5 12_345 1_234,56 12_345_678 2,75 1234,5", POINTS),
    "de-CH": (
        "0.5 12’345 1’234.56 12’345’678 2.75 1234.5",
        "0,5 12.345 1.234,56 12.345.678 2,75 1234,5",
    ),
    "es-MX": (POINTS, COMMAS),
    "ja": (POINTS, COMMAS),
    "ko": (POINTS, COMMAS),
    "zh-Hant": (POINTS, COMMAS),
    "he": (POINTS, COMMAS),
    "hi": ("0.5 12,345 1,234.56 1,23,45,678 2.75 1234.5", COMMAS),
}


def rows(which: int) -> list[object]:
    return [
        pytest.param(language, form.replace("_", "\u00a0"), source, id=f"{language}-{form}")
        for language, forms in LOCALES.items()
        for form, source in zip(forms[which].split(" "), ENGLISH.split(" "), strict=True)
    ]


@pytest.mark.parametrize(("language", "form", "source"), rows(0))
def test_right_for_its_locale(language: str, form: str, source: str) -> None:
    assert judge(f"… {form} …", language, f"… {source} …") == []


@pytest.mark.parametrize(("language", "form", "source"), rows(1))
def test_wrong_for_its_locale(language: str, form: str, source: str) -> None:
    found = judge(f"… {form} …", language, f"… {source} …")
    assert [(code, quote, severity) for code, quote, severity, _ in found] == [
        ("wrong-number/format", form, Severity.MINOR)
    ]


GOOD = {
    "range shares the multiplier": ("14 至 2,200 万", "zh-Hans", "0.14 to 22 million"),
    "multiplier for a group": ("1400 Milliarden Dollar", "de", "$1.4 trillion"),
    "digits for the multiplier": ("1.400.000.000.000 Dollar", "de", "$1.4 trillion"),
    "tenths": ("40 % mehr Fische", "de", "魚多了四成", "zh-Hant"),
    "half": ("Die Hälfte der Stimmen", "de", "50% of the votes"),
    "mixed characters": ("320 Millionen Dollar", "de", "3億2,000萬美元", "zh-Hant"),
    "korean steps": ("1억 4천 2백만 명", "ko", "142 million people"),
    "spelled out": ("vierunddreißig Büchereien", "de", "34 libraries"),
    "inflected": ("в двадцати пяти странах", "ru", "in 25 countries"),
    "slavic compound": ("czterdziestodwuletni Szkot", "pl", "the Scot, 42"),
    "century": ("im 19. Jahrhundert", "de", "in the 19th century"),
    "roman": ("au XIXe siècle", "fr", "in the 19th century"),
    "decade": ("in den 90er Jahren", "de", "in the 1990s"),
    "other half of the clock": ("um 17:30 Uhr", "de", "at 5:30 p.m."),
    "month in words": ("am 12. Dezember 2026", "de", "on 12/12/2026"),
    "chinese date": ("am 12. März 2026", "de", "2026年3月12日", "zh-Hant"),
    "day in brackets": ("heute (14.)", "de", "今（14）日", "zh-Hant"),
    "miles": ("80 Kilometer weit", "de", "50 miles away"),
    "feet and inches": ("1,98 m groß", "de", "6-foot-6 tall"),
    "fahrenheit": ("bei 38 °C", "de", "at 100 °F"),
    "second currency": ("für 3,1 Milliarden €", "de", "for €3.1billion ($3.6bn)"),
    "idiom": ("ganz sicher", "de", "100 percent sure"),
    "rounded": ("rund 4800 Leute", "de", "4,832 people"),
    "dozens": ("24 名议员", "zh-Hans", "two dozen members"),
    "telephone": ("رقم 111 555 0800", "ar", "on 0800 555 111"),
    "name with digits": ("die COVID-19-Lage", "de", "the situation"),
    "indian steps": ("1.4 लाख करोड़ रुपये", "hi", "1.4 trillion rupees"),
    "arabic digits": ("١٬٢٣٤٫٥ كيلومتر", "ar-EG", "1,234.5 kilometres"),
    "list with full-width commas": ("100，200人", "zh-Hans", "100, 200 people"),
}


@pytest.mark.parametrize("case", GOOD.values(), ids=GOOD)
def test_what_translators_may_do(case: tuple[str, ...]) -> None:
    assert judge(*case) == []


BAD = {
    "億 for ten billion": (
        ("12,6 Milliarden Dollar", "de", "12.6億美元", "zh-Hant"),
        ("changed", "12,6 Milliarden", Severity.CRITICAL, ("1,26 Milliarden",)),
    ),
    "false friend": (
        ("drei Billionen Insekten", "de", "three billion insects"),
        ("changed", "drei Billionen", Severity.CRITICAL, ("3 Milliarden",)),
    ),
    "zero too many": (
        ("5000 Leute", "de", "500 people"),
        ("changed", "5000", Severity.CRITICAL, ("500",)),
    ),
    "swapped digits": (
        ("en 1956", "fr", "in 1965"),
        ("changed", "1956", Severity.MAJOR, ("1965",)),
    ),
    "one digit": (
        ("540 feridos e 23 desaparecidos", "pt-BR", "540 injured and 29 missing"),
        ("changed", "23", Severity.MAJOR, ("29",)),
    ),
    "another percentage": (
        ("um 7 Prozent", "de", "by 4 percent"),
        ("changed", "7 Prozent", Severity.MAJOR, ("4 Prozent",)),
    ),
    "lost": (
        ("Viele kamen.", "de", "Some 3,400 came."),
        ("missing", "3,400", Severity.MAJOR, ()),
    ),
    "lost count": (
        ("Die Spiele beginnen.", "de", "The 12 matches begin."),
        ("missing", "12", Severity.MINOR, ()),
    ),
    "new": (
        ("In 218 Läden", "de", "In many stores"),
        ("added", "218", Severity.MINOR, ()),
    ),
}


@pytest.mark.parametrize(("case", "expected"), BAD.values(), ids=BAD)
def test_mistakes(case: tuple[str, ...], expected: Found) -> None:
    code, *rest = expected
    assert judge(*case) == [(f"wrong-number/{code}", *rest)]


def test_message_has_both_values() -> None:
    target = document(prose("12,6 Milliarden NT-Dollar"), language="de")
    source = document(prose("新台幣 1,260 萬元"), side=Side.SOURCE, language="zh-Hant")
    ((hit, quote),) = hits(target, source)
    message = CHECK.codes[hit.code].message.format_map({"quote": quote, **hit.detail})
    assert message == (
        "“12,6 Milliarden” is 12,600,000,000; the source says “1,260 萬”, which is 12,600,000"
    )


def test_a_number_may_stand_in_the_next_sentence() -> None:
    source = document(
        prose("The firm made 3,400 boats last year.", "It is old."),
        side=Side.SOURCE,
    )
    target = document(
        prose("Die Firma baute letztes Jahr viele Boote.", "Sie ist alt, es waren 3400."),
        language="de",
    )
    assert hits(target, source) == []


def test_spanish_that_is_mexican_throughout() -> None:
    lines = [("Tuvo 20.4 puntos.", "It had 20.4 points."), ("Fue el 3.26 %.", "It was 3.26%.")] * 2
    source = document(*(s for _, s in lines), side=Side.SOURCE)
    target = document(*(t for t, _ in lines), language="es")
    assert hits(target, source) == []


def test_thousands_of_numbers_cost_little() -> None:
    text = "12 345,67 % und 3 Mio. " * 800
    source = document(text[:-1], side=Side.SOURCE, language="de")
    started = time.process_time()
    assert hits(document("1," * 9_000, language="de"), source) == []
    assert hits(document("9" * 1_000_000, language="de"), source) == []
    assert time.process_time() - started < 5


ENDLESS = [
    "1",
    "1,",
    "1 ",
    "12:30 ",
    "1/",
    "3 PM ",
    "IV ",
    "½",
    "5 km ",
    "$1 ",
    "1%",
    "1(",
    "zwei ",
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_endless_numbers_cost_little(piece: str) -> None:
    text = piece * (19_000 // len(piece))
    source = document(text, side=Side.SOURCE)
    started = time.process_time()
    assert hits(document(text[:-1], language="de"), source) == []
    assert time.process_time() - started < 3


def test_a_million_digits_cost_no_more_than_a_look() -> None:
    started = time.process_time()
    assert len(read_quantities("7" * 1_000_000, "de")) == 0
    assert time.process_time() - started < 1


def read(path: Path, side: Side, language: str) -> Document:
    raw = raw_text(path.read_text("utf-8"), path.name)
    return read_document(raw, side=side, language=language, input_format="text")


ARTICLES = {
    "fish-auction": (
        "zh-Hant",
        {
            ("wrong-number/changed", "12,6 Milliarden"),
            ("wrong-number/changed", "vier Prozent"),
            ("wrong-number/format", "0.1"),
        },
    ),
    "bat-library": (
        "en",
        {("wrong-number/changed", "drei Billionen"), ("wrong-number/format", "48,250")},
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_marked_articles(name: str) -> None:
    language, expected = ARTICLES[name]
    folder = ROOT / "corpora" / "marked" / name
    source = read(folder / f"source.{language}.txt", Side.SOURCE, language)
    machine = hits(read(folder / "mt.de.txt", Side.TARGET, "de"), source)
    assert {(hit.code, quote) for hit, quote in machine} == expected
    assert hits(read(folder / "ref.de.txt", Side.TARGET, "de"), source) == []


@pytest.mark.parametrize("name", ["mt.de.txt", "ref.de.txt"])
def test_silent_on_the_published_article(article: Path, name: str) -> None:
    source = read(article / "source.zh-Hant.txt", Side.SOURCE, "zh-Hant")
    assert hits(read(article / name, Side.TARGET, "de"), source) == []
