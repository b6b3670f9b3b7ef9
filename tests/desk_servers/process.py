"""A server of the tests: started, waited for, stopped with all its children."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import httpx


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def run(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None, text: str = ""
) -> None:
    """Run a preparing command; its output is shown when it fails."""
    done = subprocess.run(
        command, env={**os.environ, **(env or {})}, cwd=cwd, input=text, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")


class Process:
    """A server process in a session of its own."""

    def __init__(
        self, command: Sequence[str], log: Path, *, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ):
        self._log = log
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                command,
                env={**os.environ, **(env or {})},
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_for(self, answers: Callable[[], bool], seconds: float = 60.0) -> None:
        """Return when the server answers; show the end of its log when it dies or stays silent."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                if answers():
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"the server did not come up:\n{self._log.read_text(errors='replace')[-3000:]}")

    def stop(self) -> None:
        """Stop the server and what it started."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, sign)
            except ProcessLookupError:
                return
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                continue
