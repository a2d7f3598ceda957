/** Knows whether anybody stands before the tablet: a screen that nobody touches is left, and so is one that slept. */

import { secondsUntilLeft } from "./core/journey.js";
import { makeTimer, now } from "./device/clock.js";

/** Longer than any screen takes to be read aloud; a voice that hangs does not keep the visitor on the screen. */
const READING_LASTS_AT_MOST_MS = 120_000;

/**
 * @typedef {object} AttendanceSurroundings
 * @property {() => string} screen the one that shows
 * @property {() => boolean} isReading whether it is being read aloud
 * @property {() => void} whenLeft nobody stands here any more
 */

/** @param {AttendanceSurroundings} surroundings */
export function makeAttendance({ screen, isReading, whenLeft }) {
  const idle = makeTimer(leave);
  /** From the moment a screen has been left alone until the next touch. */
  let isAlone = false;
  /** By the clock on the wall, which goes on while the tablet sleeps. */
  let woundAt = 0;

  function wind() {
    woundAt = now();
    const seconds = secondsUntilLeft(screen());
    const milliseconds = seconds === null ? null : seconds * 1000;
    idle.wind(milliseconds !== null && isReading() ? READING_LASTS_AT_MOST_MS : milliseconds);
  }

  function leave() {
    isAlone = true;
    whenLeft();
  }

  function noteTouch() {
    isAlone = false;
    wind();
  }

  /** A tablet that goes to sleep, or wakes from longer than a screen waits, shows nothing of whoever stood there. */
  function noteSleep(/** @type {Event} */ { type }) {
    const seconds = secondsUntilLeft(screen());
    const isAsleep = type === "freeze" || document.visibilityState === "hidden";
    if (seconds !== null && (isAsleep || now() - woundAt > seconds * 1000)) leave();
  }

  /** A page that comes back by the back button comes as it was left: with somebody's visit on it. */
  function noteReturn(/** @type {PageTransitionEvent} */ event) {
    if (event.persisted) leave();
  }

  function listen() {
    for (const touch of ["pointerdown", "pointerup", "keydown"]) document.addEventListener(touch, noteTouch);
    for (const change of ["visibilitychange", "freeze", "resume"]) document.addEventListener(change, noteSleep);
    window.addEventListener("pageshow", noteReturn);
  }

  return { wind, listen, isAlone: () => isAlone };
}
