"""mtqa.toml: what a project asks of its translations."""

from mtqa.config.loading import FILE_NAME, find_file, load
from mtqa.config.model import (
    NEVER,
    Config,
    Documents,
    Override,
    Thresholds,
    covers,
    parse_severity,
)
from mtqa.config.scheme import Scheme, Scoring

__all__ = [
    "FILE_NAME",
    "NEVER",
    "Config",
    "Documents",
    "Override",
    "Scheme",
    "Scoring",
    "Thresholds",
    "covers",
    "find_file",
    "load",
    "parse_severity",
]
