/** Keeps contacts on the phone: notes, changes and takes them back, each in one transaction with what it remembers. */

import { voidOf } from "../kiosk/core/entry.js";
import { newId } from "../kiosk/device/chance.js";
import { now } from "../kiosk/device/clock.js";
import { changeItems, outreachEntry } from "./core/contact.js";
import { NOTHING, upToDate, withChanged, withNoted, withRemoved } from "./core/latest.js";

/** @import { Item } from "../kiosk/core/entry.js" */
/** @import { Database } from "../kiosk/device/database.js" */
/** @import { EntryStore } from "../kiosk/device/entry-store.js" */
/** @import { Contact } from "./core/contact.js" */
/** @import { Memory, Noted } from "./core/latest.js" */

const FACT = "contacts";

/** @param {{database: Database, store: EntryStore, premises: () => string}} surroundings */
export function makeLogbook({ database, store, premises }) {
  /** @type {{memory: Memory}} */
  const state = { memory: NOTHING };

  /** @param {Item[]} items @param {(memory: Memory, lastSeq: number) => Memory} remembered */
  async function keep(items, remembered) {
    await store.keepTogether(items, premises(), async ({ tablet }, seqs) => {
      const before = (await tablet.get(FACT)) ?? NOTHING;
      await tablet.put(remembered(before, seqs[seqs.length - 1]), FACT);
    });
    await look();
  }

  /** @param {Contact} contact @returns {Promise<Noted>} */
  async function note(contact) {
    const noted = { id: newId(), notedAt: now(), contact };
    await keep([outreachEntry(noted.id, contact)], (memory, seq) => withNoted(memory, noted, seq));
    return noted;
  }

  /** @param {Noted} old @param {Contact} contact @returns {Promise<Noted>} what stands now */
  async function change(old, contact) {
    const id = newId();
    const items = changeItems(outreachEntry(id, contact), newId(), old.id);
    await keep(items, (memory, seq) => withChanged(memory, old.id, id, contact, seq));
    return { ...old, id, contact };
  }

  /** @param {Noted} noted */
  function remove({ id }) {
    return keep([voidOf(newId(), id)], (memory, seq) => withRemoved(memory, id, seq));
  }

  /** Looks what there is now, and lets go of what is a day old. */
  async function look() {
    state.memory = await database.write(async ({ queue, tablet }) => {
      const kept = (await tablet.get(FACT)) ?? NOTHING;
      const current = upToDate(kept, now(), await queue.getAllKeys());
      if (JSON.stringify(current) !== JSON.stringify(kept)) await tablet.put(current, FACT);
      return current;
    });
  }

  /** The phone has been paired anew or shut out: what was noted before is not its own any more. */
  async function forget() {
    await database.write(({ tablet }) => tablet.delete(FACT));
    await look();
  }

  return { state, note, change, remove, look, forget };
}
