import { isJsonObject, type JsonObject, membersOf } from "../src/base/json.ts";

/**
 * Where a schema offers alternatives that differ in a constant (`kind: bearer`), states that key and its choices
 * beside them and adds `discriminator`. Ajv then looks only into the alternative that was meant, instead of
 * telling how each of them fails.
 */
export function withDiscriminators(schema: object): object {
  const definitions = "$defs" in schema ? membersOf(schema.$defs) : {};
  return mark(membersOf(schema), definitions);
}

function mark(node: JsonObject, definitions: JsonObject): JsonObject {
  const marked = Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, markChild(child, definitions)]),
  );
  return Array.isArray(node.oneOf) ? { ...marked, ...discriminator(node.oneOf, definitions) } : marked;
}

function markChild(child: unknown, definitions: JsonObject): unknown {
  if (Array.isArray(child)) return child.map((item) => markChild(item, definitions));
  return isJsonObject(child) ? mark(child, definitions) : child;
}

/** The keywords that tell the alternatives apart; none where no key is a constant in each of them. */
function discriminator(alternatives: readonly unknown[], definitions: JsonObject): JsonObject {
  const properties = alternatives.map((alternative) =>
    membersOf(target(alternative, definitions).properties),
  );
  const constantsOf = (key: string) => properties.map((property) => membersOf(property[key]).const);
  const isConstant = (key: string) => constantsOf(key).every((constant) => typeof constant === "string");
  const propertyName = Object.keys(properties[0] ?? {}).find(isConstant);
  if (propertyName === undefined) return {};
  return {
    type: "object",
    required: [propertyName],
    properties: { [propertyName]: { type: "string", enum: constantsOf(propertyName) } },
    discriminator: { propertyName },
  };
}

function target(node: unknown, definitions: JsonObject): JsonObject {
  const reference = membersOf(node).$ref;
  return membersOf(typeof reference === "string" ? definitions[reference.replace("#/$defs/", "")] : node);
}
