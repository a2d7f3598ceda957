/** Texts, and the files of every language. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import { wordingOf } from "../../../kiosk/core/wording.js";

const FOLDER = new URL("../../../kiosk/languages/", import.meta.url);
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf-8"));
const LANGUAGES = readdirSync(FOLDER).map((name) => ({ name, texts: read(name) }));
const ENGLISH = read("en.json");
const PLURAL_FORM = /\.(zero|one|two|few|many|other)$/;

const keys = (/** @type {object} */ texts) => [...new Set(Object.keys(texts).map((key) => key.replace(PLURAL_FORM, "")))];
const placeholders = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();

test("values are put in their places", () => {
  const say = wordingOf({ "language.code": "sv", "hello": "Hej {place}, {place}!" });

  assert.equal(say("hello", { place: "Valla" }), "Hej Valla, Valla!");
});

test("a count chooses the language's own plural form", () => {
  const say = wordingOf({ "language.code": "pl", "x.one": "jeden", "x.few": "{count} kilka", "x.other": "{count} wiele" });

  assert.deepEqual([1, 3, 5].map((count) => say("x", { count })), ["jeden", "3 kilka", "5 wiele"]);
});

test("a text that is missing shows its key rather than nothing", () => {
  assert.equal(wordingOf({ "language.code": "sv" })("welcome.here"), "welcome.here");
});

for (const { name, texts } of LANGUAGES) {
  test(`${name} says its own name, code and direction first`, () => {
    const first = Object.keys(texts).slice(0, 3);

    assert.deepEqual(first, ["language.name", "language.code", "language.direction"]);
    assert.equal(`${texts["language.code"]}.json`, name);
    assert.match(texts["language.direction"], /^(ltr|rtl)$/);
  });

  test(`${name} has every text that English has, and no other`, () => {
    assert.deepEqual(keys(texts).sort(), keys(ENGLISH).sort());
  });

  test(`${name} has the plural forms of its language wherever a text counts`, () => {
    const forms = new Intl.PluralRules(texts["language.code"]).resolvedOptions().pluralCategories;
    const counting = keys(texts).filter((key) => `${key}.other` in texts);

    assert.deepEqual(counting.flatMap((key) => forms.filter((form) => !(`${key}.${form}` in texts))), []);
  });

  test(`${name} leaves no text empty and keeps every placeholder`, () => {
    const wrong = Object.entries(texts).filter(([key, text]) => {
      const english = ENGLISH[key] ?? ENGLISH[key.replace(PLURAL_FORM, ".other")];
      return text.trim() === "" || String(placeholders(text)) !== String(placeholders(english));
    });

    assert.deepEqual(wrong, []);
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
  assert.deepEqual(asked.filter((key) => !keys(ENGLISH).includes(key)), []);
});
