"""The pages about the keys of the cards: which there are, destroying one that is over, and the receipt of it."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.audit.actions import Who
from app.code_keys import code_keys
from app.database.statements import AnyRow
from app.errors import NotFound
from app.organisations.queries import organisation_slug
from app.retention.destroying import KeySheetNeeded, TooEarly, destroy_key, is_sheet_ready, key_to_destroy
from app.retention.forms import DestroyForm
from app.retention.key_periods import due_of, ending_keys, name_of_destroyer
from app.settings import Settings
from app.staff.sign_in import require_fresh
from app.web.policies import Policy, policy
from app.web.reading import reading

key_periods = Blueprint("key_periods", __name__, url_prefix="/keys")


@key_periods.get("")
@policy(Policy.ADMIN)
def page() -> str:
    """Each key of the cards: until when it holds, from which day it may be destroyed, and the receipts."""
    keys = ending_keys(reading(), _organisation())
    return render_template(
        "retention/keys.html",
        keys=[(key, None if key.destroyed_at else due_of(reading(), key)) for key in keys],
        newest_number=code_keys(_settings(), organisation_slug(_organisation())).newest_number,
        may_be=_key_that_may_be(),
        is_sheet_ready=is_sheet_ready(_settings()),
    )


@key_periods.route("/destroy", methods=["GET", "POST"])
@policy(Policy.ADMIN)
def destroy() -> Response | str | tuple[str, int]:
    """Asks once more, for the word and for who it is; then it is done."""
    require_fresh()
    key, form = _key_that_may_be(), DestroyForm()
    if key is None:
        return redirect(url_for("key_periods.page"))
    if form.validate_on_submit():
        try:
            done = destroy_key(_settings(), _organisation(), Who("staff", int(current_user.staff_id)), clock.now())
        except KeySheetNeeded:
            form.form_errors.append(_("Put the key sheet with the new key away first."))
        else:
            return redirect(url_for("key_periods.receipt", key_number=done.key.number))
    return render_template("retention/destroy.html", form=form, key=key), 422 if form.errors else 200


@key_periods.get("/<int:key_number>/receipt")
@policy(Policy.ADMIN)
def receipt(key_number: int) -> str:
    """The receipt of a key that was destroyed, to be printed and kept."""
    keys = ending_keys(reading(), _organisation())
    key = next((each for each in keys if each.number == key_number and each.destroyed_at), None)
    if key is None:
        raise NotFound("No key of that number has been destroyed here.")
    return render_template("retention/receipt.html", key=key, by=name_of_destroyer(reading(), key))


def _key_that_may_be() -> AnyRow | None:
    try:
        return key_to_destroy(reading(), _organisation(), clock.now())
    except (NotFound, TooEarly):
        return None


def _organisation() -> int:
    return int(current_user.organisation_id)


def _settings() -> Settings:
    settings: Settings = current_app.config["OASEN"]
    return settings
