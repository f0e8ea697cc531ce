/** @peculiar/x509 is built on tsyringe, which will not load without these; nothing here stores metadata. */
const none = () => undefined;
if (!("getMetadata" in Reflect)) {
  Object.assign(Reflect, { getMetadata: none, getOwnMetadata: none, defineMetadata: none });
}
