"""The page "How the house is doing"."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template
from flask_login import current_user

from app import clock
from app.extensions import db
from app.health.findings import Examined, Level
from app.health.list import CHECKS
from app.health.running import everything_examined
from app.health.subject import Reach, Subject
from app.health.wording import LEVELS
from app.web.policies import Policy, policy

house_health = Blueprint("house_health", __name__, url_prefix="/health")


@house_health.get("")
@policy(Policy.COORDINATOR)
def page() -> str:
    """What is not well, the worst first; what concerns the machine is told to administrators alone."""
    shown = _examined()
    levels = [finding.level for each in shown for finding in each.findings]
    return render_template(
        "health/health.html",
        unwell=[each for each in shown if each.findings],
        unseen=[each for each in shown if each.level is Level.UNSEEN],
        well=[each for each in shown if each.level is Level.OK],
        broken_count=levels.count(Level.BROKEN),
        look_count=levels.count(Level.LOOK),
        level_words=LEVELS,
        is_admin=current_user.is_at_least("admin"),
    )


def _examined() -> list[Examined]:
    mine = [check for check in CHECKS if current_user.is_at_least(check.role.value) and not check.is_thorough]
    subject = Subject(
        current_app.config["OASEN"],
        clock.now(),
        Reach.CURRENT,  # a server on another schema does not start
        db.engine,
        organisation_ids=(int(current_user.organisation_id),),
        is_served=True,
    )
    return everything_examined(subject, mine)
