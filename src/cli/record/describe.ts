import { dirname, resolve } from "node:path";
import { changesDigest, planDocument } from "../../approval/plan-document.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { linePages } from "../../ci/line-links.ts";
import { commitOf } from "../../ci/provenance.ts";
import type { DiffOptions } from "../../commands/describe.ts";
import { journalProblem } from "../../journal/chain/problem.ts";
import { parseKey } from "../../model/fleet/key.ts";
import { WHOLE_FLEET } from "../../model/plan/plan.ts";
import { declaredAs } from "../../model/plan/redacted-snapshot.ts";
import { historiesIn } from "../../model/record/history.ts";
import type { RecordedChange, WebhookDescription } from "../../model/report/webhook-description.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import type { Problem } from "../../model/run/problem.ts";
import { descriptionView, differenceView } from "../../render/text/describe-document.ts";
import {
  type DescriptionFacts,
  describeWebhook,
  differs,
  unknownWebhook,
} from "../../status/describe-webhook.ts";
import { RecordedChanges } from "../../status/recorded-changes.ts";
import type { Done, Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { planFor, withForeseen } from "../plan/current-plan.ts";
import { factsOf } from "../plan/plan.ts";
import { openState, type State } from "../state.ts";

/** Shows all that is known of one webhook. Only reads. */
export async function describe(
  invocation: Invocation,
  _options: object,
  [name = ""]: readonly string[],
): Promise<Done> {
  const read = await readDescription(invocation, name);
  if (!read.ok) return read;
  return success({ ...descriptionView(read.value), formats: { html: () => pageOf(invocation, read.value) } });
}

async function pageOf({ io, options }: Invocation, description: WebhookDescription): Promise<string> {
  const { renderDescriptionPage } = await import("../../render/html/describe.ts");
  const [location] = description.versions.flatMap(({ declared }) => declared?.location ?? []);
  const commit =
    location === undefined
      ? null
      : await commitOf(dirname(resolve(io.workingDirectory, location.file)), options.config, io);
  return renderDescriptionPage(description, { lineOf: linePages(io, commit) });
}

/** Shows in what the tenant differs from what is declared of one webhook. Only reads. */
export async function diff(
  invocation: Invocation,
  { detailedExitcode }: DiffOptions,
  [name = ""]: readonly string[],
): Promise<Done> {
  const read = await readDescription(invocation, name);
  if (!read.ok) return read;
  const exitCode = detailedExitcode && differs(read.value) ? EXIT.pending : EXIT.done;
  return success(differenceView(read.value, exitCode));
}

async function readDescription(
  invocation: Invocation,
  nameOrKey: string,
): Promise<Result<WebhookDescription, Problem>> {
  const { io, options } = invocation;
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const state = await openState({ io, options }, desired.value.environment);
  const record = await readRecord(state, parseKey(nameOrKey)?.name ?? nameOrKey);
  if (!record.ok) return record;
  const facts = await readFacts(invocation, desired.value, state);
  if (!facts.ok) return facts;
  const described = describeWebhook(nameOrKey, { ...facts.value, record: record.value });
  return described === null ? failure(unknownWebhook(nameOrKey, facts.value)) : success(described);
}

async function readRecord(
  { journal }: Pick<State, "journal">,
  name: string,
): Promise<Result<RecordedChange[], Problem>> {
  const changes = new RecordedChanges(name);
  const walked = await journal.walk((record) => changes.take(record));
  return walked.ok ? success(changes.latestFirst()) : failure(journalProblem(walked.error));
}

type Facts = Omit<DescriptionFacts, "record">;

async function readFacts(
  { io, options }: Invocation,
  desired: Desired,
  state: State,
): Promise<Result<Facts, Problem>> {
  return await withForeseen({ io, options }, desired, state, async (foreseen, connection) => {
    const { live, recorded, projection } = foreseen;
    const made = planFor(io, { desired, connection, live, recorded, request: WHOLE_FLEET });
    if (!made.ok) return made;
    const { plan, shown } = made.value;
    const facts = { changesDigest: changesDigest(plan), commit: Promise.resolve(null) };
    return success({
      environment: connection.environment,
      desired: desired.webhooks,
      live: shown,
      plan: planDocument(plan, await factsOf(io, desired, WHOLE_FLEET, facts)),
      histories: historiesIn(projection, desired.webhooks.map(declaredAs)),
    });
  });
}
