// A module of our own around the package: in the bundle, a CommonJS package that is imported when needed has nothing
// but a default export.
export { Agent, request } from "undici";
