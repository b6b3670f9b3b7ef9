"""Desks that come as Python packages live in an environment of their own, made once and kept with temporary files."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def venv_for(package: str, version: str) -> Path:
    """Return the folder of programs of an environment that holds the package; RuntimeError when it can't be made."""
    folder = Path(tempfile.gettempdir()) / f"sheet2desk-test-desks-{os.getuid()}" / f"{package}-{version}"
    ready = folder / "ready"
    if not ready.exists():
        commands = (
            [sys.executable, "-m", "venv", "--clear", str(folder)],
            [str(folder / "bin" / "pip"), "install", "-q", f"{package}=={version}", "waitress"],
        )
        for command in commands:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeError(f"{package} {version} can't be installed: {done.stderr.strip()[-300:]}")
        ready.touch()
    return folder / "bin"
