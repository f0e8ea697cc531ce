import type { Secret, WireText } from "../../base/secret.ts";

/** An HTTP service that is told things: the dashboard, the deprecation hook. */
export interface Service {
  readonly url: URL;
  readonly headers: readonly { readonly name: string; readonly value: WireText }[];
  /** Each signs what is sent. Two while receivers change from one to the next, none where nothing is signed. */
  readonly signingKeys: readonly Secret[];
}

/** A chat that hears how runs end. */
export interface Chat {
  /** What the config file calls it. */
  readonly name: string;
  readonly kind: "slack" | "teams";
  /** The environment variable that holds its address. */
  readonly variable: string;
  /** null where that is not set. Whoever has the address can write to the chat. */
  readonly service: Service | null;
  readonly when: "always" | "changes" | "failure";
  /** Whom to mention, by owner. */
  readonly mentions: ReadonlyMap<string, string>;
}
