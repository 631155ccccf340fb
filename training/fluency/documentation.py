"""Sentences of translated help pages, unpacked from Debian's packages.

    apt-get download libreoffice-help-fi libreoffice-help-el ...
    python -m training.fluency.documentation further.jsonl.gz libreoffice-help-*.deb

The language is the part of the package's name after the last hyphen before the underscore; pages
that are not translated yet are dropped by the language that the identifier sees.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from mtqa.text.languages import identify

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 3500
_SHORTEST, _LONGEST, _LETTERS = 25, 280, 0.7


def paragraphs(folder: Path) -> Iterator[str]:
    """Paragraphs of HTML pages that look like whole sentences."""
    from lxml import html

    for page in sorted(folder.rglob("*.html")):
        tree = html.parse(str(page))
        for paragraph in tree.iter("p"):
            text = " ".join(paragraph.text_content().split())
            letters = sum(char.isalpha() for char in text)
            if (
                _SHORTEST < len(text) < _LONGEST
                and text.endswith((".", "!", "?"))
                and letters > _LETTERS * len(text)
            ):
                yield text


def main(output: Path, packages: list[Path]) -> None:
    """Writes rows with lang, origin and text."""
    with gzip.open(output, "wt", encoding="utf-8") as file:
        for package in sorted(packages):
            language = package.name.split("_")[0].rpartition("-")[2]
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(["dpkg", "-x", str(package), folder], check=True)
                texts = sorted(set(paragraphs(Path(folder))))
            Random(0).shuffle(texts)
            kept = [text for text in texts if identify(text)[0] == language]
            for text in kept[:MOST]:
                row = {"lang": language, "origin": "libreoffice-help", "text": text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
