"""A second try for a test that drives a browser: it is told by name, and there may be two in a run.

A browser, a server and a test share two cores with other browsers, and what takes a moment may take half a minute.
Four whole runs in a row were lost to one test in 17 800, another each time. What fails twice fails; what no browser
takes part in has one try; and a run in which a third test needs its second try fails, for then it is no longer chance.
"""

from __future__ import annotations

import pytest

MOST_SECOND_TRIES = 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Only what lies in a folder named for the browser has a second try."""
    for item in items:
        if "in_browser" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=1))


def second_tries(config: pytest.Config) -> list[pytest.TestReport]:
    """The first tries that failed and were followed by a second; known where the run is reported."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("rerun", ())) if reporter else []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name each, with what it failed on and what was said: a test that often stands here is a fault to be found."""
    for report in second_tries(config):
        terminalreporter.section(f"second try: {report.nodeid}", sep="-")
        terminalreporter.write_line(report.longreprtext)
        terminalreporter.write_line(report.capstderr)  # what the server said meanwhile: a fault, and where


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """More than a few second tries fail the run."""
    count = len(second_tries(session.config))
    if count > MOST_SECOND_TRIES and session.exitstatus == pytest.ExitCode.OK:
        print(f"\n{count} tests needed a second try; more than {MOST_SECOND_TRIES} is a fault.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
