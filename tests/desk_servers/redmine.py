"""Redmine of Debian in a private copy: default data, an administrator's key, custom fields; mail goes into files."""

from __future__ import annotations

import itertools
import os
import secrets
import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from tests.desk_servers.process import Process, free_port, run

SHARE = Path("/usr/share/redmine")
KEY = "5eed5eed" * 5  # 40 hex digits, as Redmine's keys are

DATABASE = """
production:
  adapter: sqlite3
  database: {folder}/redmine.sqlite
  encoding: utf8
  timeout: 10000
"""
CONFIGURATION = """
default:
  attachments_storage_path: {folder}/files
  email_delivery:
    delivery_method: :file
    file_settings:
      location: {folder}/mail
"""
SEED = """
Redmine::DefaultData::Loader.load('en')
Setting.rest_api_enabled = '1'
Setting.host_name = '127.0.0.1:{port}'
Setting.default_language = 'en'
admin = User.find_by_login('admin')
admin.must_change_passwd = false
admin.mail_notification = 'none'
admin.save!(validate: false)
admin.api_token&.destroy
Token.create!(user: admin, action: 'api')
Token.where(user: admin, action: 'api').update_all(value: '{key}')
chief = User.new(firstname: 'Chief', lastname: 'Engineer', mail: 'chief.quality@example.com', mail_notification: 'none')
chief.login = 'chief'
chief.password = chief.password_confirmation = 'chief-123-chief'
chief.save!
%w(ExternalID Opened CSAT).each do |name|
  IssueCustomField.create!(name: name, field_format: 'string', is_filter: true, is_for_all: true, trackers: Tracker.all)
end
"""


def why_not() -> str | None:
    """Return why Redmine can't be started here, None when it can."""
    if not SHARE.exists():
        return f"Redmine is not installed (no {SHARE})"
    return None if shutil.which("bundle") and shutil.which("puma") else "bundler or puma is not installed"


class RedmineServer:
    """One Redmine for a test run; a test takes a project of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        app = folder / "app"
        instance = app / "instances" / "default"
        shutil.copytree(SHARE, app, symlinks=True)
        for name in ("instances", "Gemfile.lock", "config/database.yml"):
            (app / name).unlink(missing_ok=True)
        for name in ("config", "log", "files", "tmp", "public/plugin_assets"):
            (instance / name).mkdir(parents=True)
        for name in ("files", "mail"):
            (folder / name).mkdir()
        (instance / "config" / "database.yml").write_text(DATABASE.format(folder=folder))
        (app / "config" / "database.yml").symlink_to(instance / "config" / "database.yml")
        (instance / "config" / "configuration.yml").write_text(CONFIGURATION.format(folder=folder))
        (instance / "config" / "secret_key.txt").write_text(secrets.token_hex(32))
        (app / "Gemfile.local").write_text("gem 'puma'\n")
        (folder / "seed.rb").write_text(SEED.format(port=self.port, key=KEY))
        env = {
            "RAILS_ENV": "production",
            "REDMINE_INSTANCE": "default",
            "BUNDLE_GEMFILE": str(app / "Gemfile"),
            "BUNDLE_SILENCE_ROOT_WARNING": "1",
            "HOME": str(folder),
            "SCHEMA": os.devnull,
            "RUBYOPT": "-W0",
        }
        self._env, self._app = env, app
        run(["bundle", "install", "--local", "--quiet"], env=env, cwd=app)
        run(["bundle", "exec", "rake", "db:migrate"], env=env, cwd=app)
        run(["bundle", "exec", "rails", "runner", str(folder / "seed.rb")], env=env, cwd=app)
        # one thread: SQLite under parallel writes answers 500 after twenty seconds
        command = ["bundle", "exec", "puma", "-e", "production", "-b", f"tcp://127.0.0.1:{self.port}", "-t", "1:1"]
        self._process = Process([*command, "--dir", str(app)], folder / "server.log", env=env, cwd=app)
        self.admin = httpx.Client(base_url=self.url, headers={"X-Redmine-API-Key": KEY}, timeout=60)
        self._process.wait_for(lambda: self.admin.get("/users/current.json").status_code == 200, seconds=120)

    def run_script(self, path: Path) -> None:
        """Run a Ruby script as the owner of the machine would."""
        run(["bundle", "exec", "rails", "runner", str(path)], env=self._env, cwd=self._app)

    def new_project(self) -> str:
        """Make a project of its own and return its identifier."""
        name = f"quality-{uuid4().hex[:8]}"
        project = {
            "name": name,
            "identifier": name,
            "enabled_module_names": ["issue_tracking"],
            "tracker_ids": [1, 2, 3],
        }
        self.admin.post("/projects.json", json={"project": project}).raise_for_status()
        users = self.admin.get("/users.json", params={"name": "chief"}).json()["users"]
        member = {"user_id": users[0]["id"], "role_ids": [3]}
        self.admin.post(f"/projects/{name}/memberships.json", json={"membership": member}).raise_for_status()
        return name

    def keys(self, project: str) -> list[str]:
        """Return the external keys in a project, sorted, each as often as it stands there."""
        issues: list[dict[str, Any]] = []
        for offset in itertools.count(0, 100):
            params = {"status_id": "*", "limit": "100", "offset": str(offset)}
            answer = self.admin.get(f"/projects/{project}/issues.json", params=params).raise_for_status().json()
            issues += answer["issues"]
            if len(issues) >= answer["total_count"]:
                break
        fields = [field for issue in issues for field in issue["custom_fields"] if field["name"] == "ExternalID"]
        return sorted(field["value"] for field in fields)

    @property
    def mailed(self) -> set[str]:
        """Return all who were mailed so far."""
        return {path.name for path in (self.folder / "mail").iterdir()}

    def stop(self) -> None:
        """Stop the server."""
        self.admin.close()
        self._process.stop()
