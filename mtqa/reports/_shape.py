"""Whether stored data has the types that `result.schema.json` gives to what is there.

Only the words of JSON Schema that this schema uses are known. A member that is missing is no fault
here: older versions had fewer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Schema = Mapping[str, Any]

_TYPES: Final[Mapping[str, frozenset[type]]] = {
    "object": frozenset({dict}),
    "array": frozenset({list}),
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "number": frozenset({int, float}),
    "boolean": frozenset({bool}),
    "null": frozenset({type(None)}),
}
_BOUNDS: Final = {
    "minimum": "from",
    "maximum": "to",
    "minItems": "with at least",
    "maxItems": "and at most",
}


class ShapeError(Exception):
    """`place` leads to what is not as the schema has it, `wanted` says what the schema asks for."""

    def __init__(self, wanted: str) -> None:
        """A fault at the place where the search stands; those who come back add the way."""
        super().__init__(wanted)
        self.wanted = wanted
        self.place = ""

    def __str__(self) -> str:
        return f"{self.place.lstrip('.') or 'all of it'} must be {self.wanted}"

    def below(self, step: str) -> ShapeError:
        """The same fault, its place one step further from the root."""
        self.place = step + self.place
        return self


def check(value: Any, schema: Schema, definitions: Mapping[str, Schema]) -> None:
    """Raises ShapeError for the first part of a value of JSON that is not as the schema has it."""
    if reference := schema.get("$ref"):
        schema = definitions[reference.rpartition("/")[2]]
    if choices := schema.get("anyOf"):
        # Of an object or null: what is there is held against the one of its own type.
        check(value, choices[-1] if value is None else choices[0], definitions)
        return
    if not _fits(value, schema):
        raise ShapeError(_wanted(schema))
    for step, item, part in _parts(value, schema):
        try:
            check(item, part, definitions)
        except ShapeError as fault:
            raise fault.below(f".{step}" if isinstance(step, str) else f"[{step}]") from None


def _parts(value: Any, schema: Schema) -> Iterator[tuple[str | int, Any, Schema]]:
    """What a value is made of: its name or number, itself, and what the schema says of it."""
    if type(value) is dict:
        known = schema.get("properties", {})
        for name, item in value.items():
            if name in known:
                yield name, item, known[name]
    elif type(value) is list and "items" in schema:
        for index, item in enumerate(value):
            yield index, item, schema["items"]


def _fits(value: Any, schema: Schema) -> bool:
    if "enum" in schema:
        return value in schema["enum"]
    types = schema.get("type", ())
    if type(value) not in _allowed(types):
        return False
    if type(value) is list:
        number, low, high = len(value), schema.get("minItems"), schema.get("maxItems")
    elif type(value) in _TYPES["number"]:
        number, low, high = value, schema.get("minimum"), schema.get("maximum")
    else:
        return True
    return (low is None or low <= number) and (high is None or number <= high)


def _allowed(types: str | list[str]) -> frozenset[type]:
    if isinstance(types, str):
        return _TYPES[types]
    return frozenset().union(*(_TYPES[name] for name in types or _TYPES))


def _wanted(schema: Schema) -> str:
    if "enum" in schema:
        return f"one of {', '.join(map(str, schema['enum']))}"
    types = schema["type"]
    names = " or ".join([types] if isinstance(types, str) else types)
    bounds = [f"{word} {schema[key]}" for key, word in _BOUNDS.items() if key in schema]
    return " ".join([f"of type {names}", *bounds])
