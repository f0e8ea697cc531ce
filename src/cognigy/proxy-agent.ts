/** A module of our own, so that what is loaded late from the bundle has a name: undici is CommonJS. */
export { ProxyAgent } from "undici";
