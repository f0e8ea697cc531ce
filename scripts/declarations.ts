/** Writes dist/types/, or types/ of the folder named: what programs that import the package are typed by. */
import { join } from "node:path";
import { writeDeclarations } from "./write-declarations.ts";

writeDeclarations(process.argv[2] ?? join(import.meta.dirname, "../dist"));
