"""Limits that are lost or turned round are found, and what renders them is not."""

from __future__ import annotations

import time
import tomllib
from importlib.resources import files

import pytest

from mtqa.checks.lost_restriction import CHECK
from mtqa.checks.lost_restriction._lexicon import LIMITS, OPPOSITES, lexicon
from mtqa.types import Context, Kind, Severity, Side, Unit
from tests.documents import Part, document

LANGUAGES = [
    *("ar", "cs", "de", "en", "es", "fr", "he", "hi", "it", "ja"),
    *("ko", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "zh"),
]
ONLY = {
    "ar": ("الأعضاء فقط يمكنهم الدخول.", "الأعضاء يمكنهم الدخول."),
    "cs": ("Vstoupit mohou pouze členové.", "Vstoupit mohou členové."),
    "de": ("Nur Mitglieder haben Zutritt.", "Mitglieder haben Zutritt."),
    "en": ("Only members have access.", "Members have access."),
    "es": ("Solamente los socios tienen acceso.", "Los socios tienen acceso."),
    "fr": ("Seulement les membres y ont accès.", "Les membres y ont accès."),
    "he": ("רק חברים רשאים להיכנס.", "חברים רשאים להיכנס."),
    "hi": ("केवल सदस्य आ सकते हैं।", "सदस्य आ सकते हैं।"),
    "it": ("Soltanto i soci possono entrare.", "I soci possono entrare."),
    "ja": ("会員のみ入れます。", "会員が入れます。"),
    "ko": ("오직 회원이 들어갑니다.", "회원이 들어갑니다."),
    "nl": ("Alleen leden hebben toegang.", "Leden hebben toegang."),
    "pl": ("Tylko członkowie mają dostęp.", "Członkowie mają dostęp."),
    "pt": ("Somente membros têm acesso.", "Membros têm acesso."),
    "ru": ("Только члены имеют доступ.", "Члены имеют доступ."),
    "sv": ("Endast medlemmar har tillträde.", "Medlemmar har tillträde."),
    "tr": ("Sadece üyeler girebilir.", "Üyeler girebilir."),
    "uk": ("Тільки члени мають доступ.", "Члени мають доступ."),
    "zh": ("只有会员可以进入。", "会员可以进入。"),
}
PAIRS = [(a, b) for a in ONLY for b in ONLY if a != b]


def found(
    source: str,
    target: str,
    languages: tuple[str, str] = ("en", "de"),
    confidence: float = 1.0,
) -> list[tuple[str, str, Severity | None]]:
    """Code, marked words and proposed severity."""
    sources = document(Part((source,), Kind.LABEL), side=Side.SOURCE, language=languages[0])
    targets = document(Part((target,), Kind.LABEL), language=languages[1])
    unit = Unit("1", sources.segments[0], targets.segments[0], (), confidence)
    return [
        (hit.code.rpartition("/")[2], target[hit.span.start : hit.span.end], hit.severity)
        for hit in CHECK.find([unit], Context(targets, sources, (), (unit,)))
        if hit.span is not None
    ]


@pytest.mark.parametrize("languages", PAIRS, ids="-".join)
def test_only_in_every_pair_of_languages(languages: tuple[str, str]) -> None:
    source, (kept, lost) = ONLY[languages[0]][0], ONLY[languages[1]]
    assert found(source, lost, languages) == [("lost", lost.rstrip(".。।"), None)]
    assert found(source, kept, languages) == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "wrong"),
    [
        (("en", "de"), "Enable sync", "Sync deaktivieren", "deaktivieren"),
        (("en", "de"), "Allow pop-ups", "Pop-ups blockieren", "blockieren"),
        (("en", "fr"), "Show password", "Masquer le mot de passe", "Masquer"),
        (("en", "it"), "Import contacts", "Esporta contatti", "Esporta"),
        (("en", "pl"), "Enable sync", "Wyłącz synchronizację", "Wyłącz"),
        (("en", "ru"), "Hide toolbar", "Показать панель", "Показать"),
        (("en", "zh"), "Enable sync", "禁用同步", "禁用"),
        (("en", "ja"), "Import data", "データのエクスポート", "エクスポート"),
        (("en", "ko"), "Allow cookies", "쿠키 차단", "차단"),
        (("en", "tr"), "Import data", "Verileri dışa aktar", "dışa aktar"),
        (("en", "sv"), "Maximum size", "Minsta storlek", "Minsta"),
        (("en", "nl"), "Before the meal", "Na de maaltijd", "Na"),
        (("en", "cs"), "Increase the volume", "Snížit hlasitost", "Snížit"),
        (("en", "uk"), "Left margin", "Праве поле, справа", ""),
        (("de", "en"), "Datei exportieren", "Import file", "Import"),
        (("en", "pt"), "Turn on the alarm", "Desativar o alarme", "Desativar"),
        (("en", "es"), "Unlock the door", "Bloquear la puerta", "Bloquear"),
    ],
)
def test_opposites(languages: tuple[str, str], source: str, target: str, wrong: str) -> None:
    assert found(source, target, languages) == ([("reversed", wrong, None)] if wrong else [])


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Do not sign unless you agree.", "Unterschreiben Sie!", [Severity.MAJOR]),
        ("Do not sign unless you agree.", "Unterschreiben Sie nur, wenn Sie zustimmen.", []),
        ("You must log in to save.", "Melden Sie sich an, um zu speichern.", []),
        ("You must log in.", "Sie können angemeldet bleiben.", [Severity.MINOR]),
        ("Enter without knocking.", "Treten Sie ein.", [None]),
        ("Enter without knocking.", "Treten Sie ein, ohne anzuklopfen.", []),
    ],
)
def test_severity(source: str, target: str, expected: list[Severity | None]) -> None:
    assert [severity for _, _, severity in found(source, target)] == expected


def test_only_units_that_surely_belong_together() -> None:
    assert found("Enable sync", "Sync deaktivieren", confidence=0.9) == []
    assert found("Enable sync", "Sync deaktivieren", ("en", "fi")) == []


def test_every_language_has_its_tables() -> None:
    folder = files("mtqa.checks.lost_restriction").joinpath("languages")
    tables = {p.name[:-5]: tomllib.loads(p.read_text("utf-8")) for p in folder.iterdir()}
    assert sorted(tables) == LANGUAGES
    senses = LIMITS | set(OPPOSITES) | {"may", "skip", "characters"}
    for table in tables.values():
        assert {key.removesuffix("-also") for key in table} <= senses
        assert set(table) >= LIMITS
        for entries in table.values():
            assert entries is True or len(entries) == len(set(entries)) > 0


@pytest.mark.parametrize("text", ["only ", "before after ", "un", "("])
def test_long_line_in_linear_time(text: str) -> None:
    known = lexicon("en")
    assert known is not None
    start = time.process_time()
    known.said(text * 50_000)
    known.may_have(text * 50_000, "unless")
    assert time.process_time() - start < 3
