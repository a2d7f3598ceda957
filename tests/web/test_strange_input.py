"""Whatever is sent to a form is answered in words, never by a fault."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.staff_client import StaffClient

FORMS = [
    ("/sign-in", None, ("organisation", "name", "password")),
    ("/sign-in/link", None, ("code",)),
    ("/account/password", None, ("old", "new")),
    ("/account", "/account/sessions/end", ("digest",)),
    ("/account", "/language", ("language", "back")),
    ("/", "/today/valla/take-back", ("entry",)),
    ("/kiosks", None, ("name", "premises")),
    ("/calendar/valla/week", None, ("from_day", "monday-opens", "monday-closes")),
    ("/calendar/valla/exceptions", None, ("first_day", "last_day", "reason")),
    ("/calendar/valla/exceptions", "/calendar/valla/exceptions/withdraw", ("first_day", "opens", "closes")),
    ("/calendar/valla/holidays", None, ("days-0", "days-1", "days-x")),
    ("/calendar/valla/days/2025-05-06", None, ("state", "opens", "reason")),
]
TEXT = st.text(max_size=60) | st.sampled_from(["\x00", "' OR 1=1 --", "{{ 7*7 }}", "<script>", "1", "00" * 16, "//x"])


def sendable(text):
    return text.encode("utf-8", "ignore").decode()


def token_on(client, path):
    fields = client.page(path).every("input")
    return next(each.attributes["value"] for each in fields if each.attributes.get("name") == "csrf_token")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=st.sampled_from(FORMS), texts=st.lists(TEXT, min_size=3, max_size=3))
def test_no_form_breaks(house, form, texts):
    path, action, fields = form
    # From elsewhere, so that Cleo is not held back by what is tried here.
    stranger = StaffClient(house.app, REMOTE_ADDR="192.0.2.7")
    client = stranger if path.startswith("/sign-in") else house.signed_in_anew("Cleo")

    values = dict(zip(fields, map(sendable, texts), strict=False))
    answer = client.post(action or path, csrf_token=token_on(client, path), **values)

    assert answer.status_code in (200, 302, 400, 401, 403, 404, 409, 422, 429)
