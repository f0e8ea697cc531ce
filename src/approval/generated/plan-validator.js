// Generated from schemas/ by "npm run generate". Edit the schemas, not this file.

// <stdin>
var isPlanDocument = validate52;
var schema19 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "plan.schema.json", "type": "object", "additionalProperties": false, "required": ["formatVersion", "toolVersion", "environment", "tenant", "manifests", "commit", "readAt", "plannedAt", "expiresAt", "options", "managed", "changes", "blocked", "unchanged", "protections", "notes", "counts", "changesDigest", "integrity"], "properties": { "formatVersion": { "const": 2 }, "toolVersion": { "type": "string" }, "environment": { "type": "string" }, "tenant": { "type": "string" }, "manifests": { "type": "string" }, "commit": { "type": ["string", "null"] }, "readAt": { "type": "string" }, "plannedAt": { "type": "string" }, "expiresAt": { "type": "string" }, "options": { "type": "object", "additionalProperties": false, "required": ["targets", "allowDelete", "allowDeprecate", "allowDowngrade"], "properties": { "targets": { "type": "array", "items": { "type": "string" } }, "allowDelete": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "allowDeprecate": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "allowDowngrade": { "type": "array", "items": { "type": "string" } } } }, "managed": { "type": "integer", "minimum": 0 }, "changes": { "type": "array", "items": { "oneOf": [{ "$ref": "#/$defs/create" }, { "$ref": "#/$defs/update" }, { "$ref": "#/$defs/replace" }, { "$ref": "#/$defs/adopt" }, { "$ref": "#/$defs/unadopt" }, { "$ref": "#/$defs/deprecate" }, { "$ref": "#/$defs/delete" }], "type": "object", "required": ["action"], "properties": { "action": { "type": "string", "enum": ["create", "update", "replace", "adopt", "unadopt", "deprecate", "delete"] } }, "discriminator": { "propertyName": "action" } } }, "blocked": { "type": "array", "items": { "$ref": "#/$defs/blocked" } }, "unchanged": { "type": "array", "items": { "$ref": "#/$defs/unchanged" } }, "protections": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["key", "protect"], "properties": { "key": { "$ref": "#/$defs/webhookKey" }, "protect": { "type": "boolean" } } } }, "sunsets": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["key", "sunset"], "properties": { "key": { "$ref": "#/$defs/webhookKey" }, "sunset": { "type": ["string", "null"] } } } }, "notes": { "type": "array", "items": { "type": "string" } }, "counts": { "type": "object", "additionalProperties": false, "required": ["create", "update", "replace", "adopt", "unadopt", "deprecate", "delete", "unchanged", "blocked", "unmanaged"], "properties": { "create": { "type": "integer", "minimum": 0 }, "update": { "type": "integer", "minimum": 0 }, "replace": { "type": "integer", "minimum": 0 }, "adopt": { "type": "integer", "minimum": 0 }, "unadopt": { "type": "integer", "minimum": 0 }, "deprecate": { "type": "integer", "minimum": 0 }, "delete": { "type": "integer", "minimum": 0 }, "unchanged": { "type": "integer", "minimum": 0 }, "blocked": { "type": "integer", "minimum": 0 }, "unmanaged": { "type": "integer", "minimum": 0 }, "leftOut": { "type": "integer", "minimum": 1 } } }, "changesDigest": { "$ref": "#/$defs/digest" }, "integrity": { "$ref": "#/$defs/digest" } }, "$defs": { "webhookKey": { "type": "string", "pattern": "^.+@[0-9]+$" }, "action": { "type": "string", "enum": ["create", "update", "replace", "adopt", "unadopt", "deprecate", "delete"] }, "status": { "type": "string", "enum": ["active", "inactive", "deprecated"] }, "location": { "type": "object", "additionalProperties": false, "required": ["file", "line", "column"], "properties": { "file": { "type": "string" }, "line": { "type": "integer", "minimum": 1 }, "column": { "type": "integer", "minimum": 1 } } }, "shownValue": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["kind", "text"], "properties": { "kind": { "const": "plain" }, "text": { "type": "string" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "template"], "properties": { "kind": { "const": "secret" }, "template": { "type": "string" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "sensitive" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "masked" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "absent" } } }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["plain", "secret", "sensitive", "masked", "absent"] } }, "discriminator": { "propertyName": "kind" } }, "snapshot": { "type": "object", "additionalProperties": false, "required": ["url", "method", "payloadFormat", "status", "headers"], "properties": { "url": { "type": "string" }, "method": { "type": "string" }, "payloadFormat": { "type": "string" }, "status": { "$ref": "#/$defs/status" }, "headers": { "type": "object", "additionalProperties": { "$ref": "#/$defs/shownValue" } }, "endpoint": { "type": "object", "additionalProperties": false, "required": ["name", "channel", "project", "flow", "locale", "entrypoint", "user", "password"], "properties": { "name": { "type": "string" }, "channel": { "type": "string" }, "project": { "$ref": "#/$defs/reference" }, "flow": { "oneOf": [{ "$ref": "#/$defs/reference" }, { "type": "null" }] }, "locale": { "oneOf": [{ "$ref": "#/$defs/reference" }, { "type": "null" }] }, "entrypoint": { "oneOf": [{ "$ref": "#/$defs/reference" }, { "type": "null" }] }, "user": { "type": ["string", "null"] }, "password": { "oneOf": [{ "$ref": "#/$defs/shownValue" }, { "type": "null" }] }, "address": { "type": "string" } } } } }, "fieldChange": { "type": "object", "additionalProperties": false, "required": ["path", "before", "after", "cause", "location"], "properties": { "path": { "type": "string" }, "before": { "$ref": "#/$defs/shownValue" }, "after": { "$ref": "#/$defs/shownValue" }, "cause": { "type": "string", "enum": ["declared", "reverted", "drift", "deactivated", "held", "unknown"] }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] } } }, "declared": { "type": "object", "additionalProperties": false, "required": ["owner", "protect", "sunset"], "properties": { "owner": { "type": ["string", "null"] }, "protect": { "type": "boolean" }, "sunset": { "type": ["string", "null"] } } }, "probe": { "type": "object", "additionalProperties": false, "required": ["mode", "payload", "expect", "maxLatencyMs", "connectTo"], "properties": { "mode": { "type": "string", "enum": ["full", "tls", "none"] }, "payload": { "type": ["string", "null"] }, "expect": { "type": "string" }, "maxLatencyMs": { "type": ["number", "null"] }, "connectTo": { "type": ["string", "null"] }, "userId": { "type": "string" }, "accept": { "type": "array", "items": { "type": "integer" } } } }, "reason": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "declared-new" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "recreated" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "supersedes", "resumed", "downgrade"], "properties": { "kind": { "const": "new-version" }, "supersedes": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "resumed": { "type": "boolean" }, "downgrade": { "type": "boolean" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "from", "supersedes", "resumed"], "properties": { "kind": { "const": "renamed" }, "from": { "type": "array", "items": { "type": "string" } }, "supersedes": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "resumed": { "type": "boolean" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "causes"], "properties": { "kind": { "const": "differs" }, "causes": { "type": "array", "items": { "type": "string", "enum": ["declared", "reverted", "drift", "deactivated", "held", "unknown"] } } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "adopted" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "unadopted" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "declared-deprecated" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "removed-from-git" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "by"], "properties": { "kind": { "const": "superseded" }, "by": { "$ref": "#/$defs/webhookKey" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "sunset"], "properties": { "kind": { "const": "sunset-passed" }, "sunset": { "type": "string" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "sunset"], "properties": { "kind": { "const": "before-sunset" }, "sunset": { "type": ["string", "null"] } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "run", "registered"], "properties": { "kind": { "const": "rolled-back" }, "run": { "type": "string" }, "registered": { "type": "boolean" }, "from": { "type": "array", "items": { "type": "string" } } } }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["declared-new", "recreated", "new-version", "renamed", "differs", "adopted", "unadopted", "declared-deprecated", "removed-from-git", "superseded", "sunset-passed", "before-sunset", "rolled-back"] } }, "discriminator": { "propertyName": "kind" } }, "risk": { "type": "object", "additionalProperties": false, "required": ["level", "why"], "properties": { "level": { "type": "string", "enum": ["low", "medium", "high"] }, "why": { "type": "array", "items": { "type": "string" } } } }, "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }, "create": { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "after", "declared", "probe", "gated"], "properties": { "action": { "const": "create" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" } } }, "update": { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "declared", "probe", "gated"], "properties": { "action": { "const": "update" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" } } }, "replace": { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "superseded", "declared", "probe", "gated"], "properties": { "action": { "const": "replace" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "oneOf": [{ "$ref": "#/$defs/snapshot" }, { "type": "null" }] }, "after": { "$ref": "#/$defs/snapshot" }, "superseded": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["key", "before", "after", "sunset"], "properties": { "key": { "$ref": "#/$defs/webhookKey" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "sunset": { "type": ["string", "null"] }, "graceMs": { "type": "integer" }, "goesOn": { "const": true } } } }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" }, "inPlaceOf": { "$ref": "#/$defs/webhookKey" } } }, "adopt": { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "declared", "probe", "gated"], "properties": { "action": { "const": "adopt" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" } } }, "unadopt": { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "declared", "probe", "gated"], "properties": { "action": { "const": "unadopt" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" } } }, "deprecate": { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "declared", "sunset", "sunsetFrom", "successor"], "properties": { "action": { "const": "deprecate" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "oneOf": [{ "$ref": "#/$defs/declared" }, { "type": "null" }] }, "sunset": { "type": ["string", "null"] }, "sunsetFrom": { "type": "string", "enum": ["declared", "recorded", "grace-period"] }, "graceMs": { "type": "integer" }, "successor": { "oneOf": [{ "$ref": "#/$defs/webhookKey" }, { "type": "null" }] }, "goesOn": { "const": true } } }, "delete": { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "sunset"], "properties": { "action": { "const": "delete" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "sunset": { "type": "string" } } }, "blocked": { "type": "object", "additionalProperties": false, "required": ["key", "action", "code", "message", "remedy", "because", "location"], "properties": { "key": { "$ref": "#/$defs/webhookKey" }, "action": { "$ref": "#/$defs/action" }, "code": { "type": "string", "enum": ["downgrade", "not-ours", "ambiguous", "protected", "limit", "empty", "has-dependents", "dependency", "masked", "short-listing", "sunset-ahead", "clock-skew", "policy", "never-dark", "renamed", "unrecorded", "kept-otherwise", "misplaced", "credentials", "occupied"] }, "message": { "type": "string" }, "remedy": { "type": "string" }, "because": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] } } }, "unchanged": { "type": "object", "additionalProperties": false, "required": ["key", "notes", "unverified"], "properties": { "key": { "$ref": "#/$defs/webhookKey" }, "notes": { "type": "array", "items": { "type": "string" } }, "unverified": { "type": "array", "items": { "type": "string" } }, "keptOtherwise": { "const": true } } }, "reference": { "type": "object", "additionalProperties": false, "required": ["id", "name"], "properties": { "id": { "type": "string" }, "name": { "type": ["string", "null"] } } } } };
var func1 = Object.prototype.hasOwnProperty;
var pattern3 = new RegExp("^.+@[0-9]+$", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (!pattern3.test(data)) {
        validate53.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^.+@[0-9]+$" } }];
        return false;
      }
    } else {
      validate53.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema21 = { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "after", "declared", "probe", "gated"], "properties": { "action": { "const": "create" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" } } };
var schema22 = { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "declared-new" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "recreated" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "supersedes", "resumed", "downgrade"], "properties": { "kind": { "const": "new-version" }, "supersedes": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "resumed": { "type": "boolean" }, "downgrade": { "type": "boolean" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "from", "supersedes", "resumed"], "properties": { "kind": { "const": "renamed" }, "from": { "type": "array", "items": { "type": "string" } }, "supersedes": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "resumed": { "type": "boolean" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "causes"], "properties": { "kind": { "const": "differs" }, "causes": { "type": "array", "items": { "type": "string", "enum": ["declared", "reverted", "drift", "deactivated", "held", "unknown"] } } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "adopted" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "unadopted" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "declared-deprecated" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "removed-from-git" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "by"], "properties": { "kind": { "const": "superseded" }, "by": { "$ref": "#/$defs/webhookKey" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "sunset"], "properties": { "kind": { "const": "sunset-passed" }, "sunset": { "type": "string" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "sunset"], "properties": { "kind": { "const": "before-sunset" }, "sunset": { "type": ["string", "null"] } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "run", "registered"], "properties": { "kind": { "const": "rolled-back" }, "run": { "type": "string" }, "registered": { "type": "boolean" }, "from": { "type": "array", "items": { "type": "string" } } } }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["declared-new", "recreated", "new-version", "renamed", "differs", "adopted", "unadopted", "declared-deprecated", "removed-from-git", "superseded", "sunset-passed", "before-sunset", "rolled-back"] } }, "discriminator": { "propertyName": "kind" } };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.kind === void 0 && (missing0 = "kind")) {
        validate59.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.kind !== void 0) {
          let data0 = data.kind;
          const _errs2 = errors;
          if (typeof data0 !== "string") {
            validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } }];
            return false;
          }
          if (!(data0 === "declared-new" || data0 === "recreated" || data0 === "new-version" || data0 === "renamed" || data0 === "differs" || data0 === "adopted" || data0 === "unadopted" || data0 === "declared-deprecated" || data0 === "removed-from-git" || data0 === "superseded" || data0 === "sunset-passed" || data0 === "before-sunset" || data0 === "rolled-back")) {
            validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema22.properties.kind.enum } }];
            return false;
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          const tag0 = data.kind;
          if (typeof tag0 == "string") {
            if (tag0 === "declared-new") {
              const _errs4 = errors;
              if (errors === _errs4) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing1;
                  if (data.kind === void 0 && (missing1 = "kind")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: missing1 } }];
                    return false;
                  } else {
                    const _errs6 = errors;
                    for (const key0 in data) {
                      if (!(key0 === "kind")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs6 === errors) {
                      if (data.kind !== void 0) {
                        if ("declared-new" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/0/properties/kind/const", keyword: "const", params: { allowedValue: "declared-new" } }];
                          return false;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/0/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              var props0 = true;
            } else if (tag0 === "recreated") {
              const _errs8 = errors;
              if (errors === _errs8) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing2;
                  if (data.kind === void 0 && (missing2 = "kind")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: missing2 } }];
                    return false;
                  } else {
                    const _errs10 = errors;
                    for (const key1 in data) {
                      if (!(key1 === "kind")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs10 === errors) {
                      if (data.kind !== void 0) {
                        if ("recreated" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/1/properties/kind/const", keyword: "const", params: { allowedValue: "recreated" } }];
                          return false;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "new-version") {
              const _errs12 = errors;
              if (errors === _errs12) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing3;
                  if (data.kind === void 0 && (missing3 = "kind") || data.supersedes === void 0 && (missing3 = "supersedes") || data.resumed === void 0 && (missing3 = "resumed") || data.downgrade === void 0 && (missing3 = "downgrade")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: missing3 } }];
                    return false;
                  } else {
                    const _errs14 = errors;
                    for (const key2 in data) {
                      if (!(key2 === "kind" || key2 === "supersedes" || key2 === "resumed" || key2 === "downgrade")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs14 === errors) {
                      if (data.kind !== void 0) {
                        const _errs15 = errors;
                        if ("new-version" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/2/properties/kind/const", keyword: "const", params: { allowedValue: "new-version" } }];
                          return false;
                        }
                        var valid7 = _errs15 === errors;
                      } else {
                        var valid7 = true;
                      }
                      if (valid7) {
                        if (data.supersedes !== void 0) {
                          let data4 = data.supersedes;
                          const _errs16 = errors;
                          if (errors === _errs16) {
                            if (Array.isArray(data4)) {
                              var valid8 = true;
                              const len0 = data4.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                const _errs18 = errors;
                                if (!validate53(data4[i0], { instancePath: instancePath + "/supersedes/" + i0, parentData: data4, parentDataProperty: i0, rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                                  errors = vErrors.length;
                                }
                                var valid8 = _errs18 === errors;
                                if (!valid8) {
                                  break;
                                }
                              }
                            } else {
                              validate59.errors = [{ instancePath: instancePath + "/supersedes", schemaPath: "#/oneOf/2/properties/supersedes/type", keyword: "type", params: { type: "array" } }];
                              return false;
                            }
                          }
                          var valid7 = _errs16 === errors;
                        } else {
                          var valid7 = true;
                        }
                        if (valid7) {
                          if (data.resumed !== void 0) {
                            const _errs19 = errors;
                            if (typeof data.resumed !== "boolean") {
                              validate59.errors = [{ instancePath: instancePath + "/resumed", schemaPath: "#/oneOf/2/properties/resumed/type", keyword: "type", params: { type: "boolean" } }];
                              return false;
                            }
                            var valid7 = _errs19 === errors;
                          } else {
                            var valid7 = true;
                          }
                          if (valid7) {
                            if (data.downgrade !== void 0) {
                              const _errs21 = errors;
                              if (typeof data.downgrade !== "boolean") {
                                validate59.errors = [{ instancePath: instancePath + "/downgrade", schemaPath: "#/oneOf/2/properties/downgrade/type", keyword: "type", params: { type: "boolean" } }];
                                return false;
                              }
                              var valid7 = _errs21 === errors;
                            } else {
                              var valid7 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/2/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "renamed") {
              const _errs23 = errors;
              if (errors === _errs23) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing4;
                  if (data.kind === void 0 && (missing4 = "kind") || data.from === void 0 && (missing4 = "from") || data.supersedes === void 0 && (missing4 = "supersedes") || data.resumed === void 0 && (missing4 = "resumed")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: missing4 } }];
                    return false;
                  } else {
                    const _errs25 = errors;
                    for (const key3 in data) {
                      if (!(key3 === "kind" || key3 === "from" || key3 === "supersedes" || key3 === "resumed")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs25 === errors) {
                      if (data.kind !== void 0) {
                        const _errs26 = errors;
                        if ("renamed" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/3/properties/kind/const", keyword: "const", params: { allowedValue: "renamed" } }];
                          return false;
                        }
                        var valid10 = _errs26 === errors;
                      } else {
                        var valid10 = true;
                      }
                      if (valid10) {
                        if (data.from !== void 0) {
                          let data9 = data.from;
                          const _errs27 = errors;
                          if (errors === _errs27) {
                            if (Array.isArray(data9)) {
                              var valid11 = true;
                              const len1 = data9.length;
                              for (let i1 = 0; i1 < len1; i1++) {
                                const _errs29 = errors;
                                if (typeof data9[i1] !== "string") {
                                  validate59.errors = [{ instancePath: instancePath + "/from/" + i1, schemaPath: "#/oneOf/3/properties/from/items/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                                var valid11 = _errs29 === errors;
                                if (!valid11) {
                                  break;
                                }
                              }
                            } else {
                              validate59.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/oneOf/3/properties/from/type", keyword: "type", params: { type: "array" } }];
                              return false;
                            }
                          }
                          var valid10 = _errs27 === errors;
                        } else {
                          var valid10 = true;
                        }
                        if (valid10) {
                          if (data.supersedes !== void 0) {
                            let data11 = data.supersedes;
                            const _errs31 = errors;
                            if (errors === _errs31) {
                              if (Array.isArray(data11)) {
                                var valid12 = true;
                                const len2 = data11.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  const _errs33 = errors;
                                  if (!validate53(data11[i2], { instancePath: instancePath + "/supersedes/" + i2, parentData: data11, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid12 = _errs33 === errors;
                                  if (!valid12) {
                                    break;
                                  }
                                }
                              } else {
                                validate59.errors = [{ instancePath: instancePath + "/supersedes", schemaPath: "#/oneOf/3/properties/supersedes/type", keyword: "type", params: { type: "array" } }];
                                return false;
                              }
                            }
                            var valid10 = _errs31 === errors;
                          } else {
                            var valid10 = true;
                          }
                          if (valid10) {
                            if (data.resumed !== void 0) {
                              const _errs34 = errors;
                              if (typeof data.resumed !== "boolean") {
                                validate59.errors = [{ instancePath: instancePath + "/resumed", schemaPath: "#/oneOf/3/properties/resumed/type", keyword: "type", params: { type: "boolean" } }];
                                return false;
                              }
                              var valid10 = _errs34 === errors;
                            } else {
                              var valid10 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/3/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "differs") {
              const _errs36 = errors;
              if (errors === _errs36) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing5;
                  if (data.kind === void 0 && (missing5 = "kind") || data.causes === void 0 && (missing5 = "causes")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: missing5 } }];
                    return false;
                  } else {
                    const _errs38 = errors;
                    for (const key4 in data) {
                      if (!(key4 === "kind" || key4 === "causes")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs38 === errors) {
                      if (data.kind !== void 0) {
                        const _errs39 = errors;
                        if ("differs" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/4/properties/kind/const", keyword: "const", params: { allowedValue: "differs" } }];
                          return false;
                        }
                        var valid14 = _errs39 === errors;
                      } else {
                        var valid14 = true;
                      }
                      if (valid14) {
                        if (data.causes !== void 0) {
                          let data15 = data.causes;
                          const _errs40 = errors;
                          if (errors === _errs40) {
                            if (Array.isArray(data15)) {
                              var valid15 = true;
                              const len3 = data15.length;
                              for (let i3 = 0; i3 < len3; i3++) {
                                let data16 = data15[i3];
                                const _errs42 = errors;
                                if (typeof data16 !== "string") {
                                  validate59.errors = [{ instancePath: instancePath + "/causes/" + i3, schemaPath: "#/oneOf/4/properties/causes/items/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                                if (!(data16 === "declared" || data16 === "reverted" || data16 === "drift" || data16 === "deactivated" || data16 === "held" || data16 === "unknown")) {
                                  validate59.errors = [{ instancePath: instancePath + "/causes/" + i3, schemaPath: "#/oneOf/4/properties/causes/items/enum", keyword: "enum", params: { allowedValues: schema22.oneOf[4].properties.causes.items.enum } }];
                                  return false;
                                }
                                var valid15 = _errs42 === errors;
                                if (!valid15) {
                                  break;
                                }
                              }
                            } else {
                              validate59.errors = [{ instancePath: instancePath + "/causes", schemaPath: "#/oneOf/4/properties/causes/type", keyword: "type", params: { type: "array" } }];
                              return false;
                            }
                          }
                          var valid14 = _errs40 === errors;
                        } else {
                          var valid14 = true;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/4/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "adopted") {
              const _errs44 = errors;
              if (errors === _errs44) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing6;
                  if (data.kind === void 0 && (missing6 = "kind")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/5/required", keyword: "required", params: { missingProperty: missing6 } }];
                    return false;
                  } else {
                    const _errs46 = errors;
                    for (const key5 in data) {
                      if (!(key5 === "kind")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/5/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs46 === errors) {
                      if (data.kind !== void 0) {
                        if ("adopted" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/5/properties/kind/const", keyword: "const", params: { allowedValue: "adopted" } }];
                          return false;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/5/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "unadopted") {
              const _errs48 = errors;
              if (errors === _errs48) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing7;
                  if (data.kind === void 0 && (missing7 = "kind")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/6/required", keyword: "required", params: { missingProperty: missing7 } }];
                    return false;
                  } else {
                    const _errs50 = errors;
                    for (const key6 in data) {
                      if (!(key6 === "kind")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/6/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs50 === errors) {
                      if (data.kind !== void 0) {
                        if ("unadopted" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/6/properties/kind/const", keyword: "const", params: { allowedValue: "unadopted" } }];
                          return false;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/6/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "declared-deprecated") {
              const _errs52 = errors;
              if (errors === _errs52) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing8;
                  if (data.kind === void 0 && (missing8 = "kind")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/7/required", keyword: "required", params: { missingProperty: missing8 } }];
                    return false;
                  } else {
                    const _errs54 = errors;
                    for (const key7 in data) {
                      if (!(key7 === "kind")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/7/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs54 === errors) {
                      if (data.kind !== void 0) {
                        if ("declared-deprecated" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/7/properties/kind/const", keyword: "const", params: { allowedValue: "declared-deprecated" } }];
                          return false;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/7/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "removed-from-git") {
              const _errs56 = errors;
              if (errors === _errs56) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing9;
                  if (data.kind === void 0 && (missing9 = "kind")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/8/required", keyword: "required", params: { missingProperty: missing9 } }];
                    return false;
                  } else {
                    const _errs58 = errors;
                    for (const key8 in data) {
                      if (!(key8 === "kind")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/8/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs58 === errors) {
                      if (data.kind !== void 0) {
                        if ("removed-from-git" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/8/properties/kind/const", keyword: "const", params: { allowedValue: "removed-from-git" } }];
                          return false;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/8/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "superseded") {
              const _errs60 = errors;
              if (errors === _errs60) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing10;
                  if (data.kind === void 0 && (missing10 = "kind") || data.by === void 0 && (missing10 = "by")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/9/required", keyword: "required", params: { missingProperty: missing10 } }];
                    return false;
                  } else {
                    const _errs62 = errors;
                    for (const key9 in data) {
                      if (!(key9 === "kind" || key9 === "by")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/9/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs62 === errors) {
                      if (data.kind !== void 0) {
                        const _errs63 = errors;
                        if ("superseded" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/9/properties/kind/const", keyword: "const", params: { allowedValue: "superseded" } }];
                          return false;
                        }
                        var valid25 = _errs63 === errors;
                      } else {
                        var valid25 = true;
                      }
                      if (valid25) {
                        if (data.by !== void 0) {
                          const _errs64 = errors;
                          if (!validate53(data.by, { instancePath: instancePath + "/by", parentData: data, parentDataProperty: "by", rootData, dynamicAnchors })) {
                            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                            errors = vErrors.length;
                          }
                          var valid25 = _errs64 === errors;
                        } else {
                          var valid25 = true;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/9/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "sunset-passed") {
              const _errs65 = errors;
              if (errors === _errs65) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing11;
                  if (data.kind === void 0 && (missing11 = "kind") || data.sunset === void 0 && (missing11 = "sunset")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/10/required", keyword: "required", params: { missingProperty: missing11 } }];
                    return false;
                  } else {
                    const _errs67 = errors;
                    for (const key10 in data) {
                      if (!(key10 === "kind" || key10 === "sunset")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/10/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs67 === errors) {
                      if (data.kind !== void 0) {
                        const _errs68 = errors;
                        if ("sunset-passed" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/10/properties/kind/const", keyword: "const", params: { allowedValue: "sunset-passed" } }];
                          return false;
                        }
                        var valid27 = _errs68 === errors;
                      } else {
                        var valid27 = true;
                      }
                      if (valid27) {
                        if (data.sunset !== void 0) {
                          const _errs69 = errors;
                          if (typeof data.sunset !== "string") {
                            validate59.errors = [{ instancePath: instancePath + "/sunset", schemaPath: "#/oneOf/10/properties/sunset/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                          var valid27 = _errs69 === errors;
                        } else {
                          var valid27 = true;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/10/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "before-sunset") {
              const _errs71 = errors;
              if (errors === _errs71) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing12;
                  if (data.kind === void 0 && (missing12 = "kind") || data.sunset === void 0 && (missing12 = "sunset")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/11/required", keyword: "required", params: { missingProperty: missing12 } }];
                    return false;
                  } else {
                    const _errs73 = errors;
                    for (const key11 in data) {
                      if (!(key11 === "kind" || key11 === "sunset")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/11/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs73 === errors) {
                      if (data.kind !== void 0) {
                        const _errs74 = errors;
                        if ("before-sunset" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/11/properties/kind/const", keyword: "const", params: { allowedValue: "before-sunset" } }];
                          return false;
                        }
                        var valid29 = _errs74 === errors;
                      } else {
                        var valid29 = true;
                      }
                      if (valid29) {
                        if (data.sunset !== void 0) {
                          let data26 = data.sunset;
                          const _errs75 = errors;
                          if (typeof data26 !== "string" && data26 !== null) {
                            validate59.errors = [{ instancePath: instancePath + "/sunset", schemaPath: "#/oneOf/11/properties/sunset/type", keyword: "type", params: { type: schema22.oneOf[11].properties.sunset.type } }];
                            return false;
                          }
                          var valid29 = _errs75 === errors;
                        } else {
                          var valid29 = true;
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/11/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "rolled-back") {
              const _errs77 = errors;
              if (errors === _errs77) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing13;
                  if (data.kind === void 0 && (missing13 = "kind") || data.run === void 0 && (missing13 = "run") || data.registered === void 0 && (missing13 = "registered")) {
                    validate59.errors = [{ instancePath, schemaPath: "#/oneOf/12/required", keyword: "required", params: { missingProperty: missing13 } }];
                    return false;
                  } else {
                    const _errs79 = errors;
                    for (const key12 in data) {
                      if (!(key12 === "kind" || key12 === "run" || key12 === "registered" || key12 === "from")) {
                        validate59.errors = [{ instancePath, schemaPath: "#/oneOf/12/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs79 === errors) {
                      if (data.kind !== void 0) {
                        const _errs80 = errors;
                        if ("rolled-back" !== data.kind) {
                          validate59.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/12/properties/kind/const", keyword: "const", params: { allowedValue: "rolled-back" } }];
                          return false;
                        }
                        var valid31 = _errs80 === errors;
                      } else {
                        var valid31 = true;
                      }
                      if (valid31) {
                        if (data.run !== void 0) {
                          const _errs81 = errors;
                          if (typeof data.run !== "string") {
                            validate59.errors = [{ instancePath: instancePath + "/run", schemaPath: "#/oneOf/12/properties/run/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                          var valid31 = _errs81 === errors;
                        } else {
                          var valid31 = true;
                        }
                        if (valid31) {
                          if (data.registered !== void 0) {
                            const _errs83 = errors;
                            if (typeof data.registered !== "boolean") {
                              validate59.errors = [{ instancePath: instancePath + "/registered", schemaPath: "#/oneOf/12/properties/registered/type", keyword: "type", params: { type: "boolean" } }];
                              return false;
                            }
                            var valid31 = _errs83 === errors;
                          } else {
                            var valid31 = true;
                          }
                          if (valid31) {
                            if (data.from !== void 0) {
                              let data30 = data.from;
                              const _errs85 = errors;
                              if (errors === _errs85) {
                                if (Array.isArray(data30)) {
                                  var valid32 = true;
                                  const len4 = data30.length;
                                  for (let i4 = 0; i4 < len4; i4++) {
                                    const _errs87 = errors;
                                    if (typeof data30[i4] !== "string") {
                                      validate59.errors = [{ instancePath: instancePath + "/from/" + i4, schemaPath: "#/oneOf/12/properties/from/items/type", keyword: "type", params: { type: "string" } }];
                                      return false;
                                    }
                                    var valid32 = _errs87 === errors;
                                    if (!valid32) {
                                      break;
                                    }
                                  }
                                } else {
                                  validate59.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/oneOf/12/properties/from/type", keyword: "type", params: { type: "array" } }];
                                  return false;
                                }
                              }
                              var valid31 = _errs85 === errors;
                            } else {
                              var valid31 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                } else {
                  validate59.errors = [{ instancePath, schemaPath: "#/oneOf/12/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else {
              validate59.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 } }];
              return false;
            }
          } else {
            validate59.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 } }];
            return false;
          }
        }
      }
    } else {
      validate59.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate59.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate59.evaluated = { "dynamicProps": true, "dynamicItems": false };
var schema23 = { "type": "object", "additionalProperties": false, "required": ["level", "why"], "properties": { "level": { "type": "string", "enum": ["low", "medium", "high"] }, "why": { "type": "array", "items": { "type": "string" } } } };
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.level === void 0 && (missing0 = "level") || data.why === void 0 && (missing0 = "why")) {
        validate64.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "level" || key0 === "why")) {
            validate64.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.level !== void 0) {
            let data0 = data.level;
            const _errs2 = errors;
            if (typeof data0 !== "string") {
              validate64.errors = [{ instancePath: instancePath + "/level", schemaPath: "#/properties/level/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data0 === "low" || data0 === "medium" || data0 === "high")) {
              validate64.errors = [{ instancePath: instancePath + "/level", schemaPath: "#/properties/level/enum", keyword: "enum", params: { allowedValues: schema23.properties.level.enum } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.why !== void 0) {
              let data1 = data.why;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (Array.isArray(data1)) {
                  var valid1 = true;
                  const len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs6 = errors;
                    if (typeof data1[i0] !== "string") {
                      validate64.errors = [{ instancePath: instancePath + "/why/" + i0, schemaPath: "#/properties/why/items/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid1 = _errs6 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate64.errors = [{ instancePath: instancePath + "/why", schemaPath: "#/properties/why/type", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate64.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate64.errors = vErrors;
  return errors === 0;
}
validate64.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate66.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.file === void 0 && (missing0 = "file") || data.line === void 0 && (missing0 = "line") || data.column === void 0 && (missing0 = "column")) {
        validate66.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "file" || key0 === "line" || key0 === "column")) {
            validate66.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.file !== void 0) {
            const _errs2 = errors;
            if (typeof data.file !== "string") {
              validate66.errors = [{ instancePath: instancePath + "/file", schemaPath: "#/properties/file/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.line !== void 0) {
              let data1 = data.line;
              const _errs4 = errors;
              if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
                validate66.errors = [{ instancePath: instancePath + "/line", schemaPath: "#/properties/line/type", keyword: "type", params: { type: "integer" } }];
                return false;
              }
              if (errors === _errs4) {
                if (typeof data1 == "number" && isFinite(data1)) {
                  if (data1 < 1 || isNaN(data1)) {
                    validate66.errors = [{ instancePath: instancePath + "/line", schemaPath: "#/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                    return false;
                  }
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.column !== void 0) {
                let data2 = data.column;
                const _errs6 = errors;
                if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                  validate66.errors = [{ instancePath: instancePath + "/column", schemaPath: "#/properties/column/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs6) {
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 < 1 || isNaN(data2)) {
                      validate66.errors = [{ instancePath: instancePath + "/column", schemaPath: "#/properties/column/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate66.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate66.errors = vErrors;
  return errors === 0;
}
validate66.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema25 = { "type": "object", "additionalProperties": false, "required": ["path", "before", "after", "cause", "location"], "properties": { "path": { "type": "string" }, "before": { "$ref": "#/$defs/shownValue" }, "after": { "$ref": "#/$defs/shownValue" }, "cause": { "type": "string", "enum": ["declared", "reverted", "drift", "deactivated", "held", "unknown"] }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] } } };
var schema26 = { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["kind", "text"], "properties": { "kind": { "const": "plain" }, "text": { "type": "string" } } }, { "type": "object", "additionalProperties": false, "required": ["kind", "template"], "properties": { "kind": { "const": "secret" }, "template": { "type": "string" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "sensitive" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "masked" } } }, { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "const": "absent" } } }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["plain", "secret", "sensitive", "masked", "absent"] } }, "discriminator": { "propertyName": "kind" } };
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.kind === void 0 && (missing0 = "kind")) {
        validate69.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.kind !== void 0) {
          let data0 = data.kind;
          const _errs2 = errors;
          if (typeof data0 !== "string") {
            validate69.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } }];
            return false;
          }
          if (!(data0 === "plain" || data0 === "secret" || data0 === "sensitive" || data0 === "masked" || data0 === "absent")) {
            validate69.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema26.properties.kind.enum } }];
            return false;
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          const tag0 = data.kind;
          if (typeof tag0 == "string") {
            if (tag0 === "plain") {
              const _errs4 = errors;
              if (errors === _errs4) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing1;
                  if (data.kind === void 0 && (missing1 = "kind") || data.text === void 0 && (missing1 = "text")) {
                    validate69.errors = [{ instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: missing1 } }];
                    return false;
                  } else {
                    const _errs6 = errors;
                    for (const key0 in data) {
                      if (!(key0 === "kind" || key0 === "text")) {
                        validate69.errors = [{ instancePath, schemaPath: "#/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs6 === errors) {
                      if (data.kind !== void 0) {
                        const _errs7 = errors;
                        if ("plain" !== data.kind) {
                          validate69.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/0/properties/kind/const", keyword: "const", params: { allowedValue: "plain" } }];
                          return false;
                        }
                        var valid3 = _errs7 === errors;
                      } else {
                        var valid3 = true;
                      }
                      if (valid3) {
                        if (data.text !== void 0) {
                          const _errs8 = errors;
                          if (typeof data.text !== "string") {
                            validate69.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/oneOf/0/properties/text/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                          var valid3 = _errs8 === errors;
                        } else {
                          var valid3 = true;
                        }
                      }
                    }
                  }
                } else {
                  validate69.errors = [{ instancePath, schemaPath: "#/oneOf/0/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              var props0 = true;
            } else if (tag0 === "secret") {
              const _errs10 = errors;
              if (errors === _errs10) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing2;
                  if (data.kind === void 0 && (missing2 = "kind") || data.template === void 0 && (missing2 = "template")) {
                    validate69.errors = [{ instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: missing2 } }];
                    return false;
                  } else {
                    const _errs12 = errors;
                    for (const key1 in data) {
                      if (!(key1 === "kind" || key1 === "template")) {
                        validate69.errors = [{ instancePath, schemaPath: "#/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs12 === errors) {
                      if (data.kind !== void 0) {
                        const _errs13 = errors;
                        if ("secret" !== data.kind) {
                          validate69.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/1/properties/kind/const", keyword: "const", params: { allowedValue: "secret" } }];
                          return false;
                        }
                        var valid5 = _errs13 === errors;
                      } else {
                        var valid5 = true;
                      }
                      if (valid5) {
                        if (data.template !== void 0) {
                          const _errs14 = errors;
                          if (typeof data.template !== "string") {
                            validate69.errors = [{ instancePath: instancePath + "/template", schemaPath: "#/oneOf/1/properties/template/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                          var valid5 = _errs14 === errors;
                        } else {
                          var valid5 = true;
                        }
                      }
                    }
                  }
                } else {
                  validate69.errors = [{ instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "sensitive") {
              const _errs16 = errors;
              if (errors === _errs16) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing3;
                  if (data.kind === void 0 && (missing3 = "kind")) {
                    validate69.errors = [{ instancePath, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: missing3 } }];
                    return false;
                  } else {
                    const _errs18 = errors;
                    for (const key2 in data) {
                      if (!(key2 === "kind")) {
                        validate69.errors = [{ instancePath, schemaPath: "#/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs18 === errors) {
                      if (data.kind !== void 0) {
                        if ("sensitive" !== data.kind) {
                          validate69.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/2/properties/kind/const", keyword: "const", params: { allowedValue: "sensitive" } }];
                          return false;
                        }
                      }
                    }
                  }
                } else {
                  validate69.errors = [{ instancePath, schemaPath: "#/oneOf/2/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "masked") {
              const _errs20 = errors;
              if (errors === _errs20) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing4;
                  if (data.kind === void 0 && (missing4 = "kind")) {
                    validate69.errors = [{ instancePath, schemaPath: "#/oneOf/3/required", keyword: "required", params: { missingProperty: missing4 } }];
                    return false;
                  } else {
                    const _errs22 = errors;
                    for (const key3 in data) {
                      if (!(key3 === "kind")) {
                        validate69.errors = [{ instancePath, schemaPath: "#/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs22 === errors) {
                      if (data.kind !== void 0) {
                        if ("masked" !== data.kind) {
                          validate69.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/3/properties/kind/const", keyword: "const", params: { allowedValue: "masked" } }];
                          return false;
                        }
                      }
                    }
                  }
                } else {
                  validate69.errors = [{ instancePath, schemaPath: "#/oneOf/3/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else if (tag0 === "absent") {
              const _errs24 = errors;
              if (errors === _errs24) {
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  let missing5;
                  if (data.kind === void 0 && (missing5 = "kind")) {
                    validate69.errors = [{ instancePath, schemaPath: "#/oneOf/4/required", keyword: "required", params: { missingProperty: missing5 } }];
                    return false;
                  } else {
                    const _errs26 = errors;
                    for (const key4 in data) {
                      if (!(key4 === "kind")) {
                        validate69.errors = [{ instancePath, schemaPath: "#/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } }];
                        return false;
                        break;
                      }
                    }
                    if (_errs26 === errors) {
                      if (data.kind !== void 0) {
                        if ("absent" !== data.kind) {
                          validate69.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/oneOf/4/properties/kind/const", keyword: "const", params: { allowedValue: "absent" } }];
                          return false;
                        }
                      }
                    }
                  }
                } else {
                  validate69.errors = [{ instancePath, schemaPath: "#/oneOf/4/type", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              if (props0 !== true) {
                props0 = true;
              }
            } else {
              validate69.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 } }];
              return false;
            }
          } else {
            validate69.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 } }];
            return false;
          }
        }
      }
    } else {
      validate69.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate69.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate69.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.path === void 0 && (missing0 = "path") || data.before === void 0 && (missing0 = "before") || data.after === void 0 && (missing0 = "after") || data.cause === void 0 && (missing0 = "cause") || data.location === void 0 && (missing0 = "location")) {
        validate68.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "path" || key0 === "before" || key0 === "after" || key0 === "cause" || key0 === "location")) {
            validate68.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.path !== void 0) {
            const _errs2 = errors;
            if (typeof data.path !== "string") {
              validate68.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.before !== void 0) {
              const _errs4 = errors;
              if (!validate69(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.after !== void 0) {
                const _errs5 = errors;
                if (!validate69(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors })) {
                  vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
                  errors = vErrors.length;
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.cause !== void 0) {
                  let data3 = data.cause;
                  const _errs6 = errors;
                  if (typeof data3 !== "string") {
                    validate68.errors = [{ instancePath: instancePath + "/cause", schemaPath: "#/properties/cause/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  if (!(data3 === "declared" || data3 === "reverted" || data3 === "drift" || data3 === "deactivated" || data3 === "held" || data3 === "unknown")) {
                    validate68.errors = [{ instancePath: instancePath + "/cause", schemaPath: "#/properties/cause/enum", keyword: "enum", params: { allowedValues: schema25.properties.cause.enum } }];
                    return false;
                  }
                  var valid0 = _errs6 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.location !== void 0) {
                    let data4 = data.location;
                    const _errs8 = errors;
                    const _errs9 = errors;
                    let valid1 = false;
                    let passing0 = null;
                    const _errs10 = errors;
                    if (!validate66(data4, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                      errors = vErrors.length;
                    }
                    var _valid0 = _errs10 === errors;
                    if (_valid0) {
                      valid1 = true;
                      passing0 = 0;
                    }
                    const _errs11 = errors;
                    if (data4 !== null) {
                      const err0 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf/1/type", keyword: "type", params: { type: "null" } };
                      if (vErrors === null) {
                        vErrors = [err0];
                      } else {
                        vErrors.push(err0);
                      }
                      errors++;
                    }
                    var _valid0 = _errs11 === errors;
                    if (_valid0 && valid1) {
                      valid1 = false;
                      passing0 = [passing0, 1];
                    } else {
                      if (_valid0) {
                        valid1 = true;
                        passing0 = 1;
                      }
                    }
                    if (!valid1) {
                      const err1 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                      if (vErrors === null) {
                        vErrors = [err1];
                      } else {
                        vErrors.push(err1);
                      }
                      errors++;
                      validate68.errors = vErrors;
                      return false;
                    } else {
                      errors = _errs9;
                      if (vErrors !== null) {
                        if (_errs9) {
                          vErrors.length = _errs9;
                        } else {
                          vErrors = null;
                        }
                      }
                    }
                    var valid0 = _errs8 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate68.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate68.errors = vErrors;
  return errors === 0;
}
validate68.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema27 = { "type": "object", "additionalProperties": false, "required": ["url", "method", "payloadFormat", "status", "headers"], "properties": { "url": { "type": "string" }, "method": { "type": "string" }, "payloadFormat": { "type": "string" }, "status": { "$ref": "#/$defs/status" }, "headers": { "type": "object", "additionalProperties": { "$ref": "#/$defs/shownValue" } }, "endpoint": { "type": "object", "additionalProperties": false, "required": ["name", "channel", "project", "flow", "locale", "entrypoint", "user", "password"], "properties": { "name": { "type": "string" }, "channel": { "type": "string" }, "project": { "$ref": "#/$defs/reference" }, "flow": { "oneOf": [{ "$ref": "#/$defs/reference" }, { "type": "null" }] }, "locale": { "oneOf": [{ "$ref": "#/$defs/reference" }, { "type": "null" }] }, "entrypoint": { "oneOf": [{ "$ref": "#/$defs/reference" }, { "type": "null" }] }, "user": { "type": ["string", "null"] }, "password": { "oneOf": [{ "$ref": "#/$defs/shownValue" }, { "type": "null" }] }, "address": { "type": "string" } } } } };
var schema28 = { "type": "string", "enum": ["active", "inactive", "deprecated"] };
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate75.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    validate75.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
    return false;
  }
  if (!(data === "active" || data === "inactive" || data === "deprecated")) {
    validate75.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema28.enum } }];
    return false;
  }
  validate75.errors = vErrors;
  return errors === 0;
}
validate75.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema29 = { "type": "object", "additionalProperties": false, "required": ["id", "name"], "properties": { "id": { "type": "string" }, "name": { "type": ["string", "null"] } } };
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate78.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.name === void 0 && (missing0 = "name")) {
        validate78.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "id" || key0 === "name")) {
            validate78.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            const _errs2 = errors;
            if (typeof data.id !== "string") {
              validate78.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.name !== void 0) {
              let data1 = data.name;
              const _errs4 = errors;
              if (typeof data1 !== "string" && data1 !== null) {
                validate78.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: schema29.properties.name.type } }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate78.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate78.errors = vErrors;
  return errors === 0;
}
validate78.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.url === void 0 && (missing0 = "url") || data.method === void 0 && (missing0 = "method") || data.payloadFormat === void 0 && (missing0 = "payloadFormat") || data.status === void 0 && (missing0 = "status") || data.headers === void 0 && (missing0 = "headers")) {
        validate74.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "url" || key0 === "method" || key0 === "payloadFormat" || key0 === "status" || key0 === "headers" || key0 === "endpoint")) {
            validate74.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.url !== void 0) {
            const _errs2 = errors;
            if (typeof data.url !== "string") {
              validate74.errors = [{ instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.method !== void 0) {
              const _errs4 = errors;
              if (typeof data.method !== "string") {
                validate74.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.payloadFormat !== void 0) {
                const _errs6 = errors;
                if (typeof data.payloadFormat !== "string") {
                  validate74.errors = [{ instancePath: instancePath + "/payloadFormat", schemaPath: "#/properties/payloadFormat/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.status !== void 0) {
                  const _errs8 = errors;
                  if (!validate75(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
                    errors = vErrors.length;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.headers !== void 0) {
                    let data4 = data.headers;
                    const _errs9 = errors;
                    if (errors === _errs9) {
                      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                        for (const key1 in data4) {
                          const _errs12 = errors;
                          if (!validate69(data4[key1], { instancePath: instancePath + "/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data4, parentDataProperty: key1, rootData, dynamicAnchors })) {
                            vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
                            errors = vErrors.length;
                          }
                          var valid1 = _errs12 === errors;
                          if (!valid1) {
                            break;
                          }
                        }
                      } else {
                        validate74.errors = [{ instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/type", keyword: "type", params: { type: "object" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.endpoint !== void 0) {
                      let data6 = data.endpoint;
                      const _errs13 = errors;
                      if (errors === _errs13) {
                        if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                          let missing1;
                          if (data6.name === void 0 && (missing1 = "name") || data6.channel === void 0 && (missing1 = "channel") || data6.project === void 0 && (missing1 = "project") || data6.flow === void 0 && (missing1 = "flow") || data6.locale === void 0 && (missing1 = "locale") || data6.entrypoint === void 0 && (missing1 = "entrypoint") || data6.user === void 0 && (missing1 = "user") || data6.password === void 0 && (missing1 = "password")) {
                            validate74.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/required", keyword: "required", params: { missingProperty: missing1 } }];
                            return false;
                          } else {
                            const _errs15 = errors;
                            for (const key2 in data6) {
                              if (!func1.call(schema27.properties.endpoint.properties, key2)) {
                                validate74.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } }];
                                return false;
                                break;
                              }
                            }
                            if (_errs15 === errors) {
                              if (data6.name !== void 0) {
                                const _errs16 = errors;
                                if (typeof data6.name !== "string") {
                                  validate74.errors = [{ instancePath: instancePath + "/endpoint/name", schemaPath: "#/properties/endpoint/properties/name/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                                var valid2 = _errs16 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data6.channel !== void 0) {
                                  const _errs18 = errors;
                                  if (typeof data6.channel !== "string") {
                                    validate74.errors = [{ instancePath: instancePath + "/endpoint/channel", schemaPath: "#/properties/endpoint/properties/channel/type", keyword: "type", params: { type: "string" } }];
                                    return false;
                                  }
                                  var valid2 = _errs18 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data6.project !== void 0) {
                                    const _errs20 = errors;
                                    if (!validate78(data6.project, { instancePath: instancePath + "/endpoint/project", parentData: data6, parentDataProperty: "project", rootData, dynamicAnchors })) {
                                      vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
                                      errors = vErrors.length;
                                    }
                                    var valid2 = _errs20 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data6.flow !== void 0) {
                                      let data10 = data6.flow;
                                      const _errs21 = errors;
                                      const _errs22 = errors;
                                      let valid3 = false;
                                      let passing0 = null;
                                      const _errs23 = errors;
                                      if (!validate78(data10, { instancePath: instancePath + "/endpoint/flow", parentData: data6, parentDataProperty: "flow", rootData, dynamicAnchors })) {
                                        vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
                                        errors = vErrors.length;
                                      }
                                      var _valid0 = _errs23 === errors;
                                      if (_valid0) {
                                        valid3 = true;
                                        passing0 = 0;
                                      }
                                      const _errs24 = errors;
                                      if (data10 !== null) {
                                        const err0 = { instancePath: instancePath + "/endpoint/flow", schemaPath: "#/properties/endpoint/properties/flow/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                        if (vErrors === null) {
                                          vErrors = [err0];
                                        } else {
                                          vErrors.push(err0);
                                        }
                                        errors++;
                                      }
                                      var _valid0 = _errs24 === errors;
                                      if (_valid0 && valid3) {
                                        valid3 = false;
                                        passing0 = [passing0, 1];
                                      } else {
                                        if (_valid0) {
                                          valid3 = true;
                                          passing0 = 1;
                                        }
                                      }
                                      if (!valid3) {
                                        const err1 = { instancePath: instancePath + "/endpoint/flow", schemaPath: "#/properties/endpoint/properties/flow/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                                        if (vErrors === null) {
                                          vErrors = [err1];
                                        } else {
                                          vErrors.push(err1);
                                        }
                                        errors++;
                                        validate74.errors = vErrors;
                                        return false;
                                      } else {
                                        errors = _errs22;
                                        if (vErrors !== null) {
                                          if (_errs22) {
                                            vErrors.length = _errs22;
                                          } else {
                                            vErrors = null;
                                          }
                                        }
                                      }
                                      var valid2 = _errs21 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data6.locale !== void 0) {
                                        let data11 = data6.locale;
                                        const _errs26 = errors;
                                        const _errs27 = errors;
                                        let valid4 = false;
                                        let passing1 = null;
                                        const _errs28 = errors;
                                        if (!validate78(data11, { instancePath: instancePath + "/endpoint/locale", parentData: data6, parentDataProperty: "locale", rootData, dynamicAnchors })) {
                                          vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
                                          errors = vErrors.length;
                                        }
                                        var _valid1 = _errs28 === errors;
                                        if (_valid1) {
                                          valid4 = true;
                                          passing1 = 0;
                                        }
                                        const _errs29 = errors;
                                        if (data11 !== null) {
                                          const err2 = { instancePath: instancePath + "/endpoint/locale", schemaPath: "#/properties/endpoint/properties/locale/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                          if (vErrors === null) {
                                            vErrors = [err2];
                                          } else {
                                            vErrors.push(err2);
                                          }
                                          errors++;
                                        }
                                        var _valid1 = _errs29 === errors;
                                        if (_valid1 && valid4) {
                                          valid4 = false;
                                          passing1 = [passing1, 1];
                                        } else {
                                          if (_valid1) {
                                            valid4 = true;
                                            passing1 = 1;
                                          }
                                        }
                                        if (!valid4) {
                                          const err3 = { instancePath: instancePath + "/endpoint/locale", schemaPath: "#/properties/endpoint/properties/locale/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 } };
                                          if (vErrors === null) {
                                            vErrors = [err3];
                                          } else {
                                            vErrors.push(err3);
                                          }
                                          errors++;
                                          validate74.errors = vErrors;
                                          return false;
                                        } else {
                                          errors = _errs27;
                                          if (vErrors !== null) {
                                            if (_errs27) {
                                              vErrors.length = _errs27;
                                            } else {
                                              vErrors = null;
                                            }
                                          }
                                        }
                                        var valid2 = _errs26 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                      if (valid2) {
                                        if (data6.entrypoint !== void 0) {
                                          let data12 = data6.entrypoint;
                                          const _errs31 = errors;
                                          const _errs32 = errors;
                                          let valid5 = false;
                                          let passing2 = null;
                                          const _errs33 = errors;
                                          if (!validate78(data12, { instancePath: instancePath + "/endpoint/entrypoint", parentData: data6, parentDataProperty: "entrypoint", rootData, dynamicAnchors })) {
                                            vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
                                            errors = vErrors.length;
                                          }
                                          var _valid2 = _errs33 === errors;
                                          if (_valid2) {
                                            valid5 = true;
                                            passing2 = 0;
                                          }
                                          const _errs34 = errors;
                                          if (data12 !== null) {
                                            const err4 = { instancePath: instancePath + "/endpoint/entrypoint", schemaPath: "#/properties/endpoint/properties/entrypoint/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                            if (vErrors === null) {
                                              vErrors = [err4];
                                            } else {
                                              vErrors.push(err4);
                                            }
                                            errors++;
                                          }
                                          var _valid2 = _errs34 === errors;
                                          if (_valid2 && valid5) {
                                            valid5 = false;
                                            passing2 = [passing2, 1];
                                          } else {
                                            if (_valid2) {
                                              valid5 = true;
                                              passing2 = 1;
                                            }
                                          }
                                          if (!valid5) {
                                            const err5 = { instancePath: instancePath + "/endpoint/entrypoint", schemaPath: "#/properties/endpoint/properties/entrypoint/oneOf", keyword: "oneOf", params: { passingSchemas: passing2 } };
                                            if (vErrors === null) {
                                              vErrors = [err5];
                                            } else {
                                              vErrors.push(err5);
                                            }
                                            errors++;
                                            validate74.errors = vErrors;
                                            return false;
                                          } else {
                                            errors = _errs32;
                                            if (vErrors !== null) {
                                              if (_errs32) {
                                                vErrors.length = _errs32;
                                              } else {
                                                vErrors = null;
                                              }
                                            }
                                          }
                                          var valid2 = _errs31 === errors;
                                        } else {
                                          var valid2 = true;
                                        }
                                        if (valid2) {
                                          if (data6.user !== void 0) {
                                            let data13 = data6.user;
                                            const _errs36 = errors;
                                            if (typeof data13 !== "string" && data13 !== null) {
                                              validate74.errors = [{ instancePath: instancePath + "/endpoint/user", schemaPath: "#/properties/endpoint/properties/user/type", keyword: "type", params: { type: schema27.properties.endpoint.properties.user.type } }];
                                              return false;
                                            }
                                            var valid2 = _errs36 === errors;
                                          } else {
                                            var valid2 = true;
                                          }
                                          if (valid2) {
                                            if (data6.password !== void 0) {
                                              let data14 = data6.password;
                                              const _errs38 = errors;
                                              const _errs39 = errors;
                                              let valid6 = false;
                                              let passing3 = null;
                                              const _errs40 = errors;
                                              if (!validate69(data14, { instancePath: instancePath + "/endpoint/password", parentData: data6, parentDataProperty: "password", rootData, dynamicAnchors })) {
                                                vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
                                                errors = vErrors.length;
                                              }
                                              var _valid3 = _errs40 === errors;
                                              if (_valid3) {
                                                valid6 = true;
                                                passing3 = 0;
                                              }
                                              const _errs41 = errors;
                                              if (data14 !== null) {
                                                const err6 = { instancePath: instancePath + "/endpoint/password", schemaPath: "#/properties/endpoint/properties/password/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                                if (vErrors === null) {
                                                  vErrors = [err6];
                                                } else {
                                                  vErrors.push(err6);
                                                }
                                                errors++;
                                              }
                                              var _valid3 = _errs41 === errors;
                                              if (_valid3 && valid6) {
                                                valid6 = false;
                                                passing3 = [passing3, 1];
                                              } else {
                                                if (_valid3) {
                                                  valid6 = true;
                                                  passing3 = 1;
                                                }
                                              }
                                              if (!valid6) {
                                                const err7 = { instancePath: instancePath + "/endpoint/password", schemaPath: "#/properties/endpoint/properties/password/oneOf", keyword: "oneOf", params: { passingSchemas: passing3 } };
                                                if (vErrors === null) {
                                                  vErrors = [err7];
                                                } else {
                                                  vErrors.push(err7);
                                                }
                                                errors++;
                                                validate74.errors = vErrors;
                                                return false;
                                              } else {
                                                errors = _errs39;
                                                if (vErrors !== null) {
                                                  if (_errs39) {
                                                    vErrors.length = _errs39;
                                                  } else {
                                                    vErrors = null;
                                                  }
                                                }
                                              }
                                              var valid2 = _errs38 === errors;
                                            } else {
                                              var valid2 = true;
                                            }
                                            if (valid2) {
                                              if (data6.address !== void 0) {
                                                const _errs43 = errors;
                                                if (typeof data6.address !== "string") {
                                                  validate74.errors = [{ instancePath: instancePath + "/endpoint/address", schemaPath: "#/properties/endpoint/properties/address/type", keyword: "type", params: { type: "string" } }];
                                                  return false;
                                                }
                                                var valid2 = _errs43 === errors;
                                              } else {
                                                var valid2 = true;
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        } else {
                          validate74.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/type", keyword: "type", params: { type: "object" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate74.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate74.errors = vErrors;
  return errors === 0;
}
validate74.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema30 = { "type": "object", "additionalProperties": false, "required": ["owner", "protect", "sunset"], "properties": { "owner": { "type": ["string", "null"] }, "protect": { "type": "boolean" }, "sunset": { "type": ["string", "null"] } } };
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate85.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.owner === void 0 && (missing0 = "owner") || data.protect === void 0 && (missing0 = "protect") || data.sunset === void 0 && (missing0 = "sunset")) {
        validate85.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "owner" || key0 === "protect" || key0 === "sunset")) {
            validate85.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.owner !== void 0) {
            let data0 = data.owner;
            const _errs2 = errors;
            if (typeof data0 !== "string" && data0 !== null) {
              validate85.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: schema30.properties.owner.type } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.protect !== void 0) {
              const _errs4 = errors;
              if (typeof data.protect !== "boolean") {
                validate85.errors = [{ instancePath: instancePath + "/protect", schemaPath: "#/properties/protect/type", keyword: "type", params: { type: "boolean" } }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.sunset !== void 0) {
                let data2 = data.sunset;
                const _errs6 = errors;
                if (typeof data2 !== "string" && data2 !== null) {
                  validate85.errors = [{ instancePath: instancePath + "/sunset", schemaPath: "#/properties/sunset/type", keyword: "type", params: { type: schema30.properties.sunset.type } }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate85.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate85.errors = vErrors;
  return errors === 0;
}
validate85.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema31 = { "type": "object", "additionalProperties": false, "required": ["mode", "payload", "expect", "maxLatencyMs", "connectTo"], "properties": { "mode": { "type": "string", "enum": ["full", "tls", "none"] }, "payload": { "type": ["string", "null"] }, "expect": { "type": "string" }, "maxLatencyMs": { "type": ["number", "null"] }, "connectTo": { "type": ["string", "null"] }, "userId": { "type": "string" }, "accept": { "type": "array", "items": { "type": "integer" } } } };
function validate87(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate87.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.mode === void 0 && (missing0 = "mode") || data.payload === void 0 && (missing0 = "payload") || data.expect === void 0 && (missing0 = "expect") || data.maxLatencyMs === void 0 && (missing0 = "maxLatencyMs") || data.connectTo === void 0 && (missing0 = "connectTo")) {
        validate87.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "mode" || key0 === "payload" || key0 === "expect" || key0 === "maxLatencyMs" || key0 === "connectTo" || key0 === "userId" || key0 === "accept")) {
            validate87.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.mode !== void 0) {
            let data0 = data.mode;
            const _errs2 = errors;
            if (typeof data0 !== "string") {
              validate87.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            if (!(data0 === "full" || data0 === "tls" || data0 === "none")) {
              validate87.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema31.properties.mode.enum } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.payload !== void 0) {
              let data1 = data.payload;
              const _errs4 = errors;
              if (typeof data1 !== "string" && data1 !== null) {
                validate87.errors = [{ instancePath: instancePath + "/payload", schemaPath: "#/properties/payload/type", keyword: "type", params: { type: schema31.properties.payload.type } }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.expect !== void 0) {
                const _errs6 = errors;
                if (typeof data.expect !== "string") {
                  validate87.errors = [{ instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.maxLatencyMs !== void 0) {
                  let data3 = data.maxLatencyMs;
                  const _errs8 = errors;
                  if (!(typeof data3 == "number" && isFinite(data3)) && data3 !== null) {
                    validate87.errors = [{ instancePath: instancePath + "/maxLatencyMs", schemaPath: "#/properties/maxLatencyMs/type", keyword: "type", params: { type: schema31.properties.maxLatencyMs.type } }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.connectTo !== void 0) {
                    let data4 = data.connectTo;
                    const _errs10 = errors;
                    if (typeof data4 !== "string" && data4 !== null) {
                      validate87.errors = [{ instancePath: instancePath + "/connectTo", schemaPath: "#/properties/connectTo/type", keyword: "type", params: { type: schema31.properties.connectTo.type } }];
                      return false;
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.userId !== void 0) {
                      const _errs12 = errors;
                      if (typeof data.userId !== "string") {
                        validate87.errors = [{ instancePath: instancePath + "/userId", schemaPath: "#/properties/userId/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.accept !== void 0) {
                        let data6 = data.accept;
                        const _errs14 = errors;
                        if (errors === _errs14) {
                          if (Array.isArray(data6)) {
                            var valid1 = true;
                            const len0 = data6.length;
                            for (let i0 = 0; i0 < len0; i0++) {
                              let data7 = data6[i0];
                              const _errs16 = errors;
                              if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
                                validate87.errors = [{ instancePath: instancePath + "/accept/" + i0, schemaPath: "#/properties/accept/items/type", keyword: "type", params: { type: "integer" } }];
                                return false;
                              }
                              var valid1 = _errs16 === errors;
                              if (!valid1) {
                                break;
                              }
                            }
                          } else {
                            validate87.errors = [{ instancePath: instancePath + "/accept", schemaPath: "#/properties/accept/type", keyword: "type", params: { type: "array" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate87.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate87.errors = vErrors;
  return errors === 0;
}
validate87.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var pattern4 = new RegExp("^(absent|sha256:[0-9a-f]{64})$", "u");
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.action === void 0 && (missing0 = "action") || data.key === void 0 && (missing0 = "key") || data.step === void 0 && (missing0 = "step") || data.dependsOn === void 0 && (missing0 = "dependsOn") || data.reason === void 0 && (missing0 = "reason") || data.risk === void 0 && (missing0 = "risk") || data.unverified === void 0 && (missing0 = "unverified") || data.location === void 0 && (missing0 = "location") || data.fields === void 0 && (missing0 = "fields") || data.fingerprint === void 0 && (missing0 = "fingerprint") || data.after === void 0 && (missing0 = "after") || data.declared === void 0 && (missing0 = "declared") || data.probe === void 0 && (missing0 = "probe") || data.gated === void 0 && (missing0 = "gated")) {
        validate56.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema21.properties, key0)) {
            validate56.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.action !== void 0) {
            const _errs2 = errors;
            if ("create" !== data.action) {
              validate56.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/const", keyword: "const", params: { allowedValue: "create" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.key !== void 0) {
              const _errs3 = errors;
              if (!validate53(data.key, { instancePath: instancePath + "/key", parentData: data, parentDataProperty: "key", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.step !== void 0) {
                let data2 = data.step;
                const _errs4 = errors;
                if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                  validate56.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs4) {
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 < 1 || isNaN(data2)) {
                      validate56.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs4 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.dependsOn !== void 0) {
                  let data3 = data.dependsOn;
                  const _errs6 = errors;
                  if (errors === _errs6) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs8 = errors;
                        if (!validate53(data3[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors })) {
                          vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs8 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate56.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs6 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.reason !== void 0) {
                    const _errs9 = errors;
                    if (!validate59(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.risk !== void 0) {
                      const _errs10 = errors;
                      if (!validate64(data.risk, { instancePath: instancePath + "/risk", parentData: data, parentDataProperty: "risk", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs10 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.unverified !== void 0) {
                        let data7 = data.unverified;
                        const _errs11 = errors;
                        if (errors === _errs11) {
                          if (Array.isArray(data7)) {
                            var valid2 = true;
                            const len1 = data7.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              const _errs13 = errors;
                              if (typeof data7[i1] !== "string") {
                                validate56.errors = [{ instancePath: instancePath + "/unverified/" + i1, schemaPath: "#/properties/unverified/items/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              var valid2 = _errs13 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            validate56.errors = [{ instancePath: instancePath + "/unverified", schemaPath: "#/properties/unverified/type", keyword: "type", params: { type: "array" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs11 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.location !== void 0) {
                          let data9 = data.location;
                          const _errs15 = errors;
                          const _errs16 = errors;
                          let valid3 = false;
                          let passing0 = null;
                          const _errs17 = errors;
                          if (!validate66(data9, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
                            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                            errors = vErrors.length;
                          }
                          var _valid0 = _errs17 === errors;
                          if (_valid0) {
                            valid3 = true;
                            passing0 = 0;
                          }
                          const _errs18 = errors;
                          if (data9 !== null) {
                            const err0 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf/1/type", keyword: "type", params: { type: "null" } };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          }
                          var _valid0 = _errs18 === errors;
                          if (_valid0 && valid3) {
                            valid3 = false;
                            passing0 = [passing0, 1];
                          } else {
                            if (_valid0) {
                              valid3 = true;
                              passing0 = 1;
                            }
                          }
                          if (!valid3) {
                            const err1 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                            if (vErrors === null) {
                              vErrors = [err1];
                            } else {
                              vErrors.push(err1);
                            }
                            errors++;
                            validate56.errors = vErrors;
                            return false;
                          } else {
                            errors = _errs16;
                            if (vErrors !== null) {
                              if (_errs16) {
                                vErrors.length = _errs16;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.fields !== void 0) {
                            let data10 = data.fields;
                            const _errs20 = errors;
                            if (errors === _errs20) {
                              if (Array.isArray(data10)) {
                                var valid4 = true;
                                const len2 = data10.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  const _errs22 = errors;
                                  if (!validate68(data10[i2], { instancePath: instancePath + "/fields/" + i2, parentData: data10, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid4 = _errs22 === errors;
                                  if (!valid4) {
                                    break;
                                  }
                                }
                              } else {
                                validate56.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs20 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.fingerprint !== void 0) {
                              let data12 = data.fingerprint;
                              const _errs23 = errors;
                              if (errors === _errs23) {
                                if (typeof data12 === "string") {
                                  if (!pattern4.test(data12)) {
                                    validate56.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/pattern", keyword: "pattern", params: { pattern: "^(absent|sha256:[0-9a-f]{64})$" } }];
                                    return false;
                                  }
                                } else {
                                  validate56.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs23 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.after !== void 0) {
                                const _errs25 = errors;
                                if (!validate74(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                  errors = vErrors.length;
                                }
                                var valid0 = _errs25 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.declared !== void 0) {
                                  const _errs26 = errors;
                                  if (!validate85(data.declared, { instancePath: instancePath + "/declared", parentData: data, parentDataProperty: "declared", rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid0 = _errs26 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.probe !== void 0) {
                                    let data15 = data.probe;
                                    const _errs27 = errors;
                                    const _errs28 = errors;
                                    let valid5 = false;
                                    let passing1 = null;
                                    const _errs29 = errors;
                                    if (!validate87(data15, { instancePath: instancePath + "/probe", parentData: data, parentDataProperty: "probe", rootData, dynamicAnchors })) {
                                      vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
                                      errors = vErrors.length;
                                    }
                                    var _valid1 = _errs29 === errors;
                                    if (_valid1) {
                                      valid5 = true;
                                      passing1 = 0;
                                    }
                                    const _errs30 = errors;
                                    if (data15 !== null) {
                                      const err2 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                      if (vErrors === null) {
                                        vErrors = [err2];
                                      } else {
                                        vErrors.push(err2);
                                      }
                                      errors++;
                                    }
                                    var _valid1 = _errs30 === errors;
                                    if (_valid1 && valid5) {
                                      valid5 = false;
                                      passing1 = [passing1, 1];
                                    } else {
                                      if (_valid1) {
                                        valid5 = true;
                                        passing1 = 1;
                                      }
                                    }
                                    if (!valid5) {
                                      const err3 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 } };
                                      if (vErrors === null) {
                                        vErrors = [err3];
                                      } else {
                                        vErrors.push(err3);
                                      }
                                      errors++;
                                      validate56.errors = vErrors;
                                      return false;
                                    } else {
                                      errors = _errs28;
                                      if (vErrors !== null) {
                                        if (_errs28) {
                                          vErrors.length = _errs28;
                                        } else {
                                          vErrors = null;
                                        }
                                      }
                                    }
                                    var valid0 = _errs27 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.gated !== void 0) {
                                      const _errs32 = errors;
                                      if (typeof data.gated !== "boolean") {
                                        validate56.errors = [{ instancePath: instancePath + "/gated", schemaPath: "#/properties/gated/type", keyword: "type", params: { type: "boolean" } }];
                                        return false;
                                      }
                                      var valid0 = _errs32 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate56.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema32 = { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "declared", "probe", "gated"], "properties": { "action": { "const": "update" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" } } };
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate89.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.action === void 0 && (missing0 = "action") || data.key === void 0 && (missing0 = "key") || data.step === void 0 && (missing0 = "step") || data.dependsOn === void 0 && (missing0 = "dependsOn") || data.reason === void 0 && (missing0 = "reason") || data.risk === void 0 && (missing0 = "risk") || data.unverified === void 0 && (missing0 = "unverified") || data.location === void 0 && (missing0 = "location") || data.fields === void 0 && (missing0 = "fields") || data.fingerprint === void 0 && (missing0 = "fingerprint") || data.before === void 0 && (missing0 = "before") || data.after === void 0 && (missing0 = "after") || data.declared === void 0 && (missing0 = "declared") || data.probe === void 0 && (missing0 = "probe") || data.gated === void 0 && (missing0 = "gated")) {
        validate89.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema32.properties, key0)) {
            validate89.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.action !== void 0) {
            const _errs2 = errors;
            if ("update" !== data.action) {
              validate89.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/const", keyword: "const", params: { allowedValue: "update" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.key !== void 0) {
              const _errs3 = errors;
              if (!validate53(data.key, { instancePath: instancePath + "/key", parentData: data, parentDataProperty: "key", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.step !== void 0) {
                let data2 = data.step;
                const _errs4 = errors;
                if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                  validate89.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs4) {
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 < 1 || isNaN(data2)) {
                      validate89.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs4 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.dependsOn !== void 0) {
                  let data3 = data.dependsOn;
                  const _errs6 = errors;
                  if (errors === _errs6) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs8 = errors;
                        if (!validate53(data3[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors })) {
                          vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs8 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate89.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs6 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.reason !== void 0) {
                    const _errs9 = errors;
                    if (!validate59(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.risk !== void 0) {
                      const _errs10 = errors;
                      if (!validate64(data.risk, { instancePath: instancePath + "/risk", parentData: data, parentDataProperty: "risk", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs10 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.unverified !== void 0) {
                        let data7 = data.unverified;
                        const _errs11 = errors;
                        if (errors === _errs11) {
                          if (Array.isArray(data7)) {
                            var valid2 = true;
                            const len1 = data7.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              const _errs13 = errors;
                              if (typeof data7[i1] !== "string") {
                                validate89.errors = [{ instancePath: instancePath + "/unverified/" + i1, schemaPath: "#/properties/unverified/items/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              var valid2 = _errs13 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            validate89.errors = [{ instancePath: instancePath + "/unverified", schemaPath: "#/properties/unverified/type", keyword: "type", params: { type: "array" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs11 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.location !== void 0) {
                          let data9 = data.location;
                          const _errs15 = errors;
                          const _errs16 = errors;
                          let valid3 = false;
                          let passing0 = null;
                          const _errs17 = errors;
                          if (!validate66(data9, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
                            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                            errors = vErrors.length;
                          }
                          var _valid0 = _errs17 === errors;
                          if (_valid0) {
                            valid3 = true;
                            passing0 = 0;
                          }
                          const _errs18 = errors;
                          if (data9 !== null) {
                            const err0 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf/1/type", keyword: "type", params: { type: "null" } };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          }
                          var _valid0 = _errs18 === errors;
                          if (_valid0 && valid3) {
                            valid3 = false;
                            passing0 = [passing0, 1];
                          } else {
                            if (_valid0) {
                              valid3 = true;
                              passing0 = 1;
                            }
                          }
                          if (!valid3) {
                            const err1 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                            if (vErrors === null) {
                              vErrors = [err1];
                            } else {
                              vErrors.push(err1);
                            }
                            errors++;
                            validate89.errors = vErrors;
                            return false;
                          } else {
                            errors = _errs16;
                            if (vErrors !== null) {
                              if (_errs16) {
                                vErrors.length = _errs16;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.fields !== void 0) {
                            let data10 = data.fields;
                            const _errs20 = errors;
                            if (errors === _errs20) {
                              if (Array.isArray(data10)) {
                                var valid4 = true;
                                const len2 = data10.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  const _errs22 = errors;
                                  if (!validate68(data10[i2], { instancePath: instancePath + "/fields/" + i2, parentData: data10, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid4 = _errs22 === errors;
                                  if (!valid4) {
                                    break;
                                  }
                                }
                              } else {
                                validate89.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs20 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.fingerprint !== void 0) {
                              let data12 = data.fingerprint;
                              const _errs23 = errors;
                              if (errors === _errs23) {
                                if (typeof data12 === "string") {
                                  if (!pattern4.test(data12)) {
                                    validate89.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/pattern", keyword: "pattern", params: { pattern: "^(absent|sha256:[0-9a-f]{64})$" } }];
                                    return false;
                                  }
                                } else {
                                  validate89.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs23 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.before !== void 0) {
                                const _errs25 = errors;
                                if (!validate74(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                  errors = vErrors.length;
                                }
                                var valid0 = _errs25 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.after !== void 0) {
                                  const _errs26 = errors;
                                  if (!validate74(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid0 = _errs26 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.declared !== void 0) {
                                    const _errs27 = errors;
                                    if (!validate85(data.declared, { instancePath: instancePath + "/declared", parentData: data, parentDataProperty: "declared", rootData, dynamicAnchors })) {
                                      vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
                                      errors = vErrors.length;
                                    }
                                    var valid0 = _errs27 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.probe !== void 0) {
                                      let data16 = data.probe;
                                      const _errs28 = errors;
                                      const _errs29 = errors;
                                      let valid5 = false;
                                      let passing1 = null;
                                      const _errs30 = errors;
                                      if (!validate87(data16, { instancePath: instancePath + "/probe", parentData: data, parentDataProperty: "probe", rootData, dynamicAnchors })) {
                                        vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
                                        errors = vErrors.length;
                                      }
                                      var _valid1 = _errs30 === errors;
                                      if (_valid1) {
                                        valid5 = true;
                                        passing1 = 0;
                                      }
                                      const _errs31 = errors;
                                      if (data16 !== null) {
                                        const err2 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                        if (vErrors === null) {
                                          vErrors = [err2];
                                        } else {
                                          vErrors.push(err2);
                                        }
                                        errors++;
                                      }
                                      var _valid1 = _errs31 === errors;
                                      if (_valid1 && valid5) {
                                        valid5 = false;
                                        passing1 = [passing1, 1];
                                      } else {
                                        if (_valid1) {
                                          valid5 = true;
                                          passing1 = 1;
                                        }
                                      }
                                      if (!valid5) {
                                        const err3 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 } };
                                        if (vErrors === null) {
                                          vErrors = [err3];
                                        } else {
                                          vErrors.push(err3);
                                        }
                                        errors++;
                                        validate89.errors = vErrors;
                                        return false;
                                      } else {
                                        errors = _errs29;
                                        if (vErrors !== null) {
                                          if (_errs29) {
                                            vErrors.length = _errs29;
                                          } else {
                                            vErrors = null;
                                          }
                                        }
                                      }
                                      var valid0 = _errs28 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.gated !== void 0) {
                                        const _errs33 = errors;
                                        if (typeof data.gated !== "boolean") {
                                          validate89.errors = [{ instancePath: instancePath + "/gated", schemaPath: "#/properties/gated/type", keyword: "type", params: { type: "boolean" } }];
                                          return false;
                                        }
                                        var valid0 = _errs33 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate89.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate89.errors = vErrors;
  return errors === 0;
}
validate89.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema33 = { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "superseded", "declared", "probe", "gated"], "properties": { "action": { "const": "replace" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "oneOf": [{ "$ref": "#/$defs/snapshot" }, { "type": "null" }] }, "after": { "$ref": "#/$defs/snapshot" }, "superseded": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["key", "before", "after", "sunset"], "properties": { "key": { "$ref": "#/$defs/webhookKey" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "sunset": { "type": ["string", "null"] }, "graceMs": { "type": "integer" }, "goesOn": { "const": true } } } }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" }, "inPlaceOf": { "$ref": "#/$defs/webhookKey" } } };
function validate100(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate100.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.action === void 0 && (missing0 = "action") || data.key === void 0 && (missing0 = "key") || data.step === void 0 && (missing0 = "step") || data.dependsOn === void 0 && (missing0 = "dependsOn") || data.reason === void 0 && (missing0 = "reason") || data.risk === void 0 && (missing0 = "risk") || data.unverified === void 0 && (missing0 = "unverified") || data.location === void 0 && (missing0 = "location") || data.fields === void 0 && (missing0 = "fields") || data.fingerprint === void 0 && (missing0 = "fingerprint") || data.before === void 0 && (missing0 = "before") || data.after === void 0 && (missing0 = "after") || data.superseded === void 0 && (missing0 = "superseded") || data.declared === void 0 && (missing0 = "declared") || data.probe === void 0 && (missing0 = "probe") || data.gated === void 0 && (missing0 = "gated")) {
        validate100.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema33.properties, key0)) {
            validate100.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.action !== void 0) {
            const _errs2 = errors;
            if ("replace" !== data.action) {
              validate100.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/const", keyword: "const", params: { allowedValue: "replace" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.key !== void 0) {
              const _errs3 = errors;
              if (!validate53(data.key, { instancePath: instancePath + "/key", parentData: data, parentDataProperty: "key", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.step !== void 0) {
                let data2 = data.step;
                const _errs4 = errors;
                if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                  validate100.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs4) {
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 < 1 || isNaN(data2)) {
                      validate100.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs4 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.dependsOn !== void 0) {
                  let data3 = data.dependsOn;
                  const _errs6 = errors;
                  if (errors === _errs6) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs8 = errors;
                        if (!validate53(data3[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors })) {
                          vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs8 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate100.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs6 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.reason !== void 0) {
                    const _errs9 = errors;
                    if (!validate59(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.risk !== void 0) {
                      const _errs10 = errors;
                      if (!validate64(data.risk, { instancePath: instancePath + "/risk", parentData: data, parentDataProperty: "risk", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs10 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.unverified !== void 0) {
                        let data7 = data.unverified;
                        const _errs11 = errors;
                        if (errors === _errs11) {
                          if (Array.isArray(data7)) {
                            var valid2 = true;
                            const len1 = data7.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              const _errs13 = errors;
                              if (typeof data7[i1] !== "string") {
                                validate100.errors = [{ instancePath: instancePath + "/unverified/" + i1, schemaPath: "#/properties/unverified/items/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              var valid2 = _errs13 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            validate100.errors = [{ instancePath: instancePath + "/unverified", schemaPath: "#/properties/unverified/type", keyword: "type", params: { type: "array" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs11 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.location !== void 0) {
                          let data9 = data.location;
                          const _errs15 = errors;
                          const _errs16 = errors;
                          let valid3 = false;
                          let passing0 = null;
                          const _errs17 = errors;
                          if (!validate66(data9, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
                            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                            errors = vErrors.length;
                          }
                          var _valid0 = _errs17 === errors;
                          if (_valid0) {
                            valid3 = true;
                            passing0 = 0;
                          }
                          const _errs18 = errors;
                          if (data9 !== null) {
                            const err0 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf/1/type", keyword: "type", params: { type: "null" } };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          }
                          var _valid0 = _errs18 === errors;
                          if (_valid0 && valid3) {
                            valid3 = false;
                            passing0 = [passing0, 1];
                          } else {
                            if (_valid0) {
                              valid3 = true;
                              passing0 = 1;
                            }
                          }
                          if (!valid3) {
                            const err1 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                            if (vErrors === null) {
                              vErrors = [err1];
                            } else {
                              vErrors.push(err1);
                            }
                            errors++;
                            validate100.errors = vErrors;
                            return false;
                          } else {
                            errors = _errs16;
                            if (vErrors !== null) {
                              if (_errs16) {
                                vErrors.length = _errs16;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.fields !== void 0) {
                            let data10 = data.fields;
                            const _errs20 = errors;
                            if (errors === _errs20) {
                              if (Array.isArray(data10)) {
                                var valid4 = true;
                                const len2 = data10.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  const _errs22 = errors;
                                  if (!validate68(data10[i2], { instancePath: instancePath + "/fields/" + i2, parentData: data10, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid4 = _errs22 === errors;
                                  if (!valid4) {
                                    break;
                                  }
                                }
                              } else {
                                validate100.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs20 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.fingerprint !== void 0) {
                              let data12 = data.fingerprint;
                              const _errs23 = errors;
                              if (errors === _errs23) {
                                if (typeof data12 === "string") {
                                  if (!pattern4.test(data12)) {
                                    validate100.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/pattern", keyword: "pattern", params: { pattern: "^(absent|sha256:[0-9a-f]{64})$" } }];
                                    return false;
                                  }
                                } else {
                                  validate100.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs23 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.before !== void 0) {
                                let data13 = data.before;
                                const _errs25 = errors;
                                const _errs26 = errors;
                                let valid5 = false;
                                let passing1 = null;
                                const _errs27 = errors;
                                if (!validate74(data13, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                  errors = vErrors.length;
                                }
                                var _valid1 = _errs27 === errors;
                                if (_valid1) {
                                  valid5 = true;
                                  passing1 = 0;
                                }
                                const _errs28 = errors;
                                if (data13 !== null) {
                                  const err2 = { instancePath: instancePath + "/before", schemaPath: "#/properties/before/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                  if (vErrors === null) {
                                    vErrors = [err2];
                                  } else {
                                    vErrors.push(err2);
                                  }
                                  errors++;
                                }
                                var _valid1 = _errs28 === errors;
                                if (_valid1 && valid5) {
                                  valid5 = false;
                                  passing1 = [passing1, 1];
                                } else {
                                  if (_valid1) {
                                    valid5 = true;
                                    passing1 = 1;
                                  }
                                }
                                if (!valid5) {
                                  const err3 = { instancePath: instancePath + "/before", schemaPath: "#/properties/before/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 } };
                                  if (vErrors === null) {
                                    vErrors = [err3];
                                  } else {
                                    vErrors.push(err3);
                                  }
                                  errors++;
                                  validate100.errors = vErrors;
                                  return false;
                                } else {
                                  errors = _errs26;
                                  if (vErrors !== null) {
                                    if (_errs26) {
                                      vErrors.length = _errs26;
                                    } else {
                                      vErrors = null;
                                    }
                                  }
                                }
                                var valid0 = _errs25 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.after !== void 0) {
                                  const _errs30 = errors;
                                  if (!validate74(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid0 = _errs30 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.superseded !== void 0) {
                                    let data15 = data.superseded;
                                    const _errs31 = errors;
                                    if (errors === _errs31) {
                                      if (Array.isArray(data15)) {
                                        var valid6 = true;
                                        const len3 = data15.length;
                                        for (let i3 = 0; i3 < len3; i3++) {
                                          let data16 = data15[i3];
                                          const _errs33 = errors;
                                          if (errors === _errs33) {
                                            if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
                                              let missing1;
                                              if (data16.key === void 0 && (missing1 = "key") || data16.before === void 0 && (missing1 = "before") || data16.after === void 0 && (missing1 = "after") || data16.sunset === void 0 && (missing1 = "sunset")) {
                                                validate100.errors = [{ instancePath: instancePath + "/superseded/" + i3, schemaPath: "#/properties/superseded/items/required", keyword: "required", params: { missingProperty: missing1 } }];
                                                return false;
                                              } else {
                                                const _errs35 = errors;
                                                for (const key1 in data16) {
                                                  if (!(key1 === "key" || key1 === "before" || key1 === "after" || key1 === "sunset" || key1 === "graceMs" || key1 === "goesOn")) {
                                                    validate100.errors = [{ instancePath: instancePath + "/superseded/" + i3, schemaPath: "#/properties/superseded/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } }];
                                                    return false;
                                                    break;
                                                  }
                                                }
                                                if (_errs35 === errors) {
                                                  if (data16.key !== void 0) {
                                                    const _errs36 = errors;
                                                    if (!validate53(data16.key, { instancePath: instancePath + "/superseded/" + i3 + "/key", parentData: data16, parentDataProperty: "key", rootData, dynamicAnchors })) {
                                                      vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                                                      errors = vErrors.length;
                                                    }
                                                    var valid7 = _errs36 === errors;
                                                  } else {
                                                    var valid7 = true;
                                                  }
                                                  if (valid7) {
                                                    if (data16.before !== void 0) {
                                                      const _errs37 = errors;
                                                      if (!validate74(data16.before, { instancePath: instancePath + "/superseded/" + i3 + "/before", parentData: data16, parentDataProperty: "before", rootData, dynamicAnchors })) {
                                                        vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                                        errors = vErrors.length;
                                                      }
                                                      var valid7 = _errs37 === errors;
                                                    } else {
                                                      var valid7 = true;
                                                    }
                                                    if (valid7) {
                                                      if (data16.after !== void 0) {
                                                        const _errs38 = errors;
                                                        if (!validate74(data16.after, { instancePath: instancePath + "/superseded/" + i3 + "/after", parentData: data16, parentDataProperty: "after", rootData, dynamicAnchors })) {
                                                          vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                                          errors = vErrors.length;
                                                        }
                                                        var valid7 = _errs38 === errors;
                                                      } else {
                                                        var valid7 = true;
                                                      }
                                                      if (valid7) {
                                                        if (data16.sunset !== void 0) {
                                                          let data20 = data16.sunset;
                                                          const _errs39 = errors;
                                                          if (typeof data20 !== "string" && data20 !== null) {
                                                            validate100.errors = [{ instancePath: instancePath + "/superseded/" + i3 + "/sunset", schemaPath: "#/properties/superseded/items/properties/sunset/type", keyword: "type", params: { type: schema33.properties.superseded.items.properties.sunset.type } }];
                                                            return false;
                                                          }
                                                          var valid7 = _errs39 === errors;
                                                        } else {
                                                          var valid7 = true;
                                                        }
                                                        if (valid7) {
                                                          if (data16.graceMs !== void 0) {
                                                            let data21 = data16.graceMs;
                                                            const _errs41 = errors;
                                                            if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21))) {
                                                              validate100.errors = [{ instancePath: instancePath + "/superseded/" + i3 + "/graceMs", schemaPath: "#/properties/superseded/items/properties/graceMs/type", keyword: "type", params: { type: "integer" } }];
                                                              return false;
                                                            }
                                                            var valid7 = _errs41 === errors;
                                                          } else {
                                                            var valid7 = true;
                                                          }
                                                          if (valid7) {
                                                            if (data16.goesOn !== void 0) {
                                                              const _errs43 = errors;
                                                              if (true !== data16.goesOn) {
                                                                validate100.errors = [{ instancePath: instancePath + "/superseded/" + i3 + "/goesOn", schemaPath: "#/properties/superseded/items/properties/goesOn/const", keyword: "const", params: { allowedValue: true } }];
                                                                return false;
                                                              }
                                                              var valid7 = _errs43 === errors;
                                                            } else {
                                                              var valid7 = true;
                                                            }
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                              validate100.errors = [{ instancePath: instancePath + "/superseded/" + i3, schemaPath: "#/properties/superseded/items/type", keyword: "type", params: { type: "object" } }];
                                              return false;
                                            }
                                          }
                                          var valid6 = _errs33 === errors;
                                          if (!valid6) {
                                            break;
                                          }
                                        }
                                      } else {
                                        validate100.errors = [{ instancePath: instancePath + "/superseded", schemaPath: "#/properties/superseded/type", keyword: "type", params: { type: "array" } }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs31 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.declared !== void 0) {
                                      const _errs44 = errors;
                                      if (!validate85(data.declared, { instancePath: instancePath + "/declared", parentData: data, parentDataProperty: "declared", rootData, dynamicAnchors })) {
                                        vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
                                        errors = vErrors.length;
                                      }
                                      var valid0 = _errs44 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.probe !== void 0) {
                                        let data24 = data.probe;
                                        const _errs45 = errors;
                                        const _errs46 = errors;
                                        let valid8 = false;
                                        let passing2 = null;
                                        const _errs47 = errors;
                                        if (!validate87(data24, { instancePath: instancePath + "/probe", parentData: data, parentDataProperty: "probe", rootData, dynamicAnchors })) {
                                          vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
                                          errors = vErrors.length;
                                        }
                                        var _valid2 = _errs47 === errors;
                                        if (_valid2) {
                                          valid8 = true;
                                          passing2 = 0;
                                        }
                                        const _errs48 = errors;
                                        if (data24 !== null) {
                                          const err4 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                          if (vErrors === null) {
                                            vErrors = [err4];
                                          } else {
                                            vErrors.push(err4);
                                          }
                                          errors++;
                                        }
                                        var _valid2 = _errs48 === errors;
                                        if (_valid2 && valid8) {
                                          valid8 = false;
                                          passing2 = [passing2, 1];
                                        } else {
                                          if (_valid2) {
                                            valid8 = true;
                                            passing2 = 1;
                                          }
                                        }
                                        if (!valid8) {
                                          const err5 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf", keyword: "oneOf", params: { passingSchemas: passing2 } };
                                          if (vErrors === null) {
                                            vErrors = [err5];
                                          } else {
                                            vErrors.push(err5);
                                          }
                                          errors++;
                                          validate100.errors = vErrors;
                                          return false;
                                        } else {
                                          errors = _errs46;
                                          if (vErrors !== null) {
                                            if (_errs46) {
                                              vErrors.length = _errs46;
                                            } else {
                                              vErrors = null;
                                            }
                                          }
                                        }
                                        var valid0 = _errs45 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.gated !== void 0) {
                                          const _errs50 = errors;
                                          if (typeof data.gated !== "boolean") {
                                            validate100.errors = [{ instancePath: instancePath + "/gated", schemaPath: "#/properties/gated/type", keyword: "type", params: { type: "boolean" } }];
                                            return false;
                                          }
                                          var valid0 = _errs50 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.inPlaceOf !== void 0) {
                                            const _errs52 = errors;
                                            if (!validate53(data.inPlaceOf, { instancePath: instancePath + "/inPlaceOf", parentData: data, parentDataProperty: "inPlaceOf", rootData, dynamicAnchors })) {
                                              vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                                              errors = vErrors.length;
                                            }
                                            var valid0 = _errs52 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate100.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate100.errors = vErrors;
  return errors === 0;
}
validate100.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema34 = { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "declared", "probe", "gated"], "properties": { "action": { "const": "adopt" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" } } };
function validate115(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate115.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.action === void 0 && (missing0 = "action") || data.key === void 0 && (missing0 = "key") || data.step === void 0 && (missing0 = "step") || data.dependsOn === void 0 && (missing0 = "dependsOn") || data.reason === void 0 && (missing0 = "reason") || data.risk === void 0 && (missing0 = "risk") || data.unverified === void 0 && (missing0 = "unverified") || data.location === void 0 && (missing0 = "location") || data.fields === void 0 && (missing0 = "fields") || data.fingerprint === void 0 && (missing0 = "fingerprint") || data.before === void 0 && (missing0 = "before") || data.after === void 0 && (missing0 = "after") || data.declared === void 0 && (missing0 = "declared") || data.probe === void 0 && (missing0 = "probe") || data.gated === void 0 && (missing0 = "gated")) {
        validate115.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema34.properties, key0)) {
            validate115.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.action !== void 0) {
            const _errs2 = errors;
            if ("adopt" !== data.action) {
              validate115.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/const", keyword: "const", params: { allowedValue: "adopt" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.key !== void 0) {
              const _errs3 = errors;
              if (!validate53(data.key, { instancePath: instancePath + "/key", parentData: data, parentDataProperty: "key", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.step !== void 0) {
                let data2 = data.step;
                const _errs4 = errors;
                if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                  validate115.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs4) {
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 < 1 || isNaN(data2)) {
                      validate115.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs4 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.dependsOn !== void 0) {
                  let data3 = data.dependsOn;
                  const _errs6 = errors;
                  if (errors === _errs6) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs8 = errors;
                        if (!validate53(data3[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors })) {
                          vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs8 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate115.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs6 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.reason !== void 0) {
                    const _errs9 = errors;
                    if (!validate59(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.risk !== void 0) {
                      const _errs10 = errors;
                      if (!validate64(data.risk, { instancePath: instancePath + "/risk", parentData: data, parentDataProperty: "risk", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs10 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.unverified !== void 0) {
                        let data7 = data.unverified;
                        const _errs11 = errors;
                        if (errors === _errs11) {
                          if (Array.isArray(data7)) {
                            var valid2 = true;
                            const len1 = data7.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              const _errs13 = errors;
                              if (typeof data7[i1] !== "string") {
                                validate115.errors = [{ instancePath: instancePath + "/unverified/" + i1, schemaPath: "#/properties/unverified/items/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              var valid2 = _errs13 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            validate115.errors = [{ instancePath: instancePath + "/unverified", schemaPath: "#/properties/unverified/type", keyword: "type", params: { type: "array" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs11 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.location !== void 0) {
                          let data9 = data.location;
                          const _errs15 = errors;
                          const _errs16 = errors;
                          let valid3 = false;
                          let passing0 = null;
                          const _errs17 = errors;
                          if (!validate66(data9, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
                            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                            errors = vErrors.length;
                          }
                          var _valid0 = _errs17 === errors;
                          if (_valid0) {
                            valid3 = true;
                            passing0 = 0;
                          }
                          const _errs18 = errors;
                          if (data9 !== null) {
                            const err0 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf/1/type", keyword: "type", params: { type: "null" } };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          }
                          var _valid0 = _errs18 === errors;
                          if (_valid0 && valid3) {
                            valid3 = false;
                            passing0 = [passing0, 1];
                          } else {
                            if (_valid0) {
                              valid3 = true;
                              passing0 = 1;
                            }
                          }
                          if (!valid3) {
                            const err1 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                            if (vErrors === null) {
                              vErrors = [err1];
                            } else {
                              vErrors.push(err1);
                            }
                            errors++;
                            validate115.errors = vErrors;
                            return false;
                          } else {
                            errors = _errs16;
                            if (vErrors !== null) {
                              if (_errs16) {
                                vErrors.length = _errs16;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.fields !== void 0) {
                            let data10 = data.fields;
                            const _errs20 = errors;
                            if (errors === _errs20) {
                              if (Array.isArray(data10)) {
                                var valid4 = true;
                                const len2 = data10.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  const _errs22 = errors;
                                  if (!validate68(data10[i2], { instancePath: instancePath + "/fields/" + i2, parentData: data10, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid4 = _errs22 === errors;
                                  if (!valid4) {
                                    break;
                                  }
                                }
                              } else {
                                validate115.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs20 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.fingerprint !== void 0) {
                              let data12 = data.fingerprint;
                              const _errs23 = errors;
                              if (errors === _errs23) {
                                if (typeof data12 === "string") {
                                  if (!pattern4.test(data12)) {
                                    validate115.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/pattern", keyword: "pattern", params: { pattern: "^(absent|sha256:[0-9a-f]{64})$" } }];
                                    return false;
                                  }
                                } else {
                                  validate115.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs23 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.before !== void 0) {
                                const _errs25 = errors;
                                if (!validate74(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                  errors = vErrors.length;
                                }
                                var valid0 = _errs25 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.after !== void 0) {
                                  const _errs26 = errors;
                                  if (!validate74(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid0 = _errs26 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.declared !== void 0) {
                                    const _errs27 = errors;
                                    if (!validate85(data.declared, { instancePath: instancePath + "/declared", parentData: data, parentDataProperty: "declared", rootData, dynamicAnchors })) {
                                      vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
                                      errors = vErrors.length;
                                    }
                                    var valid0 = _errs27 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.probe !== void 0) {
                                      let data16 = data.probe;
                                      const _errs28 = errors;
                                      const _errs29 = errors;
                                      let valid5 = false;
                                      let passing1 = null;
                                      const _errs30 = errors;
                                      if (!validate87(data16, { instancePath: instancePath + "/probe", parentData: data, parentDataProperty: "probe", rootData, dynamicAnchors })) {
                                        vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
                                        errors = vErrors.length;
                                      }
                                      var _valid1 = _errs30 === errors;
                                      if (_valid1) {
                                        valid5 = true;
                                        passing1 = 0;
                                      }
                                      const _errs31 = errors;
                                      if (data16 !== null) {
                                        const err2 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                        if (vErrors === null) {
                                          vErrors = [err2];
                                        } else {
                                          vErrors.push(err2);
                                        }
                                        errors++;
                                      }
                                      var _valid1 = _errs31 === errors;
                                      if (_valid1 && valid5) {
                                        valid5 = false;
                                        passing1 = [passing1, 1];
                                      } else {
                                        if (_valid1) {
                                          valid5 = true;
                                          passing1 = 1;
                                        }
                                      }
                                      if (!valid5) {
                                        const err3 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 } };
                                        if (vErrors === null) {
                                          vErrors = [err3];
                                        } else {
                                          vErrors.push(err3);
                                        }
                                        errors++;
                                        validate115.errors = vErrors;
                                        return false;
                                      } else {
                                        errors = _errs29;
                                        if (vErrors !== null) {
                                          if (_errs29) {
                                            vErrors.length = _errs29;
                                          } else {
                                            vErrors = null;
                                          }
                                        }
                                      }
                                      var valid0 = _errs28 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.gated !== void 0) {
                                        const _errs33 = errors;
                                        if (typeof data.gated !== "boolean") {
                                          validate115.errors = [{ instancePath: instancePath + "/gated", schemaPath: "#/properties/gated/type", keyword: "type", params: { type: "boolean" } }];
                                          return false;
                                        }
                                        var valid0 = _errs33 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate115.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate115.errors = vErrors;
  return errors === 0;
}
validate115.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema35 = { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "declared", "probe", "gated"], "properties": { "action": { "const": "unadopt" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "$ref": "#/$defs/declared" }, "probe": { "oneOf": [{ "$ref": "#/$defs/probe" }, { "type": "null" }] }, "gated": { "type": "boolean" } } };
function validate126(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate126.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.action === void 0 && (missing0 = "action") || data.key === void 0 && (missing0 = "key") || data.step === void 0 && (missing0 = "step") || data.dependsOn === void 0 && (missing0 = "dependsOn") || data.reason === void 0 && (missing0 = "reason") || data.risk === void 0 && (missing0 = "risk") || data.unverified === void 0 && (missing0 = "unverified") || data.location === void 0 && (missing0 = "location") || data.fields === void 0 && (missing0 = "fields") || data.fingerprint === void 0 && (missing0 = "fingerprint") || data.before === void 0 && (missing0 = "before") || data.after === void 0 && (missing0 = "after") || data.declared === void 0 && (missing0 = "declared") || data.probe === void 0 && (missing0 = "probe") || data.gated === void 0 && (missing0 = "gated")) {
        validate126.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema35.properties, key0)) {
            validate126.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.action !== void 0) {
            const _errs2 = errors;
            if ("unadopt" !== data.action) {
              validate126.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/const", keyword: "const", params: { allowedValue: "unadopt" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.key !== void 0) {
              const _errs3 = errors;
              if (!validate53(data.key, { instancePath: instancePath + "/key", parentData: data, parentDataProperty: "key", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.step !== void 0) {
                let data2 = data.step;
                const _errs4 = errors;
                if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                  validate126.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs4) {
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 < 1 || isNaN(data2)) {
                      validate126.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs4 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.dependsOn !== void 0) {
                  let data3 = data.dependsOn;
                  const _errs6 = errors;
                  if (errors === _errs6) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs8 = errors;
                        if (!validate53(data3[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors })) {
                          vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs8 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate126.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs6 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.reason !== void 0) {
                    const _errs9 = errors;
                    if (!validate59(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.risk !== void 0) {
                      const _errs10 = errors;
                      if (!validate64(data.risk, { instancePath: instancePath + "/risk", parentData: data, parentDataProperty: "risk", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs10 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.unverified !== void 0) {
                        let data7 = data.unverified;
                        const _errs11 = errors;
                        if (errors === _errs11) {
                          if (Array.isArray(data7)) {
                            var valid2 = true;
                            const len1 = data7.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              const _errs13 = errors;
                              if (typeof data7[i1] !== "string") {
                                validate126.errors = [{ instancePath: instancePath + "/unverified/" + i1, schemaPath: "#/properties/unverified/items/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              var valid2 = _errs13 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            validate126.errors = [{ instancePath: instancePath + "/unverified", schemaPath: "#/properties/unverified/type", keyword: "type", params: { type: "array" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs11 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.location !== void 0) {
                          let data9 = data.location;
                          const _errs15 = errors;
                          const _errs16 = errors;
                          let valid3 = false;
                          let passing0 = null;
                          const _errs17 = errors;
                          if (!validate66(data9, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
                            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                            errors = vErrors.length;
                          }
                          var _valid0 = _errs17 === errors;
                          if (_valid0) {
                            valid3 = true;
                            passing0 = 0;
                          }
                          const _errs18 = errors;
                          if (data9 !== null) {
                            const err0 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf/1/type", keyword: "type", params: { type: "null" } };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          }
                          var _valid0 = _errs18 === errors;
                          if (_valid0 && valid3) {
                            valid3 = false;
                            passing0 = [passing0, 1];
                          } else {
                            if (_valid0) {
                              valid3 = true;
                              passing0 = 1;
                            }
                          }
                          if (!valid3) {
                            const err1 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                            if (vErrors === null) {
                              vErrors = [err1];
                            } else {
                              vErrors.push(err1);
                            }
                            errors++;
                            validate126.errors = vErrors;
                            return false;
                          } else {
                            errors = _errs16;
                            if (vErrors !== null) {
                              if (_errs16) {
                                vErrors.length = _errs16;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.fields !== void 0) {
                            let data10 = data.fields;
                            const _errs20 = errors;
                            if (errors === _errs20) {
                              if (Array.isArray(data10)) {
                                var valid4 = true;
                                const len2 = data10.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  const _errs22 = errors;
                                  if (!validate68(data10[i2], { instancePath: instancePath + "/fields/" + i2, parentData: data10, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid4 = _errs22 === errors;
                                  if (!valid4) {
                                    break;
                                  }
                                }
                              } else {
                                validate126.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs20 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.fingerprint !== void 0) {
                              let data12 = data.fingerprint;
                              const _errs23 = errors;
                              if (errors === _errs23) {
                                if (typeof data12 === "string") {
                                  if (!pattern4.test(data12)) {
                                    validate126.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/pattern", keyword: "pattern", params: { pattern: "^(absent|sha256:[0-9a-f]{64})$" } }];
                                    return false;
                                  }
                                } else {
                                  validate126.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs23 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.before !== void 0) {
                                const _errs25 = errors;
                                if (!validate74(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                  errors = vErrors.length;
                                }
                                var valid0 = _errs25 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.after !== void 0) {
                                  const _errs26 = errors;
                                  if (!validate74(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid0 = _errs26 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.declared !== void 0) {
                                    const _errs27 = errors;
                                    if (!validate85(data.declared, { instancePath: instancePath + "/declared", parentData: data, parentDataProperty: "declared", rootData, dynamicAnchors })) {
                                      vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
                                      errors = vErrors.length;
                                    }
                                    var valid0 = _errs27 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.probe !== void 0) {
                                      let data16 = data.probe;
                                      const _errs28 = errors;
                                      const _errs29 = errors;
                                      let valid5 = false;
                                      let passing1 = null;
                                      const _errs30 = errors;
                                      if (!validate87(data16, { instancePath: instancePath + "/probe", parentData: data, parentDataProperty: "probe", rootData, dynamicAnchors })) {
                                        vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
                                        errors = vErrors.length;
                                      }
                                      var _valid1 = _errs30 === errors;
                                      if (_valid1) {
                                        valid5 = true;
                                        passing1 = 0;
                                      }
                                      const _errs31 = errors;
                                      if (data16 !== null) {
                                        const err2 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                        if (vErrors === null) {
                                          vErrors = [err2];
                                        } else {
                                          vErrors.push(err2);
                                        }
                                        errors++;
                                      }
                                      var _valid1 = _errs31 === errors;
                                      if (_valid1 && valid5) {
                                        valid5 = false;
                                        passing1 = [passing1, 1];
                                      } else {
                                        if (_valid1) {
                                          valid5 = true;
                                          passing1 = 1;
                                        }
                                      }
                                      if (!valid5) {
                                        const err3 = { instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 } };
                                        if (vErrors === null) {
                                          vErrors = [err3];
                                        } else {
                                          vErrors.push(err3);
                                        }
                                        errors++;
                                        validate126.errors = vErrors;
                                        return false;
                                      } else {
                                        errors = _errs29;
                                        if (vErrors !== null) {
                                          if (_errs29) {
                                            vErrors.length = _errs29;
                                          } else {
                                            vErrors = null;
                                          }
                                        }
                                      }
                                      var valid0 = _errs28 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.gated !== void 0) {
                                        const _errs33 = errors;
                                        if (typeof data.gated !== "boolean") {
                                          validate126.errors = [{ instancePath: instancePath + "/gated", schemaPath: "#/properties/gated/type", keyword: "type", params: { type: "boolean" } }];
                                          return false;
                                        }
                                        var valid0 = _errs33 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate126.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate126.errors = vErrors;
  return errors === 0;
}
validate126.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema36 = { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "after", "declared", "sunset", "sunsetFrom", "successor"], "properties": { "action": { "const": "deprecate" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "after": { "$ref": "#/$defs/snapshot" }, "declared": { "oneOf": [{ "$ref": "#/$defs/declared" }, { "type": "null" }] }, "sunset": { "type": ["string", "null"] }, "sunsetFrom": { "type": "string", "enum": ["declared", "recorded", "grace-period"] }, "graceMs": { "type": "integer" }, "successor": { "oneOf": [{ "$ref": "#/$defs/webhookKey" }, { "type": "null" }] }, "goesOn": { "const": true } } };
function validate137(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate137.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.action === void 0 && (missing0 = "action") || data.key === void 0 && (missing0 = "key") || data.step === void 0 && (missing0 = "step") || data.dependsOn === void 0 && (missing0 = "dependsOn") || data.reason === void 0 && (missing0 = "reason") || data.risk === void 0 && (missing0 = "risk") || data.unverified === void 0 && (missing0 = "unverified") || data.location === void 0 && (missing0 = "location") || data.fields === void 0 && (missing0 = "fields") || data.fingerprint === void 0 && (missing0 = "fingerprint") || data.before === void 0 && (missing0 = "before") || data.after === void 0 && (missing0 = "after") || data.declared === void 0 && (missing0 = "declared") || data.sunset === void 0 && (missing0 = "sunset") || data.sunsetFrom === void 0 && (missing0 = "sunsetFrom") || data.successor === void 0 && (missing0 = "successor")) {
        validate137.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema36.properties, key0)) {
            validate137.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.action !== void 0) {
            const _errs2 = errors;
            if ("deprecate" !== data.action) {
              validate137.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/const", keyword: "const", params: { allowedValue: "deprecate" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.key !== void 0) {
              const _errs3 = errors;
              if (!validate53(data.key, { instancePath: instancePath + "/key", parentData: data, parentDataProperty: "key", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.step !== void 0) {
                let data2 = data.step;
                const _errs4 = errors;
                if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                  validate137.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs4) {
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 < 1 || isNaN(data2)) {
                      validate137.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs4 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.dependsOn !== void 0) {
                  let data3 = data.dependsOn;
                  const _errs6 = errors;
                  if (errors === _errs6) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs8 = errors;
                        if (!validate53(data3[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors })) {
                          vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs8 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate137.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs6 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.reason !== void 0) {
                    const _errs9 = errors;
                    if (!validate59(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.risk !== void 0) {
                      const _errs10 = errors;
                      if (!validate64(data.risk, { instancePath: instancePath + "/risk", parentData: data, parentDataProperty: "risk", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs10 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.unverified !== void 0) {
                        let data7 = data.unverified;
                        const _errs11 = errors;
                        if (errors === _errs11) {
                          if (Array.isArray(data7)) {
                            var valid2 = true;
                            const len1 = data7.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              const _errs13 = errors;
                              if (typeof data7[i1] !== "string") {
                                validate137.errors = [{ instancePath: instancePath + "/unverified/" + i1, schemaPath: "#/properties/unverified/items/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              var valid2 = _errs13 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            validate137.errors = [{ instancePath: instancePath + "/unverified", schemaPath: "#/properties/unverified/type", keyword: "type", params: { type: "array" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs11 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.location !== void 0) {
                          let data9 = data.location;
                          const _errs15 = errors;
                          const _errs16 = errors;
                          let valid3 = false;
                          let passing0 = null;
                          const _errs17 = errors;
                          if (!validate66(data9, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
                            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                            errors = vErrors.length;
                          }
                          var _valid0 = _errs17 === errors;
                          if (_valid0) {
                            valid3 = true;
                            passing0 = 0;
                          }
                          const _errs18 = errors;
                          if (data9 !== null) {
                            const err0 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf/1/type", keyword: "type", params: { type: "null" } };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          }
                          var _valid0 = _errs18 === errors;
                          if (_valid0 && valid3) {
                            valid3 = false;
                            passing0 = [passing0, 1];
                          } else {
                            if (_valid0) {
                              valid3 = true;
                              passing0 = 1;
                            }
                          }
                          if (!valid3) {
                            const err1 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                            if (vErrors === null) {
                              vErrors = [err1];
                            } else {
                              vErrors.push(err1);
                            }
                            errors++;
                            validate137.errors = vErrors;
                            return false;
                          } else {
                            errors = _errs16;
                            if (vErrors !== null) {
                              if (_errs16) {
                                vErrors.length = _errs16;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.fields !== void 0) {
                            let data10 = data.fields;
                            const _errs20 = errors;
                            if (errors === _errs20) {
                              if (Array.isArray(data10)) {
                                var valid4 = true;
                                const len2 = data10.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  const _errs22 = errors;
                                  if (!validate68(data10[i2], { instancePath: instancePath + "/fields/" + i2, parentData: data10, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid4 = _errs22 === errors;
                                  if (!valid4) {
                                    break;
                                  }
                                }
                              } else {
                                validate137.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs20 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.fingerprint !== void 0) {
                              let data12 = data.fingerprint;
                              const _errs23 = errors;
                              if (errors === _errs23) {
                                if (typeof data12 === "string") {
                                  if (!pattern4.test(data12)) {
                                    validate137.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/pattern", keyword: "pattern", params: { pattern: "^(absent|sha256:[0-9a-f]{64})$" } }];
                                    return false;
                                  }
                                } else {
                                  validate137.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs23 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.before !== void 0) {
                                const _errs25 = errors;
                                if (!validate74(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                  errors = vErrors.length;
                                }
                                var valid0 = _errs25 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.after !== void 0) {
                                  const _errs26 = errors;
                                  if (!validate74(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid0 = _errs26 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.declared !== void 0) {
                                    let data15 = data.declared;
                                    const _errs27 = errors;
                                    const _errs28 = errors;
                                    let valid5 = false;
                                    let passing1 = null;
                                    const _errs29 = errors;
                                    if (!validate85(data15, { instancePath: instancePath + "/declared", parentData: data, parentDataProperty: "declared", rootData, dynamicAnchors })) {
                                      vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
                                      errors = vErrors.length;
                                    }
                                    var _valid1 = _errs29 === errors;
                                    if (_valid1) {
                                      valid5 = true;
                                      passing1 = 0;
                                    }
                                    const _errs30 = errors;
                                    if (data15 !== null) {
                                      const err2 = { instancePath: instancePath + "/declared", schemaPath: "#/properties/declared/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                      if (vErrors === null) {
                                        vErrors = [err2];
                                      } else {
                                        vErrors.push(err2);
                                      }
                                      errors++;
                                    }
                                    var _valid1 = _errs30 === errors;
                                    if (_valid1 && valid5) {
                                      valid5 = false;
                                      passing1 = [passing1, 1];
                                    } else {
                                      if (_valid1) {
                                        valid5 = true;
                                        passing1 = 1;
                                      }
                                    }
                                    if (!valid5) {
                                      const err3 = { instancePath: instancePath + "/declared", schemaPath: "#/properties/declared/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 } };
                                      if (vErrors === null) {
                                        vErrors = [err3];
                                      } else {
                                        vErrors.push(err3);
                                      }
                                      errors++;
                                      validate137.errors = vErrors;
                                      return false;
                                    } else {
                                      errors = _errs28;
                                      if (vErrors !== null) {
                                        if (_errs28) {
                                          vErrors.length = _errs28;
                                        } else {
                                          vErrors = null;
                                        }
                                      }
                                    }
                                    var valid0 = _errs27 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.sunset !== void 0) {
                                      let data16 = data.sunset;
                                      const _errs32 = errors;
                                      if (typeof data16 !== "string" && data16 !== null) {
                                        validate137.errors = [{ instancePath: instancePath + "/sunset", schemaPath: "#/properties/sunset/type", keyword: "type", params: { type: schema36.properties.sunset.type } }];
                                        return false;
                                      }
                                      var valid0 = _errs32 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.sunsetFrom !== void 0) {
                                        let data17 = data.sunsetFrom;
                                        const _errs34 = errors;
                                        if (typeof data17 !== "string") {
                                          validate137.errors = [{ instancePath: instancePath + "/sunsetFrom", schemaPath: "#/properties/sunsetFrom/type", keyword: "type", params: { type: "string" } }];
                                          return false;
                                        }
                                        if (!(data17 === "declared" || data17 === "recorded" || data17 === "grace-period")) {
                                          validate137.errors = [{ instancePath: instancePath + "/sunsetFrom", schemaPath: "#/properties/sunsetFrom/enum", keyword: "enum", params: { allowedValues: schema36.properties.sunsetFrom.enum } }];
                                          return false;
                                        }
                                        var valid0 = _errs34 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.graceMs !== void 0) {
                                          let data18 = data.graceMs;
                                          const _errs36 = errors;
                                          if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
                                            validate137.errors = [{ instancePath: instancePath + "/graceMs", schemaPath: "#/properties/graceMs/type", keyword: "type", params: { type: "integer" } }];
                                            return false;
                                          }
                                          var valid0 = _errs36 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.successor !== void 0) {
                                            let data19 = data.successor;
                                            const _errs38 = errors;
                                            const _errs39 = errors;
                                            let valid6 = false;
                                            let passing2 = null;
                                            const _errs40 = errors;
                                            if (!validate53(data19, { instancePath: instancePath + "/successor", parentData: data, parentDataProperty: "successor", rootData, dynamicAnchors })) {
                                              vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                                              errors = vErrors.length;
                                            }
                                            var _valid2 = _errs40 === errors;
                                            if (_valid2) {
                                              valid6 = true;
                                              passing2 = 0;
                                            }
                                            const _errs41 = errors;
                                            if (data19 !== null) {
                                              const err4 = { instancePath: instancePath + "/successor", schemaPath: "#/properties/successor/oneOf/1/type", keyword: "type", params: { type: "null" } };
                                              if (vErrors === null) {
                                                vErrors = [err4];
                                              } else {
                                                vErrors.push(err4);
                                              }
                                              errors++;
                                            }
                                            var _valid2 = _errs41 === errors;
                                            if (_valid2 && valid6) {
                                              valid6 = false;
                                              passing2 = [passing2, 1];
                                            } else {
                                              if (_valid2) {
                                                valid6 = true;
                                                passing2 = 1;
                                              }
                                            }
                                            if (!valid6) {
                                              const err5 = { instancePath: instancePath + "/successor", schemaPath: "#/properties/successor/oneOf", keyword: "oneOf", params: { passingSchemas: passing2 } };
                                              if (vErrors === null) {
                                                vErrors = [err5];
                                              } else {
                                                vErrors.push(err5);
                                              }
                                              errors++;
                                              validate137.errors = vErrors;
                                              return false;
                                            } else {
                                              errors = _errs39;
                                              if (vErrors !== null) {
                                                if (_errs39) {
                                                  vErrors.length = _errs39;
                                                } else {
                                                  vErrors = null;
                                                }
                                              }
                                            }
                                            var valid0 = _errs38 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.goesOn !== void 0) {
                                              const _errs43 = errors;
                                              if (true !== data.goesOn) {
                                                validate137.errors = [{ instancePath: instancePath + "/goesOn", schemaPath: "#/properties/goesOn/const", keyword: "const", params: { allowedValue: true } }];
                                                return false;
                                              }
                                              var valid0 = _errs43 === errors;
                                            } else {
                                              var valid0 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate137.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate137.errors = vErrors;
  return errors === 0;
}
validate137.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema37 = { "type": "object", "additionalProperties": false, "required": ["action", "key", "step", "dependsOn", "reason", "risk", "unverified", "location", "fields", "fingerprint", "before", "sunset"], "properties": { "action": { "const": "delete" }, "key": { "$ref": "#/$defs/webhookKey" }, "step": { "type": "integer", "minimum": 1 }, "dependsOn": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "reason": { "$ref": "#/$defs/reason" }, "risk": { "$ref": "#/$defs/risk" }, "unverified": { "type": "array", "items": { "type": "string" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] }, "fields": { "type": "array", "items": { "$ref": "#/$defs/fieldChange" } }, "fingerprint": { "type": "string", "pattern": "^(absent|sha256:[0-9a-f]{64})$" }, "before": { "$ref": "#/$defs/snapshot" }, "sunset": { "type": "string" } } };
function validate148(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate148.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.action === void 0 && (missing0 = "action") || data.key === void 0 && (missing0 = "key") || data.step === void 0 && (missing0 = "step") || data.dependsOn === void 0 && (missing0 = "dependsOn") || data.reason === void 0 && (missing0 = "reason") || data.risk === void 0 && (missing0 = "risk") || data.unverified === void 0 && (missing0 = "unverified") || data.location === void 0 && (missing0 = "location") || data.fields === void 0 && (missing0 = "fields") || data.fingerprint === void 0 && (missing0 = "fingerprint") || data.before === void 0 && (missing0 = "before") || data.sunset === void 0 && (missing0 = "sunset")) {
        validate148.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema37.properties, key0)) {
            validate148.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.action !== void 0) {
            const _errs2 = errors;
            if ("delete" !== data.action) {
              validate148.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/const", keyword: "const", params: { allowedValue: "delete" } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.key !== void 0) {
              const _errs3 = errors;
              if (!validate53(data.key, { instancePath: instancePath + "/key", parentData: data, parentDataProperty: "key", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.step !== void 0) {
                let data2 = data.step;
                const _errs4 = errors;
                if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                  validate148.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                if (errors === _errs4) {
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 < 1 || isNaN(data2)) {
                      validate148.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs4 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.dependsOn !== void 0) {
                  let data3 = data.dependsOn;
                  const _errs6 = errors;
                  if (errors === _errs6) {
                    if (Array.isArray(data3)) {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs8 = errors;
                        if (!validate53(data3[i0], { instancePath: instancePath + "/dependsOn/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors })) {
                          vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                          errors = vErrors.length;
                        }
                        var valid1 = _errs8 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate148.errors = [{ instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs6 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.reason !== void 0) {
                    const _errs9 = errors;
                    if (!validate59(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.risk !== void 0) {
                      const _errs10 = errors;
                      if (!validate64(data.risk, { instancePath: instancePath + "/risk", parentData: data, parentDataProperty: "risk", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs10 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.unverified !== void 0) {
                        let data7 = data.unverified;
                        const _errs11 = errors;
                        if (errors === _errs11) {
                          if (Array.isArray(data7)) {
                            var valid2 = true;
                            const len1 = data7.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              const _errs13 = errors;
                              if (typeof data7[i1] !== "string") {
                                validate148.errors = [{ instancePath: instancePath + "/unverified/" + i1, schemaPath: "#/properties/unverified/items/type", keyword: "type", params: { type: "string" } }];
                                return false;
                              }
                              var valid2 = _errs13 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            validate148.errors = [{ instancePath: instancePath + "/unverified", schemaPath: "#/properties/unverified/type", keyword: "type", params: { type: "array" } }];
                            return false;
                          }
                        }
                        var valid0 = _errs11 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.location !== void 0) {
                          let data9 = data.location;
                          const _errs15 = errors;
                          const _errs16 = errors;
                          let valid3 = false;
                          let passing0 = null;
                          const _errs17 = errors;
                          if (!validate66(data9, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
                            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                            errors = vErrors.length;
                          }
                          var _valid0 = _errs17 === errors;
                          if (_valid0) {
                            valid3 = true;
                            passing0 = 0;
                          }
                          const _errs18 = errors;
                          if (data9 !== null) {
                            const err0 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf/1/type", keyword: "type", params: { type: "null" } };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          }
                          var _valid0 = _errs18 === errors;
                          if (_valid0 && valid3) {
                            valid3 = false;
                            passing0 = [passing0, 1];
                          } else {
                            if (_valid0) {
                              valid3 = true;
                              passing0 = 1;
                            }
                          }
                          if (!valid3) {
                            const err1 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                            if (vErrors === null) {
                              vErrors = [err1];
                            } else {
                              vErrors.push(err1);
                            }
                            errors++;
                            validate148.errors = vErrors;
                            return false;
                          } else {
                            errors = _errs16;
                            if (vErrors !== null) {
                              if (_errs16) {
                                vErrors.length = _errs16;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.fields !== void 0) {
                            let data10 = data.fields;
                            const _errs20 = errors;
                            if (errors === _errs20) {
                              if (Array.isArray(data10)) {
                                var valid4 = true;
                                const len2 = data10.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  const _errs22 = errors;
                                  if (!validate68(data10[i2], { instancePath: instancePath + "/fields/" + i2, parentData: data10, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid4 = _errs22 === errors;
                                  if (!valid4) {
                                    break;
                                  }
                                }
                              } else {
                                validate148.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" } }];
                                return false;
                              }
                            }
                            var valid0 = _errs20 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.fingerprint !== void 0) {
                              let data12 = data.fingerprint;
                              const _errs23 = errors;
                              if (errors === _errs23) {
                                if (typeof data12 === "string") {
                                  if (!pattern4.test(data12)) {
                                    validate148.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/pattern", keyword: "pattern", params: { pattern: "^(absent|sha256:[0-9a-f]{64})$" } }];
                                    return false;
                                  }
                                } else {
                                  validate148.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/type", keyword: "type", params: { type: "string" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs23 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.before !== void 0) {
                                const _errs25 = errors;
                                if (!validate74(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                                  errors = vErrors.length;
                                }
                                var valid0 = _errs25 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.sunset !== void 0) {
                                  const _errs26 = errors;
                                  if (typeof data.sunset !== "string") {
                                    validate148.errors = [{ instancePath: instancePath + "/sunset", schemaPath: "#/properties/sunset/type", keyword: "type", params: { type: "string" } }];
                                    return false;
                                  }
                                  var valid0 = _errs26 === errors;
                                } else {
                                  var valid0 = true;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate148.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate148.errors = vErrors;
  return errors === 0;
}
validate148.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema38 = { "type": "object", "additionalProperties": false, "required": ["key", "action", "code", "message", "remedy", "because", "location"], "properties": { "key": { "$ref": "#/$defs/webhookKey" }, "action": { "$ref": "#/$defs/action" }, "code": { "type": "string", "enum": ["downgrade", "not-ours", "ambiguous", "protected", "limit", "empty", "has-dependents", "dependency", "masked", "short-listing", "sunset-ahead", "clock-skew", "policy", "never-dark", "renamed", "unrecorded", "kept-otherwise", "misplaced", "credentials", "occupied"] }, "message": { "type": "string" }, "remedy": { "type": "string" }, "because": { "type": "array", "items": { "$ref": "#/$defs/webhookKey" } }, "location": { "oneOf": [{ "$ref": "#/$defs/location" }, { "type": "null" }] } } };
var schema39 = { "type": "string", "enum": ["create", "update", "replace", "adopt", "unadopt", "deprecate", "delete"] };
function validate165(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate165.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    validate165.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
    return false;
  }
  if (!(data === "create" || data === "update" || data === "replace" || data === "adopt" || data === "unadopt" || data === "deprecate" || data === "delete")) {
    validate165.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema39.enum } }];
    return false;
  }
  validate165.errors = vErrors;
  return errors === 0;
}
validate165.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate163(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate163.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.key === void 0 && (missing0 = "key") || data.action === void 0 && (missing0 = "action") || data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message") || data.remedy === void 0 && (missing0 = "remedy") || data.because === void 0 && (missing0 = "because") || data.location === void 0 && (missing0 = "location")) {
        validate163.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "key" || key0 === "action" || key0 === "code" || key0 === "message" || key0 === "remedy" || key0 === "because" || key0 === "location")) {
            validate163.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.key !== void 0) {
            const _errs2 = errors;
            if (!validate53(data.key, { instancePath: instancePath + "/key", parentData: data, parentDataProperty: "key", rootData, dynamicAnchors })) {
              vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
              errors = vErrors.length;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.action !== void 0) {
              const _errs3 = errors;
              if (!validate165(data.action, { instancePath: instancePath + "/action", parentData: data, parentDataProperty: "action", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate165.errors : vErrors.concat(validate165.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.code !== void 0) {
                let data2 = data.code;
                const _errs4 = errors;
                if (typeof data2 !== "string") {
                  validate163.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                if (!(data2 === "downgrade" || data2 === "not-ours" || data2 === "ambiguous" || data2 === "protected" || data2 === "limit" || data2 === "empty" || data2 === "has-dependents" || data2 === "dependency" || data2 === "masked" || data2 === "short-listing" || data2 === "sunset-ahead" || data2 === "clock-skew" || data2 === "policy" || data2 === "never-dark" || data2 === "renamed" || data2 === "unrecorded" || data2 === "kept-otherwise" || data2 === "misplaced" || data2 === "credentials" || data2 === "occupied")) {
                  validate163.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/enum", keyword: "enum", params: { allowedValues: schema38.properties.code.enum } }];
                  return false;
                }
                var valid0 = _errs4 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.message !== void 0) {
                  const _errs6 = errors;
                  if (typeof data.message !== "string") {
                    validate163.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid0 = _errs6 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.remedy !== void 0) {
                    const _errs8 = errors;
                    if (typeof data.remedy !== "string") {
                      validate163.errors = [{ instancePath: instancePath + "/remedy", schemaPath: "#/properties/remedy/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid0 = _errs8 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.because !== void 0) {
                      let data5 = data.because;
                      const _errs10 = errors;
                      if (errors === _errs10) {
                        if (Array.isArray(data5)) {
                          var valid1 = true;
                          const len0 = data5.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            const _errs12 = errors;
                            if (!validate53(data5[i0], { instancePath: instancePath + "/because/" + i0, parentData: data5, parentDataProperty: i0, rootData, dynamicAnchors })) {
                              vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                              errors = vErrors.length;
                            }
                            var valid1 = _errs12 === errors;
                            if (!valid1) {
                              break;
                            }
                          }
                        } else {
                          validate163.errors = [{ instancePath: instancePath + "/because", schemaPath: "#/properties/because/type", keyword: "type", params: { type: "array" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs10 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.location !== void 0) {
                        let data7 = data.location;
                        const _errs13 = errors;
                        const _errs14 = errors;
                        let valid2 = false;
                        let passing0 = null;
                        const _errs15 = errors;
                        if (!validate66(data7, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
                          vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
                          errors = vErrors.length;
                        }
                        var _valid0 = _errs15 === errors;
                        if (_valid0) {
                          valid2 = true;
                          passing0 = 0;
                        }
                        const _errs16 = errors;
                        if (data7 !== null) {
                          const err0 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf/1/type", keyword: "type", params: { type: "null" } };
                          if (vErrors === null) {
                            vErrors = [err0];
                          } else {
                            vErrors.push(err0);
                          }
                          errors++;
                        }
                        var _valid0 = _errs16 === errors;
                        if (_valid0 && valid2) {
                          valid2 = false;
                          passing0 = [passing0, 1];
                        } else {
                          if (_valid0) {
                            valid2 = true;
                            passing0 = 1;
                          }
                        }
                        if (!valid2) {
                          const err1 = { instancePath: instancePath + "/location", schemaPath: "#/properties/location/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
                          if (vErrors === null) {
                            vErrors = [err1];
                          } else {
                            vErrors.push(err1);
                          }
                          errors++;
                          validate163.errors = vErrors;
                          return false;
                        } else {
                          errors = _errs14;
                          if (vErrors !== null) {
                            if (_errs14) {
                              vErrors.length = _errs14;
                            } else {
                              vErrors = null;
                            }
                          }
                        }
                        var valid0 = _errs13 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate163.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate163.errors = vErrors;
  return errors === 0;
}
validate163.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate170(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate170.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.key === void 0 && (missing0 = "key") || data.notes === void 0 && (missing0 = "notes") || data.unverified === void 0 && (missing0 = "unverified")) {
        validate170.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "key" || key0 === "notes" || key0 === "unverified" || key0 === "keptOtherwise")) {
            validate170.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.key !== void 0) {
            const _errs2 = errors;
            if (!validate53(data.key, { instancePath: instancePath + "/key", parentData: data, parentDataProperty: "key", rootData, dynamicAnchors })) {
              vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
              errors = vErrors.length;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.notes !== void 0) {
              let data1 = data.notes;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (Array.isArray(data1)) {
                  var valid1 = true;
                  const len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs5 = errors;
                    if (typeof data1[i0] !== "string") {
                      validate170.errors = [{ instancePath: instancePath + "/notes/" + i0, schemaPath: "#/properties/notes/items/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid1 = _errs5 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate170.errors = [{ instancePath: instancePath + "/notes", schemaPath: "#/properties/notes/type", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.unverified !== void 0) {
                let data3 = data.unverified;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (Array.isArray(data3)) {
                    var valid2 = true;
                    const len1 = data3.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      const _errs9 = errors;
                      if (typeof data3[i1] !== "string") {
                        validate170.errors = [{ instancePath: instancePath + "/unverified/" + i1, schemaPath: "#/properties/unverified/items/type", keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                      var valid2 = _errs9 === errors;
                      if (!valid2) {
                        break;
                      }
                    }
                  } else {
                    validate170.errors = [{ instancePath: instancePath + "/unverified", schemaPath: "#/properties/unverified/type", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.keptOtherwise !== void 0) {
                  const _errs11 = errors;
                  if (true !== data.keptOtherwise) {
                    validate170.errors = [{ instancePath: instancePath + "/keptOtherwise", schemaPath: "#/properties/keptOtherwise/const", keyword: "const", params: { allowedValue: true } }];
                    return false;
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate170.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate170.errors = vErrors;
  return errors === 0;
}
validate170.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var pattern11 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
function validate175(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate175.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (!pattern11.test(data)) {
        validate175.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^sha256:[0-9a-f]{64}$" } }];
        return false;
      }
    } else {
      validate175.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate175.errors = vErrors;
  return errors === 0;
}
validate175.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.formatVersion === void 0 && (missing0 = "formatVersion") || data.toolVersion === void 0 && (missing0 = "toolVersion") || data.environment === void 0 && (missing0 = "environment") || data.tenant === void 0 && (missing0 = "tenant") || data.manifests === void 0 && (missing0 = "manifests") || data.commit === void 0 && (missing0 = "commit") || data.readAt === void 0 && (missing0 = "readAt") || data.plannedAt === void 0 && (missing0 = "plannedAt") || data.expiresAt === void 0 && (missing0 = "expiresAt") || data.options === void 0 && (missing0 = "options") || data.managed === void 0 && (missing0 = "managed") || data.changes === void 0 && (missing0 = "changes") || data.blocked === void 0 && (missing0 = "blocked") || data.unchanged === void 0 && (missing0 = "unchanged") || data.protections === void 0 && (missing0 = "protections") || data.notes === void 0 && (missing0 = "notes") || data.counts === void 0 && (missing0 = "counts") || data.changesDigest === void 0 && (missing0 = "changesDigest") || data.integrity === void 0 && (missing0 = "integrity")) {
        validate52.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema19.properties, key0)) {
            validate52.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.formatVersion !== void 0) {
            const _errs2 = errors;
            if (2 !== data.formatVersion) {
              validate52.errors = [{ instancePath: instancePath + "/formatVersion", schemaPath: "#/properties/formatVersion/const", keyword: "const", params: { allowedValue: 2 } }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.toolVersion !== void 0) {
              const _errs3 = errors;
              if (typeof data.toolVersion !== "string") {
                validate52.errors = [{ instancePath: instancePath + "/toolVersion", schemaPath: "#/properties/toolVersion/type", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.environment !== void 0) {
                const _errs5 = errors;
                if (typeof data.environment !== "string") {
                  validate52.errors = [{ instancePath: instancePath + "/environment", schemaPath: "#/properties/environment/type", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.tenant !== void 0) {
                  const _errs7 = errors;
                  if (typeof data.tenant !== "string") {
                    validate52.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.manifests !== void 0) {
                    const _errs9 = errors;
                    if (typeof data.manifests !== "string") {
                      validate52.errors = [{ instancePath: instancePath + "/manifests", schemaPath: "#/properties/manifests/type", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.commit !== void 0) {
                      let data5 = data.commit;
                      const _errs11 = errors;
                      if (typeof data5 !== "string" && data5 !== null) {
                        validate52.errors = [{ instancePath: instancePath + "/commit", schemaPath: "#/properties/commit/type", keyword: "type", params: { type: schema19.properties.commit.type } }];
                        return false;
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.readAt !== void 0) {
                        const _errs13 = errors;
                        if (typeof data.readAt !== "string") {
                          validate52.errors = [{ instancePath: instancePath + "/readAt", schemaPath: "#/properties/readAt/type", keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                        var valid0 = _errs13 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.plannedAt !== void 0) {
                          const _errs15 = errors;
                          if (typeof data.plannedAt !== "string") {
                            validate52.errors = [{ instancePath: instancePath + "/plannedAt", schemaPath: "#/properties/plannedAt/type", keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.expiresAt !== void 0) {
                            const _errs17 = errors;
                            if (typeof data.expiresAt !== "string") {
                              validate52.errors = [{ instancePath: instancePath + "/expiresAt", schemaPath: "#/properties/expiresAt/type", keyword: "type", params: { type: "string" } }];
                              return false;
                            }
                            var valid0 = _errs17 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.options !== void 0) {
                              let data9 = data.options;
                              const _errs19 = errors;
                              if (errors === _errs19) {
                                if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                                  let missing1;
                                  if (data9.targets === void 0 && (missing1 = "targets") || data9.allowDelete === void 0 && (missing1 = "allowDelete") || data9.allowDeprecate === void 0 && (missing1 = "allowDeprecate") || data9.allowDowngrade === void 0 && (missing1 = "allowDowngrade")) {
                                    validate52.errors = [{ instancePath: instancePath + "/options", schemaPath: "#/properties/options/required", keyword: "required", params: { missingProperty: missing1 } }];
                                    return false;
                                  } else {
                                    const _errs21 = errors;
                                    for (const key1 in data9) {
                                      if (!(key1 === "targets" || key1 === "allowDelete" || key1 === "allowDeprecate" || key1 === "allowDowngrade")) {
                                        validate52.errors = [{ instancePath: instancePath + "/options", schemaPath: "#/properties/options/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } }];
                                        return false;
                                        break;
                                      }
                                    }
                                    if (_errs21 === errors) {
                                      if (data9.targets !== void 0) {
                                        let data10 = data9.targets;
                                        const _errs22 = errors;
                                        if (errors === _errs22) {
                                          if (Array.isArray(data10)) {
                                            var valid2 = true;
                                            const len0 = data10.length;
                                            for (let i0 = 0; i0 < len0; i0++) {
                                              const _errs24 = errors;
                                              if (typeof data10[i0] !== "string") {
                                                validate52.errors = [{ instancePath: instancePath + "/options/targets/" + i0, schemaPath: "#/properties/options/properties/targets/items/type", keyword: "type", params: { type: "string" } }];
                                                return false;
                                              }
                                              var valid2 = _errs24 === errors;
                                              if (!valid2) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate52.errors = [{ instancePath: instancePath + "/options/targets", schemaPath: "#/properties/options/properties/targets/type", keyword: "type", params: { type: "array" } }];
                                            return false;
                                          }
                                        }
                                        var valid1 = _errs22 === errors;
                                      } else {
                                        var valid1 = true;
                                      }
                                      if (valid1) {
                                        if (data9.allowDelete !== void 0) {
                                          let data12 = data9.allowDelete;
                                          const _errs26 = errors;
                                          if (errors === _errs26) {
                                            if (Array.isArray(data12)) {
                                              var valid3 = true;
                                              const len1 = data12.length;
                                              for (let i1 = 0; i1 < len1; i1++) {
                                                const _errs28 = errors;
                                                if (!validate53(data12[i1], { instancePath: instancePath + "/options/allowDelete/" + i1, parentData: data12, parentDataProperty: i1, rootData, dynamicAnchors })) {
                                                  vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                                                  errors = vErrors.length;
                                                }
                                                var valid3 = _errs28 === errors;
                                                if (!valid3) {
                                                  break;
                                                }
                                              }
                                            } else {
                                              validate52.errors = [{ instancePath: instancePath + "/options/allowDelete", schemaPath: "#/properties/options/properties/allowDelete/type", keyword: "type", params: { type: "array" } }];
                                              return false;
                                            }
                                          }
                                          var valid1 = _errs26 === errors;
                                        } else {
                                          var valid1 = true;
                                        }
                                        if (valid1) {
                                          if (data9.allowDeprecate !== void 0) {
                                            let data14 = data9.allowDeprecate;
                                            const _errs29 = errors;
                                            if (errors === _errs29) {
                                              if (Array.isArray(data14)) {
                                                var valid4 = true;
                                                const len2 = data14.length;
                                                for (let i2 = 0; i2 < len2; i2++) {
                                                  const _errs31 = errors;
                                                  if (!validate53(data14[i2], { instancePath: instancePath + "/options/allowDeprecate/" + i2, parentData: data14, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                                    vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                                                    errors = vErrors.length;
                                                  }
                                                  var valid4 = _errs31 === errors;
                                                  if (!valid4) {
                                                    break;
                                                  }
                                                }
                                              } else {
                                                validate52.errors = [{ instancePath: instancePath + "/options/allowDeprecate", schemaPath: "#/properties/options/properties/allowDeprecate/type", keyword: "type", params: { type: "array" } }];
                                                return false;
                                              }
                                            }
                                            var valid1 = _errs29 === errors;
                                          } else {
                                            var valid1 = true;
                                          }
                                          if (valid1) {
                                            if (data9.allowDowngrade !== void 0) {
                                              let data16 = data9.allowDowngrade;
                                              const _errs32 = errors;
                                              if (errors === _errs32) {
                                                if (Array.isArray(data16)) {
                                                  var valid5 = true;
                                                  const len3 = data16.length;
                                                  for (let i3 = 0; i3 < len3; i3++) {
                                                    const _errs34 = errors;
                                                    if (typeof data16[i3] !== "string") {
                                                      validate52.errors = [{ instancePath: instancePath + "/options/allowDowngrade/" + i3, schemaPath: "#/properties/options/properties/allowDowngrade/items/type", keyword: "type", params: { type: "string" } }];
                                                      return false;
                                                    }
                                                    var valid5 = _errs34 === errors;
                                                    if (!valid5) {
                                                      break;
                                                    }
                                                  }
                                                } else {
                                                  validate52.errors = [{ instancePath: instancePath + "/options/allowDowngrade", schemaPath: "#/properties/options/properties/allowDowngrade/type", keyword: "type", params: { type: "array" } }];
                                                  return false;
                                                }
                                              }
                                              var valid1 = _errs32 === errors;
                                            } else {
                                              var valid1 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                } else {
                                  validate52.errors = [{ instancePath: instancePath + "/options", schemaPath: "#/properties/options/type", keyword: "type", params: { type: "object" } }];
                                  return false;
                                }
                              }
                              var valid0 = _errs19 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.managed !== void 0) {
                                let data18 = data.managed;
                                const _errs36 = errors;
                                if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
                                  validate52.errors = [{ instancePath: instancePath + "/managed", schemaPath: "#/properties/managed/type", keyword: "type", params: { type: "integer" } }];
                                  return false;
                                }
                                if (errors === _errs36) {
                                  if (typeof data18 == "number" && isFinite(data18)) {
                                    if (data18 < 0 || isNaN(data18)) {
                                      validate52.errors = [{ instancePath: instancePath + "/managed", schemaPath: "#/properties/managed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                      return false;
                                    }
                                  }
                                }
                                var valid0 = _errs36 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.changes !== void 0) {
                                  let data19 = data.changes;
                                  const _errs38 = errors;
                                  if (errors === _errs38) {
                                    if (Array.isArray(data19)) {
                                      var valid6 = true;
                                      const len4 = data19.length;
                                      for (let i4 = 0; i4 < len4; i4++) {
                                        let data20 = data19[i4];
                                        const _errs40 = errors;
                                        if (errors === _errs40) {
                                          if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
                                            let missing2;
                                            if (data20.action === void 0 && (missing2 = "action")) {
                                              validate52.errors = [{ instancePath: instancePath + "/changes/" + i4, schemaPath: "#/properties/changes/items/required", keyword: "required", params: { missingProperty: missing2 } }];
                                              return false;
                                            } else {
                                              if (data20.action !== void 0) {
                                                let data21 = data20.action;
                                                const _errs43 = errors;
                                                if (typeof data21 !== "string") {
                                                  validate52.errors = [{ instancePath: instancePath + "/changes/" + i4 + "/action", schemaPath: "#/properties/changes/items/properties/action/type", keyword: "type", params: { type: "string" } }];
                                                  return false;
                                                }
                                                if (!(data21 === "create" || data21 === "update" || data21 === "replace" || data21 === "adopt" || data21 === "unadopt" || data21 === "deprecate" || data21 === "delete")) {
                                                  validate52.errors = [{ instancePath: instancePath + "/changes/" + i4 + "/action", schemaPath: "#/properties/changes/items/properties/action/enum", keyword: "enum", params: { allowedValues: schema19.properties.changes.items.properties.action.enum } }];
                                                  return false;
                                                }
                                                var valid7 = _errs43 === errors;
                                              } else {
                                                var valid7 = true;
                                              }
                                              if (valid7) {
                                                const tag0 = data20.action;
                                                if (typeof tag0 == "string") {
                                                  if (tag0 === "create") {
                                                    if (!validate56(data20, { instancePath: instancePath + "/changes/" + i4, parentData: data19, parentDataProperty: i4, rootData, dynamicAnchors })) {
                                                      vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
                                                      errors = vErrors.length;
                                                    }
                                                    var props0 = true;
                                                  } else if (tag0 === "update") {
                                                    if (!validate89(data20, { instancePath: instancePath + "/changes/" + i4, parentData: data19, parentDataProperty: i4, rootData, dynamicAnchors })) {
                                                      vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
                                                      errors = vErrors.length;
                                                    }
                                                    if (props0 !== true) {
                                                      props0 = true;
                                                    }
                                                  } else if (tag0 === "replace") {
                                                    if (!validate100(data20, { instancePath: instancePath + "/changes/" + i4, parentData: data19, parentDataProperty: i4, rootData, dynamicAnchors })) {
                                                      vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
                                                      errors = vErrors.length;
                                                    }
                                                    if (props0 !== true) {
                                                      props0 = true;
                                                    }
                                                  } else if (tag0 === "adopt") {
                                                    if (!validate115(data20, { instancePath: instancePath + "/changes/" + i4, parentData: data19, parentDataProperty: i4, rootData, dynamicAnchors })) {
                                                      vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
                                                      errors = vErrors.length;
                                                    }
                                                    if (props0 !== true) {
                                                      props0 = true;
                                                    }
                                                  } else if (tag0 === "unadopt") {
                                                    if (!validate126(data20, { instancePath: instancePath + "/changes/" + i4, parentData: data19, parentDataProperty: i4, rootData, dynamicAnchors })) {
                                                      vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors);
                                                      errors = vErrors.length;
                                                    }
                                                    if (props0 !== true) {
                                                      props0 = true;
                                                    }
                                                  } else if (tag0 === "deprecate") {
                                                    if (!validate137(data20, { instancePath: instancePath + "/changes/" + i4, parentData: data19, parentDataProperty: i4, rootData, dynamicAnchors })) {
                                                      vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors);
                                                      errors = vErrors.length;
                                                    }
                                                    if (props0 !== true) {
                                                      props0 = true;
                                                    }
                                                  } else if (tag0 === "delete") {
                                                    if (!validate148(data20, { instancePath: instancePath + "/changes/" + i4, parentData: data19, parentDataProperty: i4, rootData, dynamicAnchors })) {
                                                      vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
                                                      errors = vErrors.length;
                                                    }
                                                    if (props0 !== true) {
                                                      props0 = true;
                                                    }
                                                  } else {
                                                    validate52.errors = [{ instancePath: instancePath + "/changes/" + i4, schemaPath: "#/properties/changes/items/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "action", tagValue: tag0 } }];
                                                    return false;
                                                  }
                                                } else {
                                                  validate52.errors = [{ instancePath: instancePath + "/changes/" + i4, schemaPath: "#/properties/changes/items/discriminator", keyword: "discriminator", params: { error: "tag", tag: "action", tagValue: tag0 } }];
                                                  return false;
                                                }
                                              }
                                            }
                                          } else {
                                            validate52.errors = [{ instancePath: instancePath + "/changes/" + i4, schemaPath: "#/properties/changes/items/type", keyword: "type", params: { type: "object" } }];
                                            return false;
                                          }
                                        }
                                        var valid6 = _errs40 === errors;
                                        if (!valid6) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate52.errors = [{ instancePath: instancePath + "/changes", schemaPath: "#/properties/changes/type", keyword: "type", params: { type: "array" } }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs38 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.blocked !== void 0) {
                                    let data22 = data.blocked;
                                    const _errs52 = errors;
                                    if (errors === _errs52) {
                                      if (Array.isArray(data22)) {
                                        var valid16 = true;
                                        const len5 = data22.length;
                                        for (let i5 = 0; i5 < len5; i5++) {
                                          const _errs54 = errors;
                                          if (!validate163(data22[i5], { instancePath: instancePath + "/blocked/" + i5, parentData: data22, parentDataProperty: i5, rootData, dynamicAnchors })) {
                                            vErrors = vErrors === null ? validate163.errors : vErrors.concat(validate163.errors);
                                            errors = vErrors.length;
                                          }
                                          var valid16 = _errs54 === errors;
                                          if (!valid16) {
                                            break;
                                          }
                                        }
                                      } else {
                                        validate52.errors = [{ instancePath: instancePath + "/blocked", schemaPath: "#/properties/blocked/type", keyword: "type", params: { type: "array" } }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs52 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.unchanged !== void 0) {
                                      let data24 = data.unchanged;
                                      const _errs55 = errors;
                                      if (errors === _errs55) {
                                        if (Array.isArray(data24)) {
                                          var valid17 = true;
                                          const len6 = data24.length;
                                          for (let i6 = 0; i6 < len6; i6++) {
                                            const _errs57 = errors;
                                            if (!validate170(data24[i6], { instancePath: instancePath + "/unchanged/" + i6, parentData: data24, parentDataProperty: i6, rootData, dynamicAnchors })) {
                                              vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
                                              errors = vErrors.length;
                                            }
                                            var valid17 = _errs57 === errors;
                                            if (!valid17) {
                                              break;
                                            }
                                          }
                                        } else {
                                          validate52.errors = [{ instancePath: instancePath + "/unchanged", schemaPath: "#/properties/unchanged/type", keyword: "type", params: { type: "array" } }];
                                          return false;
                                        }
                                      }
                                      var valid0 = _errs55 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.protections !== void 0) {
                                        let data26 = data.protections;
                                        const _errs58 = errors;
                                        if (errors === _errs58) {
                                          if (Array.isArray(data26)) {
                                            var valid18 = true;
                                            const len7 = data26.length;
                                            for (let i7 = 0; i7 < len7; i7++) {
                                              let data27 = data26[i7];
                                              const _errs60 = errors;
                                              if (errors === _errs60) {
                                                if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
                                                  let missing3;
                                                  if (data27.key === void 0 && (missing3 = "key") || data27.protect === void 0 && (missing3 = "protect")) {
                                                    validate52.errors = [{ instancePath: instancePath + "/protections/" + i7, schemaPath: "#/properties/protections/items/required", keyword: "required", params: { missingProperty: missing3 } }];
                                                    return false;
                                                  } else {
                                                    const _errs62 = errors;
                                                    for (const key2 in data27) {
                                                      if (!(key2 === "key" || key2 === "protect")) {
                                                        validate52.errors = [{ instancePath: instancePath + "/protections/" + i7, schemaPath: "#/properties/protections/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } }];
                                                        return false;
                                                        break;
                                                      }
                                                    }
                                                    if (_errs62 === errors) {
                                                      if (data27.key !== void 0) {
                                                        const _errs63 = errors;
                                                        if (!validate53(data27.key, { instancePath: instancePath + "/protections/" + i7 + "/key", parentData: data27, parentDataProperty: "key", rootData, dynamicAnchors })) {
                                                          vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                                                          errors = vErrors.length;
                                                        }
                                                        var valid19 = _errs63 === errors;
                                                      } else {
                                                        var valid19 = true;
                                                      }
                                                      if (valid19) {
                                                        if (data27.protect !== void 0) {
                                                          const _errs64 = errors;
                                                          if (typeof data27.protect !== "boolean") {
                                                            validate52.errors = [{ instancePath: instancePath + "/protections/" + i7 + "/protect", schemaPath: "#/properties/protections/items/properties/protect/type", keyword: "type", params: { type: "boolean" } }];
                                                            return false;
                                                          }
                                                          var valid19 = _errs64 === errors;
                                                        } else {
                                                          var valid19 = true;
                                                        }
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate52.errors = [{ instancePath: instancePath + "/protections/" + i7, schemaPath: "#/properties/protections/items/type", keyword: "type", params: { type: "object" } }];
                                                  return false;
                                                }
                                              }
                                              var valid18 = _errs60 === errors;
                                              if (!valid18) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate52.errors = [{ instancePath: instancePath + "/protections", schemaPath: "#/properties/protections/type", keyword: "type", params: { type: "array" } }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs58 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.sunsets !== void 0) {
                                          let data30 = data.sunsets;
                                          const _errs66 = errors;
                                          if (errors === _errs66) {
                                            if (Array.isArray(data30)) {
                                              var valid20 = true;
                                              const len8 = data30.length;
                                              for (let i8 = 0; i8 < len8; i8++) {
                                                let data31 = data30[i8];
                                                const _errs68 = errors;
                                                if (errors === _errs68) {
                                                  if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
                                                    let missing4;
                                                    if (data31.key === void 0 && (missing4 = "key") || data31.sunset === void 0 && (missing4 = "sunset")) {
                                                      validate52.errors = [{ instancePath: instancePath + "/sunsets/" + i8, schemaPath: "#/properties/sunsets/items/required", keyword: "required", params: { missingProperty: missing4 } }];
                                                      return false;
                                                    } else {
                                                      const _errs70 = errors;
                                                      for (const key3 in data31) {
                                                        if (!(key3 === "key" || key3 === "sunset")) {
                                                          validate52.errors = [{ instancePath: instancePath + "/sunsets/" + i8, schemaPath: "#/properties/sunsets/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } }];
                                                          return false;
                                                          break;
                                                        }
                                                      }
                                                      if (_errs70 === errors) {
                                                        if (data31.key !== void 0) {
                                                          const _errs71 = errors;
                                                          if (!validate53(data31.key, { instancePath: instancePath + "/sunsets/" + i8 + "/key", parentData: data31, parentDataProperty: "key", rootData, dynamicAnchors })) {
                                                            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                                                            errors = vErrors.length;
                                                          }
                                                          var valid21 = _errs71 === errors;
                                                        } else {
                                                          var valid21 = true;
                                                        }
                                                        if (valid21) {
                                                          if (data31.sunset !== void 0) {
                                                            let data33 = data31.sunset;
                                                            const _errs72 = errors;
                                                            if (typeof data33 !== "string" && data33 !== null) {
                                                              validate52.errors = [{ instancePath: instancePath + "/sunsets/" + i8 + "/sunset", schemaPath: "#/properties/sunsets/items/properties/sunset/type", keyword: "type", params: { type: schema19.properties.sunsets.items.properties.sunset.type } }];
                                                              return false;
                                                            }
                                                            var valid21 = _errs72 === errors;
                                                          } else {
                                                            var valid21 = true;
                                                          }
                                                        }
                                                      }
                                                    }
                                                  } else {
                                                    validate52.errors = [{ instancePath: instancePath + "/sunsets/" + i8, schemaPath: "#/properties/sunsets/items/type", keyword: "type", params: { type: "object" } }];
                                                    return false;
                                                  }
                                                }
                                                var valid20 = _errs68 === errors;
                                                if (!valid20) {
                                                  break;
                                                }
                                              }
                                            } else {
                                              validate52.errors = [{ instancePath: instancePath + "/sunsets", schemaPath: "#/properties/sunsets/type", keyword: "type", params: { type: "array" } }];
                                              return false;
                                            }
                                          }
                                          var valid0 = _errs66 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.notes !== void 0) {
                                            let data34 = data.notes;
                                            const _errs74 = errors;
                                            if (errors === _errs74) {
                                              if (Array.isArray(data34)) {
                                                var valid22 = true;
                                                const len9 = data34.length;
                                                for (let i9 = 0; i9 < len9; i9++) {
                                                  const _errs76 = errors;
                                                  if (typeof data34[i9] !== "string") {
                                                    validate52.errors = [{ instancePath: instancePath + "/notes/" + i9, schemaPath: "#/properties/notes/items/type", keyword: "type", params: { type: "string" } }];
                                                    return false;
                                                  }
                                                  var valid22 = _errs76 === errors;
                                                  if (!valid22) {
                                                    break;
                                                  }
                                                }
                                              } else {
                                                validate52.errors = [{ instancePath: instancePath + "/notes", schemaPath: "#/properties/notes/type", keyword: "type", params: { type: "array" } }];
                                                return false;
                                              }
                                            }
                                            var valid0 = _errs74 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.counts !== void 0) {
                                              let data36 = data.counts;
                                              const _errs78 = errors;
                                              if (errors === _errs78) {
                                                if (data36 && typeof data36 == "object" && !Array.isArray(data36)) {
                                                  let missing5;
                                                  if (data36.create === void 0 && (missing5 = "create") || data36.update === void 0 && (missing5 = "update") || data36.replace === void 0 && (missing5 = "replace") || data36.adopt === void 0 && (missing5 = "adopt") || data36.unadopt === void 0 && (missing5 = "unadopt") || data36.deprecate === void 0 && (missing5 = "deprecate") || data36.delete === void 0 && (missing5 = "delete") || data36.unchanged === void 0 && (missing5 = "unchanged") || data36.blocked === void 0 && (missing5 = "blocked") || data36.unmanaged === void 0 && (missing5 = "unmanaged")) {
                                                    validate52.errors = [{ instancePath: instancePath + "/counts", schemaPath: "#/properties/counts/required", keyword: "required", params: { missingProperty: missing5 } }];
                                                    return false;
                                                  } else {
                                                    const _errs80 = errors;
                                                    for (const key4 in data36) {
                                                      if (!func1.call(schema19.properties.counts.properties, key4)) {
                                                        validate52.errors = [{ instancePath: instancePath + "/counts", schemaPath: "#/properties/counts/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } }];
                                                        return false;
                                                        break;
                                                      }
                                                    }
                                                    if (_errs80 === errors) {
                                                      if (data36.create !== void 0) {
                                                        let data37 = data36.create;
                                                        const _errs81 = errors;
                                                        if (!(typeof data37 == "number" && (!(data37 % 1) && !isNaN(data37)) && isFinite(data37))) {
                                                          validate52.errors = [{ instancePath: instancePath + "/counts/create", schemaPath: "#/properties/counts/properties/create/type", keyword: "type", params: { type: "integer" } }];
                                                          return false;
                                                        }
                                                        if (errors === _errs81) {
                                                          if (typeof data37 == "number" && isFinite(data37)) {
                                                            if (data37 < 0 || isNaN(data37)) {
                                                              validate52.errors = [{ instancePath: instancePath + "/counts/create", schemaPath: "#/properties/counts/properties/create/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                              return false;
                                                            }
                                                          }
                                                        }
                                                        var valid23 = _errs81 === errors;
                                                      } else {
                                                        var valid23 = true;
                                                      }
                                                      if (valid23) {
                                                        if (data36.update !== void 0) {
                                                          let data38 = data36.update;
                                                          const _errs83 = errors;
                                                          if (!(typeof data38 == "number" && (!(data38 % 1) && !isNaN(data38)) && isFinite(data38))) {
                                                            validate52.errors = [{ instancePath: instancePath + "/counts/update", schemaPath: "#/properties/counts/properties/update/type", keyword: "type", params: { type: "integer" } }];
                                                            return false;
                                                          }
                                                          if (errors === _errs83) {
                                                            if (typeof data38 == "number" && isFinite(data38)) {
                                                              if (data38 < 0 || isNaN(data38)) {
                                                                validate52.errors = [{ instancePath: instancePath + "/counts/update", schemaPath: "#/properties/counts/properties/update/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                return false;
                                                              }
                                                            }
                                                          }
                                                          var valid23 = _errs83 === errors;
                                                        } else {
                                                          var valid23 = true;
                                                        }
                                                        if (valid23) {
                                                          if (data36.replace !== void 0) {
                                                            let data39 = data36.replace;
                                                            const _errs85 = errors;
                                                            if (!(typeof data39 == "number" && (!(data39 % 1) && !isNaN(data39)) && isFinite(data39))) {
                                                              validate52.errors = [{ instancePath: instancePath + "/counts/replace", schemaPath: "#/properties/counts/properties/replace/type", keyword: "type", params: { type: "integer" } }];
                                                              return false;
                                                            }
                                                            if (errors === _errs85) {
                                                              if (typeof data39 == "number" && isFinite(data39)) {
                                                                if (data39 < 0 || isNaN(data39)) {
                                                                  validate52.errors = [{ instancePath: instancePath + "/counts/replace", schemaPath: "#/properties/counts/properties/replace/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                  return false;
                                                                }
                                                              }
                                                            }
                                                            var valid23 = _errs85 === errors;
                                                          } else {
                                                            var valid23 = true;
                                                          }
                                                          if (valid23) {
                                                            if (data36.adopt !== void 0) {
                                                              let data40 = data36.adopt;
                                                              const _errs87 = errors;
                                                              if (!(typeof data40 == "number" && (!(data40 % 1) && !isNaN(data40)) && isFinite(data40))) {
                                                                validate52.errors = [{ instancePath: instancePath + "/counts/adopt", schemaPath: "#/properties/counts/properties/adopt/type", keyword: "type", params: { type: "integer" } }];
                                                                return false;
                                                              }
                                                              if (errors === _errs87) {
                                                                if (typeof data40 == "number" && isFinite(data40)) {
                                                                  if (data40 < 0 || isNaN(data40)) {
                                                                    validate52.errors = [{ instancePath: instancePath + "/counts/adopt", schemaPath: "#/properties/counts/properties/adopt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                    return false;
                                                                  }
                                                                }
                                                              }
                                                              var valid23 = _errs87 === errors;
                                                            } else {
                                                              var valid23 = true;
                                                            }
                                                            if (valid23) {
                                                              if (data36.unadopt !== void 0) {
                                                                let data41 = data36.unadopt;
                                                                const _errs89 = errors;
                                                                if (!(typeof data41 == "number" && (!(data41 % 1) && !isNaN(data41)) && isFinite(data41))) {
                                                                  validate52.errors = [{ instancePath: instancePath + "/counts/unadopt", schemaPath: "#/properties/counts/properties/unadopt/type", keyword: "type", params: { type: "integer" } }];
                                                                  return false;
                                                                }
                                                                if (errors === _errs89) {
                                                                  if (typeof data41 == "number" && isFinite(data41)) {
                                                                    if (data41 < 0 || isNaN(data41)) {
                                                                      validate52.errors = [{ instancePath: instancePath + "/counts/unadopt", schemaPath: "#/properties/counts/properties/unadopt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                      return false;
                                                                    }
                                                                  }
                                                                }
                                                                var valid23 = _errs89 === errors;
                                                              } else {
                                                                var valid23 = true;
                                                              }
                                                              if (valid23) {
                                                                if (data36.deprecate !== void 0) {
                                                                  let data42 = data36.deprecate;
                                                                  const _errs91 = errors;
                                                                  if (!(typeof data42 == "number" && (!(data42 % 1) && !isNaN(data42)) && isFinite(data42))) {
                                                                    validate52.errors = [{ instancePath: instancePath + "/counts/deprecate", schemaPath: "#/properties/counts/properties/deprecate/type", keyword: "type", params: { type: "integer" } }];
                                                                    return false;
                                                                  }
                                                                  if (errors === _errs91) {
                                                                    if (typeof data42 == "number" && isFinite(data42)) {
                                                                      if (data42 < 0 || isNaN(data42)) {
                                                                        validate52.errors = [{ instancePath: instancePath + "/counts/deprecate", schemaPath: "#/properties/counts/properties/deprecate/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                        return false;
                                                                      }
                                                                    }
                                                                  }
                                                                  var valid23 = _errs91 === errors;
                                                                } else {
                                                                  var valid23 = true;
                                                                }
                                                                if (valid23) {
                                                                  if (data36.delete !== void 0) {
                                                                    let data43 = data36.delete;
                                                                    const _errs93 = errors;
                                                                    if (!(typeof data43 == "number" && (!(data43 % 1) && !isNaN(data43)) && isFinite(data43))) {
                                                                      validate52.errors = [{ instancePath: instancePath + "/counts/delete", schemaPath: "#/properties/counts/properties/delete/type", keyword: "type", params: { type: "integer" } }];
                                                                      return false;
                                                                    }
                                                                    if (errors === _errs93) {
                                                                      if (typeof data43 == "number" && isFinite(data43)) {
                                                                        if (data43 < 0 || isNaN(data43)) {
                                                                          validate52.errors = [{ instancePath: instancePath + "/counts/delete", schemaPath: "#/properties/counts/properties/delete/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                          return false;
                                                                        }
                                                                      }
                                                                    }
                                                                    var valid23 = _errs93 === errors;
                                                                  } else {
                                                                    var valid23 = true;
                                                                  }
                                                                  if (valid23) {
                                                                    if (data36.unchanged !== void 0) {
                                                                      let data44 = data36.unchanged;
                                                                      const _errs95 = errors;
                                                                      if (!(typeof data44 == "number" && (!(data44 % 1) && !isNaN(data44)) && isFinite(data44))) {
                                                                        validate52.errors = [{ instancePath: instancePath + "/counts/unchanged", schemaPath: "#/properties/counts/properties/unchanged/type", keyword: "type", params: { type: "integer" } }];
                                                                        return false;
                                                                      }
                                                                      if (errors === _errs95) {
                                                                        if (typeof data44 == "number" && isFinite(data44)) {
                                                                          if (data44 < 0 || isNaN(data44)) {
                                                                            validate52.errors = [{ instancePath: instancePath + "/counts/unchanged", schemaPath: "#/properties/counts/properties/unchanged/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                            return false;
                                                                          }
                                                                        }
                                                                      }
                                                                      var valid23 = _errs95 === errors;
                                                                    } else {
                                                                      var valid23 = true;
                                                                    }
                                                                    if (valid23) {
                                                                      if (data36.blocked !== void 0) {
                                                                        let data45 = data36.blocked;
                                                                        const _errs97 = errors;
                                                                        if (!(typeof data45 == "number" && (!(data45 % 1) && !isNaN(data45)) && isFinite(data45))) {
                                                                          validate52.errors = [{ instancePath: instancePath + "/counts/blocked", schemaPath: "#/properties/counts/properties/blocked/type", keyword: "type", params: { type: "integer" } }];
                                                                          return false;
                                                                        }
                                                                        if (errors === _errs97) {
                                                                          if (typeof data45 == "number" && isFinite(data45)) {
                                                                            if (data45 < 0 || isNaN(data45)) {
                                                                              validate52.errors = [{ instancePath: instancePath + "/counts/blocked", schemaPath: "#/properties/counts/properties/blocked/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                              return false;
                                                                            }
                                                                          }
                                                                        }
                                                                        var valid23 = _errs97 === errors;
                                                                      } else {
                                                                        var valid23 = true;
                                                                      }
                                                                      if (valid23) {
                                                                        if (data36.unmanaged !== void 0) {
                                                                          let data46 = data36.unmanaged;
                                                                          const _errs99 = errors;
                                                                          if (!(typeof data46 == "number" && (!(data46 % 1) && !isNaN(data46)) && isFinite(data46))) {
                                                                            validate52.errors = [{ instancePath: instancePath + "/counts/unmanaged", schemaPath: "#/properties/counts/properties/unmanaged/type", keyword: "type", params: { type: "integer" } }];
                                                                            return false;
                                                                          }
                                                                          if (errors === _errs99) {
                                                                            if (typeof data46 == "number" && isFinite(data46)) {
                                                                              if (data46 < 0 || isNaN(data46)) {
                                                                                validate52.errors = [{ instancePath: instancePath + "/counts/unmanaged", schemaPath: "#/properties/counts/properties/unmanaged/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }];
                                                                                return false;
                                                                              }
                                                                            }
                                                                          }
                                                                          var valid23 = _errs99 === errors;
                                                                        } else {
                                                                          var valid23 = true;
                                                                        }
                                                                        if (valid23) {
                                                                          if (data36.leftOut !== void 0) {
                                                                            let data47 = data36.leftOut;
                                                                            const _errs101 = errors;
                                                                            if (!(typeof data47 == "number" && (!(data47 % 1) && !isNaN(data47)) && isFinite(data47))) {
                                                                              validate52.errors = [{ instancePath: instancePath + "/counts/leftOut", schemaPath: "#/properties/counts/properties/leftOut/type", keyword: "type", params: { type: "integer" } }];
                                                                              return false;
                                                                            }
                                                                            if (errors === _errs101) {
                                                                              if (typeof data47 == "number" && isFinite(data47)) {
                                                                                if (data47 < 1 || isNaN(data47)) {
                                                                                  validate52.errors = [{ instancePath: instancePath + "/counts/leftOut", schemaPath: "#/properties/counts/properties/leftOut/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }];
                                                                                  return false;
                                                                                }
                                                                              }
                                                                            }
                                                                            var valid23 = _errs101 === errors;
                                                                          } else {
                                                                            var valid23 = true;
                                                                          }
                                                                        }
                                                                      }
                                                                    }
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate52.errors = [{ instancePath: instancePath + "/counts", schemaPath: "#/properties/counts/type", keyword: "type", params: { type: "object" } }];
                                                  return false;
                                                }
                                              }
                                              var valid0 = _errs78 === errors;
                                            } else {
                                              var valid0 = true;
                                            }
                                            if (valid0) {
                                              if (data.changesDigest !== void 0) {
                                                const _errs103 = errors;
                                                if (!validate175(data.changesDigest, { instancePath: instancePath + "/changesDigest", parentData: data, parentDataProperty: "changesDigest", rootData, dynamicAnchors })) {
                                                  vErrors = vErrors === null ? validate175.errors : vErrors.concat(validate175.errors);
                                                  errors = vErrors.length;
                                                }
                                                var valid0 = _errs103 === errors;
                                              } else {
                                                var valid0 = true;
                                              }
                                              if (valid0) {
                                                if (data.integrity !== void 0) {
                                                  const _errs104 = errors;
                                                  if (!validate175(data.integrity, { instancePath: instancePath + "/integrity", parentData: data, parentDataProperty: "integrity", rootData, dynamicAnchors })) {
                                                    vErrors = vErrors === null ? validate175.errors : vErrors.concat(validate175.errors);
                                                    errors = vErrors.length;
                                                  }
                                                  var valid0 = _errs104 === errors;
                                                } else {
                                                  var valid0 = true;
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate52.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate52.errors = vErrors;
  return errors === 0;
}
validate52.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  isPlanDocument
};
