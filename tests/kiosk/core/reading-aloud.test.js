/** Which voice reads aloud. */

import assert from "node:assert/strict";
import test from "node:test";

import { voiceFor } from "../../../kiosk/core/reading-aloud.js";

const SWEDISH = { lang: "sv-SE", localService: true };
const ARABIC = { lang: "ar_EG", localService: true };
const FAR_AWAY = { lang: "fi-FI", localService: false };
const VOICES = [ARABIC, FAR_AWAY, SWEDISH];

test("a language is read by a voice of its own", () => {
  assert.equal(voiceFor(VOICES, "sv"), SWEDISH);
  assert.equal(voiceFor(VOICES, "ar"), ARABIC);
});

test("easy Swedish is read by a Swedish voice", () => {
  assert.equal(voiceFor(VOICES, "sv-x-easy"), SWEDISH);
});

test("nobody reads a language whose sounds they do not know", () => {
  assert.equal(voiceFor(VOICES, "so"), null);
  assert.equal(voiceFor([], "sv"), null);
});

test("a voice that lives on somebody's server is told nothing", () => {
  assert.equal(voiceFor(VOICES, "fi"), null);
});
