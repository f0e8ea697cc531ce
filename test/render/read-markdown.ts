import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** A node of the parsed page, as far as the tests look at it. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** What a Markdown page is to a reader. */
export interface ReadPage {
  /** The kinds of nodes in it. */
  readonly types: ReadonlySet<string>;
  /** Raw HTML, as written. */
  readonly html: readonly string[];
  /** Text outside code spans and code blocks, where GitHub looks for mentions and references. */
  readonly prose: readonly string[];
  /** All that is read, code included. */
  readonly text: string;
  /** As GitHub would render it, before it sanitises. */
  rendered(): string;
}

export function readMarkdown(markdown: string): ReadPage {
  const root: Node = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const nodes = [...walk(root)];
  const valuesOf = (...types: string[]) =>
    nodes.filter(({ type }) => types.includes(type)).map(({ value = "" }) => value);
  return {
    types: new Set(nodes.map(({ type }) => type)),
    html: valuesOf("html"),
    prose: valuesOf("text"),
    text: nodes
      .map(({ type, value = "" }) => (type === "html" ? value.replace(/<[^>]*>/g, "") : value))
      .join(""),
    rendered: () =>
      micromark(markdown, {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
        allowDangerousHtml: true,
      }),
  };
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}
