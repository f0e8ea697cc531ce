import { matchesAny } from "../model/glob.ts";

/** Tells which hosts match one of the globs. Remembers the answers: a fleet has far fewer hosts than webhooks. */
export function hostMatcher(globs: readonly string[]): (host: string) => boolean {
  const lowerCase = globs.map((glob) => glob.toLowerCase());
  const answers = new Map<string, boolean>();
  return (host) => {
    const answer = answers.get(host) ?? matchesAny(host, lowerCase);
    answers.set(host, answer);
    return answer;
  };
}
