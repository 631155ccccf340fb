"""Sentences with their offsets, and the errors of the splitter that are mended."""

from __future__ import annotations

import time

import pytest

from mtqa.text.sentences import spans

CASES = {
    "plain": ("de", "Es regnet.| Wir gehen!| Kommst du?"),
    "ordinal": ("de", "Er lebte im 19. Jahrhundert.| Das ist lange her."),
    "ordinals-in-a-row": ("de", "Am 1. und 2. Weihnachtstag war geschlossen.| Dann nicht mehr."),
    "ordinal-after-article": ("de", "Die 3. Auflage ist da.| Sie ist dick."),
    "number-at-the-end": ("de", "Sie kam am 3.| Danach war alles gut."),
    "year-at-the-end": ("de", "Das war 1990.| Dann kam der Umbau."),
    "date": ("de", "Am 5. Mai kam sie an.| Es war warm."),
    "number-in-brackets": ("de", "Wie heute (4.) berichtet wird, ruht der Plan.| Er ist teuer."),
    "street": ("de", "Sie wohnt in der Hauptstr. 5 in Kiel.| Dort ist es ruhig."),
    "abbreviations": ("de", "Das gilt z. B. für Dr. Weber.| Nr. 5 kostet ca. 3 Mio. Euro.| Gut."),
    "quotation": ("de", "„Ich komme.“| Sie ging.| „Wirklich?“, fragte er.| „Ja!“ rief sie."),
    "quotation-of-two": ("de", "Er sagte: „Es ist spät.| Wir gehen.“| Dann ging er."),
    "quotation-never-closed": ("de", "Das „Haus steht.| Es ist alt.| Niemand wohnt dort."),
    "guillemets": ("de", "»Nein.«| Sie schwieg.| «Doch.»| Er auch."),
    "brackets": ("de", "(Das war so. Punkt.)"),
    "sentence-in-brackets": ("de", "(Das war im Mai.)| Im Juni kam der Regen."),
    "brackets-inside": ("de", "Die Firma (Sitz in Ulm. Früher Kiel.) wächst.| Das freut alle."),
    "bracket-never-closed": ("de", "Sie kam ( gestern.| Dann ging sie.| Schade."),
    "ellipsis": ("de", "Nun ... das war es.| Gut …"),
    "lower-case": ("de", "Die App heißt Yahoo! und läuft.| Sie ist alt."),
    "markup": ("de", "*Wichtig.*| Danach **Schluss.**| Ende."),
    "list": ("de", "1. Brot kaufen.| 2. Milch holen.| 3. Heimgehen."),
    "glued": ("de", "Das Lager schließt um fünf.|Danach ist Schluss."),
    "line-end": ("de", "Erste Zeile|\nZweite Zeile."),
    "english-titles": ("en", "Mr. Hill met Dr. Wu at 5 p.m. in Leeds.| They talked."),
    "english-states": ("en", "The U.S. Navy said no.| It stayed."),
    "english-quotation": ("en", '"Stop!" he said.| "Go."| She left.'),
    "french": ("fr", "M. Petit est là.| « Oui. »| Il part.| « Viens ! » dit-elle.| Voir p. 10."),
    "czech": ("cs", "Žil v 19. století.| Pak odešel."),
    "polish": ("pl", "Mieszkał na ul. Długiej.| Potem wyjechał, np. do Łodzi."),
    "russian": ("ru", "Он жил в 1980 г. в Москве.| «Да.» — сказал он.| А. С. Иванов ушёл."),
    "spanish": ("es", "¿Qué?| ¡Hola!| El Sr. Ruiz vino el 1.º de mayo."),
    "chinese": ("zh-Hant", "他來了。|真的嗎？|當然！|好吧……算了。"),
    "chinese-quotation": (
        "zh-Hant",
        "「好。」|「不好。」她說。|他說：「走吧。|快點。」|然後走了。",
    ),
    "chinese-title": ("zh-Hans", "《你好。世界！》是一本书。|很好看。"),
    "chinese-brackets": ("zh-Hant", "（背景：新品推出！亮點有哪些？）|今天開賣。"),
    "chinese-latin-names": ("zh-Hant", "Dr. Wang 用 Node.js 3.5 版。|ABC Inc. 也用。|U.S. 也用。"),
    "japanese": ("ja", "彼は来た。|「帰る。」と言った。|本当？|（笑）すごい。"),
    "chinese-digits": ("zh-Hant", "他走了。|2020年她來了。|（那年冷。5 月下雪。）|3 天後回家。"),
    "japanese-list": ("ja", "1．湯を沸かす。|2．茶を入れる。"),
    "korean": ("ko", "그는 3.5점을 받았다.| 나는 왔다.| 정말?"),
    "hindi": ("hi", "यह घर है।| वह कौन है?| ठीक है।"),
    "no-language": ("und", "Alpha beta.| Gamma delta."),
    "astral": ("de", "😀 Das ist e\u0301in Satz.| 😀😀 Noch einer."),
}


@pytest.mark.parametrize(("tag", "marked"), CASES.values(), ids=CASES)
def test_sentences(tag: str, marked: str) -> None:
    """A bar in `marked` is where a sentence ends."""
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [text[start:end] for start, end in spans(text, tag)] == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n "], ids=repr)
def test_nothing_has_no_sentences(text: str) -> None:
    assert spans(text, "de") == []


@pytest.mark.parametrize("space", ["\xa0", "\u2009", "\u3000", "\xa0\xa0", "\xa0 ", "\u2009" * 9])
@pytest.mark.parametrize("mark", [".", "!", "…", "。"])
def test_wide_spaces_before_a_mark(space: str, mark: str) -> None:
    text = f"Das Boot N{space}{mark} Und da."
    for tag in ("de", "fr", "en", "zh-Hans", "ru"):
        found = "".join(text[start:end] for start, end in spans(text, tag))
        assert "".join(found.split()) == "".join(text.split())


def test_white_space_belongs_to_no_sentence() -> None:
    assert spans("  Eins.  Zwei. \n", "de") == [(2, 7), (9, 14)]


def test_a_long_paragraph_is_split_like_a_short_one() -> None:
    sentence = "Im Hof der alten Mühle standen am 3. Tag des Marktes viele Wagen. "
    text = sentence * 500
    assert spans(text, "de") == [
        (start, start + len(sentence) - 1) for start in range(0, len(text), len(sentence))
    ]


@pytest.mark.parametrize(
    ("tag", "unit"),
    [
        ("de", "Der Wagen steht im Hof der Mühle. "),
        ("de", "wort "),
        ("de", "("),
        ("de", "."),
        ("de", "„a. "),
        ("de", "\n"),
        ("de", "1. "),
        ("zh", "這是一個句子。"),
        ("zh", "字"),
        ("ja", "「"),
    ],
)
def test_time_grows_with_length_only(tag: str, unit: str) -> None:
    before = time.process_time()
    spans(unit * (500_000 // len(unit)), tag)
    assert time.process_time() - before < 10
