"""Reports words that the model of quality is surer are a major error than it is of any word in
nearly all translations of humans into the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.models._judging import embedded, judged
from mtqa.types import Check, Code, Example, Hit, Kind, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit

CODE = "suspect-span"


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each such span of words, outside of tags and code."""
    found = judged(context)
    if not found:
        return
    _, limit = embedded().calibration.alarm(context.target.language)
    for unit in units:
        one = found.get(unit.id)
        if one is None or one.guard or one.unseen or unit.target is None:
            continue
        for span in one.spans:
            if span.in_source or span.major <= limit:
                continue
            if any(i.start < span.end and span.start < i.end for i in unit.target.inlines):
                continue
            detail = {
                "words": unit.target.text[span.start : span.end],
                "error": f"{100 * span.error:.0f}",
                "penalty": f"{one.penalty:.1f}",
            }
            place = Span(Side.TARGET, span.start, span.end)
            yield Hit(CODE, unit.id, place, detail=detail, confidence=round(span.major, 2))


CHECK = Check(
    codes={
        CODE: Code(
            category="accuracy/mistranslation",
            severity=Severity.MINOR,
            message="“{words}” may be wrong: a linguist would mark it with a probability of"
            " {error} %, and the segment is expected to cost {penalty} penalty points",
            why="A model that has learnt from errors marked by linguists finds these words unlike"
            " anything in the source, or unlike what the source needs there.",
            examples=(
                Example(
                    source="The bridge was closed because of the storm.",
                    source_language="en",
                    target="⟦Le fromage de ma tante mange la rivière parce que la lune.⟧",
                    language="fr",
                ),
                Example(
                    source="The children were given a vaccine against measles.",
                    source_language="en",
                    target="⟦El coche azul de mi vecino corre más rápido que un caballo.⟧",
                    language="es",
                ),
                Example(
                    source="The hospital was closed because of the fire.",
                    source_language="en",
                    target="⟦Моя бабушка любит варить суп из старых зелёных ботинок.⟧",
                    language="ru",
                ),
                Example(
                    source="政府明年将提高税收。",
                    source_language="zh",
                    target="⟦My cat likes to sleep on the roof because the fish is tasty.⟧",
                    language="en",
                ),
                Example(
                    source="警方在曼彻斯特逮捕了两名男子。",
                    source_language="zh",
                    target="⟦The green shoes of my grandmother dance in the empty kitchen.⟧",
                    language="en",
                ),
                Example(
                    source="The company will publish its results at the end of March.",
                    source_language="en",
                    target="⟦Die Katze schläft gern auf dem warmen Dach des alten Hauses.⟧",
                    language="de",
                ),
                Example(
                    source="Police arrested two men after the robbery in Manchester on Tuesday.",
                    source_language="en",
                    target="Nach dem Raubüberfall in Manchester nahm die Polizei am Dienstag"
                    " zwei Männer fest.",
                    language="de",
                ),
                Example(
                    source="The patients were treated with antibiotics for two weeks.",
                    source_language="en",
                    target="Les patients ont reçu des antibiotiques pendant deux semaines.",
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
            ),
        ),
    },
    find=find,
    kinds=frozenset({Kind.PROSE, Kind.HEADING, Kind.CAPTION}),
    needs_model=True,
)
