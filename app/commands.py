"""The one list of commands, and the module each lives in."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "start": "app.serving.cli:start_command",
    "init": "app.serving.cli:init_command",
    "serve": "app.serving.cli:serve_command",
    "organisation": "app.organisations.cli:organisation_group",
    "premises": "app.organisations.cli:premises_group",
    "agreement": "app.agreements.cli:agreement_group",
    "staff": "app.staff.cli:staff_group",
    "activity": "app.activities.cli:activity_group",
    "kiosk": "app.kiosk_host.cli:kiosk_group",
    "cards": "app.people.cli:cards_command",
    "import": "app.exchange.cli:import_group",
    "export": "app.exchange.cli:export_group",
    "figures": "app.figures.cli:figures_command",
    "report": "app.followup.cli:report_command",
    "handover": "app.handover.cli:handover_group",
    "demonstration": "app.demonstration.cli:demonstration_command",
}


def load(name: str) -> click.Command:
    """The command of that name."""
    module, _, attribute = COMMANDS[name].partition(":")
    command: click.Command = getattr(import_module(module), attribute)
    return command
