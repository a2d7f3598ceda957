/** Starts the kiosk: what it can say, what the tablet remembers, sending, then the first screen. */

import { makeAttendance } from "./attendance.js";
import { Ease } from "./components/ease/ease.js";
import { Masthead } from "./components/masthead/masthead.js";
import { dayOf } from "./core/copies.js";
import { endsVisit } from "./core/journey.js";
import { localDay } from "./core/local-day.js";
import { waitOf } from "./core/pin.js";
import { tilesInOrder } from "./core/tile-order.js";
import { cardInHand, chosenActivities, companyOf } from "./core/visit.js";
import { makeTimer, moment, now } from "./device/clock.js";
import { makeDatabase } from "./device/database.js";
import { makeEntryStore } from "./device/entry-store.js";
import { listenForScanner } from "./device/keyboard-scanner.js";
import { readPictures } from "./device/pictures.js";
import { makeSealing } from "./device/sealing.js";
import { makeSender } from "./device/sender.js";
import { isStorageKept, isStoragePersistent } from "./device/storage-check.js";
import { listenForFaults } from "./device/trouble.js";
import { watchForUpdates } from "./device/updates.js";
import { makeVoice } from "./device/voice.js";
import { keepScreenLit } from "./device/wake-lock.js";
import { makeInterpreter } from "./interpreter.js";
import { makeJoining } from "./joining.js";
import { makePairing } from "./pairing.js";
import { makeReception } from "./reception.js";
import { makeRehearsal } from "./rehearsal.js";
import { makeReport } from "./report.js";
import { makeStaff } from "./staff.js";
import { makeStage } from "./stage.js";

/** @import { Kiosk } from "./screens/screen.js" */

const LABELS_STAY_FRESH_MS = 10 * 60_000;
/** So that a new activity is a tile within a minute; nothing comes back while nothing is new. */
const NEWS_IS_ASKED_FOR_MS = 40_000;
const DOOR_NOT_TOLD = { time_zone: "Europe/Stockholm", cutoff_minute: 240, goodbye: false, together: false };
const { dataset } = document.documentElement;

/** What a tablet offers that does not know its premises; the first greets everyone, another lasts for one visit. */
const languagesAtFirst = (dataset.languages ?? "sv").split(" ");
const [interpreter, pictures] = await Promise.all([makeInterpreter(languagesAtFirst), readPictures()]);

const shown = { screen: "starting" };
const tablet = { queueCount: 0, isPersistent: false, isSealed: false };

const database = makeDatabase();
const pairing = makePairing(database);
const sealing = makeSealing(pairing.sealingKey);
const store = makeEntryStore(database, sealing.seal);
const sender = makeSender({
  database,
  store,
  pairing: () => pairing.state.pairing,
  noteContact: pairing.noteContact,
  whenShutOut: (token) => reception.raise("shut-out", token),
});
const updates = watchForUpdates(() => attendance.isAlone() && reception.state.screen === "welcome");

const reception = makeReception({
  store,
  pairing: () => pairing.state.pairing ?? { token: "", kiosk: "", premises: { slug: "", name: "" } },
  activities: () => tilesInOrder(offeredActivities(), localDay(moment().now, door())),
  door,
  whenStored: sender.send,
  whenShown: show,
  wipe: (token) => joining.wipe(token),
});

const joining = makeJoining({
  pairing,
  store,
  raise: reception.raise,
  async whenAnswered() {
    await offerLanguages();
    sender.send();
    report.tell();
  },
});

const report = makeReport({
  version: dataset.version ?? "",
  pairing: () => pairing.state.pairing,
  queueCount: store.waitingCount,
  isStorageKept,
  async whenAnswered({ kiosk: name, pin, reload }) {
    await Promise.all([pairing.noteName(name), staff.keepPin(pin)]);
    if (reload) updates.loadAnew();
  },
});

const rehearsal = makeRehearsal({
  store,
  send: sender.send,
  premises: () => pairing.state.pairing?.premises.slug ?? "",
  whenChanged: () => stage.show(reception.state.screen),
});

const staff = makeStaff({
  database,
  store,
  lookAtTablet: askTablet,
  send: sender.send,
  rehearse: rehearsal.rehearse,
  takeNewVersion: updates.takeNewVersionNow,
  unpair: pairing.unpair,
  named: () => ({
    kiosk: pairing.state.pairing?.kiosk ?? "",
    premises: pairing.state.pairing?.premises.slug ?? "",
    clockAheadSeconds: report.state.clockAheadSeconds,
  }),
  whenChanged: () => stage.show(reception.state.screen),
});

/** @type {Kiosk} */
const kiosk = {
  pictures,
  raise: hear,
  say: interpreter.say,
  facts: () => ({
    language: interpreter.language(),
    languages: interpreter.languages(),
    pairingState: joining.state.pairingState,
    activities: reception.state.activities,
    chosen: chosenActivities(reception.state.visit),
    company: companyOf(reception.state.visit),
    isAlreadyHere: reception.state.visit?.isAlreadyHere ?? false,
    ways: { alreadyHere: offeredActivities().length > 0, leaving: door().goodbye },
    holdsCard: cardInHand(reception.state.visit) !== null,
    hasCredential: reception.state.visit?.card != null,
    isCounted: reception.state.visit?.card?.agreed ?? false,
    isCountedTogether: door().together ?? false,
    cardDays: reception.state.cardDays,
    tablet: {
      ...tablet,
      isFull: store.isFull(),
      lastContactAt: pairing.state.lastContactAt,
      isPaired: pairing.state.isPaired,
      name: pairing.state.pairing?.kiosk ?? "",
      version: dataset.version ?? "",
      isNewVersionWaiting: updates.isWaiting(),
      clockAheadSeconds: report.state.clockAheadSeconds,
    },
    staff: {
      ...staff.state,
      hasPin: staff.state.pin !== null,
      pinWaitMs: waitOf(staff.state.tries, now()),
      rehearsal: rehearsal.state.rehearsal,
    },
  }),
};

const screenElement = /** @type {HTMLElement} */ (document.getElementById("screen"));
const stage = makeStage(screenElement, kiosk);
const voice = makeVoice(followVoice);
const ease = Ease(screenElement, voice, interpreter.language);
const masthead = Masthead(makeTimer, () => hear("staff-wanted"));
const attendance = makeAttendance({
  screen: () => reception.state.screen,
  isReading: voice.isReading,
  whenLeft: leaveAlone,
});

function offeredActivities() {
  return pairing.state.labels?.activities ?? [];
}

/** What the premises want of their door; before the server has said, the least. */
function door() {
  return pairing.state.labels?.door ?? DOOR_NOT_TOLD;
}

/** What concerns the tablet is seen to here, what concerns a visit by the reception. */
async function hear(/** @type {string} */ event, /** @type {string} */ detail = "") {
  if (event === "language-chosen") speak(detail);
  else if (event === "pairing-retried") await joining.tryAgain();
  else if (event === "pairing-code-given") await joining.joinBy(detail);
  else {
    const heard = await staff.hear(event, detail);
    if (heard !== null) await reception.raise(heard, detail);
  }
}

function show(/** @type {string} */ screen) {
  if (screen !== shown.screen) voice.stop();
  if (endsVisit(shown.screen, screen)) forgetVisitor();
  shown.screen = screen;
  stage.show(screen);
  updateMasthead();
  attendance.wind();
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
  attendance.wind();
}

function updateMasthead() {
  const { labels, pairing: paired, isPaired } = pairing.state;
  const name = labels?.premises.name ?? paired?.premises.name ?? "Oasen";
  const trouble = (!isPaired && "staff.not-paired-short") || (store.isFull() && "staff.full-short");
  masthead.update({ name, notice: trouble ? kiosk.say(trouble) : "" });
}

/** Nobody stands here any more: forget who did, and let a new version of the kiosk in. */
async function leaveAlone() {
  if (reception.state.screen === "welcome") updates.takeNewVersion();
  await reception.raise("left-alone");
  if (reception.state.screen === "welcome") forgetVisitor();
}

async function askTablet() {
  tablet.isPersistent = await isStoragePersistent();
  tablet.isSealed = await sealing.canSeal();
  tablet.queueCount = await store.waitingCount();
}

async function refresh() {
  await pairing.refreshLabels();
  await offerLanguages();
  await store.sealWaiting().catch(() => undefined);
  await store.tidy(dayOf(now())).catch(() => undefined);
  sender.send();
  updateMasthead();
  updates.look();
  report.tell();
}

/** What staff have decided since; whoever stands here keeps the tiles they were shown. */
async function hearNews() {
  if (document.visibilityState === "hidden" || !(await pairing.hearOfNews())) return;
  await offerLanguages();
  updateMasthead();
}

/** Those that staff have turned on, as soon as the tablet hears of it, and without network what it last heard. */
async function offerLanguages() {
  await interpreter.offer(pairing.state.labels?.languages ?? languagesAtFirst);
  if (shown.screen !== "starting") stage.show(shown.screen);
}

async function start() {
  await pairing.recall().catch(() => undefined);
  await store.recallLastSeq().catch(() => undefined);
  await staff.recall().catch(() => undefined);
  await offerLanguages();
  ease.update();
  attendance.listen();
  listenForFaults();
  window.addEventListener("hashchange", joining.followLink);
  for (const work of [sender.send, report.tell]) window.addEventListener("online", work);
  document.addEventListener("visibilitychange", sender.send);
  listenForScanner(hearScanner);
  keepScreenLit();
  isStoragePersistent();
  setInterval(refresh, LABELS_STAY_FRESH_MS);
  setInterval(hearNews, NEWS_IS_ASKED_FOR_MS);
  if (!joining.followLink()) await reception.raise(pairing.state.pairing ? "paired" : "not-paired");
  await store.release().catch(() => undefined);
  sender.send();
  refresh();
}

function hearScanner(/** @type {string} */ value) {
  if (!joining.isPairedByScan(value)) reception.raise("card-shown", value);
}

start();
