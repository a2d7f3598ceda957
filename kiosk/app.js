/** Starts the kiosk: what it can say, what the tablet remembers, sending, then the first screen. */

import { Ease } from "./components/ease/ease.js";
import { Masthead } from "./components/masthead/masthead.js";
import { endsVisit, secondsUntilLeft } from "./core/journey.js";
import { chosenActivities } from "./core/visit.js";
import { makeTimer, pause } from "./device/clock.js";
import { makeDatabase } from "./device/database.js";
import { makeEntryStore } from "./device/entry-store.js";
import { listenForScanner } from "./device/keyboard-scanner.js";
import { makeSender } from "./device/sender.js";
import { isStoragePersistent } from "./device/storage-check.js";
import { watchForUpdates } from "./device/updates.js";
import { makeVoice } from "./device/voice.js";
import { keepScreenLit } from "./device/wake-lock.js";
import { makeInterpreter } from "./interpreter.js";
import { makePairing, takePairingCode } from "./pairing.js";
import { makeReception } from "./reception.js";
import { makeStage } from "./stage.js";

/** @import { Kiosk } from "./screens/screen.js" */

const LABELS_STAY_FRESH_MS = 10 * 60_000;
const REFUSED_LINK_IS_READ_IN_MS = 8_000;
/** Longer than any screen takes to be read aloud; a voice that hangs does not keep the visitor on the screen. */
const READING_LASTS_AT_MOST_MS = 120_000;
const { dataset } = document.documentElement;

/** What a tablet offers that does not know its premises; the first greets everyone, another lasts for one visit. */
const languagesAtFirst = (dataset.languages ?? "sv").split(" ");
const interpreter = await makeInterpreter(languagesAtFirst);

const shown = { screen: "starting", pairingState: "needed" };
const tablet = { queueCount: 0, isPersistent: false };

const database = makeDatabase();
const store = makeEntryStore(database);
const pairing = makePairing(database);
const sender = makeSender(store, () => pairing.state.pairing, pairing.noteContact);
const updates = watchForUpdates();

const reception = makeReception({
  store,
  pairing: () => pairing.state.pairing ?? { token: "", kiosk: "", premises: { slug: "", name: "" } },
  activities: () => pairing.state.labels?.activities ?? [],
  whenStored: sender.send,
  whenShown: show,
});

/** @type {Kiosk} */
const kiosk = {
  raise: hear,
  say: interpreter.say,
  facts: () => ({
    language: interpreter.language(),
    languages: interpreter.languages(),
    pairingState: shown.pairingState,
    activities: reception.state.activities,
    chosen: chosenActivities(reception.state.visit),
    tablet: {
      ...tablet,
      lastContactAt: pairing.state.lastContactAt,
      isPaired: pairing.state.isPaired,
      name: pairing.state.pairing?.kiosk ?? "",
      version: dataset.version ?? "",
    },
  }),
};

const screenElement = /** @type {HTMLElement} */ (document.getElementById("screen"));
const stage = makeStage(screenElement, kiosk);
const voice = makeVoice(followVoice);
const ease = Ease(screenElement, voice, interpreter.language);
const masthead = Masthead(makeTimer, () => hear("staff-wanted"));
const idle = makeTimer(leaveAlone);

/** What concerns the tablet is seen to here, what concerns a visit by the reception. */
async function hear(/** @type {string} */ event, /** @type {string} */ detail = "") {
  if (event === "language-chosen") speak(detail);
  else if (event === "pairing-retried") await pairBy(waitingCode);
  else {
    if (event === "staff-wanted") await askTablet();
    await reception.raise(event, detail);
  }
}

function show(/** @type {string} */ screen) {
  if (screen !== shown.screen) voice.stop();
  if (endsVisit(shown.screen, screen)) forgetVisitor();
  shown.screen = screen;
  stage.show(screen);
  updateMasthead();
  windIdle();
}

/** The next one is greeted as everyone is. */
function forgetVisitor() {
  ease.reset();
  speak();
}

function speak(/** @type {string} */ code = "") {
  if (!interpreter.speak(code)) return;
  voice.stop();
  stage.speak();
  stage.show(reception.state.screen);
  updateMasthead();
  ease.update();
}

/** Nobody is sent away while the screen is being read to them. */
function followVoice() {
  ease.update();
  windIdle();
}

function updateMasthead() {
  const { labels, pairing: paired, isPaired } = pairing.state;
  const name = labels?.premises.name ?? paired?.premises.name ?? "Oasen";
  masthead.update({ name, notice: isPaired ? "" : kiosk.say("staff.not-paired-short") });
}

function windIdle() {
  const seconds = secondsUntilLeft(reception.state.screen);
  const milliseconds = seconds === null ? null : seconds * 1000;
  idle.wind(milliseconds !== null && voice.isReading() ? READING_LASTS_AT_MOST_MS : milliseconds);
}

/** Nobody stands here any more: forget who did, and let a new version of the kiosk in. */
async function leaveAlone() {
  if (reception.state.screen === "welcome") updates.takeNewVersion();
  await reception.raise("left-alone");
  if (reception.state.screen === "welcome") forgetVisitor();
}

async function askTablet() {
  tablet.isPersistent = await isStoragePersistent();
  tablet.queueCount = await store.waitingCount();
}

/** Kept while the server cannot be reached, so that the link need not be opened again. */
let waitingCode = "";

async function pairBy(/** @type {string} */ code) {
  waitingCode = code;
  const pairedBefore = pairing.state.pairing !== null;
  await sayOfPairing("asking");
  const outcome = await pairing.pair(code);
  await sayOfPairing(outcome === "paired" ? "needed" : outcome);
  // A used link must not put a working tablet out of service.
  if (outcome === "refused" && pairedBefore) await pause(REFUSED_LINK_IS_READ_IN_MS);
  await offerLanguages();
  if (outcome === "paired" || (outcome === "refused" && pairedBefore)) await reception.raise("paired");
  sender.send();
}

async function sayOfPairing(/** @type {string} */ pairingState) {
  shown.pairingState = pairingState;
  await reception.raise("not-paired");
}

async function refresh() {
  await pairing.refreshLabels();
  await offerLanguages();
  updateMasthead();
  updates.look();
}

/** Those that staff have turned on, as soon as the tablet hears of it, and without network what it last heard. */
async function offerLanguages() {
  await interpreter.offer(pairing.state.labels?.languages ?? languagesAtFirst);
  if (shown.screen !== "starting") stage.show(shown.screen);
}

async function start() {
  await pairing.recall().catch(() => undefined);
  await offerLanguages();
  ease.update();
  for (const touch of ["pointerdown", "pointerup", "keydown"]) document.addEventListener(touch, windIdle);
  window.addEventListener("hashchange", followLink);
  window.addEventListener("online", sender.send);
  document.addEventListener("visibilitychange", sender.send);
  listenForScanner((value) => reception.raise("card-shown", value));
  keepScreenLit();
  isStoragePersistent();
  setInterval(refresh, LABELS_STAY_FRESH_MS);
  if (!followLink()) await reception.raise(pairing.state.pairing ? "paired" : "not-paired");
  await store.release().catch(() => undefined);
  sender.send();
  refresh();
}

function followLink() {
  const code = takePairingCode();
  if (code !== null) pairBy(code);
  return code !== null;
}

start();
