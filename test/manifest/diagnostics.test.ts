import assert from "node:assert/strict";
import { test } from "node:test";
import { loadText, staging, told } from "./workspace.ts";

const HEAD = "name: orders\nversion: 1\n";
const VALID = `${HEAD}url: https://a.test/x\n`;

/** What is wrong, the file, and all that is said about it. */
const cases: readonly (readonly [name: string, text: string, want: readonly string[]])[] = [
  [
    "a malformed line",
    `${HEAD}url https://a.test\n`,
    [
      "a.yaml:3:1 yaml-syntax: this is not a `key: value` line (check the colon, the space after it and the indentation)",
    ],
  ],
  [
    "an unclosed bracket",
    `${VALID}dependsOn: [a\n`,
    [
      "a.yaml:5:1 yaml-syntax: this is not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  ],
  [
    "an unclosed quote",
    `${VALID}description: 'abc\n`,
    ["a.yaml:5:1 yaml-syntax: this is not valid YAML: missing closing quote"],
  ],
  [
    "a tab as indentation",
    `${VALID}headers:\n\tA: b\n`,
    ["a.yaml:5:1 yaml-syntax: tabs are not allowed as indentation (indent with spaces)"],
  ],
  [
    "a plain text that starts with @",
    `${VALID}owner: @team\n`,
    [
      "a.yaml:4:8 yaml-syntax: a text cannot start with this character unless it is quoted (put the text in quotes)",
    ],
  ],
  [
    "taking over and letting go at once",
    `${VALID}adopt: true\nunadopt: true\n`,
    ["a.yaml:5:1 contradiction: `adopt` and `unadopt` contradict each other (keep one of them)"],
  ],
  [
    "a duplicate key",
    `${VALID}url: https://b.test/x\n`,
    ["a.yaml:4:1 duplicate-key: duplicate key `url` (first at 3:1) (keep one of them)"],
  ],
  [
    "a duplicate key in a map inside",
    `${VALID}headers:\n  A: b\n  A: c\n`,
    ["a.yaml:6:3 duplicate-key: duplicate key `A` (first at 5:3) (keep one of them)"],
  ],
  [
    "an anchor and an alias",
    `${VALID}owner: &o team\ndescription: *o\n`,
    [
      "a.yaml:4:8 anchor-not-allowed: the anchor `&o` is not allowed (remove it)",
      "a.yaml:5:14 alias-not-allowed: the alias `*o` is not allowed (write the value out)",
    ],
  ],
  [
    "a merge key",
    `${VALID}headers:\n  <<: { A: b }\n`,
    [
      "a.yaml:5:3 invalid-value: `headers.<<` must be a header name: letters, digits and dashes without spaces, 100 characters at most",
      "a.yaml:5:3 wrong-type: `headers.<<` must be text, not a map",
    ],
  ],
  [
    "a tag",
    `${VALID}owner: !!str team\n`,
    ["a.yaml:4:8 tag-not-allowed: the tag `!!str` is not allowed (remove it)"],
  ],
  [
    "another YAML version",
    `%YAML 1.1\n---\n${VALID}`,
    ["a.yaml:1:1 directive-not-allowed: the directive `%YAML 1.1` is not allowed (remove the line)"],
  ],
  [
    "a tag directive",
    `%TAG ! tag:x,2000:\n---\n${VALID}`,
    ["a.yaml:1:1 directive-not-allowed: the directive `%TAG ! tag:x,2000:` is not allowed (remove the line)"],
  ],
  [
    "a list as document",
    "- name: orders\n",
    ["a.yaml:1:1 wrong-type: the document must be a map, not a list"],
  ],
  ["a text as document", "hello\n", ["a.yaml:1:1 wrong-type: the document must be a map, not text"]],
  [
    "a collection as key",
    `${VALID}headers:\n  ? [a]\n  : b\n`,
    ["a.yaml:5:5 yaml-syntax: a key must be plain text"],
  ],
  [
    "missing keys, at the start of the document",
    "# a comment\n---\nname: orders\n",
    [
      "a.yaml:3:1 missing-key: missing key `version` (needed here: name, version and url)",
      "a.yaml:3:1 missing-key: missing key `url` (needed here: name, version and url)",
    ],
  ],
  [
    "an unknown key that resembles a known one",
    `${VALID}urll: y\n`,
    ["a.yaml:4:1 unknown-key: unknown key `urll` (did you mean `url`?)"],
  ],
  [
    "an unknown key that resembles nothing",
    `${VALID}frequency: 3\n`,
    [
      "a.yaml:4:1 unknown-key: unknown key `frequency` (keys: name, version, description, owner, url, method, payloadFormat, headers, basicAuth, cognigy, replace, status, dependsOn, protect, replaces, adopt, unadopt, health, deprecation and environments)",
    ],
  ],
  [
    "an unknown key of an override",
    `${VALID}environments:\n  staging: { stauts: active }\n`,
    ["a.yaml:5:14 unknown-key: unknown key `stauts` (did you mean `status`?)"],
  ],
  [
    "__proto__ as a key",
    `${VALID}__proto__: { url: x }\n`,
    [
      "a.yaml:4:1 unknown-key: unknown key `__proto__` (keys: name, version, description, owner, url, method, payloadFormat, headers, basicAuth, cognigy, replace, status, dependsOn, protect, replaces, adopt, unadopt, health, deprecation and environments)",
    ],
  ],
  [
    "a number for a text",
    `${HEAD}url: 42\n`,
    ["a.yaml:3:1 wrong-type: `url` must be text, not a number (put the value in quotes)"],
  ],
  [
    "a text for a number",
    'name: orders\nversion: "2"\nurl: https://a.test/x\n',
    ["a.yaml:2:1 wrong-type: `version` must be a whole number, not text (remove the quotes)"],
  ],
  [
    "nothing for a text",
    `${HEAD}url:\n`,
    ["a.yaml:3:1 wrong-type: `url` must be text, not null (give it a value or remove the key)"],
  ],
  [
    "a map for a list",
    `${VALID}dependsOn: { a: b }\n`,
    ["a.yaml:4:1 wrong-type: `dependsOn` must be a list, not a map"],
  ],
  [
    "yes is no boolean in YAML 1.2",
    `${VALID}protect: yes\n`,
    ["a.yaml:4:1 wrong-type: `protect` must be true or false, not text"],
  ],
  [
    "a misspelt choice",
    `${VALID}status: actve\n`,
    [
      "a.yaml:4:1 invalid-value: `status` must be active, inactive or deprecated, not `actve` (did you mean `active`?)",
    ],
  ],
  [
    "a name with a letter that only looks right",
    "name: \u043erders\nversion: 1\nurl: https://a.test/x\n",
    [
      "a.yaml:1:1 invalid-value: `name` must be lower-case letters, digits and inner dashes, 63 characters at most (type it again: it holds U+043E, which may look like another letter)",
    ],
  ],
  [
    "a name with capitals",
    "name: Orders\nversion: 1\nurl: https://a.test/x\n",
    [
      "a.yaml:1:1 invalid-value: `name` must be lower-case letters, digits and inner dashes, 63 characters at most",
    ],
  ],
  [
    "a version of zero",
    "name: orders\nversion: 0\nurl: https://a.test/x\n",
    ["a.yaml:2:1 invalid-value: `version` must be at least 1"],
  ],
  [
    "a version beyond 32 bits",
    "name: orders\nversion: 2147483648\nurl: https://a.test/x\n",
    ["a.yaml:2:1 invalid-value: `version` must be at most 2147483647"],
  ],
  [
    "numbers that stay as they are",
    `${VALID}health: { payload: [1.10, 01, -0.0, +1e3, 1E-3, 0x1F, 0o17, 9007199254740991, 1e21, 5e-324, .5, 100000000000000000000] }\n`,
    [],
  ],
  ...[
    "12345678901234567890",
    "-9007199254740993",
    "0.1234567890123456789",
    "0xFFFFFFFFFFFFFFFF",
    "1e400",
    ".inf",
    "-.INF",
    ".nan",
  ].map((number): readonly [string, string, readonly string[]] => [
    `a number that would become another: ${number}`,
    `${VALID}health: { payload: { a: [${number}] } }\n`,
    [
      "a.yaml:4:26 invalid-value: this number cannot be kept as it is written (write it with fewer digits, or put it in quotes)",
    ],
  ]),
  [
    "a fraction as version",
    "name: orders\nversion: 1.5\nurl: https://a.test/x\n",
    ["a.yaml:2:1 wrong-type: `version` must be a whole number, not a fraction"],
  ],
  ["an empty url", `${HEAD}url: ''\n`, ["a.yaml:3:1 invalid-value: `url` must not be empty"]],
  [
    "a header that is no text",
    `${VALID}headers: { A: 1 }\n`,
    ["a.yaml:4:12 wrong-type: `headers.A` must be text, not a number (put the value in quotes)"],
  ],
  [
    "a header of an override that is no text",
    `${VALID}environments: { staging: { headers: { A: 1 } } }\n`,
    [
      "a.yaml:4:39 wrong-type: `environments.staging.headers.A` must be text or null, not a number (put the value in quotes)",
    ],
  ],
  [
    "a header name with a space",
    `${VALID}headers: { 'A b': c }\n`,
    [
      "a.yaml:4:12 invalid-value: `headers.A b` must be a header name: letters, digits and dashes without spaces, 100 characters at most",
    ],
  ],
  [
    "headers that differ in case only",
    `${VALID}headers:\n  X-Key: a\n  x-key: b\n`,
    [
      "a.yaml:6:3 duplicate-header: header `x-key` repeats `X-Key`: names compare without case (keep one of them)",
    ],
  ],
  [
    "a line break in a header value",
    `${VALID}headers:\n  X-Key: "a\\nB: c"\n`,
    [
      "a.yaml:5:3 invalid-header-value: the value of header `X-Key` holds a line break (write it on one line, in ASCII, without white space at its ends)",
    ],
  ],
  [
    "a header value beyond Latin-1",
    `${VALID}headers:\n  X-Key: a→b\n`,
    [
      "a.yaml:5:3 invalid-header-value: the value of header `X-Key` holds a character that HTTP does not allow (U+2192) (write it on one line, in ASCII, without white space at its ends)",
    ],
  ],
  [
    "a header value in Latin-1, which is sent in one of two encodings",
    `${VALID}headers:\n  X-Key: café\n`,
    [
      "a.yaml:5:3 invalid-header-value: the value of header `X-Key` holds a character outside of ASCII (write it on one line, in ASCII, without white space at its ends)",
    ],
  ],
  [
    "a header value with white space at its end, which is dropped on the way",
    `${VALID}headers:\n  X-Key: "a "\n`,
    [
      "a.yaml:5:3 invalid-header-value: the value of header `X-Key` begins or ends with white space (write it on one line, in ASCII, without white space at its ends)",
    ],
  ],
  [
    "a header value of white space only",
    `${VALID}headers:\n  X-Key: "  "\n`,
    [
      "a.yaml:5:3 invalid-header-value: the value of header `X-Key` begins or ends with white space (write it on one line, in ASCII, without white space at its ends)",
    ],
  ],
  [
    "the same dependency twice",
    `${VALID}dependsOn: [a, a]\n---\nname: a\nversion: 1\nurl: https://a.test/x\n`,
    ["a.yaml:4:13 invalid-value: `dependsOn` names the same entry twice (remove one of them)"],
  ],
  [
    "a bad dependency",
    `${VALID}dependsOn: ['a b']\n`,
    ["a.yaml:4:13 invalid-value: `dependsOn[0]` must be a webhook's name or name@version"],
  ],
  [
    "credentials whose password is empty, and nothing about the other way to write them",
    `${HEAD}url: https://a.test/x\nbasicAuth: { user: u, password: "" }\n`,
    ["a.yaml:4:23 invalid-value: `basicAuth.password` must not be empty"],
  ],
  [
    "no time to answer in",
    `${HEAD}url: https://a.test/x\nhealth: { maxLatency: 0ms }\n`,
    [
      "a.yaml:4:11 invalid-value: `health.maxLatency` must be longer than 0: every answer would be too slow (write a duration such as 800ms, or remove the line)",
    ],
  ],
  [
    "more time to answer in than a probe waits",
    `${VALID}health: { maxLatency: 10s }\n`,
    [
      "a.yaml:4:11 invalid-value: `health.maxLatency` (10s) never applies: a probe waits no longer than 5 s for an answer (write less than 5 s, or ask the operators for a longer `health.timeout`)",
    ],
  ],
  [
    "a bad duration",
    `${VALID}health: { maxLatency: 800 ms }\n`,
    [
      "a.yaml:4:11 invalid-value: `health.maxLatency` must be a duration such as 500ms, 5s, 10m, 2h or 30d, of 99999d at most",
    ],
  ],
  [
    "a bad expectation",
    `${VALID}health: { expect: 6xx }\n`,
    [
      "a.yaml:4:11 invalid-value: `health.expect` must be a status such as 202 or a class such as 2xx, from 200 on: a status that begins with 1 is never the last answer",
    ],
  ],
  [
    "a class of statuses that no receiver ends with",
    `${VALID}health: { expect: 1xx }\n`,
    [
      "a.yaml:4:11 invalid-value: `health.expect` must be a status such as 202 or a class such as 2xx, from 200 on: a status that begins with 1 is never the last answer",
    ],
  ],
  [
    "a status that no receiver ends with",
    `${VALID}health: { expect: 100 }\n`,
    ["a.yaml:4:11 invalid-value: `health.expect` must be at least 200"],
  ],
  [
    "a status beyond 599",
    `${VALID}health: { expect: 600 }\n`,
    ["a.yaml:4:11 invalid-value: `health.expect` must be at most 599"],
  ],
  [
    "a sunset that is no date",
    `${VALID}deprecation: { sunset: soon }\n`,
    ["a.yaml:4:16 invalid-value: `deprecation.sunset` must be a day such as 2027-03-31"],
  ],
  [
    "a sunset that is not in the calendar",
    `${VALID}deprecation: { sunset: 2027-02-29 }\n`,
    ["a.yaml:4:16 invalid-date: `2027-02-29` is not a valid date (write it as year-month-day)"],
  ],
  [
    "a sunset of another environment",
    `${VALID}environments: { production: { deprecation: { sunset: 2027-13-01 } } }\n`,
    ["a.yaml:4:46 invalid-date: `2027-13-01` is not a valid date (write it as year-month-day)"],
  ],
  [
    "an unknown environment",
    `${VALID}environments:\n  stagign: { status: inactive }\n`,
    ["a.yaml:5:3 unknown-environment: unknown environment `stagign` (did you mean `staging`?)"],
  ],
  [
    "an empty override",
    `${VALID}environments: { staging: {} }\n`,
    ["a.yaml:4:17 invalid-value: `environments.staging` must not be empty"],
  ],
  [
    "an unknown variable",
    `${HEAD}url: https://\${var:reciever}/x\n`,
    [
      "a.yaml:3:14 unknown-variable: unknown variable `${var:reciever}` in environment staging (did you mean `receiver`?)",
    ],
  ],
  [
    "an unknown variable in the override that counts",
    `${VALID}environments:\n  staging: { url: 'https://\${var:host}/' }\n`,
    [
      "a.yaml:5:28 unknown-variable: unknown variable `${var:host}` in environment staging (variables of staging: receiver)",
    ],
  ],
  [
    "an unknown variable in a header",
    `${VALID}headers: { A: 'b \${var:c}' }\n`,
    [
      "a.yaml:4:18 unknown-variable: unknown variable `${var:c}` in environment staging (variables of staging: receiver)",
    ],
  ],
  [
    "an unknown kind",
    `${HEAD}url: https://\${vars:receiver}/x\n`,
    ["a.yaml:3:14 unknown-variable: unknown variable `${vars:receiver}` (did you mean `${var:receiver}`?)"],
  ],
  [
    "an unknown word",
    `${HEAD}url: https://a.test/\${enviroment}\n`,
    ["a.yaml:3:21 unknown-variable: unknown variable `${enviroment}` (did you mean `${environment}`?)"],
  ],
  [
    "a reference that is not closed",
    `${HEAD}url: https://\${var:receiver/x\n`,
    [
      "a.yaml:3:14 malformed-reference: `${var:receiver/x` cannot be read as a reference (write ${var:NAME}, ${environment} or ${secret:NAME}; $${ stands for a literal ${)",
    ],
  ],
  [
    "a reference without a name",
    `${VALID}headers: { A: '\${secret:}' }\n`,
    [
      "a.yaml:4:16 malformed-reference: `${secret:}` cannot be read as a reference (write ${var:NAME}, ${environment} or ${secret:NAME}; $${ stands for a literal ${)",
    ],
  ],
  [
    "a variable with a version",
    `${HEAD}url: https://\${var:receiver@2}/x\n`,
    [
      "a.yaml:3:14 malformed-reference: `${var:receiver@2}` cannot be read as a reference (write ${var:NAME}, ${environment} or ${secret:NAME}; $${ stands for a literal ${)",
    ],
  ],
  [
    "a secret in the url",
    `${HEAD}url: https://a.test/\${secret:KEY}\n`,
    [
      "a.yaml:3:21 misplaced-reference: `${secret:KEY}` may stand only in header values (send it in a header)",
    ],
  ],
  [
    "a process variable",
    `${VALID}headers: { A: '\${env:HOME}' }\n`,
    [
      "a.yaml:4:16 misplaced-reference: `${env:HOME}` may stand only in the configuration (use ${var:NAME}, and set that variable in the environment's vars)",
    ],
  ],
  [
    "a url without a scheme",
    `${HEAD}url: a.test/x\n`,
    ["a.yaml:3:1 invalid-url: `url` is not an absolute http or https URL (write it as https://host/path)"],
  ],
  [
    "a url of another scheme",
    `${HEAD}url: ftp://a.test/x\n`,
    ["a.yaml:3:1 invalid-url: `url` is not an absolute http or https URL (write it as https://host/path)"],
  ],
  [
    "a url that the parser would mend",
    `${HEAD}url: https:\\\\a.test\n`,
    [
      "a.yaml:3:1 invalid-url: `url` holds a space, a backslash or a character that is not ASCII (percent-encode it in the path; write host names in their ASCII form)",
    ],
  ],
  [
    "a url with a fragment",
    `${HEAD}url: https://a.test/x#y\n`,
    ["a.yaml:3:1 invalid-url: `url` has a fragment, which is never sent (remove it, from the # on)"],
  ],
  [
    "a url with a bad port",
    `${HEAD}url: https://a.test:99999/x\n`,
    ["a.yaml:3:1 invalid-url: `url` cannot be parsed (check its host and port)"],
  ],
  [
    "a url with a space",
    `${HEAD}url: https://a.test/x y\n`,
    [
      "a.yaml:3:1 invalid-url: `url` holds a space, a backslash or a character that is not ASCII (percent-encode it in the path; write host names in their ASCII form)",
    ],
  ],
  [
    "a url that is wrong once filled in",
    `${HEAD}url: 'https://\${var:receiver}:port/'\n`,
    [
      "a.yaml:3:1 invalid-url: `url` (`https://api.yourcompany.test:port/`) cannot be parsed (check its host and port)",
    ],
  ],
  [
    "a webhook twice",
    `${VALID}---\n${VALID}`,
    [
      "a.yaml:5:1 duplicate-webhook: duplicate webhook `orders@1` (first at webhooks.d/a.yaml:1:1) (give one of them another version, or remove it)",
    ],
  ],
  [
    "an unknown dependency",
    `${VALID}dependsOn: [ordrs]\n`,
    ["a.yaml:4:13 unknown-dependency: unknown dependency `ordrs` (did you mean `orders`?)"],
  ],
  [
    "an unknown version of a dependency",
    `${VALID}dependsOn: [orders@3]\n`,
    ["a.yaml:4:13 unknown-dependency: unknown dependency `orders@3` (orders is declared in version 1)"],
  ],
  [
    "a dependency on itself",
    `${VALID}dependsOn: [orders]\n`,
    ["a.yaml:4:13 dependency-cycle: `orders@1` depends on itself (remove the entry)"],
  ],
  [
    "a dependency on itself by key",
    `${VALID}dependsOn: [orders@1]\n`,
    ["a.yaml:4:13 dependency-cycle: `orders@1` depends on itself (remove the entry)"],
  ],
  [
    "several findings at once, by position",
    "version: x\nname: orders\nurll: https://a.test/x\nstatus: on\nheaders: { A: '${b}' }\ndependsOn: [nobody]\n",
    [
      "a.yaml:1:1 missing-key: missing key `url` (needed here: name, version and url)",
      "a.yaml:1:1 wrong-type: `version` must be a whole number, not text",
      "a.yaml:3:1 unknown-key: unknown key `urll` (did you mean `url`?)",
      "a.yaml:4:1 invalid-value: `status` must be active, inactive or deprecated, not `on` (choices: active, inactive and deprecated)",
      "a.yaml:5:16 unknown-variable: unknown variable `${b}` (kinds: var, environment and secret)",
      "a.yaml:6:13 unknown-dependency: unknown dependency `nobody` (webhooks: orders)",
    ],
  ],
];

for (const [name, text, want] of cases) {
  test(name, (t) => {
    const { diagnostics } = loadText(t, text);
    assert.deepEqual(told(diagnostics), want);
  });
}

test("no answer is waited for longer than a whole probe takes, whatever operators give an attempt", (t) => {
  const patient = { ...staging, health: { ...staging.health, timeoutMs: 60_000 } };
  const text = (longest: string) => `${VALID}health: { maxLatency: ${longest} }\n`;
  assert.deepEqual(told(loadText(t, text("20s"), patient).diagnostics), [
    "a.yaml:4:11 invalid-value: `health.maxLatency` (20s) never applies: a probe waits no longer than 15 s for an answer (write less than 15 s)",
  ]);
  assert.deepEqual(told(loadText(t, text("14s"), patient).diagnostics), []);
});
