"""mtqa.toml: what a project asks of its translations."""

from mtqa.config.keys import NEVER
from mtqa.config.loading import FILE_NAME, find_file, load
from mtqa.config.model import Config, Documents, Override, Thresholds, covers
from mtqa.config.scheme import Scheme, Scoring
from mtqa.config.values import parse_severity

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
