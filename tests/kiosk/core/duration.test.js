/** Lengths of time by their largest unit. */

import assert from "node:assert/strict";
import test from "node:test";

import { roughly } from "../../../kiosk/core/duration.js";

test("a length is said by its largest unit, forwards and backwards", () => {
  const said = [0.4, 59, -60, 3_599, 7_300, 86_400 * 40, -86_400 * 800].map(roughly);

  assert.deepEqual(
    said.map(({ unit, count }) => `${count} ${unit}`),
    ["0 seconds", "59 seconds", "1 minutes", "60 minutes", "2 hours", "40 days", "2 years"],
  );
});
