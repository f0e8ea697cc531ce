/** The part of JSON Schema that the schemas of files for people use. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** A node with what its reference leads to below what it says itself, and the definition's name. */
export interface Resolved {
  readonly schema: Schema;
  readonly definition: string | null;
}

export function resolve(root: Schema, schema: Schema): Resolved {
  if (schema.$ref === undefined) return { schema, definition: null };
  const definition = schema.$ref.replace("#/$defs/", "");
  const target = root.$defs?.[definition];
  if (target === undefined) throw new Error(`the schema has no ${schema.$ref}`);
  const { $ref, ...own } = schema;
  return { schema: { ...target, ...own }, definition };
}
