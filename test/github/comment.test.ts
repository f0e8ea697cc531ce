import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { Agent } from "undici";
import { findMarker, isSameSubject, type Marker } from "../../src/export/marker.ts";
import { stickComment } from "../../src/export/sticky-comment.ts";
import { Secret } from "../../src/model/secret.ts";
import type { Clock } from "../../src/model/surroundings.ts";
import { Stage } from "../scenarios/stage.ts";
import { type FakeGitHub, type Fault, REPOSITORY, startGitHub } from "./fake-github.ts";

const TOKEN = "ghs_token-s3cret";
const ALICE = { login: "alice", type: "User" };

function marked(text: string, environment = "sandbox", digest = "sha256:1"): string {
  return `<!-- webhook-sync env=${environment} dir=webhooks.d digest=${digest} -->\n${text}\n`;
}

async function stageOn(t: TestContext): Promise<{ stage: Stage; github: FakeGitHub }> {
  const github = await startGitHub(t);
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true }));
  Object.assign(stage.variables, {
    GITHUB_TOKEN: TOKEN,
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REF: "refs/pull/7/merge",
  });
  return { stage, github };
}

describe("comment", () => {
  it("adds the comment, edits it in place, and leaves a current one alone", async (t) => {
    const { stage, github } = await stageOn(t);
    github.write(github.comments, "Looks good", ALICE);
    stage.input = marked("1 change");
    const added = await stage.runSilently("comment", 0);
    const [, comment] = github.comments;
    assert.equal(comment?.body, marked("1 change"));
    assert.equal(added.stdout, `The comment of acme/webhooks#7 was created. ${comment?.html_url}\n`);

    stage.write("comment.md", marked("No changes", "sandbox", "sha256:2"));
    const edited = await stage.runSilently("comment comment.md --format json", 0);
    assert.equal(comment?.body, marked("No changes", "sandbox", "sha256:2"));
    assert.deepEqual(JSON.parse(edited.stdout), {
      action: "updated",
      url: comment?.html_url,
      repository: REPOSITORY,
      pullRequest: 7,
    });

    if (comment !== undefined) comment.body = comment.body.replaceAll("\n", "\r\n").trimEnd();
    assert.match((await stage.runSilently("comment comment.md", 0)).stdout, /was current\./);
    assert.deepEqual(github.writes(), [
      `POST /repos/${REPOSITORY}/issues/7/comments`,
      `PATCH /repos/${REPOSITORY}/issues/comments/${comment?.id}`,
    ]);
    assert.equal(github.comments.length, 2);
    assert.ok(github.seen.every(({ authorization }) => authorization === `Bearer ${TOKEN}`));
  });

  it("finds it beyond the first page", async (t) => {
    const { stage, github } = await stageOn(t);
    for (let count = 0; count < 230; count++) github.write(github.comments, `talk ${count}`, ALICE);
    const own = github.write(github.comments, marked("old"));
    stage.input = marked("new");
    await stage.runSilently("comment", 0);
    assert.equal(own.body, marked("new"));
    assert.equal(github.seen.length, 4);
  });

  it("takes neither another environment's, nor a quoted one, nor one that a person wrote", async (t) => {
    const { stage, github } = await stageOn(t);
    github.write(github.comments, marked("other", "production"));
    github.write(github.comments, `> ${marked("quoted")}`);
    github.write(github.comments, marked("forged"), ALICE);
    const before = github.comments.map(({ body }) => body);
    stage.input = marked("mine");
    await stage.runSilently("comment", 0);
    assert.deepEqual(
      github.comments.map(({ body }) => body),
      [...before, marked("mine")],
    );
  });

  it("takes the one of the person whose token it has", async (t) => {
    const { stage, github } = await stageOn(t);
    github.answers.set("/user", ALICE);
    github.write(github.comments, marked("forged"), { login: "mallory", type: "User" });
    const own = github.write(github.comments, marked("old"), ALICE);
    stage.input = marked("new");
    await stage.runSilently("comment", 0);
    assert.equal(own.body, marked("new"));
    assert.equal(github.comments.length, 2);
  });

  it("writes a saved plan, and 'No changes' when there are none any more", async (t) => {
    const { stage, github } = await stageOn(t);
    stage.write("webhook-sync.yaml", "environments:\n  sandbox: { tenant: { profile: sandbox } }\n");
    stage.write("webhooks.d/orders.yaml", "name: orders\nversion: 1\nurl: https://api.example.test/orders\n");
    await stage.runSilently("plan --out plan.json", 0);
    await stage.runSilently("comment plan.json", 0);
    const [comment] = github.comments;
    assert.match(comment?.body ?? "", /orders@1/);
    await stage.runSilently("apply plan.json", 0);
    await stage.runSilently("plan --out plan.json", 0);
    await stage.runSilently("comment plan.json", 0);
    assert.match(comment?.body ?? "", /No changes/);
    assert.equal(github.comments.length, 1);

    stage.edit("plan.json", '"managed": 1', '"managed": 2');
    assert.match((await stage.runSilently("comment plan.json", 8)).stderr, /edited/);
  });

  it("reads the pull request of the event, unless the command line says which", async (t) => {
    const { stage, github } = await stageOn(t);
    stage.write("event.json", JSON.stringify({ pull_request: { number: 8 } }));
    Object.assign(stage.variables, { GITHUB_EVENT_PATH: `${stage.directory}/event.json`, GITHUB_REF: "" });
    stage.input = marked("x");
    await stage.runSilently("comment", 0);
    await stage.runSilently("comment --pr 9", 0);
    assert.deepEqual(
      github.seen.map(({ path }) => path.split("/")[5]),
      ["8", "8", "9"],
    );
  });

  for (const { name, change, text, exitCode, says } of [
    { name: "no token", change: { GITHUB_TOKEN: "" }, exitCode: 64, says: /GITHUB_TOKEN is not set/ },
    { name: "no repository", change: { GITHUB_REPOSITORY: "" }, exitCode: 64, says: /--repo owner\/name/ },
    { name: "no pull request", change: { GITHUB_REF: "refs/heads/main" }, exitCode: 64, says: /--pr/ },
    { name: "plain http", change: { GITHUB_API_URL: "http://ghe.example" }, exitCode: 64, says: /no https/ },
    { name: "no marker", text: "hello", exitCode: 64, says: /no marker/ },
    {
      name: "a body over the limit",
      text: marked("x".repeat(65_536)),
      exitCode: 64,
      says: /GitHub takes 65536/,
    },
  ]) {
    it(`refuses ${name} before any request`, async (t) => {
      const { stage, github } = await stageOn(t);
      Object.assign(stage.variables, change ?? {});
      stage.input = text ?? marked("x");
      const { stderr } = await stage.runSilently("comment", exitCode);
      assert.match(stderr, says);
      assert.deepEqual(github.seen, []);
    });
  }

  for (const { status, exitCode, says } of [
    { status: 401, exitCode: 4, says: /answered 401 to GET\s.*pull-requests: write/s },
    { status: 403, exitCode: 4, says: /403/ },
    { status: 404, exitCode: 4, says: /404/ },
    { status: 302, exitCode: 9, says: /302/ },
    { status: 422, exitCode: 9, says: /422/ },
  ]) {
    it(`says what ${status} means, without the token`, async (t) => {
      const { stage, github } = await stageOn(t);
      github.faults.push({ status, headers: { location: "/elsewhere" } });
      stage.input = marked("x");
      const { all } = await stage.runSilently("comment", exitCode);
      assert.match(all, says);
      assert.ok(!all.includes(TOKEN));
      assert.equal(github.seen.length, 1);
    });
  }
});

describe("a sticky comment", () => {
  const cases: readonly {
    name: string;
    faults: readonly Fault[];
    waits: readonly number[];
    action: string;
  }[] = [
    {
      name: "answers lost to the network",
      faults: ["reset", "reset"],
      waits: [1_000, 2_000],
      action: "created",
    },
    {
      name: "a 502 and a rate limit",
      faults: [{ status: 502 }, limited("7")],
      waits: [1_000, 7_000],
      action: "created",
    },
    // Its comment is there, and the next look finds it.
    {
      name: "the answer to its creation lost",
      faults: ["none", "lose"],
      waits: [1_000],
      action: "unchanged",
    },
  ];
  for (const { name, faults, waits, action } of cases) {
    it(`is there once in spite of ${name}`, async (t) => {
      const github = await startGitHub(t);
      github.faults.push(...faults);
      const { slept, stuck } = await stick(t, github);
      assert.ok(stuck.ok);
      assert.equal(stuck.value.action, action);
      assert.deepEqual(slept, waits);
      assert.equal(github.comments.length, 1);
    });
  }

  it("gives up after three tries, and at once when GitHub asks for longer than a minute", async (t) => {
    const github = await startGitHub(t);
    github.faults.push({ status: 503 }, { status: 503 }, { status: 503 });
    assert.equal((await stick(t, github)).stuck.ok, false);
    assert.equal(github.seen.length, 3);
    github.faults.push(limited("61"));
    const { slept, stuck } = await stick(t, github);
    assert.equal(stuck.ok, false);
    assert.deepEqual(slept, []);
  });
});

function limited(seconds: string): Fault {
  return { status: 403, headers: { "retry-after": seconds } };
}

async function stick(t: TestContext, github: FakeGitHub) {
  const slept: number[] = [];
  const clock: Clock = {
    now: () => new Date(),
    monotonic: () => performance.now(),
    sleep: async (milliseconds, signal) => {
      if (signal === undefined) slept.push(milliseconds);
      else await wait(milliseconds, undefined, { signal }).catch(() => {});
    },
  };
  const dispatcher = new Agent();
  t.after(() => dispatcher.destroy());
  const access = { apiUrl: github.url, token: new Secret(TOKEN), clock, dispatcher };
  const body = marked("text");
  const stuck = await stickComment(
    access,
    { repository: REPOSITORY, number: 7 },
    { body, marker: markerOf(body) },
  );
  return { slept, stuck };
}

function markerOf(body: string): Marker {
  const marker = findMarker(body);
  assert.ok(marker);
  return marker;
}

describe("the marker", () => {
  it("tells environments and folders apart, and not digests", () => {
    const one = markerOf(marked("x"));
    assert.ok(isSameSubject(one, markerOf(marked("y", "sandbox", "none"))));
    assert.ok(!isSameSubject(one, markerOf(marked("x", "production"))));
  });

  for (const text of ["", "webhook-sync", ` ${marked("x")}`, marked("x").replace(" -->", "--> tail")]) {
    it(`is not in ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(findMarker(text), undefined));
  }
});
