/** What tenants, receivers and proxies say without repeating anything. */
const SENTENCES: readonly string[] = [
  "The bearer token is invalid or has expired",
  'Bearer error="invalid_token", error_description="The access token expired"',
  "Basic authentication is not supported; use OAuth 2.0",
  "invalid_client: client authentication failed",
  "The password does not meet the requirements",
  "status must be one of active, inactive, deprecated",
  'duplicate key value violates unique constraint "integrations_name_key"',
  "Key (name, version)=(orders, 2) already exists.",
  "url: must be a valid https URL; headers: must be an object",
  "Integration 6650c1a2f0e4b1d2c3a4b5c6 was not found in project 0f8fad5b-d9cb-469f-a165-70867728950e",
  "Request 7c9e6679-7425-40de-944b-e07fc1f90ae7 was rejected",
  "The field idempotencyKey=orders:2 was used before",
  "rate limit of 100 requests per minute exceeded, retry after 30 s",
  "upstream connect error or disconnect/reset before headers. reset reason: connection termination",
  "502 Bad Gateway nginx/1.25.3",
  "code=E11000 errorCode=4009 field=headers.X-Api-Key",
  "https://docs.yourcompany.com/errors/invalid-header?lang=de&page=2#top",
  "Header X-Api-Key is too long (maximum 4096 characters)",
  "Header Authorization must not contain line breaks",
  "the secret named ORDERS_API_KEY is not configured for this environment",
  "Zugriff verweigert: fehlende Berechtigung integrations:write",
  "Échec de la validation : le champ « url » est obligatoire",
  "検証に失敗しました: url",
  "payload too large: 1048577 bytes, limit 1048576 bytes",
  "TLS handshake with api.yourcompany.com:443 failed",
  "version 2 of orders is older than version 3",
  "Cannot read properties of undefined (reading 'headers')",
  "ECONNREFUSED 10.20.30.40:5432",
  "trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7",
  "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
  '{"error":{"code":"VALIDATION","message":"method must be POST"}}',
  "Token endpoint /oauth/token is disabled for this client",
  "a digest of the body is required",
  "session expired, please sign in again",
  "signature verification failed for kid=2024-11-key-1",
];

const SUBJECTS = [
  "integration orders",
  "webhook customer-profile",
  "the request",
  "header X-Trace",
  "client acme",
  "field url",
];
const FAULTS = [
  "was refused by the gateway",
  "is not allowed in environment production",
  "has an invalid value; expected text",
  "conflicts with version 3, which is active",
  "could not be saved because the database is read-only",
  "exceeds the quota of 250 integrations",
  "was changed by another user at 2026-11-20T09:15:00Z",
  "needs the scope webhooks:manage",
];
const CLOSINGS = [
  "",
  " (error 4711)",
  "; contact support@yourcompany.com",
  ", see https://status.yourcompany.com",
  " [req-01HF8Z]",
];

/** Some 270, none of which has anything to hide. */
export const HARMLESS: readonly string[] = [
  ...SENTENCES,
  ...SUBJECTS.flatMap((subject) =>
    FAULTS.flatMap((fault) => CLOSINGS.map((closing) => `${subject} ${fault}${closing}`)),
  ),
];
