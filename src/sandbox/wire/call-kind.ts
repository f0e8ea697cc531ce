/** What a request asks for, in the words of faults and logs. A lookup reads what webhooks refer to. */
export type CallKind =
  | "token"
  | "list"
  | "get"
  | "create"
  | "replace"
  | "patch"
  | "delete"
  | "batch"
  | "lookup";
