"""Another language is told for the document or for a sentence, never between close ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.checks.wrong_language import CHECK
from mtqa.types import Context, Side, Unit
from tests.documents import Part, comment, document, heading

ENGLISH = "Passengers should take the bus to the next station instead."
GERMAN = "Der Zug hält heute nicht an diesem Bahnhof, weil das Gleis gesperrt ist."
MORE_GERMAN = "Die Bahn bittet um Entschuldigung für die lange Verspätung am Abend."
FRENCH = "Le train ne s'arrête pas aujourd'hui dans cette gare à cause d'une panne."
SPANISH = "El tren no para hoy en esta estación porque hay una avería en la vía."
HANT = "列車今天不停靠這個車站，旅客請換乘公車前往下一站，並請注意廣播說明。"
HANS = "列车今天不停靠这个车站，旅客请换乘公共汽车前往下一站，并请注意广播说明。"


def found(
    *targets: str | Part,
    language: str = "de",
    sources: tuple[str | Part, ...] = (),
    source_language: str = "en",
) -> list[tuple[str, str | None, str]]:
    target = document(*targets, language=language)
    source = document(*sources, side=Side.SOURCE, language=source_language) if sources else None
    units = tuple(
        Unit(str(n), source.segments[n] if source else None, segment)
        for n, segment in enumerate(target.segments)
    )
    return [
        (hit.code, hit.unit, CHECK.codes[hit.code].message.format_map(hit.detail))
        for hit in CHECK.find(units, Context(target, source, (), units))
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", ENGLISH), ("en", GERMAN), ("es", FRENCH), ("fr", SPANISH), ("de", HANT), ("ja", HANT)],
)
def test_document_in_another_language(language: str, text: str) -> None:
    [(code, unit, message)] = found(text, text, language=language)
    assert (code, unit) == ("wrong-language/document", None)
    assert message.endswith(f"not in {language}")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", GERMAN),
        ("de-CH", GERMAN),
        ("de", "DAS BOOT LIEGT HEUTE MORGEN AM HAFEN UND WARTET."),
        ("zh", HANS),
        ("zh-TW", HANT),
        ("ms", "Kereta api tidak berhenti di stasiun ini pada hari ini karena rusak."),
        ("nn", "Toget stopper ikke på denne stasjonen i dag fordi sporet er stengt."),
        ("sr", "Voz danas ne staje na ovoj stanici zbog kvara na pruzi, kažu oni."),
        ("gl", "O comboio não para hoje nesta estação por causa de uma avaria na linha."),
        ("sk", "Vlak dnes v této stanici nezastaví, protože kolej je uzavřena."),
        ("de", "Sony PlayStation Microsoft Xbox Nintendo Switch Sega Atari Commodore Amiga"),
        ("de", "OK 17 : 3 ; 45 ! 99 ? 12 a b c d"),
        ("und", ENGLISH),
    ],
)
def test_document_in_its_language(language: str, text: str) -> None:
    assert found(text, language=language) == []


def test_same_language_as_the_source() -> None:
    assert found(GERMAN, sources=(MORE_GERMAN,), source_language="de") == [
        ("wrong-language/same-as-source", None, "the source and the translation are both in de")
    ]
    assert found(GERMAN, sources=(MORE_GERMAN,), source_language="de-AT") == []
    assert found(GERMAN, sources=(GERMAN,), source_language="de") == []
    assert found(HANT, language="zh-Hant", sources=(HANS,), source_language="zh-Hans") == []


@pytest.mark.parametrize(
    ("language", "own", "other"),
    [
        ("de", GERMAN, ENGLISH),
        ("en", ENGLISH, GERMAN),
        ("fr", FRENCH, SPANISH),
        ("zh-Hant", HANT, ENGLISH),
    ],
)
def test_sentence_in_another_language(language: str, own: str, other: str) -> None:
    [(code, unit, message)] = found(own, other, own, own, own, language=language)
    assert (code, unit) == ("wrong-language/segment", "1")
    assert message.endswith(f"not in {language}")


@pytest.mark.parametrize(
    "part",
    [
        f"Auf dem Schild stand: „{ENGLISH}“",
        "Es spielen The Beatles, The Rolling Stones, Pink Floyd und The Who.",
        "The bus is late.",
        heading(ENGLISH),
        comment(ENGLISH),
        Part((ENGLISH,), element="quote"),
        "列車今天不停靠這個車站，旅客請換乘公車前往下一站。",
    ],
)
def test_sentence_that_may_be_in_another_language(part: str | Part) -> None:
    assert found(GERMAN, part, MORE_GERMAN, GERMAN) == []


def test_block_that_states_its_language() -> None:
    target = document(GERMAN, ENGLISH, MORE_GERMAN, language="de")
    first, quoted, last = target.blocks
    target = replace(target, blocks=(first, replace(quoted, language="en"), last))
    units = tuple(Unit(str(n), None, segment) for n, segment in enumerate(target.segments))
    assert list(CHECK.find(units, Context(target, None, (), units))) == []


def test_sentence_that_the_source_has_in_that_language() -> None:
    targets = (GERMAN, ENGLISH, MORE_GERMAN)
    foreign = (HANT, ENGLISH, HANT)
    assert found(*targets, sources=foreign, source_language="zh-Hant") == []
    left = (FRENCH, ENGLISH, FRENCH)
    assert [code for code, *_ in found(*targets, sources=left, source_language="en")] == [
        "wrong-language/segment"
    ]


@pytest.mark.parametrize(
    ("language", "text", "script"),
    [
        ("zh-Hant", HANS, "Hans"),
        ("zh-TW", HANS, "Hans"),
        ("zh-CN", HANT, "Hant"),
        ("sr-Latn", "Воз данас не стаје на овој станици због квара на прузи.", "Cyrl"),
    ],
)
def test_other_script(language: str, text: str, script: str) -> None:
    assert found(text, language=language) == [
        (
            "wrong-language/script",
            None,
            f"this is written in the script {script}, which is not that of {language}",
        )
    ]


def test_sentence_in_the_other_script() -> None:
    [(code, unit, _)] = found(HANT, HANT, HANS, HANT, language="zh-Hant")
    assert (code, unit) == ("wrong-language/script", "2")
    assert found(HANT, "這裡寫着「对不起，给您添麻烦了」。", language="zh-Hant") == []
