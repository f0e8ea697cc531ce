import { counted } from "../../base/text.ts";
import type { ListedSecret, SecretList, SecretPlace, SecretUser } from "../../model/report/secret-list.ts";
import { flow } from "../wording/layout.ts";
import { EMPTY_LINE, type Line, print, Span, type Style, widest } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";

const GAP = 2;

const PLACES: Readonly<Record<NonNullable<SecretPlace>, string>> = {
  environment: "set in the environment",
  "secrets-dir": "set in --secrets-dir",
  invented: "invented by the embedded tenant",
};

/** Each secret with where it is set, where it may go, and who sends it. */
function renderSecrets({ environment, secrets }: SecretList, style: Style): string {
  const missing = secrets.filter(({ place }) => place === null).length;
  const total = `${counted(secrets.length, "secret")} in ${environment}, ${missing} not set here.`;
  const names = widest(secrets.map(({ name }) => name)) + GAP;
  const lines = secrets.flatMap((secret) => secretLines(secret, names, style.width));
  return print([...lines, ...(lines.length === 0 ? [] : [EMPTY_LINE]), [new Span(total)]], style);
}

function secretLines(secret: ListedSecret, names: number, width: number): Line[] {
  const { name, place, whyNot, users } = secret;
  const state =
    place === null
      ? new Span(`not set here${whyNot === null ? "" : `: ${whyNot}`}`, "caution")
      : new Span(PLACES[place]);
  const hosts = flow(hostsText(secret), {
    ...{ lead: [new Span("  ")], indent: 4, width, tone: "faint" },
  });
  return [
    [new Span(name, "strong").padded(names), state],
    ...hosts,
    ...users.flatMap((user) => userLines(user, width)),
  ];
}

function hostsText({ hosts, users }: ListedSecret): string {
  const unused = users.length === 0 ? "; no manifest refers to it" : "";
  if (hosts === null) return `may go to any host${unused}`;
  return `${hosts.length === 0 ? "may go nowhere" : `may go to ${hosts.join(", ")}`}${unused}`;
}

function userLines({ key, what, version, host, mayGo, owner, location }: SecretUser, width: number): Line[] {
  const { file, line } = location;
  const told = [
    `${what}${version === null ? "" : `, version ${version}`}`,
    `to ${host}${mayGo ? "" : ", which is not listed for it"}`,
    ...(owner === null ? [] : [owner]),
    `${file}:${line}`,
  ];
  const lead = [new Span("  "), new Span(`${key} `, "strong")];
  return flow(told.join("; "), { lead, indent: 6, width, tone: mayGo ? "plain" : "bad" });
}

/** The same for every format. */
export function secretsView(list: SecretList): View {
  return { json: list, text: (style) => renderSecrets(list, style) };
}
