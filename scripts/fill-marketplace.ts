import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Fills a folder with the action as the Marketplace lists it: `action.yml` at the root, its scripts, and the tool's version. */
export function fillMarketplace(directory: string): void {
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

  mkdirSync(directory, { recursive: true });
  cpSync(join(root, ".github/actions/webhook-sync"), directory, { recursive: true });
  cpSync(join(root, "LICENSE"), join(directory, "LICENSE"));
  const pinned = { private: true, dependencies: { [name]: version } };
  writeFileSync(join(directory, "package.json"), `${JSON.stringify(pinned, null, 2)}\n`);
  writeFileSync(join(directory, ".gitignore"), "node_modules\n");
  writeFileSync(
    join(directory, "README.md"),
    `# webhook-sync for GitHub Actions

Shows in a pull request what its merge would change on a tenant of NICE Cognigy, applies exactly that after the approval,
and notices drift. This action installs webhook-sync ${version}, pinned by its hash. The workflows to put it into, and what
they need, are in the manual of webhook-sync: docs/github.md.

\`\`\`yaml
- uses: webhook-sync/action@v${version}
  with:
    command: validate
    environment: production
\`\`\`

Made from the release v${version} of webhook-sync; changes belong there.
`,
  );
}
