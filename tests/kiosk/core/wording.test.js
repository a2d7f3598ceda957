/** Texts, and the files of every language. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import { wordingOf } from "../../../kiosk/core/wording.js";

const FOLDER = new URL("../../../kiosk/languages/", import.meta.url);
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf-8"));
const LANGUAGES = readdirSync(FOLDER).map((name) => ({ name, texts: read(name) }));
const SWEDISH = read("sv.json");
const ENGLISH = read("en.json");
/** What these languages truly share with Swedish or English. */
const SAME_IN_BOTH = ["es no", "ro time.minutes.one"];
const MAY_BE_EMPTY = "language.reviewed";
/** Letters that a text of these languages cannot do without. */
const SCRIPTS = { ar: /\p{Script=Arabic}/u, fa: /\p{Script=Arabic}/u, ti: /\p{Script=Ethiopic}/u, uk: /\p{Script=Cyrillic}/u };
const PLURAL_FORM = /\.(zero|one|two|few|many|other)$/;

const keys = (/** @type {object} */ texts) => [...new Set(Object.keys(texts).map((key) => key.replace(PLURAL_FORM, "")))];
const placeholders = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();
const baseOf = (/** @type {string} */ code) => code.split("-")[0];

/** Whether a plural form stands for one number alone, so that its text may say it in words: two entries. */
function saysOneNumber(/** @type {string} */ code, /** @type {string} */ form) {
  const rules = new Intl.PluralRules(code);
  return Array.from({ length: 1_200 }, (_, count) => count).filter((count) => rules.select(count) === form).length === 1;
}

test("values are put in their places", () => {
  const say = wordingOf({ "language.code": "sv", "hello": "Hej {place}, {place}!" });

  assert.equal(say("hello", { place: "Valla" }), "Hej Valla, Valla!");
});

test("a count chooses the language's own plural form", () => {
  const say = wordingOf({ "language.code": "pl", "x.one": "jeden", "x.few": "{count} kilka", "x.other": "{count} wiele" });

  assert.deepEqual([1, 3, 5].map((count) => say("x", { count })), ["jeden", "3 kilka", "5 wiele"]);
});

test("a number is written as the language writes it", () => {
  const say = (/** @type {string} */ code) => wordingOf({ "language.code": code, "x.other": "{count}", "x.many": "{count}" })("x", { count: 12_345 });

  assert.deepEqual(["sv", "sv-x-easy", "fa", "es"].map(say), ["12\u00a0345", "12\u00a0345", "۱۲٬۳۴۵", "12.345"]);
});

test("easy Swedish follows the rules of Swedish", () => {
  const say = wordingOf({ "language.code": "sv-x-easy", "x.one": "ett", "x.other": "{count} flera" });

  assert.deepEqual([1, 2].map((count) => say("x", { count })), ["ett", "2 flera"]);
});

test("a text that is missing shows its key rather than nothing", () => {
  assert.equal(wordingOf({ "language.code": "sv" })("welcome.here"), "welcome.here");
});

for (const { name, texts } of LANGUAGES) {
  test(`${name} says its own name, code and direction first`, () => {
    const first = Object.keys(texts).slice(0, 4);

    assert.deepEqual(first, ["language.name", "language.code", "language.direction", "language.reviewed"]);
    assert.deepEqual(Intl.getCanonicalLocales(texts["language.code"]), [texts["language.code"]]);
    assert.match(texts["language.reviewed"], /^$|^[a-z][a-z -]*, 20\d\d-\d\d-\d\d$/);
    assert.equal(`${texts["language.code"]}.json`, name);
    assert.match(texts["language.direction"], /^(ltr|rtl)$/);
  });

  test(`${name} has every text that Swedish has, and no other`, () => {
    assert.deepEqual(keys(texts).sort(), keys(SWEDISH).sort());
  });

  test(`${name} has just the plural forms of its language wherever a text counts`, () => {
    const forms = new Intl.PluralRules(texts["language.code"]).resolvedOptions().pluralCategories.toSorted();
    const counting = keys(SWEDISH).filter((key) => `${key}.other` in SWEDISH);
    const found = (/** @type {string} */ key) =>
      Object.keys(texts).filter((each) => each.replace(PLURAL_FORM, "") === key).map((each) => each.slice(key.length + 1)).toSorted();

    assert.ok(counting.length > 0);
    assert.deepEqual(counting.map((key) => [key, found(key)]), counting.map((key) => [key, forms]));
  });

  test(`${name} leaves no text empty and keeps every placeholder`, () => {
    const wrong = Object.entries(texts).filter(([key, text]) => {
      const swedish = placeholders(SWEDISH[key] ?? SWEDISH[key.replace(PLURAL_FORM, ".other")]);
      const form = PLURAL_FORM.exec(key)?.[1] ?? "";
      const isInWords = form !== "" && saysOneNumber(texts["language.code"], form) && !text.includes("{");
      return (text.trim() === "" && key !== MAY_BE_EMPTY) || (!isInWords && String(placeholders(text)) !== String(swedish));
    });

    assert.deepEqual(wrong, []);
  });

  test(`${name} leaves nothing in another language`, () => {
    const code = texts["language.code"];
    const script = SCRIPTS[/** @type {keyof typeof SCRIPTS} */ (code)] ?? /\p{L}/u;
    const others = [SWEDISH, ENGLISH].filter((each) => baseOf(each["language.code"]) !== baseOf(code));
    const left = Object.entries(texts).filter(([key, text]) => {
      const isOfNoLanguage = (key.startsWith("language.") && key !== "language.unreviewed") || /^[\p{N}\p{P}\s]+$/u.test(text);
      if (isOfNoLanguage) return false;
      const isTheSame = others.some((each) => each[key] === text) && baseOf(code) !== "en" && baseOf(code) !== "sv";
      return !script.test(text) || (isTheSame && !SAME_IN_BOTH.includes(`${code} ${key}`));
    });

    assert.deepEqual(left, []);
  });
}

test("every text that screens and scripts ask for is there", () => {
  const folder = new URL("../../../kiosk/", import.meta.url);
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => !name.startsWith("vendor"));
  const asked = files
    .filter((name) => /\.(html|js)$/.test(name))
    .flatMap((name) => [...readFileSync(new URL(name, folder), "utf-8").matchAll(/(?:data-text|data-label)="([\w.-]+)"|say\("([\w.-]+)"/g)])
    .map((found) => found[1] ?? found[2]);

  assert.ok(asked.length > 30);
  assert.deepEqual(asked.filter((key) => !keys(SWEDISH).includes(key)), []);
});

test("a name from another script keeps to itself where one reads from the right", () => {
  const say = wordingOf({ "language.code": "ar", "language.direction": "rtl", "x": "أهلاً {place}" });

  assert.equal(say("x", { place: "Valla 2" }), "أهلاً \u2068Valla 2\u2069");
});
