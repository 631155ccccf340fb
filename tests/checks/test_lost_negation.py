"""A negation on one side alone is found; what is turned round or only looks negative is silent."""

from __future__ import annotations

import time
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import mtqa
from mtqa.checks.lost_negation import CHECK
from mtqa.types import Context, Kind, Severity, Side, Unit
from tests.conftest import ROOT
from tests.documents import Part, document

Pair = tuple[str, str]

NEGATED = {
    "ar": "لا يفتح المتحف أبوابه يوم الاثنين.",
    "cs": "Muzeum není v pondělí otevřené.",
    "de": "Das Museum ist am Montag nicht geöffnet.",
    "en": "The museum is not open on Mondays.",
    "es": "El museo no está abierto los lunes.",
    "fr": "Le musée n'est pas ouvert le lundi.",
    "he": "המוזיאון לא פתוח בימי שני.",
    "hi": "संग्रहालय सोमवार को नहीं खुलता है।",
    "it": "Il museo non è aperto il lunedì.",
    "ja": "この博物館は月曜日に開いていません。",
    "ko": "이 박물관은 월요일에 열지 않습니다.",
    "nl": "Het museum is niet open op maandag.",
    "pl": "Muzeum nie jest otwarte w poniedziałki.",
    "pt": "O museu não está aberto às segundas.",
    "ru": "Музей не работает по понедельникам.",
    "sv": "Museet är inte öppet på måndagar.",
    "tr": "Müze pazartesi günleri açık değil.",
    "uk": "Музей не працює по понеділках.",
    "zh-Hans": "博物馆星期一不会开放。",
    "zh-Hant": "博物館星期一不會開放。",
}
PLAIN = {
    "ar": "يفتح المتحف أبوابه يوم الاثنين.",
    "cs": "Muzeum je v pondělí otevřené.",
    "de": "Das Museum ist am Montag geöffnet.",
    "en": "The museum is open on Mondays.",
    "es": "El museo está abierto los lunes.",
    "fr": "Le musée est ouvert le lundi.",
    "he": "המוזיאון פתוח בימי שני.",
    "hi": "संग्रहालय सोमवार को खुलता है।",
    "it": "Il museo è aperto il lunedì.",
    "ja": "この博物館は月曜日に開いています。",
    "ko": "이 박물관은 월요일에 엽니다.",
    "nl": "Het museum is open op maandag.",
    "pl": "Muzeum jest otwarte w poniedziałki.",
    "pt": "O museu está aberto às segundas.",
    "ru": "Музей работает по понедельникам.",
    "sv": "Museet är öppet på måndagar.",
    "tr": "Müze pazartesi günleri açık.",
    "uk": "Музей працює по понеділках.",
    "zh-Hans": "博物馆星期一开放。",
    "zh-Hant": "博物館星期一開放。",
}
LANGUAGES = sorted({tag.partition("-")[0] for tag in NEGATED})
PAIRS = [(a, b) for a in NEGATED for b in NEGATED if a.partition("-")[0] != b.partition("-")[0]]


def found(
    *pairs: Pair,
    languages: Pair = ("en", "de"),
    confidence: float = 1.0,
    kind: Kind = Kind.PROSE,
) -> list[tuple[str, str]]:
    """The codes, each with the words of the translation that are marked."""
    sources, targets = ([Part((text,), kind) for text in side] for side in zip(*pairs, strict=True))
    source = document(*sources, side=Side.SOURCE, language=languages[0])
    target = document(*targets, language=languages[1])
    segments = zip(source.segments, target.segments, strict=True)
    units = tuple(Unit(str(n), s, t, (), confidence) for n, (s, t) in enumerate(segments))
    texts = {unit.id: unit.target.text for unit in units if unit.target}
    return [
        (hit.code.rpartition("/")[2], texts[hit.unit or ""][hit.span.start : hit.span.end])
        for hit in CHECK.find(units, Context(target, source, (), units))
        if hit.span is not None
    ]


@pytest.mark.parametrize("languages", PAIRS, ids="-".join)
def test_every_pair_of_languages(languages: Pair) -> None:
    source, target = languages
    lost = found((NEGATED[source], PLAIN[target]), languages=languages)
    assert lost == [("lost", PLAIN[target].rstrip(".。।"))]
    added = found((PLAIN[source], NEGATED[target]), languages=languages)
    assert [code for code, _ in added] == ["added"]
    assert added[0][1] in NEGATED[target]
    assert found((NEGATED[source], NEGATED[target]), languages=languages) == []
    assert found((PLAIN[source], PLAIN[target]), languages=languages) == []


def test_related_words_and_message() -> None:
    result = mtqa.check(
        target=f"{PLAIN['de']}\n",
        source=f"{NEGATED['en']}\n",
        source_language="en",
        target_language="de",
        select=["lost-negation"],
        models=False,
    )
    (finding,) = result.findings
    assert (finding.severity, finding.category) == (
        Severity.CRITICAL,
        "accuracy/mistranslation",
    )
    assert finding.message == "the source negates (“not”), the translation does not"
    ((_, span),) = finding.related
    assert (span.side, span.start, span.end) == (Side.SOURCE, 14, 17)


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        (("en", "de"), "The museum will not open until May.", "Das Museum öffnet erst im Mai."),
        (("en", "de"), "The room is not unusual for us.", "Das Zimmer kennen wir gut."),
        (("en", "de"), "They did not accept the plan.", "Sie lehnten den Plan ab."),
        (("en", "de"), "The museum is open, isn't it?", "Das Museum ist geöffnet, oder?"),
        (("en", "de"), "He saw No Time to Die at home.", "Er sah den Film zu Hause."),
        (("en", "fr"), "No doubt the museum is open.", "Le musée est certainement ouvert."),
        (("de", "en"), "Keine Frage, das Haus ist schön.", "The house is certainly beautiful."),
        (("de", "en"), "Das ist nichts anderes als Glück.", "That is pure luck for all of us."),
        (("de", "en"), "Es gibt keine billigere Hilfe.", "This is the cheapest help of all."),
        (("zh-Hant", "de"), "這座橋非常漂亮。", "Die Brücke ist sehr schön."),
        (("zh-Hant", "en"), "不少人在這裡散步。", "Many people walk here every day."),
        (("zh-Hans", "en"), "无论天气如何，市场都开门。", "The market opens in any weather."),
        (("zh-Hans", "en"), "城市不断成长，同时很漂亮。", "The city grows and is beautiful."),
        (("ja", "en"), "橋は美しいだけでなく、安全です。", "The bridge is beautiful and safe."),
        (
            ("ko", "en"),
            "다리는 아름다울 뿐만 아니라 튼튼합니다.",
            "The bridge is beautiful and strong.",
        ),
        (("es", "de"), "No olvides cerrar la puerta.", "Denk daran, die Tür zu schließen."),
        (("fr", "en"), "N'hésitez pas à nous écrire.", "Feel free to write to us."),
        (("ru", "en"), "Он не мог не улыбнуться.", "He had to smile at that."),
        (
            ("pl", "en"),
            "Nie tylko most, ale i droga jest nowa.",
            "The bridge and the road are new.",
        ),
    ],
)
def test_turned_round(languages: Pair, source: str, target: str) -> None:
    assert found((source, target), languages=languages) == []


def test_first_of_two_clauses() -> None:
    source = "Bats are not dangerous, and they do not bite people."
    lost = "Fledermäuse sind gefährlich und beißen keine Menschen."
    both = "Fledermäuse sind nicht gefährlich und beißen keine Menschen."
    assert found((source, lost)) == [("lost", "Fledermäuse sind gefährlich")]
    assert found((source, both)) == []


@pytest.mark.parametrize(
    ("confidence", "kind"),
    [(0.85, Kind.PROSE), (0.93, Kind.PROSE), (1.0, Kind.METADATA)],
)
def test_only_sentences_that_surely_belong_together(confidence: float, kind: Kind) -> None:
    pair = (NEGATED["en"], PLAIN["de"])
    assert found(pair, confidence=confidence, kind=kind) == []


def test_added_asks_for_more_certainty() -> None:
    added, lost = (PLAIN["en"], NEGATED["de"]), (NEGATED["en"], PLAIN["de"])
    assert found(lost, confidence=0.97) == [("lost", "Das Museum ist am Montag geöffnet")]
    assert found(added, confidence=0.97) == []
    assert found(added, confidence=0.98) == [("added", "nicht")]


@pytest.mark.parametrize(
    ("languages", "source", "target", "marked"),
    [
        (("en", "de"), "Don't save", "Speichern", "Speichern"),
        (("en", "fr"), "%s is not installed", "%s est installé", "s est installé"),
        (("en", "de"), "Do not turn off your PC", "Schalten Sie den PC aus", ""),
        (("en", "ko"), "You can't delete it.", "삭제할 수 있습니다.", ""),
        (("en", "nl"), "No results were found", "Er zijn resultaten gevonden", ""),
        (
            ("en", "de"),
            "Are you sure that you do not want to save?",
            "Sind Sie sicher, dass Sie speichern wollen?",
            "Sind Sie sicher, dass Sie speichern wollen",
        ),
        (("en", "pl"), "Your connection is not secure.", "Połączenie jest bezpieczne.", ""),
    ],
)
def test_user_interface(languages: Pair, source: str, target: str, marked: str) -> None:
    marked = marked or target.rstrip(".")
    assert found((source, target), languages=languages, kind=Kind.LABEL) == [("lost", marked)]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Die Brücke ist ohne Genehmigung gesperrt und wird es bleiben.", []),
        ("Wir werden scheitern, denn wir hatten Glück.", ["lost"]),
        ("Wir werden es schaffen, denn wir hatten Glück.", []),
    ],
)
def test_negative_words_of_the_source(target: str, expected: list[str]) -> None:
    source = "We will not fail, because we were lucky."
    assert [code for code, _ in found((source, target))] == expected


def test_words_alike_make_a_loss_less_sure() -> None:
    result = mtqa.check(
        target="Wir werden scheitern, denn wir hatten Glück.\n",
        source="We will not fail, because we were lucky.\n",
        source_language="en",
        target_language="de",
        select=["lost-negation"],
        models=False,
    )
    assert [finding.severity for finding in result.findings] == [Severity.MAJOR]


def test_negation_in_the_next_unit() -> None:
    pairs = (NEGATED["en"], PLAIN["de"]), ("We like the old town.", "Wir mögen die Altstadt nicht.")
    assert found(*pairs) == []


def test_half_of_the_sentence_is_missing() -> None:
    source = "The museum is not open on Mondays, said the woman at the desk of the old hotel."
    assert found((source, "Das Museum ist geöffnet.")) == []


@pytest.mark.parametrize("languages", [("en", "fi"), ("fa", "de"), ("und", "de"), ("de-CH", "de")])
def test_unknown_and_equal_languages(languages: Pair) -> None:
    assert found((NEGATED["en"], PLAIN["de"]), languages=languages) == []


def test_long_sentence_is_marked_in_part() -> None:
    tail = " and the garden behind the old house by the river in the town near the green hills" * 2
    german = (
        " und der Garten hinter dem alten Haus am Fluss in der Stadt nahe den grünen Hügeln" * 2
    )
    ((code, quote),) = found(
        (f"The museum is not open{tail}.", f"Das Museum ist offen{german}."),
    )
    assert code == "lost"
    assert quote.startswith("Das Museum ist offen und der Garten")
    assert 100 <= len(quote) <= 120


def gold(folder: Path) -> tuple[int, int, str]:
    errors = tomllib.loads((folder / "gold.toml").read_text("utf-8"))["error"]
    (error,) = [error for error in errors if error["id"] == "negation"]
    return error["line"], error["column"], error["quote"]


@pytest.mark.parametrize("name", ["bat-library", "fish-auction"])
def test_marked_articles(name: str) -> None:
    folder = ROOT / "corpora" / "marked" / name
    (source,) = folder.glob("source.*")
    result = mtqa.check(
        target=folder / "mt.de.txt", source=source, select=["lost-negation"], models=False
    )
    places = [(f.location.line, f.location.column, f.quote) for f in result.findings]
    assert places == [gold(folder)]
    reference = mtqa.check(
        target=folder / "ref.de.txt", source=source, select=["lost-negation"], models=False
    )
    assert reference.findings == ()


def test_every_language_has_its_tables() -> None:
    folder = files("mtqa.checks.lost_negation").joinpath("languages")
    tables = {p.name[:-5]: tomllib.loads(p.read_text("utf-8")) for p in folder.iterdir()}
    keys = {"negators", "companions", "idioms", "negative", "firm", "neutral", "mild", "joints"}
    assert sorted(tables) == LANGUAGES
    for table in tables.values():
        assert set(table) - {"characters"} == keys
        for entries in table.values():
            assert entries is True or len(entries) == len(set(entries)) > 0


@pytest.mark.parametrize("text", ["not ", "n't", "no no, ", "nicht un", "(not"])
def test_long_line_in_linear_time(text: str) -> None:
    start = time.process_time()
    assert found((text * 100_000, "Wort " * 100_000)) == []
    assert time.process_time() - start < 3
