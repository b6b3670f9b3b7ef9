"""The C heap, which keeps what libraries let go of unless it is asked for it."""

from __future__ import annotations

import sys


def trim() -> None:
    """Give the heap's free memory back to the system, where the C library can (glibc's malloc_trim); elsewhere nothing.

    After a large sheet was let go of that is a fifth of the whole process.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError):  # another C library
        return
