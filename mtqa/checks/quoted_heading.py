"""Finds a heading, button or title that is quoted in other words than it was translated with."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mtqa.text import words
from mtqa.types import Check, Code, Example, Hit, Scope, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mtqa.types import Context, Unit

CODE = "quoted-heading"

_MOST_WORDS = 8
_LEAST_LETTERS = 3
_LEAST_DENSE = 2
_SCANNED = 20_000
_OPENING = re.compile('["“„«‹「『》»‘‚]')
_QUOTED = re.compile(
    r"“([^“”]{2,120})[”“]|„([^„“”]{2,120})[“”]|«\s?([^«»]{2,120}?)\s?»|»([^«»]{2,120})«"
    r"|\"([^\"]{2,120})\"|「([^「」]{2,120})」|『([^『』]{2,120})』|‘([^‘’]{2,120})’(?!\w)"
)
_MARGIN = 8


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each quotation; it quotes the translation's own quotation where there is one."""
    if context.source is None:
        return
    units = [unit for unit in units if unit.source is not None and unit.target is not None]
    quoting = [
        (unit, words.plain(next(filter(None, quotation.groups()))))
        for unit in units
        if unit.source is not None and _OPENING.search(unit.source.text)
        for quotation in _quotations(unit.source.text)
    ]
    known = _translations(units, {text for _, text in quoting})
    for unit, text in quoting:
        own = known.get(text, {})
        if own and unit.id not in own:
            yield from _differing(unit, own)


def _translations(units: Iterable[Unit], quoted: Collection[str]) -> Mapping[str, dict[str, str]]:
    """The quoted texts that are all of some units, with the translations of these by unit."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    longest = max(map(len, quoted), default=0) + _MARGIN
    for unit in units:
        assert unit.source is not None
        assert unit.target is not None
        if len(unit.source.text) > longest:
            continue
        plain = words.plain(unit.source.text)
        enough = len(plain) >= (_LEAST_LETTERS if plain.isascii() else _LEAST_DENSE)
        if plain in quoted and enough and words.count(plain) <= _MOST_WORDS:
            known[plain][unit.id] = unit.target.text
    return {
        text: own for text, own in known.items() if words.plain(next(iter(own.values()))) != text
    }


def _quotations(text: str) -> list[re.Match[str]]:
    return list(_QUOTED.finditer(text[:_SCANNED]))


def _differing(unit: Unit, own: Mapping[str, str]) -> Iterator[Hit]:
    """A hit if the translation has none of the wordings that a text was translated with."""
    assert unit.target is not None
    whole = words.plain(unit.target.text)
    wordings = [words.plain(text) for text in own.values()]
    if any(not wording or wording in whole for wording in wordings):
        return
    quotations = _quotations(unit.target.text)
    if len(quotations) != 1:
        return
    number = quotations[0].lastindex
    assert number is not None
    first, right = next(iter(own.items()))
    right = right.strip().rstrip(".:。：")
    span = Span(Side.TARGET, *quotations[0].span(number))
    related = ((first, Span(Side.TARGET, 0, len(own[first]))),)
    yield Hit(CODE, unit.id, span, related, {"right": right}, suggestions=(right,))


_HELP = "Save changes\nClick “Save changes” to finish.\n"

CHECK = Check(
    codes={
        CODE: Code(
            category="terminology/inconsistent-use",
            severity=Severity.MINOR,
            message="“{quote}” is what is called “{right}” in its own place",
            why="Readers look for the button, the heading or the title under the name that is"
            " quoted, and do not find it.",
            examples=(
                Example(
                    "Änderungen sichern\nKlicken Sie zum Abschluss auf „⟦Speichern⟧“.\n",
                    "de",
                    _HELP,
                    "en",
                    paired=True,
                ),
                Example(
                    "Enregistrer les modifications\nCliquez sur « ⟦Sauver les changements⟧ ».\n",
                    "fr",
                    _HELP,
                    "en",
                    paired=True,
                ),
                Example(
                    "保存更改\n点击“⟦储存修改⟧”即可完成。\n", "zh-Hans", _HELP, "en", paired=True
                ),
                Example(
                    "変更を保存\n完了するには「⟦変更の保管⟧」をクリックします。\n",
                    "ja",
                    _HELP,
                    "en",
                    paired=True,
                ),
                Example(
                    "Guardar cambios\nHaga clic en «⟦Salvar modificaciones⟧» para terminar.\n",
                    "es",
                    _HELP,
                    "en",
                    paired=True,
                ),
                Example(
                    "Сохранить изменения\nНажмите «⟦Записать правки⟧».\n",
                    "ru",
                    _HELP,
                    "en",
                    paired=True,
                ),
                Example(
                    "Änderungen sichern\nKlicken Sie zum Abschluss auf „Änderungen sichern“.\n",
                    "de",
                    _HELP,
                    "en",
                    paired=True,
                ),
                Example(
                    "Enregistrer les modifications\nPour finir, enregistrer les modifications.\n",
                    "fr",
                    _HELP,
                    "en",
                    paired=True,
                ),
                Example("保存更改\n点击即可完成。\n", "zh-Hans", _HELP, "en", paired=True),
                Example(
                    "変更を保存\n「変更を保存」をクリックします。\n", "ja", _HELP, "en", paired=True
                ),
                Example(
                    "Firefox\nHaga clic en «Firefox».\n",
                    "es",
                    "Firefox\nClick “Firefox”.\n",
                    "en",
                    paired=True,
                ),
                Example(
                    "Да\nОн сказал: «Конечно».\n",
                    "ru",
                    "Yes!\nHe said “Sure”.\n",
                    "en",
                    paired=True,
                ),
            ),
        )
    },
    find=find,
    scope=Scope.DOCUMENT,
)
