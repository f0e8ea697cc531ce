import { enumerate } from "../../manifest/wording.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import type { Invocation } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { styleFor } from "../options.ts";
import { type Problem, problem } from "../problem.ts";
import { AUTHENTICATION_KINDS } from "./authentication.ts";
import { type Choices, type InitOptions, readAddress, readCodeOwner, readEnvironment } from "./choices.ts";

/** What the options say; what they do not say is asked on a terminal, and is the default elsewhere. */
export async function chooseFrom(
  invocation: Invocation,
  { tenant, auth, codeOwner, github, yes }: InitOptions,
): Promise<Result<Choices, Problem>> {
  const environment = readEnvironment(invocation.options.env ?? "production");
  if (!environment.ok) return environment;
  const owner = codeOwner === undefined ? success(null) : readCodeOwner(codeOwner);
  if (!owner.ok) return owner;
  const address = tenant === undefined ? success(undefined) : readAddress(tenant);
  if (!address.ok) return address;
  const ask: Ask = async (question, read) =>
    yes === true ? undefined : await askUntilRead(invocation, question, read);
  const baseUrl = address.value ?? (await ask(ADDRESS, readAddress)) ?? null;
  const asksKind = auth === undefined && baseUrl !== null;
  const kind = asksKind ? await ask(KIND, readKind) : auth;
  return success({
    environment: environment.value,
    baseUrl,
    auth: kind ?? DEFAULT_KIND,
    codeOwner: owner.value,
    github,
  });
}

const [DEFAULT_KIND, ...OTHER_KINDS] = AUTHENTICATION_KINDS;
const ADDRESS = "Your tenant's address (Enter: only a sandbox on this machine): ";
const KIND = `Authentication (Enter: ${DEFAULT_KIND}; or ${OTHER_KINDS.join(", ")}): `;

type Read<T> = (text: string) => Result<T, Problem>;
type Ask = <T>(question: string, read: Read<T>) => Promise<T | undefined>;

/** Asks again after an answer that cannot be taken; undefined for no answer, and where nobody can be asked. */
async function askUntilRead<T>(
  { io, options }: Invocation,
  question: string,
  read: Read<T>,
): Promise<T | undefined> {
  for (;;) {
    const answer = (await io.ask(question))?.trim();
    if (answer === undefined || answer === "") return undefined;
    const result = read(answer);
    if (result.ok) return result.value;
    const { diagnostics } = result.error;
    io.stderr.write(`${renderDiagnostics(diagnostics, styleFor(io.stderr, options, io))}\n`);
  }
}

function readKind(text: string): Result<Choices["auth"], Problem> {
  const kind = AUTHENTICATION_KINDS.find((known) => known === text);
  if (kind !== undefined) return success(kind);
  return failure(
    problem(
      EXIT.usage,
      "usage",
      `there is no authentication ${text}`,
      `type ${enumerate(AUTHENTICATION_KINDS, "or")}`,
    ),
  );
}
