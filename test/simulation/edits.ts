import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Random } from "../../src/model/run/surroundings.ts";
import type { World } from "./world.ts";

/** Whose edit it is. */
interface Hand {
  readonly world: World;
  readonly random: Random;
}

const NAMES = ["a", "b", "c", "d", "e"] as const;

/** A few edits in Git: new webhooks, bumps, ways back, other urls and secrets, renames, removals, letting go. */
export function edit(desired: readonly Webhook[], random: Random, world: World): Webhook[] {
  const edits = 1 + Math.floor(random() * 4);
  let fleet = [...desired];
  for (let number = 0; number < edits; number++) {
    const name = NAMES[Math.floor(random() * NAMES.length)] ?? "a";
    fleet = editName(fleet, name, random, world);
  }
  const kept = world
    .asDeclarable(withFormerNames(fleet, random))
    .toSorted((a, b) => (a.name === b.name ? a.version - b.version : a.name < b.name ? -1 : 1));
  return kept.map((one, index) => ({ ...one, dependsOn: dependenciesOf(one, kept[index - 1], random) }));
}

/** Of its neighbour, so that there is no circle; by name, as most people write it. */
function dependenciesOf(one: Webhook, before: Webhook | undefined, random: Random): readonly string[] {
  const depends = before !== undefined && isInService(before) && isInService(one) && random() < 0.3;
  return depends && before.name !== one.name ? [before.name] : [];
}

function isInService({ status, unadopt }: Webhook): boolean {
  return status === "active" && !unadopt;
}

function editName(fleet: readonly Webhook[], name: string, random: Random, world: World): Webhook[] {
  const lead = fleet.findLast((one) => one.name === name);
  if (lead === undefined) return [...fleet, world.webhook(name)];
  const others = fleet.filter((one) => one !== lead);
  if (others.length > 0 && random() < 0.1) return others;
  if (random() < 0.1) return [...fleet, { ...lead, version: lead.version + 1 }];
  if (random() < 0.1) return [...others, renamed(lead, fleet, { world, random })];
  const next = edited(lead, random, world);
  const twin = others.some((one) => one.name === name && one.version === next.version);
  return twin ? [...fleet] : [...others, next];
}

/** As `validate` takes it: a former name is not declared, and belongs to one name. Now and then a line goes. */
function withFormerNames(fleet: readonly Webhook[], random: Random): Webhook[] {
  const declared = new Set(fleet.map(({ name }) => name));
  const takers = new Map<string, string>();
  return fleet.map((one) => {
    if (one.replaces.length === 0) return one;
    const isFree = (old: string) => !declared.has(old) && (takers.get(old) ?? one.name) === one.name;
    const free = one.unadopt || random() < 0.2 ? [] : one.replaces.filter(isFree);
    for (const old of free) takers.set(old, one.name);
    return { ...one, replaces: free };
  });
}

/** Another name for the same, half of the time told; or for what goes elsewhere from now on. */
function renamed(old: Webhook, fleet: readonly Webhook[], { world, random }: Hand): Webhook {
  const free = NAMES.find((name) => !fleet.some((one) => one.name === name));
  if (free === undefined) return old;
  const { source, endpoint } = world.webhook(free);
  const displayName = endpoint?.displayName ?? free;
  const moved = old.endpoint === null ? null : { ...old.endpoint, displayName };
  const isTold = random() < 0.5;
  const replaces = isTold ? [old.name, ...old.replaces] : [];
  const url =
    isTold && random() < 0.5 ? `https://api.example.com/moved/${Math.floor(random() * 1_000)}` : old.url;
  return { ...old, name: free, version: 1, source, endpoint: moved, replaces, url };
}

function edited(old: Webhook, random: Random, world: World): Webhook {
  const version = 1 + Math.floor(random() * 3);
  const edits: readonly Webhook[] = [
    { ...old, version: old.version + 1 },
    { ...old, version: Math.max(1, old.version - 1) },
    { ...old, url: `https://api.example.com/moved/${Math.floor(random() * 1_000)}` },
    { ...old, status: old.status === "active" ? "inactive" : "active" },
    world.withSecret(old, version),
    { ...old, protect: !old.protect },
    { ...old, status: "deprecated", sunset: "2027-12-31" },
    // Taken back, it has to be taken over again.
    { ...old, unadopt: !old.unadopt, adopt: old.unadopt },
    ...world.ownEdits.map((change) => change(old)),
  ];
  return edits[Math.floor(random() * edits.length)] ?? old;
}
