"""`preserve`: names that must survive as they are wherever they stand in the source.

Brands, tickers, handles, product names: `keep` lists them, `keep-pattern` describes them. Where a
language has a rendering of its own, `good` names it. Without a `target`, all languages must keep
the name. It is looked for in the unit and near by; the name in another spelling ("Space X",
"Openai") is reported where it stands, a name that is not there at all in the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtqa.rules.conditions import elsewhere, in_company, triggers
from mtqa.rules.model import Match, Matches, Rule, RuleKind, Target
from mtqa.rules.rendered import is_rendered
from mtqa.types import Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtqa.types import Context, Unit

REACH = 2
SURE = 0.5
_PIECES = regex.compile(r"[\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{M}\p{N}]+")
_GAP = r"[\s\p{Pd}]?"
_TYPOGRAPHY = str.maketrans("\u2010\u2011\u2019\u2018\u00a0\u202f", "--''  ")

SCAFFOLD = """\
[<name>]
kind     = "preserve"
category = "accuracy/do-not-translate"
severity = "major"
why      = "One sentence that tells an editor why the name stays as it is."
keep     = ["BrandName"]
target.<target> = {}

[[<name>.match]]
source = "⟦BrandName⟧"
source-language = "<source>"
<target> = "A sentence without the name."

[[<name>.no_match]]
source = "BrandName"
source-language = "<source>"
<target> = "A sentence with BrandName in it."
"""


def missing(rule: Rule, target: Target, unit: Unit, context: Context) -> Matches:
    """The names in the source of a unit that neither it nor a unit near by has kept."""
    assert unit.source is not None
    assert unit.target is not None
    if unit.confidence < SURE or elsewhere(rule, target, unit):
        return
    if not in_company(rule, target, unit, context):
        return
    beside = context.neighbours(unit, REACH)
    texts = [near.target.text for near in (unit, *beside) if near.target is not None]
    done = set()
    for phrases in triggers(rule, context):
        for start, end in phrases.spans(unit.source.text):
            name = unit.source.text[start:end]
            if name in done or any(_kept(name, target, text) for text in texts):
                continue
            done.add(name)
            spans = list(_misspelt(name, unit.target.text))
            for span in spans:
                yield Match(rule, target, unit, span, (name,), target.safe)
            if not spans:
                span = Span(Side.SOURCE, start, end)
                yield Match(rule, target, unit, span, (name,), missing=True)


def _kept(name: str, target: Target, text: str) -> bool:
    plain = name.translate(_TYPOGRAPHY)
    if plain in text.translate(_TYPOGRAPHY):
        return True
    return bool(target.good) and is_rendered(target.good, text)


def _misspelt(name: str, text: str) -> Iterable[Span]:
    """The places where the name stands in other case, or with other spaces and hyphens."""
    pieces = [part for piece in _PIECES.findall(name) for part in _humps(piece)]
    body = _GAP.join(map(regex.escape, pieces))
    expression = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?i:{body})(?![\p{{L}}\p{{N}}])")
    for match in expression.finditer(text):
        yield Span(Side.TARGET, *match.span())


def _humps(piece: str) -> list[str]:
    """The parts of a name like SpaceX, which may have got a space between them."""
    return regex.findall(r"\p{Lu}*[^\p{Lu}]+|\p{Lu}+", piece)


def applies(rule: Rule, target: Target, unit: Unit, context: Context) -> bool:  # noqa: ARG001
    """Never: a rule of this kind names no bad renderings."""
    return False


KIND = RuleKind(
    scaffold=SCAFFOLD,
    applies=applies,
    required=("keep|keep-pattern",),
    optional=frozenset({"keep", "keep-pattern"}),
    target_keys=frozenset({"good", "context", "unless", "safe"}),
    target_required=(),
    always_required=True,
    missing=missing,
)
