/**
 * Loaded before the tests. Node 20's runner asks to hear of every promise from its birth to its end: while files are
 * loaded, that is how it knows which suite a test stands in, and later only which test an uncaught error comes from. That
 * takes a fifth of the suite's time, so it ends once all are loaded. Such an error still makes the run red, and limits.ts
 * says which tests were running. JavaScript, for it starts without tsx.
 */
import asyncHooks from "node:async_hooks";
import process from "node:process";

const { createHook } = asyncHooks;

asyncHooks.createHook = (callbacks) => {
  const hook = createHook(callbacks);
  // The last line of a file of bundled tests says so.
  if (/test_runner\/harness/.test(nearestCallers())) process.once("tests-loaded", () => hook.disable());
  return hook;
};

/** Without the tests further away: Node would read the source map of all of them for the names of their places. */
function nearestCallers() {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 4;
  const { stack = "" } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return stack;
}
