"""Plain text: lines, wrapped paragraphs, bullets."""

from __future__ import annotations

import pytest

from tests.formats.shown import read, shown, written

WRAPPED = (
    "Der Hafen liegt an der Küste, und seit vielen Jahren fahren von dort\n"
    "die Boote zu den Inseln hinaus, weil die Fischer ihren Fang früh am\n"
    "Morgen verkaufen wollen. Danach ist es zu warm."
)
CHINESE_WRAPPED = (
    "港口位於東岸，多年來漁船從那裡駛向外島，因為漁民想在天氣變熱之前的\n"
    "清晨賣掉漁獲，然後回家休息。"
)

CASES = {
    "lines": (
        "Eins.\n\nZwei.\nDrei.",
        ["line prose Eins.", "line prose Zwei.", "line prose Drei."],
    ),
    "white-space": ("  Eins. \r\n \t\r\n\u00a0Zwei.", ["line prose Eins.", "line prose Zwei."]),
    "bullets": (
        "• Eins.\n- Zwei.\n* Drei.\n-vier.",
        [
            "list-item prose Eins.",
            "list-item prose Zwei.",
            "list-item prose Drei.",
            "line prose -vier.",
        ],
    ),
    "links": (
        "Siehe https://a.de/b und a@b.de.",
        ["line prose Siehe ⟨https://a.de/b⟩ und ⟨a@b.de⟩."],
    ),
    "wrapped": (WRAPPED, ["paragraph prose " + WRAPPED.replace("\n", " ")]),
    "wrapped-chinese": (
        CHINESE_WRAPPED,
        ["paragraph prose " + CHINESE_WRAPPED.replace("\n", "")],
    ),
    "sentence-per-line": (
        (
            "Der Hafen liegt an der Küste, und seit Jahren fahren dort die Boote.\n"
            "Die Fischer verkaufen ihren Fang früh am Morgen auf dem alten Markt."
        ),
        [
            "line prose Der Hafen liegt an der Küste, und seit Jahren fahren dort die Boote.",
            "line prose Die Fischer verkaufen ihren Fang früh am Morgen auf dem alten Markt.",
        ],
    ),
    "wide-lines": (
        "Wort, " * 19 + "das,\nund noch etwas mehr.",
        ["line prose " + "Wort, " * 19 + "das,", "line prose und noch etwas mehr."],
    ),
    "narrow-lines": ("kurz,\nund knapp.", ["line prose kurz,", "line prose und knapp."]),
}


@pytest.mark.parametrize(("text", "blocks"), CASES.values(), ids=CASES)
def test_blocks(text: str, blocks: list[str]) -> None:
    assert shown("text", text) == blocks


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("\tEins.\r\n", [["Eins."]], id="trimmed"),
        pytest.param("• Eins.", [["Eins."]], id="bullet"),
        pytest.param(WRAPPED, [WRAPPED.split("\n")], id="wrapped"),
        pytest.param(
            WRAPPED.replace("\n", "\r\n  "),
            [[*"\0\r\n  \0".join(WRAPPED.split("\n")).split("\0")]],
            id="wrapped-and-indented",
        ),
        pytest.param(CHINESE_WRAPPED, [CHINESE_WRAPPED.split("\n")], id="nothing-for-the-line-end"),
    ],
)
def test_pieces_of_the_file(text: str, pieces: list[list[str]]) -> None:
    assert written("text", text) == pieces


def test_a_line_of_ten_megabytes() -> None:
    sentence = "Das Boot fährt am frühen Morgen hinaus. "
    raw, blocks = read("text", sentence * 250_000)
    assert [len(block.text) for block in blocks] == [len(raw.text) - 1]
