/** What stands in code type; a bar would end the cell of a table. */
export function code(text: string): string {
  const ticks = text.includes("`") ? "``" : "`";
  const pad = ticks.length > 1 ? " " : "";
  return `${ticks}${pad}${text.replaceAll("|", "\\|")}${pad}${ticks}`;
}

/** Text in a table's cell. Angle brackets would be taken for HTML, a star for emphasis. */
export function cell(text: string): string {
  return text.replace(/[|<*]/g, "\\$&").replaceAll("\n", " ");
}

/** Columns without a word are left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = head.map((_, column) => rows.some((cells) => cells[column] !== ""));
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.filter((_, column) => used[column]).join(" | ")} |`)
    .join("\n");
}

/** How GitHub makes a heading's anchor. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, "")
    .replaceAll(" ", "-");
}
