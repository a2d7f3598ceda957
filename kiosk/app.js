/** Starts the kiosk: what it can say, what the tablet remembers, sending, then the first screen. */

import { Masthead } from "./components/masthead/masthead.js";
import { dayOf } from "./core/copies.js";
import { secondsUntilLeft } from "./core/journey.js";
import { localDay } from "./core/local-day.js";
import { pairingCodeOfText } from "./core/pairing-code.js";
import { waitOf } from "./core/pin.js";
import { tilesInOrder } from "./core/tile-order.js";
import { cardInHand, chosenActivities, companyOf } from "./core/visit.js";
import { wordingOf } from "./core/wording.js";
import { makeTimer, moment, now, pause } from "./device/clock.js";
import { makeDatabase } from "./device/database.js";
import { makeEntryStore } from "./device/entry-store.js";
import { listenForScanner } from "./device/keyboard-scanner.js";
import { readLanguages } from "./device/languages.js";
import { readPictures } from "./device/pictures.js";
import { makeSealing } from "./device/sealing.js";
import { makeSender } from "./device/sender.js";
import { isStorageKept, isStoragePersistent } from "./device/storage-check.js";
import { listenForFaults } from "./device/trouble.js";
import { watchForUpdates } from "./device/updates.js";
import { keepScreenLit } from "./device/wake-lock.js";
import { makePairing, takePairingCode } from "./pairing.js";
import { makeReception } from "./reception.js";
import { makeRehearsal } from "./rehearsal.js";
import { makeReport } from "./report.js";
import { makeStaff } from "./staff.js";
import { makeStage } from "./stage.js";

/** @import { Kiosk } from "./screens/screen.js" */

const LABELS_STAY_FRESH_MS = 10 * 60_000;
const REFUSED_LINK_IS_READ_IN_MS = 8_000;
const DOOR_NOT_TOLD = { time_zone: "Europe/Stockholm", cutoff_minute: 240, goodbye: false };
const { dataset } = document.documentElement;

const [texts, pictures] = await Promise.all([readLanguages((dataset.languages ?? "sv").split(" ")), readPictures()]);
const languages = texts.map((each) => ({
  code: each["language.code"],
  name: each["language.name"],
  direction: each["language.direction"],
}));
/** The first language of the folder's list greets everyone; another lasts for one visit. */
const greeting = texts[0];

const shown = { say: wordingOf(greeting), language: greeting["language.code"], pairingState: "needed" };
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
const updates = watchForUpdates(() => isAlone && reception.state.screen === "welcome");

/** From the moment a screen has been left alone until the next touch: a new version may come in. */
let isAlone = false;

const reception = makeReception({
  store,
  pairing: () => pairing.state.pairing ?? { token: "", kiosk: "", premises: { slug: "", name: "" } },
  activities: () => tilesInOrder(offeredActivities(), localDay(moment().now, door())),
  door,
  whenStored: sender.send,
  whenShown: show,
  wipe,
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
  languages,
  pictures,
  raise: hear,
  say: (key, values) => shown.say(key, values),
  facts: () => ({
    language: shown.language,
    pairingState: shown.pairingState,
    activities: reception.state.activities,
    chosen: chosenActivities(reception.state.visit),
    company: companyOf(reception.state.visit),
    isAlreadyHere: reception.state.visit?.isAlreadyHere ?? false,
    ways: { alreadyHere: offeredActivities().length > 0, leaving: door().goodbye },
    holdsCard: cardInHand(reception.state.visit) !== null,
    hasCredential: reception.state.visit?.card != null,
    isCounted: reception.state.visit?.card?.agreed ?? false,
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

const stage = makeStage(/** @type {HTMLElement} */ (document.getElementById("screen")), kiosk);
const masthead = Masthead(makeTimer, () => hear("staff-wanted"));
const idle = makeTimer(leaveAlone);

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
  else if (event === "pairing-retried") await pairBy(waitingCode);
  else if (event === "pairing-code-given") await pairBy(detail);
  else {
    const heard = await staff.hear(event, detail);
    if (heard !== null) await reception.raise(heard, detail);
  }
}

function show(/** @type {string} */ screen) {
  if (screen === "welcome") speak(greeting["language.code"]);
  stage.show(screen);
  updateMasthead();
  windIdle();
}

function speak(/** @type {string} */ code) {
  const chosen = texts.find((each) => each["language.code"] === code) ?? greeting;
  if (chosen["language.code"] === shown.language) return;
  shown.language = chosen["language.code"];
  shown.say = wordingOf(chosen);
  stage.speak();
  stage.show(reception.state.screen);
  updateMasthead();
}

function updateMasthead() {
  const { labels, pairing: paired, isPaired } = pairing.state;
  const name = labels?.premises.name ?? paired?.premises.name ?? "Oasen";
  const trouble = (!isPaired && "staff.not-paired-short") || (store.isFull() && "staff.full-short");
  masthead.update({ name, notice: trouble ? kiosk.say(trouble) : "" });
}

function windIdle() {
  woundAt = now();
  const seconds = secondsUntilLeft(reception.state.screen);
  idle.wind(seconds === null ? null : seconds * 1000);
}

/** By the clock on the wall, which goes on while the tablet sleeps. */
let woundAt = 0;

function noteTouch() {
  isAlone = false;
  windIdle();
}

/** A tablet that goes to sleep, or wakes from longer than a screen waits, shows nothing of whoever stood there. */
function noteSleep(/** @type {Event} */ { type }) {
  const seconds = secondsUntilLeft(reception.state.screen);
  const isAsleep = type === "freeze" || document.visibilityState === "hidden";
  if (seconds !== null && (isAsleep || now() - woundAt > seconds * 1000)) leaveAlone();
}

/** Nobody stands here any more: forget who did, and let a new version of the kiosk in. */
function leaveAlone() {
  isAlone = true;
  if (reception.state.screen === "welcome") updates.takeNewVersion();
  reception.raise("left-alone");
}

/** A page that comes back by the back button comes as it was left: with somebody's visit on it. */
function forgetWhoStoodHere(/** @type {PageTransitionEvent} */ event) {
  if (event.persisted) reception.raise("left-alone");
}

async function askTablet() {
  tablet.isPersistent = await isStoragePersistent();
  tablet.isSealed = await sealing.canSeal();
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
  if (outcome === "paired" || (outcome === "refused" && pairedBefore)) await reception.raise("paired");
  sender.send();
  report.tell();
}

async function sayOfPairing(/** @type {string} */ pairingState) {
  shown.pairingState = pairingState;
  await reception.raise("not-paired");
}

/** The server has shut out what the tablet was and has all that was counted here: as on the first day from now on. */
async function wipe(/** @type {string} */ token) {
  const paired = pairing.state.pairing;
  const isWiped = paired?.token === token && (await store.wipe(paired.premises.slug));
  if (isWiped) {
    pairing.forget();
    shown.pairingState = "needed";
  }
  return isWiped;
}

async function refresh() {
  await pairing.refreshLabels();
  await store.sealWaiting().catch(() => undefined);
  await store.tidy(dayOf(now())).catch(() => undefined);
  sender.send();
  updateMasthead();
  updates.look();
  report.tell();
}

async function start() {
  await pairing.recall().catch(() => undefined);
  await store.recallLastSeq().catch(() => undefined);
  await staff.recall().catch(() => undefined);
  for (const touch of ["pointerdown", "pointerup", "keydown"]) document.addEventListener(touch, noteTouch);
  for (const change of ["visibilitychange", "freeze", "resume"]) document.addEventListener(change, noteSleep);
  listenForFaults();
  window.addEventListener("hashchange", followLink);
  for (const work of [sender.send, report.tell]) window.addEventListener("online", work);
  window.addEventListener("pageshow", forgetWhoStoodHere);
  document.addEventListener("visibilitychange", sender.send);
  listenForScanner(hearScanner);
  keepScreenLit();
  isStoragePersistent();
  setInterval(refresh, LABELS_STAY_FRESH_MS);
  if (!followLink()) await reception.raise(pairing.state.pairing ? "paired" : "not-paired");
  await store.release().catch(() => undefined);
  sender.send();
  refresh();
}

/** A scanner reads cards; on a tablet without premises also the picture that pairs it. */
function hearScanner(/** @type {string} */ value) {
  const code = pairing.state.pairing === null ? pairingCodeOfText(value) : null;
  if (code === null) reception.raise("card-shown", value);
  else pairBy(code);
}

function followLink() {
  const code = takePairingCode();
  if (code !== null) pairBy(code);
  return code !== null;
}

start();
