import assert from "node:assert/strict";
import { test } from "node:test";
import { didYouMean } from "../../src/base/spelling.ts";

const METHODS = ["POST", "PUT", "PATCH"];

for (const { word, among, says } of [
  { word: "GET", among: METHODS, says: "choices: POST, PUT and PATCH" },
  { word: "PTU", among: METHODS, says: "did you mean `PUT`?" },
  { word: "POTS", among: METHODS, says: "did you mean `POST`?" },
  { word: "put", among: METHODS, says: "did you mean `PUT`?" },
  { word: "foo", among: ["box", "production"], says: "choices: box and production" },
  { word: "nmae", among: ["name", "url"], says: "did you mean `name`?" },
  { word: "produciton", among: ["box", "production"], says: "did you mean `production`?" },
  { word: "", among: ["box"], says: "choices: box" },
]) {
  test(`'${word}' among ${among}: ${says}`, () => assert.equal(didYouMean(word, among, "choices"), says));
}
