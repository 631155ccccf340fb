"""How much a set of rules knows, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.rules.model import ANY_LANGUAGE
from mtqa.text.languages import fallbacks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtqa.rules.model import Rule

CHROME = "chrome"
CHROME_LANGUAGES = (
    "de", "en", "fr", "es", "it", "pt", "nl", "pl", "ru", "ja", "ko", "zh-Hans", "zh-Hant",
)  # fmt: skip
"""The languages in which the words of page chrome should be known."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of rules, each of which is one concept.

    `themes`, `kinds`, `languages` and `pairs` (source and target language) count rules;
    `renderings` the wrong renderings of each target language. `in_two` are the rules with wrong
    renderings in two target languages or more, those for any language among them; `from_chinese`
    those from Chinese into German or English; `chrome` those about page chrome, and `chrome_whole`
    those of them that know all of `CHROME_LANGUAGES`.
    """

    rules: int
    themes: Mapping[str, int]
    kinds: Mapping[str, int]
    languages: Mapping[str, int]
    renderings: Mapping[str, int]
    in_two: int
    from_chinese: int
    chrome: int
    chrome_whole: int


def count(rules: Sequence[Rule]) -> Statistics:
    """The numbers of some rules."""
    chrome = [rule for rule in rules if rule.id.startswith(f"{CHROME}/")]
    return Statistics(
        rules=len(rules),
        themes=_sorted(rule.id.partition("/")[0] for rule in rules),
        kinds=_sorted(rule.kind for rule in rules),
        languages=_sorted(tag for rule in rules for tag in rule.targets),
        renderings=_sorted(tag for rule in rules for tag in rule.targets for _ in _bad(rule, tag)),
        in_two=sum(_in_two(rule) for rule in rules),
        from_chinese=sum(_from_chinese(rule) for rule in rules),
        chrome=len(chrome),
        chrome_whole=sum(all(_knows(rule, tag) for tag in CHROME_LANGUAGES) for rule in chrome),
    )


def _sorted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _bad(rule: Rule, tag: str) -> tuple[str, ...]:
    bad = rule.targets[tag].bad
    return (*bad.literals, *bad.patterns)


def _in_two(rule: Rule) -> bool:
    languages = {tag for tag in rule.targets if _bad(rule, tag)}
    return len(languages) > 1 or ANY_LANGUAGE in languages


def _from_chinese(rule: Rule) -> bool:
    chinese = any(tag.partition("-")[0] == "zh" for tag in rule.trigger)
    return chinese and any(_knows(rule, tag) for tag in ("de", "en"))


def _knows(rule: Rule, language: str) -> bool:
    return any(tag in rule.targets and _bad(rule, tag) for tag in fallbacks(language))
