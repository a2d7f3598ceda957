"""The guide says what the program has: buttons by their names, links and pictures that are there, commands that run."""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter

import click
import pytest

from app.bootstrap import ROOT
from app.commands import COMMANDS, load
from app.guide.contents import BY_NAME, CHAPTERS
from app.guide.library import FOLDER, pictures_of, source_of
from app.guide.rendering import CHAPTER_LINK, PICTURE_LINK, Addresses, rendered
from app.web.languages import LANGUAGES
from tests.guide.files import FILES, commands_in, read_chapter, read_source
from tests.guide.interface_words import interface_words
from tests.guide.photographer import SHOWN
from tests.guide.pictured import PICTURES

LARGEST_PICTURE_BYTES = 60_000
LARGEST_ALL_PICTURES = 25
LONGEST_CHAPTER_WORDS = 450
NOT_SAID = re.compile(
    r"\w*ogiltig\w*|\w*registrer\w*|\bkiosk\w*|felaktig\w*|\binvalid\b|\bregistration\b", re.IGNORECASE
)
ADDRESSES = Addresses(lambda name: f"/help/{name}", lambda file: f"/help/{file}", lambda file: (2, 1))


def unknown_names(language, bold):
    return [name for name in bold if name not in interface_words(language)]


def command_faults(line):
    """What is wrong with a command as it is written: a name or an option that there is not."""
    name, *rest = shlex.split(line)[1:]
    if name not in COMMANDS:
        return [f"{name} is no command"]
    command = load(name)
    while isinstance(command, click.Group):
        if not rest or rest[0] not in command.commands:
            return [f"{name} has no such part: {rest[:1]}"]
        command = command.commands[rest.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    return [f"{each} is no option" for each in rest if each.startswith("-") and each not in known]


def anchors(language, name):
    made = rendered(source_of(language, name).read_text("utf-8"), ADDRESSES)
    return [section.anchor for section in made.sections if section.anchor]


@pytest.mark.parametrize(("language", "name"), FILES)
def test_what_is_in_bold_is_a_name_that_the_interface_has(language, name):
    assert unknown_names(language, read_chapter(language, name).bold) == []


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_command_that_is_named_is_there_with_its_options(language, name):
    lines = [line for code in read_chapter(language, name).code for line in commands_in(code)]

    assert {line: faults for line in lines if (faults := command_faults(line))} == {}


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_file_that_is_named_is_there(language, name):
    files = [code for code in read_chapter(language, name).code if code.startswith("docs/")]

    assert [file for file in files if not (ROOT / file).exists()] == []


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_link_leads_to_a_chapter_and_a_heading(language, name):
    for link in read_chapter(language, name).links:
        to, anchor = CHAPTER_LINK.fullmatch(link).groups()
        assert to in BY_NAME
        assert anchor is None or anchor.removeprefix("#") in anchors(language, to)


@pytest.mark.parametrize(("language", "name"), FILES)
def test_nothing_of_markdown_is_left_to_see(language, name):
    made = rendered(source_of(language, name).read_text("utf-8"), ADDRESSES)
    words = " ".join(" ".join([each.heading, *each.paragraphs]) for each in made.sections)

    assert re.findall(r"\*\*|\]\(|!\[|^#", words) == []


@pytest.mark.parametrize(("language", "name"), FILES)
def test_a_chapter_has_a_title_a_lead_and_headings_of_their_own_and_is_short(language, name):
    made = rendered(source_of(language, name).read_text("utf-8"), ADDRESSES)
    found = anchors(language, name)

    assert made.title
    assert made.lead
    assert len(found) > 1
    assert [anchor for anchor, count in Counter(found).items() if count > 1] == []
    assert len(source_of(language, name).read_text("utf-8").split()) <= LONGEST_CHAPTER_WORDS


@pytest.mark.parametrize(("language", "name"), FILES)
def test_no_chapter_scolds_or_speaks_of_registering(language, name):
    assert NOT_SAID.findall(source_of(language, name).read_text("utf-8")) == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_a_chapter_is_built_alike_in_every_language(chapter):
    first, *others = (read_chapter(language, chapter.name) for language in LANGUAGES)

    for other in others:
        assert other.shape == first.shape
        assert len(other.bold) == len(first.bold)
        assert other.links == first.links
        assert other.pictures == first.pictures
        assert len(other.code) == len(first.code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_the_chapters_and_none_besides(language):
    assert {path.stem for path in (FOLDER / language).glob("*.md")} == set(BY_NAME)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_is_shown_and_is_small(language):
    shown = [
        PICTURE_LINK.fullmatch(link)[1]
        for chapter in CHAPTERS
        for link in read_chapter(language, chapter.name).pictures
    ]
    files = {path.name: path.stat().st_size for path in pictures_of(language).glob("*.png")}

    assert set(shown) == files.keys() == {picture.name for picture in PICTURES}
    assert {name: size for name, size in files.items() if size > LARGEST_PICTURE_BYTES} == {}
    assert len(files) * len(LANGUAGES) <= LARGEST_ALL_PICTURES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_picture_shows_a_name_that_the_interface_has_no_more(language):
    shown = json.loads((pictures_of(language) / SHOWN).read_text("utf-8"))

    assert shown.keys() == {picture.name for picture in PICTURES}
    assert all(shown.values())
    # Is one listed here, take the pictures anew: python3 -m tests.guide.pictures
    assert {name: old for name, words in shown.items() if (old := unknown_names(language, words))} == {}


def test_the_tour_links_to_what_is_there():
    tour = (ROOT / "docs" / "tour.md").read_text("utf-8")
    named = re.findall(r"\]\(([^)#]+)", tour) + re.findall(r"`((?:app|kiosk|phone|tests|docs)/[\w./-]+)`", tour)
    there = [name for name in named if ((ROOT / "docs" / name).exists() or (ROOT / name).exists())]

    assert len(named) > 20
    assert set(named) - set(there) == set()


@pytest.mark.parametrize(
    "line",
    ["oasen bakup", "oasen backup --secretly", "oasen staff dismiss NAME", "oasen staff", "oasen check --loudly"],
)
def test_a_command_that_is_not_there_is_found(line):
    assert command_faults(line) != []


def test_a_command_that_is_there_passes():
    assert command_faults("oasen restore FILE --into FOLDER --keys keys.txt") == []


def test_an_old_name_is_found():
    read = read_source("# A title\n\nPress **Wrong?** and then **Rub it\nout**.")

    assert read.bold == ["Wrong?", "Rub it out"]
    assert unknown_names("en", read.bold) == ["Rub it out"]
