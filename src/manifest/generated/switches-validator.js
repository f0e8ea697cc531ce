// Generated from schemas/ by "npm run generate". Edit the schemas, not this file.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validateSwitches = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "sandbox-switches.schema.json", "type": "object", "additionalProperties": false, "properties": { "etag": { "type": "boolean", "default": true }, "labels": { "type": "boolean", "default": false }, "idempotency": { "oneOf": [{ "type": "string", "enum": ["honoured", "ignored"] }, { "type": "object", "additionalProperties": false, "required": ["expiresAfterMs"], "properties": { "expiresAfterMs": { "$ref": "#/$defs/milliseconds" } } }], "default": "honoured" }, "echoKeys": { "type": "boolean", "default": true }, "envelope": { "type": "string", "enum": ["array", "items", "data", "integrations", "embedded"], "default": "items" }, "paging": { "type": "string", "enum": ["cursor", "link", "skip-total", "none", "ignored"], "default": "cursor" }, "maskHeaders": { "type": "string", "enum": ["none", "masked", "absent"], "default": "none" }, "ownForm": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["url-encoding", "url-slash", "url-query", "method", "charset", "header-space", "header-case"] }, "default": [] }, "addedHeaders": { "type": "object", "propertyNames": { "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, "additionalProperties": { "type": "string", "maxLength": 1e3 }, "default": {} }, "ignoreUpdates": { "type": "boolean", "default": false }, "keepInactive": { "type": "boolean", "default": false }, "listLagMs": { "$ref": "#/$defs/milliseconds", "default": 0 }, "uniqueNames": { "type": "boolean", "default": true }, "refuseDeprecated": { "type": "boolean", "default": false }, "partialUpdate": { "type": "boolean", "default": false }, "tokenLifetimeSeconds": { "type": "integer", "minimum": 1, "maximum": 86400, "default": 3600 }, "echoBodies": { "type": "boolean", "default": true }, "cognigy": { "type": "object", "additionalProperties": false, "properties": { "prefix": { "type": "string", "enum": ["new-only", "both"], "default": "new-only" }, "acceptDefault": { "type": "string", "enum": ["hal", "json"], "default": "hal" }, "getBody": { "enum": [403, "ignore"], "default": 403 }, "updateAnswer": { "type": "integer", "enum": [204, 200], "default": 204 }, "deleteAnswer": { "type": "integer", "enum": [204, 200], "default": 204 }, "host": { "type": "string", "enum": ["api", "ui"], "default": "api" }, "rateLimit": { "oneOf": [{ "type": "null" }, { "type": "object", "additionalProperties": false, "required": ["requests", "windowSeconds", "retryAfter"], "properties": { "requests": { "type": "integer", "minimum": 1 }, "windowSeconds": { "type": "integer", "minimum": 1, "maximum": 86400 }, "retryAfter": { "type": "string", "enum": ["seconds", "date", "absent"] } } }], "default": null }, "tokenLifetimeSeconds": { "type": "integer", "minimum": 1, "maximum": 86400, "default": 900 }, "rights": { "type": "string", "enum": ["endpoint_admin", "basic", "none"], "default": "endpoint_admin" }, "unseenProject": { "type": "integer", "enum": [404, 403], "default": 404 }, "cursorNames": { "type": "string", "enum": ["nextCursor", "next"], "default": "nextCursor" }, "limitOver100": { "type": "string", "enum": ["refuse", "cut"], "default": "refuse" }, "channelFilter": { "type": "string", "enum": ["works", "ignored", "refused"], "default": "works" }, "filter": { "type": "string", "enum": ["substring", "exact"], "default": "substring" }, "listLagMs": { "$ref": "#/$defs/milliseconds", "default": 0 }, "settingsPatch": { "type": "string", "enum": ["replace", "merge"], "default": "replace" }, "password": { "type": "string", "enum": ["plain", "masked", "absent"], "default": "plain" }, "foreignId": { "type": "string", "enum": ["kept", "dropped", "refused"], "default": "kept" }, "names": { "type": "string", "enum": ["free", "unique"], "default": "free" }, "urlToken": { "type": "string", "enum": ["ignored", "honoured", "refused"], "default": "ignored" }, "lastChangedOn": { "type": "string", "enum": ["every", "own-writes"], "default": "every" }, "era": { "type": "string", "enum": ["4.85", "2026"], "default": "4.85" }, "projects": { "type": "array", "minItems": 1, "maxItems": 100, "items": { "type": "object", "additionalProperties": false, "required": ["name", "flows", "locales", "snapshots"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 200 }, "flows": { "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 200 } }, "locales": { "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 200 }, "minItems": 1, "maxItems": 10 }, "snapshots": { "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 200 }, "maxItems": 10 } } } }, "life": { "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/timedHappening" }, "default": [] } } }, "latencyMs": { "type": "object", "additionalProperties": false, "required": ["api", "receivers"], "properties": { "api": { "$ref": "#/$defs/milliseconds" }, "receivers": { "$ref": "#/$defs/milliseconds" } }, "default": { "api": 0, "receivers": 0 } }, "faults": { "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/fault" }, "default": [] } }, "$defs": { "milliseconds": { "type": "integer", "minimum": 0, "maximum": 36e5 }, "fault": { "oneOf": [{ "$ref": "#/$defs/statusFault" }, { "$ref": "#/$defs/resetFault" }, { "$ref": "#/$defs/hangFault" }, { "$ref": "#/$defs/cutFault" }, { "$ref": "#/$defs/htmlFault" }, { "$ref": "#/$defs/wrongTypesFault" }, { "$ref": "#/$defs/unknownEnumFault" }, { "$ref": "#/$defs/cursorLoopFault" }, { "$ref": "#/$defs/listShiftFault" }, { "$ref": "#/$defs/dripFault" }, { "$ref": "#/$defs/bombFault" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["status", "reset", "hang", "cut", "html", "wrong-types", "unknown-enum", "cursor-loop", "list-shift", "drip", "bomb"] } }, "discriminator": { "propertyName": "kind" } }, "call": { "type": "string", "enum": ["any", "token", "list", "get", "create", "replace", "patch", "delete", "batch", "lookup"] }, "at": { "oneOf": [{ "type": "integer", "minimum": 1 }, { "type": "string", "enum": ["all"] }, { "type": "object", "additionalProperties": false, "required": ["from"], "properties": { "from": { "type": "integer", "minimum": 1 } } }] }, "name": { "type": "string", "minLength": 1 }, "commits": { "type": "boolean" }, "retryAfter": { "oneOf": [{ "$ref": "#/$defs/retryAfterSeconds" }, { "$ref": "#/$defs/retryAfterDate" }, { "$ref": "#/$defs/retryAfterText" }, { "$ref": "#/$defs/retryAfterAbsent" }], "type": "object", "required": ["form"], "properties": { "form": { "type": "string", "enum": ["seconds", "date", "text", "absent"] } }, "discriminator": { "propertyName": "form" } }, "retryAfterSeconds": { "type": "object", "additionalProperties": false, "required": ["form", "seconds"], "properties": { "form": { "const": "seconds" }, "seconds": { "type": "integer" } } }, "retryAfterDate": { "type": "object", "additionalProperties": false, "required": ["form", "seconds"], "properties": { "form": { "const": "date" }, "seconds": { "type": "integer" } } }, "retryAfterText": { "type": "object", "additionalProperties": false, "required": ["form", "text"], "properties": { "form": { "const": "text" }, "text": { "type": "string", "pattern": "^[ -~]{0,200}$" } } }, "retryAfterAbsent": { "type": "object", "additionalProperties": false, "required": ["form"], "properties": { "form": { "const": "absent" } } }, "statusFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "status", "commits"], "properties": { "kind": { "const": "status" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "status": { "type": "integer", "minimum": 200, "maximum": 599 }, "commits": { "$ref": "#/$defs/commits" }, "retryAfter": { "$ref": "#/$defs/retryAfter" }, "page": { "type": "boolean", "default": false } } }, "resetFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "commits"], "properties": { "kind": { "const": "reset" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "commits": { "$ref": "#/$defs/commits" } } }, "hangFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "commits"], "properties": { "kind": { "const": "hang" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "commits": { "$ref": "#/$defs/commits" } } }, "cutFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "framing"], "properties": { "kind": { "const": "cut" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "framing": { "type": "string", "enum": ["length", "chunked", "close"] } } }, "htmlFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "html" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } }, "wrongTypesFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "wrong-types" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } }, "unknownEnumFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "unknown-enum" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } }, "cursorLoopFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "cursor-loop" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } }, "listShiftFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "by"], "properties": { "kind": { "const": "list-shift" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "by": { "type": "string", "enum": ["removal", "insertion"] } } }, "dripFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "intervalMs"], "properties": { "kind": { "const": "drip" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "intervalMs": { "$ref": "#/$defs/milliseconds" } } }, "bombFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "megabytes"], "properties": { "kind": { "const": "bomb" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "megabytes": { "type": "integer", "minimum": 1, "maximum": 1e4 } } }, "timedHappening": { "type": "object", "additionalProperties": false, "required": ["call", "at", "when", "happening"], "properties": { "call": { "$ref": "#/$defs/call" }, "at": { "type": "integer", "minimum": 1 }, "when": { "type": "string", "enum": ["before", "after"] }, "happening": { "$ref": "#/$defs/happening" } } }, "happening": { "oneOf": [{ "$ref": "#/$defs/editHappening" }, { "$ref": "#/$defs/clickHappening" }, { "$ref": "#/$defs/removeHappening" }, { "$ref": "#/$defs/restoreHappening" }, { "$ref": "#/$defs/packageHappening" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["edit", "click", "remove", "restore-snapshot", "import-package"] } }, "discriminator": { "propertyName": "kind" } }, "editHappening": { "type": "object", "additionalProperties": false, "required": ["kind", "name", "change"], "properties": { "kind": { "const": "edit" }, "name": { "type": "string", "minLength": 1, "maxLength": 200 }, "change": { "type": "object" } } }, "clickHappening": { "type": "object", "additionalProperties": false, "required": ["kind", "fields"], "properties": { "kind": { "const": "click" }, "fields": { "type": "object" } } }, "removeHappening": { "type": "object", "additionalProperties": false, "required": ["kind", "name"], "properties": { "kind": { "const": "remove" }, "name": { "type": "string", "minLength": 1, "maxLength": 200 } } }, "restoreHappening": { "type": "object", "additionalProperties": false, "required": ["kind", "project", "snapshot"], "properties": { "kind": { "const": "restore-snapshot" }, "project": { "type": "string", "minLength": 1, "maxLength": 200 }, "snapshot": { "type": "string", "minLength": 1, "maxLength": 200 } } }, "packageHappening": { "type": "object", "additionalProperties": false, "required": ["kind", "name", "project"], "properties": { "kind": { "const": "import-package" }, "name": { "type": "string", "minLength": 1, "maxLength": 200 }, "project": { "type": "string", "minLength": 1, "maxLength": 200 } } } } };
var schema32 = { "type": "integer", "minimum": 0, "maximum": 36e5 };
var func1 = Object.prototype.hasOwnProperty;
var func2 = require_ucs2length().default;
var pattern4 = new RegExp("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$", "u");
var schema35 = { "type": "object", "additionalProperties": false, "required": ["call", "at", "when", "happening"], "properties": { "call": { "$ref": "#/$defs/call" }, "at": { "type": "integer", "minimum": 1 }, "when": { "type": "string", "enum": ["before", "after"] }, "happening": { "$ref": "#/$defs/happening" } } };
var schema36 = { "type": "string", "enum": ["any", "token", "list", "get", "create", "replace", "patch", "delete", "batch", "lookup"] };
var schema37 = { "oneOf": [{ "$ref": "#/$defs/editHappening" }, { "$ref": "#/$defs/clickHappening" }, { "$ref": "#/$defs/removeHappening" }, { "$ref": "#/$defs/restoreHappening" }, { "$ref": "#/$defs/packageHappening" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["edit", "click", "remove", "restore-snapshot", "import-package"] } }, "discriminator": { "propertyName": "kind" } };
var schema38 = { "type": "object", "additionalProperties": false, "required": ["kind", "name", "change"], "properties": { "kind": { "const": "edit" }, "name": { "type": "string", "minLength": 1, "maxLength": 200 }, "change": { "type": "object" } } };
var schema39 = { "type": "object", "additionalProperties": false, "required": ["kind", "fields"], "properties": { "kind": { "const": "click" }, "fields": { "type": "object" } } };
var schema40 = { "type": "object", "additionalProperties": false, "required": ["kind", "name"], "properties": { "kind": { "const": "remove" }, "name": { "type": "string", "minLength": 1, "maxLength": 200 } } };
var schema41 = { "type": "object", "additionalProperties": false, "required": ["kind", "project", "snapshot"], "properties": { "kind": { "const": "restore-snapshot" }, "project": { "type": "string", "minLength": 1, "maxLength": 200 }, "snapshot": { "type": "string", "minLength": 1, "maxLength": 200 } } };
var schema42 = { "type": "object", "additionalProperties": false, "required": ["kind", "name", "project"], "properties": { "kind": { "const": "import-package" }, "name": { "type": "string", "minLength": 1, "maxLength": 200 }, "project": { "type": "string", "minLength": 1, "maxLength": 200 } } };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, schema: schema37.properties.kind.type, parentSchema: schema37.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "edit" || data0 === "click" || data0 === "remove" || data0 === "restore-snapshot" || data0 === "import-package")) {
        const err2 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema37.properties.kind.enum }, schema: schema37.properties.kind.enum, parentSchema: schema37.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    const tag0 = data.kind;
    if (typeof tag0 == "string") {
      if (tag0 === "edit") {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.kind === void 0) {
            const err3 = { instancePath, schemaPath: "#/$defs/editHappening/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema38.required, parentSchema: schema38, data };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (data.name === void 0) {
            const err4 = { instancePath, schemaPath: "#/$defs/editHappening/required", keyword: "required", params: { missingProperty: "name" }, schema: schema38.required, parentSchema: schema38, data };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
          if (data.change === void 0) {
            const err5 = { instancePath, schemaPath: "#/$defs/editHappening/required", keyword: "required", params: { missingProperty: "change" }, schema: schema38.required, parentSchema: schema38, data };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
          for (const key0 in data) {
            if (!(key0 === "kind" || key0 === "name" || key0 === "change")) {
              const err6 = { instancePath, schemaPath: "#/$defs/editHappening/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema38, data };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          }
          if (data.kind !== void 0) {
            let data1 = data.kind;
            if ("edit" !== data1) {
              const err7 = { instancePath: instancePath + "/kind", schemaPath: "#/$defs/editHappening/properties/kind/const", keyword: "const", params: { allowedValue: "edit" }, schema: "edit", parentSchema: schema38.properties.kind, data: data1 };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          }
          if (data.name !== void 0) {
            let data2 = data.name;
            if (typeof data2 === "string") {
              if (func2(data2) > 200) {
                const err8 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/editHappening/properties/name/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.name, data: data2 };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
              if (func2(data2) < 1) {
                const err9 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/editHappening/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.name, data: data2 };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            } else {
              const err10 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/editHappening/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.name.type, parentSchema: schema38.properties.name, data: data2 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
          if (data.change !== void 0) {
            let data3 = data.change;
            if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
              const err11 = { instancePath: instancePath + "/change", schemaPath: "#/$defs/editHappening/properties/change/type", keyword: "type", params: { type: "object" }, schema: schema38.properties.change.type, parentSchema: schema38.properties.change, data: data3 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          }
        } else {
          const err12 = { instancePath, schemaPath: "#/$defs/editHappening/type", keyword: "type", params: { type: "object" }, schema: schema38.type, parentSchema: schema38, data };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        var props0 = true;
      } else if (tag0 === "click") {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.kind === void 0) {
            const err13 = { instancePath, schemaPath: "#/$defs/clickHappening/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema39.required, parentSchema: schema39, data };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
          if (data.fields === void 0) {
            const err14 = { instancePath, schemaPath: "#/$defs/clickHappening/required", keyword: "required", params: { missingProperty: "fields" }, schema: schema39.required, parentSchema: schema39, data };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
          for (const key1 in data) {
            if (!(key1 === "kind" || key1 === "fields")) {
              const err15 = { instancePath, schemaPath: "#/$defs/clickHappening/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema39, data };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          }
          if (data.kind !== void 0) {
            let data4 = data.kind;
            if ("click" !== data4) {
              const err16 = { instancePath: instancePath + "/kind", schemaPath: "#/$defs/clickHappening/properties/kind/const", keyword: "const", params: { allowedValue: "click" }, schema: "click", parentSchema: schema39.properties.kind, data: data4 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
          }
          if (data.fields !== void 0) {
            let data5 = data.fields;
            if (!(data5 && typeof data5 == "object" && !Array.isArray(data5))) {
              const err17 = { instancePath: instancePath + "/fields", schemaPath: "#/$defs/clickHappening/properties/fields/type", keyword: "type", params: { type: "object" }, schema: schema39.properties.fields.type, parentSchema: schema39.properties.fields, data: data5 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          }
        } else {
          const err18 = { instancePath, schemaPath: "#/$defs/clickHappening/type", keyword: "type", params: { type: "object" }, schema: schema39.type, parentSchema: schema39, data };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "remove") {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.kind === void 0) {
            const err19 = { instancePath, schemaPath: "#/$defs/removeHappening/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema40.required, parentSchema: schema40, data };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (data.name === void 0) {
            const err20 = { instancePath, schemaPath: "#/$defs/removeHappening/required", keyword: "required", params: { missingProperty: "name" }, schema: schema40.required, parentSchema: schema40, data };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
          for (const key2 in data) {
            if (!(key2 === "kind" || key2 === "name")) {
              const err21 = { instancePath, schemaPath: "#/$defs/removeHappening/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema40, data };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          }
          if (data.kind !== void 0) {
            let data6 = data.kind;
            if ("remove" !== data6) {
              const err22 = { instancePath: instancePath + "/kind", schemaPath: "#/$defs/removeHappening/properties/kind/const", keyword: "const", params: { allowedValue: "remove" }, schema: "remove", parentSchema: schema40.properties.kind, data: data6 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          }
          if (data.name !== void 0) {
            let data7 = data.name;
            if (typeof data7 === "string") {
              if (func2(data7) > 200) {
                const err23 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/removeHappening/properties/name/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema40.properties.name, data: data7 };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
              if (func2(data7) < 1) {
                const err24 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/removeHappening/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema40.properties.name, data: data7 };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            } else {
              const err25 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/removeHappening/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema40.properties.name.type, parentSchema: schema40.properties.name, data: data7 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          }
        } else {
          const err26 = { instancePath, schemaPath: "#/$defs/removeHappening/type", keyword: "type", params: { type: "object" }, schema: schema40.type, parentSchema: schema40, data };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "restore-snapshot") {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.kind === void 0) {
            const err27 = { instancePath, schemaPath: "#/$defs/restoreHappening/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema41.required, parentSchema: schema41, data };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
          if (data.project === void 0) {
            const err28 = { instancePath, schemaPath: "#/$defs/restoreHappening/required", keyword: "required", params: { missingProperty: "project" }, schema: schema41.required, parentSchema: schema41, data };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
          if (data.snapshot === void 0) {
            const err29 = { instancePath, schemaPath: "#/$defs/restoreHappening/required", keyword: "required", params: { missingProperty: "snapshot" }, schema: schema41.required, parentSchema: schema41, data };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
          for (const key3 in data) {
            if (!(key3 === "kind" || key3 === "project" || key3 === "snapshot")) {
              const err30 = { instancePath, schemaPath: "#/$defs/restoreHappening/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema41, data };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
          }
          if (data.kind !== void 0) {
            let data8 = data.kind;
            if ("restore-snapshot" !== data8) {
              const err31 = { instancePath: instancePath + "/kind", schemaPath: "#/$defs/restoreHappening/properties/kind/const", keyword: "const", params: { allowedValue: "restore-snapshot" }, schema: "restore-snapshot", parentSchema: schema41.properties.kind, data: data8 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          }
          if (data.project !== void 0) {
            let data9 = data.project;
            if (typeof data9 === "string") {
              if (func2(data9) > 200) {
                const err32 = { instancePath: instancePath + "/project", schemaPath: "#/$defs/restoreHappening/properties/project/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema41.properties.project, data: data9 };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
              if (func2(data9) < 1) {
                const err33 = { instancePath: instancePath + "/project", schemaPath: "#/$defs/restoreHappening/properties/project/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema41.properties.project, data: data9 };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            } else {
              const err34 = { instancePath: instancePath + "/project", schemaPath: "#/$defs/restoreHappening/properties/project/type", keyword: "type", params: { type: "string" }, schema: schema41.properties.project.type, parentSchema: schema41.properties.project, data: data9 };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          }
          if (data.snapshot !== void 0) {
            let data10 = data.snapshot;
            if (typeof data10 === "string") {
              if (func2(data10) > 200) {
                const err35 = { instancePath: instancePath + "/snapshot", schemaPath: "#/$defs/restoreHappening/properties/snapshot/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema41.properties.snapshot, data: data10 };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
              if (func2(data10) < 1) {
                const err36 = { instancePath: instancePath + "/snapshot", schemaPath: "#/$defs/restoreHappening/properties/snapshot/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema41.properties.snapshot, data: data10 };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            } else {
              const err37 = { instancePath: instancePath + "/snapshot", schemaPath: "#/$defs/restoreHappening/properties/snapshot/type", keyword: "type", params: { type: "string" }, schema: schema41.properties.snapshot.type, parentSchema: schema41.properties.snapshot, data: data10 };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
          }
        } else {
          const err38 = { instancePath, schemaPath: "#/$defs/restoreHappening/type", keyword: "type", params: { type: "object" }, schema: schema41.type, parentSchema: schema41, data };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "import-package") {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.kind === void 0) {
            const err39 = { instancePath, schemaPath: "#/$defs/packageHappening/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema42.required, parentSchema: schema42, data };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
          if (data.name === void 0) {
            const err40 = { instancePath, schemaPath: "#/$defs/packageHappening/required", keyword: "required", params: { missingProperty: "name" }, schema: schema42.required, parentSchema: schema42, data };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
          if (data.project === void 0) {
            const err41 = { instancePath, schemaPath: "#/$defs/packageHappening/required", keyword: "required", params: { missingProperty: "project" }, schema: schema42.required, parentSchema: schema42, data };
            if (vErrors === null) {
              vErrors = [err41];
            } else {
              vErrors.push(err41);
            }
            errors++;
          }
          for (const key4 in data) {
            if (!(key4 === "kind" || key4 === "name" || key4 === "project")) {
              const err42 = { instancePath, schemaPath: "#/$defs/packageHappening/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema42, data };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
          }
          if (data.kind !== void 0) {
            let data11 = data.kind;
            if ("import-package" !== data11) {
              const err43 = { instancePath: instancePath + "/kind", schemaPath: "#/$defs/packageHappening/properties/kind/const", keyword: "const", params: { allowedValue: "import-package" }, schema: "import-package", parentSchema: schema42.properties.kind, data: data11 };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
          }
          if (data.name !== void 0) {
            let data12 = data.name;
            if (typeof data12 === "string") {
              if (func2(data12) > 200) {
                const err44 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/packageHappening/properties/name/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema42.properties.name, data: data12 };
                if (vErrors === null) {
                  vErrors = [err44];
                } else {
                  vErrors.push(err44);
                }
                errors++;
              }
              if (func2(data12) < 1) {
                const err45 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/packageHappening/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema42.properties.name, data: data12 };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            } else {
              const err46 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/packageHappening/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema42.properties.name.type, parentSchema: schema42.properties.name, data: data12 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
          }
          if (data.project !== void 0) {
            let data13 = data.project;
            if (typeof data13 === "string") {
              if (func2(data13) > 200) {
                const err47 = { instancePath: instancePath + "/project", schemaPath: "#/$defs/packageHappening/properties/project/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema42.properties.project, data: data13 };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
              if (func2(data13) < 1) {
                const err48 = { instancePath: instancePath + "/project", schemaPath: "#/$defs/packageHappening/properties/project/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema42.properties.project, data: data13 };
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  vErrors.push(err48);
                }
                errors++;
              }
            } else {
              const err49 = { instancePath: instancePath + "/project", schemaPath: "#/$defs/packageHappening/properties/project/type", keyword: "type", params: { type: "string" }, schema: schema42.properties.project.type, parentSchema: schema42.properties.project, data: data13 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
          }
        } else {
          const err50 = { instancePath, schemaPath: "#/$defs/packageHappening/type", keyword: "type", params: { type: "object" }, schema: schema42.type, parentSchema: schema42, data };
          if (vErrors === null) {
            vErrors = [err50];
          } else {
            vErrors.push(err50);
          }
          errors++;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else {
        const err51 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 }, schema: schema37.discriminator, parentSchema: schema37, data };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
    } else {
      const err52 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 }, schema: schema37.discriminator, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err52];
      } else {
        vErrors.push(err52);
      }
      errors++;
    }
  } else {
    const err53 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema37.type, parentSchema: schema37, data };
    if (vErrors === null) {
      vErrors = [err53];
    } else {
      vErrors.push(err53);
    }
    errors++;
  }
  validate22.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate22.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.call === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.when === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "when" }, schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.happening === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "happening" }, schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "call" || key0 === "at" || key0 === "when" || key0 === "happening")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema35, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data0 = data.call;
      if (typeof data0 !== "string") {
        const err5 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data0 === "any" || data0 === "token" || data0 === "list" || data0 === "get" || data0 === "create" || data0 === "replace" || data0 === "patch" || data0 === "delete" || data0 === "batch" || data0 === "lookup")) {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data1 = data.at;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err7 = { instancePath: instancePath + "/at", schemaPath: "#/properties/at/type", keyword: "type", params: { type: "integer" }, schema: schema35.properties.at.type, parentSchema: schema35.properties.at, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 1 || isNaN(data1)) {
          const err8 = { instancePath: instancePath + "/at", schemaPath: "#/properties/at/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema35.properties.at, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.when !== void 0) {
      let data2 = data.when;
      if (typeof data2 !== "string") {
        const err9 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "string" }, schema: schema35.properties.when.type, parentSchema: schema35.properties.when, data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "before" || data2 === "after")) {
        const err10 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/enum", keyword: "enum", params: { allowedValues: schema35.properties.when.enum }, schema: schema35.properties.when.enum, parentSchema: schema35.properties.when, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.happening !== void 0) {
      if (!validate22(data.happening, { instancePath: instancePath + "/happening", parentData: data, parentDataProperty: "happening", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema35.type, parentSchema: schema35, data };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema45 = { "oneOf": [{ "$ref": "#/$defs/statusFault" }, { "$ref": "#/$defs/resetFault" }, { "$ref": "#/$defs/hangFault" }, { "$ref": "#/$defs/cutFault" }, { "$ref": "#/$defs/htmlFault" }, { "$ref": "#/$defs/wrongTypesFault" }, { "$ref": "#/$defs/unknownEnumFault" }, { "$ref": "#/$defs/cursorLoopFault" }, { "$ref": "#/$defs/listShiftFault" }, { "$ref": "#/$defs/dripFault" }, { "$ref": "#/$defs/bombFault" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["status", "reset", "hang", "cut", "html", "wrong-types", "unknown-enum", "cursor-loop", "list-shift", "drip", "bomb"] } }, "discriminator": { "propertyName": "kind" } };
var schema46 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "status", "commits"], "properties": { "kind": { "const": "status" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "status": { "type": "integer", "minimum": 200, "maximum": 599 }, "commits": { "$ref": "#/$defs/commits" }, "retryAfter": { "$ref": "#/$defs/retryAfter" }, "page": { "type": "boolean", "default": false } } };
var schema48 = { "oneOf": [{ "type": "integer", "minimum": 1 }, { "type": "string", "enum": ["all"] }, { "type": "object", "additionalProperties": false, "required": ["from"], "properties": { "from": { "type": "integer", "minimum": 1 } } }] };
var schema49 = { "type": "string", "minLength": 1 };
var schema50 = { "type": "boolean" };
var schema51 = { "oneOf": [{ "$ref": "#/$defs/retryAfterSeconds" }, { "$ref": "#/$defs/retryAfterDate" }, { "$ref": "#/$defs/retryAfterText" }, { "$ref": "#/$defs/retryAfterAbsent" }], "type": "object", "required": ["form"], "properties": { "form": { "type": "string", "enum": ["seconds", "date", "text", "absent"] } }, "discriminator": { "propertyName": "form" } };
var schema52 = { "type": "object", "additionalProperties": false, "required": ["form", "seconds"], "properties": { "form": { "const": "seconds" }, "seconds": { "type": "integer" } } };
var schema53 = { "type": "object", "additionalProperties": false, "required": ["form", "seconds"], "properties": { "form": { "const": "date" }, "seconds": { "type": "integer" } } };
var schema54 = { "type": "object", "additionalProperties": false, "required": ["form", "text"], "properties": { "form": { "const": "text" }, "text": { "type": "string", "pattern": "^[ -~]{0,200}$" } } };
var schema55 = { "type": "object", "additionalProperties": false, "required": ["form"], "properties": { "form": { "const": "absent" } } };
var pattern5 = new RegExp("^[ -~]{0,200}$", "u");
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.form === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "form" }, schema: schema51.required, parentSchema: schema51, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.form !== void 0) {
      let data0 = data.form;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/form", schemaPath: "#/properties/form/type", keyword: "type", params: { type: "string" }, schema: schema51.properties.form.type, parentSchema: schema51.properties.form, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "seconds" || data0 === "date" || data0 === "text" || data0 === "absent")) {
        const err2 = { instancePath: instancePath + "/form", schemaPath: "#/properties/form/enum", keyword: "enum", params: { allowedValues: schema51.properties.form.enum }, schema: schema51.properties.form.enum, parentSchema: schema51.properties.form, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    const tag0 = data.form;
    if (typeof tag0 == "string") {
      if (tag0 === "seconds") {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.form === void 0) {
            const err3 = { instancePath, schemaPath: "#/$defs/retryAfterSeconds/required", keyword: "required", params: { missingProperty: "form" }, schema: schema52.required, parentSchema: schema52, data };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (data.seconds === void 0) {
            const err4 = { instancePath, schemaPath: "#/$defs/retryAfterSeconds/required", keyword: "required", params: { missingProperty: "seconds" }, schema: schema52.required, parentSchema: schema52, data };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
          for (const key0 in data) {
            if (!(key0 === "form" || key0 === "seconds")) {
              const err5 = { instancePath, schemaPath: "#/$defs/retryAfterSeconds/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema52, data };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          }
          if (data.form !== void 0) {
            let data1 = data.form;
            if ("seconds" !== data1) {
              const err6 = { instancePath: instancePath + "/form", schemaPath: "#/$defs/retryAfterSeconds/properties/form/const", keyword: "const", params: { allowedValue: "seconds" }, schema: "seconds", parentSchema: schema52.properties.form, data: data1 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          }
          if (data.seconds !== void 0) {
            let data2 = data.seconds;
            if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
              const err7 = { instancePath: instancePath + "/seconds", schemaPath: "#/$defs/retryAfterSeconds/properties/seconds/type", keyword: "type", params: { type: "integer" }, schema: schema52.properties.seconds.type, parentSchema: schema52.properties.seconds, data: data2 };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          }
        } else {
          const err8 = { instancePath, schemaPath: "#/$defs/retryAfterSeconds/type", keyword: "type", params: { type: "object" }, schema: schema52.type, parentSchema: schema52, data };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        var props0 = true;
      } else if (tag0 === "date") {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.form === void 0) {
            const err9 = { instancePath, schemaPath: "#/$defs/retryAfterDate/required", keyword: "required", params: { missingProperty: "form" }, schema: schema53.required, parentSchema: schema53, data };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          if (data.seconds === void 0) {
            const err10 = { instancePath, schemaPath: "#/$defs/retryAfterDate/required", keyword: "required", params: { missingProperty: "seconds" }, schema: schema53.required, parentSchema: schema53, data };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
          for (const key1 in data) {
            if (!(key1 === "form" || key1 === "seconds")) {
              const err11 = { instancePath, schemaPath: "#/$defs/retryAfterDate/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema53, data };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          }
          if (data.form !== void 0) {
            let data3 = data.form;
            if ("date" !== data3) {
              const err12 = { instancePath: instancePath + "/form", schemaPath: "#/$defs/retryAfterDate/properties/form/const", keyword: "const", params: { allowedValue: "date" }, schema: "date", parentSchema: schema53.properties.form, data: data3 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          }
          if (data.seconds !== void 0) {
            let data4 = data.seconds;
            if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
              const err13 = { instancePath: instancePath + "/seconds", schemaPath: "#/$defs/retryAfterDate/properties/seconds/type", keyword: "type", params: { type: "integer" }, schema: schema53.properties.seconds.type, parentSchema: schema53.properties.seconds, data: data4 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
        } else {
          const err14 = { instancePath, schemaPath: "#/$defs/retryAfterDate/type", keyword: "type", params: { type: "object" }, schema: schema53.type, parentSchema: schema53, data };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "text") {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.form === void 0) {
            const err15 = { instancePath, schemaPath: "#/$defs/retryAfterText/required", keyword: "required", params: { missingProperty: "form" }, schema: schema54.required, parentSchema: schema54, data };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
          if (data.text === void 0) {
            const err16 = { instancePath, schemaPath: "#/$defs/retryAfterText/required", keyword: "required", params: { missingProperty: "text" }, schema: schema54.required, parentSchema: schema54, data };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
          for (const key2 in data) {
            if (!(key2 === "form" || key2 === "text")) {
              const err17 = { instancePath, schemaPath: "#/$defs/retryAfterText/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema54, data };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          }
          if (data.form !== void 0) {
            let data5 = data.form;
            if ("text" !== data5) {
              const err18 = { instancePath: instancePath + "/form", schemaPath: "#/$defs/retryAfterText/properties/form/const", keyword: "const", params: { allowedValue: "text" }, schema: "text", parentSchema: schema54.properties.form, data: data5 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          }
          if (data.text !== void 0) {
            let data6 = data.text;
            if (typeof data6 === "string") {
              if (!pattern5.test(data6)) {
                const err19 = { instancePath: instancePath + "/text", schemaPath: "#/$defs/retryAfterText/properties/text/pattern", keyword: "pattern", params: { pattern: "^[ -~]{0,200}$" }, schema: "^[ -~]{0,200}$", parentSchema: schema54.properties.text, data: data6 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            } else {
              const err20 = { instancePath: instancePath + "/text", schemaPath: "#/$defs/retryAfterText/properties/text/type", keyword: "type", params: { type: "string" }, schema: schema54.properties.text.type, parentSchema: schema54.properties.text, data: data6 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
        } else {
          const err21 = { instancePath, schemaPath: "#/$defs/retryAfterText/type", keyword: "type", params: { type: "object" }, schema: schema54.type, parentSchema: schema54, data };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "absent") {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.form === void 0) {
            const err22 = { instancePath, schemaPath: "#/$defs/retryAfterAbsent/required", keyword: "required", params: { missingProperty: "form" }, schema: schema55.required, parentSchema: schema55, data };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
          for (const key3 in data) {
            if (!(key3 === "form")) {
              const err23 = { instancePath, schemaPath: "#/$defs/retryAfterAbsent/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema55, data };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          }
          if (data.form !== void 0) {
            let data7 = data.form;
            if ("absent" !== data7) {
              const err24 = { instancePath: instancePath + "/form", schemaPath: "#/$defs/retryAfterAbsent/properties/form/const", keyword: "const", params: { allowedValue: "absent" }, schema: "absent", parentSchema: schema55.properties.form, data: data7 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          }
        } else {
          const err25 = { instancePath, schemaPath: "#/$defs/retryAfterAbsent/type", keyword: "type", params: { type: "object" }, schema: schema55.type, parentSchema: schema55, data };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else {
        const err26 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "form", tagValue: tag0 }, schema: schema51.discriminator, parentSchema: schema51, data };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    } else {
      const err27 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "form", tagValue: tag0 }, schema: schema51.discriminator, parentSchema: schema51, data };
      if (vErrors === null) {
        vErrors = [err27];
      } else {
        vErrors.push(err27);
      }
      errors++;
    }
  } else {
    const err28 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema51.type, parentSchema: schema51, data };
    if (vErrors === null) {
      vErrors = [err28];
    } else {
      vErrors.push(err28);
    }
    errors++;
  }
  validate27.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate27.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.status === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.commits === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "commits" }, schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "status" || key0 === "commits" || key0 === "retryAfter" || key0 === "page")) {
        const err5 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema46, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("status" !== data0) {
        const err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "status" }, schema: "status", parentSchema: schema46.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err8 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err14 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err16 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
          }
        } else {
          const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err18 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data5 = data.status;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err21 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "integer" }, schema: schema46.properties.status.type, parentSchema: schema46.properties.status, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 599 || isNaN(data5)) {
          const err22 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, schema: 599, parentSchema: schema46.properties.status, data: data5 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (data5 < 200 || isNaN(data5)) {
          const err23 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 200 }, schema: 200, parentSchema: schema46.properties.status, data: data5 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      }
    }
    if (data.commits !== void 0) {
      let data6 = data.commits;
      if (typeof data6 !== "boolean") {
        const err24 = { instancePath: instancePath + "/commits", schemaPath: "#/$defs/commits/type", keyword: "type", params: { type: "boolean" }, schema: schema50.type, parentSchema: schema50, data: data6 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.retryAfter !== void 0) {
      if (!validate27(data.retryAfter, { instancePath: instancePath + "/retryAfter", parentData: data, parentDataProperty: "retryAfter", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
        errors = vErrors.length;
      }
    }
    if (data.page !== void 0) {
      let data8 = data.page;
      if (typeof data8 !== "boolean") {
        const err25 = { instancePath: instancePath + "/page", schemaPath: "#/properties/page/type", keyword: "type", params: { type: "boolean" }, schema: schema46.properties.page.type, parentSchema: schema46.properties.page, data: data8 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema46.type, parentSchema: schema46, data };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema56 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "commits"], "properties": { "kind": { "const": "reset" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "commits": { "$ref": "#/$defs/commits" } } };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema56.required, parentSchema: schema56, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema56.required, parentSchema: schema56, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema56.required, parentSchema: schema56, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.commits === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "commits" }, schema: schema56.required, parentSchema: schema56, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "commits")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema56, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("reset" !== data0) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "reset" }, schema: "reset", parentSchema: schema56.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          }
        } else {
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.commits !== void 0) {
      let data5 = data.commits;
      if (typeof data5 !== "boolean") {
        const err20 = { instancePath: instancePath + "/commits", schemaPath: "#/$defs/commits/type", keyword: "type", params: { type: "boolean" }, schema: schema50.type, parentSchema: schema50, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
  } else {
    const err21 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema56.type, parentSchema: schema56, data };
    if (vErrors === null) {
      vErrors = [err21];
    } else {
      vErrors.push(err21);
    }
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema61 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "commits"], "properties": { "kind": { "const": "hang" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "commits": { "$ref": "#/$defs/commits" } } };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema61.required, parentSchema: schema61, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema61.required, parentSchema: schema61, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema61.required, parentSchema: schema61, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.commits === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "commits" }, schema: schema61.required, parentSchema: schema61, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "commits")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema61, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("hang" !== data0) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "hang" }, schema: "hang", parentSchema: schema61.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          }
        } else {
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.commits !== void 0) {
      let data5 = data.commits;
      if (typeof data5 !== "boolean") {
        const err20 = { instancePath: instancePath + "/commits", schemaPath: "#/$defs/commits/type", keyword: "type", params: { type: "boolean" }, schema: schema50.type, parentSchema: schema50, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
  } else {
    const err21 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema61.type, parentSchema: schema61, data };
    if (vErrors === null) {
      vErrors = [err21];
    } else {
      vErrors.push(err21);
    }
    errors++;
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema66 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "framing"], "properties": { "kind": { "const": "cut" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "framing": { "type": "string", "enum": ["length", "chunked", "close"] } } };
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate31.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema66.required, parentSchema: schema66, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema66.required, parentSchema: schema66, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema66.required, parentSchema: schema66, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.framing === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "framing" }, schema: schema66.required, parentSchema: schema66, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "framing")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema66, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("cut" !== data0) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "cut" }, schema: "cut", parentSchema: schema66.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          }
        } else {
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.framing !== void 0) {
      let data5 = data.framing;
      if (typeof data5 !== "string") {
        const err20 = { instancePath: instancePath + "/framing", schemaPath: "#/properties/framing/type", keyword: "type", params: { type: "string" }, schema: schema66.properties.framing.type, parentSchema: schema66.properties.framing, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (!(data5 === "length" || data5 === "chunked" || data5 === "close")) {
        const err21 = { instancePath: instancePath + "/framing", schemaPath: "#/properties/framing/enum", keyword: "enum", params: { allowedValues: schema66.properties.framing.enum }, schema: schema66.properties.framing.enum, parentSchema: schema66.properties.framing, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema66.type, parentSchema: schema66, data };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate31.errors = vErrors;
  return errors === 0;
}
validate31.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema70 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "html" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema70.required, parentSchema: schema70, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema70.required, parentSchema: schema70, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema70.required, parentSchema: schema70, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema70, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("html" !== data0) {
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "html" }, schema: "html", parentSchema: schema70.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err5 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err13 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
          }
        } else {
          const err15 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err17 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema70.type, parentSchema: schema70, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema74 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "wrong-types" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema74.required, parentSchema: schema74, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema74.required, parentSchema: schema74, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema74.required, parentSchema: schema74, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema74, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("wrong-types" !== data0) {
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "wrong-types" }, schema: "wrong-types", parentSchema: schema74.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err5 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err13 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
          }
        } else {
          const err15 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err17 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema74.type, parentSchema: schema74, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema78 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "unknown-enum" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema78.required, parentSchema: schema78, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema78.required, parentSchema: schema78, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema78.required, parentSchema: schema78, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema78, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("unknown-enum" !== data0) {
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "unknown-enum" }, schema: "unknown-enum", parentSchema: schema78.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err5 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err13 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
          }
        } else {
          const err15 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err17 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema78.type, parentSchema: schema78, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
validate34.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema82 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "cursor-loop" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } };
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate35.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema82.required, parentSchema: schema82, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema82.required, parentSchema: schema82, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema82.required, parentSchema: schema82, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema82, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("cursor-loop" !== data0) {
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "cursor-loop" }, schema: "cursor-loop", parentSchema: schema82.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err5 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err13 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
          }
        } else {
          const err15 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err17 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema82.type, parentSchema: schema82, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate35.errors = vErrors;
  return errors === 0;
}
validate35.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema86 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "by"], "properties": { "kind": { "const": "list-shift" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "by": { "type": "string", "enum": ["removal", "insertion"] } } };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.by === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "by" }, schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "by")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema86, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("list-shift" !== data0) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "list-shift" }, schema: "list-shift", parentSchema: schema86.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          }
        } else {
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.by !== void 0) {
      let data5 = data.by;
      if (typeof data5 !== "string") {
        const err20 = { instancePath: instancePath + "/by", schemaPath: "#/properties/by/type", keyword: "type", params: { type: "string" }, schema: schema86.properties.by.type, parentSchema: schema86.properties.by, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (!(data5 === "removal" || data5 === "insertion")) {
        const err21 = { instancePath: instancePath + "/by", schemaPath: "#/properties/by/enum", keyword: "enum", params: { allowedValues: schema86.properties.by.enum }, schema: schema86.properties.by.enum, parentSchema: schema86.properties.by, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema86.type, parentSchema: schema86, data };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema90 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "intervalMs"], "properties": { "kind": { "const": "drip" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "intervalMs": { "$ref": "#/$defs/milliseconds" } } };
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate37.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema90.required, parentSchema: schema90, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema90.required, parentSchema: schema90, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema90.required, parentSchema: schema90, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.intervalMs === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "intervalMs" }, schema: schema90.required, parentSchema: schema90, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "intervalMs")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema90, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("drip" !== data0) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "drip" }, schema: "drip", parentSchema: schema90.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          }
        } else {
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.intervalMs !== void 0) {
      let data5 = data.intervalMs;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err20 = { instancePath: instancePath + "/intervalMs", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, schema: schema32.type, parentSchema: schema32, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 36e5 || isNaN(data5)) {
          const err21 = { instancePath: instancePath + "/intervalMs", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, schema: 36e5, parentSchema: schema32, data: data5 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (data5 < 0 || isNaN(data5)) {
          const err22 = { instancePath: instancePath + "/intervalMs", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema32, data: data5 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema90.type, parentSchema: schema90, data };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate37.errors = vErrors;
  return errors === 0;
}
validate37.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema95 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "megabytes"], "properties": { "kind": { "const": "bomb" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "megabytes": { "type": "integer", "minimum": 1, "maximum": 1e4 } } };
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate38.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema95.required, parentSchema: schema95, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, schema: schema95.required, parentSchema: schema95, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, schema: schema95.required, parentSchema: schema95, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.megabytes === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "megabytes" }, schema: schema95.required, parentSchema: schema95, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "megabytes")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema95, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if ("bomb" !== data0) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "bomb" }, schema: "bomb", parentSchema: schema95.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.call !== void 0) {
      let data1 = data.call;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete" || data1 === "batch" || data1 === "lookup")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.at !== void 0) {
      let data2 = data.at;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[0].type, parentSchema: schema48.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[0], data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
      var _valid0 = _errs9 === errors;
      if (_valid0) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs11 = errors;
      if (typeof data2 !== "string") {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema48.oneOf[1].type, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema48.oneOf[1].enum }, schema: schema48.oneOf[1].enum, parentSchema: schema48.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.from === void 0) {
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, schema: schema48.oneOf[2].required, parentSchema: schema48.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48.oneOf[2], data: data2 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          if (data2.from !== void 0) {
            let data3 = data2.from;
            if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, schema: schema48.oneOf[2].properties.from.type, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema48.oneOf[2].properties.from, data: data3 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
          }
        } else {
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema48.oneOf[2].type, parentSchema: schema48.oneOf[2], data: data2 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        var _valid0 = _errs13 === errors;
        if (_valid0 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid0) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema48.oneOf, parentSchema: schema48, data: data2 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.name !== void 0) {
      let data4 = data.name;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema49, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.megabytes !== void 0) {
      let data5 = data.megabytes;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err20 = { instancePath: instancePath + "/megabytes", schemaPath: "#/properties/megabytes/type", keyword: "type", params: { type: "integer" }, schema: schema95.properties.megabytes.type, parentSchema: schema95.properties.megabytes, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e4 || isNaN(data5)) {
          const err21 = { instancePath: instancePath + "/megabytes", schemaPath: "#/properties/megabytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, schema: 1e4, parentSchema: schema95.properties.megabytes, data: data5 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (data5 < 1 || isNaN(data5)) {
          const err22 = { instancePath: instancePath + "/megabytes", schemaPath: "#/properties/megabytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema95.properties.megabytes, data: data5 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema95.type, parentSchema: schema95, data };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate38.errors = vErrors;
  return errors === 0;
}
validate38.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema45.required, parentSchema: schema45, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, schema: schema45.properties.kind.type, parentSchema: schema45.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "status" || data0 === "reset" || data0 === "hang" || data0 === "cut" || data0 === "html" || data0 === "wrong-types" || data0 === "unknown-enum" || data0 === "cursor-loop" || data0 === "list-shift" || data0 === "drip" || data0 === "bomb")) {
        const err2 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema45.properties.kind.enum }, schema: schema45.properties.kind.enum, parentSchema: schema45.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    const tag0 = data.kind;
    if (typeof tag0 == "string") {
      if (tag0 === "status") {
        if (!validate26(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
          errors = vErrors.length;
        }
        var props0 = true;
      } else if (tag0 === "reset") {
        if (!validate29(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "hang") {
        if (!validate30(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "cut") {
        if (!validate31(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "html") {
        if (!validate32(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "wrong-types") {
        if (!validate33(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "unknown-enum") {
        if (!validate34(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "cursor-loop") {
        if (!validate35(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "list-shift") {
        if (!validate36(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "drip") {
        if (!validate37(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "bomb") {
        if (!validate38(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else {
        const err3 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 }, schema: schema45.discriminator, parentSchema: schema45, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    } else {
      const err4 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 }, schema: schema45.discriminator, parentSchema: schema45, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema45.type, parentSchema: schema45, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate25.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate25.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema31.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema31, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.etag !== void 0) {
      let data0 = data.etag;
      if (typeof data0 !== "boolean") {
        const err1 = { instancePath: instancePath + "/etag", schemaPath: "#/properties/etag/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.etag.type, parentSchema: schema31.properties.etag, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.labels !== void 0) {
      let data1 = data.labels;
      if (typeof data1 !== "boolean") {
        const err2 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.labels.type, parentSchema: schema31.properties.labels, data: data1 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.idempotency !== void 0) {
      let data2 = data.idempotency;
      const _errs7 = errors;
      let valid1 = false;
      let passing0 = null;
      const _errs8 = errors;
      if (typeof data2 !== "string") {
        const err3 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/0/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.idempotency.oneOf[0].type, parentSchema: schema31.properties.idempotency.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data2 === "honoured" || data2 === "ignored")) {
        const err4 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/0/enum", keyword: "enum", params: { allowedValues: schema31.properties.idempotency.oneOf[0].enum }, schema: schema31.properties.idempotency.oneOf[0].enum, parentSchema: schema31.properties.idempotency.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var _valid0 = _errs8 === errors;
      if (_valid0) {
        valid1 = true;
        passing0 = 0;
      }
      const _errs10 = errors;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.expiresAfterMs === void 0) {
          const err5 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/1/required", keyword: "required", params: { missingProperty: "expiresAfterMs" }, schema: schema31.properties.idempotency.oneOf[1].required, parentSchema: schema31.properties.idempotency.oneOf[1], data: data2 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "expiresAfterMs")) {
            const err6 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema31.properties.idempotency.oneOf[1], data: data2 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data2.expiresAfterMs !== void 0) {
          let data3 = data2.expiresAfterMs;
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
            const err7 = { instancePath: instancePath + "/idempotency/expiresAfterMs", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, schema: schema32.type, parentSchema: schema32, data: data3 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (typeof data3 == "number" && isFinite(data3)) {
            if (data3 > 36e5 || isNaN(data3)) {
              const err8 = { instancePath: instancePath + "/idempotency/expiresAfterMs", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, schema: 36e5, parentSchema: schema32, data: data3 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (data3 < 0 || isNaN(data3)) {
              const err9 = { instancePath: instancePath + "/idempotency/expiresAfterMs", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema32, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/1/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.idempotency.oneOf[1].type, parentSchema: schema31.properties.idempotency.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid0 = _errs10 === errors;
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
        const err11 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema31.properties.idempotency.oneOf, parentSchema: schema31.properties.idempotency, data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      } else {
        errors = _errs7;
        if (vErrors !== null) {
          if (_errs7) {
            vErrors.length = _errs7;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.echoKeys !== void 0) {
      let data4 = data.echoKeys;
      if (typeof data4 !== "boolean") {
        const err12 = { instancePath: instancePath + "/echoKeys", schemaPath: "#/properties/echoKeys/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.echoKeys.type, parentSchema: schema31.properties.echoKeys, data: data4 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.envelope !== void 0) {
      let data5 = data.envelope;
      if (typeof data5 !== "string") {
        const err13 = { instancePath: instancePath + "/envelope", schemaPath: "#/properties/envelope/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.envelope.type, parentSchema: schema31.properties.envelope, data: data5 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      if (!(data5 === "array" || data5 === "items" || data5 === "data" || data5 === "integrations" || data5 === "embedded")) {
        const err14 = { instancePath: instancePath + "/envelope", schemaPath: "#/properties/envelope/enum", keyword: "enum", params: { allowedValues: schema31.properties.envelope.enum }, schema: schema31.properties.envelope.enum, parentSchema: schema31.properties.envelope, data: data5 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.paging !== void 0) {
      let data6 = data.paging;
      if (typeof data6 !== "string") {
        const err15 = { instancePath: instancePath + "/paging", schemaPath: "#/properties/paging/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.paging.type, parentSchema: schema31.properties.paging, data: data6 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (!(data6 === "cursor" || data6 === "link" || data6 === "skip-total" || data6 === "none" || data6 === "ignored")) {
        const err16 = { instancePath: instancePath + "/paging", schemaPath: "#/properties/paging/enum", keyword: "enum", params: { allowedValues: schema31.properties.paging.enum }, schema: schema31.properties.paging.enum, parentSchema: schema31.properties.paging, data: data6 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.maskHeaders !== void 0) {
      let data7 = data.maskHeaders;
      if (typeof data7 !== "string") {
        const err17 = { instancePath: instancePath + "/maskHeaders", schemaPath: "#/properties/maskHeaders/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.maskHeaders.type, parentSchema: schema31.properties.maskHeaders, data: data7 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
      if (!(data7 === "none" || data7 === "masked" || data7 === "absent")) {
        const err18 = { instancePath: instancePath + "/maskHeaders", schemaPath: "#/properties/maskHeaders/enum", keyword: "enum", params: { allowedValues: schema31.properties.maskHeaders.enum }, schema: schema31.properties.maskHeaders.enum, parentSchema: schema31.properties.maskHeaders, data: data7 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.ownForm !== void 0) {
      let data8 = data.ownForm;
      if (Array.isArray(data8)) {
        const len0 = data8.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data9 = data8[i0];
          if (typeof data9 !== "string") {
            const err19 = { instancePath: instancePath + "/ownForm/" + i0, schemaPath: "#/properties/ownForm/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.ownForm.items.type, parentSchema: schema31.properties.ownForm.items, data: data9 };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (!(data9 === "url-encoding" || data9 === "url-slash" || data9 === "url-query" || data9 === "method" || data9 === "charset" || data9 === "header-space" || data9 === "header-case")) {
            const err20 = { instancePath: instancePath + "/ownForm/" + i0, schemaPath: "#/properties/ownForm/items/enum", keyword: "enum", params: { allowedValues: schema31.properties.ownForm.items.enum }, schema: schema31.properties.ownForm.items.enum, parentSchema: schema31.properties.ownForm.items, data: data9 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        let i1 = data8.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data8[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err21 = { instancePath: instancePath + "/ownForm", schemaPath: "#/properties/ownForm/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, schema: true, parentSchema: schema31.properties.ownForm, data: data8 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/ownForm", schemaPath: "#/properties/ownForm/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.ownForm.type, parentSchema: schema31.properties.ownForm, data: data8 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.addedHeaders !== void 0) {
      let data10 = data.addedHeaders;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        for (const key2 in data10) {
          const _errs30 = errors;
          if (typeof key2 === "string") {
            if (!pattern4.test(key2)) {
              const err23 = { instancePath: instancePath + "/addedHeaders", schemaPath: "#/properties/addedHeaders/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, schema: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$", parentSchema: schema31.properties.addedHeaders.propertyNames, data: key2, propertyName: key2 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          }
          var valid7 = _errs30 === errors;
          if (!valid7) {
            const err24 = { instancePath: instancePath + "/addedHeaders", schemaPath: "#/properties/addedHeaders/propertyNames", keyword: "propertyNames", params: { propertyName: key2 }, schema: schema31.properties.addedHeaders.propertyNames, parentSchema: schema31.properties.addedHeaders, data: data10 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        for (const key3 in data10) {
          let data11 = data10[key3];
          if (typeof data11 === "string") {
            if (func2(data11) > 1e3) {
              const err25 = { instancePath: instancePath + "/addedHeaders/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/addedHeaders/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema31.properties.addedHeaders.additionalProperties, data: data11 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/addedHeaders/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/addedHeaders/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.addedHeaders.additionalProperties.type, parentSchema: schema31.properties.addedHeaders.additionalProperties, data: data11 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/addedHeaders", schemaPath: "#/properties/addedHeaders/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.addedHeaders.type, parentSchema: schema31.properties.addedHeaders, data: data10 };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.ignoreUpdates !== void 0) {
      let data12 = data.ignoreUpdates;
      if (typeof data12 !== "boolean") {
        const err28 = { instancePath: instancePath + "/ignoreUpdates", schemaPath: "#/properties/ignoreUpdates/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.ignoreUpdates.type, parentSchema: schema31.properties.ignoreUpdates, data: data12 };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.keepInactive !== void 0) {
      let data13 = data.keepInactive;
      if (typeof data13 !== "boolean") {
        const err29 = { instancePath: instancePath + "/keepInactive", schemaPath: "#/properties/keepInactive/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.keepInactive.type, parentSchema: schema31.properties.keepInactive, data: data13 };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.listLagMs !== void 0) {
      let data14 = data.listLagMs;
      if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
        const err30 = { instancePath: instancePath + "/listLagMs", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, schema: schema32.type, parentSchema: schema32, data: data14 };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 36e5 || isNaN(data14)) {
          const err31 = { instancePath: instancePath + "/listLagMs", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, schema: 36e5, parentSchema: schema32, data: data14 };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
        if (data14 < 0 || isNaN(data14)) {
          const err32 = { instancePath: instancePath + "/listLagMs", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema32, data: data14 };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
      }
    }
    if (data.uniqueNames !== void 0) {
      let data15 = data.uniqueNames;
      if (typeof data15 !== "boolean") {
        const err33 = { instancePath: instancePath + "/uniqueNames", schemaPath: "#/properties/uniqueNames/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.uniqueNames.type, parentSchema: schema31.properties.uniqueNames, data: data15 };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.refuseDeprecated !== void 0) {
      let data16 = data.refuseDeprecated;
      if (typeof data16 !== "boolean") {
        const err34 = { instancePath: instancePath + "/refuseDeprecated", schemaPath: "#/properties/refuseDeprecated/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.refuseDeprecated.type, parentSchema: schema31.properties.refuseDeprecated, data: data16 };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.partialUpdate !== void 0) {
      let data17 = data.partialUpdate;
      if (typeof data17 !== "boolean") {
        const err35 = { instancePath: instancePath + "/partialUpdate", schemaPath: "#/properties/partialUpdate/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.partialUpdate.type, parentSchema: schema31.properties.partialUpdate, data: data17 };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.tokenLifetimeSeconds !== void 0) {
      let data18 = data.tokenLifetimeSeconds;
      if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
        const err36 = { instancePath: instancePath + "/tokenLifetimeSeconds", schemaPath: "#/properties/tokenLifetimeSeconds/type", keyword: "type", params: { type: "integer" }, schema: schema31.properties.tokenLifetimeSeconds.type, parentSchema: schema31.properties.tokenLifetimeSeconds, data: data18 };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
      if (typeof data18 == "number" && isFinite(data18)) {
        if (data18 > 86400 || isNaN(data18)) {
          const err37 = { instancePath: instancePath + "/tokenLifetimeSeconds", schemaPath: "#/properties/tokenLifetimeSeconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, schema: 86400, parentSchema: schema31.properties.tokenLifetimeSeconds, data: data18 };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
        if (data18 < 1 || isNaN(data18)) {
          const err38 = { instancePath: instancePath + "/tokenLifetimeSeconds", schemaPath: "#/properties/tokenLifetimeSeconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema31.properties.tokenLifetimeSeconds, data: data18 };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
      }
    }
    if (data.echoBodies !== void 0) {
      let data19 = data.echoBodies;
      if (typeof data19 !== "boolean") {
        const err39 = { instancePath: instancePath + "/echoBodies", schemaPath: "#/properties/echoBodies/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.echoBodies.type, parentSchema: schema31.properties.echoBodies, data: data19 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.cognigy !== void 0) {
      let data20 = data.cognigy;
      if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
        for (const key4 in data20) {
          if (!func1.call(schema31.properties.cognigy.properties, key4)) {
            const err40 = { instancePath: instancePath + "/cognigy", schemaPath: "#/properties/cognigy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema31.properties.cognigy, data: data20 };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data20.prefix !== void 0) {
          let data21 = data20.prefix;
          if (typeof data21 !== "string") {
            const err41 = { instancePath: instancePath + "/cognigy/prefix", schemaPath: "#/properties/cognigy/properties/prefix/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.prefix.type, parentSchema: schema31.properties.cognigy.properties.prefix, data: data21 };
            if (vErrors === null) {
              vErrors = [err41];
            } else {
              vErrors.push(err41);
            }
            errors++;
          }
          if (!(data21 === "new-only" || data21 === "both")) {
            const err42 = { instancePath: instancePath + "/cognigy/prefix", schemaPath: "#/properties/cognigy/properties/prefix/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.prefix.enum }, schema: schema31.properties.cognigy.properties.prefix.enum, parentSchema: schema31.properties.cognigy.properties.prefix, data: data21 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
        }
        if (data20.acceptDefault !== void 0) {
          let data22 = data20.acceptDefault;
          if (typeof data22 !== "string") {
            const err43 = { instancePath: instancePath + "/cognigy/acceptDefault", schemaPath: "#/properties/cognigy/properties/acceptDefault/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.acceptDefault.type, parentSchema: schema31.properties.cognigy.properties.acceptDefault, data: data22 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
          if (!(data22 === "hal" || data22 === "json")) {
            const err44 = { instancePath: instancePath + "/cognigy/acceptDefault", schemaPath: "#/properties/cognigy/properties/acceptDefault/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.acceptDefault.enum }, schema: schema31.properties.cognigy.properties.acceptDefault.enum, parentSchema: schema31.properties.cognigy.properties.acceptDefault, data: data22 };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
        }
        if (data20.getBody !== void 0) {
          let data23 = data20.getBody;
          if (!(data23 === 403 || data23 === "ignore")) {
            const err45 = { instancePath: instancePath + "/cognigy/getBody", schemaPath: "#/properties/cognigy/properties/getBody/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.getBody.enum }, schema: schema31.properties.cognigy.properties.getBody.enum, parentSchema: schema31.properties.cognigy.properties.getBody, data: data23 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        if (data20.updateAnswer !== void 0) {
          let data24 = data20.updateAnswer;
          if (!(typeof data24 == "number" && (!(data24 % 1) && !isNaN(data24)) && isFinite(data24))) {
            const err46 = { instancePath: instancePath + "/cognigy/updateAnswer", schemaPath: "#/properties/cognigy/properties/updateAnswer/type", keyword: "type", params: { type: "integer" }, schema: schema31.properties.cognigy.properties.updateAnswer.type, parentSchema: schema31.properties.cognigy.properties.updateAnswer, data: data24 };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
          if (!(data24 === 204 || data24 === 200)) {
            const err47 = { instancePath: instancePath + "/cognigy/updateAnswer", schemaPath: "#/properties/cognigy/properties/updateAnswer/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.updateAnswer.enum }, schema: schema31.properties.cognigy.properties.updateAnswer.enum, parentSchema: schema31.properties.cognigy.properties.updateAnswer, data: data24 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        if (data20.deleteAnswer !== void 0) {
          let data25 = data20.deleteAnswer;
          if (!(typeof data25 == "number" && (!(data25 % 1) && !isNaN(data25)) && isFinite(data25))) {
            const err48 = { instancePath: instancePath + "/cognigy/deleteAnswer", schemaPath: "#/properties/cognigy/properties/deleteAnswer/type", keyword: "type", params: { type: "integer" }, schema: schema31.properties.cognigy.properties.deleteAnswer.type, parentSchema: schema31.properties.cognigy.properties.deleteAnswer, data: data25 };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
          if (!(data25 === 204 || data25 === 200)) {
            const err49 = { instancePath: instancePath + "/cognigy/deleteAnswer", schemaPath: "#/properties/cognigy/properties/deleteAnswer/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.deleteAnswer.enum }, schema: schema31.properties.cognigy.properties.deleteAnswer.enum, parentSchema: schema31.properties.cognigy.properties.deleteAnswer, data: data25 };
            if (vErrors === null) {
              vErrors = [err49];
            } else {
              vErrors.push(err49);
            }
            errors++;
          }
        }
        if (data20.host !== void 0) {
          let data26 = data20.host;
          if (typeof data26 !== "string") {
            const err50 = { instancePath: instancePath + "/cognigy/host", schemaPath: "#/properties/cognigy/properties/host/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.host.type, parentSchema: schema31.properties.cognigy.properties.host, data: data26 };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
          if (!(data26 === "api" || data26 === "ui")) {
            const err51 = { instancePath: instancePath + "/cognigy/host", schemaPath: "#/properties/cognigy/properties/host/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.host.enum }, schema: schema31.properties.cognigy.properties.host.enum, parentSchema: schema31.properties.cognigy.properties.host, data: data26 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        if (data20.rateLimit !== void 0) {
          let data27 = data20.rateLimit;
          const _errs66 = errors;
          let valid11 = false;
          let passing1 = null;
          const _errs67 = errors;
          if (data27 !== null) {
            const err52 = { instancePath: instancePath + "/cognigy/rateLimit", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/0/type", keyword: "type", params: { type: "null" }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf[0].type, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[0], data: data27 };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
          var _valid1 = _errs67 === errors;
          if (_valid1) {
            valid11 = true;
            passing1 = 0;
          }
          const _errs69 = errors;
          if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
            if (data27.requests === void 0) {
              const err53 = { instancePath: instancePath + "/cognigy/rateLimit", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/required", keyword: "required", params: { missingProperty: "requests" }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].required, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1], data: data27 };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
            if (data27.windowSeconds === void 0) {
              const err54 = { instancePath: instancePath + "/cognigy/rateLimit", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/required", keyword: "required", params: { missingProperty: "windowSeconds" }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].required, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1], data: data27 };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
            if (data27.retryAfter === void 0) {
              const err55 = { instancePath: instancePath + "/cognigy/rateLimit", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/required", keyword: "required", params: { missingProperty: "retryAfter" }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].required, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1], data: data27 };
              if (vErrors === null) {
                vErrors = [err55];
              } else {
                vErrors.push(err55);
              }
              errors++;
            }
            for (const key5 in data27) {
              if (!(key5 === "requests" || key5 === "windowSeconds" || key5 === "retryAfter")) {
                const err56 = { instancePath: instancePath + "/cognigy/rateLimit", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1], data: data27 };
                if (vErrors === null) {
                  vErrors = [err56];
                } else {
                  vErrors.push(err56);
                }
                errors++;
              }
            }
            if (data27.requests !== void 0) {
              let data28 = data27.requests;
              if (!(typeof data28 == "number" && (!(data28 % 1) && !isNaN(data28)) && isFinite(data28))) {
                const err57 = { instancePath: instancePath + "/cognigy/rateLimit/requests", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/properties/requests/type", keyword: "type", params: { type: "integer" }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.requests.type, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.requests, data: data28 };
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
              if (typeof data28 == "number" && isFinite(data28)) {
                if (data28 < 1 || isNaN(data28)) {
                  const err58 = { instancePath: instancePath + "/cognigy/rateLimit/requests", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/properties/requests/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.requests, data: data28 };
                  if (vErrors === null) {
                    vErrors = [err58];
                  } else {
                    vErrors.push(err58);
                  }
                  errors++;
                }
              }
            }
            if (data27.windowSeconds !== void 0) {
              let data29 = data27.windowSeconds;
              if (!(typeof data29 == "number" && (!(data29 % 1) && !isNaN(data29)) && isFinite(data29))) {
                const err59 = { instancePath: instancePath + "/cognigy/rateLimit/windowSeconds", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/properties/windowSeconds/type", keyword: "type", params: { type: "integer" }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.windowSeconds.type, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.windowSeconds, data: data29 };
                if (vErrors === null) {
                  vErrors = [err59];
                } else {
                  vErrors.push(err59);
                }
                errors++;
              }
              if (typeof data29 == "number" && isFinite(data29)) {
                if (data29 > 86400 || isNaN(data29)) {
                  const err60 = { instancePath: instancePath + "/cognigy/rateLimit/windowSeconds", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/properties/windowSeconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, schema: 86400, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.windowSeconds, data: data29 };
                  if (vErrors === null) {
                    vErrors = [err60];
                  } else {
                    vErrors.push(err60);
                  }
                  errors++;
                }
                if (data29 < 1 || isNaN(data29)) {
                  const err61 = { instancePath: instancePath + "/cognigy/rateLimit/windowSeconds", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/properties/windowSeconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.windowSeconds, data: data29 };
                  if (vErrors === null) {
                    vErrors = [err61];
                  } else {
                    vErrors.push(err61);
                  }
                  errors++;
                }
              }
            }
            if (data27.retryAfter !== void 0) {
              let data30 = data27.retryAfter;
              if (typeof data30 !== "string") {
                const err62 = { instancePath: instancePath + "/cognigy/rateLimit/retryAfter", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/properties/retryAfter/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.retryAfter.type, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.retryAfter, data: data30 };
                if (vErrors === null) {
                  vErrors = [err62];
                } else {
                  vErrors.push(err62);
                }
                errors++;
              }
              if (!(data30 === "seconds" || data30 === "date" || data30 === "absent")) {
                const err63 = { instancePath: instancePath + "/cognigy/rateLimit/retryAfter", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/properties/retryAfter/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.retryAfter.enum }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.retryAfter.enum, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].properties.retryAfter, data: data30 };
                if (vErrors === null) {
                  vErrors = [err63];
                } else {
                  vErrors.push(err63);
                }
                errors++;
              }
            }
          } else {
            const err64 = { instancePath: instancePath + "/cognigy/rateLimit", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf/1/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf[1].type, parentSchema: schema31.properties.cognigy.properties.rateLimit.oneOf[1], data: data27 };
            if (vErrors === null) {
              vErrors = [err64];
            } else {
              vErrors.push(err64);
            }
            errors++;
          }
          var _valid1 = _errs69 === errors;
          if (_valid1 && valid11) {
            valid11 = false;
            passing1 = [passing1, 1];
          } else {
            if (_valid1) {
              valid11 = true;
              passing1 = 1;
            }
          }
          if (!valid11) {
            const err65 = { instancePath: instancePath + "/cognigy/rateLimit", schemaPath: "#/properties/cognigy/properties/rateLimit/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 }, schema: schema31.properties.cognigy.properties.rateLimit.oneOf, parentSchema: schema31.properties.cognigy.properties.rateLimit, data: data27 };
            if (vErrors === null) {
              vErrors = [err65];
            } else {
              vErrors.push(err65);
            }
            errors++;
          } else {
            errors = _errs66;
            if (vErrors !== null) {
              if (_errs66) {
                vErrors.length = _errs66;
              } else {
                vErrors = null;
              }
            }
          }
        }
        if (data20.tokenLifetimeSeconds !== void 0) {
          let data31 = data20.tokenLifetimeSeconds;
          if (!(typeof data31 == "number" && (!(data31 % 1) && !isNaN(data31)) && isFinite(data31))) {
            const err66 = { instancePath: instancePath + "/cognigy/tokenLifetimeSeconds", schemaPath: "#/properties/cognigy/properties/tokenLifetimeSeconds/type", keyword: "type", params: { type: "integer" }, schema: schema31.properties.cognigy.properties.tokenLifetimeSeconds.type, parentSchema: schema31.properties.cognigy.properties.tokenLifetimeSeconds, data: data31 };
            if (vErrors === null) {
              vErrors = [err66];
            } else {
              vErrors.push(err66);
            }
            errors++;
          }
          if (typeof data31 == "number" && isFinite(data31)) {
            if (data31 > 86400 || isNaN(data31)) {
              const err67 = { instancePath: instancePath + "/cognigy/tokenLifetimeSeconds", schemaPath: "#/properties/cognigy/properties/tokenLifetimeSeconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, schema: 86400, parentSchema: schema31.properties.cognigy.properties.tokenLifetimeSeconds, data: data31 };
              if (vErrors === null) {
                vErrors = [err67];
              } else {
                vErrors.push(err67);
              }
              errors++;
            }
            if (data31 < 1 || isNaN(data31)) {
              const err68 = { instancePath: instancePath + "/cognigy/tokenLifetimeSeconds", schemaPath: "#/properties/cognigy/properties/tokenLifetimeSeconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema31.properties.cognigy.properties.tokenLifetimeSeconds, data: data31 };
              if (vErrors === null) {
                vErrors = [err68];
              } else {
                vErrors.push(err68);
              }
              errors++;
            }
          }
        }
        if (data20.rights !== void 0) {
          let data32 = data20.rights;
          if (typeof data32 !== "string") {
            const err69 = { instancePath: instancePath + "/cognigy/rights", schemaPath: "#/properties/cognigy/properties/rights/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.rights.type, parentSchema: schema31.properties.cognigy.properties.rights, data: data32 };
            if (vErrors === null) {
              vErrors = [err69];
            } else {
              vErrors.push(err69);
            }
            errors++;
          }
          if (!(data32 === "endpoint_admin" || data32 === "basic" || data32 === "none")) {
            const err70 = { instancePath: instancePath + "/cognigy/rights", schemaPath: "#/properties/cognigy/properties/rights/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.rights.enum }, schema: schema31.properties.cognigy.properties.rights.enum, parentSchema: schema31.properties.cognigy.properties.rights, data: data32 };
            if (vErrors === null) {
              vErrors = [err70];
            } else {
              vErrors.push(err70);
            }
            errors++;
          }
        }
        if (data20.unseenProject !== void 0) {
          let data33 = data20.unseenProject;
          if (!(typeof data33 == "number" && (!(data33 % 1) && !isNaN(data33)) && isFinite(data33))) {
            const err71 = { instancePath: instancePath + "/cognigy/unseenProject", schemaPath: "#/properties/cognigy/properties/unseenProject/type", keyword: "type", params: { type: "integer" }, schema: schema31.properties.cognigy.properties.unseenProject.type, parentSchema: schema31.properties.cognigy.properties.unseenProject, data: data33 };
            if (vErrors === null) {
              vErrors = [err71];
            } else {
              vErrors.push(err71);
            }
            errors++;
          }
          if (!(data33 === 404 || data33 === 403)) {
            const err72 = { instancePath: instancePath + "/cognigy/unseenProject", schemaPath: "#/properties/cognigy/properties/unseenProject/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.unseenProject.enum }, schema: schema31.properties.cognigy.properties.unseenProject.enum, parentSchema: schema31.properties.cognigy.properties.unseenProject, data: data33 };
            if (vErrors === null) {
              vErrors = [err72];
            } else {
              vErrors.push(err72);
            }
            errors++;
          }
        }
        if (data20.cursorNames !== void 0) {
          let data34 = data20.cursorNames;
          if (typeof data34 !== "string") {
            const err73 = { instancePath: instancePath + "/cognigy/cursorNames", schemaPath: "#/properties/cognigy/properties/cursorNames/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.cursorNames.type, parentSchema: schema31.properties.cognigy.properties.cursorNames, data: data34 };
            if (vErrors === null) {
              vErrors = [err73];
            } else {
              vErrors.push(err73);
            }
            errors++;
          }
          if (!(data34 === "nextCursor" || data34 === "next")) {
            const err74 = { instancePath: instancePath + "/cognigy/cursorNames", schemaPath: "#/properties/cognigy/properties/cursorNames/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.cursorNames.enum }, schema: schema31.properties.cognigy.properties.cursorNames.enum, parentSchema: schema31.properties.cognigy.properties.cursorNames, data: data34 };
            if (vErrors === null) {
              vErrors = [err74];
            } else {
              vErrors.push(err74);
            }
            errors++;
          }
        }
        if (data20.limitOver100 !== void 0) {
          let data35 = data20.limitOver100;
          if (typeof data35 !== "string") {
            const err75 = { instancePath: instancePath + "/cognigy/limitOver100", schemaPath: "#/properties/cognigy/properties/limitOver100/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.limitOver100.type, parentSchema: schema31.properties.cognigy.properties.limitOver100, data: data35 };
            if (vErrors === null) {
              vErrors = [err75];
            } else {
              vErrors.push(err75);
            }
            errors++;
          }
          if (!(data35 === "refuse" || data35 === "cut")) {
            const err76 = { instancePath: instancePath + "/cognigy/limitOver100", schemaPath: "#/properties/cognigy/properties/limitOver100/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.limitOver100.enum }, schema: schema31.properties.cognigy.properties.limitOver100.enum, parentSchema: schema31.properties.cognigy.properties.limitOver100, data: data35 };
            if (vErrors === null) {
              vErrors = [err76];
            } else {
              vErrors.push(err76);
            }
            errors++;
          }
        }
        if (data20.channelFilter !== void 0) {
          let data36 = data20.channelFilter;
          if (typeof data36 !== "string") {
            const err77 = { instancePath: instancePath + "/cognigy/channelFilter", schemaPath: "#/properties/cognigy/properties/channelFilter/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.channelFilter.type, parentSchema: schema31.properties.cognigy.properties.channelFilter, data: data36 };
            if (vErrors === null) {
              vErrors = [err77];
            } else {
              vErrors.push(err77);
            }
            errors++;
          }
          if (!(data36 === "works" || data36 === "ignored" || data36 === "refused")) {
            const err78 = { instancePath: instancePath + "/cognigy/channelFilter", schemaPath: "#/properties/cognigy/properties/channelFilter/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.channelFilter.enum }, schema: schema31.properties.cognigy.properties.channelFilter.enum, parentSchema: schema31.properties.cognigy.properties.channelFilter, data: data36 };
            if (vErrors === null) {
              vErrors = [err78];
            } else {
              vErrors.push(err78);
            }
            errors++;
          }
        }
        if (data20.filter !== void 0) {
          let data37 = data20.filter;
          if (typeof data37 !== "string") {
            const err79 = { instancePath: instancePath + "/cognigy/filter", schemaPath: "#/properties/cognigy/properties/filter/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.filter.type, parentSchema: schema31.properties.cognigy.properties.filter, data: data37 };
            if (vErrors === null) {
              vErrors = [err79];
            } else {
              vErrors.push(err79);
            }
            errors++;
          }
          if (!(data37 === "substring" || data37 === "exact")) {
            const err80 = { instancePath: instancePath + "/cognigy/filter", schemaPath: "#/properties/cognigy/properties/filter/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.filter.enum }, schema: schema31.properties.cognigy.properties.filter.enum, parentSchema: schema31.properties.cognigy.properties.filter, data: data37 };
            if (vErrors === null) {
              vErrors = [err80];
            } else {
              vErrors.push(err80);
            }
            errors++;
          }
        }
        if (data20.listLagMs !== void 0) {
          let data38 = data20.listLagMs;
          if (!(typeof data38 == "number" && (!(data38 % 1) && !isNaN(data38)) && isFinite(data38))) {
            const err81 = { instancePath: instancePath + "/cognigy/listLagMs", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, schema: schema32.type, parentSchema: schema32, data: data38 };
            if (vErrors === null) {
              vErrors = [err81];
            } else {
              vErrors.push(err81);
            }
            errors++;
          }
          if (typeof data38 == "number" && isFinite(data38)) {
            if (data38 > 36e5 || isNaN(data38)) {
              const err82 = { instancePath: instancePath + "/cognigy/listLagMs", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, schema: 36e5, parentSchema: schema32, data: data38 };
              if (vErrors === null) {
                vErrors = [err82];
              } else {
                vErrors.push(err82);
              }
              errors++;
            }
            if (data38 < 0 || isNaN(data38)) {
              const err83 = { instancePath: instancePath + "/cognigy/listLagMs", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema32, data: data38 };
              if (vErrors === null) {
                vErrors = [err83];
              } else {
                vErrors.push(err83);
              }
              errors++;
            }
          }
        }
        if (data20.settingsPatch !== void 0) {
          let data39 = data20.settingsPatch;
          if (typeof data39 !== "string") {
            const err84 = { instancePath: instancePath + "/cognigy/settingsPatch", schemaPath: "#/properties/cognigy/properties/settingsPatch/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.settingsPatch.type, parentSchema: schema31.properties.cognigy.properties.settingsPatch, data: data39 };
            if (vErrors === null) {
              vErrors = [err84];
            } else {
              vErrors.push(err84);
            }
            errors++;
          }
          if (!(data39 === "replace" || data39 === "merge")) {
            const err85 = { instancePath: instancePath + "/cognigy/settingsPatch", schemaPath: "#/properties/cognigy/properties/settingsPatch/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.settingsPatch.enum }, schema: schema31.properties.cognigy.properties.settingsPatch.enum, parentSchema: schema31.properties.cognigy.properties.settingsPatch, data: data39 };
            if (vErrors === null) {
              vErrors = [err85];
            } else {
              vErrors.push(err85);
            }
            errors++;
          }
        }
        if (data20.password !== void 0) {
          let data40 = data20.password;
          if (typeof data40 !== "string") {
            const err86 = { instancePath: instancePath + "/cognigy/password", schemaPath: "#/properties/cognigy/properties/password/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.password.type, parentSchema: schema31.properties.cognigy.properties.password, data: data40 };
            if (vErrors === null) {
              vErrors = [err86];
            } else {
              vErrors.push(err86);
            }
            errors++;
          }
          if (!(data40 === "plain" || data40 === "masked" || data40 === "absent")) {
            const err87 = { instancePath: instancePath + "/cognigy/password", schemaPath: "#/properties/cognigy/properties/password/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.password.enum }, schema: schema31.properties.cognigy.properties.password.enum, parentSchema: schema31.properties.cognigy.properties.password, data: data40 };
            if (vErrors === null) {
              vErrors = [err87];
            } else {
              vErrors.push(err87);
            }
            errors++;
          }
        }
        if (data20.foreignId !== void 0) {
          let data41 = data20.foreignId;
          if (typeof data41 !== "string") {
            const err88 = { instancePath: instancePath + "/cognigy/foreignId", schemaPath: "#/properties/cognigy/properties/foreignId/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.foreignId.type, parentSchema: schema31.properties.cognigy.properties.foreignId, data: data41 };
            if (vErrors === null) {
              vErrors = [err88];
            } else {
              vErrors.push(err88);
            }
            errors++;
          }
          if (!(data41 === "kept" || data41 === "dropped" || data41 === "refused")) {
            const err89 = { instancePath: instancePath + "/cognigy/foreignId", schemaPath: "#/properties/cognigy/properties/foreignId/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.foreignId.enum }, schema: schema31.properties.cognigy.properties.foreignId.enum, parentSchema: schema31.properties.cognigy.properties.foreignId, data: data41 };
            if (vErrors === null) {
              vErrors = [err89];
            } else {
              vErrors.push(err89);
            }
            errors++;
          }
        }
        if (data20.names !== void 0) {
          let data42 = data20.names;
          if (typeof data42 !== "string") {
            const err90 = { instancePath: instancePath + "/cognigy/names", schemaPath: "#/properties/cognigy/properties/names/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.names.type, parentSchema: schema31.properties.cognigy.properties.names, data: data42 };
            if (vErrors === null) {
              vErrors = [err90];
            } else {
              vErrors.push(err90);
            }
            errors++;
          }
          if (!(data42 === "free" || data42 === "unique")) {
            const err91 = { instancePath: instancePath + "/cognigy/names", schemaPath: "#/properties/cognigy/properties/names/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.names.enum }, schema: schema31.properties.cognigy.properties.names.enum, parentSchema: schema31.properties.cognigy.properties.names, data: data42 };
            if (vErrors === null) {
              vErrors = [err91];
            } else {
              vErrors.push(err91);
            }
            errors++;
          }
        }
        if (data20.urlToken !== void 0) {
          let data43 = data20.urlToken;
          if (typeof data43 !== "string") {
            const err92 = { instancePath: instancePath + "/cognigy/urlToken", schemaPath: "#/properties/cognigy/properties/urlToken/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.urlToken.type, parentSchema: schema31.properties.cognigy.properties.urlToken, data: data43 };
            if (vErrors === null) {
              vErrors = [err92];
            } else {
              vErrors.push(err92);
            }
            errors++;
          }
          if (!(data43 === "ignored" || data43 === "honoured" || data43 === "refused")) {
            const err93 = { instancePath: instancePath + "/cognigy/urlToken", schemaPath: "#/properties/cognigy/properties/urlToken/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.urlToken.enum }, schema: schema31.properties.cognigy.properties.urlToken.enum, parentSchema: schema31.properties.cognigy.properties.urlToken, data: data43 };
            if (vErrors === null) {
              vErrors = [err93];
            } else {
              vErrors.push(err93);
            }
            errors++;
          }
        }
        if (data20.lastChangedOn !== void 0) {
          let data44 = data20.lastChangedOn;
          if (typeof data44 !== "string") {
            const err94 = { instancePath: instancePath + "/cognigy/lastChangedOn", schemaPath: "#/properties/cognigy/properties/lastChangedOn/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.lastChangedOn.type, parentSchema: schema31.properties.cognigy.properties.lastChangedOn, data: data44 };
            if (vErrors === null) {
              vErrors = [err94];
            } else {
              vErrors.push(err94);
            }
            errors++;
          }
          if (!(data44 === "every" || data44 === "own-writes")) {
            const err95 = { instancePath: instancePath + "/cognigy/lastChangedOn", schemaPath: "#/properties/cognigy/properties/lastChangedOn/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.lastChangedOn.enum }, schema: schema31.properties.cognigy.properties.lastChangedOn.enum, parentSchema: schema31.properties.cognigy.properties.lastChangedOn, data: data44 };
            if (vErrors === null) {
              vErrors = [err95];
            } else {
              vErrors.push(err95);
            }
            errors++;
          }
        }
        if (data20.era !== void 0) {
          let data45 = data20.era;
          if (typeof data45 !== "string") {
            const err96 = { instancePath: instancePath + "/cognigy/era", schemaPath: "#/properties/cognigy/properties/era/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.era.type, parentSchema: schema31.properties.cognigy.properties.era, data: data45 };
            if (vErrors === null) {
              vErrors = [err96];
            } else {
              vErrors.push(err96);
            }
            errors++;
          }
          if (!(data45 === "4.85" || data45 === "2026")) {
            const err97 = { instancePath: instancePath + "/cognigy/era", schemaPath: "#/properties/cognigy/properties/era/enum", keyword: "enum", params: { allowedValues: schema31.properties.cognigy.properties.era.enum }, schema: schema31.properties.cognigy.properties.era.enum, parentSchema: schema31.properties.cognigy.properties.era, data: data45 };
            if (vErrors === null) {
              vErrors = [err97];
            } else {
              vErrors.push(err97);
            }
            errors++;
          }
        }
        if (data20.projects !== void 0) {
          let data46 = data20.projects;
          if (Array.isArray(data46)) {
            if (data46.length > 100) {
              const err98 = { instancePath: instancePath + "/cognigy/projects", schemaPath: "#/properties/cognigy/properties/projects/maxItems", keyword: "maxItems", params: { limit: 100 }, schema: 100, parentSchema: schema31.properties.cognigy.properties.projects, data: data46 };
              if (vErrors === null) {
                vErrors = [err98];
              } else {
                vErrors.push(err98);
              }
              errors++;
            }
            if (data46.length < 1) {
              const err99 = { instancePath: instancePath + "/cognigy/projects", schemaPath: "#/properties/cognigy/properties/projects/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.cognigy.properties.projects, data: data46 };
              if (vErrors === null) {
                vErrors = [err99];
              } else {
                vErrors.push(err99);
              }
              errors++;
            }
            const len1 = data46.length;
            for (let i2 = 0; i2 < len1; i2++) {
              let data47 = data46[i2];
              if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
                if (data47.name === void 0) {
                  const err100 = { instancePath: instancePath + "/cognigy/projects/" + i2, schemaPath: "#/properties/cognigy/properties/projects/items/required", keyword: "required", params: { missingProperty: "name" }, schema: schema31.properties.cognigy.properties.projects.items.required, parentSchema: schema31.properties.cognigy.properties.projects.items, data: data47 };
                  if (vErrors === null) {
                    vErrors = [err100];
                  } else {
                    vErrors.push(err100);
                  }
                  errors++;
                }
                if (data47.flows === void 0) {
                  const err101 = { instancePath: instancePath + "/cognigy/projects/" + i2, schemaPath: "#/properties/cognigy/properties/projects/items/required", keyword: "required", params: { missingProperty: "flows" }, schema: schema31.properties.cognigy.properties.projects.items.required, parentSchema: schema31.properties.cognigy.properties.projects.items, data: data47 };
                  if (vErrors === null) {
                    vErrors = [err101];
                  } else {
                    vErrors.push(err101);
                  }
                  errors++;
                }
                if (data47.locales === void 0) {
                  const err102 = { instancePath: instancePath + "/cognigy/projects/" + i2, schemaPath: "#/properties/cognigy/properties/projects/items/required", keyword: "required", params: { missingProperty: "locales" }, schema: schema31.properties.cognigy.properties.projects.items.required, parentSchema: schema31.properties.cognigy.properties.projects.items, data: data47 };
                  if (vErrors === null) {
                    vErrors = [err102];
                  } else {
                    vErrors.push(err102);
                  }
                  errors++;
                }
                if (data47.snapshots === void 0) {
                  const err103 = { instancePath: instancePath + "/cognigy/projects/" + i2, schemaPath: "#/properties/cognigy/properties/projects/items/required", keyword: "required", params: { missingProperty: "snapshots" }, schema: schema31.properties.cognigy.properties.projects.items.required, parentSchema: schema31.properties.cognigy.properties.projects.items, data: data47 };
                  if (vErrors === null) {
                    vErrors = [err103];
                  } else {
                    vErrors.push(err103);
                  }
                  errors++;
                }
                for (const key6 in data47) {
                  if (!(key6 === "name" || key6 === "flows" || key6 === "locales" || key6 === "snapshots")) {
                    const err104 = { instancePath: instancePath + "/cognigy/projects/" + i2, schemaPath: "#/properties/cognigy/properties/projects/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, schema: false, parentSchema: schema31.properties.cognigy.properties.projects.items, data: data47 };
                    if (vErrors === null) {
                      vErrors = [err104];
                    } else {
                      vErrors.push(err104);
                    }
                    errors++;
                  }
                }
                if (data47.name !== void 0) {
                  let data48 = data47.name;
                  if (typeof data48 === "string") {
                    if (func2(data48) > 200) {
                      const err105 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/name", schemaPath: "#/properties/cognigy/properties/projects/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.name, data: data48 };
                      if (vErrors === null) {
                        vErrors = [err105];
                      } else {
                        vErrors.push(err105);
                      }
                      errors++;
                    }
                    if (func2(data48) < 1) {
                      const err106 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/name", schemaPath: "#/properties/cognigy/properties/projects/items/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.name, data: data48 };
                      if (vErrors === null) {
                        vErrors = [err106];
                      } else {
                        vErrors.push(err106);
                      }
                      errors++;
                    }
                  } else {
                    const err107 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/name", schemaPath: "#/properties/cognigy/properties/projects/items/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.projects.items.properties.name.type, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.name, data: data48 };
                    if (vErrors === null) {
                      vErrors = [err107];
                    } else {
                      vErrors.push(err107);
                    }
                    errors++;
                  }
                }
                if (data47.flows !== void 0) {
                  let data49 = data47.flows;
                  if (Array.isArray(data49)) {
                    const len2 = data49.length;
                    for (let i3 = 0; i3 < len2; i3++) {
                      let data50 = data49[i3];
                      if (typeof data50 === "string") {
                        if (func2(data50) > 200) {
                          const err108 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/flows/" + i3, schemaPath: "#/properties/cognigy/properties/projects/items/properties/flows/items/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.flows.items, data: data50 };
                          if (vErrors === null) {
                            vErrors = [err108];
                          } else {
                            vErrors.push(err108);
                          }
                          errors++;
                        }
                        if (func2(data50) < 1) {
                          const err109 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/flows/" + i3, schemaPath: "#/properties/cognigy/properties/projects/items/properties/flows/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.flows.items, data: data50 };
                          if (vErrors === null) {
                            vErrors = [err109];
                          } else {
                            vErrors.push(err109);
                          }
                          errors++;
                        }
                      } else {
                        const err110 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/flows/" + i3, schemaPath: "#/properties/cognigy/properties/projects/items/properties/flows/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.projects.items.properties.flows.items.type, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.flows.items, data: data50 };
                        if (vErrors === null) {
                          vErrors = [err110];
                        } else {
                          vErrors.push(err110);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err111 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/flows", schemaPath: "#/properties/cognigy/properties/projects/items/properties/flows/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.cognigy.properties.projects.items.properties.flows.type, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.flows, data: data49 };
                    if (vErrors === null) {
                      vErrors = [err111];
                    } else {
                      vErrors.push(err111);
                    }
                    errors++;
                  }
                }
                if (data47.locales !== void 0) {
                  let data51 = data47.locales;
                  if (Array.isArray(data51)) {
                    if (data51.length > 10) {
                      const err112 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/locales", schemaPath: "#/properties/cognigy/properties/projects/items/properties/locales/maxItems", keyword: "maxItems", params: { limit: 10 }, schema: 10, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.locales, data: data51 };
                      if (vErrors === null) {
                        vErrors = [err112];
                      } else {
                        vErrors.push(err112);
                      }
                      errors++;
                    }
                    if (data51.length < 1) {
                      const err113 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/locales", schemaPath: "#/properties/cognigy/properties/projects/items/properties/locales/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.locales, data: data51 };
                      if (vErrors === null) {
                        vErrors = [err113];
                      } else {
                        vErrors.push(err113);
                      }
                      errors++;
                    }
                    const len3 = data51.length;
                    for (let i4 = 0; i4 < len3; i4++) {
                      let data52 = data51[i4];
                      if (typeof data52 === "string") {
                        if (func2(data52) > 200) {
                          const err114 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/locales/" + i4, schemaPath: "#/properties/cognigy/properties/projects/items/properties/locales/items/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.locales.items, data: data52 };
                          if (vErrors === null) {
                            vErrors = [err114];
                          } else {
                            vErrors.push(err114);
                          }
                          errors++;
                        }
                        if (func2(data52) < 1) {
                          const err115 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/locales/" + i4, schemaPath: "#/properties/cognigy/properties/projects/items/properties/locales/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.locales.items, data: data52 };
                          if (vErrors === null) {
                            vErrors = [err115];
                          } else {
                            vErrors.push(err115);
                          }
                          errors++;
                        }
                      } else {
                        const err116 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/locales/" + i4, schemaPath: "#/properties/cognigy/properties/projects/items/properties/locales/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.projects.items.properties.locales.items.type, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.locales.items, data: data52 };
                        if (vErrors === null) {
                          vErrors = [err116];
                        } else {
                          vErrors.push(err116);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err117 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/locales", schemaPath: "#/properties/cognigy/properties/projects/items/properties/locales/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.cognigy.properties.projects.items.properties.locales.type, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.locales, data: data51 };
                    if (vErrors === null) {
                      vErrors = [err117];
                    } else {
                      vErrors.push(err117);
                    }
                    errors++;
                  }
                }
                if (data47.snapshots !== void 0) {
                  let data53 = data47.snapshots;
                  if (Array.isArray(data53)) {
                    if (data53.length > 10) {
                      const err118 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/snapshots", schemaPath: "#/properties/cognigy/properties/projects/items/properties/snapshots/maxItems", keyword: "maxItems", params: { limit: 10 }, schema: 10, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.snapshots, data: data53 };
                      if (vErrors === null) {
                        vErrors = [err118];
                      } else {
                        vErrors.push(err118);
                      }
                      errors++;
                    }
                    const len4 = data53.length;
                    for (let i5 = 0; i5 < len4; i5++) {
                      let data54 = data53[i5];
                      if (typeof data54 === "string") {
                        if (func2(data54) > 200) {
                          const err119 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/snapshots/" + i5, schemaPath: "#/properties/cognigy/properties/projects/items/properties/snapshots/items/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.snapshots.items, data: data54 };
                          if (vErrors === null) {
                            vErrors = [err119];
                          } else {
                            vErrors.push(err119);
                          }
                          errors++;
                        }
                        if (func2(data54) < 1) {
                          const err120 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/snapshots/" + i5, schemaPath: "#/properties/cognigy/properties/projects/items/properties/snapshots/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.snapshots.items, data: data54 };
                          if (vErrors === null) {
                            vErrors = [err120];
                          } else {
                            vErrors.push(err120);
                          }
                          errors++;
                        }
                      } else {
                        const err121 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/snapshots/" + i5, schemaPath: "#/properties/cognigy/properties/projects/items/properties/snapshots/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.cognigy.properties.projects.items.properties.snapshots.items.type, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.snapshots.items, data: data54 };
                        if (vErrors === null) {
                          vErrors = [err121];
                        } else {
                          vErrors.push(err121);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err122 = { instancePath: instancePath + "/cognigy/projects/" + i2 + "/snapshots", schemaPath: "#/properties/cognigy/properties/projects/items/properties/snapshots/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.cognigy.properties.projects.items.properties.snapshots.type, parentSchema: schema31.properties.cognigy.properties.projects.items.properties.snapshots, data: data53 };
                    if (vErrors === null) {
                      vErrors = [err122];
                    } else {
                      vErrors.push(err122);
                    }
                    errors++;
                  }
                }
              } else {
                const err123 = { instancePath: instancePath + "/cognigy/projects/" + i2, schemaPath: "#/properties/cognigy/properties/projects/items/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.cognigy.properties.projects.items.type, parentSchema: schema31.properties.cognigy.properties.projects.items, data: data47 };
                if (vErrors === null) {
                  vErrors = [err123];
                } else {
                  vErrors.push(err123);
                }
                errors++;
              }
            }
          } else {
            const err124 = { instancePath: instancePath + "/cognigy/projects", schemaPath: "#/properties/cognigy/properties/projects/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.cognigy.properties.projects.type, parentSchema: schema31.properties.cognigy.properties.projects, data: data46 };
            if (vErrors === null) {
              vErrors = [err124];
            } else {
              vErrors.push(err124);
            }
            errors++;
          }
        }
        if (data20.life !== void 0) {
          let data55 = data20.life;
          if (Array.isArray(data55)) {
            if (data55.length > 1e3) {
              const err125 = { instancePath: instancePath + "/cognigy/life", schemaPath: "#/properties/cognigy/properties/life/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema31.properties.cognigy.properties.life, data: data55 };
              if (vErrors === null) {
                vErrors = [err125];
              } else {
                vErrors.push(err125);
              }
              errors++;
            }
            const len5 = data55.length;
            for (let i6 = 0; i6 < len5; i6++) {
              if (!validate21(data55[i6], { instancePath: instancePath + "/cognigy/life/" + i6, parentData: data55, parentDataProperty: i6, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err126 = { instancePath: instancePath + "/cognigy/life", schemaPath: "#/properties/cognigy/properties/life/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.cognigy.properties.life.type, parentSchema: schema31.properties.cognigy.properties.life, data: data55 };
            if (vErrors === null) {
              vErrors = [err126];
            } else {
              vErrors.push(err126);
            }
            errors++;
          }
        }
      } else {
        const err127 = { instancePath: instancePath + "/cognigy", schemaPath: "#/properties/cognigy/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.cognigy.type, parentSchema: schema31.properties.cognigy, data: data20 };
        if (vErrors === null) {
          vErrors = [err127];
        } else {
          vErrors.push(err127);
        }
        errors++;
      }
    }
    if (data.latencyMs !== void 0) {
      let data57 = data.latencyMs;
      if (data57 && typeof data57 == "object" && !Array.isArray(data57)) {
        if (data57.api === void 0) {
          const err128 = { instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/required", keyword: "required", params: { missingProperty: "api" }, schema: schema31.properties.latencyMs.required, parentSchema: schema31.properties.latencyMs, data: data57 };
          if (vErrors === null) {
            vErrors = [err128];
          } else {
            vErrors.push(err128);
          }
          errors++;
        }
        if (data57.receivers === void 0) {
          const err129 = { instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/required", keyword: "required", params: { missingProperty: "receivers" }, schema: schema31.properties.latencyMs.required, parentSchema: schema31.properties.latencyMs, data: data57 };
          if (vErrors === null) {
            vErrors = [err129];
          } else {
            vErrors.push(err129);
          }
          errors++;
        }
        for (const key7 in data57) {
          if (!(key7 === "api" || key7 === "receivers")) {
            const err130 = { instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, schema: false, parentSchema: schema31.properties.latencyMs, data: data57 };
            if (vErrors === null) {
              vErrors = [err130];
            } else {
              vErrors.push(err130);
            }
            errors++;
          }
        }
        if (data57.api !== void 0) {
          let data58 = data57.api;
          if (!(typeof data58 == "number" && (!(data58 % 1) && !isNaN(data58)) && isFinite(data58))) {
            const err131 = { instancePath: instancePath + "/latencyMs/api", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, schema: schema32.type, parentSchema: schema32, data: data58 };
            if (vErrors === null) {
              vErrors = [err131];
            } else {
              vErrors.push(err131);
            }
            errors++;
          }
          if (typeof data58 == "number" && isFinite(data58)) {
            if (data58 > 36e5 || isNaN(data58)) {
              const err132 = { instancePath: instancePath + "/latencyMs/api", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, schema: 36e5, parentSchema: schema32, data: data58 };
              if (vErrors === null) {
                vErrors = [err132];
              } else {
                vErrors.push(err132);
              }
              errors++;
            }
            if (data58 < 0 || isNaN(data58)) {
              const err133 = { instancePath: instancePath + "/latencyMs/api", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema32, data: data58 };
              if (vErrors === null) {
                vErrors = [err133];
              } else {
                vErrors.push(err133);
              }
              errors++;
            }
          }
        }
        if (data57.receivers !== void 0) {
          let data59 = data57.receivers;
          if (!(typeof data59 == "number" && (!(data59 % 1) && !isNaN(data59)) && isFinite(data59))) {
            const err134 = { instancePath: instancePath + "/latencyMs/receivers", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, schema: schema32.type, parentSchema: schema32, data: data59 };
            if (vErrors === null) {
              vErrors = [err134];
            } else {
              vErrors.push(err134);
            }
            errors++;
          }
          if (typeof data59 == "number" && isFinite(data59)) {
            if (data59 > 36e5 || isNaN(data59)) {
              const err135 = { instancePath: instancePath + "/latencyMs/receivers", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, schema: 36e5, parentSchema: schema32, data: data59 };
              if (vErrors === null) {
                vErrors = [err135];
              } else {
                vErrors.push(err135);
              }
              errors++;
            }
            if (data59 < 0 || isNaN(data59)) {
              const err136 = { instancePath: instancePath + "/latencyMs/receivers", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema32, data: data59 };
              if (vErrors === null) {
                vErrors = [err136];
              } else {
                vErrors.push(err136);
              }
              errors++;
            }
          }
        }
      } else {
        const err137 = { instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.latencyMs.type, parentSchema: schema31.properties.latencyMs, data: data57 };
        if (vErrors === null) {
          vErrors = [err137];
        } else {
          vErrors.push(err137);
        }
        errors++;
      }
    }
    if (data.faults !== void 0) {
      let data60 = data.faults;
      if (Array.isArray(data60)) {
        if (data60.length > 1e3) {
          const err138 = { instancePath: instancePath + "/faults", schemaPath: "#/properties/faults/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema31.properties.faults, data: data60 };
          if (vErrors === null) {
            vErrors = [err138];
          } else {
            vErrors.push(err138);
          }
          errors++;
        }
        const len6 = data60.length;
        for (let i7 = 0; i7 < len6; i7++) {
          if (!validate25(data60[i7], { instancePath: instancePath + "/faults/" + i7, parentData: data60, parentDataProperty: i7, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err139 = { instancePath: instancePath + "/faults", schemaPath: "#/properties/faults/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.faults.type, parentSchema: schema31.properties.faults, data: data60 };
        if (vErrors === null) {
          vErrors = [err139];
        } else {
          vErrors.push(err139);
        }
        errors++;
      }
    }
  } else {
    const err140 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err140];
    } else {
      vErrors.push(err140);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  validateSwitches
};
