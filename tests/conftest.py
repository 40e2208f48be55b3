"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["standins"]

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development material beside the checkout; tests that need it skip where it is absent."""
    if not (SHARED / "README.md").exists():
        pytest.skip("needs ../shared, which is not here")
    return SHARED
