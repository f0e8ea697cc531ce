/** How far a listing has come. */
export interface PagePosition {
  /** How many integrations were on the pages so far. */
  readonly read: number;
  /** How many pages were read. */
  readonly pages: number;
  /** The last id of the last page; null where it shows none. */
  readonly lastId: string | null;
}

/** A way to ask for the next page where no answer says where it is. */
export interface PagingRequest {
  /** Whether any page can be asked for without the ones before it. */
  readonly isPositional: boolean;
  parameters(position: PagePosition): Readonly<Record<string, string>>;
}

/** Cognigy's own way. */
export const BY_SKIP: PagingRequest = {
  isPositional: true,
  parameters: ({ read }) => ({ skip: String(read) }),
};

/** The other usual ways, which are tried where a tenant says that there is more and does not go by `skip`. */
export const OTHER_STYLES: readonly PagingRequest[] = [
  { isPositional: true, parameters: ({ read }) => ({ offset: String(read) }) },
  { isPositional: true, parameters: ({ pages }) => ({ page: String(pages + 1) }) },
  {
    isPositional: false,
    parameters: ({ lastId }): Readonly<Record<string, string>> =>
      lastId === null ? {} : { starting_after: lastId },
  },
];

export const ALL_STYLES: readonly PagingRequest[] = [BY_SKIP, ...OTHER_STYLES];
