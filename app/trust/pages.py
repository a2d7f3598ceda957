"""The page on which a tablet learns to trust the house, and what it takes in for that."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, render_template, request
from flask_babel import force_locale
from flask_babel import gettext as _

from app.settings import Settings
from app.trust.authority import fingerprint
from app.trust.house_address import HouseAddress, NoHouseAddress, house_address
from app.trust.own_numbers import own_numbers
from app.trust.profile import PROFILE_TYPE, apple_profile
from app.trust.queries import as_der, authority_of_house, authority_to_trust
from app.web.drawn_codes import drawn_code
from app.web.languages import LANGUAGES, language_of_browser
from app.web.policies import Policy, policy
from app.web.safe_path import safe_path
from app.web.security import CONTENT_SECURITY_POLICY

trust = Blueprint("trust", __name__, url_prefix="/trust")
CERTIFICATE_TYPE = "application/x-x509-ca-cert"


def kind_of(browser: str) -> str:
    """Which steps lie open: by what the browser says of itself, which of an iPad is that it is a Mac."""
    if "Android" in browser:
        return "android"
    return "ipad" if any(each in browser for each in ("iPad", "iPhone", "Macintosh")) else "computer"


WORDS = {"drawn_code": drawn_code, "fingerprint": fingerprint, "kind_of": kind_of}


@trust.get("/")
@policy(Policy.ANYONE)
def page() -> Response:
    """Whether this tablet trusts the house, and how it learns to; or that there is nothing to learn."""
    house, authority = _house(), authority_of_house(_settings())
    spoken, addresses = _spoken(), _addresses(house)
    shown = {"authority": authority if addresses else None, "addresses": addresses, "way_in": _way_in(house)}
    with force_locale(spoken):
        text = render_template("trust/trust.html", spoken=spoken, onward=_onward(), **shown, **WORDS)
    answer = Response(text)
    answer.vary.add("Accept-Language")
    # The page asks the house by https, from here, whether it is trusted.
    answer.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY.replace(
        "connect-src 'self'", " ".join(["connect-src 'self'", *addresses])
    )
    return answer


@trust.get("/oasen.crt")
@policy(Policy.ANYONE)
def certificate() -> Response:
    """The authority's certificate, as Android and computers take it in."""
    content = as_der(authority_to_trust(_settings()))
    return Response(
        content, mimetype=CERTIFICATE_TYPE, headers={"Content-Disposition": "attachment; filename=oasen.crt"}
    )


@trust.get("/oasen.mobileconfig")
@policy(Policy.ANYONE)
def profile() -> Response:
    """The same as a profile, as iPads take it in."""
    authority = authority_to_trust(_settings())
    with force_locale(_spoken()):
        says = _("Lets this tablet trust the house's own Oasen, and nothing else.")
    content = apple_profile(as_der(authority), f"Oasen {fingerprint(authority)[:9]}", says)
    return Response(
        content, mimetype=PROFILE_TYPE, headers={"Content-Disposition": "attachment; filename=oasen.mobileconfig"}
    )


@trust.get("/seen")
@policy(Policy.ANYONE)
def seen() -> Response:
    """Nothing, for whoever gets as far as this by https: the page by http asks it whether the house is trusted."""
    return Response(
        status=204, headers={"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
    )


def _settings() -> Settings:
    settings: Settings = current_app.config["OASEN"]
    return settings


def _house() -> HouseAddress | None:
    try:
        return house_address(_settings())
    except NoHouseAddress:
        return None


def _addresses(house: HouseAddress | None) -> list[str]:
    """Where the house may be reached by https, the name first; none where all the world trusts its address."""
    return [house.url(each) for each in (house.name, *map(str, own_numbers()))] if house else []


def _way_in(house: HouseAddress | None) -> str:
    """Where another tablet finds this page by http: by a number, which works where names do not."""
    hosts = [*map(str, own_numbers()), house.name if house else ""]
    return f"http://{hosts[0]}:{_settings().way_in_port}/"


def _onward() -> str:
    """Where it goes on from here; only ever to a path of the house itself."""
    return safe_path(request.args.get("to")) or "/"


def _spoken() -> str:
    asked = request.args.get("language", "")
    if asked in LANGUAGES:
        return asked
    return language_of_browser()
