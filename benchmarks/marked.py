"""How many errors of corpora/marked are found, and how many findings are at no error.

    python benchmarks/marked.py [--no-models] [--show]

A finding counts for an error if their places overlap in the same file.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mtqa
from mtqa.scoring import word_count

if TYPE_CHECKING:
    from mtqa.types import Finding

ARTICLES = Path(__file__).parents[1] / "corpora" / "marked"


def overlaps(finding: Finding, error: dict[str, Any]) -> bool:
    """Whether a finding stands where an error is."""
    where = finding.location
    return (
        Path(where.path).name == error["file"]
        and where.line == error["line"]
        and where.column < error["column"] + len(error["quote"])
        and error["column"] < where.column + len(finding.quote)
    )


def main() -> None:
    """Check each article with its source and reference, and without; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--no-models", action="store_true")
    parser.add_argument(
        "--show", action="store_true", help="print what was missed, and false alarms"
    )
    given = parser.parse_args()
    print(f"{'article':<16}{'aided':<8}{'errors':>7}{'found':>7}{'false alarms':>14}{'words':>7}")
    for folder in sorted(ARTICLES.iterdir()):
        gold = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
        errors = gold["error"]
        help_ = {"source": folder / gold["source"], "references": [folder / "ref.de.txt"]}
        for aided in (False, True):
            result = mtqa.check(
                target=folder / gold["target"],
                models=not given.no_models,
                **(help_ if aided else {}),
            )
            missed = [e for e in errors if not any(overlaps(f, e) for f in result.findings)]
            false = [f for f in result.findings if not any(overlaps(f, e) for e in errors)]
            words = word_count(result.judgements[0].target)
            print(
                f"{folder.name:<16}{'yes' if aided else 'no':<8}{len(errors):>7}"
                f"{len(errors) - len(missed):>7}{len(false):>14}{words:>7.0f}"
            )
            if given.show:
                for error in missed:
                    print(f"  missed  {error['line']}:{error['column']}  {error['quote'][:60]}")
                for finding in false:
                    print(f"  false   {finding.location}  {finding.code}  {finding.quote[:60]}")


if __name__ == "__main__":
    main()
