/** Decides how tiles lie on a screen: how many columns, and how many tiles before "Mer". */

/**
 * @typedef {{columns: number, perPage: number, gap: number}} Layout perPage counts the tile that says "Mer" too
 * @typedef {{width: number, height: number, least: number, gaps: number[]}} Box least is a tile's least width and
 *   height; gaps from the one that looks best to the one that still keeps fingers apart
 */

/**
 * The layout that gives the largest tiles near to a square, and narrower gaps before a second page.
 *
 * @param {number} count
 * @param {Box} box
 * @returns {Layout}
 */
export function tileLayout(count, { width, height, least, gaps }) {
  const layouts = gaps.map((gap) => layoutWithGap(count, { width, height, least, gap }));
  return layouts.find(({ perPage }) => perPage >= count) ?? layouts[layouts.length - 1];
}

/**
 * @param {number} count
 * @param {{width: number, height: number, least: number, gap: number}} box
 * @returns {Layout}
 */
function layoutWithGap(count, { width, height, least, gap }) {
  const fitting = (/** @type {number} */ length) => Math.max(1, Math.floor((length + gap) / (least + gap)));
  const mostColumns = fitting(width);
  const mostRows = fitting(height);
  const shown = Math.max(1, Math.min(count, mostColumns * mostRows));
  let best = { columns: mostColumns, score: -1 };
  for (let columns = 1; columns <= Math.min(mostColumns, shown); columns += 1) {
    const rows = Math.ceil(shown / columns);
    if (rows > mostRows) continue;
    const tileWidth = (width + gap) / columns - gap;
    const tileHeight = (height + gap) / rows - gap;
    // A row with holes looks unfinished: a hole costs a little, a narrow tile more.
    const score = Math.min(tileWidth, tileHeight * 1.4) - 25 * (columns * rows - shown);
    if (score > best.score) best = { columns, score };
  }
  return { columns: best.columns, perPage: mostColumns * mostRows, gap };
}

/**
 * What a page shows. With more tiles than fit, the last place on each page is for "Mer".
 *
 * @template T
 * @param {T[]} tiles
 * @param {number} page from 0; after the last one comes the first again
 * @param {number} perPage
 * @returns {{tiles: T[], hasMore: boolean}}
 */
export function tilesOfPage(tiles, page, perPage) {
  if (tiles.length <= perPage) return { tiles, hasMore: false };
  const places = Math.max(1, perPage - 1);
  const pageCount = Math.ceil(tiles.length / places);
  const start = (page % pageCount) * places;
  return { tiles: tiles.slice(start, start + places), hasMore: true };
}
