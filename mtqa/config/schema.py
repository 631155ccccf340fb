"""The configuration as a JSON schema, by which editors complete and check it."""

from __future__ import annotations

import json
from typing import Final

from mtqa.config.keys import CONFIG

ID: Final = "urn:mtqa:config:1"


def text() -> str:
    """JSON Schema, draft 2020-12, from the same table that reads configurations."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "mtqa.toml",
        "description": "The table [tool.mtqa] of pyproject.toml holds the same.",
        **CONFIG.schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
