/** How a version takes over from another. */
export type ReplaceStrategy =
  /** The same live object is changed by one write: its name never goes dark, and its id and address stay. */
  | "in-place"
  /** The new version is made live beside the old one, which is then taken out of service. */
  | "parallel";

/**
 * What a kind of tenant API can carry, and how it does, as data. Whoever plans, applies or imports goes by this and never
 * asks which profile it is.
 */
export interface ProfileTraits {
  /** As people know the API: "this tenant" reads well after it. */
  readonly title: string;
  readonly carries: {
    /** Headers of our own choice. */
    readonly headers: boolean;
    /** A user and a password for the receiver. */
    readonly basicAuth: boolean;
    /** Whether a webhook belongs to a project and names a flow, a locale and a snapshot there. */
    readonly placement: boolean;
    /** null: any. */
    readonly methods: readonly string[] | null;
    readonly payloadFormats: readonly string[] | null;
  };
  /** The first one is meant where a manifest names none. */
  readonly replace: readonly [ReplaceStrategy, ...ReplaceStrategy[]];
  /** What becomes of a version that another one beside it has replaced: it stops at once, or goes on until its sunset. */
  readonly superseded: "stops" | "goes-on";
  /** Where a live object says that it is ours, and which version it is. */
  readonly key: "own-field" | "marker" | "display-name";
  /** What a synthetic delivery looks like where a manifest says nothing of it. */
  readonly delivery: "health-event" | "flow-output";
}

/** Integrations: they call out, with headers of anybody's choice. */
export const INTEGRATIONS: ProfileTraits = {
  title: "an integrations API",
  carries: { headers: true, basicAuth: false, placement: false, methods: null, payloadFormats: null },
  replace: ["parallel"],
  superseded: "stops",
  key: "own-field",
  delivery: "health-event",
};

/** Endpoints of Cognigy.AI: they are called too, at an address of their own, so that a version is replaced in place. */
export const ENDPOINTS: ProfileTraits = {
  title: "Cognigy.AI",
  carries: {
    headers: false,
    basicAuth: true,
    placement: true,
    methods: ["POST"],
    payloadFormats: ["application/json"],
  },
  replace: ["in-place", "parallel"],
  superseded: "goes-on",
  key: "marker",
  delivery: "flow-output",
};
