import { parsedUrl, percentDecoded } from "../base/http.ts";
import { Secret } from "../base/secret.ts";
import { LONGEST_TIMER_MS } from "../base/time.ts";
import { readKeyValues } from "./key-values.ts";
import { type Sampler, samplerNamed } from "./sampler.ts";

/** What can be sent, each to its own address. */
export const SIGNALS = ["traces", "metrics"] as const;

export type Signal = (typeof SIGNALS)[number];

/** Where one signal goes, and how. */
export interface CollectorAddress {
  readonly url: URL;
  /** Sent with each request. They may be credentials. */
  readonly headers: readonly { readonly name: string; readonly value: Secret }[];
  readonly timeoutMs: number;
  readonly isCompressed: boolean;
  /** The file of the certificate authority that its collector is trusted by, beside the public ones; null for none. */
  readonly caFile: string | null;
}

/** Why a signal that somebody asked for is not sent, or where it goes. */
export type SignalSetting =
  | { readonly kind: "off" }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "on"; readonly destination: CollectorAddress };

/** What the OpenTelemetry environment variables say. */
export interface TelemetrySettings {
  readonly traces: SignalSetting;
  readonly metrics: SignalSetting;
  readonly sampler: Sampler;
  /** Whether counts are since the last export rather than since the start; one run exports once, so that they are the same. */
  readonly isDelta: boolean;
  readonly resource: ReadonlyMap<string, string>;
  /** What was passed over, a sentence each. Repeats no value that may be secret. */
  readonly warnings: readonly string[];
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** OTEL_EXPORTER_OTLP_TIMEOUT where it is not set, as the specification has it. */
const TIMEOUT_MS = 10_000;

/** Reads the variables as the OpenTelemetry specification has them; an empty one is as good as none. */
export function readTelemetrySettings(variables: Variables): TelemetrySettings {
  // A variable that both signals read is told once.
  const warnings = new Set<string>();
  const warn = (sentence: string) => void warnings.add(sentence);
  const sampler = samplerNamed(
    textOf(variables, "OTEL_TRACES_SAMPLER"),
    textOf(variables, "OTEL_TRACES_SAMPLER_ARG"),
  );
  if (sampler === undefined)
    warn("OTEL_TRACES_SAMPLER or its OTEL_TRACES_SAMPLER_ARG is not supported; all runs are traced");
  const settings = {
    sampler: sampler ?? (() => true),
    isDelta: isDelta(variables, warn),
    traces: signalSetting("traces", variables, warn),
    metrics: signalSetting("metrics", variables, warn),
    resource: resourceOf(variables, warn),
  };
  return { ...settings, warnings: [...warnings] };
}

function textOf(variables: Variables, name: string): string {
  return variables[name]?.trim() ?? "";
}

function isDelta(variables: Variables, warn: (sentence: string) => void): boolean {
  const name = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";
  const temporality = textOf(variables, name).toLowerCase();
  if (!["", "cumulative", "delta", "lowmemory"].includes(temporality))
    warn(`${name} is cumulative, delta or lowmemory, and nothing else; cumulative is used`);
  return temporality === "delta" || temporality === "lowmemory";
}

/** The variable of a signal, else the one for all. */
function ownOrCommon(variables: Variables, signal: Signal, name: string): readonly [string, string] {
  const own = `OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_${name}`;
  const value = textOf(variables, own);
  const common = `OTEL_EXPORTER_OTLP_${name}`;
  return value === "" ? [common, textOf(variables, common)] : [own, value];
}

function signalSetting(
  signal: Signal,
  variables: Variables,
  warn: (sentence: string) => void,
): SignalSetting {
  const [from, endpoint] = ownOrCommon(variables, signal, "ENDPOINT");
  const exporter = `OTEL_${signal.toUpperCase()}_EXPORTER`;
  const exporters = textOf(variables, exporter).toLowerCase();
  const isDisabled = textOf(variables, "OTEL_SDK_DISABLED").toLowerCase() === "true";
  if (endpoint === "" || isDisabled || exporters === "none") return { kind: "off" };
  const refused = (why: string) => ({ kind: "refused", why }) as const;
  if (exporters !== "" && !exporters.split(",").some((name) => name.trim() === "otlp"))
    return refused(`${exporter} does not name a supported exporter (otlp or none)`);
  const [protocolName, protocol] = ownOrCommon(variables, signal, "PROTOCOL");
  if (protocol !== "" && !HTTP_PROTOCOLS.includes(protocol.toLowerCase()))
    return refused(
      `${protocolName} asks for ${protocol.slice(0, 20)}, and only http/json is supported; set it, with the collector's ` +
        "HTTP address (usually port 4318)",
    );
  const url = urlOf(endpoint, from.endsWith(`${signal.toUpperCase()}_ENDPOINT`), signal);
  if (url === null) return refused(`${from} is not an http or https address`);
  if (percentDecoded(url.username) === null || percentDecoded(url.password) === null)
    return refused(`the user name or password in ${from} cannot be decoded; write each % of it as %25`);
  return { kind: "on", destination: { url, ...mannerOf(signal, variables, warn) } };
}

/** Collectors take both encodings at the same address. */
const HTTP_PROTOCOLS = ["http/json", "http/protobuf"];

/** An address of one signal is used as it is; the one for all is the folder of theirs. */
function urlOf(text: string, isOwn: boolean, signal: Signal): URL | null {
  const url = parsedUrl(text);
  if (url === null) return null;
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  if (!isOwn) url.pathname = `${url.pathname.replace(/\/$/, "")}/v1/${signal}`;
  return url;
}

function mannerOf(
  signal: Signal,
  variables: Variables,
  warn: (sentence: string) => void,
): Omit<CollectorAddress, "url"> {
  const [headersName, headersText] = ownOrCommon(variables, signal, "HEADERS");
  const headers = readKeyValues(headersText);
  const isSendable =
    headers !== undefined && [...headers].every(([name, value]) => HEADER.test(name) && VALUE.test(value));
  if (!isSendable) warn(`${headersName} cannot be read and is left out: write name=value,name2=value2`);
  const [timeoutName, timeoutText] = ownOrCommon(variables, signal, "TIMEOUT");
  const timeoutMs = timeoutText === "" ? TIMEOUT_MS : Number(timeoutText);
  const isTime = Number.isInteger(timeoutMs) && timeoutMs > 0 && timeoutMs <= LONGEST_TIMER_MS;
  if (!isTime)
    warn(`${timeoutName} is not a whole number of milliseconds that a timer can hold; ${TIMEOUT_MS} is used`);
  const [compressionName, compressionText] = ownOrCommon(variables, signal, "COMPRESSION");
  const compression = compressionText.toLowerCase();
  if (!["", "none", "gzip"].includes(compression))
    warn(`${compressionName} is gzip or none, and nothing else; nothing is compressed`);
  const [, caFile] = ownOrCommon(variables, signal, "CERTIFICATE");
  return {
    headers: isSendable ? [...headers].map(([name, value]) => ({ name, value: new Secret(value) })) : [],
    timeoutMs: isTime ? timeoutMs : TIMEOUT_MS,
    isCompressed: compression === "gzip",
    caFile: caFile === "" ? null : caFile,
  };
}

const HEADER = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^[\x20-\x7e]*$/;

/** Whose traces they are. OTEL_SERVICE_NAME goes before what the attributes say. */
function resourceOf(variables: Variables, warn: (sentence: string) => void): ReadonlyMap<string, string> {
  const given = readKeyValues(textOf(variables, "OTEL_RESOURCE_ATTRIBUTES"));
  if (given === undefined)
    warn("OTEL_RESOURCE_ATTRIBUTES cannot be read and is left out: write name=value,name2=value2");
  const name = textOf(variables, "OTEL_SERVICE_NAME");
  return new Map([...(given ?? []), ...(name === "" ? [] : [["service.name", name] as const])]);
}
