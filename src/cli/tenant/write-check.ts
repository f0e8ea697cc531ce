import { failure, type Result, success } from "../../base/result.ts";
import { newRunId } from "../../ci/provenance.ts";
import type { WriteCheckConnection } from "../../cognigy/cognigy-v2/connect.ts";
import { reportOnWrites } from "../../doctor/write-report.ts";
import type { TenantResource } from "../../model/fleet/directory.ts";
import type { CognigyTenant } from "../../model/fleet/environment.ts";
import type { WriteCheck } from "../../model/report/write-check.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { Waits } from "../../terminal/live-area.ts";
import { Stop } from "../../terminal/process-io.ts";
import type { Done, Invocation } from "../command.ts";
import { reportProblem } from "../output.ts";
import { type Connection, tellingOf } from "./connection.ts";
import { tellReport } from "./examine.ts";

/** What somebody asks to be checked by writing. */
export interface WriteCheckRequest {
  /** The scratch project, by name or id. */
  readonly project: string;
  /** Whether nobody has to be asked. */
  readonly isConfirmed: boolean;
}

/** Makes, changes and deletes Endpoints in a scratch project, once somebody has said yes to that. */
export async function writeCheck(
  invocation: Invocation,
  connection: Connection,
  request: WriteCheckRequest,
): Promise<Done> {
  const { io, options } = invocation;
  const { settings } = connection;
  if (settings.profile !== "cognigy-v2") return failure(notForThisProfile());
  const client = await connect(io, settings);
  const waits = new Waits(invocation.io, invocation.options);
  const stop = new Stop(io, (signal, exitCode) => {
    reportProblem(
      { io, options },
      problem(exitCode, "interrupted", `stopped by ${signal}`, "nothing was made"),
    );
  });
  try {
    const project = await chooseProject(client, request.project);
    if (!project.ok) return project;
    const refusal = await refusalOf(invocation, connection.host, project.value, request);
    if (refusal !== null) return failure(refusal);
    stop.finishFirst((text) => io.stderr.write(`${text}\n`));
    const nonce = newRunId(io.random);
    const checked = await client.check(project.value, nonce, () => stop.signal.aborted);
    const report = reportOnWrites(connection.environment, connection.host, checked);
    const { observation, left } = checked;
    const problems = problemsOf(checked);
    return await tellReport(invocation, { report, seen: { observation, left }, problems }, stop.exitCode);
  } finally {
    stop.release();
    waits.close();
    await client.close();
  }
}

async function connect(io: Io, tenant: CognigyTenant): Promise<WriteCheckConnection> {
  const { connectWriteCheck } = await import("../../cognigy/cognigy-v2/connect.ts");
  const { clock, random, redactor } = io;
  return connectWriteCheck({ tenant, run: newRunId(random), clock, random, redactor, ...tellingOf(io) });
}

async function chooseProject(
  client: WriteCheckConnection,
  named: string,
): Promise<Result<TenantResource, Problem>> {
  const found = await client.findProjects(named);
  if (!found.ok) return failure(tenantProblem(found.error));
  const [only, ...others] = found.value;
  if (only !== undefined && others.length === 0) return success(only);
  const ids = found.value.map(({ id }) => id).join(", ");
  return failure(
    only === undefined
      ? problem(
          EXIT.usage,
          "usage",
          `--write-check ${named}: no such project, or no access to it`,
          "make one for this, and name it",
        )
      : problem(
          EXIT.usage,
          "usage",
          `--write-check ${named}: ${found.value.length} projects have this name`,
          `name one by its id: ${ids}`,
        ),
  );
}

/** Why nothing may be made; null when somebody has said yes. */
async function refusalOf(
  { io }: Invocation,
  host: string,
  { name, id }: TenantResource,
  { isConfirmed }: WriteCheckRequest,
): Promise<Problem | null> {
  if (isConfirmed) return null;
  const question = `This creates two disabled Endpoints in the project ${name} (${id}) of ${host}, changes one and deletes both.\nContinue? Type 'yes' to apply: `;
  const answer = await io.ask(question);
  if (answer?.trim() === "yes") return null;
  return answer === null
    ? problem(
        EXIT.usage,
        "usage",
        "--write-check asks before it writes, and there is no terminal",
        "pass --yes to continue without asking",
      )
    : problem(
        EXIT.declined,
        "declined",
        "nothing was made: the answer was not 'yes'",
        "use a scratch project, which nobody calls",
      );
}

function notForThisProfile(): Problem {
  const message =
    "--write-check is for tenants of Cognigy.AI; of this one, doctor and the first apply find out all there is";
  return problem(EXIT.usage, "usage", message, "run webhook-sync doctor without it");
}

function problemsOf({ failure: why, left, doubt, name }: WriteCheck): readonly Problem[] {
  const isLeft = left.length > 0 || doubt !== null;
  const message = `what the check made may be left behind, named ${name}`;
  return [
    ...(why === null ? [] : [tenantProblem(why)]),
    ...(isLeft ? [problem(EXIT.unknown, "left-behind", message, "delete it on the platform")] : []),
  ];
}
