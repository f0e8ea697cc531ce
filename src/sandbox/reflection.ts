/**
 * @peculiar/x509 registers its algorithms through a container that refuses to load without decorator metadata.
 * It asks for the metadata of constructor parameters, and its algorithms have none: "none" is the right answer.
 */
export function provideReflection(): void {
  if ("getMetadata" in Reflect) return;
  const none = () => undefined;
  Object.assign(Reflect, { getMetadata: none, getOwnMetadata: none, defineMetadata: none });
}
