"""The pages by which a house begins: the first of all, the list of steps, the premises, what is offered."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.beginning.actions import Beginning, add_own_premises, begin, offer
from app.beginning.demonstration_mark import is_demonstration
from app.beginning.forms import BeginForm, OfferedForm, PremisesForm
from app.beginning.queries import has_begun, known_of
from app.beginning.ready_sets import READY_SETS, activities_of
from app.beginning.refusals import BegunAlready, SetUpLinkUnknown
from app.beginning.steps import next_standing, standings
from app.beginning.strip import SETTING_UP
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.errors import AlreadyThere, NotFound, TooManyAttempts
from app.organisations.queries import organisation_slug, own_premises, premises_of
from app.settings import Settings
from app.staff.entrance import enter
from app.staff.sign_in import attempts, visitor
from app.staff.wording import words_for
from app.web.languages import follow_browser, language
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

beginning = Blueprint("beginning", __name__, url_prefix="/begin")


@beginning.route("", methods=["GET", "POST"])
@policy(Policy.ANYONE)
@across_organisations(Across.KNOCKING)
def page() -> Response | str | tuple[str, int]:
    """Where nothing is yet: the organisation and who looks after Oasen, for who holds the set-up link."""
    if has_begun(reading()):
        return _on_from_here()
    follow_browser()
    form = BeginForm()
    if not form.validate_on_submit():
        return render_template("beginning/begin.html", form=form), 422 if form.is_submitted() else 200
    code = form.code.data.rpartition("#")[2].strip()
    wished = Beginning(form.organisation.data, form.name.data, code, language())
    try:
        token = begin(settings(), wished, visitor(), attempts(), clock.now())
    except BegunAlready:
        return _on_from_here()
    except SetUpLinkUnknown:
        form.code.errors = [_("This link does not work. Each start of Oasen makes a new one: take the newest.")]
        return render_template("beginning/begin.html", form=form), SetUpLinkUnknown.status
    except TooManyAttempts as refusal:
        form.code.errors = [words_for(refusal)]
        return render_template("beginning/begin.html", form=form), refusal.status
    return enter(redirect(url_for("beginning.steps")), token)


@beginning.get("/steps")
@policy(Policy.ADMIN)
def steps() -> str:
    """Every step and what is done of it; from here on each page leads back, until it is enough for now."""
    session[SETTING_UP] = True
    known = known_of(reading(), current_user, settings())
    every = standings(known)
    return render_template(
        "beginning/steps.html",
        known=known,
        standings=every,
        following=next_standing(known),
        done_count=sum(each.is_done is True for each in every),
        counted=sum(each.is_done is not None for each in every),
        is_on_this_machine_alone=not settings().is_reached_by_network,
        form=PressedForm(),
    )


@beginning.post("/later")
@policy(Policy.ADMIN)
def later() -> Response:
    """Leave it for now; the list is where it was."""
    if PressedForm().validate_on_submit():
        session.pop(SETTING_UP, None)
    return redirect(url_for("home.page"))


@beginning.route("/premises", methods=["GET", "POST"])
@policy(Policy.ADMIN)
def premises() -> Response | str | tuple[str, int]:
    """The place with the door; one more, where there is one already."""
    form = PremisesForm()
    if not form.validate_on_submit():
        return _premises_page(form), 422 if form.is_submitted() else 200
    slug = organisation_slug(_organisation())
    try:
        with write_connection() as connection:
            add_own_premises(connection, slug, form.premises(), clock.now())
    except AlreadyThere:
        form.slug.errors = [_("Another place has that short name. Take another.")]
        return _premises_page(form), AlreadyThere.status
    flash(_("%(name)s is there.", name=form.name.data.strip()))
    return redirect(url_for("beginning.steps"))


@beginning.route("/offered/<slug>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def offered(slug: str) -> Response | str | tuple[str, int]:
    """Ready sets of what places like this one offer."""
    place, form = own_premises(reading(), _organisation(), slug), OfferedForm()
    if not form.validate_on_submit():
        return _offered_page(place, form), 422 if form.is_submitted() else 200
    chosen = activities_of(form.sets.data)
    try:
        with write_connection() as connection:
            offer(connection, place, chosen, clock.now())
    except AlreadyThere:
        form.sets.errors = [_("Something of it is offered already, as another kind. Add the rest one by one.")]
        return _offered_page(place, form), AlreadyThere.status
    flash(_("Offered now: %(names)s.", names=", ".join(str(each.name) for each in chosen)))
    is_admin = current_user.is_at_least("admin")
    return redirect(url_for("beginning.steps") if is_admin else url_for("activities.offered", slug=slug))


@beginning.get("/for-real")
@policy(Policy.ANYONE)
def for_real() -> str:
    """How to go from the demonstration to a house of one's own."""
    if not is_demonstration(settings()):
        raise NotFound("This is no demonstration.")
    return render_template("beginning/for_real.html", folder=settings().instance)


def settings() -> Settings:
    """The settings of this installation."""
    found: Settings = current_app.config["OASEN"]
    return found


def _organisation() -> int:
    return int(current_user.organisation_id)


def _on_from_here() -> Response:
    if current_user.is_authenticated and current_user.is_at_least("admin"):
        return redirect(url_for("beginning.steps"))
    return redirect(url_for("staff.sign_in"))


def _premises_page(form: PremisesForm) -> str:
    return render_template("beginning/premises.html", form=form, there_already=premises_of(reading(), _organisation()))


def _offered_page(place: object, form: OfferedForm) -> str:
    return render_template("beginning/offered.html", place=place, form=form, ready_sets=READY_SETS)
