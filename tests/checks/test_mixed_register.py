"""One form of address in a text, whoever is quoted in it."""

from __future__ import annotations

import time

import pytest

from mtqa.checks.mixed_register import CHECK
from mtqa.checks.mixed_register._quotations import quoting
from mtqa.errors import UsageError
from mtqa.types import Context, Unit
from tests.documents import document, prose


def found(language: str, *texts: str, **options: str | bool) -> list[tuple[str, str, str]]:
    """Code, marked word and how it addresses the reader."""
    parts = [prose(*texts)] if language in {"ja", "ko"} else map(prose, texts)
    target = document(*parts, language=language)
    units = tuple(Unit(str(n), None, segment) for n, segment in enumerate(target.segments))
    context = Context(target, None, (), units).with_options(CHECK, options)
    return [
        (hit.code, texts[int(hit.unit or 0)][hit.span.start : hit.span.end], hit.detail["form"])
        for hit in CHECK.find(units, context)
        if hit.span is not None
    ]


PAIRS = {
    "cs": ("Otevřete vaši poštu.", "Otevři tvoji poštu.", "tvoji"),
    "de": ("Öffnen Sie die Post.", "Öffne deine Post.", "deine"),
    "es": ("Abra usted el correo.", "Abre tu correo.", "tu"),
    "fr": ("Ouvrez la boîte.", "Ouvre tes messages.", "tes"),
    "hi": ("यह आपका खाता है।", "यह तुम्हारा खाता है।", "तुम्हारा"),
    "it": ("Prego, scelga un nome.", "Scegli il tuo nome.", "Scegli"),
    "ja": ("手紙を開きます。", "手紙である。", "である"),
    "ko": ("편지를 엽니다.", "편지를 열었다.", "었다"),
    "nl": ("Open uw post.", "Open je post.", "je"),
    "pl": ("Czy otworzył Pan pocztę?", "Czy masz pocztę?", "masz"),
    "pt": ("Isto é para você.", "Abre o teu correio.", "teu"),
    "ru": ("Откройте вашу почту.", "Открой твою почту.", "твою"),
    "tr": ("Bu sizin hesabınız.", "Bu senin hesabın.", "senin"),
    "uk": ("Відкрийте вашу пошту.", "Відкрий твою пошту.", "твою"),
    "zh-Hans": ("打开您的邮件。", "打开你的邮件。", "你"),
    "zh-Hant": ("打開您的郵件。", "打開你的郵件。", "你"),
}


@pytest.mark.parametrize("language", PAIRS)
def test_the_form_that_stands_less_often(language: str) -> None:
    formal, familiar, word = PAIRS[language]
    expected = [("mixed-register", word, "familiarly")]
    assert found(language, formal, formal, formal, familiar) == expected
    assert found(language, formal, formal) == []
    assert found(language, familiar, familiar) == []
    ((_, _, form),) = found(language, familiar, familiar, familiar, formal)
    assert form == "formally"


@pytest.mark.parametrize("language", PAIRS)
def test_a_form_may_be_demanded(language: str) -> None:
    formal, familiar, word = PAIRS[language]
    assert found(language, familiar, address="formal") == [("mixed-register", word, "familiarly")]
    assert found(language, formal, address="formal") == []
    assert found(language, familiar, address="familiar") == []


def test_a_text_that_does_both_as_often_is_left_alone() -> None:
    formal, familiar, _ = PAIRS["de"]
    assert found("de", formal, familiar, formal, familiar) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("„Öffne deine Post!“, sagt sie.",),
        ("„Komm her.", "Öffne deine Post!“"),
        ("»Öffne deine Post!«, sagt sie.",),
        ('"Komm her.', 'Öffne deine Post!"'),
        ("Sie öffnet die Post. Ihre Post.",),
    ],
)
def test_quotations_do_not_count(texts: tuple[str, ...]) -> None:
    assert found("de", "Öffnen Sie die Post.", "Öffnen Sie die Tür.", *texts) == []


def test_quotations_end() -> None:
    texts = ["„Komm", "her", "jetzt“", "Danke"]
    assert quoting(texts) == [True, True, True, False]
    assert quoting(["“", *"abcdefgh"])[-1] is False


def test_other_language_and_bad_option() -> None:
    assert found("fi", "Avaa postisi.") == []
    with pytest.raises(UsageError, match="'formal' or 'familiar', not 'polite'"):
        found("de", "Öffnen Sie.", address="polite")


def test_gender_is_an_option() -> None:
    texts = ("Zapisałeś plik.", "Otworzyłeś plik.", "Zamknęłaś plik.")
    assert found("pl", *texts) == []
    assert found("pl", *texts, gender=True) == [
        ("mixed-register/gender", "Zamknęłaś", "as a woman")
    ]


@pytest.mark.parametrize("text", ["Sie du ", "„", "(", "klicke "])
def test_long_text_in_linear_time(text: str) -> None:
    start = time.process_time()
    found("de", text * 50_000, "Öffnen Sie die Post.", "Öffne deine Post.")
    assert time.process_time() - start < 3
