"""A phone in a cellar: what was noted stays, can be changed, and is in the log exactly once."""

from __future__ import annotations

from playwright.sync_api import expect

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import add_kiosk, make_typed_code, revoke_kiosk
from tests.kiosk.in_browser.server import eventually, log_of, set_aside_of
from tests.kiosk.in_browser.tablet import Tablet
from tests.make import make_phone
from tests.phone.in_browser.test_three_taps import call, contacts_of


def test_three_contacts_survive_the_app_being_closed_and_arrive_once(phone, phone_server, owner):
    phone.can_start_without_network()
    phone.go_offline()
    phone.note("Telefon", "De till oss", "5–15")
    phone.note("Sms", "Vi till dem", "under 5")
    phone.note("E-post", "De till oss", "över 30")

    phone.reopen().is_at("log")

    expect(phone.chip()).to_have_text("Väntar på internet: 3")
    expect(phone.rows()).to_have_count(3)
    assert contacts_of(phone_server, owner) == []
    assert all("item" not in row and row["box"] for row in phone.stores()["queue"])
    phone.go_online()
    expected = sorted([call(), call("sms", "out", 3), call("email", "in", 45)], key=str)
    eventually(lambda: (contacts_of(phone_server, owner), phone.queue_count()), (expected, 0))
    expect(phone.chip()).to_have_text("Fungerar utan internet")
    phone.reopen().is_at("log")
    assert contacts_of(phone_server, owner) == expected
    assert len(phone.stores()["copies"]) == 3


def change_first(phone, topic="Någon att prata med"):
    phone.rows().first.get_by_role("button", name="Ändra").tap()
    phone.is_at("change")
    phone.page.get_by_label("Om vad?").select_option(label=topic)
    phone.tap("En till")
    phone.tap("En till")
    phone.tap("15–30 min")
    phone.tap("Spara ändringen")
    phone.is_at("log")


def test_a_contact_is_changed_within_the_day_also_after_it_was_sent(phone, phone_server, owner):
    phone.note()
    eventually(lambda: contacts_of(phone_server, owner), [call()])
    phone.reopen().is_at("log")

    change_first(phone)

    eventually(lambda: contacts_of(phone_server, owner), [call(minutes=22, count=3, topic="support")])
    expect(phone.rows()).to_have_count(1)
    expect(phone.rows().first).to_contain_text("3 personer")
    assert set_aside_of(phone_server, owner) == []


def test_a_contact_that_is_changed_offline_waits_as_one(phone, phone_server, owner):
    phone.can_start_without_network()
    phone.go_offline()
    phone.note()
    change_first(phone)
    phone.page.wait_for_timeout(600)

    phone.reopen().is_at("log")

    expect(phone.chip()).to_have_text("Väntar på internet: 1")
    phone.go_online()
    eventually(lambda: contacts_of(phone_server, owner), [call(minutes=22, count=3, topic="support")])


def test_a_contact_is_removed_and_put_back(phone, phone_server, owner):
    phone.note()
    eventually(lambda: contacts_of(phone_server, owner), [call()])

    phone.rows().first.get_by_role("button", name="Ta bort").tap()

    eventually(lambda: contacts_of(phone_server, owner), [])
    expect(phone.rows()).to_have_count(0)
    phone.page.wait_for_timeout(550)
    phone.tap("Ångra")
    eventually(lambda: contacts_of(phone_server, owner), [call()])


def test_five_are_shown_and_after_a_day_none(new_phone, phone_link, owner):
    phone = new_phone().pair(phone_link(owner))
    for _ in range(6):
        phone.note()
    expect(phone.rows()).to_have_count(5)

    phone.page.close()
    phone.page = phone.context.new_page()
    phone.page.clock.install(time=now().timestamp() + 25 * 3600)
    phone.open().is_at("log")

    expect(phone.rows()).to_have_count(0)
    assert phone.stores()["facts"]["contacts"] == {"latest": [], "unsent": []}


def shut_out(server, owner):
    with server.database(), write_connection() as connection:
        revoke_kiosk(connection, owner.place.organisation_id, owner.kiosk_id, now())


def test_a_phone_that_was_shut_out_hands_in_what_it_holds_and_wipes_itself(phone, phone_server, owner):
    phone.can_start_without_network()
    phone.note()
    eventually(lambda: contacts_of(phone_server, owner), [call()])
    phone.go_offline()
    phone.note("Sms")
    shut_out(phone_server, owner)

    phone.go_online()
    phone.reopen()

    phone.is_at("pairing")
    expect(phone.page.get_by_text(owner.slug.capitalize())).to_have_count(0)
    assert phone.stores() == {"queue": [], "copies": [], "facts": {}}
    assert set_aside_of(phone_server, owner) == [("quarantined",)]
    assert contacts_of(phone_server, owner) == [call()]
    phone.reopen().is_at("pairing")


def test_a_code_is_typed_where_the_app_was_installed_first(new_phone, phone_server, owner):
    phone = new_phone().open()
    phone.is_at("pairing")
    phone.page.get_by_label("Koden").fill("ABCD-EFGH")
    phone.tap("Koppla ihop")
    expect(phone.page.get_by_text("Koden gäller inte längre. Be om en ny.")).to_be_visible()
    with phone_server.database(), write_connection() as connection:
        typed = make_typed_code(connection, owner.place.organisation_id, owner.kiosk_id, now())

    phone.page.get_by_label("Koden").fill(f"{typed[:4]}-{typed[4:]}".lower())
    phone.tap("Koppla ihop")

    phone.is_at("log")
    phone.note()
    eventually(lambda: contacts_of(phone_server, owner), [call()])


def test_a_used_link_puts_no_working_phone_out_of_service(phone, phone_server, phone_link, owner):
    phone.open("about:blank").open(f"{phone.url}#pair=used-long-ago")

    phone.is_at("log")
    assert "pair=" not in phone.page.url
    phone.note()
    eventually(lambda: contacts_of(phone_server, owner), [call()])


def test_paired_anew_as_another_it_does_not_touch_what_the_first_noted(phone, phone_server, phone_link, owner):
    phone.note()
    eventually(lambda: contacts_of(phone_server, owner), [call()])
    with phone_server.database():
        other = make_phone(owner, "en annan telefon")

    phone.open("about:blank").open(phone_link(other))

    phone.is_at("log")
    expect(phone.rows()).to_have_count(0)


def test_phone_and_kiosk_on_one_origin_keep_apart(phone, phone_server, owner):
    with phone_server.database(), write_connection() as connection:
        link = add_kiosk(connection, owner.slug, "vid köket", now()).url(phone_server.url)
    tablet = Tablet(phone.context, phone_server.url).open(link)
    tablet.is_at("welcome")

    tablet.arrive()
    phone.note()

    eventually(lambda: sorted(kind for kind, _, _ in log_of(phone_server, owner)), ["outreach", "visit"])
    assert phone.stores()["facts"]["last-seq"] == 1
    caches = phone.page.evaluate("caches.keys()")
    assert sorted(name.rpartition("-")[0] for name in caches) == ["oasen-kiosk", "oasen-phone"]
