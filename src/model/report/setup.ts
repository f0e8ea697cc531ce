/** A file that was made. */
export interface WrittenFile {
  readonly file: string;
  readonly about: string;
}

/** A file that was not made, and what whoever keeps it may want to add. */
export interface LeftFile {
  readonly file: string;
  readonly because: string;
  readonly add: readonly string[];
}

/** Something to do next: a command line, or a sentence where there is none. */
export interface NextStep {
  readonly command: string | null;
  readonly what: string;
}
