"""mtqa finds what is wrong with a machine translation, where, how bad it is, and says whether
it may be published.

    import mtqa

    result = mtqa.check(target=Path("page.de.txt"), source=Path("page.zh-Hant.txt"))
    result.verdict.status, [finding.message for finding in result.findings]
    mtqa.fluency(Path("page.de.txt")).value
    mtqa.quality(target=Path("page.de.txt"), source=Path("page.en.txt")).penalty

Names are loaded on first use (PEP 562), so that importing mtqa costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtqa.api import check as check
    from mtqa.api import fluency as fluency
    from mtqa.api import quality as quality
    from mtqa.errors import MtqaError as MtqaError
    from mtqa.types import Finding as Finding
    from mtqa.types import Result as Result
    from mtqa.types import Severity as Severity

__version__ = "0.1.0"

_HOMES = {
    "check": "mtqa.api",
    "fluency": "mtqa.api",
    "quality": "mtqa.api",
    "Finding": "mtqa.types",
    "MtqaError": "mtqa.errors",
    "Result": "mtqa.types",
    "Severity": "mtqa.types",
}

__all__ = [
    "Finding",
    "MtqaError",
    "Result",
    "Severity",
    "__version__",
    "check",
    "fluency",
    "quality",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'mtqa' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
