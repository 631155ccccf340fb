"""Reports segments that the model of quality expects raters to find worse than nearly all
translations of humans into the language: no rule can say what is wrong, but somebody should look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.models._judging import embedded, judged
from mtqa.text import words
from mtqa.types import Check, Code, Example, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.models._quality import SegmentQuality
    from mtqa.types import Context, Unit

CODE = "quality"

_SHORTEST = 4
"""Words of a translation that the model can be sure of."""

_MOST_NAMED = 3
_MAJOR = 5.0
"""Penalty points of a major error."""


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each such segment, that no guard has an answer for, at its whole translation."""
    found = judged(context)
    if not found:
        return
    limit, _ = embedded().calibration.alarm(context.target.language)
    for unit in units:
        one = found.get(unit.id)
        if one is None or one.guard or one.unseen or unit.target is None:
            continue
        text = unit.target.text
        if one.assessment is None or one.assessment >= limit or words.count(text) < _SHORTEST:
            continue
        detail = {
            "assessment": f"{one.assessment:.1f}",
            "usual": f"{limit:.1f}",
            "evidence": _evidence(one, text),
        }
        yield Hit(CODE, unit.id, Span(Side.TARGET, 0, len(text)), detail=detail, confidence=0.5)


def _evidence(one: SegmentQuality, text: str) -> str:
    """What else speaks against the segment, as the end of a sentence."""
    said = []
    if one.penalty is not None and one.penalty >= _MAJOR:
        said.append(f"{one.penalty:.0f} penalty points are to be expected")
    worst = sorted((s for s in one.spans if not s.in_source), key=lambda s: -s.error)
    if worst:
        named = [f"“{text[s.start : s.end]}”" for s in worst[:_MOST_NAMED]]
        said.append(f"suspect are {', '.join(named)}")
    return f"; {'; '.join(said)}" if said else ""


CHECK = Check(
    codes={
        CODE: Code(
            category="accuracy/mistranslation",
            severity=Severity.MINOR,
            message="this may be translated badly: an assessment of {assessment} is to be expected,"
            " where 199 of 200 translations by humans reach {usual}{evidence}",
            why="A model that has learnt from the judgements of linguists compares the meaning of"
            " the source and the translation, word by word; it ranks well, but it is no linguist.",
            examples=(
                Example(
                    source="The company will publish its results at the end of March.",
                    source_language="en",
                    target="⟦Die Katze schläft gern auf dem warmen Dach des alten Hauses.⟧",
                    language="de",
                ),
                Example(
                    source="The patients were treated with antibiotics for two weeks.",
                    source_language="en",
                    target="⟦Les fenêtres du train étaient peintes en vert avant le dîner.⟧",
                    language="fr",
                ),
                Example(
                    source="The results of the study were published in May.",
                    source_language="en",
                    target="⟦Los zapatos rojos de mi abuela bailan en la cocina vacía.⟧",
                    language="es",
                ),
                Example(
                    source="The patients were treated with antibiotics for two weeks.",
                    source_language="en",
                    target="⟦Окна поезда были покрашены в зелёный цвет перед ужином.⟧",
                    language="ru",
                ),
                Example(
                    source="The government will raise taxes next year.",
                    source_language="en",
                    target="⟦我的貓喜歡在屋頂上睡覺,因為魚很好吃。⟧",
                    language="zh",
                ),
                Example(
                    source="政府明年将提高税收。",
                    source_language="zh",
                    target="⟦My cat likes to sleep on the roof because the fish is tasty.⟧",
                    language="en",
                ),
                Example(
                    source="Die Brücke wurde wegen des Sturms gesperrt.",
                    source_language="de",
                    target="⟦The cheese of my aunt eats the river because of the moon.⟧",
                    language="en",
                ),
                Example(
                    source="The company will publish its results at the end of March.",
                    source_language="en",
                    target="Das Unternehmen wird seine Ergebnisse Ende März veröffentlichen.",
                    language="de",
                ),
                Example(
                    source="The bridge was closed because of the storm.",
                    source_language="en",
                    target="Le pont a été fermé à cause de la tempête.",
                    language="fr",
                ),
                Example(
                    source="The children were given a vaccine against measles.",
                    source_language="en",
                    target="Los niños recibieron una vacuna contra el sarampión.",
                    language="es",
                ),
                Example(
                    source="The hospital was closed because of the fire.",
                    source_language="en",
                    target="Больницу закрыли из-за пожара.",
                    language="ru",
                ),
                Example(
                    source="The government will raise taxes next year.",
                    source_language="en",
                    target="政府明年将提高税收。",
                    language="zh",
                ),
                Example(
                    source="警方在曼彻斯特逮捕了两名男子。",
                    source_language="zh",
                    target="Police arrested two men in Manchester.",
                    language="en",
                ),
                Example(
                    source="Die Brücke wurde wegen des Sturms gesperrt.",
                    source_language="de",
                    target="The bridge was closed because of the storm.",
                    language="en",
                ),
            ),
        ),
    },
    find=find,
    kinds=frozenset({Kind.PROSE, Kind.HEADING, Kind.CAPTION}),
    needs_model=True,
)
