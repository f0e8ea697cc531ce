import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { Agent } from "undici";
import { Secret } from "../../src/base/secret.ts";
import { isSameSubject, type PlanMarker, planMarkerIn } from "../../src/model/plan/plan-marker.ts";
import type { Clock } from "../../src/model/run/surroundings.ts";
import { upsertComment } from "../../src/notify/github/upsert-comment.ts";
import { Stage } from "../scenarios/stage.ts";
import { type FakeGitHub, type Fault, REPOSITORY, startGitHub } from "./fake-github.ts";

const TOKEN = "ghs_token-s3cret";
const NOW = new Date("2026-11-23T10:00:00Z");
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

  it("is that of the environment and the folder that the line names, or none", async (t) => {
    const { stage, github } = await stageOn(t);
    stage.input = marked("1 change");
    for (const [line, told] of [
      ["--env production", /is for the environment sandbox, not for production.*pass --env sandbox/],
      ["--env all", /is for the environment sandbox, not for all/],
      ["--manifests others.d", /is for the manifests in webhooks\.d, not in .*others\.d.*leave it out/],
    ] as const) {
      const { stderr } = await stage.runSilently(`comment ${line}`, 8);
      assert.match(stderr.replace(/\s+/g, " "), told);
    }
    assert.deepEqual(github.seen, []);
    stage.write(".git/HEAD", "");
    await stage.runSilently("comment --env sandbox --manifests webhooks.d", 0);
    assert.equal(github.comments.length, 1);
  });

  it("finds it beyond the first page", async (t) => {
    const { stage, github } = await stageOn(t);
    for (let count = 0; count < 230; count++) github.write(github.comments, `talk ${count}`, ALICE);
    const own = github.write(github.comments, marked("old"));
    stage.input = marked("new");
    await stage.runSilently("comment", 0);
    assert.equal(own.body, marked("new"));
    assert.deepEqual(
      github.seen.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`),
      ["GET comments", "GET comments", "GET comments", "GET user", `PATCH ${own.id}`],
    );
  });

  it("takes neither another environment's, nor a quoted one, nor one that another account wrote", async (t) => {
    const { stage, github } = await stageOn(t);
    github.write(github.comments, marked("other", "production"));
    github.write(github.comments, `> ${marked("quoted")}`);
    github.write(github.comments, `As the bot said:\n\n${marked("told")}`);
    github.write(github.comments, marked("forged"), ALICE);
    github.write(github.comments, marked("another bot's"), { login: "dependabot[bot]", type: "Bot" });
    github.write(github.comments, marked("a vanished account's"), { login: "ghost", type: "Mannequin" });
    const before = github.comments.map(({ body }) => body);
    stage.input = marked("mine");
    await stage.runSilently("comment", 0);
    assert.deepEqual(
      github.comments.map(({ body }) => body),
      [...before, marked("mine")],
    );
  });

  it("takes an account in upper or lower case, and names the one of the token where another is given", async (t) => {
    const { stage, github } = await stageOn(t);
    stage.input = marked("text");
    const told: string[] = [];
    for (const login of ["GitHub-Actions[bot]", "github-actions[bot]", "acme[bot]"])
      told.push((await stage.runSilently(`comment --login ${login}`, 0)).stdout);
    const [first] = github.comments;
    const line = (became: string) => `The comment of acme/webhooks#7 was ${became}. ${first?.html_url}\n`;
    const warning =
      "The token writes as github-actions[bot]: pass --login 'github-actions[bot]', or each run adds a comment.\n";
    assert.deepEqual(told, [line("created"), line("current"), line("updated") + warning]);
    assert.equal(github.comments.length, 2);
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

  it("takes the one of the account that it is told to write as", async (t) => {
    const { stage, github } = await stageOn(t);
    github.write(github.comments, marked("another bot's"));
    const own = github.write(github.comments, marked("old"), { login: "acme-hooks[bot]", type: "Bot" });
    stage.input = marked("new");
    await stage.runSilently("comment --login acme-hooks[bot]", 0);
    assert.equal(own.body, marked("new"));
    assert.equal(github.comments.length, 2);
  });

  for (const [name, text] of [
    ["a byte order mark", `\uFEFF${marked("x")}`],
    ["a note of one's own", `Read this first.\n\n${marked("x")}`],
    ["line ends of Windows", marked("x").replaceAll("\n", "\r\n")],
  ] as const) {
    it(`finds it again that was given with ${name} before it`, async (t) => {
      const { stage, github } = await stageOn(t);
      stage.input = text;
      await stage.runSilently("comment", 0);
      await stage.runSilently("comment", 0);
      assert.equal(github.comments.length, 1);
      assert.match(github.comments[0]?.body ?? "", /^<!-- webhook-sync env=sandbox/);
      assert.deepEqual(github.writes().length, 1);
    });
  }

  it("says in the plan's comment that there is no plan any more", async (t) => {
    const { stage, github } = await stageOn(t);
    stage.write(
      "webhook-sync.yaml",
      "manifests: webhooks.d/\nenvironments:\n  sandbox: { tenant: { profile: sandbox } }\n",
    );
    stage.write("webhooks.d/orders.yaml", "name: orders\nversion: 1\nurl: https://api.example.test/orders\n");
    await stage.runSilently("plan --out plan.json", 0);
    await stage.runSilently("comment plan.json", 0);
    for (const line of ["comment --no-plan", "comment --no-plan --env sandbox --manifests ./webhooks.d//"]) {
      await stage.runSilently(line, 0);
      assert.equal(github.comments.length, 1);
      assert.match(github.comments[0]?.body ?? "", /digest=none -->\n### webhook-sync `sandbox`: no plan/);
    }
    for (const [env, told] of [
      ["all", /unknown environment `?"?all.*run it once for each/],
      ["sandbox,production", /run it once for each/],
      ["sandbxo", /there are sandbox.*did you mean/i],
    ] as const) {
      const { stderr } = await stage.runSilently(`comment --no-plan --env ${env}`, 3);
      assert.match(stderr.replace(/\s+/g, " "), told);
      assert.equal(github.comments.length, 1);
    }
    stage.write("webhook-sync.yaml", "environments: 1\n");
    await stage.runSilently("comment --no-plan --env sandbox --manifests webhooks.d", 0);
    assert.equal(github.comments.length, 1);
    assert.match((await stage.runSilently("comment --no-plan", 64)).stderr, /--env and --manifests/);
  });

  it("tells the folders of a repository apart, wherever it is started", async (t) => {
    const { stage, github } = await stageOn(t);
    for (const folder of ["shop", "crm"]) {
      stage.write(
        `${folder}/webhook-sync.yaml`,
        "environments:\n  sandbox: { tenant: { profile: sandbox } }\n",
      );
      stage.write(`${folder}/webhooks.d/a.yaml`, "name: a\nversion: 1\nurl: https://api.example.test/a\n");
      const inside = { workingDirectory: `${stage.directory}/${folder}` };
      for (const surroundings of [{}, inside]) {
        stage.surroundings = surroundings;
        const config = surroundings === inside ? "" : ` --config ${folder}/webhook-sync.yaml`;
        await stage.runSilently(`plan --out plan.json${config}`, 0);
        await stage.runSilently("comment plan.json", 0);
      }
    }
    assert.deepEqual(
      github.comments.map(({ body }) => body.match(/dir=(\S+)/)?.[1]),
      ["shop/webhooks.d", "crm/webhooks.d"],
    );
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
    github.comments.length = 0;
    await stage.runSilently("comment --pr 9", 0);
    assert.deepEqual(
      github.writes().map((write) => write.split("/")[5]),
      ["8", "9"],
    );
  });

  it("leaves the comment to the head of the pull request where a run of an earlier commit is started again", async (t) => {
    const { stage, github } = await stageOn(t);
    const [first, head] = ["1".repeat(40), "2".repeat(40)];
    const runOf = (sha: string | undefined) => {
      stage.write("event.json", JSON.stringify({ pull_request: { number: 7, head: { sha } } }));
      stage.variables.GITHUB_EVENT_PATH = `${stage.directory}/event.json`;
    };
    github.answers.set("/pulls/7", { number: 7, head: { sha: head } });
    runOf(head);
    stage.input = marked("of the head");
    await stage.runSilently("comment", 0);
    runOf(first);
    stage.input = marked("of the first commit");
    for (const line of ["comment", "comment --no-plan --env sandbox --manifests webhooks.d"]) {
      const { stderr } = await stage.runSilently(line, 8);
      assert.match(stderr.replace(/\s+/g, " "), /commit 1{7,12}, and acme\/webhooks#7 is at 2{7,12} now/);
    }
    assert.deepEqual(
      github.comments.map(({ body }) => body),
      [marked("of the head")],
    );
    // Of another pull request, or where the event does not say it, no head is known.
    await stage.runSilently("comment --pr 9", 0);
    runOf(undefined);
    await stage.runSilently("comment", 0);
    assert.deepEqual(github.seen.filter(({ path }) => path.includes("/pulls/")).length, 3);
  });

  it("says where GitHub's answer has no head", async (t) => {
    const { stage, github } = await stageOn(t);
    stage.write("event.json", JSON.stringify({ pull_request: { number: 7, head: { sha: "1" } } }));
    stage.variables.GITHUB_EVENT_PATH = `${stage.directory}/event.json`;
    github.answers.set("/pulls/7", { number: 7 });
    stage.input = marked("text");
    assert.match((await stage.runSilently("comment", 9)).stderr, /not a pull request/);
  });

  for (const { name, change, text, exitCode, says } of [
    { name: "no token", change: { GITHUB_TOKEN: "" }, exitCode: 64, says: /GITHUB_TOKEN is not set/ },
    { name: "no repository", change: { GITHUB_REPOSITORY: "" }, exitCode: 64, says: /--repo owner\/name/ },
    ...["../x", "acme/..", "acme/.", "./x", "acme", "acme/x/y", "acme/x?y"].map((GITHUB_REPOSITORY) => ({
      name: `the repository ${GITHUB_REPOSITORY}`,
      change: { GITHUB_REPOSITORY },
      exitCode: 64,
      says: /is not a repository.*--repo owner\/name/s,
    })),
    { name: "no pull request", change: { GITHUB_REF: "refs/heads/main" }, exitCode: 64, says: /--pr/ },
    {
      name: "plain http",
      change: { GITHUB_API_URL: "http://ghe.example" },
      exitCode: 64,
      says: /not an https/,
    },
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

  for (const { status, body, exitCode, says } of [
    { status: 401, exitCode: 4, says: /answered 401 to GET\s.*pull-requests: write/s },
    {
      status: 403,
      body: { message: "Resource not accessible by integration" },
      exitCode: 4,
      says: /403[\s\S]*not accessible[\s\S]*pull-requests: write/,
    },
    { status: 403, body: { message: `Bad ${TOKEN}` }, exitCode: 4, says: /403/ },
    { status: 404, exitCode: 4, says: /404/ },
    { status: 302, exitCode: 9, says: /302/ },
    {
      status: 422,
      body: {
        message: "Validation Failed",
        errors: [{ message: "Body is too long" }, "Body\nis odd\u001b[31m"],
      },
      exitCode: 9,
      says: /422[\s\S]*Validation Failed:\s+Body\s+is\s+too\s+long:\s+Body\s+is\s+odd/,
    },
  ]) {
    it(`says what ${status} means, without the token`, async (t) => {
      const { stage, github } = await stageOn(t);
      github.faults.push({ status, headers: { location: "/elsewhere" }, body: body ?? {} });
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
    {
      name: "a rate limit that ends at a date, and one that says nothing of it",
      faults: [until(7), { status: 429, headers: { "retry-after": "" } }],
      waits: [7_000, 2_000],
      action: "created",
    },
    {
      name: "a secondary rate limit that says so in words only",
      faults: [{ status: 403, body: { message: "You have exceeded a secondary rate limit. Please wait." } }],
      waits: [60_000],
      action: "created",
    },
    {
      name: "a rate limit that says when it ends",
      faults: [
        {
          status: 403,
          headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${NOW.getTime() / 1_000 + 20}` },
        },
      ],
      waits: [20_000],
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

  it("is one in the end when two runs add it at once, and where an earlier one left two", async (t) => {
    const github = await startGitHub(t);
    github.readersThatMeet = 2;
    const stuck = await Promise.all([stick(t, github), stick(t, github)]);
    assert.ok(stuck.every(({ stuck: { ok } }) => ok));
    const isMarked = ({ body }: { readonly body: string }) => planMarkerIn(body) !== undefined;
    assert.equal(github.comments.length, 2);
    assert.equal(github.comments.filter(isMarked).length, 1);
    assert.ok(isMarked(github.comments[0] ?? { body: "" }));

    github.write(github.comments, marked("left over"));
    const forged = github.write(github.comments, marked("forged"), ALICE);
    await stick(t, github);
    assert.deepEqual(github.comments.filter(isMarked), [github.comments[0], forged]);
    assert.match(github.comments[2]?.body ?? "", /^The plan is in \[one comment\]\(http/);
  });

  it("is one for an app that nobody named: its account is known by what it wrote", async (t) => {
    const github = await startGitHub(t);
    github.writer = { login: "acme-hooks[bot]", type: "Bot" };
    const own = github.write(github.comments, marked("old"), github.writer);
    await stick(t, github);
    assert.equal(own.body, marked("text"));
    assert.equal(github.comments.filter(({ body }) => planMarkerIn(body) !== undefined).length, 1);
  });

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

/** So many seconds after the answer's own date. */
function until(seconds: number): Fault {
  const [date, end] = [0, seconds * 1_000].map((after) => new Date(NOW.getTime() + after).toUTCString());
  return { status: 429, headers: { date: `${date}`, "retry-after": `${end}` } };
}

async function stick(t: TestContext, github: FakeGitHub) {
  const slept: number[] = [];
  const clock: Clock = {
    now: () => NOW,
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
  const stuck = await upsertComment(
    access,
    { repository: REPOSITORY, number: 7, head: null },
    { body, marker: markerIn(body), login: null },
  );
  return { slept, stuck };
}

function markerIn(body: string): PlanMarker {
  const marker = planMarkerIn(body);
  assert.ok(marker);
  return marker;
}

describe("the marker", () => {
  it("tells environments and folders apart, and not digests", () => {
    const one = markerIn(marked("x"));
    assert.ok(isSameSubject(one, markerIn(marked("y", "sandbox", "none"))));
    assert.ok(!isSameSubject(one, markerIn(marked("x", "production"))));
  });

  for (const text of [
    "",
    "webhook-sync",
    ` ${marked("x")}`,
    marked("x").replace(" -->", "--> tail"),
    `\n${marked("x")}`,
  ]) {
    it(`is not in ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(planMarkerIn(text), undefined));
  }
});
