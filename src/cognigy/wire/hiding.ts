import type { LiveWebhook } from "../../model/live.ts";
import type { Redactor } from "../../model/redactor.ts";
import { hidingRepeated, type Told, tellingId } from "../../model/repeated-secrets.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { exposeText } from "../../model/secret.ts";
import type { TenantFailure, WireWebhook } from "../../model/tenant.ts";

/** What was written is shown by its manifest. */
export function toldBy({ url, method, payloadFormat, headers }: WireWebhook): Told {
  const written = new Map(headers.map(({ name, value }) => [name.toLowerCase(), exposeText(value)]));
  return {
    texts: { url, method, payloadFormat },
    isSettled: (header) =>
      header.kind === "readable" && written.get(header.name.toLowerCase()) === header.value.expose(),
  };
}

/** What was there before was looked through when it was planned on. */
export function toldBefore({ url, method, payloadFormat, shown, headers }: LiveWebhook): Told {
  const hidden = new Set(headers.filter((header) => header.kind === "readable" && header.isHidden));
  return {
    texts: shown === undefined ? { url, method, payloadFormat } : {},
    isSettled: ({ name }) => ![...hidden].some((header) => header.name === name),
  };
}

/** An id that repeats a secret has no place in a record. */
export function hidingSecrets(
  live: LiveWebhook,
  told: Told,
  redactor: Redactor,
): Result<LiveWebhook, TenantFailure> {
  const repeats = (text: string) => redactor.repeatsSecret(text);
  return repeats(live.id) ? failure(tellingId(live)) : success(hidingRepeated(live, told, repeats));
}
