"""From findings and scores to a verdict: every threshold of the configuration, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtqa import scoring
from mtqa.text import words
from mtqa.types import Severity, Side, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.config import Config
    from mtqa.types import Finding, Judgement, Score, Segment

PASSED = "passed"
FAILED = "failed"
INCONCLUSIVE = "inconclusive"

_OMISSION = "accuracy/omission"


class _Remark(NamedTuple):
    """What speaks against passing: that a threshold is broken, or that nothing can be said."""

    status: str
    reason: str


def judge(judgement: Judgement, config: Config) -> Verdict:
    """Fails where a threshold is broken, and names every one of them.

    Where none is, it is inconclusive if there is no word to judge, if a score that is asked for was
    not measured, or if the text is too short to be sure that it reaches the MQM score asked for.
    """
    remarks = [
        *_severity(judgement, config.fail_on),
        *_counts(judgement, config),
        *_mqm(judgement, config),
        *_metrics(judgement, config),
        *_omission(judgement, config),
    ]
    if judgement.scope is None and not scoring.word_count(judgement.target):
        remarks.append(_Remark(INCONCLUSIVE, "the translation has no word to judge"))
    for status in (FAILED, INCONCLUSIVE):
        if reasons := tuple(remark.reason for remark in remarks if remark.status == status):
            return Verdict(status, reasons)
    return Verdict(PASSED)


def combine(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict over several translations: the worst of theirs."""
    for status in (FAILED, INCONCLUSIVE):
        worst = [verdict for verdict in verdicts if verdict.status == status]
        if worst:
            reasons = worst[0].reasons
            if len(verdicts) > 1:
                reasons = (f"{len(worst)} of {len(verdicts)} translations {status}",)
            return Verdict(status, reasons)
    if not verdicts:
        return Verdict(INCONCLUSIVE, ("no translation could be read",))
    return Verdict(PASSED)


def _counting(judgement: Judgement) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.counts]


def _findings(number: int, kind: str = "") -> str:
    return f"{number} {kind} finding{'' if number == 1 else 's'}".replace("  ", " ")


def _severity(judgement: Judgement, fail_on: Severity | None) -> Iterator[_Remark]:
    if fail_on is None:
        return
    number = sum(finding.severity >= fail_on for finding in _counting(judgement))
    if number:
        yield _Remark(FAILED, f"{_findings(number)} of severity {fail_on} or worse")


def _counts(judgement: Judgement, config: Config) -> Iterator[_Remark]:
    for name, most in config.thresholds.counts.items():
        number = sum(name in ("all", str(f.severity)) for f in _counting(judgement))
        if number > most:
            kind = "" if name == "all" else name
            yield _Remark(FAILED, f"{_findings(number, kind)}, where {most} would be allowed")


def _mqm(judgement: Judgement, config: Config) -> Iterator[_Remark]:
    wanted, quality = config.thresholds.mqm, judgement.quality
    if wanted is None or quality is None:
        return
    score = quality.score
    assert score.low is not None
    interval = f"{score.value:g} ({score.low:g} to {score.high:g})"
    if score.value < wanted:
        yield _Remark(FAILED, f"MQM score {interval}, where {wanted:g} is asked for")
    elif score.low < wanted:
        more = scoring.more_words(judgement, config.scoring, wanted)
        need = (
            f"with as few errors it would take {more:,} {quality.unit} more"
            if more is not None
            else "no length would settle it, so close is the score to it"
        )
        yield _Remark(
            INCONCLUSIVE,
            f"{quality.size:,g} {quality.unit} are too few to be sure of an MQM score of"
            f" {wanted:g}: it is {interval}, and {need}",
        )


def _metrics(judgement: Judgement, config: Config) -> Iterator[_Remark]:
    scores = {score.name: score for score in judgement.scores}
    for name, wanted in config.thresholds.metrics.items():
        score = scores.get(name)
        if score is None:
            known = f" (there are {', '.join(scores)})" if scores else ""
            yield _Remark(INCONCLUSIVE, f"the score '{name}' was not measured{known}")
        elif _worse(score, wanted):
            bound = "at least" if score.higher_is_better else "at most"
            reason = f"{name} {score.value:g}, where {bound} {wanted:g} is asked for"
            yield _Remark(FAILED, reason)


def _worse(score: Score, wanted: float) -> bool:
    return score.value < wanted if score.higher_is_better else score.value > wanted


def _omission(judgement: Judgement, config: Config) -> Iterator[_Remark]:
    most = config.thresholds.omission
    if most is None or judgement.source is None:
        return
    share = omission_share(judgement)
    if share > most:
        reason = f"{share:.1%} of the source is missing, where at most {most:.1%} may be"
        yield _Remark(FAILED, reason)


def omission_share(judgement: Judgement) -> float:
    """The share of the source's words that findings which count call omitted, from 0 to 1."""
    sources = {unit.id: unit.source for unit in judgement.units if unit.source is not None}
    missing: dict[str, set[int]] = {}
    for finding in _counting(judgement):
        if finding.category == _OMISSION and finding.segment is not None:
            spans = [(finding.segment, finding.side, finding.start, finding.end)]
            spans += [(id_, span.side, span.start, span.end) for id_, span in finding.related]
            for id_, side, start, end in spans:
                if side is Side.SOURCE and id_ in sources:
                    missing.setdefault(id_, set()).update(range(start, end))
    total = sum(words.count(segment.text) for segment in sources.values())
    lost = sum(words.count(_kept(sources[id_], places)) for id_, places in missing.items())
    return lost / total if total else 0.0


def _kept(segment: Segment, places: set[int]) -> str:
    """The characters at some places of a text; a blank for the others."""
    return "".join(char if n in places else " " for n, char in enumerate(segment.text))
