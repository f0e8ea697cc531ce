import assert from "node:assert/strict";
import { test } from "node:test";
import { explainTls } from "../../src/cognigy/wire/connection-failure.ts";

const wrongHost = (cert: object) => Object.assign(new Error("altnames"), { cert });

test("a TLS connection that fails is told in a sentence, with what to do", () => {
  for (const [code, sentence, hint] of [
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", /not trusted here/, /tenant\.caFile/],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", /signed by itself/, /tenant\.caFile/],
    ["SELF_SIGNED_CERT_IN_CHAIN", /private authority/, /tenant\.caFile/],
    ["CERT_HAS_EXPIRED", /has expired/, /clock/],
    ["CERT_NOT_YET_VALID", /not valid yet/, /clock/],
    ["ERR_SSL_WRONG_VERSION_NUMBER", /does not speak TLS/, /port in tenant\.baseUrl/],
    ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", /not support TLS 1\.2 or newer/, /enabled/],
    ["ERR_SSL_SOMETHING_NEW", /ended with ERR_SSL_SOMETHING_NEW/, /tenant\.caFile/],
  ] as const) {
    const told = explainTls(new Error("x"), code);
    assert.match(told.sentence, sentence, code);
    assert.match(told.hint, hint, code);
  }
});

test("a certificate for other hosts names them", () => {
  const told = (cert: object) => explainTls(wrongHost(cert), "ERR_TLS_CERT_ALTNAME_INVALID").sentence;
  assert.match(
    told({ subjectaltname: "DNS:a.test, DNS:*.b.test, IP Address:10.0.0.1" }),
    /for a\.test, \*\.b\.test, 10\.0\.0\.1, not for/,
  );
  const many = Array.from({ length: 9 }, (_, at) => `DNS:h${at}.test`).join(", ");
  assert.match(told({ subjectaltname: many }), /h4\.test and 4 more, not for/);
  assert.match(told({}), /names no host$/);
});
