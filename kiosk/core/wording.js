/** Turns a key with its values into the text of a language. */

/**
 * @typedef {Record<string, string>} Texts the flat file of one language
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 */

/**
 * The wording of one language. A text that depends on a count has a key per plural form, as the language
 * needs them: staff.queue.one, staff.queue.other. Numbers are written as the language writes them.
 *
 * @param {Texts} texts
 * @returns {Say}
 */
export function wordingOf(texts) {
  const plurals = new Intl.PluralRules(texts["language.code"]);
  const numbers = new Intl.NumberFormat(texts["language.code"]);
  const isMirrored = texts["language.direction"] === "rtl";
  /** A name from another script keeps to itself: else it would turn the words around it. @param {string | number} value */
  const written = (value) => {
    if (typeof value === "number") return numbers.format(value);
    return isMirrored ? `\u2068${value}\u2069` : value;
  };
  return (key, values = {}) => {
    const form = typeof values.count === "number" ? `${key}.${plurals.select(values.count)}` : key;
    const text = texts[form] ?? texts[`${key}.other`] ?? key;
    return text.replace(/\{(\w+)\}/g, (placeholder, name) => written(values[name] ?? placeholder));
  };
}
