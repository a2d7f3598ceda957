"""The Swedish catalogue: complete, in step with the source, compiled as it stands."""

from __future__ import annotations

import re

from app.translations.catalogue import SWEDISH, compiled, found_in_source, read_swedish

PLACEHOLDER = re.compile(r"%\((\w+)\)")


def ids(catalogue):
    return {message.id for message in catalogue if message.id}


def said(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_every_phrase_of_the_source_is_in_the_catalogue_and_none_besides():
    assert ids(found_in_source()) == ids(read_swedish())


def test_every_phrase_is_said_in_swedish():
    assert [message.id for message in read_swedish() if message.id and not all(said(message))] == []


def test_no_phrase_is_said_twice_over():
    """As it was where two had translated it and both were kept."""
    every = [text for message in read_swedish() if message.id for text in said(message) if len(text) > 40]

    assert [text for text in every if text[len(text) // 2 :].strip() == text[: len(text) // 2].strip()] == []


def test_what_is_filled_in_is_filled_in_in_swedish_too():
    for message in read_swedish():
        if not message.id:
            continue
        english = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        wanted = set(PLACEHOLDER.findall(" ".join(english)))
        assert [set(PLACEHOLDER.findall(words)) for words in said(message)] == [wanted] * len(said(message))


def test_what_runs_is_what_stands_in_the_catalogue():
    assert SWEDISH.with_suffix(".mo").read_bytes() == compiled(read_swedish())


def test_no_phrase_scolds_or_speaks_of_registering():
    words = " ".join(text for message in read_swedish() if message.id for text in said(message)).lower()

    assert re.findall(r"\w*ogiltig\w*|\w*registrer\w*|\bkiosk\w*|felaktig\w*", words) == []
