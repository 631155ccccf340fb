"""Finds punctuation of another script: a Chinese comma in German, an ASCII one in Chinese."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mtqa.text.prose import base, correction, in_source, prose
from mtqa.types import Check, Code, Example, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.types import Context, Hit, Segment, Unit

ASCII = "foreign-punctuation/ascii"
LATIN = "foreign-punctuation/latin"
WIDE = "foreign-punctuation/full-width"
ARABIC = "foreign-punctuation/arabic"
KANA = "foreign-punctuation/half-width"

_CJK = "\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f"
_CJK_LANGUAGES = frozenset({"ja", "zh"})
_ARABIC_LETTERS = "\u0621-\u06d3"
_ARABIC_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "ks", "ku", "ps", "sd", "syr", "ug", "ur"})
_KANA = re.compile("[\uff66-\uff9d][\uff66-\uff9f]+")
_WORD_FOLLOWS = re.compile(r"\w")
_FREE = frozenset("：！")
"""Marks that many set in half the width on purpose."""


@dataclass(frozen=True)
class Row:
    """Marks that do not belong into a language after its letters; `own` has what does."""

    code: str
    seen: re.Pattern[str]
    own: Mapping[str, str]
    usual: re.Pattern[str]


def find(units: Iterable[Unit], _context: Context) -> Iterator[Hit]:
    """One hit for each mark that is not the habit of the text."""
    slips: dict[str, list[Hit]] = defaultdict(list)
    usual: dict[str, int] = defaultdict(int)
    for unit in units:
        segment = unit.target
        if segment is None:
            continue
        language = base(segment.language)
        row = _row(language)
        if row is not None:
            for mark in row.usual.findall(segment.text):
                usual[mark] += 1
            if row.seen.search(segment.text):
                for hit in _slips(unit, row, prose(segment)):
                    slips[hit.detail["right"]].append(hit)
        if not segment.text.isascii():
            yield from _strangers(unit, segment, language)
    for mark, hits in slips.items():
        if len(hits) < usual[mark] or (len(hits) == 1 and mark not in _FREE):
            yield from hits


def _slips(unit: Unit, row: Row, text: str) -> Iterator[Hit]:
    for match in row.seen.finditer(text):
        yield correction(row.code, unit, match.start(), match.end(), row.own[match[0].strip()])


def _strangers(unit: Unit, segment: Segment, language: str) -> Iterator[Hit]:
    """Marks of Chinese, Japanese or Arabic among letters of other scripts."""
    if language not in _CJK_LANGUAGES:
        yield from _replaced(WIDE, unit, segment, _wide())
    elif language == "ja":
        yield from _half_width(unit, segment)
    if language not in _ARABIC_LANGUAGES:
        yield from _replaced(ARABIC, unit, segment, _arabic())


def _replaced(code: str, unit: Unit, segment: Segment, pattern: re.Pattern[str]) -> Iterator[Hit]:
    if not pattern.search(segment.text):
        return
    own: dict[str, str] = {**_facts()["wide"], **_facts()["arabic"]}
    text = prose(segment)
    for match in pattern.finditer(text):
        if not in_source(unit, text[max(0, match.start() - 1) : match.end() + 1]):
            right = own[match[0]]
            space = right in ",.;:!?" and _WORD_FOLLOWS.match(text, match.end())
            yield correction(code, unit, *match.span(), f"{right} " if space else right)


def _half_width(unit: Unit, segment: Segment) -> Iterator[Hit]:
    import unicodedata

    for match in _KANA.finditer(prose(segment)):
        if not in_source(unit, match[0]):
            yield correction(KANA, unit, *match.span(), unicodedata.normalize("NFKC", match[0]))


@cache
def _facts() -> dict[str, Any]:
    name = "foreign_punctuation.toml"
    return tomllib.loads(files("mtqa.checks").joinpath(name).read_text("utf-8"))


@cache
def _row(language: str) -> Row | None:
    for row in _facts()["marks"]:
        if language in row["languages"]:
            letters, own = row["letters"], row["own"]
            foreign = re.escape("".join(own))
            after = rf"[\s{letters}\"”“」』）)]|\Z"
            before = rf"(?<=[{letters}][{foreign}])"  # looked at last, for it is slow
            seen = re.compile(rf"[{foreign}]{before}(?![{foreign}])(?={after})")
            usual = re.compile(f"[{''.join(own.values())}]")
            return Row(f"foreign-punctuation/{row['code']}", seen, own, usual)
    return None


@cache
def _wide() -> re.Pattern[str]:
    marks = "".join(_facts()["wide"])
    return re.compile(rf"[{marks}](?<![{_CJK}][{marks}])(?!\s?[{_CJK}])")


@cache
def _arabic() -> re.Pattern[str]:
    marks = "".join(_facts()["arabic"])
    letters = rf"{_ARABIC_LETTERS}\d"
    return re.compile(rf"[{marks}](?<![{letters}][{marks}])(?!\s?[{_ARABIC_LETTERS}])")


CHECK = Check(
    codes={
        ASCII: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="“{quote}” is half as wide as the characters around it: “{right}” belongs here",
            why="Chinese and Japanese have punctuation marks of the width of their characters."
            " Half-width marks belong to Latin words and numbers. A text that has hardly any"
            " others is left alone.",
            examples=(
                Example("他来了⟦,⟧然后走了。", "zh-Hans"),
                Example("他來了⟦.⟧", "zh-Hant"),
                Example("你为什么不来⟦?⟧", "zh-Hans"),
                Example("彼は来ました⟦.⟧", "ja"),
                Example("リンゴ⟦,⟧ミカンを買った。", "ja"),
                Example("他来了，然后走了。", "zh-Hans"),
                Example("价格是 1,200.50 元，版本 v2.0。", "zh-Hans"),
                Example("本当ですか? はい!", "ja"),
                Example("他来,她走,我来,你走,都对", "zh-Hans"),
            ),
        ),
        LATIN: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="this language writes “{right}” for “{quote}”",
            why="Arabic, Persian and Urdu have ، ؛ ؟ and Greek asks with a semicolon. A text that"
            " has hardly any of them is left alone.",
            examples=(
                Example("هل تريد حذف الملف⟦?⟧", "ar"),
                Example("ذهبنا إلى البيت⟦,⟧ ثم نمنا.", "ar"),
                Example("Θέλετε να διαγράψετε το αρχείο⟦?⟧", "el"),
                Example("هل تريد حذف الملف؟", "ar"),
                Example("Θέλετε να διαγράψετε το αρχείο;", "el"),
                Example("Πάμε Yahoo? Όχι.", "el"),
            ),
        ),
        WIDE: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="“{quote}” is a Chinese or Japanese mark; here it is “{right}”",
            why="A full-width mark was left over from a Chinese or Japanese source.",
            examples=(
                Example("Das Haus⟦，⟧ das leer steht⟦。⟧", "de"),
                Example("The house ⟦（⟧empty⟦）⟧ was sold⟦。⟧", "en"),
                Example("Voici⟦：⟧ la maison", "fr"),
                Example("그는 왔다⟦。⟧", "ko"),
                Example("Дом⟦、⟧ сад и река", "ru"),
                Example("Das Netzwerk Weibo（微博） wächst.", "de"),
                Example("The word 你好。 means hello.", "en"),
                Example(
                    "The mark 「。」 is a stop.", "en", "Das Zeichen 「。」 ist ein Punkt.", "de"
                ),
            ),
        ),
        ARABIC: Code(
            category="linguistic-conventions/punctuation",
            severity=Severity.MINOR,
            message="“{quote}” is an Arabic mark; here it is “{right}”",
            why="A mark of the Arabic script was left over from the source.",
            examples=(
                Example("Das Haus⟦،⟧ das leer steht", "de"),
                Example("Is it empty⟦؟⟧", "en"),
                Example("The word بيت، means house.", "en"),
                Example("هل تريد حذف الملف؟", "ar"),
            ),
        ),
        KANA: Code(
            category="linguistic-conventions/typography",
            severity=Severity.MINOR,
            message="half-width katakana: “{right}”",
            why="Half-width katakana were made for old terminals. Texts have the full-width ones,"
            " which can be searched for.",
            examples=(
                Example("⟦ﾌｧｲﾙ⟧を保存", "ja"),
                Example("新しい⟦ﾒｰﾙ⟧です。", "ja"),
                Example("ファイルを保存", "ja"),
                Example("新しいメールです。", "ja"),
            ),
        ),
    },
    find=find,
)
