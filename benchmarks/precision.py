"""How often mtqa fires on human translations, which should be (nearly) free of errors.

    python benchmarks/precision.py [--data DIR] [--all] [--show] [--no-models] [--select CODE ...]

Reads the documents of NTREX-128, TICO-19 and user-interface strings in DIR (clean/*.jsonl.gz),
each translation with its English source, and prints findings per 1,000 words (two CJK characters
are a word) by set and language. Thresholds may be chosen on every second language, the first,
third ... in alphabetical order, which is what is read without --all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mtqa
from mtqa.scoring import word_count
from mtqa.text.languages import standardize
from mtqa.types import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

Texts = dict[str, tuple[str, str]]
"""Language to source and translation."""


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ntrex(path: Path) -> Iterator[Texts]:
    """News documents, three sentences to a paragraph, as web pages have them."""
    for row in rows(path):
        source = paragraphs(row["eng"])
        yield {
            standardize(tag.removesuffix("-ref2")): (source, paragraphs(sentences))
            for tag, sentences in row["refs"].items()
        }


def paragraphs(sentences: list[str]) -> str:
    """Three sentences to a line."""
    return "\n\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))


def tico19(path: Path) -> Iterator[Texts]:
    """Medical sentences, each document's together."""
    documents: dict[str, list[dict[str, Any]]] = {}
    for row in rows(path):
        documents.setdefault(row["doc_id"], []).append(row)
    for group in documents.values():
        source = "\n\n".join(row["en"] for row in group)
        references = [row["refs"] for row in group]
        for tag in references[0]:
            yield {standardize(tag): (source, "\n\n".join(texts[tag] for texts in references))}


def ui_strings(path: Path) -> Iterator[Texts]:
    """Strings of user interfaces, a language's together."""
    strings: dict[str, list[dict[str, Any]]] = {}
    for row in rows(path):
        if "\n" not in f"{row['source']}{row['target']}":
            strings.setdefault(row["lang"], []).append(row)
    for tag, group in strings.items():
        for start in range(0, len(group), 100):
            part = group[start : start + 100]
            source, target = (
                "\n\n".join(row[side] for row in part) for side in ("source", "target")
            )
            yield {standardize(tag): (source, target)}


SETS = {"ntrex": ntrex, "tico19": tico19, "ui_strings": ui_strings}


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    shared = Path(__file__).parents[2] / "shared" / "data"
    parser.add_argument("--data", type=Path, default=shared)
    parser.add_argument("--all", action="store_true", help="read the languages kept for tests, too")
    parser.add_argument("--show", action="store_true", help="print every finding")
    parser.add_argument("--no-models", action="store_true")
    parser.add_argument("--select", action="append", default=[], help="only these checks")
    given = parser.parse_args()
    words: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str, Severity]] = Counter()
    for name, read in SETS.items():
        pages = list(read(given.data / "clean" / f"{name}.jsonl.gz"))
        languages = sorted({tag for page in pages for tag in page})
        chosen = languages if given.all else languages[::2]
        for page in pages:
            for tag in chosen:
                if tag in page:
                    source, target = page[tag]
                    result = mtqa.check(
                        target=target,
                        source=source,
                        target_language=tag,
                        source_language="en",
                        select=given.select,
                        models=not given.no_models,
                    )
                    words[name, tag] += round(word_count(result.judgements[0].target))
                    for finding in result.findings:
                        found[name, tag, finding.severity] += 1
                        if given.show:
                            quote = finding.quote[:60]
                            print(name, tag, finding.severity, finding.code, repr(quote), sep="\t")
    table(words, found)


def table(words: Counter[tuple[str, str]], found: Counter[tuple[str, str, Severity]]) -> None:
    """Print a line for each set and language, and one for all."""
    print(f"{'set':<12}{'language':<10}{'words':>9}{'findings':>10}{'per 1,000':>11}{'major':>7}")
    groups = [*sorted(words), None]
    for group in groups:
        count = sum(n for key, n in words.items() if group in (None, key))
        hits = [(key[2], n) for key, n in found.items() if group in (None, key[:2])]
        total = sum(n for _, n in hits)
        major = sum(n for severity, n in hits if severity >= Severity.MAJOR)
        name, tag = group or ("all", "")
        print(f"{name:<12}{tag:<10}{count:>9}{total:>10}{1000 * total / count:>11.2f}{major:>7}")


if __name__ == "__main__":
    sys.exit(main())
