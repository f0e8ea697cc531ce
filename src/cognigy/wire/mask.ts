/** Stars or bullets, perhaps with the value's first or last characters, or a word in brackets that stands for it. */
export function isMask(text: string): boolean {
  return (
    /^[*•●]{2,}$/.test(text) ||
    /^[^*•●]{0,8}[*•●]{3,}[^*•●]{0,8}$/.test(text) ||
    /^[[<(](masked|redacted|hidden|secret|filtered)[\])>]$/i.test(text)
  );
}
