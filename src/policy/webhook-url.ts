import type { Webhook } from "../model/webhook.ts";

/** Most rules look at the url, and taking it apart is most of their work. */
const parsed = new WeakMap<Webhook, URL>();

/** A webhook's url, taken apart. */
export function urlOf(webhook: Webhook): URL {
  const url = parsed.get(webhook) ?? new URL(webhook.url);
  parsed.set(webhook, url);
  return url;
}
