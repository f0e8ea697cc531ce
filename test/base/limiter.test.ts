import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { Limiter } from "../../src/base/throttle.ts";

/** Enters by name and writes down who is in. */
function enterAll(limiter: Limiter, ...names: readonly (readonly [name: string, rank: number])[]): string[] {
  const entered: string[] = [];
  for (const [name, rank] of names) void limiter.enter(rank).then(() => entered.push(name));
  return entered;
}

test("no more than the limit are under way; the others start in order as places come free", async () => {
  const limiter = new Limiter(2);
  const entered = enterAll(limiter, ["a", 0], ["b", 0], ["c", 0], ["d", 0]);
  await setImmediate();
  assert.deepEqual([entered.join(""), limiter.underWay], ["ab", 2]);
  limiter.leave();
  await setImmediate();
  assert.deepEqual([entered.join(""), limiter.underWay], ["abc", 2]);
  for (const _ of entered) limiter.leave();
  await setImmediate();
  assert.deepEqual([entered.join(""), limiter.underWay], ["abcd", 0]);
});

test("what waits starts by rank, then in order", async () => {
  const limiter = new Limiter(1);
  const entered = enterAll(limiter, ["a", 2], ["b", 2], ["c", 1], ["d", 0], ["e", 1]);
  for (let left = 5; left > 0; left -= 1) {
    await setImmediate();
    limiter.leave();
  }
  assert.equal(entered.join(""), "adceb");
});

test("whoever comes later does not get the place of one that waits", async () => {
  const limiter = new Limiter(1);
  const entered = enterAll(limiter, ["a", 0], ["b", 0]);
  await setImmediate();
  limiter.leave();
  void limiter.enter().then(() => entered.push("late"));
  await setImmediate();
  assert.equal(entered.join(""), "ab");
});

test("a lower limit lets nobody in until it is met; a higher one lets in all that it has room for", async () => {
  const limiter = new Limiter(3);
  const entered = enterAll(limiter, ["a", 0], ["b", 0], ["c", 0], ["d", 0], ["e", 0], ["f", 0]);
  limiter.limit = 1;
  limiter.leave();
  limiter.leave();
  await setImmediate();
  assert.equal(entered.join(""), "abc");
  limiter.limit = 2;
  limiter.leave();
  await setImmediate();
  assert.equal(entered.join(""), "abcde");
});
