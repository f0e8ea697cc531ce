/**
 * Fills a folder with the action as the Marketplace lists it: `action.yml` at the root, its scripts, and the version of the
 * tool that it installs. The release workflow writes the lock file beside them once that version is published.
 */
import { resolve } from "node:path";
import { fillMarketplace } from "./fill-marketplace.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: tsx scripts/marketplace.ts FOLDER");
  process.exit(64);
}
fillMarketplace(resolve(folder));
