/** Starts the kiosk: what it can say, what the tablet remembers, sending, then the first screen. */

import { Ease } from "./components/ease/ease.js";
import { Masthead } from "./components/masthead/masthead.js";
import { dayOf } from "./core/copies.js";
import { endsVisit, secondsUntilLeft } from "./core/journey.js";
import { localDay } from "./core/local-day.js";
import { pairingCodeOfText } from "./core/pairing-code.js";
import { waitOf } from "./core/pin.js";
import { tilesInOrder } from "./core/tile-order.js";
import { cardInHand, chosenActivities, companyOf } from "./core/visit.js";
import { makeTimer, moment, now, pause } from "./device/clock.js";
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
/** Longer than any screen takes to be read aloud; a voice that hangs does not keep the visitor on the screen. */
const READING_LASTS_AT_MOST_MS = 120_000;
const { dataset } = document.documentElement;

/** What a tablet offers that does not know its premises; the first greets everyone, another lasts for one visit. */
const languagesAtFirst = (dataset.languages ?? "sv").split(" ");
const [interpreter, pictures] = await Promise.all([makeInterpreter(languagesAtFirst), readPictures()]);

const shown = { screen: "starting", pairingState: "needed" };
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
  pictures,
  raise: hear,
  say: interpreter.say,
  facts: () => ({
    language: interpreter.language(),
    languages: interpreter.languages(),
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

const screenElement = /** @type {HTMLElement} */ (document.getElementById("screen"));
const stage = makeStage(screenElement, kiosk);
const voice = makeVoice(followVoice);
const ease = Ease(screenElement, voice, interpreter.language);
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
  const trouble = (!isPaired && "staff.not-paired-short") || (store.isFull() && "staff.full-short");
  masthead.update({ name, notice: trouble ? kiosk.say(trouble) : "" });
}

function windIdle() {
  woundAt = now();
  const seconds = secondsUntilLeft(reception.state.screen);
  const milliseconds = seconds === null ? null : seconds * 1000;
  idle.wind(milliseconds !== null && voice.isReading() ? READING_LASTS_AT_MOST_MS : milliseconds);
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
async function leaveAlone() {
  isAlone = true;
  if (reception.state.screen === "welcome") updates.takeNewVersion();
  await reception.raise("left-alone");
  if (reception.state.screen === "welcome") forgetVisitor();
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
  await offerLanguages();
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
  await offerLanguages();
  await store.sealWaiting().catch(() => undefined);
  await store.tidy(dayOf(now())).catch(() => undefined);
  sender.send();
  updateMasthead();
  updates.look();
  report.tell();
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
