"""Lets a tablet keep many visits quickly, through the kiosk's own modules."""

from __future__ import annotations

from typing import Any

from tests.kiosk.in_browser.tablet import Tablet

# The page's own store, made anew beside the one that the page uses: both write to the same database.
STORE = """async () => {
    const [{ makeDatabase }, { makeEntryStore }, { makeSealing }, entries, chance, clock] = await Promise.all(
        ["device/database", "device/entry-store", "device/sealing", "core/entry", "device/chance", "device/clock"].map(
            name => import(`/kiosk/${name}.js`)
        )
    );
    const database = makeDatabase();
    const pairing = await database.recall("pairing");
    const sealing = makeSealing(() => pairing.sealing_key);
    const store = makeEntryStore(database, sealing.seal);
    const plain = makeEntryStore(database, async () => null); // what must never happen where sealing can be done
    return { database, pairing, entries, chance, clock, store, plain };
}"""

KEEP_VISITS = f"""async count => {{
    const {{ store, pairing, entries, chance, clock }} = await ({STORE})();
    const ids = Array.from({{ length: count }}, () => chance.newId());
    const keep = id => store.keep(entries.visitEntry(id, clock.moment()), pairing.premises.slug);
    for (const id of ids) await keep(id);
    return ids;
}}"""

# Items of any sort, each given as a whole.
KEEP_ITEMS = f"""async ({{ items, isPlain }}) => {{
    const {{ store, plain, pairing }} = await ({STORE})();
    for (const item of items) await (isPlain ? plain : store).keep(item, pairing.premises.slug);
}}"""

# What was there before the queue was sealed: the database of version 1 with a visit in it, as it is.
PLAIN_QUEUE = """async ({ facts, items }) => {
    await new Promise(resolve => { indexedDB.deleteDatabase("oasen").onsuccess = resolve; });
    const opening = indexedDB.open("oasen", 1);
    opening.onupgradeneeded = () => {
        const queue = opening.result.createObjectStore("queue", { keyPath: "seq" });
        queue.createIndex("id", "id", { unique: true });
        queue.createIndex("waitsUntil", "waitsUntil");
        opening.result.createObjectStore("tablet");
    };
    await new Promise(resolve => { opening.onsuccess = resolve; });
    const transaction = opening.result.transaction(["queue", "tablet"], "readwrite");
    items.forEach((row, index) => transaction.objectStore("queue").add({ seq: index + 1, ...row }));
    for (const [name, value] of Object.entries(facts)) transaction.objectStore("tablet").put(value, name);
    await new Promise(resolve => { transaction.oncomplete = resolve; });
    opening.result.close();
}"""

ROWS = """name => new Promise((resolve, reject) => {
    const opening = indexedDB.open("oasen");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const asking = opening.result.transaction(name).objectStore(name).getAll();
        asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result.map(row => row.box ? { ...row, box: Array.from(row.box) } : row));
        };
    };
})"""

FACTS = """() => new Promise(resolve => {
    const opening = indexedDB.open("oasen");
    opening.onsuccess = () => {
        const tablet = opening.result.transaction("tablet").objectStore("tablet");
        const names = tablet.getAllKeys();
        const values = tablet.getAll();
        values.onsuccess = () => {
            opening.result.close();
            resolve(Object.fromEntries(names.result.map((name, index) => [name, values.result[index]])));
        };
    };
})"""


def keep_visits(tablet: Tablet, count: int) -> list[str]:
    """So many visits, kept as fast as the tablet can; their ids."""
    ids: list[str] = tablet.page.evaluate(KEEP_VISITS, count)
    return ids


def keep_items(tablet: Tablet, items: list[dict[str, Any]], is_plain: bool = False) -> None:
    """Items as they are given, kept as the tablet keeps its own; or unsealed, to see whether that would be found."""
    tablet.page.evaluate(KEEP_ITEMS, {"items": items, "isPlain": is_plain})


def rows_of(tablet: Tablet, store: str) -> list[dict[str, Any]]:
    """Everything in a store of the tablet's database: queue or copies."""
    found: list[dict[str, Any]] = tablet.page.evaluate(ROWS, store)
    return found


def facts_of(tablet: Tablet) -> dict[str, Any]:
    """The single facts that the tablet remembers, by name."""
    found: dict[str, Any] = tablet.page.evaluate(FACTS)
    return found
