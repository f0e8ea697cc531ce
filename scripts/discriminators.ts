type Json = Readonly<Record<string, unknown>>;

/**
 * Where a schema offers alternatives that differ in a constant (`kind: bearer`), states that key and its choices
 * beside them and adds `discriminator`. Ajv then looks only into the alternative that was meant, instead of
 * telling how each of them fails.
 */
export function withDiscriminators(schema: object): object {
  const definitions = "$defs" in schema ? record(schema.$defs) : {};
  return mark(record(schema), definitions);
}

function mark(node: Json, definitions: Json): Json {
  const marked = Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, markChild(child, definitions)]),
  );
  return Array.isArray(node.oneOf) ? { ...marked, ...discriminator(node.oneOf, definitions) } : marked;
}

function markChild(child: unknown, definitions: Json): unknown {
  if (Array.isArray(child)) return child.map((item) => markChild(item, definitions));
  return isRecord(child) ? mark(child, definitions) : child;
}

/** The keywords that tell the alternatives apart; none where no key is a constant in each of them. */
function discriminator(alternatives: readonly unknown[], definitions: Json): Json {
  const properties = alternatives.map((alternative) => record(target(alternative, definitions).properties));
  const constantsOf = (key: string) => properties.map((property) => record(property[key]).const);
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

function target(node: unknown, definitions: Json): Json {
  const reference = record(node).$ref;
  return record(typeof reference === "string" ? definitions[reference.replace("#/$defs/", "")] : node);
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
