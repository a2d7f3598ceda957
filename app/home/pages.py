"""The way to every page that is not in the bar."""

from __future__ import annotations

from flask import Blueprint, render_template

from app.web.navigation import groups
from app.web.policies import Policy, policy

home = Blueprint("home", __name__)


@home.get("/more")
@policy(Policy.VOLUNTEER)
def more() -> str:
    """Every page that whoever is signed in may open, with what it is for."""
    return render_template("home/more.html", groups=groups())
