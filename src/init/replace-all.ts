/** Replaces every occurrence of a text that must be there: a template that changed under its filling is a bug. */
export function replaceAll(text: string, search: string, replacement: string): string {
  if (!text.includes(search)) throw new Error(`a template has no '${search}'`);
  return text.replaceAll(search, () => replacement);
}
