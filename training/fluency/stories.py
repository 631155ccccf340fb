"""Sentences of the stories told in a game, unpacked from Debian's packages of Wesnoth (GPL-2.0+).

    apt-get download wesnoth-1.16-data wesnoth-1.16-httt wesnoth-1.16-l ...
    python -m training.fluency.stories stories.jsonl.gz wesnoth-1.16-*.deb

Narration and dialogue in some forty languages, which documentation lacks: people who speak, past
tenses, questions. What is not translated yet is dropped by the language that the identifier sees.
"""

from __future__ import annotations

import gettext
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from mtqa.text.languages import identify

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST, FEWEST = 6000, 300
"""Sentences of a language: no more, and a language with fewer is left out."""

_LEFT_OUT = frozenset({"racv", "grc", "zh_TW", "es_419", "en_GB", "pt"})
_UNSURE = frozenset({"hr", "gl", "mk", "af", "nb", "ca"})
"""Languages that the identifier takes for their neighbours: there only English is dropped."""

_MARKUP = re.compile(r"<[^>]*>|\{[^}]*\}|\$\w+")
_TABLE = re.compile(r"[=*_#@/\\|]")
_END = re.compile(r"(?<=[.!?…”»\"])\s+(?=[^\W\d_a-zа-я]|[«“\"„¿¡])|(?<=[。！？])")
_LETTERS, _SHORTEST, _SHORTEST_DENSE, _LONGEST = 0.7, 20, 8, 220
_DENSE, _CASELESS = ("ja", "zh"), ("ja", "zh", "he", "ar", "ko")


def sentences(text: str, language: str) -> Iterator[str]:
    """The whole sentences of a message without markup."""
    if _MARKUP.search(text):
        return
    least = _SHORTEST_DENSE if language in _DENSE else _SHORTEST
    for piece in _END.split(" ".join(text.split())):
        sentence = piece.strip()
        letters = sum(char.isalpha() for char in sentence)
        if (
            least <= len(sentence) <= _LONGEST
            and sentence[-1] in ".!?。！？…"
            and (language in _CASELESS or sentence[0].isupper())
            and letters > _LETTERS * len(sentence)
            and not _TABLE.search(sentence)
            and '"' not in sentence[1:-1]
        ):
            yield sentence


def read(folder: Path) -> dict[str, set[str]]:
    """The sentences by language; English ones are those that were translated."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.rglob("*.mo")):
        locale = path.parts[-3]
        if locale in _LEFT_OUT or ("@" in locale and locale != "sr@latin"):
            continue
        language = re.split("[_@]", locale)[0]
        with path.open("rb") as file:
            messages = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # noqa: SLF001
        for message, translation in messages.items():
            if isinstance(message, str) and translation:
                found[language].update(sentences(translation, language))
                found["en"].update(sentences(message.rpartition("\x04")[2], "en"))
    return found


def main(output: Path, packages: list[Path]) -> None:
    """Writes rows with lang, origin and text."""
    with tempfile.TemporaryDirectory() as folder:
        for package in packages:
            subprocess.run(["dpkg", "-x", str(package), folder], check=True)
        found = read(Path(folder))
    draw = Random(0)
    with gzip.open(output, "wt", encoding="utf-8") as file:
        for language, texts in sorted(found.items()):
            shuffled = draw.sample(sorted(texts), len(texts))
            kept = [text for text in shuffled if _fits(text, language)][:MOST]
            for text in kept if len(kept) >= FEWEST else ():
                row = {"lang": language, "origin": "wesnoth", "text": text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _fits(text: str, language: str) -> bool:
    seen = identify(text)[0]
    return seen == language or (language in _UNSURE and seen != "en")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
