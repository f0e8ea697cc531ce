// What a script has of the step that it is run by, and how it ends. What does a step's work is given it, so that it needs
// no process of its own.
import { appendFileSync } from "node:fs";
import process from "node:process";
import { runTool } from "./tool.mjs";

/**
 * @typedef {{ status: number | null, stdout: string, stderr: string }} Ran
 * @typedef {{ variables: Readonly<Record<string, string | undefined>>, log: (line: string) => void,
 *   tool: (args: string[], directory?: string) => Ran | Promise<Ran> }} Step
 */

/** Ends a step with an annotation. */
class StepFailure extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode
   */
  constructor(message, exitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Does the work of the step that this process is. */
export async function runInProcess(/** @type {(step: Step) => unknown} */ work) {
  const exitCode = await run(work, { variables: process.env, log: console.log, tool: runTool });
  // At once: an answer that nobody reads may still be on its way.
  if (exitCode !== 0) process.exit(exitCode);
}

/**
 * Does the work of a step and gives its exit code.
 * @param {(step: Step) => unknown} work
 * @param {Step} step
 */
export async function run(work, step) {
  try {
    await work(step);
    return 0;
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    step.log(`::error title=webhook-sync::${escaped(error.message)}`);
    return error.exitCode;
  }
}

/**
 * The variables of a step that its work needs; ends the step where one is missing.
 * @param {Step} step
 * @param {string[]} names
 */
export function required({ variables }, ...names) {
  return names.map((name) => variables[name] || fail(`${name} is not set`));
}

/**
 * Sets outputs of the step.
 * @param {Step} step
 * @param {Record<string, string | number>} values
 */
export function output(step, values) {
  const [file = ""] = required(step, "GITHUB_OUTPUT");
  for (const [name, value] of Object.entries(values)) appendFileSync(file, `${name}=${value}\n`);
}

/**
 * Adds to the job's page.
 * @param {Step} step
 * @param {string} text
 */
export function summarise(step, text) {
  const [file = ""] = required(step, "GITHUB_STEP_SUMMARY");
  appendFileSync(file, `${text}\n`);
}

/**
 * An annotation that does not end the step.
 * @param {Step} step
 * @param {string} message
 */
export function warn(step, message) {
  step.log(`::warning title=webhook-sync::${escaped(message)}`);
}

/**
 * Ends the step with an annotation.
 * @param {string} message
 * @returns {never}
 */
export function fail(message, exitCode = 9) {
  throw new StepFailure(message, exitCode);
}

function escaped(/** @type {string} */ text) {
  return text.replace(/[%\r\n]/g, (character) => encodeURIComponent(character));
}

/** A name that people gave: it may hold anything, and it stands in annotations and summaries. */
export function shown(/** @type {unknown} */ name) {
  return `${name}`.slice(0, 100).replace(/[^\w./@-]/g, "?");
}
