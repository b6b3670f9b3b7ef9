"""People by surnames alone."""

from __future__ import annotations

import pytest

from sheet2desk.layout.meaning.surnames import share_of_surnames


@pytest.mark.parametrize(
    "cells",
    [
        ["Лозинская", "Кравчук"],
        ["Петров И.И.", "А. Б. Сидоренко", "Орлов С."],
        ["Кравчук и Петров", "Лозинская / Орлов", "Зубченко, Вавилов"],
        ["Оля Кравчук", "Анна"],  # a given name beside it, or alone among surnames
        ["Шевчук", "Франківський", "Гнатишин"],
        ["Kowalska", "Sadowicz", "Maciejczyk"],
        ["Bērziņš", "Kalniņa"],
        ["Nováková", "Horecký"],
        ["Petrosyan", "Sargsian"],
        ["Petrov-Sidorowicz", "Nowicka-Zielińska"],
    ],
)
def test_surnames_end_so(cells):
    """With initials, with a given name, several in a cell, in several languages."""
    assert share_of_surnames(cells) == 1


@pytest.mark.parametrize(
    "cells",
    [
        ["Кравчук"],  # an ending of one text proves nothing
        ["Кравчук", "Кравчук"],
        ["", ""],
        ["кравчук", "петров"],  # small letters
        ["ПЕТРОВ", "ОРЛОВ"],  # nor capitals, which headings and codes are in
        ["Ким", "Цой"],  # too short
        ["Насос", "Дверь"],
        ["Срочный", "Высокий"],  # a level, however it ends
        ["Кравчук насос большой", "Петров дверь новая"],
        ["Петров12", "Орлов-3"],
    ],
)
def test_what_is_no_surname(cells):
    """One text, small letters, capitals, short words, things, levels, more than two words, figures."""
    assert share_of_surnames(cells) == 0


def test_each_text_counts_once():
    """A column of one person and one thing is half of people, however often he comes."""
    assert share_of_surnames(["Петров"] * 9 + ["Насос"]) == 0.5
