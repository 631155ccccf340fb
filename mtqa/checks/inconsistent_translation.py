"""Finds one text of the source that was translated in two ways, and two texts that became one.

Words on buttons differ by place and grammar, so only what is long enough to mean the same
everywhere is compared, and differences of case, spaces and punctuation are none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtqa.text import words
from mtqa.types import Check, Code, Example, Hit, Option, Scope, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtqa.types import Context, Unit

SPLIT = "inconsistent-translation"
JOINED = "inconsistent-translation/same"

_LEAST_WORDS = 3
_LEAST_SENTENCE = 5
_ALIKE = 0.5
_QUOTED = 60


class Pair(NamedTuple):
    """A unit, its source without differences of case and space, and what its translation comes to
    without punctuation as well.
    """

    unit: Unit
    exact: str
    target: str

    @property
    def source(self) -> str:
        """What its source comes to without punctuation."""
        assert self.unit.source is not None
        return words.plain(self.unit.source.text)


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each translation that is not the usual one of its text, and for each text that
    has the translation of another.
    """
    if context.source is None:
        return
    pairs = list(_pairs(units))
    least: int = context.options["words"]
    yield from _split(pairs, least)
    if context.options["same"]:
        yield from _joined(pairs, max(least, _LEAST_SENTENCE))


def _pairs(units: Iterable[Unit]) -> Iterator[Pair]:
    for unit in units:
        if unit.source is not None and unit.target is not None:
            yield Pair(unit, words.folded(unit.source.text), words.plain(unit.target.text))


def _split(pairs: Iterable[Pair], least: int) -> Iterator[Hit]:
    """Hits for the translations of a text that are rarer than the usual one, or later."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.exact].append(pair)
    for text, group in groups.items():
        if len(group) < 2:
            continue
        targets = Counter(pair.target for pair in group)
        if len(targets) < 2 or words.count(text) < least:
            continue
        usual, _ = targets.most_common(1)[0]
        first = next(pair for pair in group if pair.target == usual)
        for pair in group:
            if pair.target not in (usual, "") and _comparable(pair, first):
                yield _hit(SPLIT, pair.unit, first.unit)


def across(contexts: Sequence[Context]) -> Iterator[tuple[int, Hit]]:
    """One hit for each text that a document translates in one way, and most others in another: at
    its first place. Translations of one file are not compared: they are of different systems.
    """
    habits: dict[str, list[tuple[int, Pair]]] = defaultdict(list)
    sources = [_source_file(context) for context in contexts]
    for number, context in enumerate(contexts):
        if context.source is None:
            continue
        groups: dict[str, list[Pair]] = defaultdict(list)
        for pair in _pairs(context.units):
            groups[pair.exact].append(pair)
        for text, group in groups.items():
            if words.count(text) >= context.options["words"]:
                usual, _ = Counter(pair.target for pair in group).most_common(1)[0]
                first = next(pair for pair in group if pair.target == usual)
                habits[text].append((number, first))
    for group_of_documents in habits.values():
        usual, _ = Counter(pair.target for _, pair in group_of_documents).most_common(1)[0]
        there, model = next(one for one in group_of_documents if one[1].target == usual)
        path = contexts[there].target.raw.path
        for number, pair in group_of_documents:
            if pair.target in (usual, "") or sources[number] == sources[there]:
                continue
            if _comparable(pair, model, apart=True):
                yield number, _hit(SPLIT, pair.unit, model.unit, path)


def _comparable(one: Pair, other: Pair, *, apart: bool = False) -> bool:
    """Whether nothing but the wording differs. Plural forms of a message share the place of their
    source; what gettext tells apart by its context, or a note to the translator, is used apart
    unless it is a sentence. Texts that are `apart` are of two documents.
    """
    if not apart and _place(one) == _place(other):
        return False
    alike = one.unit.note == other.unit.note and _gettext_context(one) == _gettext_context(other)
    return alike or words.count(one.exact) >= _LEAST_SENTENCE


def _source_file(context: Context) -> str:
    """Where a source is read: a bilingual file is one of its own."""
    return (context.source or context.target).raw.path


def _place(pair: Pair) -> int:
    assert pair.unit.source is not None
    origins = pair.unit.source.origins
    return origins[0].raw_start if origins else 0


def _gettext_context(pair: Pair) -> str:
    assert pair.unit.source is not None
    context, divider, _ = (pair.unit.source.key or "").partition("|")
    return context if divider else ""


def _joined(pairs: Iterable[Pair], least: int) -> Iterator[Hit]:
    """Hits for units whose source has hardly a word in common with the first one's, while their
    translations are the same.
    """
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.target].append(pair)
    for text, group in groups.items():
        if len(group) < 2 or len({pair.source for pair in group}) < 2 or words.count(text) < least:
            continue
        known = set(group[0].source.split())
        for pair in group[1:]:
            own = set(pair.source.split())
            if len(own & known) < _ALIKE * min(len(own), len(known)):
                yield _hit(JOINED, pair.unit, group[0].unit)


def _hit(code: str, unit: Unit, first: Unit, path: str = "") -> Hit:
    """A hit that names the other text, and leads there unless it is in another file."""
    assert unit.target is not None
    assert first.target is not None
    assert first.source is not None
    text = first.target.text if code == SPLIT else first.source.text
    other = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
    span = Span(Side.TARGET, 0, len(unit.target.text))
    related = () if path else ((first.id, Span(Side.TARGET, 0, len(first.target.text))),)
    where = f"in {path}" if path else "elsewhere"
    return Hit(code, unit.id, span, related, {"other": other, "where": where})


_OPEN = "The gate is closed.\nPlease ring the bell.\nThe dog is here.\nPlease ring the bell.\n"

CHECK = Check(
    codes={
        SPLIT: Code(
            category="terminology/inconsistent-use",
            severity=Severity.MINOR,
            message="the same text is translated {where} as “{other}”",
            why="Readers take two wordings for two things. One text should have one translation"
            " throughout.",
            examples=(
                Example(
                    "Das Tor ist zu.\nBitte klingeln.\nDer Hund ist da.\n⟦Läuten Sie die Glocke⟧\n",
                    "de",
                    _OPEN,
                    "en",
                    paired=True,
                ),
                Example(
                    "La porte est fermée.\nSonnez, s'il vous plaît.\nLe chien est là.\n"
                    "⟦Veuillez appuyer sur la sonnette.⟧\n",
                    "fr",
                    _OPEN,
                    "en",
                    paired=True,
                ),
                Example(
                    "门关着。\n请按门铃。\n狗在这里。\n⟦敬请敲响大钟。⟧\n",
                    "zh-Hans",
                    _OPEN,
                    "en",
                    paired=True,
                ),
                Example(
                    "Ворота закрыты.\nПозвоните, пожалуйста.\nСобака здесь.\n⟦Жмите на звонок.⟧\n",
                    "ru",
                    _OPEN,
                    "en",
                    paired=True,
                ),
                Example(
                    "Das Tor ist zu.\nBitte klingeln.\nDer Hund ist da.\nBitte klingeln!\n",
                    "de",
                    _OPEN,
                    "en",
                    paired=True,
                ),
                Example("Öffnen\nOffen\n", "de", "Open\nOpen\n", "en", paired=True),
                Example(
                    "Fermer la fenêtre\nla fenêtre ferme\n",
                    "fr",
                    "Close window\nClose window\n",
                    "en",
                    paired=True,
                ),
                Example(
                    "El portón está cerrado.\nToque el timbre.\nEl perro está aquí.\n"
                    "toque el timbre\n",
                    "es",
                    _OPEN,
                    "en",
                    paired=True,
                ),
            ),
        ),
        JOINED: Code(
            category="accuracy/mistranslation",
            severity=Severity.MINOR,
            message="another text has the same translation: “{other}”",
            why="Two texts that say different things cannot both mean this. One of the translations"
            " was probably taken from its neighbour.",
            examples=(
                Example(
                    "Bitte läuten Sie an der Tür.\n⟦Bitte läuten Sie an der Tür.⟧\n",
                    "de",
                    "Please ring the bell.\nYour parcel was sent back yesterday.\n",
                    "en",
                    paired=True,
                ),
                Example(
                    "Veuillez sonner à la porte.\n⟦Veuillez sonner à la porte.⟧\n",
                    "fr",
                    "Please ring the bell.\nYour parcel was sent back yesterday.\n",
                    "en",
                    paired=True,
                ),
                Example(
                    "Bitte läuten Sie an der Tür.\nBitte läuten Sie an der Tür.\n",
                    "de",
                    "Please ring the bell.\nPlease do ring the bell!\n",
                    "en",
                    paired=True,
                ),
                Example(
                    "请按门铃，谢谢您的合作。\n请按门铃，谢谢您的合作。\n",
                    "zh-Hans",
                    "Please ring the bell, thank you.\nRing the bell, please! Thank you!\n",
                    "en",
                    paired=True,
                ),
                Example("Schließen\nSchließen\n", "de", "Close\nShut\n", "en", paired=True),
            ),
        ),
    },
    find=find,
    across=across,
    scope=Scope.PROJECT,
    options={
        "words": Option(
            default=_LEAST_WORDS,
            says="From how many words on texts are compared (two characters of Chinese are one).",
            example="words = 2",
        ),
        "same": Option(
            default=True,
            says="Report different texts with the same translation, too.",
            example="same = false",
        ),
    },
)
