"""The profile refuses what it doesn't know, with the nearest that it does; nothing in it is passed over in silence."""

from __future__ import annotations

import re

import pytest

from sheet2desk.errors import ConfigError
from sheet2desk.profile_file import load_profile


@pytest.mark.parametrize(
    ("text", "named", "near"),
    [
        ('timezon = "UTC"', "timezon", "timezone"),
        ('[calendar]\nhourz = "x"', "hourz", "hours"),
        ('[columns]\nsubjct = "x"', "subjct", "subject"),
        ('[columns]\nrequester.nam = "x"', "requester.nam", "requester.name"),
        ('[values.statuss]\nx = "open"', "statuss", "status"),
        ('[values.status]\nx = "opeen"', "opeen", "open"),
        ('[values.priority]\nx = "ugent"', "ugent", "urgent"),
        ('[colours]\nFF0000 = "solvd"', "solvd", "solved"),
        ('[sla.priority.urgnt]\nresolution = "8h"', "urgnt", "urgent"),
        ('[dates]\norder = "dmi"', "dmi", "dmy"),
        ('[routing]\n"category = x" = { asignee = "q" }', "asignee", "assignee"),
        ('[desks.x]\nkind = "rt"\ntoken_evn = 3\n[google]\napi_key_evn = "x"', "api_key_evn", "api_key_env"),
    ],
)
def test_a_wrong_key_or_word_is_named_with_the_nearest(tmp_path, text, named, near):
    """The message names file and key, the nearest known one stands beside it."""
    path = tmp_path / "p.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as trouble:
        load_profile(path)
    assert str(path) in trouble.value.message
    assert named in trouble.value.message
    assert near in re.findall(r"[\w.]+", f"{trouble.value.message} {trouble.value.help}")


@pytest.mark.parametrize(
    "text",
    ['"requester.name" = "Who"', 'requester.name = "Who"', 'requester = "Who"', 'requester = { name = "Who" }'],
)
def test_the_parts_of_a_requester_in_any_spelling_of_toml(tmp_path, text):
    """`requester.name` with and without quotes, and `requester` alone, name the same column."""
    path = tmp_path / "p.toml"
    path.write_text(f'[columns]\nsubject = "What"\n{text}\n')
    assert load_profile(path).columns == {"subject": "What", "requester.name": "Who"}


def test_a_mark_at_the_beginning_is_no_text(tmp_path):
    """Windows editors write one before UTF-8."""
    path = tmp_path / "sheet2desk.toml"
    path.write_bytes(b'\xef\xbb\xbftimezone = "Europe/Moscow"\n')
    assert load_profile(path).timezone == "Europe/Moscow"


def test_a_folder_of_zones_is_no_zone(tmp_path):
    """`Europe` lies on the disk as a folder: that is no crash, just no zone."""
    path = tmp_path / "sheet2desk.toml"
    path.write_text('timezone = "Europe"\n')
    with pytest.raises(ConfigError, match="no time zone is named Europe"):
        load_profile(path)
