/** Counts who came along with somebody and did not tap: adults and children. */

/** @typedef {{adults: number, children: number}} Company */

export const MOST_OF_EACH = 20;

/** @type {Company} */
export const ALONE = { adults: 0, children: 0 };

/**
 * The company after one press, like "adults +1"; what a press cannot mean changes nothing.
 *
 * @param {Company} company
 * @param {string} change
 * @returns {Company}
 */
export function companyAfter(company, change) {
  const [, who, step] = /^(adults|children) ([+-]1)$/.exec(change) ?? [];
  if (who === undefined) return company;
  const key = /** @type {keyof Company} */ (who);
  const count = Math.min(Math.max(company[key] + Number(step), 0), MOST_OF_EACH);
  return { ...company, [key]: count };
}

/** @param {Company} company */
export function headCount({ adults, children }) {
  return adults + children;
}
