import { createServer, type IncomingMessage } from "node:http";
import type { TestContext } from "node:test";

/** A comment or an issue as GitHub keeps it. */
export interface Entry {
  readonly id: number;
  readonly number: number;
  readonly user: { readonly login: string; readonly type: string };
  readonly html_url: string;
  body: string;
  [member: string]: unknown;
}

/** A request as GitHub saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
}

/** What GitHub does with the next request. lose: does it, and the answer does not arrive. */
export type Fault =
  | "none"
  | "reset"
  | "lose"
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object };

const BOT = { login: "github-actions[bot]", type: "Bot" };
export const REPOSITORY = "acme/webhooks";
const PREFIX = `/repos/${REPOSITORY}`;

/** The part of GitHub's REST API that we use, on loopback, for one repository. */
export class FakeGitHub {
  readonly seen: Seen[] = [];
  readonly comments: Entry[] = [];
  readonly issues: Entry[] = [];
  /** Fixed answers, by path; of a list a request gets the page, and the part, that it asks for. */
  readonly answers = new Map<string, unknown>();
  readonly faults: Fault[] = [];
  /** Whose token it is that comments are written with. */
  writer: Entry["user"] = BOT;
  /** So many readers of comments wait for each other before any of them is answered. */
  readersThatMeet = 0;
  #waiting: (() => void)[] = [];
  url = "";
  #lastId = 100;

  /** Adds what somebody wrote. */
  write(entries: Entry[], body: string, user: Entry["user"] = BOT, members: object = {}): Entry {
    const id = ++this.#lastId;
    const entry = { ...members, id, number: id, user, html_url: `${this.url}/page/${id}`, body };
    entries.push(entry);
    return entry;
  }

  /** Resolves when those have come that have to meet. */
  async meet(): Promise<void> {
    if (this.readersThatMeet === 0) return;
    await new Promise<void>((go) => {
      this.#waiting.push(go);
      if (this.#waiting.length < this.readersThatMeet) return;
      this.readersThatMeet = 0;
      for (const one of this.#waiting.splice(0)) one();
    });
  }

  /** The methods and paths of the writes so far. */
  writes(): string[] {
    return this.seen.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
  }

  /** The answer to a request; undefined where there is no such thing. */
  answer(method: string, url: URL, body: Readonly<Record<string, unknown>>): unknown {
    const path = url.pathname.replace(PREFIX, "");
    const fixed = this.answers.get(path);
    if (fixed !== undefined) return partOf(fixed, url.searchParams);
    if (method === "GET" && path === "/issues") {
      const open = this.issues.filter(({ state }) => state === "open");
      return pageOf(open, url.searchParams);
    }
    if (method === "POST" && path === "/issues") {
      return this.write(this.issues, `${body.body}`, this.writer, { ...body, state: "open" });
    }
    if (/^\/issues\/\d+\/comments$/.test(path)) return this.#commentsCall(method, url, body);
    const [, comment, issue] = /^\/issues\/(?:comments\/(\d+)|(\d+))$/.exec(path) ?? [];
    const entries = comment === undefined ? this.issues : this.comments;
    const found = entries.find(({ id }) => `${id}` === (comment ?? issue));
    return method === "PATCH" && found !== undefined ? Object.assign(found, body) : undefined;
  }

  #commentsCall(method: string, url: URL, body: Readonly<Record<string, unknown>>): unknown {
    if (method === "POST") return this.write(this.comments, `${body.body}`, this.writer);
    return pageOf(this.comments, url.searchParams);
  }
}

function pageOf<Entry>(entries: readonly Entry[], query: URLSearchParams): readonly Entry[] {
  const page = Number(query.get("page") ?? 1);
  const size = Number(query.get("per_page") ?? 30);
  return entries.slice((page - 1) * size, page * size);
}

/** A list stands by itself, or beside its length in an object. */
function partOf(answer: unknown, query: URLSearchParams): unknown {
  if (Array.isArray(answer)) return pageOf(answer.filter(asked(query)), query);
  const [member, list] = Object.entries(Object(answer)).find(([, value]) => Array.isArray(value)) ?? [];
  if (member === undefined || !Array.isArray(list)) return answer;
  const entries = list.filter(asked(query));
  return { total_count: entries.length, [member]: pageOf(entries, query) };
}

/** What GitHub filters by; `head` is a pull request's label, `branch` that of a run. */
function asked(query: URLSearchParams): (entry: unknown) => boolean {
  return (entry) => {
    const members = Object(entry);
    const branch = query.get("branch");
    const isOnBranch = branch === null || members.head_branch === branch;
    return ["name", "head_sha", "event", "head"].reduce((fits, name) => {
      const wanted = query.get(name);
      return fits && (wanted === null || (name === "head" ? members.head?.label : members[name]) === wanted);
    }, isOnBranch);
  };
}

export async function startGitHub(t: TestContext): Promise<FakeGitHub> {
  const github = new FakeGitHub();
  // A step that is kept waiting may use its connection long after.
  const server = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? "", github.url);
    const { method = "", headers } = request;
    github.seen.push({ method, path: url.pathname, authorization: headers.authorization ?? "" });
    const fault = github.faults.shift();
    if (fault === "reset") return void response.socket?.resetAndDestroy();
    if (typeof fault === "object") {
      return void response.writeHead(fault.status, fault.headers).end(JSON.stringify(fault.body ?? {}));
    }
    if (method === "GET" && url.pathname.endsWith("/comments")) await github.meet();
    const answer = github.answer(method, url, body);
    if (fault === "lose") return void response.socket?.resetAndDestroy();
    if (answer === undefined) return void response.writeHead(404).end("{}");
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  github.url = `http://127.0.0.1:${address.port}`;
  return github;
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const text = Buffer.concat(await request.toArray()).toString();
  return text === "" ? {} : Object(JSON.parse(text));
}
