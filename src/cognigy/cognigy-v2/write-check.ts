import { type JsonObject, membersOf } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { TenantResource } from "../../model/fleet/directory.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import type { WriteCheck, WriteObservation } from "../../model/report/write-check.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { type Answer, membersIn } from "../wire/answer.ts";
import { type CallFailure, notSent, withTheTenantsWord } from "../wire/call.ts";
import type { Deadline, Delay } from "../wire/delay.ts";
import type { CognigyApi } from "./api.ts";
import { passwordIn } from "./diagnosis.ts";
import { listEndpoints } from "./list-endpoints.ts";
import { refusesForeignId } from "./marker-mode.ts";

export interface WriteCheckInput {
  readonly api: CognigyApi;
  readonly clock: Clock;
  readonly delay: Delay;
  readonly project: TenantResource;
  /** Makes the name and the credentials of what is made unlike any other. */
  readonly nonce: string;
  /** Whether the check is to end: what it has made is then deleted. */
  readonly isStopped: () => boolean;
  readonly newDeadline: () => Deadline;
  readonly settleMs: number;
}

type Step<T> = Promise<Result<T, CallFailure>>;

/** A host that no name server may ever know (RFC 2606), so that nothing is ever sent there. */
const NOWHERE = "https://webhook-sync.invalid/";
const UNSEEN: WriteObservation = {
  ...{ foreignId: null, created: null, updated: null, deleted: null },
  ...{ settings: null, password: null, equalNames: null, listedAfterMs: null },
};

/**
 * Makes an Endpoint that is switched off, reads, changes and deletes it, and tells what was seen. Whatever happens on the
 * way, what carries its name is deleted at the end.
 */
export class WriteChecking {
  readonly #input: WriteCheckInput;
  readonly #name: string;
  #seen: WriteObservation = UNSEEN;
  #requests = 0;
  readonly #made: string[] = [];
  /** Whether something may have been made that no answer tells of. */
  #isUncertain = false;

  constructor(input: WriteCheckInput) {
    this.#input = input;
    this.#name = `webhook-sync check ${input.nonce}`;
  }

  async run(): Promise<WriteCheck> {
    const { project } = this.#input;
    const ended = await this.#steps(this.#input.newDeadline());
    const { left, doubt } = await this.#cleanUp(this.#input.newDeadline());
    return {
      project,
      name: this.#name,
      observation: this.#seen,
      failure: ended.ok ? null : ended.error.failure,
      ...{ left, doubt },
    };
  }

  async #steps(deadline: Deadline): Step<null> {
    const made = await this.#make(deadline);
    if (!made.ok || this.#input.isStopped()) return made.ok ? success(null) : made;
    const id = made.value;
    const changed = await this.#change(id, deadline);
    if (!changed.ok || this.#input.isStopped()) return changed;
    await this.#waitForList(deadline);
    if (this.#input.isStopped()) return success(null);
    await this.#makeAnother(deadline);
    return success(null);
  }

  /** With a foreignId, and without where that is refused. */
  async #make(deadline: Deadline): Step<string> {
    const body = this.#body();
    const first = await this.#post({ ...body, foreignId: this.#foreignId }, deadline);
    const isRefused = !first.ok && refusesForeignId(withTheTenantsWord(first.error));
    const made = isRefused ? await this.#post(body, deadline) : first;
    if (!made.ok) return made;
    this.#see({ created: made.value.status });
    const { _id: id } = membersIn(made.value);
    if (typeof id !== "string") return failure(this.#withoutOurs(made.value));
    const read = await this.#read(id, deadline);
    if (!read.ok) return read;
    if (read.value.name !== this.#name) return failure(this.#withoutOurs(made.value));
    const kept = read.value.foreignId === this.#foreignId ? "kept" : "dropped";
    const password = passwordIn(membersOf(read.value.settings));
    this.#see({
      foreignId: isRefused ? "refused" : kept,
      password: password === "none" ? "absent" : password,
    });
    return success(id);
  }

  /** With a part of the settings: what the tenant makes of the rest shows whether it merges. */
  async #change(id: string, deadline: Deadline): Step<null> {
    const { api } = this.#input;
    const settings = { webhookUrl: `${NOWHERE}changed` };
    const body = { json: { settings }, secrets: [] };
    const sent = await api.patch(id, body, { requestId: this.#requestId() }, deadline);
    if (!sent.ok) return sent;
    this.#see({ updated: sent.value.status });
    const read = await this.#read(id, deadline);
    if (!read.ok) return read;
    const { basicAuthUser } = membersOf(read.value.settings);
    this.#see({ settings: basicAuthUser === USER ? "merged" : "replaced" });
    return success(null);
  }

  async #waitForList(deadline: Deadline): Promise<void> {
    const { clock, delay, settleMs } = this.#input;
    const from = clock.monotonic();
    for (const waitMs of [0, settleMs / 4, settleMs / 4, settleMs / 2]) {
      if (waitMs > 0 && !(await delay.sleep(waitMs))) return;
      const listed = await this.#listed(deadline);
      if (listed.ok && listed.value.length > 0) return this.#see({ listedAfterMs: clock.monotonic() - from });
    }
  }

  async #makeAnother(deadline: Deadline): Promise<void> {
    const second = await this.#post(this.#body(), deadline);
    if (second.ok) this.#see({ equalNames: "allowed" });
    else if (second.error.failure.status === 409) this.#see({ equalNames: "refused" });
  }

  /** Deletes all that carries the name, which nothing else does: also what was made and not answered. */
  async #cleanUp(deadline: Deadline): Promise<Pick<WriteCheck, "left" | "doubt">> {
    const { api, delay, settleMs } = this.#input;
    const left = new Set(this.#made);
    // What was made a moment ago may show in the list only later.
    if (this.#isUncertain) await delay.sleep(settleMs);
    const listed = await this.#listed(deadline);
    for (const id of listed.ok ? listed.value : []) left.add(id);
    for (const id of left) {
      const sent = await api.delete(id, { requestId: this.#requestId() }, deadline);
      if (sent.ok) this.#see({ deleted: sent.value.status });
      if (sent.ok || sent.error.failure.kind === "not-found") left.delete(id);
    }
    return { left: [...left], doubt: listed.ok ? null : listed.error.message };
  }

  async #post(json: JsonObject, deadline: Deadline): Step<Answer> {
    const { api } = this.#input;
    const sent = await api.post({ json, secrets: [] }, { requestId: this.#requestId() }, deadline);
    if (!sent.ok) {
      this.#isUncertain ||= sent.error.committed === "perhaps";
      return sent;
    }
    const { _id, name } = membersIn(sent.value);
    // What has another name is somebody else's; what tells none is found in the list.
    if (typeof _id === "string" && name === this.#name) this.#made.push(_id);
    else this.#isUncertain = true;
    return sent;
  }

  async #read(id: string, deadline: Deadline): Step<JsonObject> {
    const answer = await this.#input.api.endpoint(id, deadline);
    return answer.ok ? success(membersIn(answer.value)) : answer;
  }

  async #listed(deadline: Deadline): Promise<Result<readonly string[], TenantFailure>> {
    const { api, project } = this.#input;
    const listed = await listEndpoints(api, [project], deadline, { filter: this.#name });
    if (!listed.ok) return failure(listed.error);
    const same = listed.value.endpoints.filter(({ displayName }) => displayName === this.#name);
    return success(same.map(({ id }) => id));
  }

  #body(): JsonObject {
    const { project, nonce } = this.#input;
    return {
      ...{
        projectId: project.id,
        channel: "webhook",
        name: this.#name,
        entrypoint: project.id,
        active: false,
      },
      settings: { webhookUrl: NOWHERE, basicAuthUser: USER, basicAuthPassword: `p${nonce}` },
    };
  }

  #withoutOurs({ status }: Answer): CallFailure {
    const path = this.#input.api.pathOf("endpoints");
    const message = `POST ${path} was answered ${status} without the Endpoint that was sent`;
    return notSent(tenantFailure("malformed", message));
  }

  /** Nothing that anybody would take for a marker. */
  get #foreignId(): string {
    return `webhook-sync check ${this.#input.nonce}`;
  }

  #requestId(): string {
    this.#requests += 1;
    return `webhook-sync-check-${this.#input.nonce}-${this.#requests}`;
  }

  #see(more: Partial<WriteObservation>): void {
    this.#seen = { ...this.#seen, ...more };
  }
}

const USER = "webhook-sync";
