import { STATUS_CODES } from "node:http";

/** What the tenant answers, before it is put on the wire. */
export interface SandboxAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

export type AnswerBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly type: string; readonly value: unknown }
  | { readonly kind: "html"; readonly text: string };

/** An answer with a JSON body. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): SandboxAnswer {
  return { status, headers, body: { kind: "json", type: "application/json; charset=utf-8", value } };
}

/** An answer without a body. */
export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): SandboxAnswer {
  return { status, headers, body: { kind: "none" } };
}

/** A page such as gateways and CDNs send. */
export function htmlAnswer(status: number): SandboxAnswer {
  const title = `${status} ${STATUS_CODES[status] ?? "Error"}`;
  const text = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, headers: {}, body: { kind: "html", text } };
}

/** The body as it goes over the wire, and its media type; null when there is none. */
export function bodyText(body: AnswerBody): { readonly type: string; readonly text: string } | null {
  switch (body.kind) {
    case "none":
      return null;
    case "json":
      return { type: body.type, text: JSON.stringify(body.value) };
    case "html":
      return { type: "text/html; charset=utf-8", text: body.text };
  }
}
