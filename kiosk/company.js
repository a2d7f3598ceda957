/** Keeps the number of those who came along: stored at each press, sent once the visit leaves the screen. */

import { companyAfter, headCount } from "./core/company.js";
import { companyEntry } from "./core/entry.js";
import * as visits from "./core/visit.js";
import { newId } from "./device/chance.js";
import { moment } from "./device/clock.js";

/** @import { Company } from "./core/company.js" */
/** @import { Entry } from "./core/entry.js" */
/** @import { Visit } from "./core/visit.js" */
/** @import { EntryStore } from "./device/entry-store.js" */

/** Meanwhile a further press rewrites the number where it lies; a tablet that dies sends the last one shown. */
const NUMBER_WAITS_MS = 60_000;

/** @param {EntryStore} store @param {() => string} premises */
export function makeCompanyKeeper(store, premises) {
  /** @param {Entry | null} old @param {Company} company @returns {Promise<Entry | null>} the entry that now stands */
  async function keepNumber(old, company) {
    const at = moment();
    const waitsUntil = at.now + NUMBER_WAITS_MS;
    if (headCount(company) === 0) {
      if (old) await store.undo([old], premises());
      return null;
    }
    if (old) {
      const renewed = { ...old, count: headCount(company), children: company.children };
      return (await store.replace([{ old, renewed }], premises(), waitsUntil))[0];
    }
    const entry = companyEntry(newId(), at, company);
    await store.keep(entry, premises(), waitsUntil);
    return entry;
  }

  /**
   * The visit with the company as it is after one press.
   *
   * @param {Visit} visit
   * @param {string} change
   */
  async function changeCompany(visit, change) {
    const company = companyAfter(visits.companyOf(visit), change);
    return visits.withCompany(visit, await keepNumber(visits.companyEntryOf(visit), company));
  }

  return { changeCompany };
}
