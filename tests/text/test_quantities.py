"""Values of numbers as languages write and say them."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.text.quantities import format_number, format_scaled, mentioned, read_quantities

# Language, text, and the words and value of each quantity in it.
TEXTS = [
    ("de", "12,6 Milliarden und 4.800", [("12,6 Milliarden", "12.6e9"), ("4.800", "4800")]),
    ("de", "vierunddreißig, neunzigtausend", [("vierunddreißig", "34"), ("neunzigtausend", "9e4")]),
    ("de", "drei Billionen", [("drei Billionen", "3e12")]),
    (
        "de",
        "12. März 2026, 12.03.2026",
        [
            ("12", "12"),
            ("2026", "2026"),
            ("12", "12"),
            ("03", "3"),
            ("2026", "2026"),
        ],
    ),
    ("en", "1.4 trillion or $5.2B", [("1.4 trillion", "1.4e12"), ("5.2B", "5.2e9")]),
    (
        "en",
        "twenty-three million four hundred thousand",
        [
            ("twenty-three million four hundred thousand", "23400000"),
        ],
    ),
    (
        "en",
        "one hundred and fifty, .5 or 50%",
        [
            ("one hundred and fifty", "150"),
            ("5", "5"),
            ("50%", "50"),
        ],
    ),
    ("en", "$4 million a week", [("4 million", "4e6"), ("a", "1")]),
    ("en-IN", "12,34,567", [("12,34,567", "1234567")]),
    (
        "fr",
        "quatre-vingt-dix-sept et 1 234 567,8",
        [
            ("quatre-vingt-dix-sept", "97"),
            ("1 234 567,8", "1234567.8"),
        ],
    ),
    ("fr", "soixante et onze milliards", [("soixante et onze milliards", "71e9")]),
    (
        "es",
        "cien mil millones, 3,2 billones",
        [
            ("cien mil millones", "1e11"),
            ("3,2 billones", "3.2e12"),
        ],
    ),
    ("it", "ventotto, duemilacinquecento", [("ventotto", "28"), ("duemilacinquecento", "2500")]),
    ("pt-BR", "1,4 trilhão", [("1,4 trilhão", "1.4e12")]),
    ("pt-PT", "2 mil milhões", [("2 mil milhões", "2e9")]),
    ("nl", "eenentwintig miljard", [("eenentwintig miljard", "21e9")]),
    ("pl", "5,5 mld zł", [("5,5 mld", "5.5e9")]),
    (
        "ru",
        "двадцать пять тысяч и 1,4 млрд",
        [
            ("двадцать пять тысяч", "25000"),
            ("1,4 млрд", "1.4e9"),
        ],
    ),
    ("tr", "yüzde 40, yirmi beş bin", [("40", "40"), ("yirmi beş bin", "25000")]),
    ("ar", "١٬٢٣٤٫٥ مليون", [("١٬٢٣٤٫٥ مليون", "1234.5e6")]),
    ("arb", "20.4 مليون", [("20.4 مليون", "20.4e6")]),
    ("hi", "1.4 लाख करोड़, १२,३४,५६७", [("1.4 लाख करोड़", "1.4e12"), ("१२,३४,५६७", "1234567")]),
    ("th", "๓ ล้าน", [("๓ ล้าน", "3e6")]),
    ("vi", "1,4 nghìn tỷ, hai mươi lăm", [("1,4 nghìn tỷ", "1.4e12"), ("hai mươi lăm", "25")]),
    (
        "ko",
        "1억 4천 2백만 명, 22 억 5 천만",
        [
            ("1억 4천 2백만", "142000000"),
            ("22 억 5 천만", "2250000000"),
        ],
    ),
    (
        "ja",
        "1兆4000億円、三割、１２３",
        [("1兆4000億", "1.4e12"), ("三割", "30"), ("１２３", "123")],
    ),
    (
        "zh-Hant",
        "1,260 萬元，四成，百分之四十",
        [
            ("1,260 萬", "12600000"),
            ("四成", "40"),
            ("四十", "40"),
        ],
    ),
    (
        "zh-Hant",
        "一億二千萬，三十二，兩百",
        [
            ("一億二千萬", "120000000"),
            ("三十二", "32"),
            ("兩百", "200"),
        ],
    ),
    (
        "zh-Hans",
        "1.4万亿，二〇二六年，5,000 多万",
        [
            ("1.4万亿", "1.4e12"),
            ("二〇二六", "2026"),
            ("5,000 多万", "5e7"),
        ],
    ),
    ("zh-Hans", "千万不要，数百万", []),
    ("und", "1,234", [("1,234", "1234")]),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"), TEXTS, ids=[f"{tag}-{text[:20]}" for tag, text, _ in TEXTS]
)
def test_values(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[q.start : q.end], q.value) for q in read_quantities(text, language)]
    assert found == [(words, Decimal(value)) for words, value in expected]


KINDS = [
    ("en", "$5", "money"),
    ("en", "5 percent", "percent"),
    ("de", "5 Uhr", "time"),
    ("de", "07:15", "time"),
    ("en", "COVID-19", "code"),
    ("en", "the 16th", "ordinal"),
    ("en", "007", "code"),
    ("en", "5 boats", "plain"),
    ("tr", "%25", "percent"),
    ("zh-Hans", "5元", "money"),
]


@pytest.mark.parametrize(("language", "text", "kind"), KINDS, ids=[text for _, text, _ in KINDS])
def test_kinds(language: str, text: str, kind: str) -> None:
    assert {q.kind for q in read_quantities(text, language)} == {kind}


def test_marks_of_another_locale() -> None:
    (quantity,) = read_quantities("48,250", "de")
    assert (quantity.value, quantity.others, quantity.own) == (
        Decimal("48.250"),
        (Decimal(48250),),
        True,
    )
    (quantity,) = read_quantities("1,234.50", "de")
    assert (quantity.value, quantity.own) == (Decimal("1234.50"), False)


MENTIONS = [
    ("en", "half of them", "50"),
    ("en", "two dozen", "24"),
    ("en", "a decade", "10"),
    ("de", "ein Zehnjähriger", "10"),
    ("de", "im Dezember", "12"),
    ("de", "anderthalb", "1.5"),
    ("fr", "le XIXe siècle", "19"),
    ("pl", "czterdziestodwuletni", "42"),
    ("ar", "الثالثة عشر", "13"),
    ("zh-Hans", "百分之三点五", "3.5"),
    ("en", "2½ miles", "2.5"),
    ("th", "พ.ศ. 2569", "2026"),
]


@pytest.mark.parametrize(("language", "text", "value"), MENTIONS, ids=[t for _, t, _ in MENTIONS])
def test_mentions(language: str, text: str, value: str) -> None:
    assert Decimal(value) in mentioned(text, language, read_quantities(text, language))


FORMATS = [
    ("1234567.5", "de", "1.234.567,5"),
    ("1234567.5", "fr", "1\u00a0234\u00a0567,5"),
    ("1234567.5", "de-CH", "1’234’567.5"),
    ("1234567.5", "hi", "12,34,567.5"),
    ("1234567.5", "ja", "1,234,567.5"),
    ("1234", "de", "1.234"),
    ("1234", "pl", "1234"),
    ("0.1", "es-MX", "0.1"),
    ("0.1", "es", "0,1"),
]


@pytest.mark.parametrize(("value", "language", "expected"), FORMATS)
def test_format_number(value: str, language: str, expected: str) -> None:
    assert format_number(Decimal(value), language) == expected


SCALED = [
    ("12600000", "de", "12,6 Millionen"),
    ("3000000000", "zh-Hant", "30億"),
    ("1400000000000", "zh-Hans", "1.4万亿"),
    ("2000000000", "es", "2.000 millones"),
    ("2500000", "ru", "2,5 млн"),
    ("500", "de", None),
    ("1234567891", "de", None),
]


@pytest.mark.parametrize(("value", "language", "expected"), SCALED)
def test_format_scaled(value: str, language: str, expected: str | None) -> None:
    assert format_scaled(Decimal(value), language) == expected


ALPHABET = "0123456789.,'’ :-/%$()億万千三十兆Mio.zweiundhundert mille и٫٣한억天點半"


@given(st.text(ALPHABET, max_size=60), st.sampled_from(["de", "en", "fr", "zh", "ko", "ar", "und"]))
def test_any_text(text: str, language: str) -> None:
    quantities = read_quantities(text, language)
    assert all(0 <= q.start < q.stop <= q.end <= len(text) for q in quantities)
    assert mentioned(text, language, quantities) >= {q.value for q in quantities}


ENDLESS = ["1", "1,", "123 ", "一", "zwei", "1点", "一点", "3억 ", "1:", "5 %", "(", ".1", "x1"]


@pytest.mark.parametrize("unit", ENDLESS)
@pytest.mark.parametrize("language", ["de", "zh", "ko"])
def test_linear(unit: str, language: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        mentioned(text, language, read_quantities(text, language))
        return time.process_time() - started

    cost(100)
    # The best of three: a garbage collection in between may cost more than the reading.
    assert min(cost(10_000) for _ in range(3)) < 20 * cost(1_000) + 0.1
