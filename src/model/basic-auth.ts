import { exposeText, Secret, type WireText } from "./secret.ts";

/** The header that a user and a password travel in (RFC 7617). */
export function basicAuthorization(user: string, password: WireText): { name: string; value: Secret } {
  const parts = password instanceof Secret ? [password] : [];
  const encoded = Buffer.from(`${user}:${exposeText(password)}`, "utf8").toString("base64");
  return { name: "Authorization", value: new Secret(`Basic ${encoded}`, [new Secret(encoded), ...parts]) };
}
