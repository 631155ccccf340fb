"""What the lines of a page are, and which belong to the page around the article."""

from __future__ import annotations

import time

import pytest

from mtqa.text import metadata, page
from mtqa.text.kinds import classify
from mtqa.types import Block, Kind, Origin, Region

BODY = (
    "Der Hafen liegt an der Ostküste, und seit vielen Jahren fahren von dort die Boote zu den"
    " Inseln hinaus, weil die Fischer ihren Fang am Morgen verkaufen wollen, bevor es warm wird."
)
CHINESE_BODY = (
    "港口位於東岸，多年來漁船從那裡駛向外島，因為漁民想在天氣變熱之前的清晨賣掉漁獲。" * 2
)


def lines(text: str, *, plain: bool = True) -> list[str]:
    """The kinds of the lines of a text, with a star where they are furniture."""
    blocks = [
        Block(line, Kind.PROSE, "line", (Origin(0, len(line), 0, len(line)),))
        for line in text.splitlines()
        if line
    ]
    found = classify(blocks, plain=plain)
    return [f"{b.kind}{'*' if b.region is Region.FURNITURE else ''}" for b in found]


@pytest.mark.parametrize(
    "line",
    [
        "Anna, vor 4 Stunden",
        "Mira 53vor Minuten",
        "Ben 1Vor Stunden",
        "Ben 3Stunden vor",
        "Ralf vor 18 Tagen",
        "Anna · vor 4 Std.",
        "vor 2 Tagen",
        "4 hours ago",
        "Ann 3h ago Reply",
        "Anne il y a 4 heures",
        "Ana hace 3Horas",
        "Ana 2 dias atrás",
        "Eva 3 ore fa",
        "Jan 5 uur geleden",
        "Ewa 3 godziny temu",
        "Анна 5 минут назад",
        "ハナ 5分前",
        "하나 3시간 전",
        "小明 3小時前",
        "小明 3小时前 回复",
        "Ben 18天前",
        "Anna, 2 years ago",
    ],
)
def test_heads_of_comments(line: str) -> None:
    assert metadata.comment_time(line)


@pytest.mark.parametrize(
    "line",
    [
        "Er kam vor 4 Stunden.",
        "Das geschah vor 4 Stunden",
        "Mauerfall vor 30 Jahren",
        "Moon landing 50 years ago",
        "Drei Tage vor dem Fest 24",
        "5 Tage",
        "2030年前",
        "In 5 Minuten",
    ],
)
def test_no_heads_of_comments(line: str) -> None:
    assert not metadata.comment_time(line)


@pytest.mark.parametrize(
    "line",
    [
        "👤 nordlicht@Mira 📅 2026-03-12 07:15:22",
        "9. Februar 2026, 12:30 Uhr",
        "Stand: 09.02.2026",
        "Feb 9, 2026",
        "Published on February 9, 2026 by Ann Hill",
        "發布於 2026年2月9日",
        "5 min read",
        "Lesezeit: 5 Minuten",
        "閱讀時間 5 分鐘",
        "1.024 Aufrufe",
        "Von Anna Weber",
        "作者：王小明",
        "nordlicht@Mira",
        "#KI #Raumfahrt",
        "FB X YT IG",
        "Facebook | Twitter | WhatsApp",
        "Teilen: Facebook Telegram",
        "Teilen: E-Mail, Drucken",
        "分享到：微信 微博 邮件",
        "By Ann Hill · 4 April 2025 · 4 min read",
        "Etiketten: Hafen, Fisch",
        "Schlagwörter: KI, Raumfahrt",
        "https://example.org/a",
        "* * *",
    ],
)
def test_metadata(line: str) -> None:
    assert metadata.is_metadata(line)


@pytest.mark.parametrize(
    "line",
    [
        "Wahl am 9. Februar 2026",
        "2026年2月9日選舉",
        "Die zehn besten Filme 2024",
        "Von Kiel nach Ulm",
        "Windows 11",
        "In X",
        "Facebook",
        "Am 9. Februar 2026 wurde der Hafen eröffnet.",
        "Byzanz",
        "Etikett: schwarze Katze auf weißem Grund",
        "Drucken | Mail",
        "Hafen · Markt",
    ],
)
def test_no_metadata(line: str) -> None:
    assert not metadata.is_metadata(line)


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("Teilen", ("share", True)),
        ("Aktie:", ("share", False)),
        ("分享：", ("share", True)),
        ("Etikett:", ("tags", False)),
        ("標籤：", ("tags", True)),
        ("Kommentare (10)", ("comments", True)),
        ("評論 (10)", ("comments", True)),
        ("Beliebte Inhalte", ("related", True)),
        ("熱門內容", ("related", True)),
        ("Aktien steigen", None),
    ],
)
def test_labels(line: str, group: tuple[str, bool] | None) -> None:
    assert page.label_group(line) == group


@pytest.mark.parametrize(
    ("line", "end"),
    [("Ja.", "."), ("„Ja!“", "!"), ("好。」", "。"), ("Ja", ""), ("(so)", ""), ("", "")],
)
def test_ends_of_lines(line: str, end: str) -> None:
    assert page.ends(line) == end


PAGES = {
    "one-line": ("Die Börse eröffnet heute mit Gewinnen", ["prose"]),
    "words": ("Brot\nMilch\nKäse", ["prose", "prose", "prose"]),
    "sentences": ("Das Haus ist alt.\nEs steht leer.", ["prose", "prose"]),
    "title-and-headings": (
        f"Ein Hafen, der früh aufsteht\n{BODY}\nWas der Fang kostet\n{BODY}\n(Ein Nachtrag)",
        ["heading", "prose", "heading", "prose", "prose"],
    ),
    "title-before-a-table": (
        f"Der Hafen der Insel\nBoote: 12.\nKai: Nord\nBoje: rot.\n{BODY}",
        ["heading", "prose", "heading", "prose", "prose"],
    ),
    "question-as-title": (f"Wer braucht noch einen Hafen?\n{BODY}", ["heading", "prose"]),
    "question-later": (f"{BODY}\nWer braucht ihn?\n{BODY}", ["prose", "prose", "prose"]),
    "byline": (
        f"Der Hafen\nVon Anna Weber\n9. Februar 2026\n5 Min. Lesezeit\nFoto: Archiv\n{BODY}",
        ["heading", "metadata", "metadata", "metadata", "caption", "prose"],
    ),
    "label-before-text": (f"Zutaten:\n{BODY}", ["label", "prose"]),
    "menu": (
        f"Startseite\nNachrichten\nSport\nDer Hafen, der früh aufsteht\n{BODY}",
        ["label*", "label*", "label*", "heading", "prose"],
    ),
    "breadcrumbs": (
        f"Home > News > Hafen\nDer Hafen\n{BODY}",
        ["metadata*", "heading", "prose"],
    ),
    "tail": (
        (
            f"Der Hafen\n{BODY}\nTeilen:\nFB X YT\nMira schreibt seit 2019 über Häfen und Fische\n"
            "Meistgelesen\nNoch ein Hafen"
        ),
        ["heading", "prose", "label*", "metadata*", "prose*", "label*", "label*"],
    ),
    "mistranslated-tail": (
        f"{BODY}\nEtikett:\nAktie:\nFB X YT",
        ["prose", "label*", "label*", "metadata*"],
    ),
    "stock-table": (
        f"{BODY}\nAktie:\nKurs 5 Euro.\n{BODY}",
        ["prose", "label", "prose", "prose"],
    ),
    "share-bar-above": (
        f"Der Hafen\nAktie:\nFB X YT\n{BODY}",
        ["heading", "label*", "metadata*", "prose"],
    ),
    "comments": (
        (
            f"{BODY}\nKommentare (3)\nAnna vor 4 Stunden\nToll\nBen\nvor 2 Tagen\nNa ja\n"
            f"Eva vor 3 Tagen\n{BODY}\nKommentar schreiben"
        ),
        [
            "prose",
            "label*",
            "metadata*",
            "prose*",
            "metadata*",
            "metadata*",
            "prose*",
            "metadata*",
            "prose*",
            "label*",
        ],
    ),
    "comments-without-a-label": (
        f"{BODY}\nAnna vor 4 Stunden\nToll\nBen vor 5 Stunden\nStimmt",
        ["prose", "metadata*", "prose*", "metadata*", "prose*"],
    ),
    "related-in-the-middle": (
        f"{BODY}\nLesen Sie auch\nNoch ein Hafen\n{BODY}\n{BODY}",
        ["prose", "label", "heading", "prose", "prose"],
    ),
    "chinese": (
        (
            f"早起的港口\n作者：王小明\n圖片來源：資料照\n{CHINESE_BODY}\n漁獲多少錢\n{CHINESE_BODY}\n"
            "標籤：漁業、港口\n分享到：\n微信 微博\n評論 (2)\n小明 3小時前\n好"
        ),
        [
            "heading",
            "metadata",
            "caption",
            "prose",
            "heading",
            "prose",
            "metadata*",
            "label*",
            "metadata*",
            "label*",
            "metadata*",
            "prose*",
        ],
    ),
}


@pytest.mark.parametrize(("text", "kinds"), PAGES.values(), ids=PAGES)
def test_pages(text: str, kinds: list[str]) -> None:
    assert lines(text) == kinds


def test_a_format_with_headings_of_its_own_has_no_others() -> None:
    text = f"Der Hafen\n{BODY}\nTeilen"
    assert lines(text, plain=False) == ["prose", "prose", "label*"]


def test_what_the_format_says_stays() -> None:
    origins = (Origin(0, 6, 0, 6),)
    heading = Block("Teilen", Kind.HEADING, "heading", origins, level=2)
    footer = Block(BODY, Kind.PROSE, "paragraph", origins, region=Region.FURNITURE)
    assert classify([heading, footer]) == (heading, footer)


@pytest.mark.parametrize("line", ["Teilen", "FB X", "a", "Anna vor 4 Stunden", "Home > a > b"])
def test_time_grows_with_the_number_of_lines_only(line: str) -> None:
    before = time.process_time()
    lines(f"{BODY}\n" + f"{line}\n" * 20_000 + BODY * 5)
    assert time.process_time() - before < 10


def test_an_article_and_its_translations_come_out_alike(article) -> None:
    found = [
        lines((article / name).read_text("utf-8"))
        for name in ("source.zh-Hant.txt", "mt.de.txt", "ref.de.txt")
    ]
    assert len(found[0]) == 47
    assert found[1] == found[0]
    assert found[2] == found[0]
