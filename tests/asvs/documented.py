"""The table as a document, made of the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from app.bootstrap import ROOT
from tests.asvs.list import REQUIREMENTS
from tests.asvs.requirement import Answer, Requirement
from tests.asvs.standard import CHAPTERS, LEVEL, LEVELS, VERSION

PATH = ROOT / "docs" / "asvs.md"
HEAD = f"""# What ASVS {VERSION} asks at level {LEVEL}, and how it is answered

OWASP's [Application Security Verification Standard](https://github.com/OWASP/ASVS) {VERSION} (CC BY-SA 4.0) asks for
what follows; what each asks is said here in a few words of our own, so read the standard for the whole of it. A
requirement is met when a test shows it, not applicable when what it speaks of is not there, and a deviation when it is
done otherwise or not at all, with the reason. A test sees to it that each requirement of levels 1 and 2 stands here
once, and that each test there is.

`python -m tests.asvs` writes this page from `tests/asvs/requirements/`. How the program protects itself, with its
numbers, stands in [security.md](security.md).
"""


def documented(requirements: Iterable[Requirement] = REQUIREMENTS) -> str:
    """The whole page."""
    every = list(requirements)
    return "\n".join([HEAD, *_summary(every), *_chapters(every)]) + "\n"


def _summary(every: list[Requirement]) -> Iterator[str]:
    counts = Counter(each.answer for each in every)
    yield "| answer | requirements |"
    yield "|---|---|"
    for answer in Answer:
        yield f"| {answer} | {counts[answer]} |"
    yield f"| all | {len(every)} |"


def _chapters(every: list[Requirement]) -> Iterator[str]:
    for chapter, title in CHAPTERS.items():
        yield f"\n## {chapter}. {title}\n"
        yield "| number | level | asks | answer | shown by, or because |"
        yield "|---|---|---|---|---|"
        for each in every:
            if each.number.startswith(f"{chapter}."):
                yield f"| {each.number} | {level_of(each.number)} | {each.asks} | {each.answer} | {_shown_by(each)} |"


def level_of(number: str) -> str:
    """The level at which the standard asks for it first."""
    section, _, place = number.rpartition(".")
    return LEVELS[section][int(place) - 1]


def _shown_by(requirement: Requirement) -> str:
    return " ".join([requirement.why, *(f"`{test}`" for test in requirement.tests)]).strip()
