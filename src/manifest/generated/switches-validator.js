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
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "sandbox-switches.schema.json", "type": "object", "additionalProperties": false, "properties": { "etag": { "type": "boolean", "default": true }, "labels": { "type": "boolean", "default": false }, "idempotency": { "oneOf": [{ "type": "string", "enum": ["honoured", "ignored"] }, { "type": "object", "additionalProperties": false, "required": ["expiresAfterMs"], "properties": { "expiresAfterMs": { "$ref": "#/$defs/milliseconds" } } }], "default": "honoured" }, "echoKeys": { "type": "boolean", "default": true }, "envelope": { "type": "string", "enum": ["array", "items", "data", "integrations", "embedded"], "default": "items" }, "paging": { "type": "string", "enum": ["cursor", "link", "skip-total", "none", "ignored"], "default": "cursor" }, "maskHeaders": { "type": "string", "enum": ["none", "masked", "absent"], "default": "none" }, "ownForm": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["url-encoding", "url-slash", "url-query", "method", "charset", "header-space", "header-case"] }, "default": [] }, "addedHeaders": { "type": "object", "propertyNames": { "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, "additionalProperties": { "type": "string", "maxLength": 1e3 }, "default": {} }, "ignoreUpdates": { "type": "boolean", "default": false }, "keepInactive": { "type": "boolean", "default": false }, "listLagMs": { "$ref": "#/$defs/milliseconds", "default": 0 }, "uniqueNames": { "type": "boolean", "default": true }, "refuseDeprecated": { "type": "boolean", "default": false }, "partialUpdate": { "type": "boolean", "default": false }, "tokenLifetimeSeconds": { "type": "integer", "minimum": 1, "maximum": 86400, "default": 3600 }, "echoBodies": { "type": "boolean", "default": true }, "latencyMs": { "type": "object", "additionalProperties": false, "required": ["api", "receivers"], "properties": { "api": { "$ref": "#/$defs/milliseconds" }, "receivers": { "$ref": "#/$defs/milliseconds" } }, "default": { "api": 0, "receivers": 0 } }, "faults": { "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/fault" }, "default": [] } }, "$defs": { "milliseconds": { "type": "integer", "minimum": 0, "maximum": 36e5 }, "fault": { "oneOf": [{ "$ref": "#/$defs/statusFault" }, { "$ref": "#/$defs/resetFault" }, { "$ref": "#/$defs/hangFault" }, { "$ref": "#/$defs/cutFault" }, { "$ref": "#/$defs/htmlFault" }, { "$ref": "#/$defs/wrongTypesFault" }, { "$ref": "#/$defs/unknownEnumFault" }, { "$ref": "#/$defs/cursorLoopFault" }, { "$ref": "#/$defs/listShiftFault" }, { "$ref": "#/$defs/dripFault" }, { "$ref": "#/$defs/bombFault" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["status", "reset", "hang", "cut", "html", "wrong-types", "unknown-enum", "cursor-loop", "list-shift", "drip", "bomb"] } }, "discriminator": { "propertyName": "kind" } }, "call": { "type": "string", "enum": ["any", "token", "list", "get", "create", "replace", "patch", "delete"] }, "at": { "oneOf": [{ "type": "integer", "minimum": 1 }, { "type": "string", "enum": ["all"] }, { "type": "object", "additionalProperties": false, "required": ["from"], "properties": { "from": { "type": "integer", "minimum": 1 } } }] }, "name": { "type": "string", "minLength": 1 }, "commits": { "type": "boolean" }, "retryAfter": { "oneOf": [{ "$ref": "#/$defs/retryAfterSeconds" }, { "$ref": "#/$defs/retryAfterDate" }, { "$ref": "#/$defs/retryAfterText" }, { "$ref": "#/$defs/retryAfterAbsent" }], "type": "object", "required": ["form"], "properties": { "form": { "type": "string", "enum": ["seconds", "date", "text", "absent"] } }, "discriminator": { "propertyName": "form" } }, "retryAfterSeconds": { "type": "object", "additionalProperties": false, "required": ["form", "seconds"], "properties": { "form": { "const": "seconds" }, "seconds": { "type": "integer" } } }, "retryAfterDate": { "type": "object", "additionalProperties": false, "required": ["form", "seconds"], "properties": { "form": { "const": "date" }, "seconds": { "type": "integer" } } }, "retryAfterText": { "type": "object", "additionalProperties": false, "required": ["form", "text"], "properties": { "form": { "const": "text" }, "text": { "type": "string", "pattern": "^[ -~]{0,200}$" } } }, "retryAfterAbsent": { "type": "object", "additionalProperties": false, "required": ["form"], "properties": { "form": { "const": "absent" } } }, "statusFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "status", "commits"], "properties": { "kind": { "const": "status" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "status": { "type": "integer", "minimum": 200, "maximum": 599 }, "commits": { "$ref": "#/$defs/commits" }, "retryAfter": { "$ref": "#/$defs/retryAfter" }, "page": { "type": "boolean", "default": false } } }, "resetFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "commits"], "properties": { "kind": { "const": "reset" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "commits": { "$ref": "#/$defs/commits" } } }, "hangFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "commits"], "properties": { "kind": { "const": "hang" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "commits": { "$ref": "#/$defs/commits" } } }, "cutFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "framing"], "properties": { "kind": { "const": "cut" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "framing": { "type": "string", "enum": ["length", "chunked", "close"] } } }, "htmlFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "html" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } }, "wrongTypesFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "wrong-types" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } }, "unknownEnumFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "unknown-enum" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } }, "cursorLoopFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "cursor-loop" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } }, "listShiftFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "by"], "properties": { "kind": { "const": "list-shift" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "by": { "type": "string", "enum": ["removal", "insertion"] } } }, "dripFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "intervalMs"], "properties": { "kind": { "const": "drip" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "intervalMs": { "$ref": "#/$defs/milliseconds" } } }, "bombFault": { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "megabytes"], "properties": { "kind": { "const": "bomb" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "megabytes": { "type": "integer", "minimum": 1, "maximum": 1e4 } } } } };
var schema32 = { "type": "integer", "minimum": 0, "maximum": 36e5 };
var func1 = Object.prototype.hasOwnProperty;
var func2 = require_ucs2length().default;
var pattern4 = new RegExp("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$", "u");
var schema36 = { "oneOf": [{ "$ref": "#/$defs/statusFault" }, { "$ref": "#/$defs/resetFault" }, { "$ref": "#/$defs/hangFault" }, { "$ref": "#/$defs/cutFault" }, { "$ref": "#/$defs/htmlFault" }, { "$ref": "#/$defs/wrongTypesFault" }, { "$ref": "#/$defs/unknownEnumFault" }, { "$ref": "#/$defs/cursorLoopFault" }, { "$ref": "#/$defs/listShiftFault" }, { "$ref": "#/$defs/dripFault" }, { "$ref": "#/$defs/bombFault" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["status", "reset", "hang", "cut", "html", "wrong-types", "unknown-enum", "cursor-loop", "list-shift", "drip", "bomb"] } }, "discriminator": { "propertyName": "kind" } };
var schema37 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "status", "commits"], "properties": { "kind": { "const": "status" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "status": { "type": "integer", "minimum": 200, "maximum": 599 }, "commits": { "$ref": "#/$defs/commits" }, "retryAfter": { "$ref": "#/$defs/retryAfter" }, "page": { "type": "boolean", "default": false } } };
var schema38 = { "type": "string", "enum": ["any", "token", "list", "get", "create", "replace", "patch", "delete"] };
var schema39 = { "oneOf": [{ "type": "integer", "minimum": 1 }, { "type": "string", "enum": ["all"] }, { "type": "object", "additionalProperties": false, "required": ["from"], "properties": { "from": { "type": "integer", "minimum": 1 } } }] };
var schema40 = { "type": "string", "minLength": 1 };
var schema41 = { "type": "boolean" };
var schema42 = { "oneOf": [{ "$ref": "#/$defs/retryAfterSeconds" }, { "$ref": "#/$defs/retryAfterDate" }, { "$ref": "#/$defs/retryAfterText" }, { "$ref": "#/$defs/retryAfterAbsent" }], "type": "object", "required": ["form"], "properties": { "form": { "type": "string", "enum": ["seconds", "date", "text", "absent"] } }, "discriminator": { "propertyName": "form" } };
var schema43 = { "type": "object", "additionalProperties": false, "required": ["form", "seconds"], "properties": { "form": { "const": "seconds" }, "seconds": { "type": "integer" } } };
var schema44 = { "type": "object", "additionalProperties": false, "required": ["form", "seconds"], "properties": { "form": { "const": "date" }, "seconds": { "type": "integer" } } };
var schema45 = { "type": "object", "additionalProperties": false, "required": ["form", "text"], "properties": { "form": { "const": "text" }, "text": { "type": "string", "pattern": "^[ -~]{0,200}$" } } };
var schema46 = { "type": "object", "additionalProperties": false, "required": ["form"], "properties": { "form": { "const": "absent" } } };
var pattern5 = new RegExp("^[ -~]{0,200}$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.form === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "form" }, message: "must have required property 'form'", schema: schema42.required, parentSchema: schema42, data };
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
        const err1 = { instancePath: instancePath + "/form", schemaPath: "#/properties/form/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.properties.form.type, parentSchema: schema42.properties.form, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "seconds" || data0 === "date" || data0 === "text" || data0 === "absent")) {
        const err2 = { instancePath: instancePath + "/form", schemaPath: "#/properties/form/enum", keyword: "enum", params: { allowedValues: schema42.properties.form.enum }, message: "must be equal to one of the allowed values", schema: schema42.properties.form.enum, parentSchema: schema42.properties.form, data: data0 };
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
            const err3 = { instancePath, schemaPath: "#/$defs/retryAfterSeconds/required", keyword: "required", params: { missingProperty: "form" }, message: "must have required property 'form'", schema: schema43.required, parentSchema: schema43, data };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          if (data.seconds === void 0) {
            const err4 = { instancePath, schemaPath: "#/$defs/retryAfterSeconds/required", keyword: "required", params: { missingProperty: "seconds" }, message: "must have required property 'seconds'", schema: schema43.required, parentSchema: schema43, data };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
          for (const key0 in data) {
            if (!(key0 === "form" || key0 === "seconds")) {
              const err5 = { instancePath, schemaPath: "#/$defs/retryAfterSeconds/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema43, data };
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
              const err6 = { instancePath: instancePath + "/form", schemaPath: "#/$defs/retryAfterSeconds/properties/form/const", keyword: "const", params: { allowedValue: "seconds" }, message: "must be equal to constant", schema: "seconds", parentSchema: schema43.properties.form, data: data1 };
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
              const err7 = { instancePath: instancePath + "/seconds", schemaPath: "#/$defs/retryAfterSeconds/properties/seconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema43.properties.seconds.type, parentSchema: schema43.properties.seconds, data: data2 };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          }
        } else {
          const err8 = { instancePath, schemaPath: "#/$defs/retryAfterSeconds/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema43.type, parentSchema: schema43, data };
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
            const err9 = { instancePath, schemaPath: "#/$defs/retryAfterDate/required", keyword: "required", params: { missingProperty: "form" }, message: "must have required property 'form'", schema: schema44.required, parentSchema: schema44, data };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          if (data.seconds === void 0) {
            const err10 = { instancePath, schemaPath: "#/$defs/retryAfterDate/required", keyword: "required", params: { missingProperty: "seconds" }, message: "must have required property 'seconds'", schema: schema44.required, parentSchema: schema44, data };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
          for (const key1 in data) {
            if (!(key1 === "form" || key1 === "seconds")) {
              const err11 = { instancePath, schemaPath: "#/$defs/retryAfterDate/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema44, data };
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
              const err12 = { instancePath: instancePath + "/form", schemaPath: "#/$defs/retryAfterDate/properties/form/const", keyword: "const", params: { allowedValue: "date" }, message: "must be equal to constant", schema: "date", parentSchema: schema44.properties.form, data: data3 };
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
              const err13 = { instancePath: instancePath + "/seconds", schemaPath: "#/$defs/retryAfterDate/properties/seconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema44.properties.seconds.type, parentSchema: schema44.properties.seconds, data: data4 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
        } else {
          const err14 = { instancePath, schemaPath: "#/$defs/retryAfterDate/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema44.type, parentSchema: schema44, data };
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
            const err15 = { instancePath, schemaPath: "#/$defs/retryAfterText/required", keyword: "required", params: { missingProperty: "form" }, message: "must have required property 'form'", schema: schema45.required, parentSchema: schema45, data };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
          if (data.text === void 0) {
            const err16 = { instancePath, schemaPath: "#/$defs/retryAfterText/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'", schema: schema45.required, parentSchema: schema45, data };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
          for (const key2 in data) {
            if (!(key2 === "form" || key2 === "text")) {
              const err17 = { instancePath, schemaPath: "#/$defs/retryAfterText/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema45, data };
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
              const err18 = { instancePath: instancePath + "/form", schemaPath: "#/$defs/retryAfterText/properties/form/const", keyword: "const", params: { allowedValue: "text" }, message: "must be equal to constant", schema: "text", parentSchema: schema45.properties.form, data: data5 };
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
                const err19 = { instancePath: instancePath + "/text", schemaPath: "#/$defs/retryAfterText/properties/text/pattern", keyword: "pattern", params: { pattern: "^[ -~]{0,200}$" }, message: 'must match pattern "^[ -~]{0,200}$"', schema: "^[ -~]{0,200}$", parentSchema: schema45.properties.text, data: data6 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            } else {
              const err20 = { instancePath: instancePath + "/text", schemaPath: "#/$defs/retryAfterText/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.properties.text.type, parentSchema: schema45.properties.text, data: data6 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
        } else {
          const err21 = { instancePath, schemaPath: "#/$defs/retryAfterText/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema45.type, parentSchema: schema45, data };
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
            const err22 = { instancePath, schemaPath: "#/$defs/retryAfterAbsent/required", keyword: "required", params: { missingProperty: "form" }, message: "must have required property 'form'", schema: schema46.required, parentSchema: schema46, data };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
          for (const key3 in data) {
            if (!(key3 === "form")) {
              const err23 = { instancePath, schemaPath: "#/$defs/retryAfterAbsent/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema46, data };
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
              const err24 = { instancePath: instancePath + "/form", schemaPath: "#/$defs/retryAfterAbsent/properties/form/const", keyword: "const", params: { allowedValue: "absent" }, message: "must be equal to constant", schema: "absent", parentSchema: schema46.properties.form, data: data7 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          }
        } else {
          const err25 = { instancePath, schemaPath: "#/$defs/retryAfterAbsent/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.type, parentSchema: schema46, data };
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
        const err26 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "form", tagValue: tag0 }, message: 'value of tag "form" must be in oneOf', schema: schema42.discriminator, parentSchema: schema42, data };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    } else {
      const err27 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "form", tagValue: tag0 }, message: 'tag "form" must be string', schema: schema42.discriminator, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err27];
      } else {
        vErrors.push(err27);
      }
      errors++;
    }
  } else {
    const err28 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema42.type, parentSchema: schema42, data };
    if (vErrors === null) {
      vErrors = [err28];
    } else {
      vErrors.push(err28);
    }
    errors++;
  }
  validate23.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate23.evaluated = { "dynamicProps": true, "dynamicItems": false };
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
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.status === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property 'status'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.commits === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "commits" }, message: "must have required property 'commits'", schema: schema37.required, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "status" || key0 === "commits" || key0 === "retryAfter" || key0 === "page")) {
        const err5 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema37, data };
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
        const err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "status" }, message: "must be equal to constant", schema: "status", parentSchema: schema37.properties.kind, data: data0 };
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
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err8 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err14 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err16 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err18 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
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
        const err21 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema37.properties.status.type, parentSchema: schema37.properties.status, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 599 || isNaN(data5)) {
          const err22 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, message: "must be <= 599", schema: 599, parentSchema: schema37.properties.status, data: data5 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (data5 < 200 || isNaN(data5)) {
          const err23 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 200 }, message: "must be >= 200", schema: 200, parentSchema: schema37.properties.status, data: data5 };
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
        const err24 = { instancePath: instancePath + "/commits", schemaPath: "#/$defs/commits/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema41.type, parentSchema: schema41, data: data6 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.retryAfter !== void 0) {
      if (!validate23(data.retryAfter, { instancePath: instancePath + "/retryAfter", parentData: data, parentDataProperty: "retryAfter", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
        errors = vErrors.length;
      }
    }
    if (data.page !== void 0) {
      let data8 = data.page;
      if (typeof data8 !== "boolean") {
        const err25 = { instancePath: instancePath + "/page", schemaPath: "#/properties/page/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema37.properties.page.type, parentSchema: schema37.properties.page, data: data8 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.type, parentSchema: schema37, data };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema47 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "commits"], "properties": { "kind": { "const": "reset" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "commits": { "$ref": "#/$defs/commits" } } };
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
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.commits === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "commits" }, message: "must have required property 'commits'", schema: schema47.required, parentSchema: schema47, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "commits")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema47, data };
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
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "reset" }, message: "must be equal to constant", schema: "reset", parentSchema: schema47.properties.kind, data: data0 };
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
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
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
        const err20 = { instancePath: instancePath + "/commits", schemaPath: "#/$defs/commits/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema41.type, parentSchema: schema41, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
  } else {
    const err21 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema47.type, parentSchema: schema47, data };
    if (vErrors === null) {
      vErrors = [err21];
    } else {
      vErrors.push(err21);
    }
    errors++;
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema52 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "commits"], "properties": { "kind": { "const": "hang" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "commits": { "$ref": "#/$defs/commits" } } };
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
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema52.required, parentSchema: schema52, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema52.required, parentSchema: schema52, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema52.required, parentSchema: schema52, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.commits === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "commits" }, message: "must have required property 'commits'", schema: schema52.required, parentSchema: schema52, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "commits")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema52, data };
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
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "hang" }, message: "must be equal to constant", schema: "hang", parentSchema: schema52.properties.kind, data: data0 };
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
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
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
        const err20 = { instancePath: instancePath + "/commits", schemaPath: "#/$defs/commits/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema41.type, parentSchema: schema41, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
  } else {
    const err21 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema52.type, parentSchema: schema52, data };
    if (vErrors === null) {
      vErrors = [err21];
    } else {
      vErrors.push(err21);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema57 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "framing"], "properties": { "kind": { "const": "cut" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "framing": { "type": "string", "enum": ["length", "chunked", "close"] } } };
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
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema57.required, parentSchema: schema57, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema57.required, parentSchema: schema57, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema57.required, parentSchema: schema57, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.framing === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "framing" }, message: "must have required property 'framing'", schema: schema57.required, parentSchema: schema57, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "framing")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema57, data };
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
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "cut" }, message: "must be equal to constant", schema: "cut", parentSchema: schema57.properties.kind, data: data0 };
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
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
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
        const err20 = { instancePath: instancePath + "/framing", schemaPath: "#/properties/framing/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema57.properties.framing.type, parentSchema: schema57.properties.framing, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (!(data5 === "length" || data5 === "chunked" || data5 === "close")) {
        const err21 = { instancePath: instancePath + "/framing", schemaPath: "#/properties/framing/enum", keyword: "enum", params: { allowedValues: schema57.properties.framing.enum }, message: "must be equal to one of the allowed values", schema: schema57.properties.framing.enum, parentSchema: schema57.properties.framing, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema57.type, parentSchema: schema57, data };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema61 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "html" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema61.required, parentSchema: schema61, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema61.required, parentSchema: schema61, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema61.required, parentSchema: schema61, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema61, data };
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
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "html" }, message: "must be equal to constant", schema: "html", parentSchema: schema61.properties.kind, data: data0 };
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
        const err5 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err7 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err13 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err15 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err17 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema61.type, parentSchema: schema61, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema65 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "wrong-types" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } };
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
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema65.required, parentSchema: schema65, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema65.required, parentSchema: schema65, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema65.required, parentSchema: schema65, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema65, data };
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
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "wrong-types" }, message: "must be equal to constant", schema: "wrong-types", parentSchema: schema65.properties.kind, data: data0 };
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
        const err5 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err7 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err13 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err15 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err17 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema65.type, parentSchema: schema65, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema69 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "unknown-enum" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } };
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
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema69.required, parentSchema: schema69, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema69.required, parentSchema: schema69, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema69.required, parentSchema: schema69, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema69, data };
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
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "unknown-enum" }, message: "must be equal to constant", schema: "unknown-enum", parentSchema: schema69.properties.kind, data: data0 };
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
        const err5 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err7 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err13 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err15 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err17 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema69.type, parentSchema: schema69, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema73 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at"], "properties": { "kind": { "const": "cursor-loop" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" } } };
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
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema73.required, parentSchema: schema73, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema73.required, parentSchema: schema73, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema73.required, parentSchema: schema73, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema73, data };
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
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "cursor-loop" }, message: "must be equal to constant", schema: "cursor-loop", parentSchema: schema73.properties.kind, data: data0 };
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
        const err5 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err7 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err13 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err15 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err17 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema73.type, parentSchema: schema73, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate31.errors = vErrors;
  return errors === 0;
}
validate31.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema77 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "by"], "properties": { "kind": { "const": "list-shift" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "by": { "type": "string", "enum": ["removal", "insertion"] } } };
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
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema77.required, parentSchema: schema77, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema77.required, parentSchema: schema77, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema77.required, parentSchema: schema77, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.by === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "by" }, message: "must have required property 'by'", schema: schema77.required, parentSchema: schema77, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "by")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema77, data };
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
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "list-shift" }, message: "must be equal to constant", schema: "list-shift", parentSchema: schema77.properties.kind, data: data0 };
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
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
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
        const err20 = { instancePath: instancePath + "/by", schemaPath: "#/properties/by/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema77.properties.by.type, parentSchema: schema77.properties.by, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (!(data5 === "removal" || data5 === "insertion")) {
        const err21 = { instancePath: instancePath + "/by", schemaPath: "#/properties/by/enum", keyword: "enum", params: { allowedValues: schema77.properties.by.enum }, message: "must be equal to one of the allowed values", schema: schema77.properties.by.enum, parentSchema: schema77.properties.by, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema77.type, parentSchema: schema77, data };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema81 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "intervalMs"], "properties": { "kind": { "const": "drip" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "intervalMs": { "$ref": "#/$defs/milliseconds" } } };
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
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema81.required, parentSchema: schema81, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema81.required, parentSchema: schema81, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema81.required, parentSchema: schema81, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.intervalMs === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "intervalMs" }, message: "must have required property 'intervalMs'", schema: schema81.required, parentSchema: schema81, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "intervalMs")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema81, data };
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
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "drip" }, message: "must be equal to constant", schema: "drip", parentSchema: schema81.properties.kind, data: data0 };
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
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
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
        const err20 = { instancePath: instancePath + "/intervalMs", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.type, parentSchema: schema32, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 36e5 || isNaN(data5)) {
          const err21 = { instancePath: instancePath + "/intervalMs", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000", schema: 36e5, parentSchema: schema32, data: data5 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (data5 < 0 || isNaN(data5)) {
          const err22 = { instancePath: instancePath + "/intervalMs", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32, data: data5 };
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
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema81.type, parentSchema: schema81, data };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema86 = { "type": "object", "additionalProperties": false, "required": ["kind", "call", "at", "megabytes"], "properties": { "kind": { "const": "bomb" }, "call": { "$ref": "#/$defs/call" }, "at": { "$ref": "#/$defs/at" }, "name": { "$ref": "#/$defs/name" }, "megabytes": { "type": "integer", "minimum": 1, "maximum": 1e4 } } };
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
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.call === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "call" }, message: "must have required property 'call'", schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.at === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'", schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.megabytes === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "megabytes" }, message: "must have required property 'megabytes'", schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "call" || key0 === "at" || key0 === "name" || key0 === "megabytes")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema86, data };
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
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "bomb" }, message: "must be equal to constant", schema: "bomb", parentSchema: schema86.properties.kind, data: data0 };
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
        const err6 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.type, parentSchema: schema38, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "any" || data1 === "token" || data1 === "list" || data1 === "get" || data1 === "create" || data1 === "replace" || data1 === "patch" || data1 === "delete")) {
        const err7 = { instancePath: instancePath + "/call", schemaPath: "#/$defs/call/enum", keyword: "enum", params: { allowedValues: schema38.enum }, message: "must be equal to one of the allowed values", schema: schema38.enum, parentSchema: schema38, data: data1 };
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
        const err8 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[0].type, parentSchema: schema39.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 1 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[0], data: data2 };
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
        const err10 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.oneOf[1].type, parentSchema: schema39.oneOf[1], data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data2 === "all")) {
        const err11 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema39.oneOf[1].enum }, message: "must be equal to one of the allowed values", schema: schema39.oneOf[1].enum, parentSchema: schema39.oneOf[1], data: data2 };
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
            const err12 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema39.oneOf[2].required, parentSchema: schema39.oneOf[2], data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key1 in data2) {
            if (!(key1 === "from")) {
              const err13 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema39.oneOf[2], data: data2 };
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
              const err14 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema39.oneOf[2].properties.from.type, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (typeof data3 == "number" && isFinite(data3)) {
              if (data3 < 1 || isNaN(data3)) {
                const err15 = { instancePath: instancePath + "/at/from", schemaPath: "#/$defs/at/oneOf/2/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema39.oneOf[2].properties.from, data: data3 };
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
          const err16 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.oneOf[2].type, parentSchema: schema39.oneOf[2], data: data2 };
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
        const err17 = { instancePath: instancePath + "/at", schemaPath: "#/$defs/at/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema39.oneOf, parentSchema: schema39, data: data2 };
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
          const err18 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema40, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.type, parentSchema: schema40, data: data4 };
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
        const err20 = { instancePath: instancePath + "/megabytes", schemaPath: "#/properties/megabytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema86.properties.megabytes.type, parentSchema: schema86.properties.megabytes, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e4 || isNaN(data5)) {
          const err21 = { instancePath: instancePath + "/megabytes", schemaPath: "#/properties/megabytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000", schema: 1e4, parentSchema: schema86.properties.megabytes, data: data5 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (data5 < 1 || isNaN(data5)) {
          const err22 = { instancePath: instancePath + "/megabytes", schemaPath: "#/properties/megabytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema86.properties.megabytes, data: data5 };
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
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema86.type, parentSchema: schema86, data };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
validate34.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'", schema: schema36.required, parentSchema: schema36, data };
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
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.kind.type, parentSchema: schema36.properties.kind, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "status" || data0 === "reset" || data0 === "hang" || data0 === "cut" || data0 === "html" || data0 === "wrong-types" || data0 === "unknown-enum" || data0 === "cursor-loop" || data0 === "list-shift" || data0 === "drip" || data0 === "bomb")) {
        const err2 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema36.properties.kind.enum }, message: "must be equal to one of the allowed values", schema: schema36.properties.kind.enum, parentSchema: schema36.properties.kind, data: data0 };
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
        if (!validate22(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
          errors = vErrors.length;
        }
        var props0 = true;
      } else if (tag0 === "reset") {
        if (!validate25(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "hang") {
        if (!validate26(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "cut") {
        if (!validate27(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "html") {
        if (!validate28(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "wrong-types") {
        if (!validate29(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "unknown-enum") {
        if (!validate30(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "cursor-loop") {
        if (!validate31(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "list-shift") {
        if (!validate32(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "drip") {
        if (!validate33(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "bomb") {
        if (!validate34(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else {
        const err3 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 }, message: 'value of tag "kind" must be in oneOf', schema: schema36.discriminator, parentSchema: schema36, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    } else {
      const err4 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 }, message: 'tag "kind" must be string', schema: schema36.discriminator, parentSchema: schema36, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema36.type, parentSchema: schema36, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate21.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate21.evaluated = { "dynamicProps": true, "dynamicItems": false };
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
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema31, data };
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
        const err1 = { instancePath: instancePath + "/etag", schemaPath: "#/properties/etag/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.etag.type, parentSchema: schema31.properties.etag, data: data0 };
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
        const err2 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.labels.type, parentSchema: schema31.properties.labels, data: data1 };
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
        const err3 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.idempotency.oneOf[0].type, parentSchema: schema31.properties.idempotency.oneOf[0], data: data2 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (!(data2 === "honoured" || data2 === "ignored")) {
        const err4 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/0/enum", keyword: "enum", params: { allowedValues: schema31.properties.idempotency.oneOf[0].enum }, message: "must be equal to one of the allowed values", schema: schema31.properties.idempotency.oneOf[0].enum, parentSchema: schema31.properties.idempotency.oneOf[0], data: data2 };
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
          const err5 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/1/required", keyword: "required", params: { missingProperty: "expiresAfterMs" }, message: "must have required property 'expiresAfterMs'", schema: schema31.properties.idempotency.oneOf[1].required, parentSchema: schema31.properties.idempotency.oneOf[1], data: data2 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "expiresAfterMs")) {
            const err6 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema31.properties.idempotency.oneOf[1], data: data2 };
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
            const err7 = { instancePath: instancePath + "/idempotency/expiresAfterMs", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.type, parentSchema: schema32, data: data3 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (typeof data3 == "number" && isFinite(data3)) {
            if (data3 > 36e5 || isNaN(data3)) {
              const err8 = { instancePath: instancePath + "/idempotency/expiresAfterMs", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000", schema: 36e5, parentSchema: schema32, data: data3 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (data3 < 0 || isNaN(data3)) {
              const err9 = { instancePath: instancePath + "/idempotency/expiresAfterMs", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32, data: data3 };
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
        const err10 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.idempotency.oneOf[1].type, parentSchema: schema31.properties.idempotency.oneOf[1], data: data2 };
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
        const err11 = { instancePath: instancePath + "/idempotency", schemaPath: "#/properties/idempotency/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema31.properties.idempotency.oneOf, parentSchema: schema31.properties.idempotency, data: data2 };
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
        const err12 = { instancePath: instancePath + "/echoKeys", schemaPath: "#/properties/echoKeys/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.echoKeys.type, parentSchema: schema31.properties.echoKeys, data: data4 };
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
        const err13 = { instancePath: instancePath + "/envelope", schemaPath: "#/properties/envelope/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.envelope.type, parentSchema: schema31.properties.envelope, data: data5 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      if (!(data5 === "array" || data5 === "items" || data5 === "data" || data5 === "integrations" || data5 === "embedded")) {
        const err14 = { instancePath: instancePath + "/envelope", schemaPath: "#/properties/envelope/enum", keyword: "enum", params: { allowedValues: schema31.properties.envelope.enum }, message: "must be equal to one of the allowed values", schema: schema31.properties.envelope.enum, parentSchema: schema31.properties.envelope, data: data5 };
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
        const err15 = { instancePath: instancePath + "/paging", schemaPath: "#/properties/paging/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.paging.type, parentSchema: schema31.properties.paging, data: data6 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (!(data6 === "cursor" || data6 === "link" || data6 === "skip-total" || data6 === "none" || data6 === "ignored")) {
        const err16 = { instancePath: instancePath + "/paging", schemaPath: "#/properties/paging/enum", keyword: "enum", params: { allowedValues: schema31.properties.paging.enum }, message: "must be equal to one of the allowed values", schema: schema31.properties.paging.enum, parentSchema: schema31.properties.paging, data: data6 };
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
        const err17 = { instancePath: instancePath + "/maskHeaders", schemaPath: "#/properties/maskHeaders/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.maskHeaders.type, parentSchema: schema31.properties.maskHeaders, data: data7 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
      if (!(data7 === "none" || data7 === "masked" || data7 === "absent")) {
        const err18 = { instancePath: instancePath + "/maskHeaders", schemaPath: "#/properties/maskHeaders/enum", keyword: "enum", params: { allowedValues: schema31.properties.maskHeaders.enum }, message: "must be equal to one of the allowed values", schema: schema31.properties.maskHeaders.enum, parentSchema: schema31.properties.maskHeaders, data: data7 };
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
            const err19 = { instancePath: instancePath + "/ownForm/" + i0, schemaPath: "#/properties/ownForm/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.ownForm.items.type, parentSchema: schema31.properties.ownForm.items, data: data9 };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (!(data9 === "url-encoding" || data9 === "url-slash" || data9 === "url-query" || data9 === "method" || data9 === "charset" || data9 === "header-space" || data9 === "header-case")) {
            const err20 = { instancePath: instancePath + "/ownForm/" + i0, schemaPath: "#/properties/ownForm/items/enum", keyword: "enum", params: { allowedValues: schema31.properties.ownForm.items.enum }, message: "must be equal to one of the allowed values", schema: schema31.properties.ownForm.items.enum, parentSchema: schema31.properties.ownForm.items, data: data9 };
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
              const err21 = { instancePath: instancePath + "/ownForm", schemaPath: "#/properties/ownForm/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: true, parentSchema: schema31.properties.ownForm, data: data8 };
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
        const err22 = { instancePath: instancePath + "/ownForm", schemaPath: "#/properties/ownForm/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.ownForm.type, parentSchema: schema31.properties.ownForm, data: data8 };
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
              const err23 = { instancePath: instancePath + "/addedHeaders", schemaPath: "#/properties/addedHeaders/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, message: 'must match pattern "^[A-Za-z0-9!#$%&\'*+.^_`|~-]{1,100}$"', schema: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$", parentSchema: schema31.properties.addedHeaders.propertyNames, data: key2, propertyName: key2 };
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
            const err24 = { instancePath: instancePath + "/addedHeaders", schemaPath: "#/properties/addedHeaders/propertyNames", keyword: "propertyNames", params: { propertyName: key2 }, message: "property name must be valid", schema: schema31.properties.addedHeaders.propertyNames, parentSchema: schema31.properties.addedHeaders, data: data10 };
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
              const err25 = { instancePath: instancePath + "/addedHeaders/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/addedHeaders/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters", schema: 1e3, parentSchema: schema31.properties.addedHeaders.additionalProperties, data: data11 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/addedHeaders/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/addedHeaders/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.addedHeaders.additionalProperties.type, parentSchema: schema31.properties.addedHeaders.additionalProperties, data: data11 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/addedHeaders", schemaPath: "#/properties/addedHeaders/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.addedHeaders.type, parentSchema: schema31.properties.addedHeaders, data: data10 };
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
        const err28 = { instancePath: instancePath + "/ignoreUpdates", schemaPath: "#/properties/ignoreUpdates/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.ignoreUpdates.type, parentSchema: schema31.properties.ignoreUpdates, data: data12 };
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
        const err29 = { instancePath: instancePath + "/keepInactive", schemaPath: "#/properties/keepInactive/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.keepInactive.type, parentSchema: schema31.properties.keepInactive, data: data13 };
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
        const err30 = { instancePath: instancePath + "/listLagMs", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.type, parentSchema: schema32, data: data14 };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 36e5 || isNaN(data14)) {
          const err31 = { instancePath: instancePath + "/listLagMs", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000", schema: 36e5, parentSchema: schema32, data: data14 };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
        if (data14 < 0 || isNaN(data14)) {
          const err32 = { instancePath: instancePath + "/listLagMs", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32, data: data14 };
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
        const err33 = { instancePath: instancePath + "/uniqueNames", schemaPath: "#/properties/uniqueNames/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.uniqueNames.type, parentSchema: schema31.properties.uniqueNames, data: data15 };
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
        const err34 = { instancePath: instancePath + "/refuseDeprecated", schemaPath: "#/properties/refuseDeprecated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.refuseDeprecated.type, parentSchema: schema31.properties.refuseDeprecated, data: data16 };
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
        const err35 = { instancePath: instancePath + "/partialUpdate", schemaPath: "#/properties/partialUpdate/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.partialUpdate.type, parentSchema: schema31.properties.partialUpdate, data: data17 };
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
        const err36 = { instancePath: instancePath + "/tokenLifetimeSeconds", schemaPath: "#/properties/tokenLifetimeSeconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.tokenLifetimeSeconds.type, parentSchema: schema31.properties.tokenLifetimeSeconds, data: data18 };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
      if (typeof data18 == "number" && isFinite(data18)) {
        if (data18 > 86400 || isNaN(data18)) {
          const err37 = { instancePath: instancePath + "/tokenLifetimeSeconds", schemaPath: "#/properties/tokenLifetimeSeconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, message: "must be <= 86400", schema: 86400, parentSchema: schema31.properties.tokenLifetimeSeconds, data: data18 };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
        if (data18 < 1 || isNaN(data18)) {
          const err38 = { instancePath: instancePath + "/tokenLifetimeSeconds", schemaPath: "#/properties/tokenLifetimeSeconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema31.properties.tokenLifetimeSeconds, data: data18 };
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
        const err39 = { instancePath: instancePath + "/echoBodies", schemaPath: "#/properties/echoBodies/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.echoBodies.type, parentSchema: schema31.properties.echoBodies, data: data19 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.latencyMs !== void 0) {
      let data20 = data.latencyMs;
      if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
        if (data20.api === void 0) {
          const err40 = { instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/required", keyword: "required", params: { missingProperty: "api" }, message: "must have required property 'api'", schema: schema31.properties.latencyMs.required, parentSchema: schema31.properties.latencyMs, data: data20 };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
        if (data20.receivers === void 0) {
          const err41 = { instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/required", keyword: "required", params: { missingProperty: "receivers" }, message: "must have required property 'receivers'", schema: schema31.properties.latencyMs.required, parentSchema: schema31.properties.latencyMs, data: data20 };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
        for (const key4 in data20) {
          if (!(key4 === "api" || key4 === "receivers")) {
            const err42 = { instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: false, parentSchema: schema31.properties.latencyMs, data: data20 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
        }
        if (data20.api !== void 0) {
          let data21 = data20.api;
          if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21))) {
            const err43 = { instancePath: instancePath + "/latencyMs/api", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.type, parentSchema: schema32, data: data21 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
          if (typeof data21 == "number" && isFinite(data21)) {
            if (data21 > 36e5 || isNaN(data21)) {
              const err44 = { instancePath: instancePath + "/latencyMs/api", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000", schema: 36e5, parentSchema: schema32, data: data21 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
            if (data21 < 0 || isNaN(data21)) {
              const err45 = { instancePath: instancePath + "/latencyMs/api", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32, data: data21 };
              if (vErrors === null) {
                vErrors = [err45];
              } else {
                vErrors.push(err45);
              }
              errors++;
            }
          }
        }
        if (data20.receivers !== void 0) {
          let data22 = data20.receivers;
          if (!(typeof data22 == "number" && (!(data22 % 1) && !isNaN(data22)) && isFinite(data22))) {
            const err46 = { instancePath: instancePath + "/latencyMs/receivers", schemaPath: "#/$defs/milliseconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.type, parentSchema: schema32, data: data22 };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
          if (typeof data22 == "number" && isFinite(data22)) {
            if (data22 > 36e5 || isNaN(data22)) {
              const err47 = { instancePath: instancePath + "/latencyMs/receivers", schemaPath: "#/$defs/milliseconds/maximum", keyword: "maximum", params: { comparison: "<=", limit: 36e5 }, message: "must be <= 3600000", schema: 36e5, parentSchema: schema32, data: data22 };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
            if (data22 < 0 || isNaN(data22)) {
              const err48 = { instancePath: instancePath + "/latencyMs/receivers", schemaPath: "#/$defs/milliseconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema32, data: data22 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
          }
        }
      } else {
        const err49 = { instancePath: instancePath + "/latencyMs", schemaPath: "#/properties/latencyMs/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.latencyMs.type, parentSchema: schema31.properties.latencyMs, data: data20 };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
    }
    if (data.faults !== void 0) {
      let data23 = data.faults;
      if (Array.isArray(data23)) {
        if (data23.length > 1e3) {
          const err50 = { instancePath: instancePath + "/faults", schemaPath: "#/properties/faults/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items", schema: 1e3, parentSchema: schema31.properties.faults, data: data23 };
          if (vErrors === null) {
            vErrors = [err50];
          } else {
            vErrors.push(err50);
          }
          errors++;
        }
        const len1 = data23.length;
        for (let i2 = 0; i2 < len1; i2++) {
          if (!validate21(data23[i2], { instancePath: instancePath + "/faults/" + i2, parentData: data23, parentDataProperty: i2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err51 = { instancePath: instancePath + "/faults", schemaPath: "#/properties/faults/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.faults.type, parentSchema: schema31.properties.faults, data: data23 };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
    }
  } else {
    const err52 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err52];
    } else {
      vErrors.push(err52);
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
