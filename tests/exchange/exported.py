"""Exports by command, and what is asked of an instance before and after."""

from __future__ import annotations

import csv
import io
import json
from uuid import uuid4

from tests.command_line import run


def exported(app, tmp_path, what="entries", *options):
    path = tmp_path / f"{what}-{uuid4().hex[:6]}.csv"
    answer = run(app, "export", what, "-o", str(path), *options)
    assert answer.exit_code == 0, answer.output
    return path


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def figures(app, first="2025-01-01", last="2025-12-31", *options):
    answer = run(app, "figures", "--from", first, "--to", last, "--format", "json", *options)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)["figures"]
