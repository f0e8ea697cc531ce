import type { Secret, WireText } from "./secret.ts";

/** An HTTP service that is told things: the dashboard, the deprecation hook. */
export interface Service {
  readonly url: URL;
  readonly headers: readonly { readonly name: string; readonly value: WireText }[];
  /** Each signs what is sent. Two while receivers change from one to the next, none where nothing is signed. */
  readonly signingKeys: readonly Secret[];
}
