"""Finds the debris of templates for relative times: "53ago minutes", "vor5 Minuten"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.broken_relative_time.faults import BROKEN, FOREIGN, PLURAL, faults
from mtqa.types import UNDETERMINED, Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Unit


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each broken, foreign or wrongly inflected relative time."""
    for unit in units:
        segment = unit.target
        if segment is None or segment.language == UNDETERMINED:
            continue
        for fault in faults(segment, unit.source, context):
            yield Hit(
                code=fault.code,
                unit=unit.id,
                span=Span(Side.TARGET, fault.start, fault.end),
                detail={"right": fault.right or "…"},
                suggestions=(fault.right,) if fault.right else (),
                safe=bool(fault.right),
            )


CHECK = Check(
    codes={
        BROKEN: Code(
            category="design-and-markup/broken-template",
            severity=Severity.MAJOR,
            message="“{quote}” should read “{right}”",
            why="A page builds “5 minutes ago” from a number and a template. Where the template was"
            " translated word by word, its words stand in the order of another language or stick"
            " to the number.",
            examples=(
                Example("Anna ⟦53vor Minuten⟧\nGuter Beitrag, danke!", "de"),
                Example("Bert ⟦1Vor Stunden⟧", "de"),
                Example("Das Video wurde ⟦vor5 Minuten⟧ veröffentlicht.", "de"),
                Example("The video was posted ⟦53ago minutes⟧ by the channel.", "en"),
                Example("La vidéo a été publiée ⟦il y a53 minutes⟧.", "fr"),
                Example("El vídeo se publicó ⟦5hace minutos⟧.", "es"),
                Example("Wideo dodano ⟦5temu minut⟧.", "pl"),
                Example("Die Nachricht kam vor 53 Minuten.", "de"),
                Example("Wir trafen uns fünf Minuten vor 12 am Tor.", "de"),
                Example("Sie ging 10 Minuten vor dem Ende.", "de"),
                Example("Von den 100 Bewohnern waren 53 vor Jahren ausgewandert.", "de"),
                Example("The first 5 minutes in the pool are free.", "en"),
                Example("Il est parti il y a 5 minutes.", "fr"),
                Example("比賽前10分鐘，球員還在熱身。", "zh-Hant"),
                Example("Минут 5 назад он ещё был здесь.", "ru"),
            ),
        ),
        PLURAL: Code(
            category="linguistic-conventions/grammar",
            severity=Severity.MINOR,
            message="“{quote}” should read “{right}”",
            why="The unit of a relative time takes the form that its number asks for; a template"
            " with only one form gives “1 minutes ago”.",
            examples=(
                Example("Bert, ⟦vor 1 Stunden⟧", "de"),
                Example("Posted ⟦1 minutes ago⟧ by Ann", "en"),
                Example("Dodano ⟦5 minuty temu⟧ przez Annę", "pl"),
                Example("Bert, vor 1 Stunde", "de"),
                Example("It happened 1 minute ago.", "en"),
                Example("Добавлено 21 минуту назад.", "ru"),
                Example("Vor 1,5 Stunden begann der Regen.", "de"),
            ),
        ),
        FOREIGN: Code(
            category="accuracy/untranslated",
            severity=Severity.MAJOR,
            message="“{quote}” should read “{right}”",
            why="A line that says who wrote when was left in the language of the source, or in"
            " English.",
            examples=(
                Example("Anna ⟦53 minutes ago⟧", "de"),
                Example("Marie ⟦3 days ago⟧", "fr"),
                Example("⟦2 hours ago⟧", "es"),
                Example("Anna, vor 53 Minuten", "de"),
                Example("Marie, il y a 3 jours", "fr"),
                Example("Ana, hace 2 horas", "es"),
                Example("The band broke up 12 years ago", "en"),
            ),
        ),
    },
    find=find,
)
