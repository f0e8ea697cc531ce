import assert from "node:assert/strict";
import { test } from "node:test";
import { type OutboxLine, unwrittenText } from "../../src/model/record/outbox.ts";

const queued = (id: string): OutboxLine => ({
  state: "queued",
  message: { id, kind: "chat", webhook: "team", body: {} },
});
const delivered = (id: string): OutboxLine => ({ state: "delivered", id });
const LOST = "what this run could not deliver is lost";
const AGAIN = "what it delivered meanwhile is not recorded: the next run delivers it again";

const cases: readonly (readonly [what: string, lines: readonly OutboxLine[], text: string])[] = [
  ["what was queued", [queued("a")], LOST],
  ["that it was delivered", [delivered("a")], AGAIN],
  ["both, of one message", [queued("a"), delivered("a")], LOST],
  ["both, of two messages", [queued("a"), delivered("b")], `${LOST}; ${AGAIN}`],
  ["that it was given up", [{ state: "dropped", id: "a" }], "the outcome of messages is not recorded"],
];

for (const [what, lines, text] of cases)
  test(`an outbox that could not be told ${what} says what follows from that`, () => {
    assert.equal(unwrittenText(lines), text);
  });
