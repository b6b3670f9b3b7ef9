"""Memory is given back where the C library can, and nothing happens where it can't."""

from __future__ import annotations

import ctypes

import pytest

from sheet2desk import heap


def test_trim_without_such_a_library(monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    heap.trim()


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_trim_anywhere(monkeypatch, platform):
    monkeypatch.setattr(heap.sys, "platform", platform)
    heap.trim()
