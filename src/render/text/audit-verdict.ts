import { counted } from "../../base/text.ts";
import type { AuditVerdict } from "../../model/report/audit-verdict.ts";
import type { View } from "../wording/view.ts";

/** For scripts. */
function verdictDocument(verified: AuditVerdict): object {
  const { records, pruned, head, torn, follows, wrongClocks, uncompared, signed, kept, later } = verified;
  const beginning = pruned === 0 ? {} : { pruned, follows };
  const vouched = { ...(signed === null ? {} : { signed }), ...(kept === null ? {} : { kept }) };
  const others = later === 0 ? {} : { later };
  const clocks = wrongClocks === 0 ? {} : { wrongClocks };
  const projections = uncompared === 0 ? {} : { uncompared };
  return { records, ...beginning, head, torn, ...clocks, ...projections, ...vouched, ...others };
}

/** For people. */
function verdictText(verified: AuditVerdict): string {
  const { records, pruned, head } = verified;
  const which = pruned === 0 ? counted(records, "record") : `Records ${pruned + 1} to ${records}`;
  return [
    `${which}, unbroken. Head: ${head}`,
    ...beginningText(verified),
    ...clockText(verified),
    ...uncomparedText(verified),
    ...evidenceText(verified),
  ].join("\n");
}

function beginningText({ pruned, follows }: AuditVerdict): readonly string[] {
  if (pruned === 0) return [];
  if (follows !== null) return [`Record ${pruned} is not in it: the cut before must end with ${follows}.`];
  return [`The ${counted(pruned, "record")} before were pruned; a record says by whom, and where they are.`];
}

function clockText({ wrongClocks }: AuditVerdict): readonly string[] {
  if (wrongClocks === 0) return [];
  const [runs, its] = [counted(wrongClocks, "run"), wrongClocks === 1 ? "its" : "their"];
  return [
    `The times of ${runs} were judged by the tenant's clock: ${its} own was wrong, as the record says.`,
  ];
}

function uncomparedText({ uncompared }: AuditVerdict): readonly string[] {
  if (uncompared === 0) return [];
  const [what, was] = [counted(uncompared, "projection"), uncompared === 1 ? "was" : "were"];
  return [
    `${what} that the records name ${was} not compared: another version wrote them, in another format.`,
  ];
}

function evidenceText({ torn, kept, later, isHeadKnown, ...verified }: AuditVerdict): readonly string[] {
  const found =
    kept === null
      ? []
      : [`It has ${counted(kept, "head")} that ${kept === 1 ? "was" : "were"} kept elsewhere.`];
  const end = torn ? ["The last line is incomplete, as after a crash; the next apply sets it aside."] : [];
  return [
    ...signedText(verified),
    ...found,
    ...laterText(later, isHeadKnown),
    ...end,
    ...limitText(verified.signed !== null, isHeadKnown || kept !== null),
  ];
}

/** Heads alone cannot tell whole runs that were cut off from those of the next part. */
function laterText(later: number, isHeadKnown: boolean): readonly string[] {
  if (later === 0) return [];
  const told = `${counted(later, "head is", "heads are")} of later runs: the part after this one must have them.`;
  if (isHeadKnown) return [told];
  return [
    `${told} To show that no run was cut off here, pass --head with the hash that its \`pruned\` record names.`,
  ];
}

function signedText({
  records,
  signed,
  unsigned,
}: Pick<AuditVerdict, "records" | "signed" | "unsigned">): readonly string[] {
  if (signed === null) return [];
  const vouched = `Signed up to record ${signed}: nobody without the key wrote or changed these.`;
  if (signed === records) return [vouched];
  const rest =
    unsigned > 0 ? "A run that is at work has not signed the rest." : "What follows only begins a new file.";
  return [vouched, rest];
}

/** Said each time, because a green line is what people keep. */
function limitText(isSigned: boolean, isHeadKnown: boolean): readonly string[] {
  if (isHeadKnown) return [];
  if (isSigned) return ["Without --head or --anchors this cannot show a cut-off end."];
  return ["Without --head this cannot show a cut-off end, or a chain that was recomputed."];
}

/** The same for every format. */
export function verdictView(verdict: AuditVerdict): View {
  return { json: verdictDocument(verdict), isOneLine: true, text: () => verdictText(verdict) };
}
