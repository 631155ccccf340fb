import pytest

from mtqa.reports._cells import Glyphs, line_width, wrap


def shown(text, encoding=None):
    return [(cell.shown, cell.width) for cell in Glyphs(encoding).cells(text)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("añ", [("a", 1), ("ñ", 1)], id="latin"),
        pytest.param("n\u0303a", [("n\u0303", 1), ("a", 1)], id="combining-mark"),
        pytest.param("\u0301a", [("◌\u0301", 1), ("a", 1)], id="mark-without-a-base"),
        pytest.param("電a", [("電", 2), ("a", 1)], id="wide"),
        pytest.param("ｱＡ", [("ｱ", 1), ("Ａ", 2)], id="halfwidth-and-fullwidth"),
        pytest.param("𠮷", [("𠮷", 2)], id="astral-ideograph"),
        pytest.param("각", [("각", 2)], id="conjoining-jamo"),
        pytest.param("👩‍🔬!", [("👩‍🔬", 2), ("!", 1)], id="emoji-joined"),
        pytest.param("👍🏽", [("👍🏽", 2)], id="emoji-with-skin-tone"),
        pytest.param("❤️", [("❤️", 2)], id="emoji-by-selector"),
        pytest.param("🇩🇪🇫🇷", [("🇩🇪", 2), ("🇫🇷", 2)], id="flags"),
        pytest.param("नि", [("नि", 1)], id="devanagari-vowel-sign"),
        pytest.param("می\u200cخ", [("م", 1), ("ی\u200c", 1), ("خ", 1)], id="zero-width-non-joiner"),
        pytest.param(
            "ខ្មែរ\u200bដី", [("ខ្", 1), ("មែ", 1), ("រ\u200b", 1), ("ដី", 1)], id="khmer-break"
        ),
        pytest.param("a\u200db", [("a\u200d", 1), ("b", 1)], id="joiner-between-letters"),
    ],
)
def test_clusters(text, cells):
    assert shown(text) == cells


@pytest.mark.parametrize(
    ("text", "escape"),
    [
        ("\x00", r"\x00"),
        ("\t", r"\t"),
        ("\n", r"\n"),
        ("\r", r"\r"),
        ("\x1b", r"\x1b"),
        ("\x7f", r"\x7f"),
        ("\x9b", r"\x9b"),
        ("\xad", r"\xad"),
        ("\u200f", r"\u200f"),
        ("\u202e", r"\u202e"),
        ("\u2028", r"\u2028"),
        ("\u2067", r"\u2067"),
        ("\ufeff", r"\ufeff"),
        ("\ue000", r"\ue000"),
        ("\ud83d", r"\ud83d"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_harmful_characters_are_spelled(text, escape):
    assert shown(f"a{text}b") == [("a", 1), (escape, len(escape)), ("b", 1)]


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("ascii", r"\xe4\u96fb->..."),
        ("latin-1", r"ä\u96fb->..."),
        ("cp1252", r"ä\u96fb->…"),
        ("shift_jis", r"\xe4電→…"),
        ("utf-16", "ä電→…"),
        (None, "ä電→…"),
    ],
)
def test_encoding_of_the_stream(encoding, expected):
    glyphs = Glyphs(encoding)
    text = "".join(cell.shown for cell in glyphs.cells("ä電"))
    assert text + glyphs.ornament("→") + glyphs.ornament("…") == expected


@pytest.mark.parametrize(
    ("text", "columns", "first", "lines"),
    [
        pytest.param("", 5, None, [""], id="empty"),
        pytest.param("one two three", 7, None, ["one two", "three"], id="at-blanks"),
        pytest.param("one  two", 4, None, ["one", "two"], id="blanks-at-the-end-are-dropped"),
        pytest.param("one   ", 4, None, ["one"], id="blanks-only-are-dropped"),
        pytest.param("abcdefgh", 3, None, ["abc", "def", "gh"], id="long-word"),
        pytest.param("a abcdef", 4, None, ["a", "abcd", "ef"], id="long-word-gets-its-own-line"),
        pytest.param("十二萬戶", 5, None, ["十二", "萬戶"], id="cjk-anywhere"),
        pytest.param("十二萬。戶", 6, None, ["十二", "萬。戶"], id="cjk-stop-begins-no-line"),
        pytest.param("十「二萬", 4, None, ["十", "「二", "萬"], id="cjk-bracket-ends-no-line"),
        pytest.param("十 AI 萬", 5, None, ["十 AI", "萬"], id="mixed"),
        pytest.param("abc\u200bdef", 5, None, ["abc\u200b", "def"], id="zero-width-space"),
        pytest.param("one two three", 9, 3, ["one", "two three"], id="first-line-shorter"),
        pytest.param("電", 1, None, ["電"], id="wider-than-the-line"),
    ],
)
def test_wrap(text, columns, first, lines):
    wrapped = wrap(Glyphs().cells(text), columns, first)
    assert ["".join(cell.shown for cell in line) for line in wrapped] == lines


def test_line_width():
    assert line_width(Glyphs().cells("電 a\u0301\x1b")) == 2 + 1 + 1 + 4
