/** How many came along, press by press. */

import assert from "node:assert/strict";
import test from "node:test";

import { ALONE, companyAfter, headCount } from "../../../kiosk/core/company.js";

/** @param {string[]} presses */
const after = (...presses) => presses.reduce(companyAfter, ALONE);

test("each press is one person", () => {
  assert.deepEqual(after("adults +1", "adults +1", "children +1"), { adults: 2, children: 1 });
  assert.deepEqual(after("adults +1", "adults +1", "adults -1"), { adults: 1, children: 0 });
});

test("nobody is fewer than nobody", () => {
  assert.deepEqual(after("children -1", "adults -1"), ALONE);
});

test("twenty of each is the most", () => {
  assert.deepEqual(after(...Array(25).fill("adults +1"), ...Array(25).fill("children +1")), { adults: 20, children: 20 });
});

test("what no button says changes nothing", () => {
  assert.deepEqual(after("adults +1", "adults +2", "dogs +1", "", "adults"), { adults: 1, children: 0 });
});

test("heads are adults and children together", () => {
  assert.equal(headCount({ adults: 2, children: 3 }), 5);
});
