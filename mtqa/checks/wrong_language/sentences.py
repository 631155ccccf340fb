"""Finds text in a language that it should not be in: the whole translation, or a sentence.

Languages are told by the identification of `mtqa.text.languages`, only where it is sure, and never
between close ones. Text in a script that the language does not use is left to the check
`untranslated`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtqa.text import chinese, scripts
from mtqa.text.languages import chinese_script, identify
from mtqa.text.telling_words import reads_as
from mtqa.text.varieties import close
from mtqa.types import UNDETERMINED, Hit, Kind, Region, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Document, Segment, Unit

SAME = "wrong-language/same-as-source"
DOCUMENT = "wrong-language/document"
SEGMENT = "wrong-language/segment"
SCRIPT = "wrong-language/script"

_SURE = 0.9
_WORDS = 8
_LONG_WORDS = 5
_DENSE_LETTERS = 16
_DENSE = scripts.DENSE - {"Hang"}
_SAMPLE = 60_000
_LONGEST = 2_000
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_QUOTATION = re.compile(r"[“„«»‹›\"「『《][^“”„«»‹›\"」』》]{1,500}[”“«»‹›\"」』》]")


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """Hits about the whole document, or else one for each sentence in another language.

    Variants of one language are different tags, and translations between them are work.
    """
    language = context.target.language
    if _is_source(context):
        return  # The check `untranslated` says so.
    if context.source is not None and context.source.language == language != UNDETERMINED:
        yield Hit(code=SAME, detail={"language": language})
    sample = _sample(context.target)
    if language == UNDETERMINED or not sample:
        return
    code, found = _about_document(sample, language)
    if code:
        yield Hit(code=code, detail={"language": language, "found": found})
        return
    own = {next(iter(scripts.shares(sample)), ""), "Latn"}
    for unit in units:
        code, found = _about_segment(unit, context, own)
        if code and unit.target is not None:
            span = Span(Side.TARGET, 0, len(unit.target.text))
            detail = {"language": language, "found": found}
            yield Hit(code=code, unit=unit.id, span=span, detail=detail)


def _is_source(context: Context) -> bool:
    """Whether the translation is its source, line ends and spaces aside."""
    source, target = context.source, context.target
    return source is not None and source.raw.text.split() == target.raw.text.split()


def _about_document(sample: str, language: str) -> tuple[str, str]:
    """The code that holds for the whole text, and the language or script that was found."""
    if not _enough(sample):
        return "", ""
    if found := _other_language(sample, language):
        return DOCUMENT, found
    script, wanted = _script(sample, language)
    return (SCRIPT, script) if wanted and script != wanted else ("", "")


def _sample(document: Document) -> str:
    """The document's text without what is quoted, or its beginning if it is long."""
    texts, length = [], 0
    for segment in document.segments:
        texts.append(segment.text[:_LONGEST])
        length += len(texts[-1])
        if length > _SAMPLE:
            break
    return _QUOTATION.sub(" ", "\n".join(texts))


def _about_segment(unit: Unit, context: Context, own: set[str]) -> tuple[str, str]:
    """The code that holds for a unit, and the language or script that was found in it."""
    segment, language = unit.target, context.target.language
    if segment is None or segment.kind is not Kind.PROSE:
        return "", ""
    if reads_as(segment.text[:_LONGEST], language):
        return "", ""
    block = context.target.blocks[segment.block]
    text = _QUOTATION.sub(" ", segment.text[:_LONGEST])
    if block.language is not None or block.element == "quote" or not _enough(text):
        return "", ""
    if found := _other_language(text, language):
        readable = next(iter(scripts.shares(text)), "") in own
        excused = _excused(found, unit, segment, context)
        return (SEGMENT, found) if readable and not excused else ("", "")
    wanted = chinese_script(language)
    if wanted and chinese.wholly_in_other(text, wanted):
        return SCRIPT, "Hant" if wanted == "Hans" else "Hans"
    return "", ""


def _other_language(text: str, language: str) -> str:
    """The language that a text is surely in, if that is another one, or nothing.

    The text is asked about in small letters, too, for capitals throughout mislead.
    """
    for form in (text, text.lower()):
        found, sure = identify(form)
        if sure < _SURE or close(found, language):
            return ""
    return found


def _enough(text: str) -> bool:
    """Whether there are words enough to tell a language by, and not only names and symbols."""
    if len(text.split(maxsplit=_WORDS)) < _WORDS:
        dense = sum(number for code, number in scripts.letters(text).items() if code in _DENSE)
        return dense >= _DENSE_LETTERS
    return len(_LONG_WORD.findall(text)) >= _LONG_WORDS


def _script(text: str, language: str) -> tuple[str, str]:
    """The script that most of a text is in, and the one that its tag demands, or nothing."""
    variant = chinese_script(language)
    if variant:
        return scripts.chinese_variant(text) or variant, variant
    demanded = next((part for part in language.split("-")[1:] if len(part) == 4), "")
    return next(iter(scripts.shares(text)), demanded), demanded


def _excused(found: str, unit: Unit, segment: Segment, context: Context) -> bool:
    """Whether the source says it in that language, too; or readers' comments do."""
    if unit.source is None or context.source is None:
        return segment.region is Region.FURNITURE
    in_source, _ = identify(unit.source.text[:_LONGEST])
    foreign = not close(found, context.source.language)
    return foreign and (in_source == UNDETERMINED or close(in_source, found))
