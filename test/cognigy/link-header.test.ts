import assert from "node:assert/strict";
import { test } from "node:test";
import { nextLinkIn } from "../../src/cognigy/integrations-v1/header-signs.ts";
import { processorMs, slowness } from "../fixtures/processor-time.ts";

const follows: readonly (readonly [string, string])[] = [
  ["</a?skip=10>; rel=next", "/a?skip=10"],
  ['</a>;rel="next"', "/a"],
  ['</a>; rel="prev next"', "/a"],
  ["</a>; REL=NEXT", "/a"],
  ['</z>; rel=prev, </a>; rel="next"', "/a"],
  ['</z>; title="first, then"; rel=first, </a>; title="b, c"; rel="next"', "/a"],
  ['</z>; title="</no>; rel=next"; rel=first, </a>; rel=next', "/a"],
  ['</z>; title="a \\"quoted\\", one"; rel=first, </a>; rel=next', "/a"],
  ["</z>; title*=UTF-8''a%2C%20b; rel=first, </a>; rel=next", "/a"],
  ["</a?x=1,2;3>; rel=next", "/a?x=1,2;3"],
  ["</a> ; rel = next ; type=text/html", "/a"],
  ["</a>; crossorigin; rel=next", "/a"],
  ["</z>; rel=first,, </a>; rel=next", "/a"],
  ["<>; rel=next", ""],
];

test("the next page is where the link with rel=next leads", () => {
  for (const [header, target] of follows)
    assert.deepEqual(nextLinkIn(header), { kind: "target", target }, header);
});

test("no other link leads to the next page", () => {
  for (const header of [
    "",
    "</a>; rel=first, </b>; rel=last",
    "</a>; title=next",
    '</a>; title="rel=next"; rel=prev',
    "</a>; rel=prev; rel=next",
    "</a>; rel=nextone",
    "</a>; rel=prefetch",
  ])
    assert.deepEqual(nextLinkIn(header), { kind: "none" }, header);
});

test("a header that speaks of a next page and cannot be followed is not passed over", () => {
  for (const header of [
    '</a>; title="open; rel=next',
    "/a; rel=next",
    '</a>; rel=next; anchor="#other"',
    "<<a>>; rel=next",
  ])
    assert.deepEqual(nextLinkIn(header), { kind: "unreadable" }, header);
});

test("a header made to take long takes no time", () => {
  for (const part of ["<", "</a>;", '"\\', ' \t;a="', "</a>; rel=", ",", ";a", "\\\\"]) {
    const most = 2_000 * slowness();
    assert.ok(processorMs(() => nextLinkIn(part.repeat(100_000 / part.length)), most) < most, part);
  }
});
