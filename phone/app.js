/** Starts the phone's app: what it remembers, pairing, sending, then the screen on which three taps note a contact. */

import { dayOf } from "../kiosk/core/copies.js";
import { wordingOf } from "../kiosk/core/wording.js";
import { makeTimer, now } from "../kiosk/device/clock.js";
import { makeDatabase } from "../kiosk/device/database.js";
import { makeEntryStore } from "../kiosk/device/entry-store.js";
import { readLanguages } from "../kiosk/device/languages.js";
import { makeSealing } from "../kiosk/device/sealing.js";
import { makeSender } from "../kiosk/device/sender.js";
import { pairPhone, phoneLabels } from "../kiosk/device/server.js";
import { isStoragePersistent } from "../kiosk/device/storage-check.js";
import { watchForUpdates } from "../kiosk/device/updates.js";
import { makePairing, takePairingCode } from "../kiosk/pairing.js";
import { today } from "./core/times.js";
import { makeLogbook } from "./logbook.js";
import { makeChangeScreen } from "./screens/change/change.js";
import { makeLogScreen } from "./screens/log/log.js";
import { makePairingScreen } from "./screens/pairing/pairing.js";
import { found } from "./screens/screen.js";

/** @import { Noted } from "./core/latest.js" */
/** @import { Phone, Screen } from "./screens/screen.js" */

/** Apart from the kiosk's, which a demonstration serves on the same origin. */
const DATABASE = "oasen-phone";
const LANGUAGES = ["sv", "en"];
const LABELS_STAY_FRESH_MS = 10 * 60_000;
/** With network what was noted is sent before anybody could read that it waits. */
const WAITING_IS_SAID_AFTER_MS = 1_500;
const NOT_TOLD = { topics: [], door: { time_zone: "Europe/Stockholm" } };

const texts = await readLanguages(LANGUAGES);
let say = wordingOf(texts[0]);
let shown = "starting";

const database = makeDatabase(DATABASE);
const pairing = makePairing(database, { pair: pairPhone, labels: phoneLabels });
const store = makeEntryStore(database, makeSealing(pairing.sealingKey).seal);
const logbook = makeLogbook({ database, store, premises: () => pairing.state.pairing?.premises.slug ?? "" });
const sender = makeSender({
  database,
  store,
  pairing: () => pairing.state.pairing,
  noteContact(isPaired) {
    pairing.noteContact(isPaired);
    look();
  },
  whenShutOut: wipe,
});
const updates = watchForUpdates(() => shown !== "change" && screens.log.isUntouched());
const waiting = makeTimer(look);

const labels = () => pairing.state.labels ?? NOT_TOLD;
const timeZone = () => labels().door.time_zone;

/** @type {Phone} */
const phone = {
  say: (key, values) => say(key, values),
  topics: () => labels().topics,
  memory: () => logbook.state.memory,
  today: () => today(now(), timeZone()),
  isPaired: () => pairing.state.isPaired,
  go,
};

const root = (/** @type {string} */ name) => found(document, `[data-of="${name}"]`);
const screens = {
  pairing: makePairingScreen(root("pairing"), phone, join),
  log: makeLogScreen(root("log"), phone, { note: (what) => sent(logbook.note(what)), remove: (what) => sent(logbook.remove(what)) }, timeZone),
  change: makeChangeScreen(root("change"), phone, (old, contact) => sent(logbook.change(old, contact)), timeZone),
};

/** Sends what has just been kept, without waiting for that. @template T @param {Promise<T>} kept @returns {Promise<T>} */
async function sent(kept) {
  const result = await kept;
  waiting.wind(WAITING_IS_SAID_AFTER_MS);
  sender.send();
  return result;
}

/** @param {string} name @param {Noted} [what] */
function go(name, what) {
  shown = name;
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-of]"))) {
    each.hidden = each.dataset.of !== name;
  }
  found(document, "#screen").dataset.screen = name;
  /** @type {Record<string, Screen>} */ (screens)[name].show(what);
  speak();
  window.scrollTo(0, 0);
  found(root(name), "h1").focus({ preventScroll: true });
}

/** Writes every text of the page in the language of the moment. */
function speak() {
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-text]"))) {
    each.textContent = say(each.dataset.text ?? "");
  }
  document.documentElement.lang = say("language.code");
  document.title = `${found(root(shown), "h1").textContent} – Oasen`;
  found(document, "[data-language]").textContent = say("language.other");
  update();
}

/** What may have changed without anybody touching the screen. */
function update() {
  found(document, "[data-place]").textContent = pairing.state.pairing?.premises.name ?? "Oasen";
  for (const screen of Object.values(screens)) screen.update();
}

async function look() {
  waiting.stop();
  await logbook.look().catch(() => undefined);
  update();
}

async function changeLanguage() {
  const next = texts.find((each) => each["language.code"] !== say("language.code")) ?? texts[0];
  say = wordingOf(next);
  speak();
  await database.remember("language", next["language.code"]).catch(() => undefined);
}

/** @param {string} code */
async function join(code) {
  if (shown !== "pairing") go("pairing");
  screens.pairing.tell("asking");
  const outcome = await pairing.pair(code);
  screens.pairing.tell(outcome === "paired" ? "" : outcome);
  if (outcome === "paired") {
    await logbook.forget();
    sender.send();
  }
  // A used link puts no working phone out of service.
  if (pairing.state.pairing !== null && ["paired", "refused"].includes(outcome)) go("log");
}

/** The server has shut the phone out, and has all that was noted here. @param {string} token */
async function wipe(token) {
  const paired = pairing.state.pairing;
  if (paired?.token !== token || !(await store.wipe(paired.premises.slug))) return;
  pairing.forget();
  await logbook.look();
  go("pairing");
}

async function refresh() {
  await pairing.refreshLabels();
  await store.sealWaiting().catch(() => undefined);
  await store.tidy(dayOf(now())).catch(() => undefined);
  sender.send();
  updates.look();
  await look();
}

/** @returns {boolean} whether there was a link */
function followLink() {
  const code = takePairingCode();
  if (code !== null) join(code);
  return code !== null;
}

async function start() {
  await pairing.recall().catch(() => undefined);
  await store.recallLastSeq().catch(() => undefined);
  await logbook.look().catch(() => undefined);
  const spoken = await database.recall("language").catch(() => undefined);
  say = wordingOf(texts.find((each) => each["language.code"] === spoken) ?? texts[0]);
  found(document, "[data-language]").addEventListener("click", changeLanguage);
  window.addEventListener("hashchange", followLink);
  window.addEventListener("online", sender.send);
  document.addEventListener("visibilitychange", wake);
  isStoragePersistent();
  setInterval(refresh, LABELS_STAY_FRESH_MS);
  if (!followLink()) go(pairing.state.pairing === null ? "pairing" : "log");
  sender.send();
  refresh();
}

/** The phone is taken up again: yesterday has become the day before, and a new version may come in. */
function wake() {
  if (document.visibilityState !== "visible") return;
  if (shown === "log" && screens.log.isUntouched()) updates.takeNewVersion();
  refresh();
}

start();
