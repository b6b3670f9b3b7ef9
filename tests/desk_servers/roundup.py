"""Roundup 2.6 with the classic schema and a few properties more; its rate limit may be on; mail goes into a file."""

from __future__ import annotations

import configparser
import re
from pathlib import Path
from typing import Any

import httpx

from tests.desk_servers.process import Process, free_port, run
from tests.desk_servers.venv import venv_for

LOGIN = "importer:importer-123"
PROPERTIES = "external_id=String(), requester=String(), opened=Date(), due=Date(), closed=Date(), csat=Number(),"
SETTINGS = """
[main]
password_pbkdf2_default_rounds = 1000
timezone = 0
admin_email = desk@desk.example
[tracker]
name = Quality desk
web = {url}/
[mail]
domain = desk.example
host = 127.0.0.1
debug = {folder}/outgoing.mbox
[rdbms]
backend = sqlite
[web]
api_calls_per_interval = {calls}
api_interval_in_sec = {seconds}
"""
APPLICATION = """
from roundup.cgi.wsgi_handler import RequestDispatcher
tracker = RequestDispatcher({tracker!r})

def application(environ, start_response):
    if environ["PATH_INFO"].startswith("/desk/"):
        environ["SCRIPT_NAME"], environ["PATH_INFO"] = "/desk", environ["PATH_INFO"][5:]
    return tracker(environ, start_response)
"""


def configure(path: Path, settings: str) -> None:
    """Set the options in the generated config.ini, whose comments ConfigParser would drop."""
    wanted = configparser.ConfigParser(interpolation=None)
    wanted.read_string(settings)
    section, lines, left = "", [], {(part, name) for part in wanted.sections() for name in wanted.options(part)}
    for line in path.read_text().splitlines():
        head = re.match(r"\[(\w+)]", line)
        section = head[1] if head else section
        option = re.match(r"#?\s?([a-z0-9_]+)\s*=", line)
        if option and (section, option[1]) in left:
            left.discard((section, option[1]))
            lines.append(f"{option[1]} = {wanted.get(section, option[1])}")
        else:
            lines.append(line)
    assert not left, f"config.ini has no {left}"
    path.write_text("\n".join(lines) + "\n")


class RoundupServer:
    """One Roundup for a test run; a test takes a name of the log of its own."""

    def __init__(self, folder: Path, *, calls: int = 0, seconds: int = 1) -> None:
        programs = venv_for("roundup", "2.6.0")
        self.folder = folder
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/desk"
        tracker = folder / "tracker"
        admin = [str(programs / "roundup-admin"), "-i", str(tracker)]
        run([*admin, "install", "classic", "sqlite"])
        configure(tracker / "config.ini", SETTINGS.format(url=self.url, folder=folder, calls=calls, seconds=seconds))
        schema = (tracker / "schema.py").read_text()
        changed = schema.replace('IssueClass(db, "issue",', f'IssueClass(db, "issue", {PROPERTIES}')
        assert changed != schema
        (tracker / "schema.py").write_text(changed)
        run([*admin, "initialise", "adminpass-123"], text="y\n")
        for name, address in (("importer", "importer@desk.example"), ("chief", "chief.quality@example.com")):
            run(
                [
                    *admin,
                    "create",
                    "user",
                    f"username={name}",
                    f"password={name}-123",
                    f"address={address}",
                    "roles=Admin",
                ]
            )
        (folder / "desk_application.py").write_text(APPLICATION.format(tracker=str(tracker)))
        command = [str(programs / "waitress-serve"), f"--listen=127.0.0.1:{port}", "--threads=4"]
        self._process = Process(
            [*command, "desk_application:application"], folder / "server.log", env={"PYTHONPATH": str(folder)}
        )
        self.chief = httpx.Client(
            base_url=f"{self.url}/rest/data",
            auth=("chief", "chief-123"),
            headers={"X-Requested-With": "x", "Origin": f"http://127.0.0.1:{port}"},
            timeout=30,
        )
        self._process.wait_for(lambda: self.chief.get("/status").status_code == 200)

    def keys(self, log: str) -> list[str]:
        """Return the external keys of a log, sorted, each as often as it stands there."""
        params: dict[str, Any] = {"external_id": log, "@fields": "external_id"}
        items = self.chief.get("/issue", params=params).raise_for_status().json()["data"]["collection"]
        return sorted(item["external_id"] for item in items)

    def as_agent(self, remote: str, change: dict[str, Any]) -> None:
        """Change an issue as another agent would."""
        etag = self.chief.get(f"/issue/{remote}").json()["data"]["@etag"]
        self.chief.put(f"/issue/{remote}", json=change, headers={"If-Match": etag}).raise_for_status()

    @property
    def mailed(self) -> set[str]:
        """Return all who were mailed so far."""
        box = self.folder / "outgoing.mbox"
        lines = box.read_text(errors="replace").splitlines() if box.exists() else []
        return {line.split(":", 1)[1].strip() for line in lines if line.startswith(("To:", "Cc:", "Bcc:"))}

    def stop(self) -> None:
        """Stop the server."""
        self.chief.close()
        self._process.stop()
