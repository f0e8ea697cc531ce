/** A process that was started with authorities of its own: are they trusted still when one is added? */
import { readFileSync } from "node:fs";
import process from "node:process";
import { connect } from "node:tls";
import { trusting } from "../../src/base/trust.ts";

const [, , port, given = ""] = process.argv;
const socket = connect({
  ...{ host: "127.0.0.1", port: Number(port), servername: "localhost" },
  ...{ secureContext: trusting(readFileSync(given, "utf8"), {}), rejectUnauthorized: false },
});
socket.once("secureConnect", () => {
  console.log(`authorized: ${socket.authorized}`);
  socket.destroy();
});
