"""Default-deny: no address answers without a stated policy; every answer carries the security headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Flask, Response, current_app, request

from app.errors import NotAllowed, Refusal
from app.settings import Settings
from app.web.policies import Policy, policy_of

STATIC_ENDPOINTS = frozenset({"static"})

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# For the few pages of the staff on which a card may be held before the camera, and WebAssembly reads it.
WITH_CAMERA = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY.replace(
        "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"
    ),
    "Permissions-Policy": HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)"),
}
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"
# In the house's own network nothing may insist on https: it would hold for every port of the name, so that the page on
# which a tablet learns to trust the house could no longer be opened when its trust is gone. Nought takes back what was.
NOT_STRICT = "max-age=0"

Gate = Callable[[Policy], None]


def register_security(app: Flask, gates: Mapping[Policy, Gate]) -> None:
    """Put the gates in front of every route; each gate raises a refusal or lets pass."""
    app.before_request(_refuse_what_no_keyboard_writes)
    app.before_request(lambda: _pass_gate(gates))
    app.after_request(_with_headers)


def _refuse_what_no_keyboard_writes() -> None:
    # PostgreSQL keeps no NUL in a text, and SQLite takes it for the text's end: no column would mean the same on both.
    sent = [*request.args.items(multi=True), *request.form.items(multi=True), *(request.view_args or {}).items()]
    if any("\0" in f"{name}{value}" for name, value in sent):
        raise Refusal("What was sent holds a character that no keyboard writes. Type it anew.")


def _pass_gate(gates: Mapping[Policy, Gate]) -> None:
    if request.endpoint is None or request.endpoint in STATIC_ENDPOINTS:
        return
    stated = policy_of(current_app.view_functions[request.endpoint])
    if stated is None:
        raise NotAllowed("This address states nobody who may open it.")
    if stated is not Policy.ANYONE:
        gates[stated](stated)


def headers_of_every_answer(settings: Settings) -> list[tuple[str, str]]:
    """What every answer carries that is no file; a view may set another value."""
    insists = NOT_STRICT if settings.is_in_house else STRICT_TRANSPORT
    strict = [("Strict-Transport-Security", insists)] if settings.is_https else []
    return [*HEADERS.items(), *strict, ("Cache-Control", "no-store")]


def _with_headers(response: Response) -> Response:
    for name, value in headers_of_every_answer(current_app.config["OASEN"]):
        if name != "Cache-Control" or request.endpoint not in STATIC_ENDPOINTS:
            response.headers.setdefault(name, value)
    return response
