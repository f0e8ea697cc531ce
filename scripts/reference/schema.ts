/** A page about a file that people write, made of its JSON Schema: a section for each object, a row for each key. */
import { anchorOf, cell, code, table } from "./markdown.ts";
import { type Resolved, resolve, type Schema } from "./schema-node.ts";

/** An object that the page tells of: where it stands in the file. */
interface Place {
  readonly path: string;
  readonly schema: Schema;
}

/** The sections of all objects of a schema, from the outside in. What several keys refer to has one. */
export function sectionsOf(root: Schema): string {
  const page = new Page(root);
  page.visit({ path: "", schema: root });
  return page.text();
}

class Page {
  readonly #root: Schema;
  readonly #sections: string[] = [];
  /** The heading of each definition that has its section. */
  readonly #told = new Map<string, string>();
  /** Those inside of the object that is being told come before those beside it. */
  #waiting: readonly Place[] = [];
  #inside: Place[] = [];

  constructor(root: Schema) {
    this.#root = root;
  }

  visit(first: Place): void {
    this.#waiting = [first];
    for (;;) {
      const [place, ...others] = this.#waiting;
      if (place === undefined) return;
      this.#inside = [];
      this.#sections.push(this.#section(place));
      this.#waiting = [...this.#inside, ...others];
    }
  }

  text(): string {
    return this.#sections.join("\n\n");
  }

  #section({ path, schema }: Place): string {
    const rows = Object.entries(schema.properties ?? {}).map(([key, value]) =>
      this.#row(path === "" ? key : `${path}.${key}`, key, value, schema.required?.includes(key) ?? false),
    );
    const body = [cell(schema.description ?? ""), table(["Key", "Value", "Default", "Meaning"], rows)];
    return `## ${path === "" ? "The file" : code(path)}\n\n${body.filter((part) => part !== "").join("\n\n")}`;
  }

  #row(path: string, key: string, value: Schema, isRequired: boolean): readonly string[] {
    const resolved = resolve(this.#root, value);
    const { schema } = resolved;
    const [example] = schema.enum === undefined ? (schema.examples ?? []) : [];
    const meaning = [
      cell(schema.description ?? `${schema.title ?? key}.`),
      example === undefined ? "" : `For example ${code(inYaml(example))}.`,
    ];
    return [
      isRequired ? `${code(key)}, required` : code(key),
      this.#valueOf(path, resolved),
      schema.default === undefined || isEmpty(schema.default) ? "" : code(inYaml(schema.default)),
      meaning.filter((part) => part !== "").join(" "),
    ];
  }

  /** What may stand there, in words. */
  #valueOf(path: string, { schema, definition }: Resolved): string {
    if (definition === "duration") return "[duration](#durations)";
    if (schema.const !== undefined) return code(inYaml(schema.const));
    if (schema.enum !== undefined) return schema.enum.map((one) => code(inYaml(one))).join(", ");
    if (schema.oneOf !== undefined) return this.#oneOf(path, schema.oneOf);
    if (schema.properties !== undefined) return this.#linkTo(path, { schema, definition });
    if (schema.items !== undefined) {
      const item = this.#valueOf(path, resolve(this.#root, schema.items));
      // One may stand without the list.
      return Array.isArray(schema.type) ? `${item}, or list: ${item}` : `list: ${item}`;
    }
    if (typeof schema.additionalProperties === "object") {
      const inside = resolve(this.#root, schema.additionalProperties);
      return `by name: ${this.#valueOf(`${path}.NAME`, inside)}`;
    }
    return scalar(schema);
  }

  /** Each kind has a section; its heading says which, and not where it stands, for that would fill a line. */
  #oneOf(path: string, choices: readonly Schema[]): string {
    const told = choices.map((choice) => {
      const resolved = resolve(this.#root, choice);
      const kind = Object.entries(resolved.schema.properties ?? {}).find(([, value]) => value.const);
      const suffix = kind === undefined ? "" : ` (${kind[0]}: ${String(kind[1].const)})`;
      return this.#valueOf(`${path.split(".").at(-1)}${suffix}`, resolved);
    });
    return told.join(" or ");
  }

  /** A link to the object's section, which is written if there is none yet. */
  #linkTo(path: string, { schema, definition }: Resolved): string {
    const heading = (definition === null ? undefined : this.#told.get(definition)) ?? path;
    if (heading === path) this.#inside.push({ path, schema });
    if (definition !== null) this.#told.set(definition, heading);
    return `[${code(heading)}](#${anchorOf(heading)})`;
  }
}

function scalar({ type, minimum, maximum, maxLength }: Schema): string {
  const kind = type === undefined ? "anything" : [type].flat().map(named).join(" or ");
  if (minimum !== undefined && maximum !== undefined) return `${kind}, ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${kind}, at least ${minimum}`;
  if (maxLength !== undefined) return `${kind}, at most ${maxLength} characters`;
  return kind;
}

function named(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: "text",
    integer: "whole number",
    boolean: "`true` or `false`",
  };
  return names[type] ?? type;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** As it would be written in the file, on one line. */
function inYaml(value: unknown): string {
  if (typeof value === "string") return /^[\w./:@-]+$/.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inYaml).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(([key, member]) => `${inYaml(key)}: ${inYaml(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
