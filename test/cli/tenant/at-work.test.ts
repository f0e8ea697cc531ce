import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type Interception, isCall } from "../../cognigy/fake-tenant.ts";
import { manifestText } from "../../scenarios/fleet.ts";
import { type TenantFolder, tenantFolder } from "./folder.ts";

/** A moment that others wait for. */
function moment(): { readonly come: Promise<void>; readonly now: () => void } {
  let now = () => {};
  const come = new Promise<void>((resolve) => {
    now = resolve;
  });
  return { come, now };
}

/** When the apply begins and ends. */
type Span = "before and after" | "since and after" | "since and before";

/**
 * What `--fail-on drift` says where an apply registers `new` and `newer` between the record that the status reads and the
 * list that the tenant sends it: the apply waits with its first write until the list is asked for, and the list for `edit`.
 */
async function statusDuring(
  t: Parameters<typeof tenantFolder>[0],
  span: Span,
  edit: (folder: TenantFolder) => void = () => {},
): Promise<{ readonly exit: number; readonly drift: readonly string[]; readonly running: number }> {
  const [writes, lists, applied] = [moment(), moment(), moment()];
  let [isArmed, isWriting, isListed] = [false, false, false];
  const isHeldUp = () => (isWriting ? span !== "since and before" : span !== "before and after" && !isListed);
  const intercept: Interception = async (request) => {
    if (isCall(request, "POST all") && isArmed && !isWriting) {
      isWriting = true;
      writes.now();
      await lists.come;
    } else if (isCall(request, "GET all") && isArmed && isHeldUp()) {
      isListed = true;
      lists.now();
      await applied.come;
    }
    return false;
  };
  const folder = await tenantFolder(t, { names: ["old", "older"], intercept });
  assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  for (const name of ["new", "newer"])
    writeFileSync(join(folder.directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1));
  isArmed = true;
  const begin = () => folder.ws("apply", "--yes", "--concurrency", "1");
  const ask = () => folder.ws("status", "--fail-on", "drift", "--format", "json");
  const [first, ready, second] =
    span === "before and after" ? [begin, writes.come, ask] : [ask, lists.come, begin];
  const earlier = first();
  await ready;
  const later = second();
  const [apply, status] = span === "before and after" ? [earlier, later] : [later, earlier];
  await lists.come;
  // The list at the end of an apply that goes on is held up as well: what it wrote shows before.
  if (span === "since and before") await apply;
  await until(() => folder.tenant.store.size === 4);
  edit(folder);
  applied.now();
  const { exit, stdout, stderr } = await status;
  assert.equal((await apply).exit, 0);
  const fleet: unknown = JSON.parse(stdout);
  const { webhooks = [], running = [] } = Object(fleet);
  const told = [...webhooks].filter((one) => [...one.drift, ...(one.unexplained ?? [])].length > 0);
  assert.equal(stderr, "");
  return { exit, drift: told.map(({ name }) => String(name)), running: [...running].length };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const SPANS: readonly (readonly [what: string, span: Span, running: number])[] = [
  ["a run at work", "before and after", 1],
  ["a run that began after the record was read", "since and after", 1],
  ["a run that began then and is over", "since and before", 0],
];

function editOld({ tenant }: TenantFolder): void {
  const [id, stored] = [...tenant.store].find(([, { name }]) => name === "old") ?? assert.fail();
  tenant.store.set(id, { ...stored, url: "https://elsewhere.example.test/" });
}

for (const [what, span, running] of SPANS) {
  test(`what ${what} registers while the tenant is read is no drift`, async (t) => {
    assert.deepEqual(await statusDuring(t, span), { exit: 0, drift: [], running });
  });

  test(`what somebody else changes meanwhile is: ${what}`, async (t) => {
    assert.deepEqual(await statusDuring(t, span, editOld), { exit: 2, drift: ["old"], running });
  });
}
