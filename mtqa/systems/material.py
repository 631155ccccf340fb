"""What is scored: the segments of systems, references and source, side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.errors import InputError
from mtqa.text.decoding import decode, read_bytes
from mtqa.text.languages import falls_under, hint, identify, standardize
from mtqa.types import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_SURE = 0.9
_ENOUGH = 60
"""Letters of a text below which its language is not doubted."""

_NAMED = 5
"""So many lines are named one by one; of more only the number is told."""


@dataclass(frozen=True, slots=True)
class Files:
    """The paths of a comparison; `documents` has the id of a document on each line."""

    systems: tuple[Path, ...]
    references: tuple[Path, ...] = ()
    source: Path | None = None
    documents: Path | None = None
    language: str | None = None

    @property
    def texts(self) -> tuple[Path, ...]:
        """All but the ids."""
        return (*self.systems, *self.references, *filter(None, [self.source]))


@dataclass(frozen=True, slots=True)
class Material:
    """Segment i of everything says the same. `lines` is where segment i begins in the first file;
    `notes` tell the user what makes the numbers say less than they seem to.
    """

    names: tuple[str, ...]
    systems: tuple[tuple[str, ...], ...]
    references: tuple[tuple[str | None, ...], ...]
    sources: tuple[str, ...] | None
    language: str
    lines: tuple[int, ...]
    documents: tuple[str, ...] | None = None
    notes: tuple[str, ...] = field(default=())


def read_lines(files: Files) -> Material:
    """Files with a segment on each line.

    Raises InputError for a file that cannot be read, that is no plain text, that has no text, and
    for files with different numbers of lines.
    """
    texts = {path: _lines(path) for path in files.texts}
    counts = {path: len(lines) for path, lines in texts.items()}
    if len(set(counts.values())) > 1:
        raise _unequal(counts)
    documents = _documents(files.documents, len(texts[files.systems[0]]))
    references = tuple(texts[path] for path in files.references)
    language = files.language or _language(files, references)
    return Material(
        names=tuple(map(str, files.systems)),
        systems=tuple(texts[path] for path in files.systems),
        references=references,
        sources=texts[files.source] if files.source else None,
        language=language,
        lines=tuple(range(1, len(texts[files.systems[0]]) + 1)),
        documents=documents,
        notes=tuple(doubts(files, texts, language)),
    )


def has_same_lines(files: Files) -> bool:
    """Whether all are plain text of equally many lines. Raises InputError as reading does."""
    if any(_other_format(path) for path in files.texts):
        return False
    return len({len(_lines(path)) for path in files.texts}) == 1


def _other_format(path: Path) -> str | None:
    """The format of a file that is no plain text, by its suffix."""
    others = (name for name in registry.names("formats") if name != "text")
    suffix = path.suffix.lower()
    return next((one for one in others if suffix in registry.load("formats", one).suffixes), None)


def _lines(path: Path) -> tuple[str, ...]:
    if name := _other_format(path):
        sentence = f"is no file with a segment on each line but {name}: --align reads it"
        raise InputError(sentence, path=str(path))
    raw = decode(read_bytes(str(path)), str(path))
    # As sacrebleu reads: only a line feed ends a segment, never U+2028 or a form feed.
    lines = raw.text.removesuffix("\n").split("\n")
    return tuple(line.rstrip() for line in lines)


def _unequal(counts: dict[Path, int]) -> InputError:
    told = ", ".join(f"{path} {count}" for path, count in counts.items())
    first = next(iter(counts.values()))
    other = next(path for path, count in counts.items() if count != first)
    return InputError(
        f"line i of every file must say the same, but the files have different numbers of lines"
        f" ({told}); --align reads them as articles and finds out what belongs together",
        path=str(other),
    )


def _documents(path: Path | None, size: int) -> tuple[str, ...] | None:
    if path is None:
        return None
    ids = decode(read_bytes(str(path)), str(path)).text.removesuffix("\n").split("\n")
    if len(ids) != size:
        raise InputError(f"has {len(ids)} ids of documents for {size} segments", path=str(path))
    return tuple(one.strip() for one in ids)


def _language(files: Files, references: Sequence[Sequence[str]]) -> str:
    """What a file name says, or else what the references (the systems without any) look like."""
    for path in (*files.references, *files.systems):
        if tag := hint(str(path)):
            return standardize(tag)
    texts = references or [_lines(path) for path in files.systems[:1]]
    return identify("\n".join(texts[0]))[0]


def doubts(
    files: Files, texts: Mapping[Path, tuple[str, ...]], language: str, *, numbered: bool = True
) -> list[str]:
    """What makes the scores say less than they seem to. `numbered`: segments are lines."""
    notes: list[str] = []
    for path in dict.fromkeys(files.texts) if numbered else ():
        empty = [n for n, line in enumerate(texts[path], start=1) if not line.strip()]
        if empty:
            notes.append(f"{path}: {_places(empty)} empty{_consequence(path, files)}")
    for path in files.systems:
        notes += [
            f"{path} is the same as the reference {other}: its scores say nothing of a translation"
            for other in files.references
            if texts[path] == texts[other]
        ]
        if files.source and texts[path] == texts[files.source]:
            notes.append(f"{path} is the source itself")
    targets = dict.fromkeys((*files.systems, *files.references))
    return notes + [note for path in targets if (note := _foreign(path, texts[path], language))]


def _places(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return f"line {lines[0]} is"
    if len(lines) > _NAMED:
        return f"{len(lines)} lines are"
    return f"lines {', '.join(map(str, lines))} are"


def _consequence(path: Path, files: Files) -> str:
    if path in files.systems:
        return " and counts as not translated"
    return ": no translation can match it" if path in files.references else ""


def _foreign(path: Path, lines: Sequence[str], language: str) -> str | None:
    """A note if a text is surely in another language than the one that is scored."""
    text = "\n".join(lines)
    if language == UNDETERMINED or sum(map(str.isalpha, text)) < _ENOUGH:
        return None
    found, sureness = identify(text)
    if sureness < _SURE or falls_under(found, language.partition("-")[0]):
        return None
    return f"{path} seems to be in {found}, what is scored is {language}"
