import { DEFAULT_CONFIG, type GlobalOptions, usualStateDir } from "./options.ts";

/** What the next command has to be told too, as it would be typed. `shown`: a path as it is named to people. */
export function flagsToRepeat(options: GlobalOptions, shown: (path: string) => string): string {
  const { env, config, manifests, secretsDir, stateDir, folder, isConfigAbove, isSecretsDirTyped } = options;
  const typed = (path: string) => quoted(shown(path));
  return [
    ...(folder === undefined ? [] : [` -C ${quoted(folder)}`]),
    ...(env === undefined ? [] : [` --env ${env}`]),
    ...(isConfigAbove || typed(config) === DEFAULT_CONFIG ? [] : [` --config ${typed(config)}`]),
    ...(manifests === undefined ? [] : [` --manifests ${typed(manifests)}`]),
    ...(secretsDir === undefined || !isSecretsDirTyped ? [] : [` --secrets-dir ${typed(secretsDir)}`]),
    ...(stateDir === usualStateDir(config) ? [] : [` --state-dir ${typed(stateDir)}`]),
  ].join("");
}

/** A path as it would be typed. */
export function quoted(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
