import { showDuration, showTime, showTimeOfDay, utcDay } from "../../base/time.ts";
import { healthWord } from "../../model/record/history.ts";
import type {
  LiveDescription,
  RecordedChange,
  VersionDescription,
  WebhookDescription,
} from "../../model/report/webhook-description.ts";
import { cannotVerify, consequences } from "../wording/changes.ts";
import { declaredFields, fieldLines, fieldName, showStep, showValue } from "../wording/fields.ts";
import { DETAIL_INDENT, detail, dotted, flow, flowPieces, showPlace, type Table } from "../wording/layout.ts";
import { snapshotLines } from "../wording/snapshot-values.ts";
import { EMPTY_LINE, indent, type Line, lineWidth, print, Span, type Style } from "../wording/terminal.ts";
import {
  describeChange,
  describeLeft,
  describeRecorded,
  RESULT_SIGNS,
  RISK_TONES,
  shortCommit,
  showShare,
} from "../wording/words.ts";

const WIDEST_TITLE = "depends on".length;
const INDENT = 2;

/** All that is known of a webhook, for people. */
export function renderDescription(description: WebhookDescription, style: Style): string {
  const { width } = style;
  const { versions, dependants, record } = description;
  const lines = [
    ...header(description, width),
    ...versions.flatMap((version) => [EMPTY_LINE, ...versionLines(version, description, width)]),
    EMPTY_LINE,
    ...fact("dependants", dependants.length === 0 ? "none" : dependants.join(", "), width),
    EMPTY_LINE,
    ...recordLines(record, width),
  ];
  return print(lines, style);
}

/** Only in what the tenant is not as Git wants it. */
export function renderDifference(description: WebhookDescription, style: Style): string {
  const { width } = style;
  const lines = description.versions.flatMap((version) => [
    EMPTY_LINE,
    [new Span(version.key, "strong")],
    ...differenceLines(version, width),
  ]);
  return print([...header(description, width), ...lines], style);
}

function header({ name, environment, tenant, readAt }: WebhookDescription, width: number): Line[] {
  const lead = [new Span(name, "strong"), new Span(" · ")];
  const facts = [environment, tenant, `live read ${showTimeOfDay(readAt.toISOString())}`];
  return flowPieces(dotted(facts), { lead, indent: INDENT, width, tone: "plain" });
}

function versionLines(version: VersionDescription, { readAt }: WebhookDescription, width: number): Line[] {
  const { key, declared, live } = version;
  return [
    [new Span(key, "strong")],
    ...declaredLines(version, width),
    ...(declared === null ? [] : snapshotLines(declared.snapshot, tableOf(width))),
    ...(live.length === 0 ? fact("live", "the tenant does not have it", width) : []),
    ...live.flatMap((one) => liveLines(one, width)),
    ...differenceLines(version, width),
    ...historyLines(version, readAt, width),
  ];
}

function declaredLines({ declared }: VersionDescription, width: number): Line[] {
  if (declared === null) return fact("declared", "no manifest declares it", width);
  const { location, description, owner, protect, dependsOn, secrets, snapshot } = declared;
  const told = secrets.map(({ name, version, isSet }) => {
    const reference = version === null ? name : `${name}@${version}`;
    return `${reference} ${isSet ? "set here" : "not set here"}`;
  });
  return [
    ...(description === null ? [] : fact("about", description, width)),
    ...fact("owner", owner ?? "nobody is declared", width),
    ...(protect ? fact("protect", "true", width) : []),
    ...(dependsOn.length === 0 ? [] : fact("depends on", dependsOn.join(", "), width)),
    ...(told.length === 0 ? [] : fact("secrets", told.join(", "), width)),
    ...fact("declared", `${snapshot.status}, ${showPlace(location, "")}`, width),
  ];
}

function liveLines({ id, isOurs, snapshot }: LiveDescription, width: number): Line[] {
  const whose = isOurs ? "ours" : "not ours: never touched";
  return [
    ...fact("live", `${snapshot.status}, id ${id}, ${whose}`, width),
    ...snapshotLines(snapshot, tableOf(width)),
  ];
}

/** What an apply would do. */
function differenceLines({ planned, live }: VersionDescription, width: number): Line[] {
  const table = tableOf(width);
  switch (planned.kind) {
    case "none":
      return fact("plan", `nothing: ${describeLeft(live)}`, width);
    case "superseded":
      return fact("plan", `deprecated by the change of ${planned.by}`, width);
    case "replaced-in-place":
      return fact("plan", `becomes ${planned.by}, in place`, width);
    case "unchanged": {
      const remarks = [...planned.unverified.map(cannotVerify), ...planned.notes];
      return [
        ...(planned.keptOtherwise === true
          ? fact("plan", "nothing to write, and not as declared", width, "caution")
          : fact("plan", "as declared", width, "good")),
        ...remarks.flatMap((remark) => detail(remark, table)),
      ];
    }
    case "blocked": {
      const { action, code, message, remedy } = planned.blocked;
      return [
        ...fact("plan", `${action} blocked (${code}): ${message}`, width, "bad"),
        ...detail(remedy, table, [new Span("remedy: ", "strong")]),
      ];
    }
    case "change": {
      const { change } = planned;
      const { action, risk } = change;
      const why = [describeChange(change), ...risk.why].join("; ");
      const probes = declaredFields(change).filter(({ name }) => name.startsWith("health."));
      return [
        ...fact("plan", `${action}, ${risk.level} risk: ${why}`, width, RISK_TONES[risk.level]),
        ...(action === "create" ? [] : fieldLines(change, table)),
        ...probes.flatMap(({ name, lines }) => detail(`${name} ${lines.join(" ")}`, table)),
        ...change.unverified.flatMap((header) => detail(cannotVerify(header), table)),
        ...consequences(change).flatMap((sentence) => detail(sentence, table)),
      ];
    }
  }
}

function historyLines({ history }: VersionDescription, now: Date, width: number): Line[] {
  const { attempts, successRate, latencies, probe, certificateExpires } = history;
  const runs =
    successRate === null
      ? []
      : [`success ${showShare(successRate)} of ${attempts.length}`].concat(
          latencies === null ? [] : `p50 ${showDuration(latencies.p50)}, p95 ${showDuration(latencies.p95)}`,
        );
  return [
    ...(probe === null
      ? fact("probe", "never probed", width)
      : fact("probe", `${healthWord(probe.seen)}, ${probe.seen.sentence} (${showTime(probe.time)})`, width)),
    ...(certificateExpires === null ? [] : certificateLines(new Date(certificateExpires), now, width)),
    ...(runs.length === 0 ? [] : fact("runs", runs.join(", "), width)),
  ];
}

function certificateLines(expires: Date, now: Date, width: number): Line[] {
  return expires < now
    ? fact("certificate", `expired ${utcDay(expires)}`, width, "bad")
    : fact("certificate", `valid until ${utcDay(expires)}`, width);
}

const MOST_RECORDED = 20;

function recordLines(record: readonly RecordedChange[], width: number): Line[] {
  if (record.length === 0) return fact("record", "no run has changed it", width);
  const shown = record.slice(0, MOST_RECORDED);
  const more = record.length - shown.length;
  return [
    [new Span("record", "faint")],
    ...shown.flatMap((change) => recordedLines(change, width)),
    ...(more === 0
      ? []
      : [[indent(INDENT), new Span(`${more} earlier: audit show --name has them`, "faint")]]),
  ];
}

function recordedLines(change: RecordedChange, width: number): Line[] {
  const { time, key, action, result, status, reason, run, actor, commit, approved, fields, details } = change;
  const lead = [
    indent(INDENT),
    new Span(`${showTime(time)} `, "faint"),
    new Span(`${key} ${action} `),
    new Span(result, RESULT_SIGNS[result].tone),
    new Span(": "),
  ];
  const why = [describeRecorded(reason), status, details].filter((text) => text !== "").join("; ");
  const who = [
    `by ${actor}`,
    `run ${run}`,
    ...(commit === null ? [] : [`commit ${shortCommit(commit)}`]),
    ...(approved === null ? [] : [`plan ${approved}`]),
  ];
  const told = fields.map((field) => {
    if (field.before.kind === "absent")
      return `${fieldName(field.path)} ${showValue(field.after, field.path.startsWith("headers."))}`;
    const { value, next } = showStep({ ...field, cause: "declared", location: null });
    return `${fieldName(field.path)} ${next === null ? value : `${value} → ${next}`}`;
  });
  return [
    ...flow(why, { lead, indent: DETAIL_INDENT, width, tone: "plain" }),
    ...flowPieces(dotted(who), {
      lead: [indent(DETAIL_INDENT)],
      indent: DETAIL_INDENT,
      width,
      tone: "faint",
    }),
    ...told.flatMap((text) =>
      flow(text, { lead: [indent(DETAIL_INDENT)], indent: DETAIL_INDENT + INDENT, width, tone: "plain" }),
    ),
  ];
}

/** A title and what it says, on as many lines as that needs. */
function fact(title: string, text: string, width: number, tone: Span["tone"] = "plain"): Line[] {
  const lead = [indent(INDENT), new Span(title, "faint").padded(WIDEST_TITLE + 1), indent(1)];
  return flow(text, { lead, indent: lineWidth(lead), width, tone });
}

function tableOf(width: number): Table {
  return { width, keyColumn: 0, folder: "" };
}
