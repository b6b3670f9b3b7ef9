"""What kind of file a name promises."""

from __future__ import annotations

import mimetypes


def media_type(name: str) -> str:
    """Return the media type that a file's name promises: "image/png"."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
