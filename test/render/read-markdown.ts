import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { micromark, parse, postprocess, preprocess } from "micromark";
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

/** The raw HTML and the text of a long page: of its tokens, for a tree of them takes longer than reading them. */
export function readTokens(markdown: string): Pick<ReadPage, "html" | "text"> {
  const written = preprocess()(markdown, undefined, true);
  const events = postprocess(
    parse({ extensions: [gfm()] })
      .document()
      .write(written),
  );
  const slicesOf = (...types: string[]) =>
    events.flatMap(([step, token, context]) =>
      step === "enter" && types.includes(token.type) ? [context.sliceSerialize(token)] : [],
    );
  return {
    html: slicesOf("htmlFlow", "htmlText"),
    text: slicesOf("data", "codeTextData", "codeFlowValue").join(""),
  };
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}
