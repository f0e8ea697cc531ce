import type { Scalar } from "yaml";
import { withoutTrailing } from "../../base/text.ts";
import type { TextDiagnostic } from "../diagnostics.ts";

/** What is said of a number that would become another one: JSON has no `.inf` and `.nan`, and a double few digits. */
export function alteredNumber({ source = "", range }: Scalar, value: number): TextDiagnostic[] {
  if (Number.isFinite(value) && isSameNumber(source, value)) return [];
  const message = "this number cannot be kept as it is written";
  const hint = "write it with fewer digits, or put it in quotes";
  return [{ code: "invalid-value", message, hint, offset: range?.[0] ?? 0 }];
}

function isSameNumber(source: string, value: number): boolean {
  return /^0[ox]/.test(source) ? Number.isSafeInteger(value) : decimal(source) === decimal(String(value));
}

/** The one spelling of a number: its digits without zeros at either end, and what power of ten they are of. */
function decimal(text: string): string {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    /^([-+]?)([0-9]*)(?:\.([0-9]*))?(?:e([-+]?[0-9]+))?$/i.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = withoutTrailing(digits, "0");
  if (kept === "") return "0";
  return `${sign === "-" ? "-" : ""}${kept}e${Number(power) - fraction.length + digits.length - kept.length}`;
}
