"""Documents: the format of a file, its language with what is left open, its segments."""

from __future__ import annotations

import pytest

from mtqa import registry
from mtqa.errors import InputError, LanguageTagError
from mtqa.formats import choose, read_document
from mtqa.text.decoding import raw_text
from mtqa.types import Kind, Side

GERMAN = "Am Morgen ging sie zum Bäcker und kaufte vier Brötchen. Danach las sie die Zeitung."
ENGLISH = "In the morning she went to the bakery and bought rolls. Then she read the paper."


def document(text: str, path: str = "a.txt", language: str | None = None, **options):
    options = {"side": Side.TARGET, "input_format": None, **options}
    return read_document(raw_text(text, path), language=language, **options)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "text"),
        ("a.text", "text"),
        ("README", "text"),
        ("a.de.MD", "markdown"),
        ("a.markdown", "markdown"),
        ("a/b.html", "html"),
        ("a.HTM", "html"),
    ],
)
def test_formats_by_suffix(path: str, name: str) -> None:
    assert choose(path, None) == name


def test_the_format_that_was_asked_for() -> None:
    assert choose("a.html", "text") == "text"


def test_an_unknown_suffix() -> None:
    with pytest.raises(InputError) as caught:
        choose("a.xyz", None)
    assert str(caught.value) == (
        "a.xyz: the suffix '.xyz' is of no known format; name one with --input-format"
        f" ({', '.join(registry.names('formats'))})"
    )


def test_an_unknown_format() -> None:
    with pytest.raises(InputError) as caught:
        choose("a.txt", "word")
    names = ", ".join(registry.names("formats"))
    assert str(caught.value) == f"there is no input format 'word', only {names}"


@pytest.mark.parametrize(
    ("text", "path"),
    [("<script>a</script>", "a.html"), ("```\na\n```", "a.md")],
    ids=["html", "markdown"],
)
def test_a_file_without_text(text: str, path: str) -> None:
    with pytest.raises(InputError) as caught:
        document(text, path)
    assert str(caught.value) == f"{path}: the file has no text to check"


LANGUAGES = {
    "by-text": (GERMAN, "a.txt", "de", []),
    "text-before-name": (GERMAN, "a.fr.txt", "de", []),
    "finer-by-name": (GERMAN, "a.de-AT.txt", "de-AT", []),
    "finer-by-attribute": (f"<html lang=de-CH><p>{GERMAN}", "a.html", "de-CH", []),
    "text-against-attribute": (
        f"<html lang=en><p>{GERMAN}",
        "a.html",
        "de",
        ["a.html: the file says that it is in en, but the text reads as de"],
    ),
    "short-by-attribute": (
        "<html lang=fr><p>Oslo",
        "a.html",
        "fr",
        [
            (
                "a.html: the text is too short to tell its language; taken to be fr from its"
                " language attribute"
            )
        ],
    ),
    "short-by-name": (
        "Oslo",
        "a.nb.txt",
        "nb",
        ["a.nb.txt: the text is too short to tell its language; taken to be nb from the file name"],
    ),
    "undetermined": (
        "Oslo 2026",
        "a.txt",
        "und",
        ["a.txt: the language could not be identified; name it with --target-language"],
    ),
}


@pytest.mark.parametrize("case", LANGUAGES.values(), ids=LANGUAGES)
def test_languages(case: tuple[str, str, str, list[str]]) -> None:
    text, path, tag, notes = case
    found = document(text, path)
    assert (found.language, list(found.notes)) == (tag, notes)


def test_the_source_is_named_by_its_own_option() -> None:
    assert document("Oslo", side=Side.SOURCE).notes == (
        "a.txt: the language could not be identified; name it with --source-language",
    )


def test_a_name_need_not_count() -> None:
    assert document("Oslo", "a.nb.txt", hint_path=False).language == "und"


def test_the_language_that_was_given() -> None:
    found = document(GERMAN, language="de_at")
    assert (found.language, found.notes) == ("de-AT", ())


def test_a_language_that_is_none() -> None:
    with pytest.raises(LanguageTagError):
        document(GERMAN, language="deutsch")


def test_prose_and_captions_are_split_and_nothing_else_is() -> None:
    found = document(f"# Eins. Zwei\n\n{GERMAN}\n\n![Ein Boot. Es ist alt.](b.png)", "a.md")
    assert [(s.kind, s.block, s.text) for s in found.segments] == [
        (Kind.HEADING, 0, "Eins. Zwei"),
        (Kind.PROSE, 1, "Am Morgen ging sie zum Bäcker und kaufte vier Brötchen."),
        (Kind.PROSE, 1, "Danach las sie die Zeitung."),
        (Kind.CAPTION, 2, "Ein Boot."),
        (Kind.CAPTION, 2, "Es ist alt."),
    ]


def test_segments_have_the_language_of_their_block() -> None:
    text = f"<html lang=de><p>{GERMAN}<p>{GERMAN}<p lang=en>{ENGLISH}"
    found = document(text, "a.html")
    assert [(s.language, s.text[:6]) for s in found.segments] == [
        ("de", "Am Mor"),
        ("de", "Danach"),
        ("de", "Am Mor"),
        ("de", "Danach"),
        ("en", "In the"),
        ("en", "Then s"),
    ]


def test_inlines_are_those_of_the_segment() -> None:
    found = document("Der Befehl `ls` zeigt alles an. Mit `rm` wird gelöscht.", "a.md")
    assert [[s.text[i.start : i.end] for i in s.inlines] for s in found.segments] == [
        ["ls"],
        ["rm"],
    ]


@pytest.mark.parametrize(
    ("path", "text", "quote", "place"),
    [
        ("a.txt", "😀 Eins.\r\n\r\nZwei e\u0301 drei.", "drei", (3, 9)),
        ("a.md", "# T\n\n> Ein *Wort*\n> hier &amp; da.", "da", (4, 14)),
        ("a.html", "<p>Ein\n  <b>W&auml;rter</b>\nbuch.", "buch", (3, 1)),
        ("a.html", "<p>Ein\n  <b>W&auml;rter</b>\nbuch.", "rter", (2, 13)),
    ],
)
def test_places(path: str, text: str, quote: str, place: tuple[int, int]) -> None:
    found = document(text, path)
    segment = next(s for s in found.segments if quote in s.text)
    location = found.location(segment, segment.text.index(quote))
    assert (location.path, location.line, location.column) == (path, *place)
