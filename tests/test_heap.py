"""Memory is given back where the C library can, and nothing happens where it can't."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace

import pytest

from sheet2desk import heap


@pytest.fixture
def asked(monkeypatch):
    """Return what the C library was asked for."""
    calls = []
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace(malloc_trim=calls.append))
    return calls


def test_all_free_memory_is_asked_for_on_linux(monkeypatch, asked):
    monkeypatch.setattr(heap.sys, "platform", "linux")
    heap.trim()
    assert asked == [0]


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_nothing_is_asked_elsewhere(monkeypatch, asked, platform):
    monkeypatch.setattr(heap.sys, "platform", platform)
    heap.trim()
    assert asked == []


def test_a_library_without_it_is_left_alone(monkeypatch):
    """musl has no such function: that is no error."""
    looked = []
    monkeypatch.setattr(heap.sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: looked.append(name) or object())
    heap.trim()
    assert looked == [None]
