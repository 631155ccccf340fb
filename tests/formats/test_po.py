"""GNU gettext: messages, plural forms, states, strings over several lines, broken files."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa import registry
from mtqa.errors import InputError
from mtqa.text.decoding import raw_text

PO = registry.load("formats", "po")
HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n'


def bilingual(text: str, path: str = "x.po"):
    return PO.units(raw_text(text, path))[0]


def shown(text: str) -> list[str]:
    """Each unit as `key: source = target`, and what else is said of it."""
    rows = []
    for one in bilingual(text).entries:
        row = f"{one.id}: {one.source and one.source.text} = {one.target and one.target.text}"
        marks = [one.state, one.note, *(one.target.syntax if one.target else ())]
        marks += [] if one.translatable else ["not judged"]
        marks += [] if one.finished else ["not finished"]
        rows.append(" | ".join([row, *filter(None, marks)]).replace("\n", "⏎"))
    return rows


UNITS = {
    "several-lines": (
        'msgid ""\n"One "\n"two"\nmsgstr ""\n"Eins "\n\n"zwei\\n"\n',
        ["One two: One two = Eins zwei⏎"],
    ),
    "escapes": (
        r'msgid "a\tb \"c\" \\n \x41\101 \q"' + '\nmsgstr "x"\n',
        [r"a\tb \"c\" \\n \x41\101 \q: a" + '\tb "c" \\n AA \\q = x'],
    ),
    "context": (
        'msgctxt "menu"\nmsgid "Open"\nmsgstr "Öffnen"\n\nmsgid "Open"\nmsgstr "Offen"\n',
        ["menu|Open: Open = Öffnen", "Open: Open = Offen"],
    ),
    "no-blank-lines": (
        'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n# note\nmsgid "e"\nmsgstr "f"',
        ["a: a = b", "c: c = d", "e: e = f | note"],
    ),
    "untranslated": ('msgid "a"\nmsgstr ""\n', ["a: a = None"]),
    "comments": (
        (
            "# by hand\n#. from code\n#: a.c:3 b.c:4\n#, fuzzy, c-format, no-wrap\n"
            '#| msgctxt "x"\n#| msgid "old"\nmsgid "%d"\nmsgstr "%d"\n'
        ),
        ["%d: %d = %d | fuzzy | by hand⏎from code | c-format | not finished"],
    ),
    "obsolete": (
        (
            'msgid "a"\nmsgstr "b"\n\n#~ msgctxt "m"\n#~ msgid ""\n#~ "c"\n#~ msgstr "d"\n'
            '#~| msgid "x"\n#~ msgid "e"\n#~ msgstr "f"\n'
        ),
        ["a: a = b", "m|c: c = d | obsolete | not judged", "e: e = f | obsolete | not judged"],
    ),
    "plural": (
        HEADER + '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && '
        'n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"\n\nmsgid "1 file"\n'
        'msgid_plural "%d files"\nmsgstr[0] "%d файл"\nmsgstr[1] "%d файла"\nmsgstr[2] ""\n',
        [
            "1 file[0]: %d files = %d файл",
            "1 file[1]: %d files = %d файла",
            "1 file[2]: %d files = None",
        ],
    ),
    "plural-of-one-number": (
        HEADER + '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\nmsgid "a file"\n'
        'msgid_plural "%d files"\nmsgstr[0] "eine Datei"\nmsgstr[1] "%d Dateien"\n',
        [
            "a file[0]: a file = eine Datei | number-optional",
            "a file[1]: %d files = %d Dateien",
        ],
    ),
    "long-id": (
        f'msgid "{"word " * 30}"\nmsgstr "x"\n',
        [f"{'word ' * 16}…{{digest}}: {'word ' * 30} = x"],
    ),
    "header-elsewhere": (
        'msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr "Language: de\\n"\n',
        ["a: a = b"],
    ),
    "msgcat-conflict": (
        'msgid ""\nmsgstr "#-#-#-#-#  kk.po (x)  #-#-#-#-#\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        ["a: a = b"],
    ),
    "crlf-and-spaces": (
        'msgid  "a"\r\n  msgstr\t"b" \r\n\t"c"\r\n',
        ["a: a = bc"],
    ),
}


@pytest.mark.parametrize(("text", "units"), UNITS.values(), ids=UNITS)
def test_units(text: str, units: list[str]) -> None:
    found = shown(text)
    digest = found[0].partition(":")[0].rpartition("…")[2]
    assert found == [unit.replace("{digest}", digest) for unit in units]


@pytest.mark.parametrize(
    ("header", "path", "languages"),
    [
        ("Language: pt_BR", "de.po", (None, "pt-BR")),
        ("Language: sr@latin", "x.po", (None, "sr-Latn")),
        ("Language: ca_ES@valencia", "x.po", (None, "ca-ES-valencia")),
        ("Language: LANGUAGE", "x.po", (None, None)),
        ("Language: \\n", "locale/zh_Hans/LC_MESSAGES/x.po", (None, "zh-Hans")),
        ("X-Source-Language: fr\\n", "web.de.po", ("fr", "de")),
    ],
)
def test_languages(header: str, path: str, languages: tuple[str | None, str | None]) -> None:
    text = f'msgid ""\nmsgstr "{header}"\n\nmsgid "a"\nmsgstr "b"\n'
    found = bilingual(text, path)
    assert (found.source_language, found.target_language) == languages


@pytest.mark.parametrize("charset", ["iso-8859-2", "KOI8-R", "EUC-JP", "UTF-8", "CHARSET"])
def test_charsets(charset: str) -> None:
    codec = "utf-8" if charset == "CHARSET" else charset
    word = {"iso-8859-2": "łąka", "KOI8-R": "Файл", "EUC-JP": "日本語"}.get(charset, "ä語")
    text = (
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n'
        f'msgid "a"\nmsgstr "{word}"\n'
    )
    raw = PO.open(text.encode(codec), "x.po")
    assert next(iter(PO.units(raw)[0].entries)).target.text == word


FIELD = 'msgid ""\nmsgstr ""\n"{}\\n"\n\nmsgid "a"\nmsgstr "b"\n'
BROKEN = {
    "no-po": ("Just some text\n", "x.po:1: this is no line of a PO file"),
    "open-string": (
        'msgid "a\nmsgstr "b"\n',
        "x.po:1: this string does not end in a quotation mark on its line",
    ),
    "text-after-string": (
        'msgid "a" b\nmsgstr "b"\n',
        "x.po:1: this string does not end in a quotation mark on its line",
    ),
    "unknown-keyword": ('msgid "a"\nmsgtext "b"\n', "x.po:2: this is no line of a PO file"),
    "no-msgid": ('# a\nmsgstr "b"\n', "x.po:2: msgstr stands where it must not"),
    "two-msgids": (
        'msgid "a"\nmsgid "b"\nmsgstr "c"\n',
        "x.po:2: msgid stands where it must not",
    ),
    "plural-without-index": (
        'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n',
        "x.po:3: msgstr stands where it must not",
    ),
    "index-without-plural": (
        'msgid "a"\nmsgstr[0] "b"\n',
        "x.po:2: msgstr stands where it must not",
    ),
    "index-too-large": (
        'msgid "a"\nmsgid_plural "b"\nmsgstr[99999999999999999999] "c"\n',
        "x.po:3: msgstr stands where it must not",
    ),
    "form-twice": (
        'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\nmsgstr[1] "d"\n',
        "x.po:4: msgstr stands where it must not",
    ),
    "string-alone": (
        'msgid "a"\nmsgstr "b"\n# c\n"d"\n',
        "x.po:4: this string belongs to no msgid or msgstr",
    ),
    "truncated": (
        'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n',
        "x.po:4: the file ends before the msgstr of this message",
    ),
    "comments-alone": ("# a\n#: b\n", "x.po: the file has no message"),
    "header-line": (
        FIELD.format("Language de"),
        "x.po:3: the header has a line without a colon: Language de",
    ),
    "plural-forms": (
        FIELD.format("Plural-Forms: nplurals=2; plural=n+;"),
        "x.po:3: the header has Plural-Forms that cannot be used: nplurals=2; plural=n+;",
    ),
    "too-few-plurals": (
        FIELD.format("Plural-Forms: nplurals=1; plural=n != 1;"),
        "x.po:3: the header has Plural-Forms that cannot be used: nplurals=1; plural=n != 1;",
    ),
    "plural-division": (
        FIELD.format("Plural-Forms: nplurals=2; plural=n % 0;"),
        "x.po:3: the header has Plural-Forms that cannot be used: nplurals=2; plural=n % 0;",
    ),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_files(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        shown(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=klingon\\n"\n',
            "x.po:3: the header names the charset 'klingon', which is not known",
        ),
        (
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\nmsgid "\xff"\n',
            "x.po:3: the bytes at offset 67 are not valid UTF-8",
        ),
        (b"", "x.po: the file is empty"),
        (b"\x89PNG\r\n", "x.po: this is a PNG image, not text"),
    ],
    ids=["charset", "bytes", "empty", "binary"],
)
def test_broken_bytes(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        PO.open(content, "x.po")
    assert str(caught.value) == message


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from('\n\t"\\')
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(TEXTS.filter(bool), st.tuples(TEXTS, st.booleans(), TEXTS), min_size=1))
def test_what_polib_writes(messages: dict[str, tuple[str, bool, str]]) -> None:
    file = polib.POFile(wrapwidth=20)
    file.metadata = {"Language": "de"}
    for key, (text, is_plural, context) in messages.items():
        file.append(
            polib.POEntry(
                msgid=key,
                msgctxt=context or None,
                **{"msgid_plural": "s", "msgstr_plural": {0: text, 1: key}}
                if is_plural
                else {"msgstr": text},
            )
        )
    expected = [
        pair
        for key, (text, is_plural, _) in messages.items()
        for pair in ([(key, text), ("s", key)] if is_plural else [(key, text)])
    ]
    found = [
        (entry.source.text, entry.target.text if entry.target else "")
        for entry in bilingual(str(file)).entries
    ]
    assert found == expected
