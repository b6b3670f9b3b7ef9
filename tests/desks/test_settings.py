"""What the profile says of a desk, and where its token comes from."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sheet2desk import desks
from sheet2desk.config import DeskSettings
from sheet2desk.desks.interface import Capabilities
from sheet2desk.desks.secret import Secret, find_secret
from sheet2desk.errors import ConfigError


def test_wrong_key_names_the_nearest() -> None:
    """A key that the desk doesn't know is refused with the nearest one that it does."""
    with pytest.raises(ConfigError) as wrong:
        desks.connect(DeskSettings(kind="rt", url="http://x", queue="Q", key_feild="K"), Secret("t"), name="quality")
    assert wrong.value.message == "[desks.quality] key_feild: unknown key"
    assert wrong.value.help == "did you mean key_field"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"kind": "rt", "url": "http://x"}, "[desks.quality] queue: missing"),
        ({"kind": "rt", "queue": "Q"}, "[desks.quality] url: missing"),
        ({"kind": "rt", "queue": "Q", "url": "rt.example.com"}, "[desks.quality] url: not a web address"),
        ({"kind": "rt", "url": "http://x", "queue": ["Q"]}, "[desks.quality] queue: input should be a valid string"),
        ({"kind": "rtt"}, "no kind of desk is named rtt"),
    ],
)
def test_wrong_settings(settings: dict[str, object], message: str) -> None:
    """Settings that can't work are told before anything is sent."""
    with pytest.raises(ConfigError) as wrong:
        desks.connect(DeskSettings(**settings), Secret("t"), name="quality")
    assert wrong.value.message.lower().startswith(message.lower())
    assert wrong.value.help


def test_no_token() -> None:
    """Without a token there is no desk."""
    with pytest.raises(ConfigError, match="no token"):
        desks.connect(DeskSettings(kind="rt", url="http://x", queue="Q"), None, name="quality")


def test_where_the_token_comes_from(tmp_path: Path) -> None:
    """A file goes before the environment; what is missing or empty is told by name."""
    file = tmp_path / "token"
    file.write_text("from-file\n")
    both = DeskSettings(kind="rt", token_env="RT_TOKEN", token_file=str(file))
    assert (find_secret(both, "q", {"RT_TOKEN": "from-env"}) or Secret("")).reveal() == "from-file"
    env = DeskSettings(kind="rt", token_env="RT_TOKEN")
    assert (find_secret(env, "q", {"RT_TOKEN": "from-env"}) or Secret("")).reveal() == "from-env"
    with pytest.raises(ConfigError, match="RT_TOKEN is not set"):
        find_secret(env, "q", {})
    file.write_text("")
    with pytest.raises(ConfigError, match="is empty"):
        find_secret(both, "q", {})
    with pytest.raises(ConfigError, match="no such file"):
        find_secret(DeskSettings(kind="rt", token_file=str(tmp_path / "none")), "q", {})
    assert find_secret(DeskSettings(kind="rt"), "q", {}) is None


@pytest.mark.parametrize("kind", desks.DESKS)
def test_every_desk_has_a_page_and_capabilities(kind: str) -> None:
    """A kind of desk explains itself and says what it keeps."""
    assert f'kind = "{kind}"' in desks.page(kind)
    assert isinstance(desks.capabilities(kind), Capabilities)
    assert desks.DESKS[kind] == desks.module_of(kind).TITLE


def test_the_room_is_cheap_to_enter() -> None:
    """Importing the room brings in neither httpx nor pydantic."""
    import subprocess

    heavy = "{'httpx', 'pydantic', 'sqlalchemy'}"
    code = f"import sys, sheet2desk.desks, sheet2desk.migration; print({heavy} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
