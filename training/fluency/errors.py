"""Real errors of machine translation: spans that linguists marked, and what they corrected."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any
from zlib import crc32

from training.fluency.text import HELD_OUT, WITHOUT_SPACES, read_rows, render, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

Row = dict[str, Any]
"""text, language, spans of errors, kind, origin; a pair is two rows in a list, the better first."""

MARKED = {"mqm_news_ted_train": (0.5, 0.2), "mqm_bio_train": (0.8, 0.2)}
"""Files with marked spans, and the shares of rows with and without spans that are used."""

_CLOSING = re.compile(r"\s+(?=[,.;:!?%)\]}»”’…])|(?<=[(\[{«„“¿¡])\s+|\s+(?='(?:s|re|ve|ll|d|m)\b)")
_CJK_SPACE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_LONGEST, _MOST_EDITED = 400, 0.6


def marked(
    path: Path, draw: Random, shares: tuple[float, float], *, held_out: bool
) -> Iterator[list[Row]]:
    """Translations with the spans that a linguist marked, one in each list: those of the documents
    that are held out, or of the others.
    """
    seen = set()
    for row in read_rows(path):
        text = row["target"]
        apart = crc32(str(row["doc_id"]).encode()) % HELD_OUT == 0
        spans = [
            (span["start"], span["end"]) for span in row["error_spans"] if not span.get("in_source")
        ]
        wanted = draw.random() < shares[not spans] and apart == held_out
        if wanted and text not in seen and len(text) <= _LONGEST:
            seen.add(text)
            yield [_row(text, row["pair"], spans, "marked", path.name.split(".")[0])]


def corrected(path: Path, draw: Random, share: float) -> Iterator[list[Row]]:
    """Pairs of a corrected translation and the uncorrected one, its changed words being bad."""
    for row in read_rows(path):
        if draw.random() > share or not 0 < row["hter"] <= _MOST_EDITED:
            continue
        language = row["pair"].split("-")[1]
        better, worse = detokenized(row["post_edit"], language), row["target"]
        spans = changed(better, worse, language)
        if better != worse and spans and max(len(better), len(worse)) <= _LONGEST:
            yield [
                _row(better, row["pair"], [], "corrected", "da_train"),
                _row(worse, row["pair"], spans, "corrected", "da_train"),
            ]


def changed(better: str, worse: str, language: str) -> list[tuple[int, int]]:
    """The spans of `worse` that do not stand in `better`."""
    if language in WITHOUT_SPACES:
        matcher = SequenceMatcher(None, better, worse, autojunk=False)
        return [(c, d) for tag, _, _, c, d in matcher.get_opcodes() if tag != "equal" and d > c]
    first, second = split_words(better), split_words(worse)
    matcher = SequenceMatcher(
        None, [w.form for w in first], [w.form for w in second], autojunk=False
    )
    words = list(second)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag != "equal":
            words[start:end] = [replace(word, bad=True) for word in words[start:end]]
    text, spans = render(words)
    return spans if text == worse else []


def detokenized(text: str, language: str) -> str:
    """Text as it is written, from words with spaces between them."""
    text = " ".join(text.split())
    return (_CJK_SPACE if language in WITHOUT_SPACES else _CLOSING).sub("", text)


def _row(text: str, pair: str, spans: list[tuple[int, int]], kind: str, origin: str) -> Row:
    language = pair.split("-")[1]
    return {"text": text, "language": language, "spans": spans, "kind": kind, "origin": origin}
