/** Parameters that carry credentials, in lower case without dashes and underscores. */
const CREDENTIAL_PARAMETERS: ReadonlySet<string> = new Set([
  "accesstoken",
  "apikey",
  "auth",
  "authtoken",
  "clientsecret",
  "passphrase",
  "passwd",
  "password",
  "pwd",
  "secret",
  "sig",
  "signature",
  "subscriptionkey",
  "token",
  "xamzsignature",
  "xapikey",
]);

/** Whether a parameter is one that is there to carry a credential. */
export function carriesCredential(parameter: string): boolean {
  return CREDENTIAL_PARAMETERS.has(parameter.toLowerCase().replace(/[-_]/g, ""));
}

/** The same, and what such a name ends with: in a sentence, where a code or a key is mostly no credential. */
export function namesCredential(name: string): boolean {
  return (
    carriesCredential(name) ||
    /(?:token|secret|passw(?:or)?d|pwd|passphrase|signature|(?:api|access|auth|private|secret|shared|subscription|encryption)[-_]?key)$/i.test(
      name,
    )
  );
}

/** The same, and what may well be one in a url: hiding too much costs a reader less than showing a password. */
export function mayCarryCredential(parameter: string): boolean {
  return (
    namesCredential(parameter) ||
    /^(?:code|auth|key|pass|credentials?|authorization|jwt|sid|session-?id)$|key$/i.test(parameter)
  );
}
