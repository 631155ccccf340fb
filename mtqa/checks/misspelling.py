"""Finds misspelled words with the user's Hunspell dictionaries, where the option `enabled` is set.

It needs the package spylls (the extra `spelling`). Names, abbreviations, numbers, words of the
source, of the list of common words and of the user's own list are not looked up.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from mtqa.text.lexicon import frequencies
from mtqa.text.prose import base, prose
from mtqa.text.scripts import capital_nouns
from mtqa.text.words import without_spaces
from mtqa.types import (
    Check,
    Code,
    Example,
    FileError,
    Hit,
    Option,
    Severity,
    Side,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "misspelling"

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "~/.local/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
)
_WORD = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}@#/\\_.'’&%$-])\p{L}[\p{L}\p{M}'’]{2,40}(?![\p{L}\p{M}\p{N}@/\\_&(=-]|[.:]\w)"
)


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each word that the dictionary of the language does not know."""
    language = context.target.language
    if not context.options["enabled"] or without_spaces(language):
        return
    place = _dictionary_of(language, context.options["dictionaries"])
    if place is None or find_spec("spylls") is None:
        context.errors.append(FileError("misspelling", _lack(language, place)))
        return
    own = frozenset(word.casefold() for word in context.options["words"])
    nouns = capital_nouns(language)
    common = frequencies(language)
    for unit in units:
        if unit.target is None:
            continue
        source = unit.source.text if unit.source else ""
        for match in _WORD.finditer(prose(unit.target)):
            word = match[0].rstrip("'’")
            if not (
                word.lower() in common
                or word.casefold() in own
                or _is_name(word, nouns=nouns)
                or word in source
                or _is_known(place, word)
            ):
                start = match.start()
                yield Hit(CODE, unit.id, Span(Side.TARGET, start, start + len(word)))


def _lack(language: str, place: str | None) -> str:
    if place is None:
        return (
            f"there is no Hunspell dictionary for {language}: set checks.misspelling.dictionaries"
        )
    return "spelling needs the package spylls: pip install 'mtqa[spelling]'"


def _is_name(word: str, *, nouns: bool) -> bool:
    """Whether a word is an abbreviation, a name, or may be one."""
    rest = word[1:]
    return rest != rest.lower() or (word[0] != word[0].lower() and not nouns)


@cache
def _dictionary_of(language: str, folder: str) -> str | None:
    """The path of a dictionary without its suffix: of the very language, or else of any region."""
    given = [folder] if folder else [*os.environ.get("DICPATH", "").split(os.pathsep), *_FOLDERS]
    folders = [Path(name).expanduser() for name in given if name]
    if not folder and (spec := find_spec("spylls")) and spec.submodule_search_locations:
        data = Path(spec.submodule_search_locations[0]) / "hunspell" / "data"
        folders += sorted(path for path in data.glob("*") if path.is_dir())
    wanted = language.replace("-", "_")
    for pattern in (wanted, base(language), f"{base(language)}_*"):
        for place in folders:
            for path in sorted(place.glob(f"{pattern}.dic")):
                if path.with_suffix(".aff").is_file():
                    return str(path.with_suffix(""))
    return None


@lru_cache(maxsize=50_000)
def _is_known(place: str, word: str) -> bool:
    plain = word.replace("’", "'")
    dictionary = _opened(place)
    return bool(dictionary.lookup(plain) or dictionary.lookup(plain.lower()))


@lru_cache(maxsize=4)
def _opened(place: str) -> Any:
    import warnings

    from spylls.hunspell import Dictionary

    with warnings.catch_warnings():
        # It leaves the files to be closed by the interpreter.
        warnings.simplefilter("ignore", ResourceWarning)
        return Dictionary.from_files(place)


_ON = {"enabled": True}

CHECK = Check(
    codes={
        CODE: Code(
            category="linguistic-conventions/spelling",
            severity=Severity.MINOR,
            message="“{quote}” is in no dictionary",
            why="The word is misspelled, or it is new and belongs into the list of the project's"
            " own words.",
            examples=(
                Example("The ⟦goverment⟧ met today.", "en", options=_ON),
                Example("They ⟦recieved⟧ the parcel.", "en", options=_ON),
                Example("Мы ⟦приежаем⟧ завтра.", "ru", options=_ON),
                Example("Это ⟦превет⟧ всем.", "ru", options=_ON),
                Example("Vi ⟦kommmer⟧ i morgon.", "sv", options=_ON),
                Example("Det är ⟦intressannt⟧.", "sv", options=_ON),
                Example("The goverment met today.", "en"),
                Example("Mr Quintavalle of NATO met us.", "en", options=_ON),
                Example("The grockle met us.", "en", options={**_ON, "words": ("grockle",)}),
                Example("Мы приезжаем завтра.", "ru", options=_ON),
                Example("Vi kommer i morgon.", "sv", options=_ON),
                Example("列车今天不停。", "zh-Hans", options=_ON),
            ),
        )
    },
    find=find,
    options={
        "enabled": Option(
            default=False,
            says="Look words up. It needs the extra `spelling`, and some seconds for a dictionary.",
            example="enabled = true",
        ),
        "dictionaries": Option(
            default="",
            says="The folder of the dictionaries (de_DE.aff, de_DE.dic); else those of the system.",
            example='dictionaries = "/usr/share/hunspell"',
        ),
        "words": Option(
            default=(),
            says="The project's own words.",
            example='words = ["Grockle", "Kubernetes"]',
        ),
    },
)
