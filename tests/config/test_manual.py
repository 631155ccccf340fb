"""The page about mtqa.toml is the one that the code would write."""

from mtqa.config.keys import CONFIG
from mtqa.config.manual import page
from tests.conftest import ROOT


def test_page_is_fresh() -> None:
    assert (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8") == page()


def test_every_key_is_on_it() -> None:
    missing = [n for n in CONFIG.keys if f"`{n}`" not in page() and f"[{n}]" not in page()]
    assert missing == []
