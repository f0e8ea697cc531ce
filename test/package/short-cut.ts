/** What scripts start in the place of the tool: it asks this process, which has the tool loaded. */
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import type { Run } from "./imported.ts";
import type { Ended } from "./shell.ts";

/** A start of the tool, as a script asks for it. */
interface Start {
  readonly directory: string;
  readonly args: readonly string[];
  readonly input: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Passes on all that a process is given, and prints what came of it. */
const shortCut = (port: number) => `#!/usr/bin/env bash
exec 3<>/dev/tcp/127.0.0.1/${port}
input=$(cat; echo x)
{ printf '%s\\0' "$PWD" "\${input%x}" "$#" "$@"; env -0; printf '\\0'; } >&3
read -r status stdout stderr <&3
head -c "$stdout" <&3
head -c "$stderr" <&3 >&2
exit "$status"
`;

/** A program that is answered by a command line run here, from now on until this process ends. */
export async function shortCutTo(run: Run): Promise<string> {
  const server = createServer((socket) => {
    void (async () => {
      const { args, directory, variables, input } = await startAskedBy(socket);
      answer(socket, await run(args, directory, variables, input));
    })().catch((error: unknown) => answer(socket, { status: 70, stdout: "", stderr: `${error}\n` }));
  });
  server.listen(0, "127.0.0.1").unref();
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it listens at a port");
  return shortCut(address.port);
}

async function startAskedBy(socket: Socket): Promise<Start> {
  let text = "";
  for await (const part of socket.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    text += part;
    const start = startIn(text);
    if (start !== null) return start;
  }
  throw new Error("nothing was asked");
}

/** null: there is more to come. */
function startIn(text: string): Start | null {
  const [directory = "", input = "", count = "", ...words] = text.split("\0");
  const args = words.slice(0, Number(count));
  const variables = words.slice(Number(count));
  // An empty one is behind the last of them, and nothing is behind that.
  if (variables.at(-1) !== "" || variables.at(-2) !== "") return null;
  const pairs = variables.slice(0, -2).map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { directory, args, input, variables: Object.fromEntries(pairs) };
}

function answer(socket: Socket, { status, stdout, stderr }: Ended): void {
  const sizes = [stdout, stderr].map((text) => Buffer.byteLength(text));
  socket.end(`${status} ${sizes.join(" ")}\n${stdout}${stderr}`);
}
