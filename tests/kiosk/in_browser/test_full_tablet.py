"""A tablet that is full says so, kindly, and thanks for nothing that it has not kept."""

from playwright.sync_api import expect

from tests.kiosk.in_browser.keeping import STORE, keep_visits, rows_of
from tests.kiosk.in_browser.server import eventually, log_of



SMALL_BYTES = 300_000

KEEP_UNTIL_FULL = f"""async () => {{
    const {{ store, pairing, entries, chance, clock }} = await ({STORE})();
    for (let count = 0; count < 3000; count += 1) {{
        try {{
            await store.keep(entries.visitEntry(chance.newId(), clock.moment()), pairing.premises.slug);
        }} catch (failure) {{
            return [failure.name, count];
        }}
    }}
}}"""


def test_a_full_tablet_says_so_to_the_visitor_and_to_staff_and_counts_again_once_there_is_room(
    new_tablet, pairing_link, server, door
):
    tablet = new_tablet(service_workers="block").open(f"{server.url}/healthz")
    devtools = tablet.context.new_cdp_session(tablet.page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.url, "quotaSize": SMALL_BYTES})
    tablet.open(pairing_link(door)).is_at("welcome")
    tablet.go_offline()
    full = "Till personalen: plattans minne är fullt."
    failure, kept_count = tablet.page.evaluate(KEEP_UNTIL_FULL)
    assert failure == "QuotaExceededError"

    tablet.tap("Jag är här")

    tablet.is_at("trouble")
    expect(tablet.page.get_by_role("heading", name="Plattan är full och kunde inte spara trycket")).to_be_visible()
    expect(tablet.page.get_by_text("så räknar vi dig ändå")).to_be_visible()
    expect(tablet.page.get_by_text(full)).to_be_visible()
    expect(tablet.page.get_by_text("Tack")).to_have_count(0)
    assert tablet.queue_count() == kept_count

    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.url})
    tablet.is_ready()
    tablet.page.touchscreen.tap(200, 600)
    tablet.is_at("welcome")
    tablet.is_ready()
    tablet.arrive()
    expect(tablet.page.get_by_text(full)).to_have_count(0)
    tablet.go_online()
    eventually(lambda: (len(log_of(server, door)), tablet.queue_count()), (kept_count + 1, 0))


def test_a_full_tablet_gives_up_copies_before_it_gives_up_a_visit(tablet, server, door):
    keep_visits(tablet, 40)
    tablet.arrive()
    eventually(lambda: (len(log_of(server, door)), tablet.queue_count()), (41, 0))
    assert len(rows_of(tablet, "copies")) == 41
    tablet.page.evaluate("""() => {
        const add = IDBObjectStore.prototype.add;
        let isFull = true;
        const clear = IDBObjectStore.prototype.clear;
        IDBObjectStore.prototype.clear = function () { isFull = this.name !== "copies"; return clear.call(this); };
        IDBObjectStore.prototype.add = function (...what) {
            if (isFull) throw new DOMException("full", "QuotaExceededError");
            return add.apply(this, what);
        };
    }""")

    tablet.tap("lunch")

    expect(tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    eventually(lambda: (len(log_of(server, door)), tablet.queue_count()), (42, 0))


def test_a_browser_that_keeps_nothing_is_not_paired_and_says_why(new_tablet, pairing_link, door):
    tablet = new_tablet()
    tablet.context.add_init_script("""
        IDBFactory.prototype.open = () => { throw new DOMException("private", "SecurityError"); };
    """)

    tablet.open(pairing_link(door))

    tablet.is_at("pairing")
    expect(tablet.page.get_by_text("Stäng privat läge och öppna länken igen.")).to_be_visible()
