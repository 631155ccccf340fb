"""Whether stored data has the types that `result.schema.json` gives to what is there.

Only the words of JSON Schema that this schema uses are known. A member that is missing is no fault
here: older versions had fewer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Schema = Mapping[str, Any]

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def faults(value: Any, schema: Schema, root: Schema, place: str = "") -> Iterator[str]:
    """Each place where a value is not what the schema asks for, and what it asks for there."""
    if reference := schema.get("$ref"):
        schema = root["$defs"][reference.rpartition("/")[2]]
    if choices := schema.get("anyOf"):
        found = [list(faults(value, choice, root, place)) for choice in choices]
        if all(found):
            yield from min(found, key=len)
        return
    if not _fits(value, schema):
        yield f"{place or 'the result'} must be {_wanted(schema)}"
        return
    if isinstance(value, dict):
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield from faults(value[name], part, root, f"{place}.{name}" if place else name)
    elif isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            yield from faults(item, schema["items"], root, f"{place}[{index}]")


def _fits(value: Any, schema: Schema) -> bool:
    types = schema.get("type", list(_TYPES))
    allowed = [types] if isinstance(types, str) else types
    is_typed = any(
        isinstance(value, _TYPES[name]) and (name == "boolean") >= isinstance(value, bool)
        for name in allowed
    )
    if not is_typed or value not in schema.get("enum", [value]):
        return False
    number: float
    if isinstance(value, list):
        number, low, high = len(value), schema.get("minItems"), schema.get("maxItems")
    elif isinstance(value, int | float):
        number, low, high = value, schema.get("minimum"), schema.get("maximum")
    else:
        return True
    return (low is None or low <= number) and (high is None or number <= high)


def _wanted(schema: Schema) -> str:
    if "enum" in schema:
        return f"one of {', '.join(map(str, schema['enum']))}"
    types = schema["type"]
    names = " or ".join([types] if isinstance(types, str) else types)
    bounds = [f"{word} {schema[key]}" for key, word in _BOUNDS.items() if key in schema]
    return " ".join([f"of type {names}", *bounds])


_BOUNDS: Final = {
    "minimum": "from",
    "maximum": "to",
    "minItems": "with at least",
    "maxItems": "and at most",
}
