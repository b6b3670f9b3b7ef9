"""django-helpdesk 2.6 with one queue, two users and the custom field for the key; mail goes into files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx

from tests.desk_servers.process import Process, free_port, run
from tests.desk_servers.venv import venv_for

TOKEN = "5eed5eed" * 5
CHIEF = "2"  # number of the second user
SETTINGS = """
from pathlib import Path
FOLDER = Path({folder!r})
SECRET_KEY = "tests"
ALLOWED_HOSTS = ["127.0.0.1"]
USE_TZ = True
TIME_ZONE = "UTC"
SITE_ID = 1
ROOT_URLCONF = "desk_urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles", "django.contrib.sites", "django.contrib.humanize",
    "rest_framework", "rest_framework.authtoken", "helpdesk",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [{{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {{"context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]}},
}}]
DATABASES = {{
    "default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "desk.sqlite", "OPTIONS": {{"timeout": 20}}}}
}}
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = FOLDER / "media"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(FOLDER / "mail")
HELPDESK_TEAMS_MODE_ENABLED = False
REST_FRAMEWORK = {{"DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"]}}
"""
URLS = """
from django.contrib import admin
from django.urls import include, path
urlpatterns = [path("admin/", admin.site.urls), path("", include("helpdesk.urls", namespace="helpdesk"))]
"""
APPLICATION = """
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
"""
SEED = """
import django
django.setup()
from django.contrib.auth import get_user_model
from helpdesk.models import CustomField, Queue
from rest_framework.authtoken.models import Token
users = get_user_model().objects
importer = users.create_superuser("importer", "importer@desk.example", "importer-123")
chief = users.create_superuser("chief", "chief.quality@example.com", "chief-123")
Token.objects.create(user=importer, key={token!r})
Queue.objects.create(title="Quality", slug="quality", email_address="quality@desk.example")
CustomField.objects.create(
    name="external_id", label="Key", data_type="varchar", max_length=200, required=False, staff_only=True
)
CustomField.objects.create(
    name="csat", label="Satisfaction", data_type="varchar", max_length=20, required=False, staff_only=True
)
"""


class DjangoHelpdeskServer:
    """One django-helpdesk for a test run; a test takes a name of the log of its own."""

    def __init__(self, folder: Path) -> None:
        programs = venv_for("django-helpdesk", "2.6.1")
        self.folder = folder
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        for name in ("media", "mail"):
            (folder / name).mkdir()
        (folder / "desk_settings.py").write_text(SETTINGS.format(folder=str(folder)))
        (folder / "desk_urls.py").write_text(URLS)
        (folder / "desk_application.py").write_text(APPLICATION)
        env = {"DJANGO_SETTINGS_MODULE": "desk_settings", "PYTHONPATH": str(folder)}
        django = [str(programs / "python"), "-m", "django"]
        run([*django, "migrate", "-v0"], env=env, cwd=folder)
        run([*django, "loaddata", "-v0", "emailtemplate"], env=env, cwd=folder)  # without it no mail could ever go out
        run([str(programs / "python"), "-c", SEED.format(token=TOKEN)], env=env, cwd=folder)
        command = [str(programs / "waitress-serve"), f"--listen=127.0.0.1:{port}", "--threads=4"]
        self._process = Process([*command, "desk_application:application"], folder / "server.log", env=env, cwd=folder)
        self.client = httpx.Client(base_url=f"{self.url}/api", headers={"Authorization": f"Token {TOKEN}"}, timeout=30)
        self._process.wait_for(lambda: self.client.get("/tickets/").status_code == 200)

    def keys(self, log: str) -> list[str]:
        """Return the external keys of a log, sorted, each as often as it stands there."""
        found: list[str] = []
        url: str | None = "/tickets/?page_size=100"
        while url:
            answer: dict[str, Any] = self.client.get(url).raise_for_status().json()
            found += [ticket["custom_external_id"] or "" for ticket in answer["results"]]
            url = answer["next"]
        return sorted(key for key in found if key.startswith(log))

    @property
    def mailed(self) -> set[str]:
        """Return all who were mailed so far."""
        mails = "\n".join(path.read_text(errors="replace") for path in (self.folder / "mail").iterdir())
        return set(re.findall(r"^(?:To|Cc|Bcc): (.+)$", mails, re.MULTILINE))

    def stop(self) -> None:
        """Stop the server."""
        self.client.close()
        self._process.stop()
