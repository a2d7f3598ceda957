"""atheris on whatever reads what people, files and tablets bring: a process for each reader, and what it said."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.attack.attacks.readers import READERS
from tests.attack.outcome import Finding, Outcome, Plan
from tests.attack.target import SPARINGLY, Target
from tests.attack.tools.environment import tools_folder

WHOLE, QUICK = 200_000, 4_000
LONGEST_SECONDS, QUICK_SECONDS = 180, 12
MOST_BYTES = 4_096
DONE = "Done "


def fuzz_every_reader(target: Target, plan: Plan) -> Outcome:
    """Each in a process of its own, out of the folder of the attacked program."""
    outcome = Outcome("parsers")
    if not sys.platform.startswith("linux"):
        outcome.not_done = "atheris is there for Linux alone"
        return outcome
    packages = next((tools_folder() / "lib").glob("python*/site-packages"))
    folder = target.server.settings.instance.parent
    for name in READERS:
        corpus = folder / f"corpus-{name}"
        corpus.mkdir()
        for number, seed in enumerate(READERS[name].seeds()):
            (corpus / str(number)).write_bytes(seed)
        command = [*SPARINGLY, sys.executable, "-m", "tests.attack.attacks.fuzzed", str(packages), name]
        command += [f"-runs={plan.of(WHOLE, QUICK)}", f"-max_total_time={plan.of(LONGEST_SECONDS, QUICK_SECONDS)}"]
        command += ["-seed=1", f"-max_len={MOST_BYTES}", f"-artifact_prefix={folder}/", str(corpus)]
        said = subprocess.run(
            command, capture_output=True, text=True, errors="replace", cwd=target.server.program_folder
        )
        _note(outcome, name, said, os.linesep)
    outcome.remark = f"{len(READERS)} readers"
    return outcome


def _note(outcome: Outcome, name: str, said: subprocess.CompletedProcess[str], line_end: str) -> None:
    text = said.stdout + said.stderr
    done = [each for each in text.splitlines() if each.startswith(DONE)]
    if done:
        outcome.sent_count += int(done[-1].split()[1])
    if said.returncode != 0 or not done:
        last = [each for each in text.split(line_end) if "Error" in each or "===" in each or "File" in each]
        outcome.findings.append(Finding("a reader broke", name, " | ".join(last[-4:]) or text[-300:]))
