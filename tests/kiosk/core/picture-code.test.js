/** Picture codes on the tablet: every slip of one picture and every swap of two is caught, without asking anybody. */

import assert from "node:assert/strict";
import test from "node:test";

import { CODE_LENGTH, PICTURE_COUNT, isCode, wordOf, written } from "../../../kiosk/core/picture-code.js";

const PICTURES = Array.from({ length: PICTURE_COUNT }, (_, number) => number);
const PLACES = Array.from({ length: CODE_LENGTH }, (_, place) => place);

/** The one code that has these pictures everywhere but at the place. */
function completed(pictures, place) {
  const found = PICTURES.filter((picture) => isCode(pictures.with(place, picture)));
  assert.equal(found.length, 1, `one picture makes ${pictures} a code`);
  return pictures.with(place, found[0]);
}

/** Any code with one picture at one place and another at another; what is changed matters, not what stands beside. */
function codeWith(place, picture, other, otherPicture) {
  const free = PLACES.find((each) => each !== place && each !== other);
  return completed([7, 11, 13, 17, 19].with(place, picture).with(other, otherPicture), free);
}

test("four pictures have one fifth that makes them a code", () => {
  for (const seed of PICTURES) completed([seed, (seed * 5) % 47, (seed * 11) % 47, (seed * 23) % 47, 0], 4);
});

test("every picture in every place, changed to every other, is noticed", () => {
  let tried = 0;
  for (const place of PLACES) {
    for (const right of PICTURES) {
      const code = codeWith(place, right, (place + 1) % CODE_LENGTH, 5);
      for (const wrong of PICTURES.filter((picture) => picture !== right)) {
        assert.equal(isCode(code.with(place, wrong)), false);
        tried += 1;
      }
    }
  }
  assert.equal(tried, 5 * 47 * 46);
});

test("every two pictures in every two places, swapped, are noticed", () => {
  let tried = 0;
  for (const place of PLACES) {
    for (const other of PLACES.filter((each) => each > place)) {
      for (const one of PICTURES) {
        for (const two of PICTURES.filter((picture) => picture !== one)) {
          const code = codeWith(place, one, other, two);
          assert.equal(isCode(code.with(place, two).with(other, one)), false);
          tried += 1;
        }
      }
    }
  }
  assert.equal(tried, 10 * 47 * 46);
});

test("what is not five pictures is no code", () => {
  const wrong = [[], [0, 0, 0, 0], [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 47], [-47, 0, 0, 0, 0], [0.5, 0, 0, 0, 9.3], [NaN]];

  assert.deepEqual(wrong.filter(isCode), []);
});

test("a code is written with the names of its pictures, and read aloud in the visitor's language", () => {
  const pictures = [
    { slug: "bee", sv: "bi", en: "bee" },
    { slug: "cat", sv: "katt", en: "cat" },
  ];

  assert.equal(written([1, 0, 1], pictures), "cat-bee-cat");
  assert.deepEqual(wordOf(pictures[0], "sv"), { word: "bi", language: "sv" });
  assert.deepEqual(wordOf(pictures[0], "sv-simple"), { word: "bi", language: "sv" });
  assert.deepEqual(wordOf(pictures[0], "ar"), { word: "bee", language: "en" });
});
