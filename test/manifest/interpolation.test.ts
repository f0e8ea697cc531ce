import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Secret } from "../../src/base/secret.ts";
import { parseTemplate, type TemplatePart } from "../../src/base/template.ts";
import { headerBuilder } from "../../src/manifest/for-environment.ts";
import { environment } from "../fixtures/model.ts";
import { processorMs, slowness } from "../fixtures/processor-time.ts";

/** A template and its parts, in short. */
const cases: readonly (readonly [template: string, want: readonly string[]])[] = [
  ["", []],
  ["plain $ {text} $", ["plain $ {text} $"]],
  ["a${environment}b", ["a", "environment", "b"]],
  ["${var:a-b_1}", ["variable a-b_1"]],
  ["${env:HOME}", ["environment-variable HOME"]],
  ["${secret:KEY}${secret:KEY@12}", ["secret KEY", "secret KEY@12"]],
  ["$${var:a}", ["${", "var:a}"]],
  ["$$${var:a}", ["$", "${", "var:a}"]],
  ["$$ ${var:a}", ["$$ ", "variable a"]],
  ["${vars:a}", ["unknown vars"]],
  ["${host}", ["unknown host"]],
  ["${environment:a}", ["unknown environment"]],
  ["${}", ["malformed ${}"]],
  ["${var}", ["malformed ${var}"]],
  ["${var:}", ["malformed ${var:}"]],
  ["${var:a@1}", ["malformed ${var:a@1}"]],
  ["${secret:a/../b}", ["malformed ${secret:a/../b}"]],
  ["${secret:a@0}", ["malformed ${secret:a@0}"]],
  ["${ var:a }", ["malformed ${ var:a }"]],
  ["${var:a", ["malformed ${var:a"]],
  ["${var:${var:a}}", ["malformed ${var:${var:a}", "}"]],
];

function inShort(part: TemplatePart): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "environment":
      return part.kind;
    case "variable":
    case "environment-variable":
      return `${part.kind} ${part.name}`;
    case "secret":
      return `secret ${part.reference.name}${part.reference.version === null ? "" : `@${part.reference.version}`}`;
    case "unknown":
      return `unknown ${part.word}`;
    case "malformed":
      return `malformed ${part.source}`;
  }
}

for (const [template, want] of cases) {
  test(`the parts of ${JSON.stringify(template)}`, () =>
    assert.deepEqual(parseTemplate(template).map(inShort), want));
}

test("put together again, the parts are the template", () => {
  const piece = fc.constantFrom("$", "{", "}", "${", "$${", "var:", "secret:", "a", "@1", ":", "environment");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const template = pieces.join("");
      const sources = parseTemplate(template).map((part) => {
        if (part.kind !== "text") return part.source;
        return part.text === "${" ? "$${" : part.text;
      });
      assert.equal(sources.join(""), template);
    }),
  );
});

test("a long hostile text is read in linear time", () => {
  for (const piece of ["${", "$${", "${a", "$", "{"]) {
    const most = 1_000 * slowness();
    assert.ok(processorMs(() => parseTemplate(piece.repeat(50_000)), most) < most);
  }
});

test("headers of one value share it, whatever they are called, and what is wrong with it is told of each", () => {
  const buildHeader = headerBuilder(environment(), { find: () => new Secret("hush") });
  const told: string[] = [];
  const build = (name: string, template: string) =>
    buildHeader([name, template], ({ path }) => told.push(path.join(".")));
  const [first, second] = [build("X-Key", "a ${secret:KEY}"), build("X-Token", "a ${secret:KEY}")];
  assert.deepEqual([first.name, second.name], ["X-Key", "X-Token"]);
  assert.equal(first.value, second.value);
  assert.ok(first.value.kind === "secret" && first.value.value.expose() === "a hush");
  assert.notEqual(build("X-Key", "b ${secret:KEY}").value, first.value);
  for (const name of ["X-A", "X-B"]) build(name, "${var:unheard-of}");
  assert.deepEqual(told, ["headers.X-A", "headers.X-B"]);
});

/** A header of a manifest, and what plans, records and labels hold of it: all but its secrets is filled in. */
const recorded: readonly (readonly [written: string, want: string])[] = [
  ["${secret:KEY@1}", "${secret:KEY@1}"],
  ["${var:region}.${secret:KEY@1}", "eu.${secret:KEY@1}"],
  ["${environment} ${secret:KEY}/${var:region}", "production ${secret:KEY}/eu"],
  ["$$${a} ${secret:KEY}$${environment}", "$$${a} ${secret:KEY}$${environment}"],
  ["${var:open}secret:KEY} ${secret:KEY}", "$${secret:KEY} ${secret:KEY}"],
  ["${var:dollar}{secret:KEY} ${secret:KEY}", "$${secret:KEY} ${secret:KEY}"],
];

const vars = new Map([
  ["region", "eu"],
  ["open", "${"],
  ["dollar", "$"],
]);

for (const [written, want] of recorded) {
  for (const known of [true, false]) {
    test(`of ${written} a record holds ${want}, where the secret is ${known ? "known" : "not known"}`, () => {
      const told: string[] = [];
      const secrets = { find: () => (known ? new Secret("hush") : undefined) };
      const build = (template: string) =>
        headerBuilder(environment({ vars }), secrets)(["X-Key", template], ({ message }) =>
          told.push(message),
        );
      const { value } = build(written);
      assert.ok(value.kind === "secret" || value.kind === "unresolved");
      assert.equal(value.template, want);
      // A rollback fills in what the record holds.
      assert.deepEqual(build(want).value, value);
      assert.deepEqual(told, []);
    });
  }
}

test("a variable that ends with a dollar sign before a secret is refused: no record could hold it", () => {
  const told: string[] = [];
  const buildHeader = headerBuilder(environment({ vars }), { find: () => new Secret("hush") });
  buildHeader(["X-Key", "${var:dollar}${secret:KEY}"], ({ message }) => told.push(message));
  assert.deepEqual(told, ["what stands before `${secret:KEY}` ends with a dollar sign"]);
});
