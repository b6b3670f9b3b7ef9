"""Who reads Google Sheets in this run: the profile's [google], and the environment where it names nobody."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sheet2desk.cli import console
from sheet2desk.errors import ConfigError

if TYPE_CHECKING:
    from sheet2desk.config import Profile
    from sheet2desk.importers.google.client import GoogleAccess


def google_access(profile: Profile) -> GoogleAccess:
    """Return who reads Google Sheets; relative paths count from the profile's folder.

    GOOGLE_APPLICATION_CREDENTIALS names a service account's key file where the profile names nobody,
    SHEET2DESK_GOOGLE_ORIGIN another server that speaks the same REST. Raises ConfigError when the key that the profile
    names isn't there.
    """
    from sheet2desk.importers.google.client import GoogleAccess

    settings = profile.google
    folder = profile.path.parent if profile.path else Path()
    account = folder / settings.service_account if settings.service_account else None
    client = folder / settings.oauth_client if settings.oauth_client else None
    key = _api_key(profile, folder)
    own = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS")
    if own and not (account or client or key):
        account = Path(own)
    return GoogleAccess(
        service_account=account,
        oauth_client=client,
        api_key=key,
        origin=os.environ.get("SHEET2DESK_GOOGLE_ORIGIN") or settings.origin,
        tell=console.remark,
    )


def _api_key(profile: Profile, folder: Path) -> str | None:
    settings = profile.google
    if settings.api_key_env:
        key = os.environ.get(settings.api_key_env, "").strip()
        if not key:
            raise ConfigError(
                f"{profile.path}: [google] api_key_env: the environment variable {settings.api_key_env} is not set",
                help=f"set it to the key: export {settings.api_key_env}=…, or use api_key_file",
            )
        return key
    if settings.api_key_file:
        path = folder / settings.api_key_file
        try:
            return path.read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError) as trouble:
            reason = (getattr(trouble, "strerror", None) or "cannot be read").lower()
            raise ConfigError(
                f"{profile.path}: [google] api_key_file: {path}: {reason}", help="name a file that holds the key"
            ) from trouble
    return None
