"""Answers lost after the commit, requests lost before it, packets dropped on the way: all in, each once."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.outcome import Outcome, Plan
from tests.faults.server.scene import Launch, found_in_broken, scene
from tests.kiosk.in_browser.slow_line import SlowLine

USUAL_SECONDS, QUICK_SECONDS = 60, 4
LOST_SHARE = 0.3
DROPPED_SHARE = 0.15
NETWORK = "oasen-faults"
HERE, THERE = "10.213.77.1", "10.213.77.2"
BROKEN = "no unique ids"


class NoNetwork(Exception):
    """There can be no network of its own here; the text says what is missing."""


class HolesBothWays(SlowLine):
    """A line on which requests get lost too."""

    def __init__(self, server_port: int) -> None:
        super().__init__(server_port)
        self.lost_share = LOST_SHARE
        self.swallowed_count = 0
        self._way_there = random.Random(13)

    def lets_through(self, path: str, body: bytes) -> bool:
        """By chance."""
        if self._way_there.random() >= LOST_SHARE / 2:
            return True
        self.swallowed_count += 1
        return False


def try_lost_replies(folder: Path, plan: Plan) -> list[Outcome]:
    """Over a line with holes, then over a network that drops packets; as it is, and broken on purpose."""
    seconds = plan.rounds_of(USUAL_SECONDS, QUICK_SECONDS)
    few = min(seconds, QUICK_SECONDS)
    outcomes = [
        over_line_with_holes(folder / "line", Launch(), seconds),
        found_in_broken(BROKEN, over_line_with_holes(folder / "line-broken", Launch(broken=BROKEN), few)),
    ]
    try:
        with lossy_network() as (before, host):
            sound = Launch(before=before, host=host)
            broken = Launch(before=before, host=host, broken=BROKEN)
            outcomes += [
                over_lossy_network(folder / "network", sound, seconds),
                found_in_broken(BROKEN, over_lossy_network(folder / "network-broken", broken, few)),
            ]
    except NoNetwork as refusal:
        outcomes.append(Outcome("packets lost", 0, not_done=str(refusal)))
    return outcomes


def over_line_with_holes(folder: Path, launch: Launch, seconds: int) -> Outcome:
    """Eight tablets send for so long over a line that loses every third answer and every seventh request."""
    with scene(folder, launch) as played:
        played.start()
        line = HolesBothWays(played.server.port)
        played.send_to(f"http://127.0.0.1:{line.port}")
        with played.sending():
            time.sleep(seconds)
        line.stop()
        where = f"{line.lost_count:3} answers lost after the commit\n{line.swallowed_count:3} requests lost before it"
        return played.outcome(
            f"answers and requests lost, {seconds} s", played.batch_count, where, untried=_nothing_lost(line.lost_count)
        )


def over_lossy_network(folder: Path, launch: Launch, seconds: int) -> Outcome:
    """Eight tablets send for so long to a server behind a network that drops packets both ways."""
    with scene(folder, launch) as played:
        played.start()
        with played.sending():
            time.sleep(seconds)
        dropped = _dropped_count()
        return played.outcome(
            f"packets lost, {seconds} s",
            played.batch_count,
            f"{dropped:3} packets dropped",
            untried=_nothing_lost(dropped),
        )


def _nothing_lost(count: int) -> str:
    return "" if count else "nothing was lost on the way"


@contextmanager
def lossy_network() -> Iterator[tuple[tuple[str, ...], str]]:
    """The words that start a program behind it, and the address at which it is found from here."""
    tables = _tables()
    _well("ip", "netns", "add", NETWORK)
    try:
        _well("ip", "link", "add", "oasen-here", "type", "veth", "peer", "name", "oasen-there", "netns", NETWORK)
        _well("ip", "addr", "add", f"{HERE}/30", "dev", "oasen-here")
        _well("ip", "link", "set", "oasen-here", "up")
        inside = ("ip", "netns", "exec", NETWORK)
        _well(*inside, "ip", "addr", "add", f"{THERE}/30", "dev", "oasen-there")
        _well(*inside, "ip", "link", "set", "oasen-there", "up")
        _well(*inside, "ip", "link", "set", "lo", "up")
        by_chance = ("-m", "statistic", "--mode", "random", "--probability", str(DROPPED_SHARE), "-j", "DROP")
        for chain in ("INPUT", "OUTPUT"):
            _well(*inside, tables, "-A", chain, "!", {"INPUT": "-i", "OUTPUT": "-o"}[chain], "lo", *by_chance)
        yield inside, THERE
    finally:
        _run("ip", "netns", "del", NETWORK)


def _tables() -> str:
    for name in ("iptables-legacy", "iptables"):
        if shutil.which(name):
            return name
    raise NoNetwork("a network that drops packets needs root, ip and iptables")


def _dropped_count() -> int:
    """By all its rules so far."""
    said = _well("ip", "netns", "exec", NETWORK, _tables(), "-L", "-v", "-x", "-n")
    return sum(int(line.split()[0]) for line in said.splitlines() if " DROP " in line)


def _well(*words: str) -> str:
    """What it says; raises NoNetwork when it does not go well."""
    done = _run(*words)
    if done.returncode != 0:
        raise NoNetwork(f"{' '.join(words[:3])}: {done.stderr.strip()}")
    return done.stdout


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True)
