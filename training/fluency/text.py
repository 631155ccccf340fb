"""Native sentences: where they come from, and how they fall apart into words."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

from mtqa.text.languages import identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

WITHOUT_SPACES = frozenset({"zh", "ja", "th"})
HELD_OUT = 12
"""One sentence in so many is kept for choosing models and for calibration."""

_WORD = re.compile(r"[^\W_]+(?:[-'’·.][^\W_]+)*|\S", re.UNICODE)
_SHORTEST, _LONGEST = 3, 300


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a punctuation mark. `bad`: it is not what a native writer wrote.

    `lemma`, `tag` (UPOS) and `features` come from a treebank, or are empty.
    """

    form: str
    space: bool = True
    bad: bool = False
    lemma: str = ""
    tag: str = ""
    features: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in a language, and the collection they come from."""

    language: str
    words: tuple[Word, ...]
    origin: str

    @property
    def held_out(self) -> bool:
        """Not for training: decided by the text, so that every run agrees."""
        return crc32(render(self.words)[0].encode()) % HELD_OUT == 0


def render(words: Sequence[Word]) -> tuple[str, list[tuple[int, int]]]:
    """The text, and the code points (start, end) of its bad words."""
    text, spans = "", []
    for word in words:
        if word.bad and word.form:
            spans.append((len(text), len(text) + len(word.form)))
        text += word.form + (" " if word.space else "")
    return text.rstrip(), spans


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def split_words(text: str, spans: Iterable[tuple[int, int]] | None = None) -> tuple[Word, ...]:
    """Words with what follows them; `spans` cut languages that write no spaces."""
    if spans is None:
        found = [match.span() for match in _WORD.finditer(text)]
    else:
        found = [(a, b) for a, b in spans if text[a:b].strip()]
    ends = [start for start, _ in found[1:]] + [len(text)]
    return tuple(
        Word(text[start:end].strip(), space=text[end:after].isspace() or text[end - 1] == " ")
        for (start, end), after in zip(found, ends, strict=True)
    )


def treebank_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of treebanks.jsonl.gz, with what the treebanks know of their words."""
    for row in read_rows(path):
        words = tuple(
            Word(form, space, lemma=lemma, tag=tag, features=features)
            for form, lemma, tag, features, _, space in row["tokens"]
        )
        if len(words) >= _SHORTEST:
            yield Sentence(row["lang"], words, "treebank")


def native_sentences(path: Path, tokenizer: Any) -> Iterator[Sentence]:
    """Sentences of rows with `lang`, `origin` and `text`; `tokenizer` is the encoder's."""
    for row in read_rows(path):
        text = " ".join(row["text"].split())
        if len(text) > _LONGEST or _untranslated(text, row["lang"]):
            continue
        words = cut_up(text, row["lang"], tokenizer)
        if len(words) >= _SHORTEST:
            yield Sentence(row["lang"], words, row["origin"])


def source_sentences(path: Path, tokenizer: Any) -> Iterator[Sentence]:
    """The sources of translations, each once: they were written in their language."""
    seen = set()
    for row in read_rows(path):
        text, language = " ".join(row["source"].split()), row["pair"].split("-")[0]
        if text not in seen and len(text) <= _LONGEST:
            seen.add(text)
            words = cut_up(text, language, tokenizer)
            if len(words) >= _SHORTEST:
                yield Sentence(language, words, path.name.split(".")[0])


def cut_up(text: str, language: str, tokenizer: Any) -> tuple[Word, ...]:
    """The words of a text, or the tokens where words are not set apart."""
    apart = language in WITHOUT_SPACES
    return split_words(text, tokenizer.tokenize(text).spans.tolist() if apart else None)


def _untranslated(text: str, language: str) -> bool:
    """Whether a sentence of documentation was left in English."""
    return language != "en" and identify(text)[0] == "en"
