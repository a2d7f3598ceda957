"""schemathesis on the description of the addresses for tablets and programs, as tablet and as phone."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.attack.outcome import Finding, Outcome, Plan
from tests.attack.target import Target
from tests.attack.witness import WHO

WHOLE, QUICK = 400, 15
# What is told without being of this server: a request that is too large is refused by 413, which it does not know.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
CHECKS += "response_schema_conformance,use_after_free,ensure_resource_availability,ignored_auth"
PHASES = "examples,coverage,fuzzing,stateful"
FAILED = re.compile(r"^_+ (.+?) _+$|^- (.+)$", re.MULTILINE)


def follow_the_description(target: Target, plan: Plan) -> Outcome:
    """Both tokens, all phases; what it finds by itself is a finding."""
    outcome = Outcome("openapi")
    for role in ("kiosk", "phone"):
        who = target.attacker("iogt", role)
        command = [sys.executable, "-m", "schemathesis.cli", "run", f"{target.server.url}/api/v1/openapi.json"]
        command += [f"--phases={PHASES}", f"--max-examples={plan.of(WHOLE, QUICK)}", f"--checks={CHECKS}"]
        command += ["--mode=all", "--workers=1", "--no-color", "--generation-database=none"]
        for name, value in {**who.headers, WHO: f"iogt/{role}"}.items():
            command += ["--header", f"{name}: {value}"]
        said = subprocess.run(command, capture_output=True, text=True, cwd=target.server.settings.instance.parent)
        if said.returncode != 0:
            words = said.stdout[-3000:] + said.stderr[-500:]
            names = [first or then for first, then in FAILED.findall(said.stdout)] or [words]
            outcome.findings += [Finding("schemathesis", f"{each} as {role}") for each in dict.fromkeys(names)]
    return outcome
