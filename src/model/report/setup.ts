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

/** A file to be written where there is none of its name. */
export interface GeneratedFile {
  readonly path: string;
  /** What it is, for people. */
  readonly about: string;
  readonly text: string;
  /** Why it is left out although there is none of its name; null where it is not. */
  readonly unwanted: string | null;
  /** What a file of that name lacks. */
  readonly missingFrom: (existing: string) => readonly string[];
}

/** What matters of a folder that is set up. */
export interface FoundFolder {
  /** Why an example manifest is left out; null where it is not. */
  readonly whyNoExample: string | null;
  /** Whether there is a config file that knows nothing of the environment. */
  readonly lacksEnvironment: boolean;
  /** Where GitHub looks for the code owners. */
  readonly codeOwnersPath: string;
}
