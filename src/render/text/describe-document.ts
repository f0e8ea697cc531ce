import type { WebhookDescription } from "../../model/report/webhook-description.ts";
import type { ExitCode } from "../../model/run/exit-code.ts";
import type { View } from "../wording/view.ts";
import { renderDescription, renderDifference } from "./describe.ts";

/** All that is known of one webhook, as text and as JSON. */
export function descriptionView(description: WebhookDescription): View {
  return {
    json: descriptionDocument(description),
    text: (style) => renderDescription(description, style),
  };
}

/** In what it differs. */
export function differenceView(description: WebhookDescription, exitCode: ExitCode): View {
  return {
    exitCode,
    json: differenceDocument(description),
    text: (style) => renderDifference(description, style),
  };
}

function descriptionDocument(description: WebhookDescription): object {
  return { kind: "webhook-description", ...description, readAt: description.readAt.toISOString() };
}

/** The difference for scripts. */
function differenceDocument({ readAt, ...description }: WebhookDescription): object {
  const { environment, tenant, name, versions } = description;
  const planned = versions.map(({ key, planned }) => ({ key, planned }));
  return {
    kind: "webhook-difference",
    ...{ environment, tenant, name },
    readAt: readAt.toISOString(),
    versions: planned,
  };
}
