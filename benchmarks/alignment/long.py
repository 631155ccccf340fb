"""A long document: time and memory of the alignment apart from the encoding.

    python benchmarks/alignment/long.py ../shared/data/clean

Aligns 2,000 English sentences (all of NTREX, the first ones of TICO-19) with their French
translations, and one sentence with 5,000 of those (most of them once more). Prints the tokens per
second of the encoder, the seconds of the alignment, how many sentences are linked with their own
translation, and the most memory that the whole process ever held.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from pathlib import Path

from mtqa.align.embedding import align, read_texts
from mtqa.models import catalogue, default_model, load_model

SENTENCES, MANY = 2000, 5000


def sentences(folder: Path) -> tuple[list[str], list[str]]:
    """English and French, line by line."""
    pairs: list[tuple[str, str]] = []
    for name, language in (("ntrex", "fra"), ("tico19", "fr")):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                own, other = row.get("eng", row.get("en")), row["refs"][language]
                pairs += zip(own, other, strict=True) if isinstance(own, list) else [(own, other)]
    source, target = zip(*pairs[:SENTENCES], strict=True)
    return list(source), list(target)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    source, target = sentences(parser.parse_args().folder)
    encoder = load_model(default_model("encoder", catalogue()))
    begun = time.perf_counter()
    sides = [(texts, encoder.encode(texts)) for texts in (source, target)]
    seconds = time.perf_counter() - begun
    tokens = sum(len(encoding.ids) for _, encodings in sides for encoding in encodings)
    print(f"encoding: {tokens} tokens in {seconds:.1f} s, {tokens / seconds:.0f} tokens/s")
    texts = read_texts(encoder, *sides)
    begun = time.perf_counter()
    links = align(*texts)
    seconds = time.perf_counter() - begun
    right = sum(link.source == link.target for link in links)
    print(f"{len(source)} x {len(target)}: {seconds:.1f} s, {right} linked as they should be")
    many = [(each * 3)[:MANY] for each in sides[1]]
    texts = read_texts(encoder, tuple(each[:1] for each in sides[0]), tuple(many))
    begun = time.perf_counter()
    links = align(*texts)
    seconds = time.perf_counter() - begun
    print(f"1 x {MANY}: {seconds:.1f} s, {len(links)} links")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"most memory, model and token states included: {peak:.2f} GB")


if __name__ == "__main__":
    main()
