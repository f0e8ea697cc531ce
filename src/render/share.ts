/** `94 %`, from 0.9375. A share that is not the whole is never rounded up to it, nor one that is not nothing down to it. */
export function showShare(share: number): string {
  const rounded = Math.round(100 * share);
  const percent = share > 0 && share < 1 ? Math.min(99, Math.max(1, rounded)) : rounded;
  return `${percent} %`;
}
