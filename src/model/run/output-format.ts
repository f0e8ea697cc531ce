/** What a command may print besides text and JSON. */
export type ViewFormat =
  | "markdown"
  | "summary"
  | "html"
  | "github"
  | "gitlab"
  | "sarif"
  | "csv"
  | "openmetrics";

/** How a command prints; each command says which of these it has. */
export type OutputFormat = "text" | "json" | ViewFormat;
