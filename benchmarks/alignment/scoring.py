"""Precision, recall and F1 of sentence alignments.

The rules are those of `score.py` of Vecalign (Thompson and Koehn 2019, "Vecalign: Improved Sentence
Alignment in Linear Time and Space", EMNLP; https://github.com/thompsonb/vecalign), which follow
Sennrich and Volk 2011, "Iterative, MT-based Sentence Alignment of Parallel Texts", NODALIDA:

- Beads that are empty on both sides do not count; a bead that occurs twice counts once.
- Precision looks at every proposed bead, deletions and insertions included. Strict: correct if the
  gold has exactly this bead. Lax: correct also if some sentence of its source side and some
  sentence of its target side stand in one gold bead.
- Recall looks at the gold beads with two sides and at the proposed beads with two sides, with the
  same two notions of correct.
- Several documents are pooled: counts are added before the ratios are formed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Bead = tuple[tuple[int, ...], tuple[int, ...]]
RawBead = tuple["Sequence[int]", "Sequence[int]"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Ratios between 0 and 1; 0 where there was nothing to count."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def agreement(
    documents: Iterable[tuple[Sequence[RawBead], Sequence[RawBead]]],
) -> tuple[Agreement, Agreement]:
    """Strict and lax agreement over documents, each given as (gold beads, proposed beads)."""
    precise = [0, 0, 0]
    recalled = [0, 0, 0]
    for raw_gold, raw_proposed in documents:
        gold, proposed = _beads(raw_gold), _beads(raw_proposed)
        _add(precise, _correct(proposed, gold))
        _add(recalled, _correct(_two_sided(gold), _two_sided(proposed)))
    strict, lax = (
        Agreement(_ratio(precise[kind], precise[2]), _ratio(recalled[kind], recalled[2]))
        for kind in (0, 1)
    )
    return strict, lax


def _beads(raw: Iterable[RawBead]) -> set[Bead]:
    return {(tuple(a), tuple(b)) for a, b in raw if len(a) or len(b)}


def _two_sided(beads: Iterable[Bead]) -> set[Bead]:
    return {bead for bead in beads if bead[0] and bead[1]}


def _correct(candidates: set[Bead], truth: set[Bead]) -> tuple[int, int, int]:
    """How many candidates are strictly right, how many laxly, and how many there are."""
    partners: dict[int, set[int]] = {}
    for source, target in truth:
        for sentence in source:
            partners.setdefault(sentence, set()).update(target)
    strict = candidates & truth
    touching = {
        bead
        for bead in candidates - strict
        if any(partners.get(sentence, set()).intersection(bead[1]) for sentence in bead[0])
    }
    return len(strict), len(strict) + len(touching), len(candidates)


def _add(total: list[int], counts: tuple[int, int, int]) -> None:
    for place, count in enumerate(counts):
        total[place] += count


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
