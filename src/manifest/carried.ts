import { enumerate } from "../base/text.ts";
import type { Environment } from "../model/environment.ts";
import type { Webhook } from "../model/webhook.ts";
import { quote, type Report } from "./diagnostics.ts";
import type { MergedManifest } from "./overrides.ts";

/** Reports what the environment's tenant has no place for: nothing of it would ever reach a receiver. */
export function checkCarried(
  { manifest }: MergedManifest,
  { headers, method, payloadFormat, health }: Webhook,
  environment: Environment,
  report: Report,
): void {
  const { title, carries, replace } = environment.traits;
  const refuse = (path: readonly string[], message: string, hint: string) =>
    report({ code: "not-carried", message: `${message} (${title})`, hint, path, within: null });
  if (!carries.headers) {
    for (const { name } of headers) {
      const hint = `use \`basicAuth\`, or leave it out with \`environments.${environment.name}.headers\``;
      refuse(["headers", name], "this tenant sends no headers of yours", hint);
    }
  }
  if (!carries.basicAuth && typeof manifest.basicAuth === "object") {
    const hint = `use a header, or leave it out with \`environments.${environment.name}.basicAuth: null\``;
    refuse(["basicAuth"], "this tenant has no place for a user and a password", hint);
  }
  const { methods, payloadFormats } = carries;
  if (methods !== null && !methods.includes(method))
    refuse(["method"], `this tenant delivers by ${enumerate(methods, "or")} only`, "remove `method`");
  if (payloadFormats !== null && !payloadFormats.includes(payloadFormat)) {
    const message = `this tenant delivers ${enumerate(payloadFormats, "or")} only`;
    refuse(["payloadFormat"], message, "remove `payloadFormat`");
  }
  if (manifest.replace !== undefined && !replace.includes(manifest.replace))
    refuse(["replace"], `this tenant does not replace ${quote(manifest.replace)}`, "remove `replace`");
  checkProbe(manifest.health, health, report);
}

/** A user is a part of one kind of delivery only. */
function checkProbe(
  declared: MergedManifest["manifest"]["health"],
  { body, payload }: Webhook["health"],
  report: Report,
): void {
  const where = { code: "contradiction", within: null };
  if (declared?.accept?.some((status) => status === 401 || status === 403)) {
    const message = "`health.accept` names 401 or 403, by which a receiver refuses the credentials";
    report({ ...where, message, hint: "remove it", path: ["health", "accept"] });
  }
  if (declared?.userId !== undefined && (body.kind !== "flow-output" || payload !== undefined)) {
    const message = "`health.userId` is a part of a synthetic flow output, and none is sent";
    const hint = "remove it, or declare `health.body: flow-output` and no payload";
    report({ ...where, message, hint, path: ["health", "userId"] });
  }
  if (declared?.body === undefined || payload === undefined) return;
  const message = "`health.payload` is sent in place of `health.body`";
  report({ ...where, message, hint: "keep one of them", path: ["health", "body"] });
}
