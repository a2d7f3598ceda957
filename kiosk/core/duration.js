/** Says a length of time by its largest unit, as people do. */

/** @type {[string, number][]} */
const UNITS = [
  ["years", 365.25 * 86_400],
  ["days", 86_400],
  ["hours", 3_600],
  ["minutes", 60],
  ["seconds", 1],
];

/**
 * The unit and how many of it: 7 300 seconds are 2 hours. Whoever says it rounds, and so does this.
 *
 * @param {number} seconds
 * @returns {{unit: string, count: number}}
 */
export function roughly(seconds) {
  const [unit, length] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? UNITS[UNITS.length - 1];
  return { unit, count: Math.round(Math.abs(seconds) / length) };
}
