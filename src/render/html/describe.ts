import { showTime } from "../../base/time.ts";
import type { FieldChange, ShownValue, Snapshot } from "../../model/plan/change.ts";
import type {
  DeclaredWebhook,
  LiveDescription,
  VersionDescription,
  WebhookDescription,
} from "../../model/report/webhook-description.ts";
import { cannotVerify } from "../wording/changes.ts";
import type { PlanLinks } from "../wording/links.ts";
import { snapshotValues } from "../wording/snapshot-values.ts";
import { describeLeft } from "../wording/words.ts";
import { html, type Markup, placeLink } from "./markup.ts";
import { renderPage } from "./page.ts";
import { changeSection } from "./plan-change.ts";
import { receiverCard } from "./receiver.ts";
import { recordedList } from "./record.ts";
import { fieldTable } from "./values.ts";

/** Where a description leads. */
export type DescriptionLinks = Pick<PlanLinks, "lineOf">;

const MOST_RECORDED = 200;

/** All that is known of a webhook, as a page of its own. */
export function renderDescriptionPage(description: WebhookDescription, links: DescriptionLinks): string {
  const { name, environment, tenant, readAt, versions, dependants, record } = description;
  const facts = [environment, tenant, `live read ${showTime(readAt.toISOString())}`];
  const recorded =
    record.length === 0
      ? html`<p>No run has changed it.</p>`
      : recordedList(record, MOST_RECORDED, environment);
  const needed = dependants.length === 0 ? "none" : dependants.join(", ");
  const body = html`<header><h1>${name}</h1><ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul></header>
<main>${versions.map((version) => versionSection(version, description, links))}
<section><h2>Dependants</h2><p>${needed}</p></section>
<section><h2>Record</h2>${recorded}</section></main>`;
  return renderPage(`webhook-sync ${environment}: ${name}`, body);
}

function versionSection(
  version: VersionDescription,
  { readAt }: WebhookDescription,
  links: DescriptionLinks,
): Markup {
  const { key, declared, live, history } = version;
  const card = receiverCard(history, readAt) ?? html`<p class="r">Receiver: never probed</p>`;
  return html`<section><h2>${key}</h2>${declaredPart(declared, links)}${live.map(livePart)}${live.length === 0 ? html`<p>The tenant does not have it.</p>` : null}${sidesTable(declared, live)}${card}${plannedPart(version, readAt, links)}</section>
`;
}

function declaredPart(declared: DeclaredWebhook | null, links: DescriptionLinks): Markup {
  if (declared === null) return html`<p>No manifest declares it.</p>`;
  const { location, description, owner, protect, dependsOn, secrets, snapshot } = declared;
  const place = placeLink(location, links);
  const told = secrets.map(({ name, version, isSet }) => {
    const reference = version === null ? name : `${name}@${version}`;
    return html`<li><code>${reference}</code> ${isSet ? "set here" : "not set here"}</li>`;
  });
  const facts = [
    html`<li>declared ${snapshot.status}, ${place}</li>`,
    html`<li>owner ${owner ?? "nobody is declared"}</li>`,
    ...(protect ? [html`<li>protected</li>`] : []),
    ...(dependsOn.length === 0 ? [] : [html`<li>depends on ${dependsOn.join(", ")}</li>`]),
  ];
  const secretsPart = told.length === 0 ? null : html`<p>Secrets:</p><ul>${told}</ul>`;
  return html`${description === null ? null : html`<p>${description}</p>`}<ul class="facts">${facts}</ul>${secretsPart}`;
}

function livePart({ id, isOurs, snapshot }: LiveDescription): Markup {
  return html`<p>Live: ${snapshot.status}, id <code>${id}</code>, ${isOurs ? "ours" : "not ours: never touched"}</p>`;
}

/** Declared beside live, whether they differ or not. */
function sidesTable(declared: DeclaredWebhook | null, [live]: readonly LiveDescription[]): Markup | null {
  const was = valuesOf(live?.snapshot ?? null);
  const is = valuesOf(declared?.snapshot ?? null);
  const paths = [...new Set([...is.keys(), ...was.keys()])];
  const fields = paths.map((path): FieldChange => {
    const [before, after] = [was.get(path) ?? ABSENT, is.get(path) ?? ABSENT];
    return { path, before, after, cause: "declared", location: null };
  });
  return fieldTable(fields, { run: null, lineOf: () => null });
}

const ABSENT: ShownValue = { kind: "absent" };

function valuesOf(snapshot: Snapshot | null): ReadonlyMap<string, ShownValue> {
  if (snapshot === null) return new Map();
  return new Map(snapshotValues(snapshot).map(({ path, value }) => [path, value]));
}

/** What an apply would do. */
function plannedPart({ planned, live }: VersionDescription, now: Date, { lineOf }: DescriptionLinks): Markup {
  const title = html`<h3>What an apply would do</h3>`;
  switch (planned.kind) {
    case "none":
      return html`${title}<p>Nothing: ${describeLeft(live)}.</p>`;
    case "superseded":
      return html`${title}<p>It is deprecated by the change of ${planned.by}.</p>`;
    case "replaced-in-place":
      return html`${title}<p>It becomes ${planned.by}, in place.</p>`;
    case "unchanged": {
      const remarks = [...planned.unverified.map(cannotVerify), ...planned.notes];
      const why =
        planned.keptOtherwise === true
          ? "Nothing, though it is not as declared."
          : "Nothing: it is as declared.";
      return html`${title}<p>${why}</p>${remarks.map((remark) => html`<p>${remark}</p>`)}`;
    }
    case "blocked": {
      const { action, code, message, remedy } = planned.blocked;
      return html`${title}<p><span class="blocked">${action} blocked: ${code}</span></p><p>${message}</p><p><strong>Remedy:</strong> ${remedy}</p>`;
    }
    case "change": {
      const page = {
        skips: new Map(),
        links: { run: null, lineOf },
        histories: new Map(),
        now,
        tellsProbes: true,
      };
      return html`${title}${changeSection({ shown: planned.change, members: [planned.change] }, page)}`;
    }
  }
}
