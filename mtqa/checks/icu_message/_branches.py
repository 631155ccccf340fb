"""What a message says in which case, held against its source and the grammar of its language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtqa.types import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.text.icu import Argument, Branch, Message
    from mtqa.types import Segment

Fault = tuple[str, tuple[int, int], dict[str, str]]
"""The last part of a code, a range of the translation, and what the message says of it."""

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_SINGLE = frozenset({"zero", "one", "two"})
_COUNTED = 201


def compare(source: Message | None, target: Message, segment: Segment) -> Iterator[Fault]:
    """The faults of a message that parses. Without a source, those that show by themselves."""
    theirs = {_key(one): one for one in _with_branches(source.arguments)} if source else {}
    for argument in _with_branches(target.arguments):
        yield from _keys(argument, theirs.get(_key(argument)), segment)
        yield from _contents(argument, theirs.get(_key(argument)), segment)
    if source is not None:
        yield from _names(source, target, segment)


def _key(argument: Argument) -> tuple[str, str]:
    return argument.name, argument.type


def _all(arguments: Iterable[Argument]) -> Iterator[Argument]:
    for argument in arguments:
        yield argument
        for branch in argument.branches:
            yield from _all(branch.arguments)


def _with_branches(arguments: Iterable[Argument]) -> Iterator[Argument]:
    return (argument for argument in _all(arguments) if argument.branches)


def _keys(argument: Argument, theirs: Argument | None, segment: Segment) -> Iterator[Fault]:
    """Branches that are missing, and names of branches that nothing chooses."""
    place = _head(argument)
    keys = [branch.key for branch in argument.branches]
    if "other" not in keys:
        yield "branch", place, {"says": "the branch “other” is missing"}
    for branch in argument.branches:
        if keys.index(branch.key) != argument.branches.index(branch):
            yield "branch", _range(branch), {"says": f"the branch “{branch.key}” stands twice"}
    if argument.type == "select":
        yield from _select(argument, theirs)
        return
    for branch in argument.branches:
        if branch.key not in _CATEGORIES and not branch.key.startswith("="):
            says = f"no plural category is called “{branch.key}”"
            yield "branch", _range(branch), {"says": says}
    needed = categories(segment.language, ordinal=argument.type == "selectordinal")
    exact = {key for key in keys if key.startswith("=")}
    missing = [
        key for key in needed if key not in keys and not _exact(key, exact) and key != "other"
    ]
    if missing and not (exact and set(keys) <= {*exact, "other"}):
        yield "plural-category", place, {"missing": ", ".join(missing), "type": argument.type}


def _exact(category: str, exact: set[str]) -> bool:
    """Whether branches for one number each say what a category would."""
    return {"zero": "=0", "one": "=1", "two": "=2"}.get(category) in exact


def _select(argument: Argument, theirs: Argument | None) -> Iterator[Fault]:
    if theirs is None:
        return
    known = {branch.key for branch in theirs.branches}
    keys = {branch.key for branch in argument.branches}
    missing = [branch.key for branch in theirs.branches if branch.key not in keys | {"other"}]
    if missing:
        says = f"the source also has the branch {_listed(missing)}"
        yield "branch", _head(argument), {"says": says}
    for branch in argument.branches:
        if branch.key not in known:
            says = f"the source has no branch “{branch.key}”"
            yield "branch", _range(branch), {"says": says}


def _contents(argument: Argument, theirs: Argument | None, segment: Segment) -> Iterator[Fault]:
    """Branches that say nothing, or leave out what the others say."""
    sources = {branch.key: branch for branch in theirs.branches} if theirs else {}
    for branch in argument.branches:
        model = sources.get(branch.key) or sources.get("other")
        if model is None:
            continue
        if not branch.text.strip() and model.text.strip():
            yield "branch", _range(branch), {"says": f"the branch “{branch.key}” is empty"}
            continue
        lost = sorted(_names_in(model) - _names_in(branch))
        number = branch.number or argument.name in _names_in(branch)
        if model.number and not number and not _names_one_number(branch.key, argument, segment):
            lost.insert(0, "#")
        if lost:
            yield "placeholder", _range(branch), {"key": branch.key, "lost": _listed(lost)}


def _names_one_number(key: str, argument: Argument, segment: Segment) -> bool:
    """Whether a branch is about a single number, so that it may be said in words."""
    if key.startswith("="):
        return True
    exact = argument.type == "plural" and singles(segment.language)
    return key in _SINGLE and bool(exact)


def _names_in(branch: Branch) -> set[str]:
    return {argument.name for argument in _all(branch.arguments)}


def _names(source: Message, target: Message, segment: Segment) -> Iterator[Fault]:
    """Arguments that the translation has nowhere, or that the source does not know."""
    theirs = {argument.name for argument in _all(source.arguments)}
    ours = {argument.name: argument for argument in _all(target.arguments)}
    for name in sorted(theirs - ours.keys()):
        says = {"key": "", "lost": _listed([name])}
        yield "placeholder", (0, len(segment.text)), says
    for name in sorted(ours.keys() - theirs):
        place = _head(ours[name])
        yield "branch", place, {"says": f"the source has no argument “{name}”"}


def _head(argument: Argument) -> tuple[int, int]:
    """From the brace that opens an argument to its first branch."""
    end = argument.branches[0].start if argument.branches else argument.end
    return argument.start, end


def _range(branch: Branch) -> tuple[int, int]:
    return branch.start, branch.end


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


@lru_cache(maxsize=256)
def categories(language: str, *, ordinal: bool = False) -> tuple[str, ...]:
    """The plural categories that whole numbers from 0 to 200 have in a language, by CLDR; none for
    a language that it does not know.
    """
    found = set(_counted(language, ordinal=ordinal).values())
    return tuple(category for category in _CATEGORIES if category in found)


@lru_cache(maxsize=256)
def singles(language: str) -> bool:
    """Whether the categories zero, one and two mean one number each, or 0 and 1 together."""
    counted = _counted(language, ordinal=False)
    return all(number <= 2 for number, key in counted.items() if key in _SINGLE)


def _counted(language: str, *, ordinal: bool) -> Mapping[int, str]:
    from babel import Locale, UnknownLocaleError

    if language == UNDETERMINED:
        return {}
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}
    rule = locale.ordinal_form if ordinal else locale.plural_form
    return {number: rule(number) for number in range(_COUNTED)}
