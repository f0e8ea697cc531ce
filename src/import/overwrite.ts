import { isSameHeaderValue } from "../base/http.ts";
import { escapeTemplate } from "../base/template.ts";
import { isError } from "../model/fleet/diagnostic.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import { isOurs, type LiveHeader, type LiveWebhook, UNLISTED_HEADERS } from "../model/fleet/live.ts";
import type { Header, Webhook } from "../model/fleet/webhook.ts";
import type { ImportedFile, ImportedSecret, LeftOut } from "../model/report/import-report.ts";
import type { Edit, SharedKeys } from "../model/report/manifest-draft.ts";
import type { CredentialScan } from "./credential-scan.ts";
import { endpointBlock, endpointEdits } from "./endpoints.ts";
import { declares, type ImportBlock, leftOut } from "./importability.ts";
import type { ImportInput } from "./input.ts";
import { type DraftedHeaders, draftHeaders } from "./secrets.ts";
import type { ImportTools } from "./tools.ts";

/** Manifests that were brought to what the tenant has. */
export interface Overwritten {
  readonly files: readonly ImportedFile[];
  readonly secrets: readonly ImportedSecret[];
  readonly values: DraftedHeaders["values"];
  readonly left: readonly LeftOut[];
  readonly shared: readonly SharedInFile[];
}

/** Keys that are changed for other environments too. */
export interface SharedInFile extends SharedKeys {
  readonly file: string;
}

/** What is known before something is overwritten. */
interface Known {
  readonly declared: ReadonlyMap<WebhookKey, Webhook>;
  /** Names that secrets have. */
  readonly taken: ReadonlySet<string>;
  readonly credentialScan: CredentialScan;
}

/** Changes the keys that differ from the live objects, each in its file; a file without a difference stays as it is. */
export function overwriteDeclared(
  webhooks: readonly LiveWebhook[],
  { declared, taken, credentialScan }: Known,
  input: ImportInput,
): Overwritten {
  const left: LeftOut[] = [];
  const fit = webhooks.filter((live) => {
    const suspect = suspicionOf(live, declared.get(keyOf(live)), credentialScan, input);
    if (suspect === null) return true;
    left.push(leftOut(live, suspect));
    return false;
  });
  const news = fit.map((live) => withNewHeaders(live, declared.get(keyOf(live))));
  const drafted = draftHeaders(news, input.environment.policy, taken);
  const byFile = new Map<string, { edits: Edit[]; webhooks: WebhookKey[] }>();
  for (const [at, live] of fit.entries()) {
    const webhook = declared.get(keyOf(live));
    if (webhook === undefined) continue;
    const edits = editsFor(live, webhook, drafted.headersOf(news[at] ?? live), input);
    if (edits.length === 0) continue;
    const { file } = webhook.source;
    const entry = byFile.get(file) ?? { edits: [], webhooks: [] };
    byFile.set(file, { edits: [...entry.edits, ...edits], webhooks: [...entry.webhooks, keyOf(live)] });
  }
  const files = [...byFile].flatMap(([file, { edits, webhooks }]): ImportedFile[] => {
    const text = input.tools.rewrite(input.read(file), edits);
    const members = fit.filter((live) => webhooks.includes(keyOf(live)));
    const unfit = members.find((live) => !saysSo(text, file, live, input.tools));
    if (unfit === undefined) return [{ file, action: "overwrite", webhooks, text }];
    const reason = `${file} cannot be edited to declare what the tenant has of ${keyOf(unfit)}; edit it by hand`;
    left.push(...members.map((live) => leftOut(live, { code: "undeclarable", rule: null, reason })));
    return [];
  });
  const used = new Set(files.flatMap(({ webhooks }) => webhooks));
  const secrets = drafted.secrets.filter((secret) => secret.webhooks.some((key) => used.has(key)));
  const shared = files.flatMap(({ file }) => sharedIn(file, byFile.get(file)?.edits ?? [], input));
  return { files, secrets, values: drafted.values, left, shared };
}

function sharedIn(file: string, edits: readonly Edit[], { tools, read }: ImportInput): SharedInFile[] {
  return tools.keysShared(read(file), edits).map((keys) => ({ file, ...keys }));
}

/** Why what a manifest does not say yet may not be written to it. */
function suspicionOf(
  live: LiveWebhook,
  declared: Webhook | undefined,
  credentialScan: CredentialScan,
  { environment }: ImportInput,
): ImportBlock | null {
  const isTelling = live.endpoint?.unshown?.has("displayName") === true;
  return (isTelling ? endpointBlock(live, environment) : null) ?? credentialScan.about(live, declared);
}

/** Whether a file, read as it will be, declares what the tenant has. */
function saysSo(text: string, file: string, live: LiveWebhook, tools: ImportTools): boolean {
  const { declarations, diagnostics } = tools.readDraft(text, file);
  const declared = declarations.find(
    ({ webhook }) => webhook !== null && keyOf(webhook) === keyOf(live),
  )?.webhook;
  return !diagnostics.some(isError) && declared != null && declares(declared, live, tools);
}

/** Only with the headers that the manifest does not have as the tenant does. */
function withNewHeaders(live: LiveWebhook, webhook: Webhook | undefined): LiveWebhook {
  const declared = new Map(webhook?.headers.map((header) => [header.name.toLowerCase(), header]));
  const headers = live.headers.filter(
    (header) => header !== UNLISTED_HEADERS && differs(declared.get(header.name.toLowerCase()), header),
  );
  return { ...live, headers };
}

/** What refers to a secret goes on doing so, whatever that secret's value is. */
function differs(declared: Header | undefined, live: LiveHeader): boolean {
  if (declared === undefined) return true;
  if (live.kind === "masked" || declared.value.kind !== "plain") return false;
  return !isSameHeaderValue(live.name, declared.value.value, live.value.expose());
}

function editsFor(
  live: LiveWebhook,
  webhook: Webhook,
  headers: ReturnType<DraftedHeaders["headersOf"]>,
  { environment, directory, tools, owner }: ImportInput,
): Edit[] {
  const { document } = webhook.source;
  const edit = (path: readonly string[], value: Edit["value"]): Edit => ({ document, path, value });
  const fields = tools
    .differingFields(webhook, live)
    .map((field) => edit([field], field === "url" ? escapeTemplate(live.url) : live[field]));
  const spelling = new Map(webhook.headers.map(({ name }) => [name.toLowerCase(), name]));
  const set = headers.map(({ name, template }) =>
    edit(["headers", spelling.get(name.toLowerCase()) ?? name], template),
  );
  const names = new Set(live.headers.map(({ name }) => name.toLowerCase()));
  const gone = live.headers.includes(UNLISTED_HEADERS)
    ? []
    : webhook.headers
        .filter(({ name }) => !names.has(name.toLowerCase()))
        .map(({ name }) => edit(["headers", name], null));
  const endpoint = endpointEdits(live, webhook, directory, environment).map(({ path, value }) =>
    edit(path, value),
  );
  const ours = isOurs(live, environment);
  const adopt = ours === webhook.adopt ? [edit(["adopt"], ours ? null : true)] : [];
  const named = owner !== null && webhook.owner === null ? [edit(["owner"], escapeTemplate(owner))] : [];
  return [...fields, ...set, ...gone, ...endpoint, ...named, ...adopt];
}
