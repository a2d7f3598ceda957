"""Whether people reach the house safely, and whether it answers where they look for it."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator
from datetime import timedelta
from urllib.error import HTTPError, URLError
from urllib.request import HTTPSHandler, OpenerDirector, ProxyHandler, build_opener

from cryptography.x509 import Certificate
from flask_babel import gettext as _

from app.health.findings import Finding, Level
from app.health.subject import Subject
from app.settings import Settings
from app.trust.authority import HouseNames, is_due, is_of
from app.trust.house_address import house_address
from app.trust.own_numbers import own_numbers
from app.trust.queries import authority_file, authority_of_house, certificate_of_house

PATIENCE_SECONDS = 5
TOLD_BEFORE_END = timedelta(days=365)


def safe_address(subject: Subject) -> Iterator[Finding]:
    """Whoever comes by the network comes by https."""
    if subject.settings.is_reached_by_network and not subject.settings.is_https:
        yield Finding(
            Level.BROKEN,
            _("The pages are reached over the network without https: others on it can read along."),
            _(
                "In the house's own network start “oasen serve --https”. Else put a server with a certificate in "
                "front, as Caddy is, and set OASEN_PUBLIC_URL to the https address."
            ),
        )
    authority = authority_of_house(subject.settings)
    if authority is not None and subject.settings.is_https and subject.settings.is_in_house:
        yield from _of_house(subject, authority)


def _of_house(subject: Subject, authority: Certificate) -> Iterator[Finding]:
    """The house's own certificate holds; the server renews it by itself, so that one that does not says more."""
    present = certificate_of_house(subject.settings)
    names = HouseNames(house_address(subject.settings).name, own_numbers())
    if present is None or not is_of(present, authority) or is_due(present, names, subject.moment):
        yield Finding(
            Level.BROKEN,
            _("The house's certificate should have been renewed: tablets may soon not reach Oasen, or not now."),
            _("Is this machine's clock right? Then start the server again: oasen serve --https"),
        )
    if subject.moment > authority.not_valid_after_utc - TOLD_BEFORE_END:
        yield Finding(
            Level.LOOK,
            _("Within a year every tablet has to trust this house anew."),
            _("Choose a quiet day. Move authority.key and authority.crt out of the folder of keys, and start again."),
        )


def server_answers(subject: Subject) -> Iterator[Finding]:
    """The server answers where people and tablets look for it, and can write."""
    if subject.is_served:
        return
    status = _asked(subject.settings)
    if status == http.client.OK:
        return
    if isinstance(status, ssl.SSLCertVerificationError):
        yield Finding(
            Level.LOOK,
            _("This machine does not trust the server's certificate, or it has run out."),
            _("See that it is renewed. One made by the house itself has to be trusted by this machine too."),
        )
    elif status == http.client.INTERNAL_SERVER_ERROR:
        yield Finding(
            Level.BROKEN,
            _("The server answers, but cannot write."),
            _("Mend what else is said here first, above all about disk and database, then start it again."),
        )
    else:
        yield Finding(
            Level.BROKEN,
            _("The server does not answer, or something else answers in its place."),
            _("Start it with “oasen serve”. Is OASEN_PUBLIC_URL the address, and the port, by which it is reached?"),
        )


def _asked(settings: Settings) -> object:
    """The status of the answer, or what went wrong."""
    url = _url_to_ask(settings)
    if not url.startswith(("http://", "https://")):
        return None
    try:
        with _opener(settings).open(f"{url.rstrip('/')}/healthz", timeout=PATIENCE_SECONDS) as answer:
            return answer.status if answer.headers.get_content_type() == "application/json" else None
    except HTTPError as error:
        return error.code
    except URLError as error:
        return error.reason
    except (OSError, http.client.HTTPException, ValueError) as error:
        return error


def _url_to_ask(settings: Settings) -> str:
    """Its address; in the house by number, for many a computer does not find the names that tablets find."""
    numbers = own_numbers() if authority_of_house(settings) and settings.is_https and settings.is_in_house else ()
    return house_address(settings).url(str(numbers[0])) if numbers else settings.public_url


def _opener(settings: Settings) -> OpenerDirector:
    """Goes straight there, for what a proxy answers says nothing of the server, and trusts the house as tablets do."""
    context = ssl.create_default_context()
    if authority_of_house(settings):
        context.load_verify_locations(authority_file(settings))
    return build_opener(ProxyHandler({}), HTTPSHandler(context=context))
