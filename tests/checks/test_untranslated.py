"""What was left in the source's words or letters is found; names and glosses are silent."""

from __future__ import annotations

import time

import pytest

from mtqa.checks.untranslated import CHECK
from mtqa.types import Context, Region, Severity, Side, Unit
from tests.documents import Part, comment, document, heading, label, metadata

TRAIN = "The train does not stop at this station today."
ZUG = "Der Zug hält heute nicht an diesem Bahnhof."
LIE = "列車今天不停靠這一站。"


def found(
    *targets: str | Part,
    language: str = "de",
    sources: tuple[str | Part, ...] = (),
    source_language: str = "en",
) -> list[tuple[str, str | None, Severity | None]]:
    target = document(*targets, language=language)
    source = document(*sources, side=Side.SOURCE, language=source_language) if sources else None
    units = tuple(
        Unit(str(n), source.segments[n] if source else None, segment)
        for n, segment in enumerate(target.segments)
    )
    texts = {unit.id: unit.target.text for unit in units if unit.target}
    return [
        (
            hit.code,
            texts[hit.unit][hit.span.start : hit.span.end] if hit.unit and hit.span else None,
            hit.severity,
        )
        for hit in CHECK.find(units, Context(target, source, (), units))
    ]


@pytest.mark.parametrize(
    ("text", "language", "source_language"),
    [
        ("Read more about this story.", "de", "en"),
        ("Read more here", "de", "en"),
        ("Alle weiteren Züge fahren wie geplant nach Norden.", "en", "de"),
        ("Lire la suite dans notre dossier", "es", "fr"),
        ("列車今天停靠這一站嗎？", "de", "zh-Hant"),
        ("分享這一則", "de", "zh-Hant"),
    ],
)
@pytest.mark.parametrize("part", [str, heading, label])
def test_identical_unit(part: type, text: str, language: str, source_language: str) -> None:
    other = {"de": ZUG, "en": TRAIN}.get(language, "Hoy el tren no para en esta estación.")
    expected = [("untranslated", text, None)]
    sources = (LIE, part(text), LIE)
    targets = (other, part(text), other)
    assert (
        found(*targets, language=language, sources=sources, source_language=source_language)
        == expected
    )


@pytest.mark.parametrize(
    "text",
    [
        "The New York Times",
        "Foto: Anna Meier, Studio Nord, Berlin",
        "iPhone 15 Pro Max 256 GB",
        "OpenAI, SoftBank, Oracle und Google",
        "FB X YT IG",
        "energys@Sebastian",
        "Wi-Fi 6E / USB 3.2 / Bluetooth",
        "2026-02-09 05:06:49",
    ],
)
def test_names_and_numbers_are_the_same_in_every_language(text: str) -> None:
    assert found(ZUG, text, ZUG, sources=(TRAIN, text, TRAIN)) == []


def test_close_languages_share_sentences() -> None:
    text = "Han kommer i dag med toget fra byen."
    other = "Vi ses i morgen på stationen, sagde hun."
    assert (
        found(text, "Vi sees i morgen.", sources=(text, other), language="nb", source_language="da")
        == []
    )


@pytest.mark.parametrize(
    ("language", "source_language", "text"),
    [("de", "en", TRAIN), ("en", "de", ZUG), ("de", "zh-Hant", LIE), ("de", "de", ZUG)],
)
def test_identical_document_is_told_once(language: str, source_language: str, text: str) -> None:
    texts = (text, text, "2027", text)
    result = found(*texts, language=language, sources=texts, source_language=source_language)
    assert result == [("untranslated/document", None, None)]


def test_document_of_names_is_not_untranslated() -> None:
    names = ("Anna Meier Berlin", "Peter Schulz Hamburg", "OpenAI Oracle Google")
    assert found(*names, sources=names) == []


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("Erst wenn die 監管 reif ist, beginnt der Bau.", "de", "監管"),
        ("Das 監管、技術 ist reif.", "de", "監管、技術"),
        ("The регулирование is not ready.", "en", "регулирование"),
        ("Le 規制 n'est pas prêt.", "fr", "規制"),
        ("これはまだ完成していない регулирование です。", "ja", "регулирование"),
        ("我们还没有 규제 完成。", "zh-Hans", "규제"),
        ("Wir haben איזור hier.", "de", "איזור"),
    ],
)
def test_foreign_letters(text: str, language: str, quote: str) -> None:
    assert found(text, language=language) == [("untranslated/script", quote, None)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Dienst Weibo (微博) ist groß.", "de"),
        ("Der Dienst (chin. 微博, „Mikroblog“) ist groß.", "de"),
        ("Das Gesetz (Chinesisch: 大元通制, „umfassende Institutionen der Yuan“) galt.", "de"),
        ("Das Zeichen „微博“ kennt jeder.", "de"),
        ("Chiang Kai-shek 蔣介石, der General.", "de"),
        ("Deutsch / 中文 / 日本語 / русский", "de"),
        ("中文", "de"),
        ("The angle αβ, ΔT, 5 µm, 10 Ω, № 7, ™", "en"),
        ("from Greek κτείς (comb)", "en"),
        ("¯\\_(ツ)_/¯", "en"),
        ("@監管 und #監管", "de"),
        ("社長はOpenAIのCEOです。", "ja"),
        ("한국은 大韓民國이다.", "ko"),
        ("Beograd i Београд", "sr"),
        ("Die 人 kommt.", "de"),
        ("監管", "und"),
    ],
)
def test_foreign_letters_that_belong_there(text: str, language: str) -> None:
    assert found(text, language=language) == []


def test_foreign_letters_that_the_source_has_too() -> None:
    sources = (TRAIN, "The shop 微博 is closed.")
    assert found(ZUG, "Der Laden 微博 hat zu.", sources=sources) == []
    from_chinese = (LIE, "微博商店關門了。")
    assert found(
        ZUG, "Der Laden 微博 hat zu.", sources=from_chinese, source_language="zh-Hant"
    ) == [("untranslated/script", "微博", None)]


def test_names_and_times_on_lines_of_metadata() -> None:
    assert found(ZUG, metadata("王小明 vor 3 Minuten")) == []
    line = metadata("Anna 53分鐘前")
    assert found(ZUG, line) == [("untranslated/script", "分鐘前", None)]
    assert found(ZUG, line, sources=(LIE, line), source_language="zh-Hant") == []


def test_comments_are_their_writers_own() -> None:
    assert found(ZUG, comment("這篇文章寫得很好。")) == []
    share = Part(("分享：",), label("x").kind, Region.FURNITURE)
    assert found(ZUG, share) == [("untranslated/script", "分享", None)]


def test_text_about_a_language_is_mild() -> None:
    texts = [f"Das Wort {word} lernen wir heute." for word in ("監管", "技術", "成熟", "網路")]
    assert [severity for *_, severity in found(*texts)] == [Severity.MINOR] * 4


def test_text_mostly_in_another_script_is_another_language() -> None:
    assert found(LIE, LIE, LIE) == []


@pytest.mark.parametrize("text", ["監管 Wort ", "(", '"監', "監", "監 (監) "])
def test_long_line_in_linear_time(text: str) -> None:
    start = time.process_time()
    found(ZUG + text * (2_000_000 // len(text)))
    assert time.process_time() - start < 3
