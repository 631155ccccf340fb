"""Encodings, byte order marks, line starts, and what is no text."""

from __future__ import annotations

import os

import pytest

from mtqa.errors import InputError
from mtqa.text.decoding import decode, raw_text, read_bytes

GERMAN = (
    "Die Bäuerin verkaufte am Samstag größere Mengen Äpfel und Öl auf dem Markt.\n"
    "Später fuhr sie über die Brücke zurück, weil das Wetter schöner geworden war.\n"
)
FRENCH = "L’été dernier, le musée a été rénové ; les élèves ont dessiné la forêt près du théâtre.\n"
POLISH = "Wieczorem źródło biło głośno, a dzieci śpiewały pieśni, choć było już bardzo późno.\n"
RUSSIAN = "Вчера вечером дети пели песни у реки, хотя было уже очень поздно и холодно.\n"
SIMPLIFIED = "昨天晚上孩子们在河边唱歌，虽然已经很晚了，天气也很冷。大家都说这是一个难忘的夜晚。\n"
TRADITIONAL = "昨天晚上孩子們在河邊唱歌，雖然已經很晚了，天氣也很冷。大家都說這是一個難忘的夜晚。\n"
JAPANESE = "昨日の夜、子どもたちは川のそばで歌を歌いました。もう遅くて寒かったです。\n"
KOREAN = "어젯밤 아이들은 강가에서 노래를 불렀다. 이미 늦고 추웠지만 모두 즐거워했다.\n"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        pytest.param(GERMAN, "utf-8", "utf-8", id="utf-8"),
        pytest.param(GERMAN, "utf-8-sig", "utf-8", id="utf-8-mark"),
        pytest.param(GERMAN, "utf-16", "utf-16-le", id="utf-16-mark"),
        pytest.param("\ufeff" + GERMAN, "utf-16-be", "utf-16-be", id="utf-16-be-mark"),
        pytest.param(GERMAN, "utf-32", "utf-32-le", id="utf-32-mark"),
        pytest.param(GERMAN, "utf-16-le", "utf-16-le", id="utf-16-le"),
        pytest.param(GERMAN, "utf-16-be", "utf-16-be", id="utf-16-be"),
        pytest.param("plain", "ascii", "utf-8", id="ascii"),
        pytest.param(GERMAN, "cp1252", "cp1252", id="german-cp1252"),
        pytest.param(FRENCH, "cp1252", "cp1252", id="french-cp1252"),
        pytest.param(POLISH, "cp1250", "cp1250", id="polish-cp1250"),
        pytest.param(POLISH, "iso8859_2", "iso8859_2", id="polish-latin-2"),
        pytest.param(RUSSIAN, "cp1251", "cp1251", id="russian-cp1251"),
        pytest.param(RUSSIAN, "koi8_r", "koi8_u", id="russian-koi8"),
        pytest.param(SIMPLIFIED, "gb18030", "gb18030", id="gb18030"),
        pytest.param(TRADITIONAL, "big5", "big5hkscs", id="big5"),
        pytest.param(JAPANESE, "shift_jis", "cp932", id="shift-jis"),
        pytest.param(JAPANESE, "euc_jp", "euc_jp", id="euc-jp"),
        pytest.param(KOREAN, "euc_kr", "cp949", id="euc-kr"),
    ],
)
def test_encodings_are_told(text: str, codec: str, encoding: str) -> None:
    raw = decode(text.encode(codec), "a.txt")
    assert (raw.text, raw.encoding, raw.path) == (text.lstrip("\ufeff"), encoding, "a.txt")


def test_a_page_may_say_its_encoding() -> None:
    page = '<!doctype html><meta charset="iso-8859-1"><p>Größe'
    assert decode(page.encode("latin-1"), "a.html").encoding == "cp1252"


def test_a_legacy_letter_late_in_a_long_file() -> None:
    text = "Nothing but plain words stands on this line of text.\n" * 3000 + GERMAN
    raw = decode(text.encode("cp1252"), "a.txt")
    assert (raw.text == text, raw.encoding) == (True, "cp1252")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "a.txt: the file is empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf", "a.txt: the file has no text, only white space", id="mark"),
        pytest.param(
            b" \r\n\t\n", "a.txt: the file has no text, only white space", id="white-space"
        ),
        pytest.param(b"%PDF-1.7 x", "a.txt: this is a PDF document, not text", id="pdf"),
        pytest.param(
            b"PK\x03\x04xyz",
            "a.txt: this is a ZIP archive (as are DOCX, ODT and EPUB documents), not text",
            id="zip",
        ),
        pytest.param(b"\x89PNG\r\n\x1a\n\0", "a.txt: this is a PNG image, not text", id="png"),
        pytest.param(b"ab\0cd\xff", "a.txt: this is a binary file, not text", id="zero-bytes"),
        pytest.param(b"a\x01\x02\x03b", "a.txt: this is a binary file, not text", id="controls"),
        pytest.param(
            GERMAN.encode() * 40 + b"\nkaputt \xe4\n" + GERMAN.encode() * 40,
            f"a.txt:82: the bytes at offset {len(GERMAN.encode()) * 40 + 8} are not valid UTF-8",
            id="one-wrong-byte",
        ),
        pytest.param(
            "Größe\nSüß\n".encode()[:-2],
            "a.txt:2: the bytes at offset 11 are not valid UTF-8",
            id="cut-off",
        ),
        pytest.param(
            "\ufeffab".encode("utf-16-le") + b"\x00\xd8",
            "a.txt:1: the bytes at offset 4 are not valid UTF-16-LE",
            id="half-a-pair",
        ),
        pytest.param(
            bytes(range(128, 256)) * 3,
            "a.txt: this is not UTF-8, and the encoding cannot be told for certain;"
            " save it as UTF-8",
            id="no-language",
        ),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        pytest.param("a\nb\n", (0, 2, 4), id="lf"),
        pytest.param("a\r\nb\r\n", (0, 3, 6), id="crlf"),
        pytest.param("a\rb", (0, 2), id="cr"),
        pytest.param("a\n\r\n\rb", (0, 2, 4, 5), id="mixed"),
        pytest.param("a\u2028b\x0cc\x85d", (0,), id="other-separators-are-no-line-ends"),
    ],
)
def test_line_starts(text: str, starts: tuple[int, ...]) -> None:
    assert raw_text(text, "a.txt").line_starts == starts


@pytest.mark.parametrize(
    ("offset", "place"),
    [
        pytest.param(0, (1, 1), id="astral"),
        pytest.param(1, (1, 2), id="after-astral"),
        pytest.param(3, (1, 4), id="combining-mark"),
        pytest.param(6, (2, 1), id="after-crlf"),
    ],
)
def test_columns_count_code_points(offset: int, place: tuple[int, int]) -> None:
    location = raw_text("😀xe\u0301\r\ny", "a.txt").location(offset)
    assert (location.line, location.column) == place


def test_text_of_a_caller_may_not_hold_half_a_character() -> None:
    with pytest.raises(InputError, match="half of a surrogate pair"):
        raw_text("a\ud800b", "<target>")


def test_reading_bytes(tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x\r\n")
    assert read_bytes(str(tmp_path / "a.txt")) == b"x\r\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("none.txt", "none.txt: there is no such file", id="missing"),
        pytest.param("folder", "folder: this is a directory, not a file", id="directory"),
        pytest.param("a\0b", "a\0b: the file cannot be read (embedded null byte)", id="odd-name"),
        pytest.param(
            "x" * 300, f"{'x' * 300}: the file cannot be read (File name too long)", id="long-name"
        ),
    ],
)
def test_files_that_cannot_be_read(name: str, message: str, tmp_path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError) as caught:
        read_bytes(name)
    assert str(caught.value) == message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all files")
def test_files_without_permission(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(InputError, match="no permission to read this file"):
        read_bytes("a.txt")
