import assert from "node:assert/strict";
import { test } from "node:test";
import { readTraceParent } from "../../src/telemetry/trace-parent.ts";

const [TRACE, SPAN] = ["4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"];

const cases: readonly (readonly [text: string, isSampled: boolean | undefined])[] = [
  [`00-${TRACE}-${SPAN}-01`, true],
  [`00-${TRACE}-${SPAN}-00`, false],
  [`00-${TRACE}-${SPAN}-03`, true],
  [` 00-${TRACE}-${SPAN}-01\n`, true],
  [`01-${TRACE}-${SPAN}-01-more`, true],
  [`00-${TRACE}-${SPAN}-01-more`, undefined],
  [`ff-${TRACE}-${SPAN}-01`, undefined],
  [`00-${TRACE.toUpperCase()}-${SPAN}-01`, undefined],
  [`00-${"0".repeat(32)}-${SPAN}-01`, undefined],
  [`00-${TRACE}-${"0".repeat(16)}-01`, undefined],
  [`00-${TRACE.slice(1)}-${SPAN}-01`, undefined],
  [`00-${TRACE}-${SPAN}`, undefined],
  ["", undefined],
];
for (const [text, isSampled] of cases) {
  test(`TRACEPARENT ${JSON.stringify(text)}`, () => {
    const parent = readTraceParent(text, "");
    assert.deepEqual(
      parent,
      isSampled === undefined ? undefined : { traceId: TRACE, spanId: SPAN, isSampled, traceState: "" },
    );
  });
}

const states: readonly (readonly [text: string, kept: string])[] = [
  ["congo=t61rcWkgMzE, rojo=00f067aa0ba902b7", "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"],
  ["", ""],
  ["Congo=1", ""],
  ["congo=1,=2", ""],
  [`a=${"x".repeat(257)}`, ""],
  [Array.from({ length: 33 }, (_, at) => `k${at}=1`).join(","), ""],
];
for (const [text, kept] of states) {
  test(`TRACESTATE ${text.slice(0, 30)}`, () => {
    assert.equal(readTraceParent(`00-${TRACE}-${SPAN}-01`, text)?.traceState, kept);
  });
}
