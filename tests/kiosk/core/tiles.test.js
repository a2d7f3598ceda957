/** How tiles lie on the screens of tablets. */

import assert from "node:assert/strict";
import test from "node:test";

import { tileLayout, tilesOfPage } from "../../../kiosk/core/tiles.js";

const GAPS = { least: 190, gaps: [20, 16, 12] };
const LYING = { width: 1208, height: 416, ...GAPS };
const STANDING = { width: 728, height: 840, ...GAPS };

test("six tiles lie three by two, or stand two by three", () => {
  assert.equal(tileLayout(6, LYING).columns, 3);
  assert.equal(tileLayout(6, STANDING).columns, 2);
});

test("two tiles share the width", () => {
  assert.equal(tileLayout(2, LYING).columns, 2);
});

test("twelve tiles fit on one page either way, if need be closer together", () => {
  assert.ok(tileLayout(12, LYING).perPage >= 12);
  assert.ok(tileLayout(12, STANDING).perPage >= 12);
});

test("no tile is ever smaller than a shaky finger needs", () => {
  const cases = [LYING, STANDING, { width: 984, height: 384, ...GAPS }].flatMap((box) =>
    Array.from({ length: 30 }, (_each, index) => ({ box, count: index + 1 })),
  );

  const tooSmall = cases.filter(({ box, count }) => {
    const { columns, perPage, gap } = tileLayout(count, box);
    const rows = Math.ceil(Math.min(count, perPage) / columns);
    const width = (box.width + gap) / columns - gap;
    const height = (box.height + gap) / rows - gap;
    return width < box.least || height < box.least;
  });

  assert.deepEqual(tooSmall, []);
});

test("even a screen for one tile shows one", () => {
  assert.deepEqual(tileLayout(5, { width: 100, height: 100, ...GAPS }), { columns: 1, perPage: 1, gap: 12 });
});

test("what does not fit comes on further pages, each tile on one of them", () => {
  const tiles = Array.from({ length: 25 }, (_each, index) => index);
  const pages = [0, 1, 2].map((page) => tilesOfPage(tiles, page, 12));

  assert.deepEqual(pages.flatMap((page) => page.tiles), tiles);
  assert.ok(pages.every(({ tiles: shown, hasMore }) => hasMore && shown.length <= 11));
});

test("after the last page comes the first", () => {
  assert.deepEqual(tilesOfPage([1, 2, 3, 4], 2, 3), tilesOfPage([1, 2, 3, 4], 0, 3));
});

test("what fits has no second page", () => {
  assert.deepEqual(tilesOfPage([1, 2, 3], 0, 3), { tiles: [1, 2, 3], hasMore: false });
});
