"""Right relative times of CLDR are silent, and every way to tear them apart is found."""

from __future__ import annotations

import time

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from mtqa.checks.broken_relative_time import CHECK
from mtqa.types import Context, Hit, Kind, Side, Unit
from tests.documents import Part, document

LOCALES = (
    "de en fr es it pt nl pl ru uk cs sv tr ja ko zh zh-Hant ar he hi "
    "da nb fi hu ro el bg hr sr sl sk lt lv et vi id ca pt-PT"
)
UNITS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
NUMBERS = (1, 2, 5, 21, 53)


def hits(
    text: str,
    language: str,
    kind: Kind = Kind.METADATA,
    source: tuple[str, str] | None = None,
) -> list[Hit]:
    target = document(Part((text,), kind), language=language)
    from_source = None
    if source:
        words, tag = source
        from_source = document(Part((words,), kind), side=Side.SOURCE, language=tag)
    unit = Unit("1", from_source.segments[0] if from_source else None, target.segments[0])
    context = Context(target, from_source, (), (unit,))
    return list(CHECK.find(context.units, context))


def found(*args: object, **options: object) -> list[tuple[str, str, tuple[str, ...]]]:
    text = str(args[0])
    return [
        (hit.code, text[hit.span.start : hit.span.end], hit.suggestions)
        for hit in hits(*args, **options)  # type: ignore[arg-type]
        if hit.span
    ]


def right_forms(language: str) -> list[str]:
    locale = Locale.parse(language, sep="-")
    fields = locale._data["date_fields"]
    forms = []
    for unit in UNITS:
        for style in ("", "-short", "-narrow"):
            for direction in ("past", "future"):
                patterns = dict(fields.get(unit + style, {}).get(direction, {}))
                for number in NUMBERS if patterns else ():
                    category = locale.plural_form(number)
                    forms.append(
                        (patterns.get(category) or [*patterns.values()][-1]).format(number)
                    )
    return forms


@pytest.mark.parametrize("language", LOCALES.split())
@pytest.mark.parametrize("frame", ["{}", "Anna, {}", "Anna {}", "Anna {} 3"])
def test_right_forms_are_silent(language: str, frame: str) -> None:
    forms = right_forms(language)
    assert len(forms) >= 80
    assert [form for form in forms if hits(frame.format(form), language)] == []


def test_right_forms_are_silent_in_every_locale_of_cldr() -> None:
    locales = [name.replace("_", "-") for name in locale_identifiers() if "_" not in name]
    assert len(locales) > 250
    assert [
        (locale, form) for locale in locales for form in right_forms(locale) if hits(form, locale)
    ] == []


# language -> words of a right relative time: particle before, unit, particle after.
PARTS = {
    "de": ("vor", "Minuten", ""),
    "en": ("", "minutes", "ago"),
    "fr": ("il y a", "minutes", ""),
    "es": ("hace", "minutos", ""),
    "it": ("", "minuti", "fa"),
    "pt": ("há", "minutos", ""),
    "nl": ("", "minuten", "geleden"),
    "pl": ("", "minut", "temu"),
    "ru": ("", "минут", "назад"),
    "uk": ("", "хвилин", "тому"),
    "cs": ("před", "minutami", ""),
    "tr": ("", "dakika", "önce"),
    "sv": ("för", "minuter", "sedan"),
}
RIGHT = {
    "de": "vor 25 Minuten",
    "en": "25 minutes ago",
    "fr": "il y a 25 minutes",
    "es": "hace 25 minutos",
    "it": "25 minuti fa",
    "pt": "há 25 minutos",
    "nl": "25 minuten geleden",
    "pl": "25 minut temu",
    "ru": "25 минут назад",
    "uk": "25 хвилин тому",
    "cs": "před 25 minutami",
    "tr": "25 dakika önce",
    "sv": "för 25 minuter sedan",
}


@pytest.mark.parametrize("kind", [Kind.METADATA, Kind.PROSE])
@pytest.mark.parametrize("language", PARTS)
def test_number_glued_to_the_particle(language: str, kind: Kind) -> None:
    before, unit, after = PARTS[language]
    broken = f"25{before or after} {unit}" + (f" {after}" if before and after else "")
    expected = [("broken-relative-time", broken, (RIGHT[language],))]
    assert found(f"Anna {broken}", language, kind) == expected
    capital = f"25{broken[2:].capitalize()}"
    assert found(f"Anna {capital}", language, kind) == [
        ("broken-relative-time", capital, (RIGHT[language],))
    ]


@pytest.mark.parametrize("kind", [Kind.METADATA, Kind.PROSE])
@pytest.mark.parametrize("language", PARTS)
def test_words_glued_in_the_right_order(language: str, kind: Kind) -> None:
    before, unit, after = PARTS[language]
    broken = [" ".join(filter(None, (before, f"25{unit}", after)))]
    if before:
        broken.append(" ".join(filter(None, (f"{before}25", unit, after))))
    for words in broken:
        expected = [("broken-relative-time", words, (RIGHT[language],))]
        assert found(f"Anna, {words}", language, kind) == expected


@pytest.mark.parametrize("language", [name for name in PARTS if name != "sv"])
def test_words_swapped_on_a_line_of_metadata(language: str) -> None:
    before, unit, after = PARTS[language]
    particle = before or after
    orders = [f"25 {particle} {unit}", f"{unit} {particle} 25"]
    if language not in {"ru", "uk"}:  # There "минут 25" means "about 25 minutes".
        orders.append(f"{particle} {unit} 25")
    orders.append(f"25 {unit} {particle}" if before else f"{particle} 25 {unit}")
    for broken in orders:
        expected = [("broken-relative-time", broken, (RIGHT[language],))]
        assert found(f"Anna {broken}", language) == expected, broken
        assert found(f"Anna {broken} and on with the text", language, Kind.PROSE) == []


@pytest.mark.parametrize(
    ("text", "language", "source", "quote", "right"),
    [
        ("Anna 前53分鐘", "zh-Hant", None, "前53分鐘", "53 分鐘前"),
        ("53前分鐘", "zh-Hant", ("53 minutes ago", "en"), "53前分鐘", "53 分鐘前"),
        ("前53分鐘", "zh-Hant", ("53 minutes ago", "en"), "前53分鐘", "53 分鐘前"),
        ("Anna 53 minutes before", "en", None, "53 minutes before", "53 minutes ago"),
        ("before 53 minutes", "en", None, "before 53 minutes", "53 minutes ago"),
        ("Anna 53 Vor Minuten", "de", None, "53 Vor Minuten", "vor 53 Minuten"),
        ("Anna 53vor Min", "de", None, "53vor Min", "vor 53 Min."),
        ("Start: 5in Minuten", "de", None, "5in Minuten", "in 5 Minuten"),
        ("Grayson53vor Minuten", "de", None, "53vor Minuten", "vor 53 Minuten"),
        ("il y a53 minutes", "fr", None, "il y a53 minutes", "il y a 53 minutes"),
        ("Hace5 minutos", "es", None, "Hace5 minutos", "Hace 5 minutos"),
    ],
)
def test_other_debris(
    text: str, language: str, source: tuple[str, str] | None, quote: str, right: str
) -> None:
    expected = [("broken-relative-time", quote, (right,))]
    assert found(text, language, source=source) == expected


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Fünf Minuten vor 12", "de", Kind.METADATA),
        ("10 Minuten vor dem Ende", "de", Kind.METADATA),
        ("5 Minuten vor 12", "de", Kind.METADATA),
        ("zehn Minuten vor 5 Uhr", "de", Kind.METADATA),
        ("3 Tage vor Weihnachten", "de", Kind.PROSE),
        ("kurz vor 12 Minuten vor Schluss", "de", Kind.PROSE),
        ("Einlass: 30 Minuten vor 5", "de", Kind.METADATA),
        ("Doors open: 30 minutes before", "en", Kind.METADATA),
        ("Covid-19 vor Jahren", "de", Kind.METADATA),
        ("Vor 1,5 Stunden", "de", Kind.METADATA),
        ("1.5 hours ago", "en", Kind.METADATA),
        ("5min ago", "en", Kind.METADATA),
        ("5m ago", "en", Kind.METADATA),
        ("前10分鐘", "zh-Hant", Kind.METADATA),
        ("賽前10分鐘", "zh-Hant", Kind.METADATA),
        ("12月25前日", "ja", Kind.METADATA),
        ("минут 5 назад", "ru", Kind.METADATA),
        ("za 5 minut", "pl", Kind.METADATA),
        ("for 5 minutter siden", "da", Kind.METADATA),
        ("5 minutter siden", "da", Kind.METADATA),
        ("53vor Minuten", "und", Kind.METADATA),
        ("53vor Minuten", "tlh", Kind.METADATA),
    ],
)
def test_right_words_are_silent(text: str, language: str, kind: Kind) -> None:
    assert found(text, language, kind) == []


@pytest.mark.parametrize(
    ("text", "language", "source", "expected"),
    [
        ("Anna 53 minutes ago", "de", None, ("53 minutes ago", "vor 53 Minuten")),
        ("Anna 1 hour ago", "pl", None, ("1 hour ago", "1 godzinę temu")),
        ("Anna 53分鐘前", "de", ("Anna 53分鐘前", "zh-Hant"), ("53分鐘前", "vor 53 Minuten")),
        ("Anna il y a 3 jours", "de", ("Anna il y a 3 jours", "fr"), None),
    ],
)
def test_foreign(
    text: str,
    language: str,
    source: tuple[str, str] | None,
    expected: tuple[str, str] | None,
) -> None:
    quote, right = expected or ("il y a 3 jours", "vor 3 Tagen")
    assert found(text, language, source=source) == [
        ("broken-relative-time/foreign", quote, (right,))
    ]
    assert found(f"{text} and more", language, Kind.PROSE, source) == []


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        ("vor 1 Stunden", "de", "vor 1 Stunde"),
        ("1 minutes ago", "en", "1 minute ago"),
        ("5 minuty temu", "pl", "5 minut temu"),
        ("21 минут назад", "ru", "21 минуту назад"),
    ],
)
def test_plural(text: str, language: str, right: str) -> None:
    assert found(text, language) == [("broken-relative-time/plural", text, (right,))]


@pytest.mark.parametrize("text", ["53vor Minuten ", "53vor", "5 vor 5 ", "vor 5Minuten5"])
def test_long_line_in_linear_time(text: str) -> None:
    start = time.process_time()
    hits(text * (2_000_000 // len(text)), "de")
    assert time.process_time() - start < 2
