/** What the files may ask of us. No real fleet comes near; beyond it, parsing alone could exhaust time or memory. */
export const MAX_FILE_BYTES = 1_000_000;
export const MAX_TOTAL_BYTES = 10_000_000;
/** Manifests in a folder, and folders in it. */
export const MAX_FILES = 20_000;
export const MAX_FOLDERS = 20_000;
/** Levels of maps and lists. The YAML composer recurses, and a stack overflow there can abort the process. */
export const MAX_DEPTH = 32;
/** Lexical tokens a file, line breaks and spaces included. */
export const MAX_TOKENS = 250_000;
/** Documents a file. */
export const MAX_DOCUMENTS = 10_000;
/**
 * More findings than this in one file, or in all, are not shown: nobody reads them, and placing each takes time.
 * One more is collected, to tell that there are more.
 */
export const MAX_DIAGNOSTICS = 100;
export const MAX_TOTAL_DIAGNOSTICS = 1_000;
