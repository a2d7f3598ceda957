"""The one list of commands, and the module each lives in."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "start": "app.serving.cli:start_command",
    "init": "app.serving.cli:init_command",
    "begin": "app.serving.cli:begin_command",
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
    "audit": "app.audit.cli:audit_group",
    "backup": "app.backup.cli:backup_command",
    "restore": "app.backup.cli:restore_command",
    "rehearse": "app.backup.cli:rehearse_command",
    "forget-again": "app.backup.again_cli:forget_again_command",
    "copies": "app.care.cli:copies_command",
    "backup-plan": "app.care.cli:backup_plan_command",
    "take-up": "app.care.cli:take_up_command",
    "update": "app.care.updating.cli:update_command",
    "trial": "app.care.updating.cli:trial_command",
    "take-out": "app.care.cli:take_out_command",
    "errand": "app.care.cli:errand_command",
    "key-sheet": "app.backup.cli:key_sheet_command",
    "retention": "app.retention.cli:retention_command",
    "destroy-keys": "app.retention.keys_cli:destroy_keys_command",
    "handover": "app.handover.cli:handover_group",
    "check": "app.health.cli:check_command",
    "demonstration": "app.demonstration.cli:demonstration_command",
}

# Commands below one of these that a later feature brings.
BROUGHT_LATER = {"agreement": {"joint": "app.joint_counting.cli:joint_command"}}


def load(name: str) -> click.Command:
    """The command of that name; what it does is noted in the audit log."""
    from app.audit.watching import watched_command

    command = _named(COMMANDS[name])
    if isinstance(command, click.Group):
        for below, place in BROUGHT_LATER.get(name, {}).items():
            command.add_command(_named(place), below)
    return watched_command(command, name)


def _named(place: str) -> click.Command:
    module, _, attribute = place.partition(":")
    command: click.Command = getattr(import_module(module), attribute)
    return command
