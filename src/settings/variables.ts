import { isMask, quote } from "../base/credentials.ts";

/** Values of the process environment, by name. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** The value of a process variable; "" where it is not set, as CI systems leave it when they have no secret. */
export function environmentVariable(variables: EnvironmentVariables, name: string): string {
  const value = given(variables, name);
  return whyNoValue(name, value) === null ? value : "";
}

/** Why a process variable that is set counts as if it were not, to follow its name; null where it does not. */
export function whyNotTaken(variables: EnvironmentVariables, name: string): string | null {
  return whyNoValue(name, given(variables, name));
}

function given(variables: EnvironmentVariables, name: string): string {
  return Object.hasOwn(variables, name) ? (variables[name] ?? "") : "";
}

/** `$(NAME)` of Azure, `${NAME}` and `${{ NAME }}` of a shell and GitHub, `$[[ NAME ]]` of GitLab, `%NAME%` of Windows. */
const PLACEHOLDER = /^(?:\$\([^()]*\)|\$\{[^{}]*\}|\$\{\{[^{}]*\}\}|\$\[\[?[^[\]]*\]\]?|%[A-Za-z_][\w.-]*%)$/;

/**
 * Why a text is no value but stands for one that is not there, to follow what holds it; null where it is one. Of `$NAME` only
 * a variable's own name is certain: a password may begin with a dollar sign.
 */
export function whyNoValue(name: string, value: string): string | null {
  const text = value.trim();
  if (PLACEHOLDER.test(text) || text === `$${name}`)
    return `holds ${quote(text)}, which the CI system did not fill in`;
  return isMask(text) ? "holds a mask such as `***`, and not a value" : null;
}
