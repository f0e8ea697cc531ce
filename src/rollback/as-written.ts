import { UNLISTED_HEADERS } from "../model/fleet/live.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";

/**
 * What was read from the tenant hides its values; what we had written there names the secrets. It also stands for what
 * the tenant does not show. Of a value that it showed the intent tells what may be told: one that it kept under no name was
 * another one than the reference leads to.
 */
export function withWhatWasWritten(
  before: Snapshot,
  written: Snapshot | null,
  after: Snapshot | null,
): Snapshot {
  // Where a tenant shows not even the names, only what was written tells of any.
  if (written !== null && UNLISTED_HEADERS.name in before.headers) {
    return { ...before, headers: written.headers };
  }
  const [ours, next] = [byName(written), byName(after)];
  const headers = Object.entries(before.headers).map(([name, value]): [string, ShownValue] => {
    const known = ours.get(name.toLowerCase());
    const isOther = value.kind === "sensitive" && next.get(name.toLowerCase())?.kind === "sensitive";
    const isNamed = known?.kind === "secret" && value.kind !== "plain" && !isOther;
    return [name, isNamed || (known?.kind === "plain" && value.kind === "masked") ? known : value];
  });
  return { ...before, headers: Object.fromEntries(headers), ...endpointAsWritten(before, written, after) };
}

function byName(shown: Snapshot | null): ReadonlyMap<string, ShownValue> {
  return new Map(Object.entries(shown?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
}

/** A password that was read hides its value; what we had written there names the secret, unless its user is another one. */
function endpointAsWritten(
  { endpoint }: Snapshot,
  written: Snapshot | null,
  after: Snapshot | null,
): Pick<Snapshot, "endpoint"> {
  if (endpoint === undefined) return {};
  const known = written?.endpoint?.password ?? null;
  const { user, password } = endpoint;
  const isShown = password?.kind === "sensitive";
  const isOther = isShown && after?.endpoint?.password?.kind === "sensitive";
  const isOfAnother = user !== null && user !== (written?.endpoint?.user ?? user);
  const isNamed = (isShown || password?.kind === "masked") && !isOther && !isOfAnother;
  return { endpoint: known?.kind === "secret" && isNamed ? { ...endpoint, password: known } : endpoint };
}
