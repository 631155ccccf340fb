"""Finds text that was read in the wrong encoding: "FrÃ¼hstÃ¼ck", "donâ€™t", "M?nchen"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mtqa.text.prose import in_source, prose
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

MOJIBAKE = "mojibake"
LOST = "mojibake/lost-letter"
ESCAPE = "mojibake/escape"

# A letter that UTF-8 begins with, as old encodings show it, and what can only follow it there.
_TRACE = re.compile(
    "[ÂÃÄÅÎÏÐÑ×ØÙÚÛàâãäåæçèéêëìíïð][\x80-\xbfŒœŠšŸŽžƒˆ˜€‚„…†‡‰‹›‘’“”•–—™]"
    "|[РС][\x80-\xbfЀ-Џѐ-џҐґ€‚„…†‡‰‹›‘’“”•–—№™][РС]|вЂ|Г[јј¤¶џ©Ё]|[√‚├Γ][^\x00-\x7f]|锟斤|鈥.|縺.縺|銇.銇|ï¿½|\uff83\uff7c"
)
_RARE = re.compile(r"[?\\=%]")
_ASCII_TRACE = re.compile(r"[^\W\d_]\?[^\W\d_]|\\[ux]|=C3|%C3")
_LOST = re.compile(
    r"(?<![\w?&=/.'’-])(?:[^\W\d_]*[^\W\d_A-Z]|[A-Z])\?(?=[^\W\d_A-Z])[^\W\d_]{2,30}(?![\w=&/?])"
)
_ESCAPE = re.compile(
    r"\\u0[0-9a-fA-F]{3}|\\x[c-fC-F][0-9a-fA-F]|(?:=C3=[89AB][0-9A-F])+|(?:%C3%[89AB][0-9A-F])+"
)
_QUOTE_LIKE = "‚„…†‡ˆ‰‹‘’“”•–—˜›»«·´"
_WORD = re.compile(r"\S{1,60}")


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each word with wrongly read letters, with the word as it was, where possible."""
    for unit in units:
        segment = unit.target
        if segment is None:
            continue
        if not segment.text.isascii() and _TRACE.search(segment.text):
            yield from _misread(unit, prose(segment))
        if _RARE.search(segment.text) and _ASCII_TRACE.search(segment.text):
            for code, pattern in ((LOST, _LOST), (ESCAPE, _ESCAPE)):
                for match in pattern.finditer(prose(segment)):
                    if not in_source(unit, match[0]):
                        yield _hit(code, unit, match.start(), match.end(), "")


def _misread(unit: Unit, text: str) -> Iterator[Hit]:
    seen = -1
    for encoding, pattern in _patterns():
        for match in pattern.finditer(text):
            if match.start() >= seen and not in_source(unit, match[0]):
                start, seen = _around(text, *match.span()) if encoding else match.span()
                yield _hit(MOJIBAKE, unit, start, seen, _repaired(text[start:seen], encoding))


def _hit(code: str, unit: Unit, start: int, end: int, right: str) -> Hit:
    span = Span(Side.TARGET, start, end)
    return Hit(
        code,
        unit.id,
        span,
        detail={"meant": f": “{right}”" if right else ""},
        suggestions=(right,) if right else (),
        safe=bool(right),
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The name of an encoding, and what UTF-8 looks like in it."""
    text = files("mtqa.checks").joinpath("mojibake.toml").read_text("utf-8")
    compiled = []
    for row in tomllib.loads(text)["encoding"]:
        shown = "".join(_decoded(byte, row["name"]) for byte in range(0x80, 0xC0))
        quiet = "".join(character for character in shown if character not in _QUOTE_LIKE)
        joined = "|".join(row["patterns"])
        joined = joined.replace("{c}", f"[{re.escape(shown)}]")
        compiled.append((row["name"], re.compile(joined.replace("{q}", f"[{re.escape(quiet)}]"))))
    return tuple(compiled)


def _decoded(byte: int, encoding: str) -> str:
    """A byte as an encoding shows it; those that it does not define as control characters."""
    try:
        return bytes([byte]).decode(encoding or "latin-1")
    except UnicodeDecodeError:
        return chr(byte)


@cache
def _bytes(encoding: str) -> dict[str, int]:
    return {_decoded(byte, encoding): byte for byte in range(256)}


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole word that a match is part of."""
    before = text.rfind(" ", max(0, start - 60), start) + 1 or max(0, start - 60) * (start > 60)
    rest = _WORD.match(text, end)
    return before, rest.end() if rest else end


def _repaired(word: str, encoding: str) -> str:
    """What the bytes are in UTF-8; empty where they are not, or not all of them are left."""
    table = _bytes(encoding) if encoding else {}
    try:
        return bytes(table[character] for character in word).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return ""


CHECK = Check(
    codes={
        MOJIBAKE: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MAJOR,
            message="“{quote}” was read in the wrong encoding{meant}",
            why="The bytes of UTF-8 were taken for those of an older encoding, so that each letter"
            " with an accent became two or three others. Readers cannot read it.",
            examples=(
                Example("Das ⟦FrÃ¼hstÃ¼ck⟧ ist fertig.", "de"),
                Example("I ⟦donâ€™t⟧ know.", "en"),
                Example("Le ⟦cafÃ©⟧ est froid.", "fr"),
                Example("⟦РџСЂРёРІРµС‚⟧ всем.", "ru"),
                Example("⟦ÐŸÑ€Ð¸Ð²ÐµÑ‚⟧ всем.", "ru"),
                Example("Ta ⟦ksiÄ…Å¼ka⟧ jest moja.", "pl"),
                Example("这是⟦锟斤拷⟧。", "zh-Hans"),
                Example("NÃO é “IRMÃ”, disse a irmã…", "pt-BR"),
                Example("„Das war im Ä“, sagte er. „Übermut“", "de"),
                Example("C’est « passé…» et déjà été.", "fr"),
                Example("Привет, Россия и СССР!", "ru"),
                Example("What Ã¼ means", "en", "Was Ã¼ bedeutet", "de"),
            ),
        ),
        LOST: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MINOR,
            message="“{quote}” seems to have lost a letter, and got a question mark for it",
            why="A program that did not know a letter wrote a question mark instead.",
            examples=(
                Example("Das ist ein sch?nes Haus.", "de", "It is sch?nes.", "en"),
                Example("Das ⟦fr?her⟧ Haus ist ⟦gro?artig⟧.", "de"),
                Example("Il a ⟦d?jeuner⟧ ici.", "fr"),
                Example("Was? Wie? Warum?", "de"),
                Example("Voir page?id=5 et a?b=1", "fr"),
            ),
        ),
        ESCAPE: Code(
            category="linguistic-conventions/character-encoding",
            severity=Severity.MAJOR,
            message="“{quote}” is the code of a letter, not the letter",
            why="A letter was written as a code for programs or mail, and nobody turned it back.",
            examples=(
                Example("Das Fr⟦\\u00fc⟧hst⟦\\u00fc⟧ck", "de"),
                Example("Le caf⟦=C3=A9⟧ est froid.", "fr"),
                Example("Le café est froid à 20 %.", "fr"),
                Example("Type \\u00fc here", "en", "Hier \\u00fc eingeben", "de"),
            ),
        ),
    },
    find=find,
)
