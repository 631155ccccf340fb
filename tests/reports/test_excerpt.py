import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.reports._cells import INVISIBLE, Glyphs, line_width
from mtqa.reports._excerpt import RELATED, Mark, Page, carets, excerpt

MAJOR = 3


def draw(text, *quotes, page, anchor=0.0):
    """The excerpt with its carets. A quote is marked where it first occurs."""
    marks = [Mark(text.index(quote), text.index(quote) + len(quote), MAJOR) for quote in quotes]
    return drawn(excerpt(text, marks, page, Glyphs(), anchor=anchor))


def drawn(lines):
    rows = [("".join(cell.shown for cell in line), carets(line)) for line in lines]
    return [row for pair in rows for row in pair if row]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        pytest.param("a bad word", "bad", ["a bad word", "  ^^^"], id="ascii"),
        pytest.param("據今（4）日報", "今（4）", ["據今（4）日報", "  ^^^^^^^"], id="wide"),
        pytest.param(
            "gru\u0308ne See", "See", ["gru\u0308ne See", "      ^^^"], id="after-combining-mark"
        ),
        pytest.param("gru\u0308n", "\u0308", ["gru\u0308n", "  ^"], id="a-combining-mark-itself"),
        pytest.param("👩‍🔬 sagt", "sagt", ["👩‍🔬 sagt", "   ^^^^"], id="after-joined-emoji"),
        pytest.param("👩‍🔬 sagt", "🔬", ["👩‍🔬 sagt", "^^"], id="inside-a-joined-emoji"),
        pytest.param("🇩🇪 und 𠮷", "𠮷", ["🇩🇪 und 𠮷", "       ^^"], id="after-a-flag"),
        pytest.param("a\x1b[0m z", "z", [r"a\x1b[0m z", "         ^"], id="after-an-escape"),
        pytest.param("a  b", "  ", ["a␣␣b", " ^^"], id="blanks"),
        pytest.param("a\xa0b", "\xa0", [r"a\xa0b", " ^^^^"], id="no-break-space"),
        pytest.param("a\u200bb", "\u200b", [r"a\u200bb", " ^^^^^^"], id="zero-width-space"),
    ],
)
def test_carets_stand_below_the_span(text, quote, expected):
    assert draw(text, quote, page=Page(40, 3, plain=True)) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([(0, 3, MAJOR), (6, 9, RELATED)], "^^^   ---", id="apart"),
        pytest.param([(0, 6, RELATED), (3, 9, MAJOR)], "---^^^^^^", id="overlapping"),
        pytest.param([(0, 9, RELATED), (3, 6, MAJOR)], "---^^^---", id="nested"),
        pytest.param([(4, 4, MAJOR)], "    ^", id="empty-takes-the-next"),
        pytest.param([(9, 9, MAJOR)], "        ^", id="empty-at-the-end-takes-the-last"),
        pytest.param([(7, 99, MAJOR)], "       ^^", id="beyond-the-end"),
    ],
)
def test_several_marks(marks, expected):
    (line,) = excerpt("abcdefghi", [Mark(*mark) for mark in marks], Page(20, 1), Glyphs())
    assert carets(line) == expected


def test_wrapped_span_has_carets_on_each_line():
    assert draw("one two three four", "two three", page=Page(8, 3)) == [
        "one two",
        "    ^^^",
        "three",
        "^^^^^",
        "four",
    ]


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        pytest.param(True, ["الباب ⟦مغلق⟧ الآن"], id="brackets-without-colours"),
        pytest.param(False, ["الباب مغلق الآن", "      ^^^^"], id="marks-with-colours"),
    ],
)
def test_right_to_left(plain, expected):
    assert draw("الباب مغلق الآن", "مغلق", page=Page(40, 1, plain)) == expected


WORDS = " ".join(f"w{number:03}" for number in range(400))


@pytest.mark.parametrize(
    ("text", "quotes", "anchor", "expected"),
    [
        pytest.param(
            WORDS, ["w200"], 0, ["… w198 w199 w200 w201 w202 …", " " * 12 + "^^^^"],
            id="around-the-span",
        ),
        pytest.param(
            WORDS, ["w001"], 0, ["w000 w001 w002 w003 w004 w005 …", "     ^^^^"], id="start"
        ),
        pytest.param(
            WORDS, ["w398"], 0, ["… w394 w395 w396 w397 w398 w399", " " * 22 + "^^^^"], id="end"
        ),
        pytest.param(
            WORDS, [], 0.5, ["… w197 w198 w199 w200 w201 w202 …"], id="anchor-without-a-span"
        ),
        pytest.param(
            "字" * 900, [], 0, ["字" * 16 + " …"], id="wide-without-blanks"
        ),
    ],
)  # fmt: skip
def test_window(text, quotes, anchor, expected):
    assert draw(text, *quotes, page=Page(40, 1), anchor=anchor) == expected


def test_windows_of_far_spans():
    rows = draw(WORDS, "w100", "w300", page=Page(40, 2))
    assert rows == [
        "… w097 w098 w099 w100 w101 w102 w103 …",
        "                 ^^^^",
        "w297 w298 w299 w300 w301 w302 w303 …",
        "               ^^^^",
    ]


def test_long_span_is_cut():
    rows = draw(WORDS, WORDS[500:1500], page=Page(40, 2))
    assert rows[0::2] == ["… w098 w099 w100 w101 w102 w103 w104", "w105 w106 w107 w108 w109 w110 …"]


def test_what_nearly_fits_is_whole():
    text = WORDS[:84]
    assert draw(text, page=Page(40, 2)) == [text[:39], text[40:79], text[80:]]


TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("電 、\u0301\u200d️🇩🇪👩ا\n\x1b\ud83d")))
RANGES = st.lists(st.tuples(st.integers(-5, 500), st.integers(-5, 500), st.integers(0, 4)))


@settings(deadline=None)
@given(TEXTS, RANGES, st.integers(12, 60), st.integers(1, 3), st.booleans(), st.floats(0, 1))
def test_excerpts_fit_and_do_no_harm(text, ranges, columns, lines, plain, anchor):
    marks = [Mark(*values) for values in ranges]
    for line in excerpt(text, marks, Page(columns, lines, plain), Glyphs(), anchor=anchor):
        row = "".join(cell.shown for cell in line)
        assert line_width(line) <= columns
        assert row == row.rstrip()
        categories = {unicodedata.category(char) for char in row if char not in INVISIBLE}
        assert not categories & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        assert len(carets(line)) <= columns


@pytest.mark.parametrize("char", ["x", "電", "\u0301", "\x1b", "ا", " "])
def test_ten_million_characters(char):
    text = char * 10_000_000
    marks = [Mark(place, place + 90, MAJOR) for place in range(0, 9_000_000, 90)]
    begun = time.process_time()
    lines = excerpt(text, marks, Page(80, 3, plain=True), Glyphs())
    assert sum(len(line) for line in lines) < 400
    assert time.process_time() - begun < 3
