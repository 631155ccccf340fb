"""The stage that finds: every check that has a say is run, and its hits become findings."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.config import covers
from mtqa.rules.compiled import rule_ids
from mtqa.text.languages import falls_under
from mtqa.types import Context, Finding, Location, Side, Span, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtqa.config import Config
    from mtqa.types import Check, Code, Hit


def find(context: Context, config: Config, *, models: bool) -> list[Finding]:
    """The findings of all checks that the configuration selects, in the order of the text."""
    findings: list[Finding] = []
    yielding: list[Finding] = []
    units = {unit.id: unit for unit in context.units}
    for name in registry.names("checks"):
        check: Check = registry.load("checks", name)
        if _runs(check, context, config, models=models):
            given = context.with_options(check, config.options_of(name))
            hits = check.find(_judged(check, context), given)
            found = _stamped(name, check, hits, units, context, config)
            (yielding if check.gives_way else findings).extend(found)
    findings += _beside(yielding, findings)
    return _fingerprinted(_in_order(findings, context), context)


def find_across(
    contexts: Sequence[Context], configs: Sequence[Config], *, models: bool
) -> list[list[Finding]]:
    """For each translation the findings that show only where it is compared with the others into
    its language.
    """
    found: list[list[Finding]] = [[] for _ in contexts]
    for name in registry.names("checks"):
        check: Check = registry.load("checks", name)
        groups: dict[str, list[int]] = defaultdict(list)
        for number, (context, config) in enumerate(zip(contexts, configs, strict=True)):
            if check.across is not None and _runs(check, context, config, models=models):
                groups[context.target.language].append(number)
        for group in groups.values():
            given = [contexts[n].with_options(check, configs[n].options_of(name)) for n in group]
            for place, hit in check.across(given) if check.across and len(group) > 1 else ():
                number = group[place]
                context, config = contexts[number], configs[number]
                units = {unit.id: unit for unit in context.units}
                found[number] += _stamped(name, check, [hit], units, context, config)
    return [
        _fingerprinted(_in_order(findings, context), context)
        for findings, context in zip(found, contexts, strict=True)
    ]


def in_order(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """The findings of several looks at a translation, in the order of the text."""
    order = {unit.id: place for place, unit in enumerate(context.units)}
    return sorted(
        findings,
        key=lambda f: (order.get(f.segment or "", -1), f.side, f.start, f.end, f.code),
    )


def _stamped(
    name: str,
    check: Check,
    hits: Iterable[Hit],
    units: dict[str, Unit],
    context: Context,
    config: Config,
) -> Iterator[Finding]:
    codes = check.codes_for(context) if check.codes_for else check.codes
    for hit in hits:
        if config.selected(hit.code):
            yield _stamp(name, codes[hit.code], hit, units, context, config)


def all_codes(config: Config) -> set[str]:
    """The codes of all checks and rules, whatever their language."""
    codes = rule_ids(config.rules)
    for name in registry.names("checks"):
        codes.update(registry.load("checks", name).codes)
    return codes


def sought(code: str, context: Context, config: Config, *, models: bool) -> bool:
    """Whether `find` looks for a code, or for one in the folder of that name."""
    for name in registry.names("checks"):
        check: Check = registry.load("checks", name)
        if _runs(check, context, config, models=models):
            codes = check.codes_for(context) if check.codes_for else check.codes
            if any(covers(code, one) and config.selected(one) for one in codes):
                return True
    return False


def _runs(check: Check, context: Context, config: Config, *, models: bool) -> bool:
    if check.needs_model and not models:
        return False
    language = context.target.language
    if check.languages is not None and not any(falls_under(language, t) for t in check.languages):
        return False
    return bool(check.codes_for) or any(config.selected(code) for code in check.codes)


def _judged(check: Check, context: Context) -> Iterable[Unit]:
    if check.kinds is None:
        return context.units
    return [unit for unit in context.units if unit.target and unit.target.kind in check.kinds]


def _stamp(
    name: str, code: Code, hit: Hit, units: dict[str, Unit], context: Context, config: Config
) -> Finding:
    """A hit with its category, severity, message and place."""
    location, quote, span = _place(hit, units, context)
    wishes = (config.severity_for(hit.code), hit.severity, code.severity)
    return Finding(
        check=name,
        code=hit.code,
        category=code.category,
        severity=next(s for s in wishes if s is not None),
        message=code.message.format_map({"quote": quote, **hit.detail}),
        why=code.why,
        location=location,
        side=span.side,
        segment=hit.unit,
        start=span.start,
        end=span.end,
        quote=quote,
        related=hit.related,
        suggestions=hit.suggestions,
        confidence=hit.confidence,
        safe=hit.safe,
    )


def _place(hit: Hit, units: dict[str, Unit], context: Context) -> tuple[Location, str, Span]:
    span = hit.span or Span(Side.TARGET, 0, 0)
    if hit.unit is None:
        return Location(context.target.raw.path, 1, 1), "", Span(span.side, 0, 0)
    unit = units[hit.unit]
    document, segment = context.target, unit.target
    if span.side is Side.SOURCE and context.source is not None:
        document, segment = context.source, unit.source
    elif span.side is Side.REFERENCE:
        document = context.references[span.reference]
        segment = unit.references[span.reference]
    assert segment is not None
    if hit.span is None:
        span = replace(span, end=len(segment.text))
    quote = segment.text[span.start : span.end]
    return document.location(segment, span.start), quote, span


def _beside(yielding: Iterable[Finding], others: Iterable[Finding]) -> Iterator[Finding]:
    """Of the findings that give way, those on whose words no other one lies."""
    taken: defaultdict[tuple[str | None, Side], list[tuple[int, int]]] = defaultdict(list)
    for other in others:
        taken[other.segment, other.side].append((other.start, other.end))
    for finding in yielding:
        spans = taken[finding.segment, finding.side]
        if not any(start < finding.end and finding.start < end for start, end in spans):
            yield finding


def _in_order(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """By place; of findings on the same words for the same kind of error, or with the same right
    words, the most severe.
    """
    by_kind = _most_severe(findings, lambda f: f.category if f.segment else (f.category, f.code))
    best = _most_severe(by_kind, lambda f: f.suggestions[:1] or (f.category, f.code))
    return in_order(best, context)


def _most_severe(
    findings: Iterable[Finding], key: Callable[[Finding], object]
) -> Iterable[Finding]:
    """Of the findings at one place that have the same key, the most severe."""
    best: dict[object, Finding] = {}
    for finding in findings:
        place = (finding.segment, finding.side, finding.start, finding.end, key(finding))
        if place not in best or finding.severity > best[place].severity:
            best[place] = finding
    return best.values()


def _fingerprinted(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """With fingerprints of code, quote and sentence, which survive moved lines and edits elsewhere.

    The same words in another sentence are another defect: when one is put right, the fingerprint of
    the other stays as it is. Only defects in equal sentences are numbered.
    """
    units = {unit.id: unit for unit in context.units}
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        sentence = _sentence(finding, units)
        key = "\n".join([finding.code, finding.side, *map(_plain, (finding.quote, sentence))])
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass"))
        marked.append(replace(finding, fingerprint=digest.hexdigest()[:16]))
    return marked


def _sentence(finding: Finding, units: dict[str, Unit]) -> str:
    """The text that a finding stands in; "" if it is about a document."""
    unit = units.get(finding.segment or "")
    if unit is None:
        return ""
    sides = {Side.SOURCE: [unit.source], Side.TARGET: [unit.target]}
    segments = sides.get(finding.side, unit.references)
    texts = [segment.text for segment in segments if segment is not None]
    return next((text for text in texts if text[finding.start : finding.end] == finding.quote), "")


def _plain(text: str) -> str:
    return " ".join(text.split())
