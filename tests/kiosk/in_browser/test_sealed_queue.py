"""What waits on the tablet is sealed, comes in all the same, and stays as a copy for a week."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.clock import now
from tests.kiosk.in_browser.keeping import PLAIN_QUEUE, STORE, facts_of, keep_items, keep_visits, rows_of
from tests.kiosk.in_browser.server import eventually, log_of, set_aside_of
from tests.make import visit_item

VISIT = ("visit", None, False)
LUNCH = ("meal", "lunch", False)
BY_CARD = ("visit", None, True)
LUNCH_BY_CARD = ("meal", "lunch", True)

# Tries to open a box with every key that lies on the tablet; gives what came out of it.
OPEN_OWN_BOX = """async ({ box, facts }) => {
    const opened = [];
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const bytes = Uint8Array.from(box);
    const tablets = await crypto.subtle.importKey("raw", bytes.slice(9, 74), curve, false, []);
    const held = [];
    const search = value => {
        if (value instanceof CryptoKey) held.push(value);
        else if (typeof value === "object" && value !== null) Object.values(value).forEach(search);
    };
    search(facts);
    for (const own of held) {
        try {
            const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: tablets }, own, 256);
            opened.push(new Uint8Array(shared).length);
        } catch { /* not with this one */ }
    }
    return opened;
}"""


def test_what_waits_is_sealed_and_comes_in_once(tablet, server, door, agreed_card):
    tablet.go_offline()
    tablet.scan(agreed_card)
    tablet.tap("Ja")
    tablet.tap("lunch")
    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")

    waiting = rows_of(tablet, "queue")

    assert {name for row in waiting for name in row} == {"seq", "box", "premises", "offered", "waitsUntil"}
    assert [row["seq"] for row in waiting] == [1, 2]
    tablet.go_online()
    eventually(
        lambda: (log_of(server, door), tablet.queue_count()), (sorted([BY_CARD, BY_CARD, LUNCH_BY_CARD], key=str), 0)
    )
    assert set_aside_of(server, door) == []


def test_every_box_of_a_day_is_of_one_length(tablet, door, card):
    tablet.go_offline()
    items = [
        visit_item(at=now().isoformat(), count=1),
        visit_item(at=now().isoformat(), count=1, credential={"type": "card", "value": card, "agreed": True}),
        visit_item(kind="meal", activity="a" * 64, credential={"type": "card", "value": card, "agreed": True}),
        {"id": visit_item()["id"], "void": visit_item()["id"]},
        {"id": visit_item()["id"], "about": {"gender": "other", "age_band": "18-29"}, "of": visit_item()["id"]},
    ]

    keep_items(tablet, [*items, visit_item(topic="å" * 300)])

    assert [len(row["box"]) for row in rows_of(tablet, "queue")] == [512, 512, 512, 512, 512, 1024]


def test_the_tablet_cannot_open_its_own_boxes(new_tablet, pairing_link, door):
    tablet = new_tablet()
    tablet.context.add_init_script("""
        window.made = [];
        const generate = SubtleCrypto.prototype.generateKey;
        SubtleCrypto.prototype.generateKey = async function (...what) {
            const pair = await generate.apply(this, what);
            window.made.push([pair.privateKey.extractable, pair.privateKey.usages.join()]);
            return pair;
        };
    """)
    tablet.open(pairing_link(door)).is_at("welcome")
    tablet.go_offline()
    keep_visits(tablet, 2)

    first, second = (row["box"] for row in rows_of(tablet, "queue"))

    assert tablet.page.evaluate("window.made") == [[False, "deriveBits"]] * 2
    assert first[:9] == second[:9]
    assert first[9:74] != second[9:74]
    assert tablet.page.evaluate(OPEN_OWN_BOX, {"box": first, "facts": facts_of(tablet)}) == []
    assert set(facts_of(tablet)) <= {"pairing", "labels", "last-seq", "tablet-id"}


def test_a_copy_stays_for_seven_days_and_is_then_gone(tablet, server, door):
    tablet.page.clock.install()
    tablet.arrive()
    eventually(lambda: (log_of(server, door), len(rows_of(tablet, "copies"))), ([VISIT], 1))
    [copy] = rows_of(tablet, "copies")
    assert set(copy) == {"seq", "box", "premises", "acknowledgedDay"}

    tablet.reopen_with_clock_at(now() + timedelta(days=7))
    tablet.is_at("welcome")
    tablet.page.wait_for_load_state("networkidle")
    assert len(rows_of(tablet, "copies")) == 1

    tablet.reopen_with_clock_at(now() + timedelta(days=9))
    tablet.is_at("welcome")
    eventually(lambda: rows_of(tablet, "copies"), [])
    assert log_of(server, door) == [VISIT]


def test_a_day_that_the_server_has_lost_comes_in_again_once(tablet, server, door, tmp_path):
    tablet.arrive()
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))
    tablet.reopen()
    server.back_up(tmp_path / "last-night.age")
    tablet.arrive()
    tablet.tap("lunch")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH, VISIT, VISIT], 0))

    server.restore(tmp_path / "last-night.age")
    assert log_of(server, door) == [VISIT]
    tablet.reopen()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([LUNCH, VISIT, VISIT], 0))
    assert set_aside_of(server, door) == []
    assert len(rows_of(tablet, "copies")) == 3


def test_after_a_restore_the_next_tap_brings_the_rest(tablet, server, door, tmp_path):
    server.back_up(tmp_path / "last-night.age")
    tablet.arrive()
    tablet.tap("Klar")
    tablet.is_at("done")
    tablet.is_at("welcome")
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))

    server.restore(tmp_path / "last-night.age")
    tablet.is_ready()
    tablet.arrive()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT, VISIT], 0))





@pytest.fixture
def old_tablet(server, new_tablet, door):
    """A tablet on which two visits wait in the database of the version before."""

    def take(**facts):
        tablet = new_tablet().open(f"{server.url}/healthz")
        item = visit_item(at=now().isoformat(), count=1)
        other = visit_item(at=now().isoformat(), count=1)
        place = {"premises": door.slug, "waitsUntil": 0, "offered": False}
        rows = [{"id": each["id"], "item": each} | place for each in (item, other)]
        pairing = {"token": door.token, "kiosk": "by the door", "premises": {"slug": door.slug, "name": "Valla"}}
        tablet.page.evaluate(PLAIN_QUEUE, {"facts": {"pairing": pairing, "last-seq": 2} | facts, "items": rows})
        return tablet

    return take


def test_what_waited_before_the_queue_was_sealed_is_sealed_once_the_key_is_there(old_tablet, server, door):
    tablet = old_tablet()
    for address in ("sealed", "entries"):
        tablet.context.route(f"**/api/v1/{address}", lambda route: route.abort())

    tablet.open().is_at("welcome")

    names = {"seq", "box", "premises", "offered", "waitsUntil"}
    eventually(lambda: [set(row) for row in rows_of(tablet, "queue")], [names, names])
    for address in ("sealed", "entries"):
        tablet.context.unroute(f"**/api/v1/{address}")
    tablet.arrive()
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT] * 3, 0))
    assert set_aside_of(server, door) == []


def test_a_tablet_without_a_key_sends_as_before(old_tablet, server, door):
    tablet = old_tablet()

    def without_key(route):
        answer = route.fetch()
        route.fulfill(response=answer, json={k: v for k, v in answer.json().items() if k != "sealing_key"})

    tablet.context.route("**/api/v1/screen", without_key)
    tablet.open().is_at("welcome")
    tablet.arrive()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT] * 3, 0))
    assert rows_of(tablet, "copies") == []


def test_a_tablet_whose_browser_cannot_seal_counts_all_the_same(new_tablet, pairing_link, server, door):
    tablet = new_tablet()
    tablet.context.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });")
    tablet.open(pairing_link(door)).is_at("welcome")
    tablet.arrive()

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT], 0))


def test_a_card_in_question_is_rewritten_where_it_lies(tablet, server, door, card):
    tablet.go_offline()
    tablet.scan(card)
    tablet.is_at("ask-about-card")
    [before] = rows_of(tablet, "queue")

    tablet.tap("Ja")
    tablet.is_at("choose-activity")

    [after] = rows_of(tablet, "queue")
    assert (after["seq"], after["waitsUntil"], after["box"] == before["box"]) == (before["seq"], 0, False)
    assert before["waitsUntil"] > 0


def test_what_may_have_arrived_is_taken_back_and_stored_anew(tablet, server, door, agreed_card):
    lost = [True]

    def lose_the_answer(route):
        answer = route.fetch()
        if lost[0]:
            route.abort()
        else:
            route.fulfill(response=answer)

    tablet.context.route("**/api/v1/sealed", lose_the_answer)
    tablet.arrive()
    # Asking the page lets the route above be heard.
    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([VISIT, BY_CARD], 1))

    tablet.scan(agreed_card)
    eventually(lambda: [row["seq"] for row in rows_of(tablet, "queue")], [1, 2, 3])
    lost[0] = False

    eventually(lambda: (log_of(server, door), tablet.queue_count()), ([BY_CARD, BY_CARD], 0))
    assert set_aside_of(server, door) == []


def test_the_page_forgets_the_ids_with_the_visit(tablet):
    found = tablet.page.evaluate(f"""async () => {{
        const {{ store, pairing, entries, chance, clock }} = await ({STORE})();
        const slug = pairing.premises.slug;
        const entry = entries.visitEntry(chance.newId(), clock.moment());
        const renewed = entries.withCard(entry, entries.agreedCard("a-card-of-nobody"));
        await store.keep(entry, slug, Date.now() + 60_000);
        store.forgetVisit();
        const [standing] = await store.replace([{{ old: entry, renewed }}], slug);
        return standing.id === entry.id;
    }}""")

    assert found is False
