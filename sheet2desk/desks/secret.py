"""The token of a desk: found where the profile says, shown nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from sheet2desk.config import DeskSettings
from sheet2desk.errors import ConfigError

MASK = "***"


class Secret:
    """A text that must not reach a log, an error, a journal or a plan; only `reveal` gives it away."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Take the text to hide."""
        self._text = text

    def reveal(self) -> str:
        """Return the secret itself, for the header that carries it."""
        return self._text

    def mask(self, text: str) -> str:
        """Return the text with the secret struck out."""
        return text.replace(self._text, MASK) if self._text else text

    def __repr__(self) -> str:
        """Show that there is a secret, and nothing of it."""
        return f"Secret({MASK})"

    __str__ = __repr__

    def __reduce__(self) -> tuple[type[Secret], tuple[str]]:
        """Refuse to be pickled or copied."""
        raise TypeError("a secret is not written anywhere")


def mask_url(url: str) -> str:
    """Return the address without user, password and query, and with long path parts (webhook keys) struck out."""
    parts = urlsplit(url)
    path = "/".join(MASK if _looks_secret(part) else part for part in parts.path.split("/"))
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], path, "", ""))


def _looks_secret(part: str) -> bool:
    return len(part) >= 12 and part.isalnum() and any(map(str.isdigit, part)) and any(map(str.isalpha, part))


def need_secret(secret: Secret | None, name: str, what: str = "token") -> Secret:
    """Return the secret; ConfigError when the profile names none for the desk of that name."""
    if secret is None:
        raise ConfigError(f"desk {name}: no {what}", help="name token_env or token_file in the profile")
    return secret


def find_secret(settings: DeskSettings, name: str, environment: Mapping[str, str]) -> Secret | None:
    """Return the token that `token_file` or else `token_env` leads to, None when the profile names neither.

    Raises ConfigError when the file can't be read, the variable isn't set, or either is empty.
    """
    if settings.token_file is not None:
        path = Path(settings.token_file).expanduser()
        try:
            text = path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as trouble:
            reason = (getattr(trouble, "strerror", None) or "not a text file").lower()
            raise ConfigError(
                f"desk {name}: token file {path}: {reason}", help="mend token_file in the profile"
            ) from None
        if not text:
            raise ConfigError(f"desk {name}: token file {path} is empty", help="put the desk's token into that file")
        return Secret(text)
    if settings.token_env is not None:
        text = environment.get(settings.token_env, "").strip()
        if not text:
            raise ConfigError(
                f"desk {name}: the environment variable {settings.token_env} is not set",
                help=f"set it to the desk's token: export {settings.token_env}=…, or use token_file",
            )
        return Secret(text)
    return None
