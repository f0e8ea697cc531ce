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
var validateManifest = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "webhook.schema.json", "type": "object", "additionalProperties": false, "required": ["name", "version", "url"], "properties": { "name": { "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, "version": { "type": "integer", "minimum": 1, "maximum": 2147483647 }, "description": { "type": "string", "maxLength": 500 }, "owner": { "type": "string", "minLength": 1, "maxLength": 100 }, "url": { "$ref": "#/$defs/url" }, "method": { "$ref": "#/$defs/method", "default": "POST" }, "payloadFormat": { "$ref": "#/$defs/payloadFormat", "default": "application/json" }, "headers": { "type": "object", "maxProperties": 50, "propertyNames": { "$ref": "#/$defs/headerName" }, "additionalProperties": { "$ref": "#/$defs/headerValue" }, "default": {} }, "basicAuth": { "$ref": "#/$defs/basicAuth" }, "cognigy": { "$ref": "#/$defs/cognigy" }, "replace": { "$ref": "#/$defs/replace" }, "status": { "$ref": "#/$defs/status", "default": "active" }, "dependsOn": { "$ref": "#/$defs/dependsOn", "default": [] }, "protect": { "type": "boolean", "default": false }, "replaces": { "type": ["string", "array"], "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "minItems": 1, "maxItems": 20, "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" } }, "adopt": { "type": "boolean", "default": false }, "unadopt": { "type": "boolean", "default": false }, "health": { "$ref": "#/$defs/health" }, "deprecation": { "$ref": "#/$defs/deprecation" }, "environments": { "type": "object", "propertyNames": { "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, "additionalProperties": { "$ref": "#/$defs/overrides" }, "default": {} } }, "$defs": { "url": { "type": "string", "minLength": 1, "maxLength": 2048 }, "method": { "type": "string", "enum": ["POST", "PUT", "PATCH"] }, "payloadFormat": { "type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]{1,100}$" }, "headerName": { "type": "string", "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, "headerValue": { "type": "string", "maxLength": 8192 }, "status": { "type": "string", "enum": ["active", "inactive", "deprecated"] }, "dependsOn": { "type": "array", "maxItems": 100, "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(@[1-9][0-9]{0,9})?$" } }, "health": { "type": "object", "additionalProperties": false, "properties": { "payload": { "$ref": "#/$defs/payload" }, "expect": { "type": ["string", "integer"], "pattern": "^[2-5](xx|[0-9]{2})$", "minimum": 200, "maximum": 599, "default": "2xx" }, "maxLatency": { "$ref": "#/$defs/duration" }, "body": { "type": "string", "enum": ["flow-output", "health-event"] }, "userId": { "type": "string", "minLength": 1, "maxLength": 200, "default": "webhook-sync" }, "accept": { "type": "array", "minItems": 1, "maxItems": 10, "uniqueItems": true, "items": { "type": "integer", "minimum": 400, "maximum": 499 } } } }, "deprecation": { "type": "object", "additionalProperties": false, "properties": { "sunset": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" } } }, "duration": { "type": "string", "pattern": "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, "overrides": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "url": { "$ref": "#/$defs/url" }, "method": { "$ref": "#/$defs/method" }, "payloadFormat": { "$ref": "#/$defs/payloadFormat" }, "headers": { "type": "object", "maxProperties": 50, "propertyNames": { "$ref": "#/$defs/headerName" }, "additionalProperties": { "oneOf": [{ "$ref": "#/$defs/headerValue" }, { "type": "null" }] } }, "basicAuth": { "oneOf": [{ "$ref": "#/$defs/basicAuth" }, { "type": "null" }] }, "cognigy": { "$ref": "#/$defs/cognigy" }, "replace": { "oneOf": [{ "$ref": "#/$defs/replace" }, { "type": "null" }] }, "status": { "$ref": "#/$defs/status" }, "dependsOn": { "$ref": "#/$defs/dependsOn" }, "protect": { "type": "boolean" }, "adopt": { "type": "boolean" }, "unadopt": { "type": "boolean" }, "health": { "$ref": "#/$defs/health" }, "deprecation": { "$ref": "#/$defs/deprecation" } } }, "payload": {}, "basicAuth": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["user", "password"], "properties": { "user": { "type": "string", "minLength": 1, "maxLength": 1024 }, "password": { "type": "string", "minLength": 1, "maxLength": 1024 } } }, { "type": "string", "enum": ["none"] }] }, "cognigy": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 200 }, "channel": { "type": "string", "enum": ["webhook", "generic"], "default": "webhook" }, "project": { "type": "string", "minLength": 1, "maxLength": 200 }, "flow": { "type": "string", "minLength": 1, "maxLength": 200 }, "flowId": { "type": "string", "minLength": 1, "maxLength": 200 }, "locale": { "type": "string", "minLength": 1, "maxLength": 200 }, "localeId": { "type": "string", "minLength": 1, "maxLength": 200 }, "snapshot": { "type": ["string", "null"], "minLength": 1, "maxLength": 200 } } }, "replace": { "type": "string", "enum": ["in-place", "parallel"] } } };
var schema32 = { "type": "string", "minLength": 1, "maxLength": 2048 };
var schema33 = { "type": "string", "enum": ["POST", "PUT", "PATCH"] };
var schema34 = { "type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]{1,100}$" };
var schema35 = { "type": "string", "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" };
var schema36 = { "type": "string", "maxLength": 8192 };
var schema37 = { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["user", "password"], "properties": { "user": { "type": "string", "minLength": 1, "maxLength": 1024 }, "password": { "type": "string", "minLength": 1, "maxLength": 1024 } } }, { "type": "string", "enum": ["none"] }] };
var schema38 = { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 200 }, "channel": { "type": "string", "enum": ["webhook", "generic"], "default": "webhook" }, "project": { "type": "string", "minLength": 1, "maxLength": 200 }, "flow": { "type": "string", "minLength": 1, "maxLength": 200 }, "flowId": { "type": "string", "minLength": 1, "maxLength": 200 }, "locale": { "type": "string", "minLength": 1, "maxLength": 200 }, "localeId": { "type": "string", "minLength": 1, "maxLength": 200 }, "snapshot": { "type": ["string", "null"], "minLength": 1, "maxLength": 200 } } };
var schema39 = { "type": "string", "enum": ["in-place", "parallel"] };
var schema40 = { "type": "string", "enum": ["active", "inactive", "deprecated"] };
var schema41 = { "type": "array", "maxItems": 100, "uniqueItems": true, "items": { "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(@[1-9][0-9]{0,9})?$" } };
var schema45 = { "type": "object", "additionalProperties": false, "properties": { "sunset": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" } } };
var func1 = Object.prototype.hasOwnProperty;
var func2 = require_ucs2length().default;
var pattern4 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
var pattern5 = new RegExp("^[a-z]+/[a-z0-9.+-]{1,100}$", "u");
var pattern6 = new RegExp("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$", "u");
var pattern7 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(@[1-9][0-9]{0,9})?$", "u");
var pattern12 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
var schema42 = { "type": "object", "additionalProperties": false, "properties": { "payload": { "$ref": "#/$defs/payload" }, "expect": { "type": ["string", "integer"], "pattern": "^[2-5](xx|[0-9]{2})$", "minimum": 200, "maximum": 599, "default": "2xx" }, "maxLatency": { "$ref": "#/$defs/duration" }, "body": { "type": "string", "enum": ["flow-output", "health-event"] }, "userId": { "type": "string", "minLength": 1, "maxLength": 200, "default": "webhook-sync" }, "accept": { "type": "array", "minItems": 1, "maxItems": 10, "uniqueItems": true, "items": { "type": "integer", "minimum": 400, "maximum": 499 } } } };
var schema44 = { "type": "string", "pattern": "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" };
var pattern10 = new RegExp("^[2-5](xx|[0-9]{2})$", "u");
var pattern11 = new RegExp("^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", "u");
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
    for (const key0 in data) {
      if (!(key0 === "payload" || key0 === "expect" || key0 === "maxLatency" || key0 === "body" || key0 === "userId" || key0 === "accept")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema42, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.expect !== void 0) {
      let data1 = data.expect;
      if (typeof data1 !== "string" && !(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err1 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/type", keyword: "type", params: { type: schema42.properties.expect.type }, schema: schema42.properties.expect.type, parentSchema: schema42.properties.expect, data: data1 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 599 || isNaN(data1)) {
          const err2 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, schema: 599, parentSchema: schema42.properties.expect, data: data1 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data1 < 200 || isNaN(data1)) {
          const err3 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/minimum", keyword: "minimum", params: { comparison: ">=", limit: 200 }, schema: 200, parentSchema: schema42.properties.expect, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      if (typeof data1 === "string") {
        if (!pattern10.test(data1)) {
          const err4 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/pattern", keyword: "pattern", params: { pattern: "^[2-5](xx|[0-9]{2})$" }, schema: "^[2-5](xx|[0-9]{2})$", parentSchema: schema42.properties.expect, data: data1 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    }
    if (data.maxLatency !== void 0) {
      let data2 = data.maxLatency;
      if (typeof data2 === "string") {
        if (!pattern11.test(data2)) {
          const err5 = { instancePath: instancePath + "/maxLatency", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema44, data: data2 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/maxLatency", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema44.type, parentSchema: schema44, data: data2 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.body !== void 0) {
      let data3 = data.body;
      if (typeof data3 !== "string") {
        const err7 = { instancePath: instancePath + "/body", schemaPath: "#/properties/body/type", keyword: "type", params: { type: "string" }, schema: schema42.properties.body.type, parentSchema: schema42.properties.body, data: data3 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data3 === "flow-output" || data3 === "health-event")) {
        const err8 = { instancePath: instancePath + "/body", schemaPath: "#/properties/body/enum", keyword: "enum", params: { allowedValues: schema42.properties.body.enum }, schema: schema42.properties.body.enum, parentSchema: schema42.properties.body, data: data3 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.userId !== void 0) {
      let data4 = data.userId;
      if (typeof data4 === "string") {
        if (func2(data4) > 200) {
          const err9 = { instancePath: instancePath + "/userId", schemaPath: "#/properties/userId/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema42.properties.userId, data: data4 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (func2(data4) < 1) {
          const err10 = { instancePath: instancePath + "/userId", schemaPath: "#/properties/userId/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema42.properties.userId, data: data4 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/userId", schemaPath: "#/properties/userId/type", keyword: "type", params: { type: "string" }, schema: schema42.properties.userId.type, parentSchema: schema42.properties.userId, data: data4 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.accept !== void 0) {
      let data5 = data.accept;
      if (Array.isArray(data5)) {
        if (data5.length > 10) {
          const err12 = { instancePath: instancePath + "/accept", schemaPath: "#/properties/accept/maxItems", keyword: "maxItems", params: { limit: 10 }, schema: 10, parentSchema: schema42.properties.accept, data: data5 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data5.length < 1) {
          const err13 = { instancePath: instancePath + "/accept", schemaPath: "#/properties/accept/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema42.properties.accept, data: data5 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        const len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data6 = data5[i0];
          if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
            const err14 = { instancePath: instancePath + "/accept/" + i0, schemaPath: "#/properties/accept/items/type", keyword: "type", params: { type: "integer" }, schema: schema42.properties.accept.items.type, parentSchema: schema42.properties.accept.items, data: data6 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 > 499 || isNaN(data6)) {
              const err15 = { instancePath: instancePath + "/accept/" + i0, schemaPath: "#/properties/accept/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 499 }, schema: 499, parentSchema: schema42.properties.accept.items, data: data6 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (data6 < 400 || isNaN(data6)) {
              const err16 = { instancePath: instancePath + "/accept/" + i0, schemaPath: "#/properties/accept/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 400 }, schema: 400, parentSchema: schema42.properties.accept.items, data: data6 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
          }
        }
        let i1 = data5.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data5[i1];
            if (!(typeof item0 == "number" && (!(item0 % 1) && !isNaN(item0)) && isFinite(item0))) {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err17 = { instancePath: instancePath + "/accept", schemaPath: "#/properties/accept/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, schema: true, parentSchema: schema42.properties.accept, data: data5 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/accept", schemaPath: "#/properties/accept/type", keyword: "type", params: { type: "array" }, schema: schema42.properties.accept.type, parentSchema: schema42.properties.accept, data: data5 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema42.type, parentSchema: schema42, data };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema46 = { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "url": { "$ref": "#/$defs/url" }, "method": { "$ref": "#/$defs/method" }, "payloadFormat": { "$ref": "#/$defs/payloadFormat" }, "headers": { "type": "object", "maxProperties": 50, "propertyNames": { "$ref": "#/$defs/headerName" }, "additionalProperties": { "oneOf": [{ "$ref": "#/$defs/headerValue" }, { "type": "null" }] } }, "basicAuth": { "oneOf": [{ "$ref": "#/$defs/basicAuth" }, { "type": "null" }] }, "cognigy": { "$ref": "#/$defs/cognigy" }, "replace": { "oneOf": [{ "$ref": "#/$defs/replace" }, { "type": "null" }] }, "status": { "$ref": "#/$defs/status" }, "dependsOn": { "$ref": "#/$defs/dependsOn" }, "protect": { "type": "boolean" }, "adopt": { "type": "boolean" }, "unadopt": { "type": "boolean" }, "health": { "$ref": "#/$defs/health" }, "deprecation": { "$ref": "#/$defs/deprecation" } } };
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
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema46.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema46, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.url !== void 0) {
      let data0 = data.url;
      if (typeof data0 === "string") {
        if (func2(data0) > 2048) {
          const err2 = { instancePath: instancePath + "/url", schemaPath: "#/$defs/url/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema32, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func2(data0) < 1) {
          const err3 = { instancePath: instancePath + "/url", schemaPath: "#/$defs/url/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/url", schemaPath: "#/$defs/url/type", keyword: "type", params: { type: "string" }, schema: schema32.type, parentSchema: schema32, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.method !== void 0) {
      let data1 = data.method;
      if (typeof data1 !== "string") {
        const err5 = { instancePath: instancePath + "/method", schemaPath: "#/$defs/method/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "POST" || data1 === "PUT" || data1 === "PATCH")) {
        const err6 = { instancePath: instancePath + "/method", schemaPath: "#/$defs/method/enum", keyword: "enum", params: { allowedValues: schema33.enum }, schema: schema33.enum, parentSchema: schema33, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.payloadFormat !== void 0) {
      let data2 = data.payloadFormat;
      if (typeof data2 === "string") {
        if (!pattern5.test(data2)) {
          const err7 = { instancePath: instancePath + "/payloadFormat", schemaPath: "#/$defs/payloadFormat/pattern", keyword: "pattern", params: { pattern: "^[a-z]+/[a-z0-9.+-]{1,100}$" }, schema: "^[a-z]+/[a-z0-9.+-]{1,100}$", parentSchema: schema34, data: data2 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/payloadFormat", schemaPath: "#/$defs/payloadFormat/type", keyword: "type", params: { type: "string" }, schema: schema34.type, parentSchema: schema34, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.headers !== void 0) {
      let data3 = data.headers;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (Object.keys(data3).length > 50) {
          const err9 = { instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/maxProperties", keyword: "maxProperties", params: { limit: 50 }, schema: 50, parentSchema: schema46.properties.headers, data: data3 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        for (const key1 in data3) {
          const _errs13 = errors;
          if (typeof key1 === "string") {
            if (!pattern6.test(key1)) {
              const err10 = { instancePath: instancePath + "/headers", schemaPath: "#/$defs/headerName/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, schema: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$", parentSchema: schema35, data: key1, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          } else {
            const err11 = { instancePath: instancePath + "/headers", schemaPath: "#/$defs/headerName/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: key1, propertyName: key1 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          var valid4 = _errs13 === errors;
          if (!valid4) {
            const err12 = { instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema46.properties.headers.propertyNames, parentSchema: schema46.properties.headers, data: data3 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        for (const key2 in data3) {
          let data4 = data3[key2];
          const _errs18 = errors;
          let valid7 = false;
          let passing0 = null;
          const _errs19 = errors;
          if (typeof data4 === "string") {
            if (func2(data4) > 8192) {
              const err13 = { instancePath: instancePath + "/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/headerValue/maxLength", keyword: "maxLength", params: { limit: 8192 }, schema: 8192, parentSchema: schema36, data: data4 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          } else {
            const err14 = { instancePath: instancePath + "/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/headerValue/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data4 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
          var _valid0 = _errs19 === errors;
          if (_valid0) {
            valid7 = true;
            passing0 = 0;
          }
          const _errs22 = errors;
          if (data4 !== null) {
            const err15 = { instancePath: instancePath + "/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/headers/additionalProperties/oneOf/1/type", keyword: "type", params: { type: "null" }, schema: schema46.properties.headers.additionalProperties.oneOf[1].type, parentSchema: schema46.properties.headers.additionalProperties.oneOf[1], data: data4 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
          var _valid0 = _errs22 === errors;
          if (_valid0 && valid7) {
            valid7 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid0) {
              valid7 = true;
              passing0 = 1;
            }
          }
          if (!valid7) {
            const err16 = { instancePath: instancePath + "/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/headers/additionalProperties/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema46.properties.headers.additionalProperties.oneOf, parentSchema: schema46.properties.headers.additionalProperties, data: data4 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          } else {
            errors = _errs18;
            if (vErrors !== null) {
              if (_errs18) {
                vErrors.length = _errs18;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/type", keyword: "type", params: { type: "object" }, schema: schema46.properties.headers.type, parentSchema: schema46.properties.headers, data: data3 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.basicAuth !== void 0) {
      let data5 = data.basicAuth;
      const _errs25 = errors;
      let valid9 = false;
      let passing1 = null;
      const _errs26 = errors;
      const _errs28 = errors;
      let valid11 = false;
      let passing2 = null;
      const _errs29 = errors;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (data5.user === void 0) {
          const err18 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/0/required", keyword: "required", params: { missingProperty: "user" }, schema: schema37.oneOf[0].required, parentSchema: schema37.oneOf[0], data: data5 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (data5.password === void 0) {
          const err19 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/0/required", keyword: "required", params: { missingProperty: "password" }, schema: schema37.oneOf[0].required, parentSchema: schema37.oneOf[0], data: data5 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        for (const key3 in data5) {
          if (!(key3 === "user" || key3 === "password")) {
            const err20 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema37.oneOf[0], data: data5 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        if (data5.user !== void 0) {
          let data6 = data5.user;
          if (typeof data6 === "string") {
            if (func2(data6) > 1024) {
              const err21 = { instancePath: instancePath + "/basicAuth/user", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/user/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema37.oneOf[0].properties.user, data: data6 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (func2(data6) < 1) {
              const err22 = { instancePath: instancePath + "/basicAuth/user", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema37.oneOf[0].properties.user, data: data6 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          } else {
            const err23 = { instancePath: instancePath + "/basicAuth/user", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/user/type", keyword: "type", params: { type: "string" }, schema: schema37.oneOf[0].properties.user.type, parentSchema: schema37.oneOf[0].properties.user, data: data6 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data5.password !== void 0) {
          let data7 = data5.password;
          if (typeof data7 === "string") {
            if (func2(data7) > 1024) {
              const err24 = { instancePath: instancePath + "/basicAuth/password", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/password/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema37.oneOf[0].properties.password, data: data7 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
            if (func2(data7) < 1) {
              const err25 = { instancePath: instancePath + "/basicAuth/password", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/password/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema37.oneOf[0].properties.password, data: data7 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/basicAuth/password", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/password/type", keyword: "type", params: { type: "string" }, schema: schema37.oneOf[0].properties.password.type, parentSchema: schema37.oneOf[0].properties.password, data: data7 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/0/type", keyword: "type", params: { type: "object" }, schema: schema37.oneOf[0].type, parentSchema: schema37.oneOf[0], data: data5 };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
      var _valid2 = _errs29 === errors;
      if (_valid2) {
        valid11 = true;
        passing2 = 0;
      }
      const _errs36 = errors;
      if (typeof data5 !== "string") {
        const err28 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema37.oneOf[1].type, parentSchema: schema37.oneOf[1], data: data5 };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
      if (!(data5 === "none")) {
        const err29 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema37.oneOf[1].enum }, schema: schema37.oneOf[1].enum, parentSchema: schema37.oneOf[1], data: data5 };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
      var _valid2 = _errs36 === errors;
      if (_valid2 && valid11) {
        valid11 = false;
        passing2 = [passing2, 1];
      } else {
        if (_valid2) {
          valid11 = true;
          passing2 = 1;
        }
      }
      if (!valid11) {
        const err30 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf", keyword: "oneOf", params: { passingSchemas: passing2 }, schema: schema37.oneOf, parentSchema: schema37, data: data5 };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
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
      var _valid1 = _errs26 === errors;
      if (_valid1) {
        valid9 = true;
        passing1 = 0;
      }
      const _errs38 = errors;
      if (data5 !== null) {
        const err31 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/properties/basicAuth/oneOf/1/type", keyword: "type", params: { type: "null" }, schema: schema46.properties.basicAuth.oneOf[1].type, parentSchema: schema46.properties.basicAuth.oneOf[1], data: data5 };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      var _valid1 = _errs38 === errors;
      if (_valid1 && valid9) {
        valid9 = false;
        passing1 = [passing1, 1];
      } else {
        if (_valid1) {
          valid9 = true;
          passing1 = 1;
        }
      }
      if (!valid9) {
        const err32 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/properties/basicAuth/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 }, schema: schema46.properties.basicAuth.oneOf, parentSchema: schema46.properties.basicAuth, data: data5 };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      } else {
        errors = _errs25;
        if (vErrors !== null) {
          if (_errs25) {
            vErrors.length = _errs25;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.cognigy !== void 0) {
      let data8 = data.cognigy;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        if (Object.keys(data8).length < 1) {
          const err33 = { instancePath: instancePath + "/cognigy", schemaPath: "#/$defs/cognigy/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema38, data: data8 };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        for (const key4 in data8) {
          if (!(key4 === "name" || key4 === "channel" || key4 === "project" || key4 === "flow" || key4 === "flowId" || key4 === "locale" || key4 === "localeId" || key4 === "snapshot")) {
            const err34 = { instancePath: instancePath + "/cognigy", schemaPath: "#/$defs/cognigy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema38, data: data8 };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data8.name !== void 0) {
          let data9 = data8.name;
          if (typeof data9 === "string") {
            if (func2(data9) > 200) {
              const err35 = { instancePath: instancePath + "/cognigy/name", schemaPath: "#/$defs/cognigy/properties/name/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.name, data: data9 };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            if (func2(data9) < 1) {
              const err36 = { instancePath: instancePath + "/cognigy/name", schemaPath: "#/$defs/cognigy/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.name, data: data9 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          } else {
            const err37 = { instancePath: instancePath + "/cognigy/name", schemaPath: "#/$defs/cognigy/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.name.type, parentSchema: schema38.properties.name, data: data9 };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
        if (data8.channel !== void 0) {
          let data10 = data8.channel;
          if (typeof data10 !== "string") {
            const err38 = { instancePath: instancePath + "/cognigy/channel", schemaPath: "#/$defs/cognigy/properties/channel/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.channel.type, parentSchema: schema38.properties.channel, data: data10 };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
          if (!(data10 === "webhook" || data10 === "generic")) {
            const err39 = { instancePath: instancePath + "/cognigy/channel", schemaPath: "#/$defs/cognigy/properties/channel/enum", keyword: "enum", params: { allowedValues: schema38.properties.channel.enum }, schema: schema38.properties.channel.enum, parentSchema: schema38.properties.channel, data: data10 };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
        }
        if (data8.project !== void 0) {
          let data11 = data8.project;
          if (typeof data11 === "string") {
            if (func2(data11) > 200) {
              const err40 = { instancePath: instancePath + "/cognigy/project", schemaPath: "#/$defs/cognigy/properties/project/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.project, data: data11 };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
            if (func2(data11) < 1) {
              const err41 = { instancePath: instancePath + "/cognigy/project", schemaPath: "#/$defs/cognigy/properties/project/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.project, data: data11 };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
          } else {
            const err42 = { instancePath: instancePath + "/cognigy/project", schemaPath: "#/$defs/cognigy/properties/project/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.project.type, parentSchema: schema38.properties.project, data: data11 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
        }
        if (data8.flow !== void 0) {
          let data12 = data8.flow;
          if (typeof data12 === "string") {
            if (func2(data12) > 200) {
              const err43 = { instancePath: instancePath + "/cognigy/flow", schemaPath: "#/$defs/cognigy/properties/flow/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.flow, data: data12 };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
            if (func2(data12) < 1) {
              const err44 = { instancePath: instancePath + "/cognigy/flow", schemaPath: "#/$defs/cognigy/properties/flow/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.flow, data: data12 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          } else {
            const err45 = { instancePath: instancePath + "/cognigy/flow", schemaPath: "#/$defs/cognigy/properties/flow/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.flow.type, parentSchema: schema38.properties.flow, data: data12 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        if (data8.flowId !== void 0) {
          let data13 = data8.flowId;
          if (typeof data13 === "string") {
            if (func2(data13) > 200) {
              const err46 = { instancePath: instancePath + "/cognigy/flowId", schemaPath: "#/$defs/cognigy/properties/flowId/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.flowId, data: data13 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
            if (func2(data13) < 1) {
              const err47 = { instancePath: instancePath + "/cognigy/flowId", schemaPath: "#/$defs/cognigy/properties/flowId/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.flowId, data: data13 };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
          } else {
            const err48 = { instancePath: instancePath + "/cognigy/flowId", schemaPath: "#/$defs/cognigy/properties/flowId/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.flowId.type, parentSchema: schema38.properties.flowId, data: data13 };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
        if (data8.locale !== void 0) {
          let data14 = data8.locale;
          if (typeof data14 === "string") {
            if (func2(data14) > 200) {
              const err49 = { instancePath: instancePath + "/cognigy/locale", schemaPath: "#/$defs/cognigy/properties/locale/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.locale, data: data14 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            if (func2(data14) < 1) {
              const err50 = { instancePath: instancePath + "/cognigy/locale", schemaPath: "#/$defs/cognigy/properties/locale/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.locale, data: data14 };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
          } else {
            const err51 = { instancePath: instancePath + "/cognigy/locale", schemaPath: "#/$defs/cognigy/properties/locale/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.locale.type, parentSchema: schema38.properties.locale, data: data14 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        if (data8.localeId !== void 0) {
          let data15 = data8.localeId;
          if (typeof data15 === "string") {
            if (func2(data15) > 200) {
              const err52 = { instancePath: instancePath + "/cognigy/localeId", schemaPath: "#/$defs/cognigy/properties/localeId/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.localeId, data: data15 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
            if (func2(data15) < 1) {
              const err53 = { instancePath: instancePath + "/cognigy/localeId", schemaPath: "#/$defs/cognigy/properties/localeId/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.localeId, data: data15 };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
          } else {
            const err54 = { instancePath: instancePath + "/cognigy/localeId", schemaPath: "#/$defs/cognigy/properties/localeId/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.localeId.type, parentSchema: schema38.properties.localeId, data: data15 };
            if (vErrors === null) {
              vErrors = [err54];
            } else {
              vErrors.push(err54);
            }
            errors++;
          }
        }
        if (data8.snapshot !== void 0) {
          let data16 = data8.snapshot;
          if (typeof data16 !== "string" && data16 !== null) {
            const err55 = { instancePath: instancePath + "/cognigy/snapshot", schemaPath: "#/$defs/cognigy/properties/snapshot/type", keyword: "type", params: { type: schema38.properties.snapshot.type }, schema: schema38.properties.snapshot.type, parentSchema: schema38.properties.snapshot, data: data16 };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
          if (typeof data16 === "string") {
            if (func2(data16) > 200) {
              const err56 = { instancePath: instancePath + "/cognigy/snapshot", schemaPath: "#/$defs/cognigy/properties/snapshot/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.snapshot, data: data16 };
              if (vErrors === null) {
                vErrors = [err56];
              } else {
                vErrors.push(err56);
              }
              errors++;
            }
            if (func2(data16) < 1) {
              const err57 = { instancePath: instancePath + "/cognigy/snapshot", schemaPath: "#/$defs/cognigy/properties/snapshot/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.snapshot, data: data16 };
              if (vErrors === null) {
                vErrors = [err57];
              } else {
                vErrors.push(err57);
              }
              errors++;
            }
          }
        }
      } else {
        const err58 = { instancePath: instancePath + "/cognigy", schemaPath: "#/$defs/cognigy/type", keyword: "type", params: { type: "object" }, schema: schema38.type, parentSchema: schema38, data: data8 };
        if (vErrors === null) {
          vErrors = [err58];
        } else {
          vErrors.push(err58);
        }
        errors++;
      }
    }
    if (data.replace !== void 0) {
      let data17 = data.replace;
      const _errs61 = errors;
      let valid15 = false;
      let passing3 = null;
      const _errs62 = errors;
      if (typeof data17 !== "string") {
        const err59 = { instancePath: instancePath + "/replace", schemaPath: "#/$defs/replace/type", keyword: "type", params: { type: "string" }, schema: schema39.type, parentSchema: schema39, data: data17 };
        if (vErrors === null) {
          vErrors = [err59];
        } else {
          vErrors.push(err59);
        }
        errors++;
      }
      if (!(data17 === "in-place" || data17 === "parallel")) {
        const err60 = { instancePath: instancePath + "/replace", schemaPath: "#/$defs/replace/enum", keyword: "enum", params: { allowedValues: schema39.enum }, schema: schema39.enum, parentSchema: schema39, data: data17 };
        if (vErrors === null) {
          vErrors = [err60];
        } else {
          vErrors.push(err60);
        }
        errors++;
      }
      var _valid3 = _errs62 === errors;
      if (_valid3) {
        valid15 = true;
        passing3 = 0;
      }
      const _errs65 = errors;
      if (data17 !== null) {
        const err61 = { instancePath: instancePath + "/replace", schemaPath: "#/properties/replace/oneOf/1/type", keyword: "type", params: { type: "null" }, schema: schema46.properties.replace.oneOf[1].type, parentSchema: schema46.properties.replace.oneOf[1], data: data17 };
        if (vErrors === null) {
          vErrors = [err61];
        } else {
          vErrors.push(err61);
        }
        errors++;
      }
      var _valid3 = _errs65 === errors;
      if (_valid3 && valid15) {
        valid15 = false;
        passing3 = [passing3, 1];
      } else {
        if (_valid3) {
          valid15 = true;
          passing3 = 1;
        }
      }
      if (!valid15) {
        const err62 = { instancePath: instancePath + "/replace", schemaPath: "#/properties/replace/oneOf", keyword: "oneOf", params: { passingSchemas: passing3 }, schema: schema46.properties.replace.oneOf, parentSchema: schema46.properties.replace, data: data17 };
        if (vErrors === null) {
          vErrors = [err62];
        } else {
          vErrors.push(err62);
        }
        errors++;
      } else {
        errors = _errs61;
        if (vErrors !== null) {
          if (_errs61) {
            vErrors.length = _errs61;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.status !== void 0) {
      let data18 = data.status;
      if (typeof data18 !== "string") {
        const err63 = { instancePath: instancePath + "/status", schemaPath: "#/$defs/status/type", keyword: "type", params: { type: "string" }, schema: schema40.type, parentSchema: schema40, data: data18 };
        if (vErrors === null) {
          vErrors = [err63];
        } else {
          vErrors.push(err63);
        }
        errors++;
      }
      if (!(data18 === "active" || data18 === "inactive" || data18 === "deprecated")) {
        const err64 = { instancePath: instancePath + "/status", schemaPath: "#/$defs/status/enum", keyword: "enum", params: { allowedValues: schema40.enum }, schema: schema40.enum, parentSchema: schema40, data: data18 };
        if (vErrors === null) {
          vErrors = [err64];
        } else {
          vErrors.push(err64);
        }
        errors++;
      }
    }
    if (data.dependsOn !== void 0) {
      let data19 = data.dependsOn;
      if (Array.isArray(data19)) {
        if (data19.length > 100) {
          const err65 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/$defs/dependsOn/maxItems", keyword: "maxItems", params: { limit: 100 }, schema: 100, parentSchema: schema41, data: data19 };
          if (vErrors === null) {
            vErrors = [err65];
          } else {
            vErrors.push(err65);
          }
          errors++;
        }
        const len0 = data19.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data20 = data19[i0];
          if (typeof data20 === "string") {
            if (!pattern7.test(data20)) {
              const err66 = { instancePath: instancePath + "/dependsOn/" + i0, schemaPath: "#/$defs/dependsOn/items/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(@[1-9][0-9]{0,9})?$" }, schema: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(@[1-9][0-9]{0,9})?$", parentSchema: schema41.items, data: data20 };
              if (vErrors === null) {
                vErrors = [err66];
              } else {
                vErrors.push(err66);
              }
              errors++;
            }
          } else {
            const err67 = { instancePath: instancePath + "/dependsOn/" + i0, schemaPath: "#/$defs/dependsOn/items/type", keyword: "type", params: { type: "string" }, schema: schema41.items.type, parentSchema: schema41.items, data: data20 };
            if (vErrors === null) {
              vErrors = [err67];
            } else {
              vErrors.push(err67);
            }
            errors++;
          }
        }
        let i1 = data19.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data19[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err68 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/$defs/dependsOn/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, schema: true, parentSchema: schema41, data: data19 };
              if (vErrors === null) {
                vErrors = [err68];
              } else {
                vErrors.push(err68);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err69 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/$defs/dependsOn/type", keyword: "type", params: { type: "array" }, schema: schema41.type, parentSchema: schema41, data: data19 };
        if (vErrors === null) {
          vErrors = [err69];
        } else {
          vErrors.push(err69);
        }
        errors++;
      }
    }
    if (data.protect !== void 0) {
      let data21 = data.protect;
      if (typeof data21 !== "boolean") {
        const err70 = { instancePath: instancePath + "/protect", schemaPath: "#/properties/protect/type", keyword: "type", params: { type: "boolean" }, schema: schema46.properties.protect.type, parentSchema: schema46.properties.protect, data: data21 };
        if (vErrors === null) {
          vErrors = [err70];
        } else {
          vErrors.push(err70);
        }
        errors++;
      }
    }
    if (data.adopt !== void 0) {
      let data22 = data.adopt;
      if (typeof data22 !== "boolean") {
        const err71 = { instancePath: instancePath + "/adopt", schemaPath: "#/properties/adopt/type", keyword: "type", params: { type: "boolean" }, schema: schema46.properties.adopt.type, parentSchema: schema46.properties.adopt, data: data22 };
        if (vErrors === null) {
          vErrors = [err71];
        } else {
          vErrors.push(err71);
        }
        errors++;
      }
    }
    if (data.unadopt !== void 0) {
      let data23 = data.unadopt;
      if (typeof data23 !== "boolean") {
        const err72 = { instancePath: instancePath + "/unadopt", schemaPath: "#/properties/unadopt/type", keyword: "type", params: { type: "boolean" }, schema: schema46.properties.unadopt.type, parentSchema: schema46.properties.unadopt, data: data23 };
        if (vErrors === null) {
          vErrors = [err72];
        } else {
          vErrors.push(err72);
        }
        errors++;
      }
    }
    if (data.health !== void 0) {
      if (!validate21(data.health, { instancePath: instancePath + "/health", parentData: data, parentDataProperty: "health", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
        errors = vErrors.length;
      }
    }
    if (data.deprecation !== void 0) {
      let data25 = data.deprecation;
      if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
        for (const key5 in data25) {
          if (!(key5 === "sunset")) {
            const err73 = { instancePath: instancePath + "/deprecation", schemaPath: "#/$defs/deprecation/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema45, data: data25 };
            if (vErrors === null) {
              vErrors = [err73];
            } else {
              vErrors.push(err73);
            }
            errors++;
          }
        }
        if (data25.sunset !== void 0) {
          let data26 = data25.sunset;
          if (typeof data26 === "string") {
            if (!pattern12.test(data26)) {
              const err74 = { instancePath: instancePath + "/deprecation/sunset", schemaPath: "#/$defs/deprecation/properties/sunset/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema45.properties.sunset, data: data26 };
              if (vErrors === null) {
                vErrors = [err74];
              } else {
                vErrors.push(err74);
              }
              errors++;
            }
          } else {
            const err75 = { instancePath: instancePath + "/deprecation/sunset", schemaPath: "#/$defs/deprecation/properties/sunset/type", keyword: "type", params: { type: "string" }, schema: schema45.properties.sunset.type, parentSchema: schema45.properties.sunset, data: data26 };
            if (vErrors === null) {
              vErrors = [err75];
            } else {
              vErrors.push(err75);
            }
            errors++;
          }
        }
      } else {
        const err76 = { instancePath: instancePath + "/deprecation", schemaPath: "#/$defs/deprecation/type", keyword: "type", params: { type: "object" }, schema: schema45.type, parentSchema: schema45, data: data25 };
        if (vErrors === null) {
          vErrors = [err76];
        } else {
          vErrors.push(err76);
        }
        errors++;
      }
    }
  } else {
    const err77 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema46.type, parentSchema: schema46, data };
    if (vErrors === null) {
      vErrors = [err77];
    } else {
      vErrors.push(err77);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.version === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.url === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "url" }, schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema31.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema31, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, schema: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", parentSchema: schema31.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.name.type, parentSchema: schema31.properties.name, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data1 = data.version;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err6 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "integer" }, schema: schema31.properties.version.type, parentSchema: schema31.properties.version, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 2147483647 || isNaN(data1)) {
          const err7 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema31.properties.version, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err8 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema31.properties.version, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 === "string") {
        if (func2(data2) > 500) {
          const err9 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 500 }, schema: 500, parentSchema: schema31.properties.description, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.description.type, parentSchema: schema31.properties.description, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data3 = data.owner;
      if (typeof data3 === "string") {
        if (func2(data3) > 100) {
          const err11 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/maxLength", keyword: "maxLength", params: { limit: 100 }, schema: 100, parentSchema: schema31.properties.owner, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (func2(data3) < 1) {
          const err12 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.owner, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.owner.type, parentSchema: schema31.properties.owner, data: data3 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.url !== void 0) {
      let data4 = data.url;
      if (typeof data4 === "string") {
        if (func2(data4) > 2048) {
          const err14 = { instancePath: instancePath + "/url", schemaPath: "#/$defs/url/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema32, data: data4 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (func2(data4) < 1) {
          const err15 = { instancePath: instancePath + "/url", schemaPath: "#/$defs/url/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32, data: data4 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/url", schemaPath: "#/$defs/url/type", keyword: "type", params: { type: "string" }, schema: schema32.type, parentSchema: schema32, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.method !== void 0) {
      let data5 = data.method;
      if (typeof data5 !== "string") {
        const err17 = { instancePath: instancePath + "/method", schemaPath: "#/$defs/method/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data5 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
      if (!(data5 === "POST" || data5 === "PUT" || data5 === "PATCH")) {
        const err18 = { instancePath: instancePath + "/method", schemaPath: "#/$defs/method/enum", keyword: "enum", params: { allowedValues: schema33.enum }, schema: schema33.enum, parentSchema: schema33, data: data5 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.payloadFormat !== void 0) {
      let data6 = data.payloadFormat;
      if (typeof data6 === "string") {
        if (!pattern5.test(data6)) {
          const err19 = { instancePath: instancePath + "/payloadFormat", schemaPath: "#/$defs/payloadFormat/pattern", keyword: "pattern", params: { pattern: "^[a-z]+/[a-z0-9.+-]{1,100}$" }, schema: "^[a-z]+/[a-z0-9.+-]{1,100}$", parentSchema: schema34, data: data6 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/payloadFormat", schemaPath: "#/$defs/payloadFormat/type", keyword: "type", params: { type: "string" }, schema: schema34.type, parentSchema: schema34, data: data6 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.headers !== void 0) {
      let data7 = data.headers;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (Object.keys(data7).length > 50) {
          const err21 = { instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/maxProperties", keyword: "maxProperties", params: { limit: 50 }, schema: 50, parentSchema: schema31.properties.headers, data: data7 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        for (const key1 in data7) {
          const _errs21 = errors;
          if (typeof key1 === "string") {
            if (!pattern6.test(key1)) {
              const err22 = { instancePath: instancePath + "/headers", schemaPath: "#/$defs/headerName/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, schema: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$", parentSchema: schema35, data: key1, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          } else {
            const err23 = { instancePath: instancePath + "/headers", schemaPath: "#/$defs/headerName/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: key1, propertyName: key1 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
          var valid4 = _errs21 === errors;
          if (!valid4) {
            const err24 = { instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema31.properties.headers.propertyNames, parentSchema: schema31.properties.headers, data: data7 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        for (const key2 in data7) {
          let data8 = data7[key2];
          if (typeof data8 === "string") {
            if (func2(data8) > 8192) {
              const err25 = { instancePath: instancePath + "/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/headerValue/maxLength", keyword: "maxLength", params: { limit: 8192 }, schema: 8192, parentSchema: schema36, data: data8 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/headerValue/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data8 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.headers.type, parentSchema: schema31.properties.headers, data: data7 };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.basicAuth !== void 0) {
      let data9 = data.basicAuth;
      const _errs30 = errors;
      let valid9 = false;
      let passing0 = null;
      const _errs31 = errors;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (data9.user === void 0) {
          const err28 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/0/required", keyword: "required", params: { missingProperty: "user" }, schema: schema37.oneOf[0].required, parentSchema: schema37.oneOf[0], data: data9 };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        if (data9.password === void 0) {
          const err29 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/0/required", keyword: "required", params: { missingProperty: "password" }, schema: schema37.oneOf[0].required, parentSchema: schema37.oneOf[0], data: data9 };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        for (const key3 in data9) {
          if (!(key3 === "user" || key3 === "password")) {
            const err30 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema37.oneOf[0], data: data9 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data9.user !== void 0) {
          let data10 = data9.user;
          if (typeof data10 === "string") {
            if (func2(data10) > 1024) {
              const err31 = { instancePath: instancePath + "/basicAuth/user", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/user/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema37.oneOf[0].properties.user, data: data10 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
            if (func2(data10) < 1) {
              const err32 = { instancePath: instancePath + "/basicAuth/user", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema37.oneOf[0].properties.user, data: data10 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
          } else {
            const err33 = { instancePath: instancePath + "/basicAuth/user", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/user/type", keyword: "type", params: { type: "string" }, schema: schema37.oneOf[0].properties.user.type, parentSchema: schema37.oneOf[0].properties.user, data: data10 };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data9.password !== void 0) {
          let data11 = data9.password;
          if (typeof data11 === "string") {
            if (func2(data11) > 1024) {
              const err34 = { instancePath: instancePath + "/basicAuth/password", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/password/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema37.oneOf[0].properties.password, data: data11 };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
            if (func2(data11) < 1) {
              const err35 = { instancePath: instancePath + "/basicAuth/password", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/password/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema37.oneOf[0].properties.password, data: data11 };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          } else {
            const err36 = { instancePath: instancePath + "/basicAuth/password", schemaPath: "#/$defs/basicAuth/oneOf/0/properties/password/type", keyword: "type", params: { type: "string" }, schema: schema37.oneOf[0].properties.password.type, parentSchema: schema37.oneOf[0].properties.password, data: data11 };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
      } else {
        const err37 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/0/type", keyword: "type", params: { type: "object" }, schema: schema37.oneOf[0].type, parentSchema: schema37.oneOf[0], data: data9 };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
      var _valid0 = _errs31 === errors;
      if (_valid0) {
        valid9 = true;
        passing0 = 0;
      }
      const _errs38 = errors;
      if (typeof data9 !== "string") {
        const err38 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/1/type", keyword: "type", params: { type: "string" }, schema: schema37.oneOf[1].type, parentSchema: schema37.oneOf[1], data: data9 };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
      if (!(data9 === "none")) {
        const err39 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf/1/enum", keyword: "enum", params: { allowedValues: schema37.oneOf[1].enum }, schema: schema37.oneOf[1].enum, parentSchema: schema37.oneOf[1], data: data9 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
      var _valid0 = _errs38 === errors;
      if (_valid0 && valid9) {
        valid9 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid9 = true;
          passing0 = 1;
        }
      }
      if (!valid9) {
        const err40 = { instancePath: instancePath + "/basicAuth", schemaPath: "#/$defs/basicAuth/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema37.oneOf, parentSchema: schema37, data: data9 };
        if (vErrors === null) {
          vErrors = [err40];
        } else {
          vErrors.push(err40);
        }
        errors++;
      } else {
        errors = _errs30;
        if (vErrors !== null) {
          if (_errs30) {
            vErrors.length = _errs30;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.cognigy !== void 0) {
      let data12 = data.cognigy;
      if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
        if (Object.keys(data12).length < 1) {
          const err41 = { instancePath: instancePath + "/cognigy", schemaPath: "#/$defs/cognigy/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema38, data: data12 };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
        for (const key4 in data12) {
          if (!(key4 === "name" || key4 === "channel" || key4 === "project" || key4 === "flow" || key4 === "flowId" || key4 === "locale" || key4 === "localeId" || key4 === "snapshot")) {
            const err42 = { instancePath: instancePath + "/cognigy", schemaPath: "#/$defs/cognigy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema38, data: data12 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
        }
        if (data12.name !== void 0) {
          let data13 = data12.name;
          if (typeof data13 === "string") {
            if (func2(data13) > 200) {
              const err43 = { instancePath: instancePath + "/cognigy/name", schemaPath: "#/$defs/cognigy/properties/name/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.name, data: data13 };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
            if (func2(data13) < 1) {
              const err44 = { instancePath: instancePath + "/cognigy/name", schemaPath: "#/$defs/cognigy/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.name, data: data13 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          } else {
            const err45 = { instancePath: instancePath + "/cognigy/name", schemaPath: "#/$defs/cognigy/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.name.type, parentSchema: schema38.properties.name, data: data13 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        if (data12.channel !== void 0) {
          let data14 = data12.channel;
          if (typeof data14 !== "string") {
            const err46 = { instancePath: instancePath + "/cognigy/channel", schemaPath: "#/$defs/cognigy/properties/channel/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.channel.type, parentSchema: schema38.properties.channel, data: data14 };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
          if (!(data14 === "webhook" || data14 === "generic")) {
            const err47 = { instancePath: instancePath + "/cognigy/channel", schemaPath: "#/$defs/cognigy/properties/channel/enum", keyword: "enum", params: { allowedValues: schema38.properties.channel.enum }, schema: schema38.properties.channel.enum, parentSchema: schema38.properties.channel, data: data14 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        if (data12.project !== void 0) {
          let data15 = data12.project;
          if (typeof data15 === "string") {
            if (func2(data15) > 200) {
              const err48 = { instancePath: instancePath + "/cognigy/project", schemaPath: "#/$defs/cognigy/properties/project/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.project, data: data15 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            if (func2(data15) < 1) {
              const err49 = { instancePath: instancePath + "/cognigy/project", schemaPath: "#/$defs/cognigy/properties/project/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.project, data: data15 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
          } else {
            const err50 = { instancePath: instancePath + "/cognigy/project", schemaPath: "#/$defs/cognigy/properties/project/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.project.type, parentSchema: schema38.properties.project, data: data15 };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
        if (data12.flow !== void 0) {
          let data16 = data12.flow;
          if (typeof data16 === "string") {
            if (func2(data16) > 200) {
              const err51 = { instancePath: instancePath + "/cognigy/flow", schemaPath: "#/$defs/cognigy/properties/flow/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.flow, data: data16 };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
            if (func2(data16) < 1) {
              const err52 = { instancePath: instancePath + "/cognigy/flow", schemaPath: "#/$defs/cognigy/properties/flow/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.flow, data: data16 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
          } else {
            const err53 = { instancePath: instancePath + "/cognigy/flow", schemaPath: "#/$defs/cognigy/properties/flow/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.flow.type, parentSchema: schema38.properties.flow, data: data16 };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
        }
        if (data12.flowId !== void 0) {
          let data17 = data12.flowId;
          if (typeof data17 === "string") {
            if (func2(data17) > 200) {
              const err54 = { instancePath: instancePath + "/cognigy/flowId", schemaPath: "#/$defs/cognigy/properties/flowId/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.flowId, data: data17 };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
            if (func2(data17) < 1) {
              const err55 = { instancePath: instancePath + "/cognigy/flowId", schemaPath: "#/$defs/cognigy/properties/flowId/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.flowId, data: data17 };
              if (vErrors === null) {
                vErrors = [err55];
              } else {
                vErrors.push(err55);
              }
              errors++;
            }
          } else {
            const err56 = { instancePath: instancePath + "/cognigy/flowId", schemaPath: "#/$defs/cognigy/properties/flowId/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.flowId.type, parentSchema: schema38.properties.flowId, data: data17 };
            if (vErrors === null) {
              vErrors = [err56];
            } else {
              vErrors.push(err56);
            }
            errors++;
          }
        }
        if (data12.locale !== void 0) {
          let data18 = data12.locale;
          if (typeof data18 === "string") {
            if (func2(data18) > 200) {
              const err57 = { instancePath: instancePath + "/cognigy/locale", schemaPath: "#/$defs/cognigy/properties/locale/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.locale, data: data18 };
              if (vErrors === null) {
                vErrors = [err57];
              } else {
                vErrors.push(err57);
              }
              errors++;
            }
            if (func2(data18) < 1) {
              const err58 = { instancePath: instancePath + "/cognigy/locale", schemaPath: "#/$defs/cognigy/properties/locale/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.locale, data: data18 };
              if (vErrors === null) {
                vErrors = [err58];
              } else {
                vErrors.push(err58);
              }
              errors++;
            }
          } else {
            const err59 = { instancePath: instancePath + "/cognigy/locale", schemaPath: "#/$defs/cognigy/properties/locale/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.locale.type, parentSchema: schema38.properties.locale, data: data18 };
            if (vErrors === null) {
              vErrors = [err59];
            } else {
              vErrors.push(err59);
            }
            errors++;
          }
        }
        if (data12.localeId !== void 0) {
          let data19 = data12.localeId;
          if (typeof data19 === "string") {
            if (func2(data19) > 200) {
              const err60 = { instancePath: instancePath + "/cognigy/localeId", schemaPath: "#/$defs/cognigy/properties/localeId/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.localeId, data: data19 };
              if (vErrors === null) {
                vErrors = [err60];
              } else {
                vErrors.push(err60);
              }
              errors++;
            }
            if (func2(data19) < 1) {
              const err61 = { instancePath: instancePath + "/cognigy/localeId", schemaPath: "#/$defs/cognigy/properties/localeId/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.localeId, data: data19 };
              if (vErrors === null) {
                vErrors = [err61];
              } else {
                vErrors.push(err61);
              }
              errors++;
            }
          } else {
            const err62 = { instancePath: instancePath + "/cognigy/localeId", schemaPath: "#/$defs/cognigy/properties/localeId/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.localeId.type, parentSchema: schema38.properties.localeId, data: data19 };
            if (vErrors === null) {
              vErrors = [err62];
            } else {
              vErrors.push(err62);
            }
            errors++;
          }
        }
        if (data12.snapshot !== void 0) {
          let data20 = data12.snapshot;
          if (typeof data20 !== "string" && data20 !== null) {
            const err63 = { instancePath: instancePath + "/cognigy/snapshot", schemaPath: "#/$defs/cognigy/properties/snapshot/type", keyword: "type", params: { type: schema38.properties.snapshot.type }, schema: schema38.properties.snapshot.type, parentSchema: schema38.properties.snapshot, data: data20 };
            if (vErrors === null) {
              vErrors = [err63];
            } else {
              vErrors.push(err63);
            }
            errors++;
          }
          if (typeof data20 === "string") {
            if (func2(data20) > 200) {
              const err64 = { instancePath: instancePath + "/cognigy/snapshot", schemaPath: "#/$defs/cognigy/properties/snapshot/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema38.properties.snapshot, data: data20 };
              if (vErrors === null) {
                vErrors = [err64];
              } else {
                vErrors.push(err64);
              }
              errors++;
            }
            if (func2(data20) < 1) {
              const err65 = { instancePath: instancePath + "/cognigy/snapshot", schemaPath: "#/$defs/cognigy/properties/snapshot/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.snapshot, data: data20 };
              if (vErrors === null) {
                vErrors = [err65];
              } else {
                vErrors.push(err65);
              }
              errors++;
            }
          }
        }
      } else {
        const err66 = { instancePath: instancePath + "/cognigy", schemaPath: "#/$defs/cognigy/type", keyword: "type", params: { type: "object" }, schema: schema38.type, parentSchema: schema38, data: data12 };
        if (vErrors === null) {
          vErrors = [err66];
        } else {
          vErrors.push(err66);
        }
        errors++;
      }
    }
    if (data.replace !== void 0) {
      let data21 = data.replace;
      if (typeof data21 !== "string") {
        const err67 = { instancePath: instancePath + "/replace", schemaPath: "#/$defs/replace/type", keyword: "type", params: { type: "string" }, schema: schema39.type, parentSchema: schema39, data: data21 };
        if (vErrors === null) {
          vErrors = [err67];
        } else {
          vErrors.push(err67);
        }
        errors++;
      }
      if (!(data21 === "in-place" || data21 === "parallel")) {
        const err68 = { instancePath: instancePath + "/replace", schemaPath: "#/$defs/replace/enum", keyword: "enum", params: { allowedValues: schema39.enum }, schema: schema39.enum, parentSchema: schema39, data: data21 };
        if (vErrors === null) {
          vErrors = [err68];
        } else {
          vErrors.push(err68);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data22 = data.status;
      if (typeof data22 !== "string") {
        const err69 = { instancePath: instancePath + "/status", schemaPath: "#/$defs/status/type", keyword: "type", params: { type: "string" }, schema: schema40.type, parentSchema: schema40, data: data22 };
        if (vErrors === null) {
          vErrors = [err69];
        } else {
          vErrors.push(err69);
        }
        errors++;
      }
      if (!(data22 === "active" || data22 === "inactive" || data22 === "deprecated")) {
        const err70 = { instancePath: instancePath + "/status", schemaPath: "#/$defs/status/enum", keyword: "enum", params: { allowedValues: schema40.enum }, schema: schema40.enum, parentSchema: schema40, data: data22 };
        if (vErrors === null) {
          vErrors = [err70];
        } else {
          vErrors.push(err70);
        }
        errors++;
      }
    }
    if (data.dependsOn !== void 0) {
      let data23 = data.dependsOn;
      if (Array.isArray(data23)) {
        if (data23.length > 100) {
          const err71 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/$defs/dependsOn/maxItems", keyword: "maxItems", params: { limit: 100 }, schema: 100, parentSchema: schema41, data: data23 };
          if (vErrors === null) {
            vErrors = [err71];
          } else {
            vErrors.push(err71);
          }
          errors++;
        }
        const len0 = data23.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data24 = data23[i0];
          if (typeof data24 === "string") {
            if (!pattern7.test(data24)) {
              const err72 = { instancePath: instancePath + "/dependsOn/" + i0, schemaPath: "#/$defs/dependsOn/items/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(@[1-9][0-9]{0,9})?$" }, schema: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(@[1-9][0-9]{0,9})?$", parentSchema: schema41.items, data: data24 };
              if (vErrors === null) {
                vErrors = [err72];
              } else {
                vErrors.push(err72);
              }
              errors++;
            }
          } else {
            const err73 = { instancePath: instancePath + "/dependsOn/" + i0, schemaPath: "#/$defs/dependsOn/items/type", keyword: "type", params: { type: "string" }, schema: schema41.items.type, parentSchema: schema41.items, data: data24 };
            if (vErrors === null) {
              vErrors = [err73];
            } else {
              vErrors.push(err73);
            }
            errors++;
          }
        }
        let i1 = data23.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data23[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err74 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/$defs/dependsOn/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, schema: true, parentSchema: schema41, data: data23 };
              if (vErrors === null) {
                vErrors = [err74];
              } else {
                vErrors.push(err74);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err75 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/$defs/dependsOn/type", keyword: "type", params: { type: "array" }, schema: schema41.type, parentSchema: schema41, data: data23 };
        if (vErrors === null) {
          vErrors = [err75];
        } else {
          vErrors.push(err75);
        }
        errors++;
      }
    }
    if (data.protect !== void 0) {
      let data25 = data.protect;
      if (typeof data25 !== "boolean") {
        const err76 = { instancePath: instancePath + "/protect", schemaPath: "#/properties/protect/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.protect.type, parentSchema: schema31.properties.protect, data: data25 };
        if (vErrors === null) {
          vErrors = [err76];
        } else {
          vErrors.push(err76);
        }
        errors++;
      }
    }
    if (data.replaces !== void 0) {
      let data26 = data.replaces;
      if (typeof data26 !== "string" && !Array.isArray(data26)) {
        const err77 = { instancePath: instancePath + "/replaces", schemaPath: "#/properties/replaces/type", keyword: "type", params: { type: schema31.properties.replaces.type }, schema: schema31.properties.replaces.type, parentSchema: schema31.properties.replaces, data: data26 };
        if (vErrors === null) {
          vErrors = [err77];
        } else {
          vErrors.push(err77);
        }
        errors++;
      }
      if (typeof data26 === "string") {
        if (!pattern4.test(data26)) {
          const err78 = { instancePath: instancePath + "/replaces", schemaPath: "#/properties/replaces/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, schema: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", parentSchema: schema31.properties.replaces, data: data26 };
          if (vErrors === null) {
            vErrors = [err78];
          } else {
            vErrors.push(err78);
          }
          errors++;
        }
      }
      if (Array.isArray(data26)) {
        if (data26.length > 20) {
          const err79 = { instancePath: instancePath + "/replaces", schemaPath: "#/properties/replaces/maxItems", keyword: "maxItems", params: { limit: 20 }, schema: 20, parentSchema: schema31.properties.replaces, data: data26 };
          if (vErrors === null) {
            vErrors = [err79];
          } else {
            vErrors.push(err79);
          }
          errors++;
        }
        if (data26.length < 1) {
          const err80 = { instancePath: instancePath + "/replaces", schemaPath: "#/properties/replaces/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.replaces, data: data26 };
          if (vErrors === null) {
            vErrors = [err80];
          } else {
            vErrors.push(err80);
          }
          errors++;
        }
        const len1 = data26.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data27 = data26[i2];
          if (typeof data27 === "string") {
            if (!pattern4.test(data27)) {
              const err81 = { instancePath: instancePath + "/replaces/" + i2, schemaPath: "#/properties/replaces/items/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, schema: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", parentSchema: schema31.properties.replaces.items, data: data27 };
              if (vErrors === null) {
                vErrors = [err81];
              } else {
                vErrors.push(err81);
              }
              errors++;
            }
          } else {
            const err82 = { instancePath: instancePath + "/replaces/" + i2, schemaPath: "#/properties/replaces/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.replaces.items.type, parentSchema: schema31.properties.replaces.items, data: data27 };
            if (vErrors === null) {
              vErrors = [err82];
            } else {
              vErrors.push(err82);
            }
            errors++;
          }
        }
        let i3 = data26.length;
        let j1;
        if (i3 > 1) {
          const indices1 = {};
          for (; i3--; ) {
            let item1 = data26[i3];
            if (typeof item1 !== "string") {
              continue;
            }
            if (typeof indices1[item1] == "number") {
              j1 = indices1[item1];
              const err83 = { instancePath: instancePath + "/replaces", schemaPath: "#/properties/replaces/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, schema: true, parentSchema: schema31.properties.replaces, data: data26 };
              if (vErrors === null) {
                vErrors = [err83];
              } else {
                vErrors.push(err83);
              }
              errors++;
              break;
            }
            indices1[item1] = i3;
          }
        }
      }
    }
    if (data.adopt !== void 0) {
      let data28 = data.adopt;
      if (typeof data28 !== "boolean") {
        const err84 = { instancePath: instancePath + "/adopt", schemaPath: "#/properties/adopt/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.adopt.type, parentSchema: schema31.properties.adopt, data: data28 };
        if (vErrors === null) {
          vErrors = [err84];
        } else {
          vErrors.push(err84);
        }
        errors++;
      }
    }
    if (data.unadopt !== void 0) {
      let data29 = data.unadopt;
      if (typeof data29 !== "boolean") {
        const err85 = { instancePath: instancePath + "/unadopt", schemaPath: "#/properties/unadopt/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.unadopt.type, parentSchema: schema31.properties.unadopt, data: data29 };
        if (vErrors === null) {
          vErrors = [err85];
        } else {
          vErrors.push(err85);
        }
        errors++;
      }
    }
    if (data.health !== void 0) {
      if (!validate21(data.health, { instancePath: instancePath + "/health", parentData: data, parentDataProperty: "health", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
        errors = vErrors.length;
      }
    }
    if (data.deprecation !== void 0) {
      let data31 = data.deprecation;
      if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
        for (const key5 in data31) {
          if (!(key5 === "sunset")) {
            const err86 = { instancePath: instancePath + "/deprecation", schemaPath: "#/$defs/deprecation/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema45, data: data31 };
            if (vErrors === null) {
              vErrors = [err86];
            } else {
              vErrors.push(err86);
            }
            errors++;
          }
        }
        if (data31.sunset !== void 0) {
          let data32 = data31.sunset;
          if (typeof data32 === "string") {
            if (!pattern12.test(data32)) {
              const err87 = { instancePath: instancePath + "/deprecation/sunset", schemaPath: "#/$defs/deprecation/properties/sunset/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema45.properties.sunset, data: data32 };
              if (vErrors === null) {
                vErrors = [err87];
              } else {
                vErrors.push(err87);
              }
              errors++;
            }
          } else {
            const err88 = { instancePath: instancePath + "/deprecation/sunset", schemaPath: "#/$defs/deprecation/properties/sunset/type", keyword: "type", params: { type: "string" }, schema: schema45.properties.sunset.type, parentSchema: schema45.properties.sunset, data: data32 };
            if (vErrors === null) {
              vErrors = [err88];
            } else {
              vErrors.push(err88);
            }
            errors++;
          }
        }
      } else {
        const err89 = { instancePath: instancePath + "/deprecation", schemaPath: "#/$defs/deprecation/type", keyword: "type", params: { type: "object" }, schema: schema45.type, parentSchema: schema45, data: data31 };
        if (vErrors === null) {
          vErrors = [err89];
        } else {
          vErrors.push(err89);
        }
        errors++;
      }
    }
    if (data.environments !== void 0) {
      let data33 = data.environments;
      if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
        for (const key6 in data33) {
          const _errs90 = errors;
          if (typeof key6 === "string") {
            if (!pattern4.test(key6)) {
              const err90 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, schema: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", parentSchema: schema31.properties.environments.propertyNames, data: key6, propertyName: key6 };
              if (vErrors === null) {
                vErrors = [err90];
              } else {
                vErrors.push(err90);
              }
              errors++;
            }
          }
          var valid24 = _errs90 === errors;
          if (!valid24) {
            const err91 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames", keyword: "propertyNames", params: { propertyName: key6 }, schema: schema31.properties.environments.propertyNames, parentSchema: schema31.properties.environments, data: data33 };
            if (vErrors === null) {
              vErrors = [err91];
            } else {
              vErrors.push(err91);
            }
            errors++;
          }
        }
        for (const key7 in data33) {
          if (!validate23(data33[key7], { instancePath: instancePath + "/environments/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data33, parentDataProperty: key7, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err92 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.environments.type, parentSchema: schema31.properties.environments, data: data33 };
        if (vErrors === null) {
          vErrors = [err92];
        } else {
          vErrors.push(err92);
        }
        errors++;
      }
    }
  } else {
    const err93 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err93];
    } else {
      vErrors.push(err93);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validateConfig = validate26;
var schema58 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "config.schema.json", "type": "object", "additionalProperties": false, "required": ["environments"], "properties": { "manifests": { "type": "string", "minLength": 1, "default": "webhooks.d" }, "scope": { "type": "object", "additionalProperties": false, "properties": { "names": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/glob" }, "default": ["*"] } } }, "state": { "oneOf": [{ "$ref": "#/$defs/localState" }, { "$ref": "#/$defs/postgresState" }], "default": { "backend": "local" }, "type": "object", "required": ["backend"], "properties": { "backend": { "type": "string", "enum": ["local", "postgres"] } }, "discriminator": { "propertyName": "backend" } }, "audit": { "type": "object", "additionalProperties": false, "properties": { "signingKey": { "type": "string", "minLength": 1 }, "anchors": { "type": "array", "items": { "$ref": "#/$defs/anchor" }, "maxItems": 10, "default": [] } } }, "defaults": { "type": "object", "additionalProperties": false, "properties": { "method": { "type": "string", "enum": ["POST", "PUT", "PATCH"], "default": "POST" }, "payloadFormat": { "type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]{1,100}$", "default": "application/json" } } }, "limits": { "type": "object", "additionalProperties": false, "properties": { "maxDeprecations": { "type": "object", "additionalProperties": false, "properties": { "percent": { "type": "number", "minimum": 0, "maximum": 100, "default": 20 }, "atLeast": { "type": "integer", "minimum": 0, "default": 3 } } }, "maxRecreations": { "type": "object", "additionalProperties": false, "properties": { "percent": { "type": "number", "minimum": 0, "maximum": 100, "default": 20 }, "atLeast": { "type": "integer", "minimum": 0, "default": 3 } } } } }, "policy": { "$ref": "#/$defs/policy" }, "environments": { "type": "object", "minProperties": 1, "propertyNames": { "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, "additionalProperties": { "$ref": "#/$defs/environment" } } }, "$defs": { "localState": { "type": "object", "additionalProperties": false, "required": ["backend"], "properties": { "backend": { "const": "local" }, "lease": { "$ref": "#/$defs/duration", "default": "30s" } } }, "postgresState": { "type": "object", "additionalProperties": false, "required": ["backend", "url", "namespace"], "properties": { "backend": { "const": "postgres" }, "url": { "type": "string", "minLength": 1, "maxLength": 2048 }, "namespace": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$" }, "lease": { "$ref": "#/$defs/duration", "default": "30s" }, "repositories": { "type": "array", "maxItems": 20, "items": { "type": "string", "minLength": 1, "maxLength": 300 }, "default": [] } } }, "glob": { "type": "string", "minLength": 1, "maxLength": 200 }, "duration": { "type": "string", "pattern": "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, "severity": { "type": "string", "enum": ["off", "warn", "error"] }, "ruleName": { "type": "string", "enum": ["https-only", "tls-1.2", "public-address", "no-url-credentials", "known-token-shape", "secret-hosts", "forbidden-headers", "allowed-hosts", "allowed-ports", "required-headers", "quota", "certificate-runway", "high-entropy-header", "sunset-required", "owner-required"] }, "policy": { "type": "object", "additionalProperties": false, "properties": { "rules": { "type": "object", "propertyNames": { "$ref": "#/$defs/ruleName" }, "additionalProperties": { "$ref": "#/$defs/severity" }, "default": {} }, "certificateRunway": { "$ref": "#/$defs/duration", "default": "14d" }, "plainHeaders": { "type": "array", "items": { "type": "string", "minLength": 1 }, "default": [] }, "protected": { "type": "array", "items": { "$ref": "#/$defs/glob" }, "default": [] }, "hosts": { "type": "array", "items": { "$ref": "#/$defs/glob" } }, "ports": { "type": "array", "minItems": 1, "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "default": [443, 8443] }, "secrets": { "type": "object", "additionalProperties": { "type": "array", "items": { "$ref": "#/$defs/glob" } }, "default": {} }, "requiredHeaders": { "type": "array", "items": { "type": "string", "minLength": 1 }, "default": [] }, "quota": { "type": "integer", "minimum": 1 } } }, "environment": { "type": "object", "additionalProperties": false, "required": ["tenant"], "properties": { "default": { "type": "boolean", "default": false }, "tenant": { "oneOf": [{ "$ref": "#/$defs/sandboxTenant" }, { "$ref": "#/$defs/integrationsTenant" }, { "$ref": "#/$defs/cognigyTenant" }], "type": "object", "required": ["profile"], "properties": { "profile": { "type": "string", "enum": ["sandbox", "integrations-v1", "cognigy-v2"] } }, "discriminator": { "propertyName": "profile" } }, "vars": { "type": "object", "propertyNames": { "pattern": "^[A-Za-z_][A-Za-z0-9_-]{0,63}$" }, "additionalProperties": { "type": "string", "maxLength": 2048 }, "default": {} }, "health": { "type": "object", "additionalProperties": false, "properties": { "mode": { "type": "string", "enum": ["full", "tls", "none"], "default": "full" }, "timeout": { "$ref": "#/$defs/duration", "default": "5s" }, "attempts": { "type": "integer", "minimum": 1, "maximum": 10, "default": 3 }, "caFile": { "type": "string", "minLength": 1 }, "clientCertificate": { "type": "object", "additionalProperties": false, "required": ["certFile", "keyFile"], "properties": { "certFile": { "type": "string", "minLength": 1 }, "keyFile": { "type": "string", "minLength": 1 } } }, "connectTo": { "type": "object", "propertyNames": { "pattern": "^.{1,253}:([0-9]{1,5}|\\*)$" }, "additionalProperties": { "type": "string", "pattern": "^(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+):[0-9]{1,5}$" }, "default": {} } } }, "policy": { "$ref": "#/$defs/policy" }, "monitoring": { "type": "object", "additionalProperties": false, "required": ["url"], "properties": { "url": { "$ref": "#/$defs/serviceUrl" }, "headers": { "$ref": "#/$defs/serviceHeaders" }, "signingKeys": { "$ref": "#/$defs/signingKeys" } } }, "notify": { "type": "object", "propertyNames": { "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, "additionalProperties": { "$ref": "#/$defs/chat" }, "default": {} }, "deprecation": { "type": "object", "additionalProperties": false, "properties": { "hook": { "type": "object", "additionalProperties": false, "required": ["url"], "properties": { "url": { "$ref": "#/$defs/serviceUrl" }, "headers": { "$ref": "#/$defs/serviceHeaders" }, "signingKeys": { "$ref": "#/$defs/signingKeys" } } }, "grace": { "$ref": "#/$defs/duration", "default": "30d" }, "retire": { "type": "string", "enum": ["manual", "auto"], "default": "manual" } } } } }, "chat": { "type": "object", "additionalProperties": false, "required": ["kind", "url"], "properties": { "kind": { "type": "string", "enum": ["slack", "teams"] }, "url": { "type": "string", "pattern": "^\\$\\{env:[A-Za-z_][A-Za-z0-9_]*\\}$" }, "when": { "type": "string", "enum": ["always", "changes", "failure"], "default": "changes" }, "mentions": { "type": "object", "additionalProperties": { "type": "string", "pattern": "^(?:[USW][A-Z0-9]{4,20}|[^\\s<>@]{1,64}@[^\\s<>@]{1,255})$" }, "default": {} } } }, "serviceUrl": { "type": "string", "pattern": "^https?://[^\\s]+$" }, "serviceHeaders": { "type": "object", "additionalProperties": { "type": "string", "maxLength": 8192 }, "default": {} }, "signingKeys": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "string", "minLength": 1, "maxLength": 200 }, "default": [] }, "sandboxTenant": { "type": "object", "additionalProperties": false, "required": ["profile"], "properties": { "profile": { "const": "sandbox" }, "speaks": { "type": "string", "enum": ["integrations-v1", "cognigy-v2"], "default": "integrations-v1" }, "project": { "type": "string", "minLength": 1, "maxLength": 200, "default": "Webhooks" }, "receivers": { "type": "object", "additionalProperties": { "type": "string", "enum": ["healthy", "failing", "slow", "wrong-certificate"] }, "default": {} } } }, "integrationsTenant": { "type": "object", "additionalProperties": false, "required": ["profile", "baseUrl", "auth"], "properties": { "profile": { "const": "integrations-v1" }, "baseUrl": { "$ref": "#/$defs/serviceUrl" }, "movedFrom": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/serviceUrl" } }, "auth": { "oneOf": [{ "$ref": "#/$defs/clientCredentials" }, { "$ref": "#/$defs/bearer" }, { "$ref": "#/$defs/apiKey" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["client-credentials", "bearer", "api-key"] } }, "discriminator": { "propertyName": "kind" } }, "capabilities": { "type": "object", "additionalProperties": false, "properties": { "labels": { "type": "boolean", "default": false }, "deprecatedStatus": { "type": "boolean", "default": true }, "partialUpdate": { "type": "boolean", "default": false } } }, "ownership": { "type": "string", "enum": ["key", "scope"], "default": "key" }, "addedHeaders": { "type": "array", "items": { "type": "string", "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, "default": [] }, "settle": { "$ref": "#/$defs/duration", "default": "5s" }, "deadline": { "$ref": "#/$defs/duration", "default": "10m" }, "timeout": { "$ref": "#/$defs/duration", "default": "15s" }, "connections": { "type": "integer", "minimum": 1, "maximum": 64, "default": 64 }, "rateLimit": { "type": "object", "additionalProperties": false, "required": ["requests", "per"], "properties": { "requests": { "type": "integer", "minimum": 1 }, "per": { "$ref": "#/$defs/duration" } } }, "caFile": { "type": "string", "minLength": 1 }, "proxy": { "type": "string", "pattern": "^https?://[^\\s]+$" } } }, "clientCredentials": { "type": "object", "additionalProperties": false, "required": ["kind", "clientId", "clientSecret"], "properties": { "kind": { "const": "client-credentials" }, "tokenPath": { "type": "string", "pattern": "^/[!-~]*$", "default": "/oauth/token" }, "clientId": { "type": "string", "minLength": 1 }, "clientSecret": { "type": "string", "minLength": 1 }, "credentialsIn": { "type": "string", "enum": ["body", "basic"], "default": "body" }, "scopes": { "type": "array", "minItems": 1, "items": { "type": "string", "pattern": "^[!#-\\[\\]-~][ !#-\\[\\]-~]*$" }, "default": ["integrations:read", "integrations:write", "webhooks:manage"] } } }, "bearer": { "type": "object", "additionalProperties": false, "required": ["kind", "token"], "properties": { "kind": { "const": "bearer" }, "token": { "type": "string", "minLength": 1 } } }, "apiKey": { "type": "object", "additionalProperties": false, "required": ["kind", "key"], "properties": { "kind": { "const": "api-key" }, "header": { "type": "string", "minLength": 1, "default": "X-API-Key" }, "key": { "type": "string", "minLength": 1 } } }, "cognigyTenant": { "type": "object", "additionalProperties": false, "required": ["profile", "baseUrl", "project", "auth"], "properties": { "profile": { "const": "cognigy-v2" }, "baseUrl": { "$ref": "#/$defs/serviceUrl" }, "movedFrom": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/serviceUrl" } }, "project": { "type": "string", "minLength": 1, "maxLength": 200 }, "auth": { "oneOf": [{ "$ref": "#/$defs/cognigyKey" }, { "$ref": "#/$defs/cognigyClient" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["api-key", "client-credentials"] } }, "discriminator": { "propertyName": "kind" } }, "endpointBaseUrl": { "$ref": "#/$defs/serviceUrl" }, "marker": { "type": "string", "enum": ["foreign-id", "name"], "default": "foreign-id" }, "reads": { "type": "integer", "minimum": 1, "maximum": 1e5, "default": 500 }, "settle": { "$ref": "#/$defs/duration", "default": "5s" }, "deadline": { "$ref": "#/$defs/duration", "default": "10m" }, "timeout": { "$ref": "#/$defs/duration", "default": "15s" }, "connections": { "type": "integer", "minimum": 1, "maximum": 64, "default": 8 }, "rateLimit": { "type": "object", "additionalProperties": false, "required": ["requests", "per"], "properties": { "requests": { "type": "integer", "minimum": 1 }, "per": { "$ref": "#/$defs/duration" } } }, "caFile": { "type": "string", "minLength": 1 }, "proxy": { "type": "string", "pattern": "^https?://[^\\s]+$" } } }, "cognigyKey": { "type": "object", "additionalProperties": false, "required": ["kind", "key"], "properties": { "kind": { "const": "api-key" }, "key": { "type": "string", "minLength": 1 } } }, "cognigyClient": { "type": "object", "additionalProperties": false, "required": ["kind", "clientId", "clientSecret"], "properties": { "kind": { "const": "client-credentials" }, "clientId": { "type": "string", "minLength": 1 }, "clientSecret": { "type": "string", "minLength": 1 }, "scopes": { "type": "array", "minItems": 1, "items": { "type": "string", "pattern": "^[!#-\\[\\]-~][ !#-\\[\\]-~]*$" } } } }, "anchor": { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "minLength": 1 } } }, { "type": "object", "additionalProperties": false, "required": ["gitNotes"], "properties": { "gitNotes": { "type": "string", "pattern": "^refs/notes/[A-Za-z0-9][A-Za-z0-9._/-]{0,100}$" } } }, { "type": "object", "additionalProperties": false, "required": ["hook"], "properties": { "hook": { "type": "object", "additionalProperties": false, "required": ["url"], "properties": { "url": { "$ref": "#/$defs/serviceUrl" }, "headers": { "$ref": "#/$defs/serviceHeaders" }, "signingKeys": { "$ref": "#/$defs/signingKeys" } } } } }] } } };
var schema59 = { "type": "string", "minLength": 1, "maxLength": 200 };
var schema60 = { "type": "object", "additionalProperties": false, "required": ["backend"], "properties": { "backend": { "const": "local" }, "lease": { "$ref": "#/$defs/duration", "default": "30s" } } };
var schema61 = { "type": "string", "pattern": "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" };
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
    if (data.backend === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "backend" }, schema: schema60.required, parentSchema: schema60, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "backend" || key0 === "lease")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema60, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.backend !== void 0) {
      let data0 = data.backend;
      if ("local" !== data0) {
        const err2 = { instancePath: instancePath + "/backend", schemaPath: "#/properties/backend/const", keyword: "const", params: { allowedValue: "local" }, schema: "local", parentSchema: schema60.properties.backend, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.lease !== void 0) {
      let data1 = data.lease;
      if (typeof data1 === "string") {
        if (!pattern11.test(data1)) {
          const err3 = { instancePath: instancePath + "/lease", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/lease", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema60.type, parentSchema: schema60, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema62 = { "type": "object", "additionalProperties": false, "required": ["backend", "url", "namespace"], "properties": { "backend": { "const": "postgres" }, "url": { "type": "string", "minLength": 1, "maxLength": 2048 }, "namespace": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$" }, "lease": { "$ref": "#/$defs/duration", "default": "30s" }, "repositories": { "type": "array", "maxItems": 20, "items": { "type": "string", "minLength": 1, "maxLength": 300 }, "default": [] } } };
var pattern19 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$", "u");
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
    if (data.backend === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "backend" }, schema: schema62.required, parentSchema: schema62, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.url === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "url" }, schema: schema62.required, parentSchema: schema62, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.namespace === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "namespace" }, schema: schema62.required, parentSchema: schema62, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "backend" || key0 === "url" || key0 === "namespace" || key0 === "lease" || key0 === "repositories")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema62, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.backend !== void 0) {
      let data0 = data.backend;
      if ("postgres" !== data0) {
        const err4 = { instancePath: instancePath + "/backend", schemaPath: "#/properties/backend/const", keyword: "const", params: { allowedValue: "postgres" }, schema: "postgres", parentSchema: schema62.properties.backend, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.url !== void 0) {
      let data1 = data.url;
      if (typeof data1 === "string") {
        if (func2(data1) > 2048) {
          const err5 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema62.properties.url, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err6 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.properties.url, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, schema: schema62.properties.url.type, parentSchema: schema62.properties.url, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.namespace !== void 0) {
      let data2 = data.namespace;
      if (typeof data2 === "string") {
        if (!pattern19.test(data2)) {
          const err8 = { instancePath: instancePath + "/namespace", schemaPath: "#/properties/namespace/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$" }, schema: "^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$", parentSchema: schema62.properties.namespace, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/namespace", schemaPath: "#/properties/namespace/type", keyword: "type", params: { type: "string" }, schema: schema62.properties.namespace.type, parentSchema: schema62.properties.namespace, data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.lease !== void 0) {
      let data3 = data.lease;
      if (typeof data3 === "string") {
        if (!pattern11.test(data3)) {
          const err10 = { instancePath: instancePath + "/lease", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data3 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/lease", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data3 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.repositories !== void 0) {
      let data4 = data.repositories;
      if (Array.isArray(data4)) {
        if (data4.length > 20) {
          const err12 = { instancePath: instancePath + "/repositories", schemaPath: "#/properties/repositories/maxItems", keyword: "maxItems", params: { limit: 20 }, schema: 20, parentSchema: schema62.properties.repositories, data: data4 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 === "string") {
            if (func2(data5) > 300) {
              const err13 = { instancePath: instancePath + "/repositories/" + i0, schemaPath: "#/properties/repositories/items/maxLength", keyword: "maxLength", params: { limit: 300 }, schema: 300, parentSchema: schema62.properties.repositories.items, data: data5 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (func2(data5) < 1) {
              const err14 = { instancePath: instancePath + "/repositories/" + i0, schemaPath: "#/properties/repositories/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.properties.repositories.items, data: data5 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          } else {
            const err15 = { instancePath: instancePath + "/repositories/" + i0, schemaPath: "#/properties/repositories/items/type", keyword: "type", params: { type: "string" }, schema: schema62.properties.repositories.items.type, parentSchema: schema62.properties.repositories.items, data: data5 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/repositories", schemaPath: "#/properties/repositories/type", keyword: "type", params: { type: "array" }, schema: schema62.properties.repositories.type, parentSchema: schema62.properties.repositories, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema62.type, parentSchema: schema62, data };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema64 = { "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "minLength": 1 } } }, { "type": "object", "additionalProperties": false, "required": ["gitNotes"], "properties": { "gitNotes": { "type": "string", "pattern": "^refs/notes/[A-Za-z0-9][A-Za-z0-9._/-]{0,100}$" } } }, { "type": "object", "additionalProperties": false, "required": ["hook"], "properties": { "hook": { "type": "object", "additionalProperties": false, "required": ["url"], "properties": { "url": { "$ref": "#/$defs/serviceUrl" }, "headers": { "$ref": "#/$defs/serviceHeaders" }, "signingKeys": { "$ref": "#/$defs/signingKeys" } } } } }] };
var schema65 = { "type": "string", "pattern": "^https?://[^\\s]+$" };
var schema66 = { "type": "object", "additionalProperties": { "type": "string", "maxLength": 8192 }, "default": {} };
var schema67 = { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "string", "minLength": 1, "maxLength": 200 }, "default": [] };
var pattern21 = new RegExp("^refs/notes/[A-Za-z0-9][A-Za-z0-9._/-]{0,100}$", "u");
var pattern22 = new RegExp("^https?://[^\\s]+$", "u");
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
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.file === void 0) {
      const err0 = { instancePath, schemaPath: "#/oneOf/0/required", keyword: "required", params: { missingProperty: "file" }, schema: schema64.oneOf[0].required, parentSchema: schema64.oneOf[0], data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "file")) {
        const err1 = { instancePath, schemaPath: "#/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema64.oneOf[0], data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.file !== void 0) {
      let data0 = data.file;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err2 = { instancePath: instancePath + "/file", schemaPath: "#/oneOf/0/properties/file/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema64.oneOf[0].properties.file, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/file", schemaPath: "#/oneOf/0/properties/file/type", keyword: "type", params: { type: "string" }, schema: schema64.oneOf[0].properties.file.type, parentSchema: schema64.oneOf[0].properties.file, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/oneOf/0/type", keyword: "type", params: { type: "object" }, schema: schema64.oneOf[0].type, parentSchema: schema64.oneOf[0], data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
    var props0 = true;
  }
  const _errs6 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.gitNotes === void 0) {
      const err5 = { instancePath, schemaPath: "#/oneOf/1/required", keyword: "required", params: { missingProperty: "gitNotes" }, schema: schema64.oneOf[1].required, parentSchema: schema64.oneOf[1], data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    for (const key1 in data) {
      if (!(key1 === "gitNotes")) {
        const err6 = { instancePath, schemaPath: "#/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema64.oneOf[1], data };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.gitNotes !== void 0) {
      let data1 = data.gitNotes;
      if (typeof data1 === "string") {
        if (!pattern21.test(data1)) {
          const err7 = { instancePath: instancePath + "/gitNotes", schemaPath: "#/oneOf/1/properties/gitNotes/pattern", keyword: "pattern", params: { pattern: "^refs/notes/[A-Za-z0-9][A-Za-z0-9._/-]{0,100}$" }, schema: "^refs/notes/[A-Za-z0-9][A-Za-z0-9._/-]{0,100}$", parentSchema: schema64.oneOf[1].properties.gitNotes, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/gitNotes", schemaPath: "#/oneOf/1/properties/gitNotes/type", keyword: "type", params: { type: "string" }, schema: schema64.oneOf[1].properties.gitNotes.type, parentSchema: schema64.oneOf[1].properties.gitNotes, data: data1 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/oneOf/1/type", keyword: "type", params: { type: "object" }, schema: schema64.oneOf[1].type, parentSchema: schema64.oneOf[1], data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  var _valid0 = _errs6 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
      if (props0 !== true) {
        props0 = true;
      }
    }
    const _errs11 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.hook === void 0) {
        const err10 = { instancePath, schemaPath: "#/oneOf/2/required", keyword: "required", params: { missingProperty: "hook" }, schema: schema64.oneOf[2].required, parentSchema: schema64.oneOf[2], data };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      for (const key2 in data) {
        if (!(key2 === "hook")) {
          const err11 = { instancePath, schemaPath: "#/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema64.oneOf[2], data };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
      if (data.hook !== void 0) {
        let data2 = data.hook;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
          if (data2.url === void 0) {
            const err12 = { instancePath: instancePath + "/hook", schemaPath: "#/oneOf/2/properties/hook/required", keyword: "required", params: { missingProperty: "url" }, schema: schema64.oneOf[2].properties.hook.required, parentSchema: schema64.oneOf[2].properties.hook, data: data2 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          for (const key3 in data2) {
            if (!(key3 === "url" || key3 === "headers" || key3 === "signingKeys")) {
              const err13 = { instancePath: instancePath + "/hook", schemaPath: "#/oneOf/2/properties/hook/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema64.oneOf[2].properties.hook, data: data2 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          if (data2.url !== void 0) {
            let data3 = data2.url;
            if (typeof data3 === "string") {
              if (!pattern22.test(data3)) {
                const err14 = { instancePath: instancePath + "/hook/url", schemaPath: "#/$defs/serviceUrl/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema65, data: data3 };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            } else {
              const err15 = { instancePath: instancePath + "/hook/url", schemaPath: "#/$defs/serviceUrl/type", keyword: "type", params: { type: "string" }, schema: schema65.type, parentSchema: schema65, data: data3 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          }
          if (data2.headers !== void 0) {
            let data4 = data2.headers;
            if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
              for (const key4 in data4) {
                let data5 = data4[key4];
                if (typeof data5 === "string") {
                  if (func2(data5) > 8192) {
                    const err16 = { instancePath: instancePath + "/hook/headers/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/serviceHeaders/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 8192 }, schema: 8192, parentSchema: schema66.additionalProperties, data: data5 };
                    if (vErrors === null) {
                      vErrors = [err16];
                    } else {
                      vErrors.push(err16);
                    }
                    errors++;
                  }
                } else {
                  const err17 = { instancePath: instancePath + "/hook/headers/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/serviceHeaders/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema66.additionalProperties.type, parentSchema: schema66.additionalProperties, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
              }
            } else {
              const err18 = { instancePath: instancePath + "/hook/headers", schemaPath: "#/$defs/serviceHeaders/type", keyword: "type", params: { type: "object" }, schema: schema66.type, parentSchema: schema66, data: data4 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          }
          if (data2.signingKeys !== void 0) {
            let data6 = data2.signingKeys;
            if (Array.isArray(data6)) {
              if (data6.length > 2) {
                const err19 = { instancePath: instancePath + "/hook/signingKeys", schemaPath: "#/$defs/signingKeys/maxItems", keyword: "maxItems", params: { limit: 2 }, schema: 2, parentSchema: schema67, data: data6 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
              if (data6.length < 1) {
                const err20 = { instancePath: instancePath + "/hook/signingKeys", schemaPath: "#/$defs/signingKeys/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema67, data: data6 };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
              const len0 = data6.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data7 = data6[i0];
                if (typeof data7 === "string") {
                  if (func2(data7) > 200) {
                    const err21 = { instancePath: instancePath + "/hook/signingKeys/" + i0, schemaPath: "#/$defs/signingKeys/items/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema67.items, data: data7 };
                    if (vErrors === null) {
                      vErrors = [err21];
                    } else {
                      vErrors.push(err21);
                    }
                    errors++;
                  }
                  if (func2(data7) < 1) {
                    const err22 = { instancePath: instancePath + "/hook/signingKeys/" + i0, schemaPath: "#/$defs/signingKeys/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema67.items, data: data7 };
                    if (vErrors === null) {
                      vErrors = [err22];
                    } else {
                      vErrors.push(err22);
                    }
                    errors++;
                  }
                } else {
                  const err23 = { instancePath: instancePath + "/hook/signingKeys/" + i0, schemaPath: "#/$defs/signingKeys/items/type", keyword: "type", params: { type: "string" }, schema: schema67.items.type, parentSchema: schema67.items, data: data7 };
                  if (vErrors === null) {
                    vErrors = [err23];
                  } else {
                    vErrors.push(err23);
                  }
                  errors++;
                }
              }
            } else {
              const err24 = { instancePath: instancePath + "/hook/signingKeys", schemaPath: "#/$defs/signingKeys/type", keyword: "type", params: { type: "array" }, schema: schema67.type, parentSchema: schema67, data: data6 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          }
        } else {
          const err25 = { instancePath: instancePath + "/hook", schemaPath: "#/oneOf/2/properties/hook/type", keyword: "type", params: { type: "object" }, schema: schema64.oneOf[2].properties.hook.type, parentSchema: schema64.oneOf[2].properties.hook, data: data2 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
    } else {
      const err26 = { instancePath, schemaPath: "#/oneOf/2/type", keyword: "type", params: { type: "object" }, schema: schema64.oneOf[2].type, parentSchema: schema64.oneOf[2], data };
      if (vErrors === null) {
        vErrors = [err26];
      } else {
        vErrors.push(err26);
      }
      errors++;
    }
    var _valid0 = _errs11 === errors;
    if (_valid0 && valid0) {
      valid0 = false;
      passing0 = [passing0, 2];
    } else {
      if (_valid0) {
        valid0 = true;
        passing0 = 2;
        if (props0 !== true) {
          props0 = true;
        }
      }
    }
  }
  if (!valid0) {
    const err27 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, schema: schema64.oneOf, parentSchema: schema64, data };
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate31.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate31.evaluated = { "dynamicProps": true, "dynamicItems": false };
var schema68 = { "type": "object", "additionalProperties": false, "properties": { "rules": { "type": "object", "propertyNames": { "$ref": "#/$defs/ruleName" }, "additionalProperties": { "$ref": "#/$defs/severity" }, "default": {} }, "certificateRunway": { "$ref": "#/$defs/duration", "default": "14d" }, "plainHeaders": { "type": "array", "items": { "type": "string", "minLength": 1 }, "default": [] }, "protected": { "type": "array", "items": { "$ref": "#/$defs/glob" }, "default": [] }, "hosts": { "type": "array", "items": { "$ref": "#/$defs/glob" } }, "ports": { "type": "array", "minItems": 1, "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "default": [443, 8443] }, "secrets": { "type": "object", "additionalProperties": { "type": "array", "items": { "$ref": "#/$defs/glob" } }, "default": {} }, "requiredHeaders": { "type": "array", "items": { "type": "string", "minLength": 1 }, "default": [] }, "quota": { "type": "integer", "minimum": 1 } } };
var schema69 = { "type": "string", "enum": ["https-only", "tls-1.2", "public-address", "no-url-credentials", "known-token-shape", "secret-hosts", "forbidden-headers", "allowed-hosts", "allowed-ports", "required-headers", "quota", "certificate-runway", "high-entropy-header", "sunset-required", "owner-required"] };
var schema70 = { "type": "string", "enum": ["off", "warn", "error"] };
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
    for (const key0 in data) {
      if (!func1.call(schema68.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema68, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.rules !== void 0) {
      let data0 = data.rules;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        for (const key1 in data0) {
          const _errs4 = errors;
          if (typeof key1 !== "string") {
            const err1 = { instancePath: instancePath + "/rules", schemaPath: "#/$defs/ruleName/type", keyword: "type", params: { type: "string" }, schema: schema69.type, parentSchema: schema69, data: key1, propertyName: key1 };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
          if (!(key1 === "https-only" || key1 === "tls-1.2" || key1 === "public-address" || key1 === "no-url-credentials" || key1 === "known-token-shape" || key1 === "secret-hosts" || key1 === "forbidden-headers" || key1 === "allowed-hosts" || key1 === "allowed-ports" || key1 === "required-headers" || key1 === "quota" || key1 === "certificate-runway" || key1 === "high-entropy-header" || key1 === "sunset-required" || key1 === "owner-required")) {
            const err2 = { instancePath: instancePath + "/rules", schemaPath: "#/$defs/ruleName/enum", keyword: "enum", params: { allowedValues: schema69.enum }, schema: schema69.enum, parentSchema: schema69, data: key1, propertyName: key1 };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
          var valid1 = _errs4 === errors;
          if (!valid1) {
            const err3 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema68.properties.rules.propertyNames, parentSchema: schema68.properties.rules, data: data0 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        for (const key2 in data0) {
          let data1 = data0[key2];
          if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/severity/type", keyword: "type", params: { type: "string" }, schema: schema70.type, parentSchema: schema70, data: data1 };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
          if (!(data1 === "off" || data1 === "warn" || data1 === "error")) {
            const err5 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/severity/enum", keyword: "enum", params: { allowedValues: schema70.enum }, schema: schema70.enum, parentSchema: schema70, data: data1 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/type", keyword: "type", params: { type: "object" }, schema: schema68.properties.rules.type, parentSchema: schema68.properties.rules, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.certificateRunway !== void 0) {
      let data2 = data.certificateRunway;
      if (typeof data2 === "string") {
        if (!pattern11.test(data2)) {
          const err7 = { instancePath: instancePath + "/certificateRunway", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data2 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/certificateRunway", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.plainHeaders !== void 0) {
      let data3 = data.plainHeaders;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (typeof data4 === "string") {
            if (func2(data4) < 1) {
              const err9 = { instancePath: instancePath + "/plainHeaders/" + i0, schemaPath: "#/properties/plainHeaders/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema68.properties.plainHeaders.items, data: data4 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/plainHeaders/" + i0, schemaPath: "#/properties/plainHeaders/items/type", keyword: "type", params: { type: "string" }, schema: schema68.properties.plainHeaders.items.type, parentSchema: schema68.properties.plainHeaders.items, data: data4 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/plainHeaders", schemaPath: "#/properties/plainHeaders/type", keyword: "type", params: { type: "array" }, schema: schema68.properties.plainHeaders.type, parentSchema: schema68.properties.plainHeaders, data: data3 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.protected !== void 0) {
      let data5 = data.protected;
      if (Array.isArray(data5)) {
        const len1 = data5.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data6 = data5[i1];
          if (typeof data6 === "string") {
            if (func2(data6) > 200) {
              const err12 = { instancePath: instancePath + "/protected/" + i1, schemaPath: "#/$defs/glob/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema59, data: data6 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (func2(data6) < 1) {
              const err13 = { instancePath: instancePath + "/protected/" + i1, schemaPath: "#/$defs/glob/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema59, data: data6 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          } else {
            const err14 = { instancePath: instancePath + "/protected/" + i1, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, schema: schema59.type, parentSchema: schema59, data: data6 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/protected", schemaPath: "#/properties/protected/type", keyword: "type", params: { type: "array" }, schema: schema68.properties.protected.type, parentSchema: schema68.properties.protected, data: data5 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.hosts !== void 0) {
      let data7 = data.hosts;
      if (Array.isArray(data7)) {
        const len2 = data7.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data8 = data7[i2];
          if (typeof data8 === "string") {
            if (func2(data8) > 200) {
              const err16 = { instancePath: instancePath + "/hosts/" + i2, schemaPath: "#/$defs/glob/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema59, data: data8 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            if (func2(data8) < 1) {
              const err17 = { instancePath: instancePath + "/hosts/" + i2, schemaPath: "#/$defs/glob/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema59, data: data8 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = { instancePath: instancePath + "/hosts/" + i2, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, schema: schema59.type, parentSchema: schema59, data: data8 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/hosts", schemaPath: "#/properties/hosts/type", keyword: "type", params: { type: "array" }, schema: schema68.properties.hosts.type, parentSchema: schema68.properties.hosts, data: data7 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.ports !== void 0) {
      let data9 = data.ports;
      if (Array.isArray(data9)) {
        if (data9.length < 1) {
          const err20 = { instancePath: instancePath + "/ports", schemaPath: "#/properties/ports/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema68.properties.ports, data: data9 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        const len3 = data9.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data10 = data9[i3];
          if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
            const err21 = { instancePath: instancePath + "/ports/" + i3, schemaPath: "#/properties/ports/items/type", keyword: "type", params: { type: "integer" }, schema: schema68.properties.ports.items.type, parentSchema: schema68.properties.ports.items, data: data10 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
          if (typeof data10 == "number" && isFinite(data10)) {
            if (data10 > 65535 || isNaN(data10)) {
              const err22 = { instancePath: instancePath + "/ports/" + i3, schemaPath: "#/properties/ports/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema68.properties.ports.items, data: data10 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
            if (data10 < 1 || isNaN(data10)) {
              const err23 = { instancePath: instancePath + "/ports/" + i3, schemaPath: "#/properties/ports/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema68.properties.ports.items, data: data10 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/ports", schemaPath: "#/properties/ports/type", keyword: "type", params: { type: "array" }, schema: schema68.properties.ports.type, parentSchema: schema68.properties.ports, data: data9 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.secrets !== void 0) {
      let data11 = data.secrets;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        for (const key3 in data11) {
          let data12 = data11[key3];
          if (Array.isArray(data12)) {
            const len4 = data12.length;
            for (let i4 = 0; i4 < len4; i4++) {
              let data13 = data12[i4];
              if (typeof data13 === "string") {
                if (func2(data13) > 200) {
                  const err25 = { instancePath: instancePath + "/secrets/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i4, schemaPath: "#/$defs/glob/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema59, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
                if (func2(data13) < 1) {
                  const err26 = { instancePath: instancePath + "/secrets/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i4, schemaPath: "#/$defs/glob/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema59, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err26];
                  } else {
                    vErrors.push(err26);
                  }
                  errors++;
                }
              } else {
                const err27 = { instancePath: instancePath + "/secrets/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i4, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, schema: schema59.type, parentSchema: schema59, data: data13 };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
          } else {
            const err28 = { instancePath: instancePath + "/secrets/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/secrets/additionalProperties/type", keyword: "type", params: { type: "array" }, schema: schema68.properties.secrets.additionalProperties.type, parentSchema: schema68.properties.secrets.additionalProperties, data: data12 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
      } else {
        const err29 = { instancePath: instancePath + "/secrets", schemaPath: "#/properties/secrets/type", keyword: "type", params: { type: "object" }, schema: schema68.properties.secrets.type, parentSchema: schema68.properties.secrets, data: data11 };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.requiredHeaders !== void 0) {
      let data14 = data.requiredHeaders;
      if (Array.isArray(data14)) {
        const len5 = data14.length;
        for (let i5 = 0; i5 < len5; i5++) {
          let data15 = data14[i5];
          if (typeof data15 === "string") {
            if (func2(data15) < 1) {
              const err30 = { instancePath: instancePath + "/requiredHeaders/" + i5, schemaPath: "#/properties/requiredHeaders/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema68.properties.requiredHeaders.items, data: data15 };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
          } else {
            const err31 = { instancePath: instancePath + "/requiredHeaders/" + i5, schemaPath: "#/properties/requiredHeaders/items/type", keyword: "type", params: { type: "string" }, schema: schema68.properties.requiredHeaders.items.type, parentSchema: schema68.properties.requiredHeaders.items, data: data15 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
      } else {
        const err32 = { instancePath: instancePath + "/requiredHeaders", schemaPath: "#/properties/requiredHeaders/type", keyword: "type", params: { type: "array" }, schema: schema68.properties.requiredHeaders.type, parentSchema: schema68.properties.requiredHeaders, data: data14 };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.quota !== void 0) {
      let data16 = data.quota;
      if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
        const err33 = { instancePath: instancePath + "/quota", schemaPath: "#/properties/quota/type", keyword: "type", params: { type: "integer" }, schema: schema68.properties.quota.type, parentSchema: schema68.properties.quota, data: data16 };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
      if (typeof data16 == "number" && isFinite(data16)) {
        if (data16 < 1 || isNaN(data16)) {
          const err34 = { instancePath: instancePath + "/quota", schemaPath: "#/properties/quota/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema68.properties.quota, data: data16 };
          if (vErrors === null) {
            vErrors = [err34];
          } else {
            vErrors.push(err34);
          }
          errors++;
        }
      }
    }
  } else {
    const err35 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema68.type, parentSchema: schema68, data };
    if (vErrors === null) {
      vErrors = [err35];
    } else {
      vErrors.push(err35);
    }
    errors++;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema75 = { "type": "object", "additionalProperties": false, "required": ["tenant"], "properties": { "default": { "type": "boolean", "default": false }, "tenant": { "oneOf": [{ "$ref": "#/$defs/sandboxTenant" }, { "$ref": "#/$defs/integrationsTenant" }, { "$ref": "#/$defs/cognigyTenant" }], "type": "object", "required": ["profile"], "properties": { "profile": { "type": "string", "enum": ["sandbox", "integrations-v1", "cognigy-v2"] } }, "discriminator": { "propertyName": "profile" } }, "vars": { "type": "object", "propertyNames": { "pattern": "^[A-Za-z_][A-Za-z0-9_-]{0,63}$" }, "additionalProperties": { "type": "string", "maxLength": 2048 }, "default": {} }, "health": { "type": "object", "additionalProperties": false, "properties": { "mode": { "type": "string", "enum": ["full", "tls", "none"], "default": "full" }, "timeout": { "$ref": "#/$defs/duration", "default": "5s" }, "attempts": { "type": "integer", "minimum": 1, "maximum": 10, "default": 3 }, "caFile": { "type": "string", "minLength": 1 }, "clientCertificate": { "type": "object", "additionalProperties": false, "required": ["certFile", "keyFile"], "properties": { "certFile": { "type": "string", "minLength": 1 }, "keyFile": { "type": "string", "minLength": 1 } } }, "connectTo": { "type": "object", "propertyNames": { "pattern": "^.{1,253}:([0-9]{1,5}|\\*)$" }, "additionalProperties": { "type": "string", "pattern": "^(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+):[0-9]{1,5}$" }, "default": {} } } }, "policy": { "$ref": "#/$defs/policy" }, "monitoring": { "type": "object", "additionalProperties": false, "required": ["url"], "properties": { "url": { "$ref": "#/$defs/serviceUrl" }, "headers": { "$ref": "#/$defs/serviceHeaders" }, "signingKeys": { "$ref": "#/$defs/signingKeys" } } }, "notify": { "type": "object", "propertyNames": { "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, "additionalProperties": { "$ref": "#/$defs/chat" }, "default": {} }, "deprecation": { "type": "object", "additionalProperties": false, "properties": { "hook": { "type": "object", "additionalProperties": false, "required": ["url"], "properties": { "url": { "$ref": "#/$defs/serviceUrl" }, "headers": { "$ref": "#/$defs/serviceHeaders" }, "signingKeys": { "$ref": "#/$defs/signingKeys" } } }, "grace": { "$ref": "#/$defs/duration", "default": "30d" }, "retire": { "type": "string", "enum": ["manual", "auto"], "default": "manual" } } } } };
var schema96 = { "type": "object", "additionalProperties": false, "required": ["profile"], "properties": { "profile": { "const": "sandbox" }, "speaks": { "type": "string", "enum": ["integrations-v1", "cognigy-v2"], "default": "integrations-v1" }, "project": { "type": "string", "minLength": 1, "maxLength": 200, "default": "Webhooks" }, "receivers": { "type": "object", "additionalProperties": { "type": "string", "enum": ["healthy", "failing", "slow", "wrong-certificate"] }, "default": {} } } };
var schema101 = { "type": "object", "additionalProperties": false, "required": ["kind", "url"], "properties": { "kind": { "type": "string", "enum": ["slack", "teams"] }, "url": { "type": "string", "pattern": "^\\$\\{env:[A-Za-z_][A-Za-z0-9_]*\\}$" }, "when": { "type": "string", "enum": ["always", "changes", "failure"], "default": "changes" }, "mentions": { "type": "object", "additionalProperties": { "type": "string", "pattern": "^(?:[USW][A-Z0-9]{4,20}|[^\\s<>@]{1,64}@[^\\s<>@]{1,255})$" }, "default": {} } } };
var schema76 = { "type": "object", "additionalProperties": false, "required": ["profile", "baseUrl", "auth"], "properties": { "profile": { "const": "integrations-v1" }, "baseUrl": { "$ref": "#/$defs/serviceUrl" }, "movedFrom": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/serviceUrl" } }, "auth": { "oneOf": [{ "$ref": "#/$defs/clientCredentials" }, { "$ref": "#/$defs/bearer" }, { "$ref": "#/$defs/apiKey" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["client-credentials", "bearer", "api-key"] } }, "discriminator": { "propertyName": "kind" } }, "capabilities": { "type": "object", "additionalProperties": false, "properties": { "labels": { "type": "boolean", "default": false }, "deprecatedStatus": { "type": "boolean", "default": true }, "partialUpdate": { "type": "boolean", "default": false } } }, "ownership": { "type": "string", "enum": ["key", "scope"], "default": "key" }, "addedHeaders": { "type": "array", "items": { "type": "string", "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, "default": [] }, "settle": { "$ref": "#/$defs/duration", "default": "5s" }, "deadline": { "$ref": "#/$defs/duration", "default": "10m" }, "timeout": { "$ref": "#/$defs/duration", "default": "15s" }, "connections": { "type": "integer", "minimum": 1, "maximum": 64, "default": 64 }, "rateLimit": { "type": "object", "additionalProperties": false, "required": ["requests", "per"], "properties": { "requests": { "type": "integer", "minimum": 1 }, "per": { "$ref": "#/$defs/duration" } } }, "caFile": { "type": "string", "minLength": 1 }, "proxy": { "type": "string", "pattern": "^https?://[^\\s]+$" } } };
var schema79 = { "type": "object", "additionalProperties": false, "required": ["kind", "clientId", "clientSecret"], "properties": { "kind": { "const": "client-credentials" }, "tokenPath": { "type": "string", "pattern": "^/[!-~]*$", "default": "/oauth/token" }, "clientId": { "type": "string", "minLength": 1 }, "clientSecret": { "type": "string", "minLength": 1 }, "credentialsIn": { "type": "string", "enum": ["body", "basic"], "default": "body" }, "scopes": { "type": "array", "minItems": 1, "items": { "type": "string", "pattern": "^[!#-\\[\\]-~][ !#-\\[\\]-~]*$" }, "default": ["integrations:read", "integrations:write", "webhooks:manage"] } } };
var schema80 = { "type": "object", "additionalProperties": false, "required": ["kind", "token"], "properties": { "kind": { "const": "bearer" }, "token": { "type": "string", "minLength": 1 } } };
var schema81 = { "type": "object", "additionalProperties": false, "required": ["kind", "key"], "properties": { "kind": { "const": "api-key" }, "header": { "type": "string", "minLength": 1, "default": "X-API-Key" }, "key": { "type": "string", "minLength": 1 } } };
var pattern28 = new RegExp("^/[!-~]*$", "u");
var pattern29 = new RegExp("^[!#-\\[\\]-~][ !#-\\[\\]-~]*$", "u");
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
    if (data.profile === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "profile" }, schema: schema76.required, parentSchema: schema76, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.baseUrl === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "baseUrl" }, schema: schema76.required, parentSchema: schema76, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.auth === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "auth" }, schema: schema76.required, parentSchema: schema76, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema76.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema76, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.profile !== void 0) {
      let data0 = data.profile;
      if ("integrations-v1" !== data0) {
        const err4 = { instancePath: instancePath + "/profile", schemaPath: "#/properties/profile/const", keyword: "const", params: { allowedValue: "integrations-v1" }, schema: "integrations-v1", parentSchema: schema76.properties.profile, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.baseUrl !== void 0) {
      let data1 = data.baseUrl;
      if (typeof data1 === "string") {
        if (!pattern22.test(data1)) {
          const err5 = { instancePath: instancePath + "/baseUrl", schemaPath: "#/$defs/serviceUrl/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema65, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/baseUrl", schemaPath: "#/$defs/serviceUrl/type", keyword: "type", params: { type: "string" }, schema: schema65.type, parentSchema: schema65, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.movedFrom !== void 0) {
      let data2 = data.movedFrom;
      if (Array.isArray(data2)) {
        if (data2.length < 1) {
          const err7 = { instancePath: instancePath + "/movedFrom", schemaPath: "#/properties/movedFrom/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema76.properties.movedFrom, data: data2 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 === "string") {
            if (!pattern22.test(data3)) {
              const err8 = { instancePath: instancePath + "/movedFrom/" + i0, schemaPath: "#/$defs/serviceUrl/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema65, data: data3 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/movedFrom/" + i0, schemaPath: "#/$defs/serviceUrl/type", keyword: "type", params: { type: "string" }, schema: schema65.type, parentSchema: schema65, data: data3 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/movedFrom", schemaPath: "#/properties/movedFrom/type", keyword: "type", params: { type: "array" }, schema: schema76.properties.movedFrom.type, parentSchema: schema76.properties.movedFrom, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.auth !== void 0) {
      let data4 = data.auth;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.kind === void 0) {
          const err11 = { instancePath: instancePath + "/auth", schemaPath: "#/properties/auth/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema76.properties.auth.required, parentSchema: schema76.properties.auth, data: data4 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data4.kind !== void 0) {
          let data5 = data4.kind;
          if (typeof data5 !== "string") {
            const err12 = { instancePath: instancePath + "/auth/kind", schemaPath: "#/properties/auth/properties/kind/type", keyword: "type", params: { type: "string" }, schema: schema76.properties.auth.properties.kind.type, parentSchema: schema76.properties.auth.properties.kind, data: data5 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          if (!(data5 === "client-credentials" || data5 === "bearer" || data5 === "api-key")) {
            const err13 = { instancePath: instancePath + "/auth/kind", schemaPath: "#/properties/auth/properties/kind/enum", keyword: "enum", params: { allowedValues: schema76.properties.auth.properties.kind.enum }, schema: schema76.properties.auth.properties.kind.enum, parentSchema: schema76.properties.auth.properties.kind, data: data5 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        const tag0 = data4.kind;
        if (typeof tag0 == "string") {
          if (tag0 === "client-credentials") {
            if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
              if (data4.kind === void 0) {
                const err14 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/clientCredentials/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema79.required, parentSchema: schema79, data: data4 };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
              if (data4.clientId === void 0) {
                const err15 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/clientCredentials/required", keyword: "required", params: { missingProperty: "clientId" }, schema: schema79.required, parentSchema: schema79, data: data4 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
              if (data4.clientSecret === void 0) {
                const err16 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/clientCredentials/required", keyword: "required", params: { missingProperty: "clientSecret" }, schema: schema79.required, parentSchema: schema79, data: data4 };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
              for (const key1 in data4) {
                if (!(key1 === "kind" || key1 === "tokenPath" || key1 === "clientId" || key1 === "clientSecret" || key1 === "credentialsIn" || key1 === "scopes")) {
                  const err17 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/clientCredentials/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema79, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
              }
              if (data4.kind !== void 0) {
                let data6 = data4.kind;
                if ("client-credentials" !== data6) {
                  const err18 = { instancePath: instancePath + "/auth/kind", schemaPath: "#/$defs/clientCredentials/properties/kind/const", keyword: "const", params: { allowedValue: "client-credentials" }, schema: "client-credentials", parentSchema: schema79.properties.kind, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
              }
              if (data4.tokenPath !== void 0) {
                let data7 = data4.tokenPath;
                if (typeof data7 === "string") {
                  if (!pattern28.test(data7)) {
                    const err19 = { instancePath: instancePath + "/auth/tokenPath", schemaPath: "#/$defs/clientCredentials/properties/tokenPath/pattern", keyword: "pattern", params: { pattern: "^/[!-~]*$" }, schema: "^/[!-~]*$", parentSchema: schema79.properties.tokenPath, data: data7 };
                    if (vErrors === null) {
                      vErrors = [err19];
                    } else {
                      vErrors.push(err19);
                    }
                    errors++;
                  }
                } else {
                  const err20 = { instancePath: instancePath + "/auth/tokenPath", schemaPath: "#/$defs/clientCredentials/properties/tokenPath/type", keyword: "type", params: { type: "string" }, schema: schema79.properties.tokenPath.type, parentSchema: schema79.properties.tokenPath, data: data7 };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
              }
              if (data4.clientId !== void 0) {
                let data8 = data4.clientId;
                if (typeof data8 === "string") {
                  if (func2(data8) < 1) {
                    const err21 = { instancePath: instancePath + "/auth/clientId", schemaPath: "#/$defs/clientCredentials/properties/clientId/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema79.properties.clientId, data: data8 };
                    if (vErrors === null) {
                      vErrors = [err21];
                    } else {
                      vErrors.push(err21);
                    }
                    errors++;
                  }
                } else {
                  const err22 = { instancePath: instancePath + "/auth/clientId", schemaPath: "#/$defs/clientCredentials/properties/clientId/type", keyword: "type", params: { type: "string" }, schema: schema79.properties.clientId.type, parentSchema: schema79.properties.clientId, data: data8 };
                  if (vErrors === null) {
                    vErrors = [err22];
                  } else {
                    vErrors.push(err22);
                  }
                  errors++;
                }
              }
              if (data4.clientSecret !== void 0) {
                let data9 = data4.clientSecret;
                if (typeof data9 === "string") {
                  if (func2(data9) < 1) {
                    const err23 = { instancePath: instancePath + "/auth/clientSecret", schemaPath: "#/$defs/clientCredentials/properties/clientSecret/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema79.properties.clientSecret, data: data9 };
                    if (vErrors === null) {
                      vErrors = [err23];
                    } else {
                      vErrors.push(err23);
                    }
                    errors++;
                  }
                } else {
                  const err24 = { instancePath: instancePath + "/auth/clientSecret", schemaPath: "#/$defs/clientCredentials/properties/clientSecret/type", keyword: "type", params: { type: "string" }, schema: schema79.properties.clientSecret.type, parentSchema: schema79.properties.clientSecret, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
              }
              if (data4.credentialsIn !== void 0) {
                let data10 = data4.credentialsIn;
                if (typeof data10 !== "string") {
                  const err25 = { instancePath: instancePath + "/auth/credentialsIn", schemaPath: "#/$defs/clientCredentials/properties/credentialsIn/type", keyword: "type", params: { type: "string" }, schema: schema79.properties.credentialsIn.type, parentSchema: schema79.properties.credentialsIn, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
                if (!(data10 === "body" || data10 === "basic")) {
                  const err26 = { instancePath: instancePath + "/auth/credentialsIn", schemaPath: "#/$defs/clientCredentials/properties/credentialsIn/enum", keyword: "enum", params: { allowedValues: schema79.properties.credentialsIn.enum }, schema: schema79.properties.credentialsIn.enum, parentSchema: schema79.properties.credentialsIn, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err26];
                  } else {
                    vErrors.push(err26);
                  }
                  errors++;
                }
              }
              if (data4.scopes !== void 0) {
                let data11 = data4.scopes;
                if (Array.isArray(data11)) {
                  if (data11.length < 1) {
                    const err27 = { instancePath: instancePath + "/auth/scopes", schemaPath: "#/$defs/clientCredentials/properties/scopes/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema79.properties.scopes, data: data11 };
                    if (vErrors === null) {
                      vErrors = [err27];
                    } else {
                      vErrors.push(err27);
                    }
                    errors++;
                  }
                  const len1 = data11.length;
                  for (let i1 = 0; i1 < len1; i1++) {
                    let data12 = data11[i1];
                    if (typeof data12 === "string") {
                      if (!pattern29.test(data12)) {
                        const err28 = { instancePath: instancePath + "/auth/scopes/" + i1, schemaPath: "#/$defs/clientCredentials/properties/scopes/items/pattern", keyword: "pattern", params: { pattern: "^[!#-\\[\\]-~][ !#-\\[\\]-~]*$" }, schema: "^[!#-\\[\\]-~][ !#-\\[\\]-~]*$", parentSchema: schema79.properties.scopes.items, data: data12 };
                        if (vErrors === null) {
                          vErrors = [err28];
                        } else {
                          vErrors.push(err28);
                        }
                        errors++;
                      }
                    } else {
                      const err29 = { instancePath: instancePath + "/auth/scopes/" + i1, schemaPath: "#/$defs/clientCredentials/properties/scopes/items/type", keyword: "type", params: { type: "string" }, schema: schema79.properties.scopes.items.type, parentSchema: schema79.properties.scopes.items, data: data12 };
                      if (vErrors === null) {
                        vErrors = [err29];
                      } else {
                        vErrors.push(err29);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err30 = { instancePath: instancePath + "/auth/scopes", schemaPath: "#/$defs/clientCredentials/properties/scopes/type", keyword: "type", params: { type: "array" }, schema: schema79.properties.scopes.type, parentSchema: schema79.properties.scopes, data: data11 };
                  if (vErrors === null) {
                    vErrors = [err30];
                  } else {
                    vErrors.push(err30);
                  }
                  errors++;
                }
              }
            } else {
              const err31 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/clientCredentials/type", keyword: "type", params: { type: "object" }, schema: schema79.type, parentSchema: schema79, data: data4 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
            var props0 = true;
          } else if (tag0 === "bearer") {
            if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
              if (data4.kind === void 0) {
                const err32 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/bearer/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema80.required, parentSchema: schema80, data: data4 };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
              if (data4.token === void 0) {
                const err33 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/bearer/required", keyword: "required", params: { missingProperty: "token" }, schema: schema80.required, parentSchema: schema80, data: data4 };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
              for (const key2 in data4) {
                if (!(key2 === "kind" || key2 === "token")) {
                  const err34 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/bearer/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema80, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
              }
              if (data4.kind !== void 0) {
                let data13 = data4.kind;
                if ("bearer" !== data13) {
                  const err35 = { instancePath: instancePath + "/auth/kind", schemaPath: "#/$defs/bearer/properties/kind/const", keyword: "const", params: { allowedValue: "bearer" }, schema: "bearer", parentSchema: schema80.properties.kind, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              }
              if (data4.token !== void 0) {
                let data14 = data4.token;
                if (typeof data14 === "string") {
                  if (func2(data14) < 1) {
                    const err36 = { instancePath: instancePath + "/auth/token", schemaPath: "#/$defs/bearer/properties/token/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema80.properties.token, data: data14 };
                    if (vErrors === null) {
                      vErrors = [err36];
                    } else {
                      vErrors.push(err36);
                    }
                    errors++;
                  }
                } else {
                  const err37 = { instancePath: instancePath + "/auth/token", schemaPath: "#/$defs/bearer/properties/token/type", keyword: "type", params: { type: "string" }, schema: schema80.properties.token.type, parentSchema: schema80.properties.token, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
              }
            } else {
              const err38 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/bearer/type", keyword: "type", params: { type: "object" }, schema: schema80.type, parentSchema: schema80, data: data4 };
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
          } else if (tag0 === "api-key") {
            if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
              if (data4.kind === void 0) {
                const err39 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/apiKey/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema81.required, parentSchema: schema81, data: data4 };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
              if (data4.key === void 0) {
                const err40 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/apiKey/required", keyword: "required", params: { missingProperty: "key" }, schema: schema81.required, parentSchema: schema81, data: data4 };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
              for (const key3 in data4) {
                if (!(key3 === "kind" || key3 === "header" || key3 === "key")) {
                  const err41 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/apiKey/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema81, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
              }
              if (data4.kind !== void 0) {
                let data15 = data4.kind;
                if ("api-key" !== data15) {
                  const err42 = { instancePath: instancePath + "/auth/kind", schemaPath: "#/$defs/apiKey/properties/kind/const", keyword: "const", params: { allowedValue: "api-key" }, schema: "api-key", parentSchema: schema81.properties.kind, data: data15 };
                  if (vErrors === null) {
                    vErrors = [err42];
                  } else {
                    vErrors.push(err42);
                  }
                  errors++;
                }
              }
              if (data4.header !== void 0) {
                let data16 = data4.header;
                if (typeof data16 === "string") {
                  if (func2(data16) < 1) {
                    const err43 = { instancePath: instancePath + "/auth/header", schemaPath: "#/$defs/apiKey/properties/header/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema81.properties.header, data: data16 };
                    if (vErrors === null) {
                      vErrors = [err43];
                    } else {
                      vErrors.push(err43);
                    }
                    errors++;
                  }
                } else {
                  const err44 = { instancePath: instancePath + "/auth/header", schemaPath: "#/$defs/apiKey/properties/header/type", keyword: "type", params: { type: "string" }, schema: schema81.properties.header.type, parentSchema: schema81.properties.header, data: data16 };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              }
              if (data4.key !== void 0) {
                let data17 = data4.key;
                if (typeof data17 === "string") {
                  if (func2(data17) < 1) {
                    const err45 = { instancePath: instancePath + "/auth/key", schemaPath: "#/$defs/apiKey/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema81.properties.key, data: data17 };
                    if (vErrors === null) {
                      vErrors = [err45];
                    } else {
                      vErrors.push(err45);
                    }
                    errors++;
                  }
                } else {
                  const err46 = { instancePath: instancePath + "/auth/key", schemaPath: "#/$defs/apiKey/properties/key/type", keyword: "type", params: { type: "string" }, schema: schema81.properties.key.type, parentSchema: schema81.properties.key, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
              }
            } else {
              const err47 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/apiKey/type", keyword: "type", params: { type: "object" }, schema: schema81.type, parentSchema: schema81, data: data4 };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
            if (props0 !== true) {
              props0 = true;
            }
          } else {
            const err48 = { instancePath: instancePath + "/auth", schemaPath: "#/properties/auth/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 }, schema: schema76.properties.auth.discriminator, parentSchema: schema76.properties.auth, data: data4 };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        } else {
          const err49 = { instancePath: instancePath + "/auth", schemaPath: "#/properties/auth/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 }, schema: schema76.properties.auth.discriminator, parentSchema: schema76.properties.auth, data: data4 };
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
      } else {
        const err50 = { instancePath: instancePath + "/auth", schemaPath: "#/properties/auth/type", keyword: "type", params: { type: "object" }, schema: schema76.properties.auth.type, parentSchema: schema76.properties.auth, data: data4 };
        if (vErrors === null) {
          vErrors = [err50];
        } else {
          vErrors.push(err50);
        }
        errors++;
      }
    }
    if (data.capabilities !== void 0) {
      let data18 = data.capabilities;
      if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
        for (const key4 in data18) {
          if (!(key4 === "labels" || key4 === "deprecatedStatus" || key4 === "partialUpdate")) {
            const err51 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema76.properties.capabilities, data: data18 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        if (data18.labels !== void 0) {
          let data19 = data18.labels;
          if (typeof data19 !== "boolean") {
            const err52 = { instancePath: instancePath + "/capabilities/labels", schemaPath: "#/properties/capabilities/properties/labels/type", keyword: "type", params: { type: "boolean" }, schema: schema76.properties.capabilities.properties.labels.type, parentSchema: schema76.properties.capabilities.properties.labels, data: data19 };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
        }
        if (data18.deprecatedStatus !== void 0) {
          let data20 = data18.deprecatedStatus;
          if (typeof data20 !== "boolean") {
            const err53 = { instancePath: instancePath + "/capabilities/deprecatedStatus", schemaPath: "#/properties/capabilities/properties/deprecatedStatus/type", keyword: "type", params: { type: "boolean" }, schema: schema76.properties.capabilities.properties.deprecatedStatus.type, parentSchema: schema76.properties.capabilities.properties.deprecatedStatus, data: data20 };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
        }
        if (data18.partialUpdate !== void 0) {
          let data21 = data18.partialUpdate;
          if (typeof data21 !== "boolean") {
            const err54 = { instancePath: instancePath + "/capabilities/partialUpdate", schemaPath: "#/properties/capabilities/properties/partialUpdate/type", keyword: "type", params: { type: "boolean" }, schema: schema76.properties.capabilities.properties.partialUpdate.type, parentSchema: schema76.properties.capabilities.properties.partialUpdate, data: data21 };
            if (vErrors === null) {
              vErrors = [err54];
            } else {
              vErrors.push(err54);
            }
            errors++;
          }
        }
      } else {
        const err55 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "object" }, schema: schema76.properties.capabilities.type, parentSchema: schema76.properties.capabilities, data: data18 };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
    }
    if (data.ownership !== void 0) {
      let data22 = data.ownership;
      if (typeof data22 !== "string") {
        const err56 = { instancePath: instancePath + "/ownership", schemaPath: "#/properties/ownership/type", keyword: "type", params: { type: "string" }, schema: schema76.properties.ownership.type, parentSchema: schema76.properties.ownership, data: data22 };
        if (vErrors === null) {
          vErrors = [err56];
        } else {
          vErrors.push(err56);
        }
        errors++;
      }
      if (!(data22 === "key" || data22 === "scope")) {
        const err57 = { instancePath: instancePath + "/ownership", schemaPath: "#/properties/ownership/enum", keyword: "enum", params: { allowedValues: schema76.properties.ownership.enum }, schema: schema76.properties.ownership.enum, parentSchema: schema76.properties.ownership, data: data22 };
        if (vErrors === null) {
          vErrors = [err57];
        } else {
          vErrors.push(err57);
        }
        errors++;
      }
    }
    if (data.addedHeaders !== void 0) {
      let data23 = data.addedHeaders;
      if (Array.isArray(data23)) {
        const len2 = data23.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data24 = data23[i2];
          if (typeof data24 === "string") {
            if (!pattern6.test(data24)) {
              const err58 = { instancePath: instancePath + "/addedHeaders/" + i2, schemaPath: "#/properties/addedHeaders/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" }, schema: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$", parentSchema: schema76.properties.addedHeaders.items, data: data24 };
              if (vErrors === null) {
                vErrors = [err58];
              } else {
                vErrors.push(err58);
              }
              errors++;
            }
          } else {
            const err59 = { instancePath: instancePath + "/addedHeaders/" + i2, schemaPath: "#/properties/addedHeaders/items/type", keyword: "type", params: { type: "string" }, schema: schema76.properties.addedHeaders.items.type, parentSchema: schema76.properties.addedHeaders.items, data: data24 };
            if (vErrors === null) {
              vErrors = [err59];
            } else {
              vErrors.push(err59);
            }
            errors++;
          }
        }
      } else {
        const err60 = { instancePath: instancePath + "/addedHeaders", schemaPath: "#/properties/addedHeaders/type", keyword: "type", params: { type: "array" }, schema: schema76.properties.addedHeaders.type, parentSchema: schema76.properties.addedHeaders, data: data23 };
        if (vErrors === null) {
          vErrors = [err60];
        } else {
          vErrors.push(err60);
        }
        errors++;
      }
    }
    if (data.settle !== void 0) {
      let data25 = data.settle;
      if (typeof data25 === "string") {
        if (!pattern11.test(data25)) {
          const err61 = { instancePath: instancePath + "/settle", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data25 };
          if (vErrors === null) {
            vErrors = [err61];
          } else {
            vErrors.push(err61);
          }
          errors++;
        }
      } else {
        const err62 = { instancePath: instancePath + "/settle", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data25 };
        if (vErrors === null) {
          vErrors = [err62];
        } else {
          vErrors.push(err62);
        }
        errors++;
      }
    }
    if (data.deadline !== void 0) {
      let data26 = data.deadline;
      if (typeof data26 === "string") {
        if (!pattern11.test(data26)) {
          const err63 = { instancePath: instancePath + "/deadline", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data26 };
          if (vErrors === null) {
            vErrors = [err63];
          } else {
            vErrors.push(err63);
          }
          errors++;
        }
      } else {
        const err64 = { instancePath: instancePath + "/deadline", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data26 };
        if (vErrors === null) {
          vErrors = [err64];
        } else {
          vErrors.push(err64);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data27 = data.timeout;
      if (typeof data27 === "string") {
        if (!pattern11.test(data27)) {
          const err65 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data27 };
          if (vErrors === null) {
            vErrors = [err65];
          } else {
            vErrors.push(err65);
          }
          errors++;
        }
      } else {
        const err66 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data27 };
        if (vErrors === null) {
          vErrors = [err66];
        } else {
          vErrors.push(err66);
        }
        errors++;
      }
    }
    if (data.connections !== void 0) {
      let data28 = data.connections;
      if (!(typeof data28 == "number" && (!(data28 % 1) && !isNaN(data28)) && isFinite(data28))) {
        const err67 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/type", keyword: "type", params: { type: "integer" }, schema: schema76.properties.connections.type, parentSchema: schema76.properties.connections, data: data28 };
        if (vErrors === null) {
          vErrors = [err67];
        } else {
          vErrors.push(err67);
        }
        errors++;
      }
      if (typeof data28 == "number" && isFinite(data28)) {
        if (data28 > 64 || isNaN(data28)) {
          const err68 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 }, schema: 64, parentSchema: schema76.properties.connections, data: data28 };
          if (vErrors === null) {
            vErrors = [err68];
          } else {
            vErrors.push(err68);
          }
          errors++;
        }
        if (data28 < 1 || isNaN(data28)) {
          const err69 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema76.properties.connections, data: data28 };
          if (vErrors === null) {
            vErrors = [err69];
          } else {
            vErrors.push(err69);
          }
          errors++;
        }
      }
    }
    if (data.rateLimit !== void 0) {
      let data29 = data.rateLimit;
      if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
        if (data29.requests === void 0) {
          const err70 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/required", keyword: "required", params: { missingProperty: "requests" }, schema: schema76.properties.rateLimit.required, parentSchema: schema76.properties.rateLimit, data: data29 };
          if (vErrors === null) {
            vErrors = [err70];
          } else {
            vErrors.push(err70);
          }
          errors++;
        }
        if (data29.per === void 0) {
          const err71 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/required", keyword: "required", params: { missingProperty: "per" }, schema: schema76.properties.rateLimit.required, parentSchema: schema76.properties.rateLimit, data: data29 };
          if (vErrors === null) {
            vErrors = [err71];
          } else {
            vErrors.push(err71);
          }
          errors++;
        }
        for (const key5 in data29) {
          if (!(key5 === "requests" || key5 === "per")) {
            const err72 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema76.properties.rateLimit, data: data29 };
            if (vErrors === null) {
              vErrors = [err72];
            } else {
              vErrors.push(err72);
            }
            errors++;
          }
        }
        if (data29.requests !== void 0) {
          let data30 = data29.requests;
          if (!(typeof data30 == "number" && (!(data30 % 1) && !isNaN(data30)) && isFinite(data30))) {
            const err73 = { instancePath: instancePath + "/rateLimit/requests", schemaPath: "#/properties/rateLimit/properties/requests/type", keyword: "type", params: { type: "integer" }, schema: schema76.properties.rateLimit.properties.requests.type, parentSchema: schema76.properties.rateLimit.properties.requests, data: data30 };
            if (vErrors === null) {
              vErrors = [err73];
            } else {
              vErrors.push(err73);
            }
            errors++;
          }
          if (typeof data30 == "number" && isFinite(data30)) {
            if (data30 < 1 || isNaN(data30)) {
              const err74 = { instancePath: instancePath + "/rateLimit/requests", schemaPath: "#/properties/rateLimit/properties/requests/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema76.properties.rateLimit.properties.requests, data: data30 };
              if (vErrors === null) {
                vErrors = [err74];
              } else {
                vErrors.push(err74);
              }
              errors++;
            }
          }
        }
        if (data29.per !== void 0) {
          let data31 = data29.per;
          if (typeof data31 === "string") {
            if (!pattern11.test(data31)) {
              const err75 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data31 };
              if (vErrors === null) {
                vErrors = [err75];
              } else {
                vErrors.push(err75);
              }
              errors++;
            }
          } else {
            const err76 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data31 };
            if (vErrors === null) {
              vErrors = [err76];
            } else {
              vErrors.push(err76);
            }
            errors++;
          }
        }
      } else {
        const err77 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/type", keyword: "type", params: { type: "object" }, schema: schema76.properties.rateLimit.type, parentSchema: schema76.properties.rateLimit, data: data29 };
        if (vErrors === null) {
          vErrors = [err77];
        } else {
          vErrors.push(err77);
        }
        errors++;
      }
    }
    if (data.caFile !== void 0) {
      let data32 = data.caFile;
      if (typeof data32 === "string") {
        if (func2(data32) < 1) {
          const err78 = { instancePath: instancePath + "/caFile", schemaPath: "#/properties/caFile/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema76.properties.caFile, data: data32 };
          if (vErrors === null) {
            vErrors = [err78];
          } else {
            vErrors.push(err78);
          }
          errors++;
        }
      } else {
        const err79 = { instancePath: instancePath + "/caFile", schemaPath: "#/properties/caFile/type", keyword: "type", params: { type: "string" }, schema: schema76.properties.caFile.type, parentSchema: schema76.properties.caFile, data: data32 };
        if (vErrors === null) {
          vErrors = [err79];
        } else {
          vErrors.push(err79);
        }
        errors++;
      }
    }
    if (data.proxy !== void 0) {
      let data33 = data.proxy;
      if (typeof data33 === "string") {
        if (!pattern22.test(data33)) {
          const err80 = { instancePath: instancePath + "/proxy", schemaPath: "#/properties/proxy/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema76.properties.proxy, data: data33 };
          if (vErrors === null) {
            vErrors = [err80];
          } else {
            vErrors.push(err80);
          }
          errors++;
        }
      } else {
        const err81 = { instancePath: instancePath + "/proxy", schemaPath: "#/properties/proxy/type", keyword: "type", params: { type: "string" }, schema: schema76.properties.proxy.type, parentSchema: schema76.properties.proxy, data: data33 };
        if (vErrors === null) {
          vErrors = [err81];
        } else {
          vErrors.push(err81);
        }
        errors++;
      }
    }
  } else {
    const err82 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema76.type, parentSchema: schema76, data };
    if (vErrors === null) {
      vErrors = [err82];
    } else {
      vErrors.push(err82);
    }
    errors++;
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema86 = { "type": "object", "additionalProperties": false, "required": ["profile", "baseUrl", "project", "auth"], "properties": { "profile": { "const": "cognigy-v2" }, "baseUrl": { "$ref": "#/$defs/serviceUrl" }, "movedFrom": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/serviceUrl" } }, "project": { "type": "string", "minLength": 1, "maxLength": 200 }, "auth": { "oneOf": [{ "$ref": "#/$defs/cognigyKey" }, { "$ref": "#/$defs/cognigyClient" }], "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["api-key", "client-credentials"] } }, "discriminator": { "propertyName": "kind" } }, "endpointBaseUrl": { "$ref": "#/$defs/serviceUrl" }, "marker": { "type": "string", "enum": ["foreign-id", "name"], "default": "foreign-id" }, "reads": { "type": "integer", "minimum": 1, "maximum": 1e5, "default": 500 }, "settle": { "$ref": "#/$defs/duration", "default": "5s" }, "deadline": { "$ref": "#/$defs/duration", "default": "10m" }, "timeout": { "$ref": "#/$defs/duration", "default": "15s" }, "connections": { "type": "integer", "minimum": 1, "maximum": 64, "default": 8 }, "rateLimit": { "type": "object", "additionalProperties": false, "required": ["requests", "per"], "properties": { "requests": { "type": "integer", "minimum": 1 }, "per": { "$ref": "#/$defs/duration" } } }, "caFile": { "type": "string", "minLength": 1 }, "proxy": { "type": "string", "pattern": "^https?://[^\\s]+$" } } };
var schema89 = { "type": "object", "additionalProperties": false, "required": ["kind", "key"], "properties": { "kind": { "const": "api-key" }, "key": { "type": "string", "minLength": 1 } } };
var schema90 = { "type": "object", "additionalProperties": false, "required": ["kind", "clientId", "clientSecret"], "properties": { "kind": { "const": "client-credentials" }, "clientId": { "type": "string", "minLength": 1 }, "clientSecret": { "type": "string", "minLength": 1 }, "scopes": { "type": "array", "minItems": 1, "items": { "type": "string", "pattern": "^[!#-\\[\\]-~][ !#-\\[\\]-~]*$" } } } };
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
    if (data.profile === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "profile" }, schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.baseUrl === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "baseUrl" }, schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.project === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project" }, schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.auth === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "auth" }, schema: schema86.required, parentSchema: schema86, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema86.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema86, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.profile !== void 0) {
      let data0 = data.profile;
      if ("cognigy-v2" !== data0) {
        const err5 = { instancePath: instancePath + "/profile", schemaPath: "#/properties/profile/const", keyword: "const", params: { allowedValue: "cognigy-v2" }, schema: "cognigy-v2", parentSchema: schema86.properties.profile, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.baseUrl !== void 0) {
      let data1 = data.baseUrl;
      if (typeof data1 === "string") {
        if (!pattern22.test(data1)) {
          const err6 = { instancePath: instancePath + "/baseUrl", schemaPath: "#/$defs/serviceUrl/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema65, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/baseUrl", schemaPath: "#/$defs/serviceUrl/type", keyword: "type", params: { type: "string" }, schema: schema65.type, parentSchema: schema65, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.movedFrom !== void 0) {
      let data2 = data.movedFrom;
      if (Array.isArray(data2)) {
        if (data2.length < 1) {
          const err8 = { instancePath: instancePath + "/movedFrom", schemaPath: "#/properties/movedFrom/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema86.properties.movedFrom, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 === "string") {
            if (!pattern22.test(data3)) {
              const err9 = { instancePath: instancePath + "/movedFrom/" + i0, schemaPath: "#/$defs/serviceUrl/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema65, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/movedFrom/" + i0, schemaPath: "#/$defs/serviceUrl/type", keyword: "type", params: { type: "string" }, schema: schema65.type, parentSchema: schema65, data: data3 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/movedFrom", schemaPath: "#/properties/movedFrom/type", keyword: "type", params: { type: "array" }, schema: schema86.properties.movedFrom.type, parentSchema: schema86.properties.movedFrom, data: data2 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.project !== void 0) {
      let data4 = data.project;
      if (typeof data4 === "string") {
        if (func2(data4) > 200) {
          const err12 = { instancePath: instancePath + "/project", schemaPath: "#/properties/project/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema86.properties.project, data: data4 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (func2(data4) < 1) {
          const err13 = { instancePath: instancePath + "/project", schemaPath: "#/properties/project/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema86.properties.project, data: data4 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/project", schemaPath: "#/properties/project/type", keyword: "type", params: { type: "string" }, schema: schema86.properties.project.type, parentSchema: schema86.properties.project, data: data4 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.auth !== void 0) {
      let data5 = data.auth;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (data5.kind === void 0) {
          const err15 = { instancePath: instancePath + "/auth", schemaPath: "#/properties/auth/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema86.properties.auth.required, parentSchema: schema86.properties.auth, data: data5 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        if (data5.kind !== void 0) {
          let data6 = data5.kind;
          if (typeof data6 !== "string") {
            const err16 = { instancePath: instancePath + "/auth/kind", schemaPath: "#/properties/auth/properties/kind/type", keyword: "type", params: { type: "string" }, schema: schema86.properties.auth.properties.kind.type, parentSchema: schema86.properties.auth.properties.kind, data: data6 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
          if (!(data6 === "api-key" || data6 === "client-credentials")) {
            const err17 = { instancePath: instancePath + "/auth/kind", schemaPath: "#/properties/auth/properties/kind/enum", keyword: "enum", params: { allowedValues: schema86.properties.auth.properties.kind.enum }, schema: schema86.properties.auth.properties.kind.enum, parentSchema: schema86.properties.auth.properties.kind, data: data6 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        const tag0 = data5.kind;
        if (typeof tag0 == "string") {
          if (tag0 === "api-key") {
            if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
              if (data5.kind === void 0) {
                const err18 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/cognigyKey/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema89.required, parentSchema: schema89, data: data5 };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
              if (data5.key === void 0) {
                const err19 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/cognigyKey/required", keyword: "required", params: { missingProperty: "key" }, schema: schema89.required, parentSchema: schema89, data: data5 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
              for (const key1 in data5) {
                if (!(key1 === "kind" || key1 === "key")) {
                  const err20 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/cognigyKey/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema89, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
              }
              if (data5.kind !== void 0) {
                let data7 = data5.kind;
                if ("api-key" !== data7) {
                  const err21 = { instancePath: instancePath + "/auth/kind", schemaPath: "#/$defs/cognigyKey/properties/kind/const", keyword: "const", params: { allowedValue: "api-key" }, schema: "api-key", parentSchema: schema89.properties.kind, data: data7 };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
              }
              if (data5.key !== void 0) {
                let data8 = data5.key;
                if (typeof data8 === "string") {
                  if (func2(data8) < 1) {
                    const err22 = { instancePath: instancePath + "/auth/key", schemaPath: "#/$defs/cognigyKey/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema89.properties.key, data: data8 };
                    if (vErrors === null) {
                      vErrors = [err22];
                    } else {
                      vErrors.push(err22);
                    }
                    errors++;
                  }
                } else {
                  const err23 = { instancePath: instancePath + "/auth/key", schemaPath: "#/$defs/cognigyKey/properties/key/type", keyword: "type", params: { type: "string" }, schema: schema89.properties.key.type, parentSchema: schema89.properties.key, data: data8 };
                  if (vErrors === null) {
                    vErrors = [err23];
                  } else {
                    vErrors.push(err23);
                  }
                  errors++;
                }
              }
            } else {
              const err24 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/cognigyKey/type", keyword: "type", params: { type: "object" }, schema: schema89.type, parentSchema: schema89, data: data5 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
            var props0 = true;
          } else if (tag0 === "client-credentials") {
            if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
              if (data5.kind === void 0) {
                const err25 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/cognigyClient/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema90.required, parentSchema: schema90, data: data5 };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
              if (data5.clientId === void 0) {
                const err26 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/cognigyClient/required", keyword: "required", params: { missingProperty: "clientId" }, schema: schema90.required, parentSchema: schema90, data: data5 };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
              if (data5.clientSecret === void 0) {
                const err27 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/cognigyClient/required", keyword: "required", params: { missingProperty: "clientSecret" }, schema: schema90.required, parentSchema: schema90, data: data5 };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
              for (const key2 in data5) {
                if (!(key2 === "kind" || key2 === "clientId" || key2 === "clientSecret" || key2 === "scopes")) {
                  const err28 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/cognigyClient/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema90, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err28];
                  } else {
                    vErrors.push(err28);
                  }
                  errors++;
                }
              }
              if (data5.kind !== void 0) {
                let data9 = data5.kind;
                if ("client-credentials" !== data9) {
                  const err29 = { instancePath: instancePath + "/auth/kind", schemaPath: "#/$defs/cognigyClient/properties/kind/const", keyword: "const", params: { allowedValue: "client-credentials" }, schema: "client-credentials", parentSchema: schema90.properties.kind, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
              }
              if (data5.clientId !== void 0) {
                let data10 = data5.clientId;
                if (typeof data10 === "string") {
                  if (func2(data10) < 1) {
                    const err30 = { instancePath: instancePath + "/auth/clientId", schemaPath: "#/$defs/cognigyClient/properties/clientId/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema90.properties.clientId, data: data10 };
                    if (vErrors === null) {
                      vErrors = [err30];
                    } else {
                      vErrors.push(err30);
                    }
                    errors++;
                  }
                } else {
                  const err31 = { instancePath: instancePath + "/auth/clientId", schemaPath: "#/$defs/cognigyClient/properties/clientId/type", keyword: "type", params: { type: "string" }, schema: schema90.properties.clientId.type, parentSchema: schema90.properties.clientId, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    vErrors.push(err31);
                  }
                  errors++;
                }
              }
              if (data5.clientSecret !== void 0) {
                let data11 = data5.clientSecret;
                if (typeof data11 === "string") {
                  if (func2(data11) < 1) {
                    const err32 = { instancePath: instancePath + "/auth/clientSecret", schemaPath: "#/$defs/cognigyClient/properties/clientSecret/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema90.properties.clientSecret, data: data11 };
                    if (vErrors === null) {
                      vErrors = [err32];
                    } else {
                      vErrors.push(err32);
                    }
                    errors++;
                  }
                } else {
                  const err33 = { instancePath: instancePath + "/auth/clientSecret", schemaPath: "#/$defs/cognigyClient/properties/clientSecret/type", keyword: "type", params: { type: "string" }, schema: schema90.properties.clientSecret.type, parentSchema: schema90.properties.clientSecret, data: data11 };
                  if (vErrors === null) {
                    vErrors = [err33];
                  } else {
                    vErrors.push(err33);
                  }
                  errors++;
                }
              }
              if (data5.scopes !== void 0) {
                let data12 = data5.scopes;
                if (Array.isArray(data12)) {
                  if (data12.length < 1) {
                    const err34 = { instancePath: instancePath + "/auth/scopes", schemaPath: "#/$defs/cognigyClient/properties/scopes/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema90.properties.scopes, data: data12 };
                    if (vErrors === null) {
                      vErrors = [err34];
                    } else {
                      vErrors.push(err34);
                    }
                    errors++;
                  }
                  const len1 = data12.length;
                  for (let i1 = 0; i1 < len1; i1++) {
                    let data13 = data12[i1];
                    if (typeof data13 === "string") {
                      if (!pattern29.test(data13)) {
                        const err35 = { instancePath: instancePath + "/auth/scopes/" + i1, schemaPath: "#/$defs/cognigyClient/properties/scopes/items/pattern", keyword: "pattern", params: { pattern: "^[!#-\\[\\]-~][ !#-\\[\\]-~]*$" }, schema: "^[!#-\\[\\]-~][ !#-\\[\\]-~]*$", parentSchema: schema90.properties.scopes.items, data: data13 };
                        if (vErrors === null) {
                          vErrors = [err35];
                        } else {
                          vErrors.push(err35);
                        }
                        errors++;
                      }
                    } else {
                      const err36 = { instancePath: instancePath + "/auth/scopes/" + i1, schemaPath: "#/$defs/cognigyClient/properties/scopes/items/type", keyword: "type", params: { type: "string" }, schema: schema90.properties.scopes.items.type, parentSchema: schema90.properties.scopes.items, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err36];
                      } else {
                        vErrors.push(err36);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err37 = { instancePath: instancePath + "/auth/scopes", schemaPath: "#/$defs/cognigyClient/properties/scopes/type", keyword: "type", params: { type: "array" }, schema: schema90.properties.scopes.type, parentSchema: schema90.properties.scopes, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
              }
            } else {
              const err38 = { instancePath: instancePath + "/auth", schemaPath: "#/$defs/cognigyClient/type", keyword: "type", params: { type: "object" }, schema: schema90.type, parentSchema: schema90, data: data5 };
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
          } else {
            const err39 = { instancePath: instancePath + "/auth", schemaPath: "#/properties/auth/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 }, schema: schema86.properties.auth.discriminator, parentSchema: schema86.properties.auth, data: data5 };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
        } else {
          const err40 = { instancePath: instancePath + "/auth", schemaPath: "#/properties/auth/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 }, schema: schema86.properties.auth.discriminator, parentSchema: schema86.properties.auth, data: data5 };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
      } else {
        const err41 = { instancePath: instancePath + "/auth", schemaPath: "#/properties/auth/type", keyword: "type", params: { type: "object" }, schema: schema86.properties.auth.type, parentSchema: schema86.properties.auth, data: data5 };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
    if (data.endpointBaseUrl !== void 0) {
      let data14 = data.endpointBaseUrl;
      if (typeof data14 === "string") {
        if (!pattern22.test(data14)) {
          const err42 = { instancePath: instancePath + "/endpointBaseUrl", schemaPath: "#/$defs/serviceUrl/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema65, data: data14 };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
      } else {
        const err43 = { instancePath: instancePath + "/endpointBaseUrl", schemaPath: "#/$defs/serviceUrl/type", keyword: "type", params: { type: "string" }, schema: schema65.type, parentSchema: schema65, data: data14 };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.marker !== void 0) {
      let data15 = data.marker;
      if (typeof data15 !== "string") {
        const err44 = { instancePath: instancePath + "/marker", schemaPath: "#/properties/marker/type", keyword: "type", params: { type: "string" }, schema: schema86.properties.marker.type, parentSchema: schema86.properties.marker, data: data15 };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
      if (!(data15 === "foreign-id" || data15 === "name")) {
        const err45 = { instancePath: instancePath + "/marker", schemaPath: "#/properties/marker/enum", keyword: "enum", params: { allowedValues: schema86.properties.marker.enum }, schema: schema86.properties.marker.enum, parentSchema: schema86.properties.marker, data: data15 };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.reads !== void 0) {
      let data16 = data.reads;
      if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
        const err46 = { instancePath: instancePath + "/reads", schemaPath: "#/properties/reads/type", keyword: "type", params: { type: "integer" }, schema: schema86.properties.reads.type, parentSchema: schema86.properties.reads, data: data16 };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
      if (typeof data16 == "number" && isFinite(data16)) {
        if (data16 > 1e5 || isNaN(data16)) {
          const err47 = { instancePath: instancePath + "/reads", schemaPath: "#/properties/reads/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema86.properties.reads, data: data16 };
          if (vErrors === null) {
            vErrors = [err47];
          } else {
            vErrors.push(err47);
          }
          errors++;
        }
        if (data16 < 1 || isNaN(data16)) {
          const err48 = { instancePath: instancePath + "/reads", schemaPath: "#/properties/reads/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema86.properties.reads, data: data16 };
          if (vErrors === null) {
            vErrors = [err48];
          } else {
            vErrors.push(err48);
          }
          errors++;
        }
      }
    }
    if (data.settle !== void 0) {
      let data17 = data.settle;
      if (typeof data17 === "string") {
        if (!pattern11.test(data17)) {
          const err49 = { instancePath: instancePath + "/settle", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data17 };
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
      } else {
        const err50 = { instancePath: instancePath + "/settle", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data17 };
        if (vErrors === null) {
          vErrors = [err50];
        } else {
          vErrors.push(err50);
        }
        errors++;
      }
    }
    if (data.deadline !== void 0) {
      let data18 = data.deadline;
      if (typeof data18 === "string") {
        if (!pattern11.test(data18)) {
          const err51 = { instancePath: instancePath + "/deadline", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data18 };
          if (vErrors === null) {
            vErrors = [err51];
          } else {
            vErrors.push(err51);
          }
          errors++;
        }
      } else {
        const err52 = { instancePath: instancePath + "/deadline", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data18 };
        if (vErrors === null) {
          vErrors = [err52];
        } else {
          vErrors.push(err52);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data19 = data.timeout;
      if (typeof data19 === "string") {
        if (!pattern11.test(data19)) {
          const err53 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data19 };
          if (vErrors === null) {
            vErrors = [err53];
          } else {
            vErrors.push(err53);
          }
          errors++;
        }
      } else {
        const err54 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data19 };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.connections !== void 0) {
      let data20 = data.connections;
      if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20))) {
        const err55 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/type", keyword: "type", params: { type: "integer" }, schema: schema86.properties.connections.type, parentSchema: schema86.properties.connections, data: data20 };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
      if (typeof data20 == "number" && isFinite(data20)) {
        if (data20 > 64 || isNaN(data20)) {
          const err56 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 }, schema: 64, parentSchema: schema86.properties.connections, data: data20 };
          if (vErrors === null) {
            vErrors = [err56];
          } else {
            vErrors.push(err56);
          }
          errors++;
        }
        if (data20 < 1 || isNaN(data20)) {
          const err57 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema86.properties.connections, data: data20 };
          if (vErrors === null) {
            vErrors = [err57];
          } else {
            vErrors.push(err57);
          }
          errors++;
        }
      }
    }
    if (data.rateLimit !== void 0) {
      let data21 = data.rateLimit;
      if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
        if (data21.requests === void 0) {
          const err58 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/required", keyword: "required", params: { missingProperty: "requests" }, schema: schema86.properties.rateLimit.required, parentSchema: schema86.properties.rateLimit, data: data21 };
          if (vErrors === null) {
            vErrors = [err58];
          } else {
            vErrors.push(err58);
          }
          errors++;
        }
        if (data21.per === void 0) {
          const err59 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/required", keyword: "required", params: { missingProperty: "per" }, schema: schema86.properties.rateLimit.required, parentSchema: schema86.properties.rateLimit, data: data21 };
          if (vErrors === null) {
            vErrors = [err59];
          } else {
            vErrors.push(err59);
          }
          errors++;
        }
        for (const key3 in data21) {
          if (!(key3 === "requests" || key3 === "per")) {
            const err60 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema86.properties.rateLimit, data: data21 };
            if (vErrors === null) {
              vErrors = [err60];
            } else {
              vErrors.push(err60);
            }
            errors++;
          }
        }
        if (data21.requests !== void 0) {
          let data22 = data21.requests;
          if (!(typeof data22 == "number" && (!(data22 % 1) && !isNaN(data22)) && isFinite(data22))) {
            const err61 = { instancePath: instancePath + "/rateLimit/requests", schemaPath: "#/properties/rateLimit/properties/requests/type", keyword: "type", params: { type: "integer" }, schema: schema86.properties.rateLimit.properties.requests.type, parentSchema: schema86.properties.rateLimit.properties.requests, data: data22 };
            if (vErrors === null) {
              vErrors = [err61];
            } else {
              vErrors.push(err61);
            }
            errors++;
          }
          if (typeof data22 == "number" && isFinite(data22)) {
            if (data22 < 1 || isNaN(data22)) {
              const err62 = { instancePath: instancePath + "/rateLimit/requests", schemaPath: "#/properties/rateLimit/properties/requests/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema86.properties.rateLimit.properties.requests, data: data22 };
              if (vErrors === null) {
                vErrors = [err62];
              } else {
                vErrors.push(err62);
              }
              errors++;
            }
          }
        }
        if (data21.per !== void 0) {
          let data23 = data21.per;
          if (typeof data23 === "string") {
            if (!pattern11.test(data23)) {
              const err63 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data23 };
              if (vErrors === null) {
                vErrors = [err63];
              } else {
                vErrors.push(err63);
              }
              errors++;
            }
          } else {
            const err64 = { instancePath: instancePath + "/rateLimit/per", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data23 };
            if (vErrors === null) {
              vErrors = [err64];
            } else {
              vErrors.push(err64);
            }
            errors++;
          }
        }
      } else {
        const err65 = { instancePath: instancePath + "/rateLimit", schemaPath: "#/properties/rateLimit/type", keyword: "type", params: { type: "object" }, schema: schema86.properties.rateLimit.type, parentSchema: schema86.properties.rateLimit, data: data21 };
        if (vErrors === null) {
          vErrors = [err65];
        } else {
          vErrors.push(err65);
        }
        errors++;
      }
    }
    if (data.caFile !== void 0) {
      let data24 = data.caFile;
      if (typeof data24 === "string") {
        if (func2(data24) < 1) {
          const err66 = { instancePath: instancePath + "/caFile", schemaPath: "#/properties/caFile/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema86.properties.caFile, data: data24 };
          if (vErrors === null) {
            vErrors = [err66];
          } else {
            vErrors.push(err66);
          }
          errors++;
        }
      } else {
        const err67 = { instancePath: instancePath + "/caFile", schemaPath: "#/properties/caFile/type", keyword: "type", params: { type: "string" }, schema: schema86.properties.caFile.type, parentSchema: schema86.properties.caFile, data: data24 };
        if (vErrors === null) {
          vErrors = [err67];
        } else {
          vErrors.push(err67);
        }
        errors++;
      }
    }
    if (data.proxy !== void 0) {
      let data25 = data.proxy;
      if (typeof data25 === "string") {
        if (!pattern22.test(data25)) {
          const err68 = { instancePath: instancePath + "/proxy", schemaPath: "#/properties/proxy/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema86.properties.proxy, data: data25 };
          if (vErrors === null) {
            vErrors = [err68];
          } else {
            vErrors.push(err68);
          }
          errors++;
        }
      } else {
        const err69 = { instancePath: instancePath + "/proxy", schemaPath: "#/properties/proxy/type", keyword: "type", params: { type: "string" }, schema: schema86.properties.proxy.type, parentSchema: schema86.properties.proxy, data: data25 };
        if (vErrors === null) {
          vErrors = [err69];
        } else {
          vErrors.push(err69);
        }
        errors++;
      }
    }
  } else {
    const err70 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema86.type, parentSchema: schema86, data };
    if (vErrors === null) {
      vErrors = [err70];
    } else {
      vErrors.push(err70);
    }
    errors++;
  }
  validate37.errors = vErrors;
  return errors === 0;
}
validate37.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var pattern45 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]{0,63}$", "u");
var pattern47 = new RegExp("^.{1,253}:([0-9]{1,5}|\\*)$", "u");
var pattern48 = new RegExp("^(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+):[0-9]{1,5}$", "u");
var pattern51 = new RegExp("^\\$\\{env:[A-Za-z_][A-Za-z0-9_]*\\}$", "u");
var pattern52 = new RegExp("^(?:[USW][A-Z0-9]{4,20}|[^\\s<>@]{1,64}@[^\\s<>@]{1,255})$", "u");
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
    if (data.tenant === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tenant" }, schema: schema75.required, parentSchema: schema75, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "default" || key0 === "tenant" || key0 === "vars" || key0 === "health" || key0 === "policy" || key0 === "monitoring" || key0 === "notify" || key0 === "deprecation")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema75, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.default !== void 0) {
      let data0 = data.default;
      if (typeof data0 !== "boolean") {
        const err2 = { instancePath: instancePath + "/default", schemaPath: "#/properties/default/type", keyword: "type", params: { type: "boolean" }, schema: schema75.properties.default.type, parentSchema: schema75.properties.default, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.tenant !== void 0) {
      let data1 = data.tenant;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.profile === void 0) {
          const err3 = { instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/required", keyword: "required", params: { missingProperty: "profile" }, schema: schema75.properties.tenant.required, parentSchema: schema75.properties.tenant, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data1.profile !== void 0) {
          let data2 = data1.profile;
          if (typeof data2 !== "string") {
            const err4 = { instancePath: instancePath + "/tenant/profile", schemaPath: "#/properties/tenant/properties/profile/type", keyword: "type", params: { type: "string" }, schema: schema75.properties.tenant.properties.profile.type, parentSchema: schema75.properties.tenant.properties.profile, data: data2 };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
          if (!(data2 === "sandbox" || data2 === "integrations-v1" || data2 === "cognigy-v2")) {
            const err5 = { instancePath: instancePath + "/tenant/profile", schemaPath: "#/properties/tenant/properties/profile/enum", keyword: "enum", params: { allowedValues: schema75.properties.tenant.properties.profile.enum }, schema: schema75.properties.tenant.properties.profile.enum, parentSchema: schema75.properties.tenant.properties.profile, data: data2 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        const tag0 = data1.profile;
        if (typeof tag0 == "string") {
          if (tag0 === "sandbox") {
            if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
              if (data1.profile === void 0) {
                const err6 = { instancePath: instancePath + "/tenant", schemaPath: "#/$defs/sandboxTenant/required", keyword: "required", params: { missingProperty: "profile" }, schema: schema96.required, parentSchema: schema96, data: data1 };
                if (vErrors === null) {
                  vErrors = [err6];
                } else {
                  vErrors.push(err6);
                }
                errors++;
              }
              for (const key1 in data1) {
                if (!(key1 === "profile" || key1 === "speaks" || key1 === "project" || key1 === "receivers")) {
                  const err7 = { instancePath: instancePath + "/tenant", schemaPath: "#/$defs/sandboxTenant/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema96, data: data1 };
                  if (vErrors === null) {
                    vErrors = [err7];
                  } else {
                    vErrors.push(err7);
                  }
                  errors++;
                }
              }
              if (data1.profile !== void 0) {
                let data3 = data1.profile;
                if ("sandbox" !== data3) {
                  const err8 = { instancePath: instancePath + "/tenant/profile", schemaPath: "#/$defs/sandboxTenant/properties/profile/const", keyword: "const", params: { allowedValue: "sandbox" }, schema: "sandbox", parentSchema: schema96.properties.profile, data: data3 };
                  if (vErrors === null) {
                    vErrors = [err8];
                  } else {
                    vErrors.push(err8);
                  }
                  errors++;
                }
              }
              if (data1.speaks !== void 0) {
                let data4 = data1.speaks;
                if (typeof data4 !== "string") {
                  const err9 = { instancePath: instancePath + "/tenant/speaks", schemaPath: "#/$defs/sandboxTenant/properties/speaks/type", keyword: "type", params: { type: "string" }, schema: schema96.properties.speaks.type, parentSchema: schema96.properties.speaks, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
                if (!(data4 === "integrations-v1" || data4 === "cognigy-v2")) {
                  const err10 = { instancePath: instancePath + "/tenant/speaks", schemaPath: "#/$defs/sandboxTenant/properties/speaks/enum", keyword: "enum", params: { allowedValues: schema96.properties.speaks.enum }, schema: schema96.properties.speaks.enum, parentSchema: schema96.properties.speaks, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err10];
                  } else {
                    vErrors.push(err10);
                  }
                  errors++;
                }
              }
              if (data1.project !== void 0) {
                let data5 = data1.project;
                if (typeof data5 === "string") {
                  if (func2(data5) > 200) {
                    const err11 = { instancePath: instancePath + "/tenant/project", schemaPath: "#/$defs/sandboxTenant/properties/project/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema96.properties.project, data: data5 };
                    if (vErrors === null) {
                      vErrors = [err11];
                    } else {
                      vErrors.push(err11);
                    }
                    errors++;
                  }
                  if (func2(data5) < 1) {
                    const err12 = { instancePath: instancePath + "/tenant/project", schemaPath: "#/$defs/sandboxTenant/properties/project/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema96.properties.project, data: data5 };
                    if (vErrors === null) {
                      vErrors = [err12];
                    } else {
                      vErrors.push(err12);
                    }
                    errors++;
                  }
                } else {
                  const err13 = { instancePath: instancePath + "/tenant/project", schemaPath: "#/$defs/sandboxTenant/properties/project/type", keyword: "type", params: { type: "string" }, schema: schema96.properties.project.type, parentSchema: schema96.properties.project, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              }
              if (data1.receivers !== void 0) {
                let data6 = data1.receivers;
                if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                  for (const key2 in data6) {
                    let data7 = data6[key2];
                    if (typeof data7 !== "string") {
                      const err14 = { instancePath: instancePath + "/tenant/receivers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/sandboxTenant/properties/receivers/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema96.properties.receivers.additionalProperties.type, parentSchema: schema96.properties.receivers.additionalProperties, data: data7 };
                      if (vErrors === null) {
                        vErrors = [err14];
                      } else {
                        vErrors.push(err14);
                      }
                      errors++;
                    }
                    if (!(data7 === "healthy" || data7 === "failing" || data7 === "slow" || data7 === "wrong-certificate")) {
                      const err15 = { instancePath: instancePath + "/tenant/receivers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/sandboxTenant/properties/receivers/additionalProperties/enum", keyword: "enum", params: { allowedValues: schema96.properties.receivers.additionalProperties.enum }, schema: schema96.properties.receivers.additionalProperties.enum, parentSchema: schema96.properties.receivers.additionalProperties, data: data7 };
                      if (vErrors === null) {
                        vErrors = [err15];
                      } else {
                        vErrors.push(err15);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err16 = { instancePath: instancePath + "/tenant/receivers", schemaPath: "#/$defs/sandboxTenant/properties/receivers/type", keyword: "type", params: { type: "object" }, schema: schema96.properties.receivers.type, parentSchema: schema96.properties.receivers, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
              }
            } else {
              const err17 = { instancePath: instancePath + "/tenant", schemaPath: "#/$defs/sandboxTenant/type", keyword: "type", params: { type: "object" }, schema: schema96.type, parentSchema: schema96, data: data1 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            var props0 = true;
          } else if (tag0 === "integrations-v1") {
            if (!validate36(data1, { instancePath: instancePath + "/tenant", parentData: data, parentDataProperty: "tenant", rootData, dynamicAnchors })) {
              vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
              errors = vErrors.length;
            }
            if (props0 !== true) {
              props0 = true;
            }
          } else if (tag0 === "cognigy-v2") {
            if (!validate37(data1, { instancePath: instancePath + "/tenant", parentData: data, parentDataProperty: "tenant", rootData, dynamicAnchors })) {
              vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
              errors = vErrors.length;
            }
            if (props0 !== true) {
              props0 = true;
            }
          } else {
            const err18 = { instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "profile", tagValue: tag0 }, schema: schema75.properties.tenant.discriminator, parentSchema: schema75.properties.tenant, data: data1 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        } else {
          const err19 = { instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/discriminator", keyword: "discriminator", params: { error: "tag", tag: "profile", tagValue: tag0 }, schema: schema75.properties.tenant.discriminator, parentSchema: schema75.properties.tenant, data: data1 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "object" }, schema: schema75.properties.tenant.type, parentSchema: schema75.properties.tenant, data: data1 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.vars !== void 0) {
      let data8 = data.vars;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        for (const key3 in data8) {
          const _errs27 = errors;
          if (typeof key3 === "string") {
            if (!pattern45.test(key3)) {
              const err21 = { instancePath: instancePath + "/vars", schemaPath: "#/properties/vars/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,63}$" }, schema: "^[A-Za-z_][A-Za-z0-9_-]{0,63}$", parentSchema: schema75.properties.vars.propertyNames, data: key3, propertyName: key3 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          }
          var valid9 = _errs27 === errors;
          if (!valid9) {
            const err22 = { instancePath: instancePath + "/vars", schemaPath: "#/properties/vars/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, schema: schema75.properties.vars.propertyNames, parentSchema: schema75.properties.vars, data: data8 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        for (const key4 in data8) {
          let data9 = data8[key4];
          if (typeof data9 === "string") {
            if (func2(data9) > 2048) {
              const err23 = { instancePath: instancePath + "/vars/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/vars/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema75.properties.vars.additionalProperties, data: data9 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          } else {
            const err24 = { instancePath: instancePath + "/vars/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/vars/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema75.properties.vars.additionalProperties.type, parentSchema: schema75.properties.vars.additionalProperties, data: data9 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/vars", schemaPath: "#/properties/vars/type", keyword: "type", params: { type: "object" }, schema: schema75.properties.vars.type, parentSchema: schema75.properties.vars, data: data8 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.health !== void 0) {
      let data10 = data.health;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        for (const key5 in data10) {
          if (!(key5 === "mode" || key5 === "timeout" || key5 === "attempts" || key5 === "caFile" || key5 === "clientCertificate" || key5 === "connectTo")) {
            const err26 = { instancePath: instancePath + "/health", schemaPath: "#/properties/health/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema75.properties.health, data: data10 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        if (data10.mode !== void 0) {
          let data11 = data10.mode;
          if (typeof data11 !== "string") {
            const err27 = { instancePath: instancePath + "/health/mode", schemaPath: "#/properties/health/properties/mode/type", keyword: "type", params: { type: "string" }, schema: schema75.properties.health.properties.mode.type, parentSchema: schema75.properties.health.properties.mode, data: data11 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
          if (!(data11 === "full" || data11 === "tls" || data11 === "none")) {
            const err28 = { instancePath: instancePath + "/health/mode", schemaPath: "#/properties/health/properties/mode/enum", keyword: "enum", params: { allowedValues: schema75.properties.health.properties.mode.enum }, schema: schema75.properties.health.properties.mode.enum, parentSchema: schema75.properties.health.properties.mode, data: data11 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
        if (data10.timeout !== void 0) {
          let data12 = data10.timeout;
          if (typeof data12 === "string") {
            if (!pattern11.test(data12)) {
              const err29 = { instancePath: instancePath + "/health/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data12 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          } else {
            const err30 = { instancePath: instancePath + "/health/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data12 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data10.attempts !== void 0) {
          let data13 = data10.attempts;
          if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
            const err31 = { instancePath: instancePath + "/health/attempts", schemaPath: "#/properties/health/properties/attempts/type", keyword: "type", params: { type: "integer" }, schema: schema75.properties.health.properties.attempts.type, parentSchema: schema75.properties.health.properties.attempts, data: data13 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
          if (typeof data13 == "number" && isFinite(data13)) {
            if (data13 > 10 || isNaN(data13)) {
              const err32 = { instancePath: instancePath + "/health/attempts", schemaPath: "#/properties/health/properties/attempts/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 }, schema: 10, parentSchema: schema75.properties.health.properties.attempts, data: data13 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            if (data13 < 1 || isNaN(data13)) {
              const err33 = { instancePath: instancePath + "/health/attempts", schemaPath: "#/properties/health/properties/attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema75.properties.health.properties.attempts, data: data13 };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          }
        }
        if (data10.caFile !== void 0) {
          let data14 = data10.caFile;
          if (typeof data14 === "string") {
            if (func2(data14) < 1) {
              const err34 = { instancePath: instancePath + "/health/caFile", schemaPath: "#/properties/health/properties/caFile/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema75.properties.health.properties.caFile, data: data14 };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          } else {
            const err35 = { instancePath: instancePath + "/health/caFile", schemaPath: "#/properties/health/properties/caFile/type", keyword: "type", params: { type: "string" }, schema: schema75.properties.health.properties.caFile.type, parentSchema: schema75.properties.health.properties.caFile, data: data14 };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
        }
        if (data10.clientCertificate !== void 0) {
          let data15 = data10.clientCertificate;
          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
            if (data15.certFile === void 0) {
              const err36 = { instancePath: instancePath + "/health/clientCertificate", schemaPath: "#/properties/health/properties/clientCertificate/required", keyword: "required", params: { missingProperty: "certFile" }, schema: schema75.properties.health.properties.clientCertificate.required, parentSchema: schema75.properties.health.properties.clientCertificate, data: data15 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
            if (data15.keyFile === void 0) {
              const err37 = { instancePath: instancePath + "/health/clientCertificate", schemaPath: "#/properties/health/properties/clientCertificate/required", keyword: "required", params: { missingProperty: "keyFile" }, schema: schema75.properties.health.properties.clientCertificate.required, parentSchema: schema75.properties.health.properties.clientCertificate, data: data15 };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
            for (const key6 in data15) {
              if (!(key6 === "certFile" || key6 === "keyFile")) {
                const err38 = { instancePath: instancePath + "/health/clientCertificate", schemaPath: "#/properties/health/properties/clientCertificate/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, schema: false, parentSchema: schema75.properties.health.properties.clientCertificate, data: data15 };
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
            if (data15.certFile !== void 0) {
              let data16 = data15.certFile;
              if (typeof data16 === "string") {
                if (func2(data16) < 1) {
                  const err39 = { instancePath: instancePath + "/health/clientCertificate/certFile", schemaPath: "#/properties/health/properties/clientCertificate/properties/certFile/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema75.properties.health.properties.clientCertificate.properties.certFile, data: data16 };
                  if (vErrors === null) {
                    vErrors = [err39];
                  } else {
                    vErrors.push(err39);
                  }
                  errors++;
                }
              } else {
                const err40 = { instancePath: instancePath + "/health/clientCertificate/certFile", schemaPath: "#/properties/health/properties/clientCertificate/properties/certFile/type", keyword: "type", params: { type: "string" }, schema: schema75.properties.health.properties.clientCertificate.properties.certFile.type, parentSchema: schema75.properties.health.properties.clientCertificate.properties.certFile, data: data16 };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
            }
            if (data15.keyFile !== void 0) {
              let data17 = data15.keyFile;
              if (typeof data17 === "string") {
                if (func2(data17) < 1) {
                  const err41 = { instancePath: instancePath + "/health/clientCertificate/keyFile", schemaPath: "#/properties/health/properties/clientCertificate/properties/keyFile/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema75.properties.health.properties.clientCertificate.properties.keyFile, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
              } else {
                const err42 = { instancePath: instancePath + "/health/clientCertificate/keyFile", schemaPath: "#/properties/health/properties/clientCertificate/properties/keyFile/type", keyword: "type", params: { type: "string" }, schema: schema75.properties.health.properties.clientCertificate.properties.keyFile.type, parentSchema: schema75.properties.health.properties.clientCertificate.properties.keyFile, data: data17 };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
          } else {
            const err43 = { instancePath: instancePath + "/health/clientCertificate", schemaPath: "#/properties/health/properties/clientCertificate/type", keyword: "type", params: { type: "object" }, schema: schema75.properties.health.properties.clientCertificate.type, parentSchema: schema75.properties.health.properties.clientCertificate, data: data15 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
        if (data10.connectTo !== void 0) {
          let data18 = data10.connectTo;
          if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
            for (const key7 in data18) {
              const _errs52 = errors;
              if (typeof key7 === "string") {
                if (!pattern47.test(key7)) {
                  const err44 = { instancePath: instancePath + "/health/connectTo", schemaPath: "#/properties/health/properties/connectTo/propertyNames/pattern", keyword: "pattern", params: { pattern: "^.{1,253}:([0-9]{1,5}|\\*)$" }, schema: "^.{1,253}:([0-9]{1,5}|\\*)$", parentSchema: schema75.properties.health.properties.connectTo.propertyNames, data: key7, propertyName: key7 };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              }
              var valid14 = _errs52 === errors;
              if (!valid14) {
                const err45 = { instancePath: instancePath + "/health/connectTo", schemaPath: "#/properties/health/properties/connectTo/propertyNames", keyword: "propertyNames", params: { propertyName: key7 }, schema: schema75.properties.health.properties.connectTo.propertyNames, parentSchema: schema75.properties.health.properties.connectTo, data: data18 };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
            for (const key8 in data18) {
              let data19 = data18[key8];
              if (typeof data19 === "string") {
                if (!pattern48.test(data19)) {
                  const err46 = { instancePath: instancePath + "/health/connectTo/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/health/properties/connectTo/additionalProperties/pattern", keyword: "pattern", params: { pattern: "^(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+):[0-9]{1,5}$" }, schema: "^(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+):[0-9]{1,5}$", parentSchema: schema75.properties.health.properties.connectTo.additionalProperties, data: data19 };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
              } else {
                const err47 = { instancePath: instancePath + "/health/connectTo/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/health/properties/connectTo/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema75.properties.health.properties.connectTo.additionalProperties.type, parentSchema: schema75.properties.health.properties.connectTo.additionalProperties, data: data19 };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
            }
          } else {
            const err48 = { instancePath: instancePath + "/health/connectTo", schemaPath: "#/properties/health/properties/connectTo/type", keyword: "type", params: { type: "object" }, schema: schema75.properties.health.properties.connectTo.type, parentSchema: schema75.properties.health.properties.connectTo, data: data18 };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
      } else {
        const err49 = { instancePath: instancePath + "/health", schemaPath: "#/properties/health/type", keyword: "type", params: { type: "object" }, schema: schema75.properties.health.type, parentSchema: schema75.properties.health, data: data10 };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
    }
    if (data.policy !== void 0) {
      if (!validate33(data.policy, { instancePath: instancePath + "/policy", parentData: data, parentDataProperty: "policy", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data.monitoring !== void 0) {
      let data21 = data.monitoring;
      if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
        if (data21.url === void 0) {
          const err50 = { instancePath: instancePath + "/monitoring", schemaPath: "#/properties/monitoring/required", keyword: "required", params: { missingProperty: "url" }, schema: schema75.properties.monitoring.required, parentSchema: schema75.properties.monitoring, data: data21 };
          if (vErrors === null) {
            vErrors = [err50];
          } else {
            vErrors.push(err50);
          }
          errors++;
        }
        for (const key9 in data21) {
          if (!(key9 === "url" || key9 === "headers" || key9 === "signingKeys")) {
            const err51 = { instancePath: instancePath + "/monitoring", schemaPath: "#/properties/monitoring/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, schema: false, parentSchema: schema75.properties.monitoring, data: data21 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        if (data21.url !== void 0) {
          let data22 = data21.url;
          if (typeof data22 === "string") {
            if (!pattern22.test(data22)) {
              const err52 = { instancePath: instancePath + "/monitoring/url", schemaPath: "#/$defs/serviceUrl/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema65, data: data22 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
          } else {
            const err53 = { instancePath: instancePath + "/monitoring/url", schemaPath: "#/$defs/serviceUrl/type", keyword: "type", params: { type: "string" }, schema: schema65.type, parentSchema: schema65, data: data22 };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
        }
        if (data21.headers !== void 0) {
          let data23 = data21.headers;
          if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
            for (const key10 in data23) {
              let data24 = data23[key10];
              if (typeof data24 === "string") {
                if (func2(data24) > 8192) {
                  const err54 = { instancePath: instancePath + "/monitoring/headers/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/serviceHeaders/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 8192 }, schema: 8192, parentSchema: schema66.additionalProperties, data: data24 };
                  if (vErrors === null) {
                    vErrors = [err54];
                  } else {
                    vErrors.push(err54);
                  }
                  errors++;
                }
              } else {
                const err55 = { instancePath: instancePath + "/monitoring/headers/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/serviceHeaders/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema66.additionalProperties.type, parentSchema: schema66.additionalProperties, data: data24 };
                if (vErrors === null) {
                  vErrors = [err55];
                } else {
                  vErrors.push(err55);
                }
                errors++;
              }
            }
          } else {
            const err56 = { instancePath: instancePath + "/monitoring/headers", schemaPath: "#/$defs/serviceHeaders/type", keyword: "type", params: { type: "object" }, schema: schema66.type, parentSchema: schema66, data: data23 };
            if (vErrors === null) {
              vErrors = [err56];
            } else {
              vErrors.push(err56);
            }
            errors++;
          }
        }
        if (data21.signingKeys !== void 0) {
          let data25 = data21.signingKeys;
          if (Array.isArray(data25)) {
            if (data25.length > 2) {
              const err57 = { instancePath: instancePath + "/monitoring/signingKeys", schemaPath: "#/$defs/signingKeys/maxItems", keyword: "maxItems", params: { limit: 2 }, schema: 2, parentSchema: schema67, data: data25 };
              if (vErrors === null) {
                vErrors = [err57];
              } else {
                vErrors.push(err57);
              }
              errors++;
            }
            if (data25.length < 1) {
              const err58 = { instancePath: instancePath + "/monitoring/signingKeys", schemaPath: "#/$defs/signingKeys/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema67, data: data25 };
              if (vErrors === null) {
                vErrors = [err58];
              } else {
                vErrors.push(err58);
              }
              errors++;
            }
            const len0 = data25.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data26 = data25[i0];
              if (typeof data26 === "string") {
                if (func2(data26) > 200) {
                  const err59 = { instancePath: instancePath + "/monitoring/signingKeys/" + i0, schemaPath: "#/$defs/signingKeys/items/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema67.items, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err59];
                  } else {
                    vErrors.push(err59);
                  }
                  errors++;
                }
                if (func2(data26) < 1) {
                  const err60 = { instancePath: instancePath + "/monitoring/signingKeys/" + i0, schemaPath: "#/$defs/signingKeys/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema67.items, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err60];
                  } else {
                    vErrors.push(err60);
                  }
                  errors++;
                }
              } else {
                const err61 = { instancePath: instancePath + "/monitoring/signingKeys/" + i0, schemaPath: "#/$defs/signingKeys/items/type", keyword: "type", params: { type: "string" }, schema: schema67.items.type, parentSchema: schema67.items, data: data26 };
                if (vErrors === null) {
                  vErrors = [err61];
                } else {
                  vErrors.push(err61);
                }
                errors++;
              }
            }
          } else {
            const err62 = { instancePath: instancePath + "/monitoring/signingKeys", schemaPath: "#/$defs/signingKeys/type", keyword: "type", params: { type: "array" }, schema: schema67.type, parentSchema: schema67, data: data25 };
            if (vErrors === null) {
              vErrors = [err62];
            } else {
              vErrors.push(err62);
            }
            errors++;
          }
        }
      } else {
        const err63 = { instancePath: instancePath + "/monitoring", schemaPath: "#/properties/monitoring/type", keyword: "type", params: { type: "object" }, schema: schema75.properties.monitoring.type, parentSchema: schema75.properties.monitoring, data: data21 };
        if (vErrors === null) {
          vErrors = [err63];
        } else {
          vErrors.push(err63);
        }
        errors++;
      }
    }
    if (data.notify !== void 0) {
      let data27 = data.notify;
      if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
        for (const key11 in data27) {
          const _errs76 = errors;
          if (typeof key11 === "string") {
            if (!pattern4.test(key11)) {
              const err64 = { instancePath: instancePath + "/notify", schemaPath: "#/properties/notify/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, schema: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", parentSchema: schema75.properties.notify.propertyNames, data: key11, propertyName: key11 };
              if (vErrors === null) {
                vErrors = [err64];
              } else {
                vErrors.push(err64);
              }
              errors++;
            }
          }
          var valid23 = _errs76 === errors;
          if (!valid23) {
            const err65 = { instancePath: instancePath + "/notify", schemaPath: "#/properties/notify/propertyNames", keyword: "propertyNames", params: { propertyName: key11 }, schema: schema75.properties.notify.propertyNames, parentSchema: schema75.properties.notify, data: data27 };
            if (vErrors === null) {
              vErrors = [err65];
            } else {
              vErrors.push(err65);
            }
            errors++;
          }
        }
        for (const key12 in data27) {
          let data28 = data27[key12];
          if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
            if (data28.kind === void 0) {
              const err66 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/chat/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema101.required, parentSchema: schema101, data: data28 };
              if (vErrors === null) {
                vErrors = [err66];
              } else {
                vErrors.push(err66);
              }
              errors++;
            }
            if (data28.url === void 0) {
              const err67 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/chat/required", keyword: "required", params: { missingProperty: "url" }, schema: schema101.required, parentSchema: schema101, data: data28 };
              if (vErrors === null) {
                vErrors = [err67];
              } else {
                vErrors.push(err67);
              }
              errors++;
            }
            for (const key13 in data28) {
              if (!(key13 === "kind" || key13 === "url" || key13 === "when" || key13 === "mentions")) {
                const err68 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/chat/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, schema: false, parentSchema: schema101, data: data28 };
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
            }
            if (data28.kind !== void 0) {
              let data29 = data28.kind;
              if (typeof data29 !== "string") {
                const err69 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/kind", schemaPath: "#/$defs/chat/properties/kind/type", keyword: "type", params: { type: "string" }, schema: schema101.properties.kind.type, parentSchema: schema101.properties.kind, data: data29 };
                if (vErrors === null) {
                  vErrors = [err69];
                } else {
                  vErrors.push(err69);
                }
                errors++;
              }
              if (!(data29 === "slack" || data29 === "teams")) {
                const err70 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/kind", schemaPath: "#/$defs/chat/properties/kind/enum", keyword: "enum", params: { allowedValues: schema101.properties.kind.enum }, schema: schema101.properties.kind.enum, parentSchema: schema101.properties.kind, data: data29 };
                if (vErrors === null) {
                  vErrors = [err70];
                } else {
                  vErrors.push(err70);
                }
                errors++;
              }
            }
            if (data28.url !== void 0) {
              let data30 = data28.url;
              if (typeof data30 === "string") {
                if (!pattern51.test(data30)) {
                  const err71 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/url", schemaPath: "#/$defs/chat/properties/url/pattern", keyword: "pattern", params: { pattern: "^\\$\\{env:[A-Za-z_][A-Za-z0-9_]*\\}$" }, schema: "^\\$\\{env:[A-Za-z_][A-Za-z0-9_]*\\}$", parentSchema: schema101.properties.url, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err71];
                  } else {
                    vErrors.push(err71);
                  }
                  errors++;
                }
              } else {
                const err72 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/url", schemaPath: "#/$defs/chat/properties/url/type", keyword: "type", params: { type: "string" }, schema: schema101.properties.url.type, parentSchema: schema101.properties.url, data: data30 };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
            }
            if (data28.when !== void 0) {
              let data31 = data28.when;
              if (typeof data31 !== "string") {
                const err73 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/when", schemaPath: "#/$defs/chat/properties/when/type", keyword: "type", params: { type: "string" }, schema: schema101.properties.when.type, parentSchema: schema101.properties.when, data: data31 };
                if (vErrors === null) {
                  vErrors = [err73];
                } else {
                  vErrors.push(err73);
                }
                errors++;
              }
              if (!(data31 === "always" || data31 === "changes" || data31 === "failure")) {
                const err74 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/when", schemaPath: "#/$defs/chat/properties/when/enum", keyword: "enum", params: { allowedValues: schema101.properties.when.enum }, schema: schema101.properties.when.enum, parentSchema: schema101.properties.when, data: data31 };
                if (vErrors === null) {
                  vErrors = [err74];
                } else {
                  vErrors.push(err74);
                }
                errors++;
              }
            }
            if (data28.mentions !== void 0) {
              let data32 = data28.mentions;
              if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
                for (const key14 in data32) {
                  let data33 = data32[key14];
                  if (typeof data33 === "string") {
                    if (!pattern52.test(data33)) {
                      const err75 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/mentions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/chat/properties/mentions/additionalProperties/pattern", keyword: "pattern", params: { pattern: "^(?:[USW][A-Z0-9]{4,20}|[^\\s<>@]{1,64}@[^\\s<>@]{1,255})$" }, schema: "^(?:[USW][A-Z0-9]{4,20}|[^\\s<>@]{1,64}@[^\\s<>@]{1,255})$", parentSchema: schema101.properties.mentions.additionalProperties, data: data33 };
                      if (vErrors === null) {
                        vErrors = [err75];
                      } else {
                        vErrors.push(err75);
                      }
                      errors++;
                    }
                  } else {
                    const err76 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/mentions/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/chat/properties/mentions/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema101.properties.mentions.additionalProperties.type, parentSchema: schema101.properties.mentions.additionalProperties, data: data33 };
                    if (vErrors === null) {
                      vErrors = [err76];
                    } else {
                      vErrors.push(err76);
                    }
                    errors++;
                  }
                }
              } else {
                const err77 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/mentions", schemaPath: "#/$defs/chat/properties/mentions/type", keyword: "type", params: { type: "object" }, schema: schema101.properties.mentions.type, parentSchema: schema101.properties.mentions, data: data32 };
                if (vErrors === null) {
                  vErrors = [err77];
                } else {
                  vErrors.push(err77);
                }
                errors++;
              }
            }
          } else {
            const err78 = { instancePath: instancePath + "/notify/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/chat/type", keyword: "type", params: { type: "object" }, schema: schema101.type, parentSchema: schema101, data: data28 };
            if (vErrors === null) {
              vErrors = [err78];
            } else {
              vErrors.push(err78);
            }
            errors++;
          }
        }
      } else {
        const err79 = { instancePath: instancePath + "/notify", schemaPath: "#/properties/notify/type", keyword: "type", params: { type: "object" }, schema: schema75.properties.notify.type, parentSchema: schema75.properties.notify, data: data27 };
        if (vErrors === null) {
          vErrors = [err79];
        } else {
          vErrors.push(err79);
        }
        errors++;
      }
    }
    if (data.deprecation !== void 0) {
      let data34 = data.deprecation;
      if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
        for (const key15 in data34) {
          if (!(key15 === "hook" || key15 === "grace" || key15 === "retire")) {
            const err80 = { instancePath: instancePath + "/deprecation", schemaPath: "#/properties/deprecation/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, schema: false, parentSchema: schema75.properties.deprecation, data: data34 };
            if (vErrors === null) {
              vErrors = [err80];
            } else {
              vErrors.push(err80);
            }
            errors++;
          }
        }
        if (data34.hook !== void 0) {
          let data35 = data34.hook;
          if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
            if (data35.url === void 0) {
              const err81 = { instancePath: instancePath + "/deprecation/hook", schemaPath: "#/properties/deprecation/properties/hook/required", keyword: "required", params: { missingProperty: "url" }, schema: schema75.properties.deprecation.properties.hook.required, parentSchema: schema75.properties.deprecation.properties.hook, data: data35 };
              if (vErrors === null) {
                vErrors = [err81];
              } else {
                vErrors.push(err81);
              }
              errors++;
            }
            for (const key16 in data35) {
              if (!(key16 === "url" || key16 === "headers" || key16 === "signingKeys")) {
                const err82 = { instancePath: instancePath + "/deprecation/hook", schemaPath: "#/properties/deprecation/properties/hook/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, schema: false, parentSchema: schema75.properties.deprecation.properties.hook, data: data35 };
                if (vErrors === null) {
                  vErrors = [err82];
                } else {
                  vErrors.push(err82);
                }
                errors++;
              }
            }
            if (data35.url !== void 0) {
              let data36 = data35.url;
              if (typeof data36 === "string") {
                if (!pattern22.test(data36)) {
                  const err83 = { instancePath: instancePath + "/deprecation/hook/url", schemaPath: "#/$defs/serviceUrl/pattern", keyword: "pattern", params: { pattern: "^https?://[^\\s]+$" }, schema: "^https?://[^\\s]+$", parentSchema: schema65, data: data36 };
                  if (vErrors === null) {
                    vErrors = [err83];
                  } else {
                    vErrors.push(err83);
                  }
                  errors++;
                }
              } else {
                const err84 = { instancePath: instancePath + "/deprecation/hook/url", schemaPath: "#/$defs/serviceUrl/type", keyword: "type", params: { type: "string" }, schema: schema65.type, parentSchema: schema65, data: data36 };
                if (vErrors === null) {
                  vErrors = [err84];
                } else {
                  vErrors.push(err84);
                }
                errors++;
              }
            }
            if (data35.headers !== void 0) {
              let data37 = data35.headers;
              if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
                for (const key17 in data37) {
                  let data38 = data37[key17];
                  if (typeof data38 === "string") {
                    if (func2(data38) > 8192) {
                      const err85 = { instancePath: instancePath + "/deprecation/hook/headers/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/serviceHeaders/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 8192 }, schema: 8192, parentSchema: schema66.additionalProperties, data: data38 };
                      if (vErrors === null) {
                        vErrors = [err85];
                      } else {
                        vErrors.push(err85);
                      }
                      errors++;
                    }
                  } else {
                    const err86 = { instancePath: instancePath + "/deprecation/hook/headers/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/serviceHeaders/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema66.additionalProperties.type, parentSchema: schema66.additionalProperties, data: data38 };
                    if (vErrors === null) {
                      vErrors = [err86];
                    } else {
                      vErrors.push(err86);
                    }
                    errors++;
                  }
                }
              } else {
                const err87 = { instancePath: instancePath + "/deprecation/hook/headers", schemaPath: "#/$defs/serviceHeaders/type", keyword: "type", params: { type: "object" }, schema: schema66.type, parentSchema: schema66, data: data37 };
                if (vErrors === null) {
                  vErrors = [err87];
                } else {
                  vErrors.push(err87);
                }
                errors++;
              }
            }
            if (data35.signingKeys !== void 0) {
              let data39 = data35.signingKeys;
              if (Array.isArray(data39)) {
                if (data39.length > 2) {
                  const err88 = { instancePath: instancePath + "/deprecation/hook/signingKeys", schemaPath: "#/$defs/signingKeys/maxItems", keyword: "maxItems", params: { limit: 2 }, schema: 2, parentSchema: schema67, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err88];
                  } else {
                    vErrors.push(err88);
                  }
                  errors++;
                }
                if (data39.length < 1) {
                  const err89 = { instancePath: instancePath + "/deprecation/hook/signingKeys", schemaPath: "#/$defs/signingKeys/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema67, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err89];
                  } else {
                    vErrors.push(err89);
                  }
                  errors++;
                }
                const len1 = data39.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data40 = data39[i1];
                  if (typeof data40 === "string") {
                    if (func2(data40) > 200) {
                      const err90 = { instancePath: instancePath + "/deprecation/hook/signingKeys/" + i1, schemaPath: "#/$defs/signingKeys/items/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema67.items, data: data40 };
                      if (vErrors === null) {
                        vErrors = [err90];
                      } else {
                        vErrors.push(err90);
                      }
                      errors++;
                    }
                    if (func2(data40) < 1) {
                      const err91 = { instancePath: instancePath + "/deprecation/hook/signingKeys/" + i1, schemaPath: "#/$defs/signingKeys/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema67.items, data: data40 };
                      if (vErrors === null) {
                        vErrors = [err91];
                      } else {
                        vErrors.push(err91);
                      }
                      errors++;
                    }
                  } else {
                    const err92 = { instancePath: instancePath + "/deprecation/hook/signingKeys/" + i1, schemaPath: "#/$defs/signingKeys/items/type", keyword: "type", params: { type: "string" }, schema: schema67.items.type, parentSchema: schema67.items, data: data40 };
                    if (vErrors === null) {
                      vErrors = [err92];
                    } else {
                      vErrors.push(err92);
                    }
                    errors++;
                  }
                }
              } else {
                const err93 = { instancePath: instancePath + "/deprecation/hook/signingKeys", schemaPath: "#/$defs/signingKeys/type", keyword: "type", params: { type: "array" }, schema: schema67.type, parentSchema: schema67, data: data39 };
                if (vErrors === null) {
                  vErrors = [err93];
                } else {
                  vErrors.push(err93);
                }
                errors++;
              }
            }
          } else {
            const err94 = { instancePath: instancePath + "/deprecation/hook", schemaPath: "#/properties/deprecation/properties/hook/type", keyword: "type", params: { type: "object" }, schema: schema75.properties.deprecation.properties.hook.type, parentSchema: schema75.properties.deprecation.properties.hook, data: data35 };
            if (vErrors === null) {
              vErrors = [err94];
            } else {
              vErrors.push(err94);
            }
            errors++;
          }
        }
        if (data34.grace !== void 0) {
          let data41 = data34.grace;
          if (typeof data41 === "string") {
            if (!pattern11.test(data41)) {
              const err95 = { instancePath: instancePath + "/deprecation/grace", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$" }, schema: "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$", parentSchema: schema61, data: data41 };
              if (vErrors === null) {
                vErrors = [err95];
              } else {
                vErrors.push(err95);
              }
              errors++;
            }
          } else {
            const err96 = { instancePath: instancePath + "/deprecation/grace", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema61.type, parentSchema: schema61, data: data41 };
            if (vErrors === null) {
              vErrors = [err96];
            } else {
              vErrors.push(err96);
            }
            errors++;
          }
        }
        if (data34.retire !== void 0) {
          let data42 = data34.retire;
          if (typeof data42 !== "string") {
            const err97 = { instancePath: instancePath + "/deprecation/retire", schemaPath: "#/properties/deprecation/properties/retire/type", keyword: "type", params: { type: "string" }, schema: schema75.properties.deprecation.properties.retire.type, parentSchema: schema75.properties.deprecation.properties.retire, data: data42 };
            if (vErrors === null) {
              vErrors = [err97];
            } else {
              vErrors.push(err97);
            }
            errors++;
          }
          if (!(data42 === "manual" || data42 === "auto")) {
            const err98 = { instancePath: instancePath + "/deprecation/retire", schemaPath: "#/properties/deprecation/properties/retire/enum", keyword: "enum", params: { allowedValues: schema75.properties.deprecation.properties.retire.enum }, schema: schema75.properties.deprecation.properties.retire.enum, parentSchema: schema75.properties.deprecation.properties.retire, data: data42 };
            if (vErrors === null) {
              vErrors = [err98];
            } else {
              vErrors.push(err98);
            }
            errors++;
          }
        }
      } else {
        const err99 = { instancePath: instancePath + "/deprecation", schemaPath: "#/properties/deprecation/type", keyword: "type", params: { type: "object" }, schema: schema75.properties.deprecation.type, parentSchema: schema75.properties.deprecation, data: data34 };
        if (vErrors === null) {
          vErrors = [err99];
        } else {
          vErrors.push(err99);
        }
        errors++;
      }
    }
  } else {
    const err100 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema75.type, parentSchema: schema75, data };
    if (vErrors === null) {
      vErrors = [err100];
    } else {
      vErrors.push(err100);
    }
    errors++;
  }
  validate35.errors = vErrors;
  return errors === 0;
}
validate35.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
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
    if (data.environments === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "environments" }, schema: schema58.required, parentSchema: schema58, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "manifests" || key0 === "scope" || key0 === "state" || key0 === "audit" || key0 === "defaults" || key0 === "limits" || key0 === "policy" || key0 === "environments")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema58, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.manifests !== void 0) {
      let data0 = data.manifests;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err2 = { instancePath: instancePath + "/manifests", schemaPath: "#/properties/manifests/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema58.properties.manifests, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/manifests", schemaPath: "#/properties/manifests/type", keyword: "type", params: { type: "string" }, schema: schema58.properties.manifests.type, parentSchema: schema58.properties.manifests, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.scope !== void 0) {
      let data1 = data.scope;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          if (!(key1 === "names")) {
            const err4 = { instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema58.properties.scope, data: data1 };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data1.names !== void 0) {
          let data2 = data1.names;
          if (Array.isArray(data2)) {
            if (data2.length < 1) {
              const err5 = { instancePath: instancePath + "/scope/names", schemaPath: "#/properties/scope/properties/names/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema58.properties.scope.properties.names, data: data2 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
            const len0 = data2.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data3 = data2[i0];
              if (typeof data3 === "string") {
                if (func2(data3) > 200) {
                  const err6 = { instancePath: instancePath + "/scope/names/" + i0, schemaPath: "#/$defs/glob/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema59, data: data3 };
                  if (vErrors === null) {
                    vErrors = [err6];
                  } else {
                    vErrors.push(err6);
                  }
                  errors++;
                }
                if (func2(data3) < 1) {
                  const err7 = { instancePath: instancePath + "/scope/names/" + i0, schemaPath: "#/$defs/glob/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema59, data: data3 };
                  if (vErrors === null) {
                    vErrors = [err7];
                  } else {
                    vErrors.push(err7);
                  }
                  errors++;
                }
              } else {
                const err8 = { instancePath: instancePath + "/scope/names/" + i0, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, schema: schema59.type, parentSchema: schema59, data: data3 };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
          } else {
            const err9 = { instancePath: instancePath + "/scope/names", schemaPath: "#/properties/scope/properties/names/type", keyword: "type", params: { type: "array" }, schema: schema58.properties.scope.properties.names.type, parentSchema: schema58.properties.scope.properties.names, data: data2 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/type", keyword: "type", params: { type: "object" }, schema: schema58.properties.scope.type, parentSchema: schema58.properties.scope, data: data1 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.state !== void 0) {
      let data4 = data.state;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.backend === void 0) {
          const err11 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/required", keyword: "required", params: { missingProperty: "backend" }, schema: schema58.properties.state.required, parentSchema: schema58.properties.state, data: data4 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data4.backend !== void 0) {
          let data5 = data4.backend;
          if (typeof data5 !== "string") {
            const err12 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/properties/backend/type", keyword: "type", params: { type: "string" }, schema: schema58.properties.state.properties.backend.type, parentSchema: schema58.properties.state.properties.backend, data: data5 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          if (!(data5 === "local" || data5 === "postgres")) {
            const err13 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/properties/backend/enum", keyword: "enum", params: { allowedValues: schema58.properties.state.properties.backend.enum }, schema: schema58.properties.state.properties.backend.enum, parentSchema: schema58.properties.state.properties.backend, data: data5 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        const tag0 = data4.backend;
        if (typeof tag0 == "string") {
          if (tag0 === "local") {
            if (!validate27(data4, { instancePath: instancePath + "/state", parentData: data, parentDataProperty: "state", rootData, dynamicAnchors })) {
              vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
              errors = vErrors.length;
            }
            var props0 = true;
          } else if (tag0 === "postgres") {
            if (!validate28(data4, { instancePath: instancePath + "/state", parentData: data, parentDataProperty: "state", rootData, dynamicAnchors })) {
              vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
              errors = vErrors.length;
            }
            if (props0 !== true) {
              props0 = true;
            }
          } else {
            const err14 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "backend", tagValue: tag0 }, schema: schema58.properties.state.discriminator, parentSchema: schema58.properties.state, data: data4 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        } else {
          const err15 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/discriminator", keyword: "discriminator", params: { error: "tag", tag: "backend", tagValue: tag0 }, schema: schema58.properties.state.discriminator, parentSchema: schema58.properties.state, data: data4 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/type", keyword: "type", params: { type: "object" }, schema: schema58.properties.state.type, parentSchema: schema58.properties.state, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.audit !== void 0) {
      let data6 = data.audit;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        for (const key2 in data6) {
          if (!(key2 === "signingKey" || key2 === "anchors")) {
            const err17 = { instancePath: instancePath + "/audit", schemaPath: "#/properties/audit/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema58.properties.audit, data: data6 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        if (data6.signingKey !== void 0) {
          let data7 = data6.signingKey;
          if (typeof data7 === "string") {
            if (func2(data7) < 1) {
              const err18 = { instancePath: instancePath + "/audit/signingKey", schemaPath: "#/properties/audit/properties/signingKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema58.properties.audit.properties.signingKey, data: data7 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          } else {
            const err19 = { instancePath: instancePath + "/audit/signingKey", schemaPath: "#/properties/audit/properties/signingKey/type", keyword: "type", params: { type: "string" }, schema: schema58.properties.audit.properties.signingKey.type, parentSchema: schema58.properties.audit.properties.signingKey, data: data7 };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data6.anchors !== void 0) {
          let data8 = data6.anchors;
          if (Array.isArray(data8)) {
            if (data8.length > 10) {
              const err20 = { instancePath: instancePath + "/audit/anchors", schemaPath: "#/properties/audit/properties/anchors/maxItems", keyword: "maxItems", params: { limit: 10 }, schema: 10, parentSchema: schema58.properties.audit.properties.anchors, data: data8 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            const len1 = data8.length;
            for (let i1 = 0; i1 < len1; i1++) {
              if (!validate31(data8[i1], { instancePath: instancePath + "/audit/anchors/" + i1, parentData: data8, parentDataProperty: i1, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err21 = { instancePath: instancePath + "/audit/anchors", schemaPath: "#/properties/audit/properties/anchors/type", keyword: "type", params: { type: "array" }, schema: schema58.properties.audit.properties.anchors.type, parentSchema: schema58.properties.audit.properties.anchors, data: data8 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/audit", schemaPath: "#/properties/audit/type", keyword: "type", params: { type: "object" }, schema: schema58.properties.audit.type, parentSchema: schema58.properties.audit, data: data6 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.defaults !== void 0) {
      let data10 = data.defaults;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        for (const key3 in data10) {
          if (!(key3 === "method" || key3 === "payloadFormat")) {
            const err23 = { instancePath: instancePath + "/defaults", schemaPath: "#/properties/defaults/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema58.properties.defaults, data: data10 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data10.method !== void 0) {
          let data11 = data10.method;
          if (typeof data11 !== "string") {
            const err24 = { instancePath: instancePath + "/defaults/method", schemaPath: "#/properties/defaults/properties/method/type", keyword: "type", params: { type: "string" }, schema: schema58.properties.defaults.properties.method.type, parentSchema: schema58.properties.defaults.properties.method, data: data11 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
          if (!(data11 === "POST" || data11 === "PUT" || data11 === "PATCH")) {
            const err25 = { instancePath: instancePath + "/defaults/method", schemaPath: "#/properties/defaults/properties/method/enum", keyword: "enum", params: { allowedValues: schema58.properties.defaults.properties.method.enum }, schema: schema58.properties.defaults.properties.method.enum, parentSchema: schema58.properties.defaults.properties.method, data: data11 };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data10.payloadFormat !== void 0) {
          let data12 = data10.payloadFormat;
          if (typeof data12 === "string") {
            if (!pattern5.test(data12)) {
              const err26 = { instancePath: instancePath + "/defaults/payloadFormat", schemaPath: "#/properties/defaults/properties/payloadFormat/pattern", keyword: "pattern", params: { pattern: "^[a-z]+/[a-z0-9.+-]{1,100}$" }, schema: "^[a-z]+/[a-z0-9.+-]{1,100}$", parentSchema: schema58.properties.defaults.properties.payloadFormat, data: data12 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
          } else {
            const err27 = { instancePath: instancePath + "/defaults/payloadFormat", schemaPath: "#/properties/defaults/properties/payloadFormat/type", keyword: "type", params: { type: "string" }, schema: schema58.properties.defaults.properties.payloadFormat.type, parentSchema: schema58.properties.defaults.properties.payloadFormat, data: data12 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/defaults", schemaPath: "#/properties/defaults/type", keyword: "type", params: { type: "object" }, schema: schema58.properties.defaults.type, parentSchema: schema58.properties.defaults, data: data10 };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.limits !== void 0) {
      let data13 = data.limits;
      if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
        for (const key4 in data13) {
          if (!(key4 === "maxDeprecations" || key4 === "maxRecreations")) {
            const err29 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema58.properties.limits, data: data13 };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data13.maxDeprecations !== void 0) {
          let data14 = data13.maxDeprecations;
          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
            for (const key5 in data14) {
              if (!(key5 === "percent" || key5 === "atLeast")) {
                const err30 = { instancePath: instancePath + "/limits/maxDeprecations", schemaPath: "#/properties/limits/properties/maxDeprecations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema58.properties.limits.properties.maxDeprecations, data: data14 };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data14.percent !== void 0) {
              let data15 = data14.percent;
              if (typeof data15 == "number" && isFinite(data15)) {
                if (data15 > 100 || isNaN(data15)) {
                  const err31 = { instancePath: instancePath + "/limits/maxDeprecations/percent", schemaPath: "#/properties/limits/properties/maxDeprecations/properties/percent/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema58.properties.limits.properties.maxDeprecations.properties.percent, data: data15 };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    vErrors.push(err31);
                  }
                  errors++;
                }
                if (data15 < 0 || isNaN(data15)) {
                  const err32 = { instancePath: instancePath + "/limits/maxDeprecations/percent", schemaPath: "#/properties/limits/properties/maxDeprecations/properties/percent/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema58.properties.limits.properties.maxDeprecations.properties.percent, data: data15 };
                  if (vErrors === null) {
                    vErrors = [err32];
                  } else {
                    vErrors.push(err32);
                  }
                  errors++;
                }
              } else {
                const err33 = { instancePath: instancePath + "/limits/maxDeprecations/percent", schemaPath: "#/properties/limits/properties/maxDeprecations/properties/percent/type", keyword: "type", params: { type: "number" }, schema: schema58.properties.limits.properties.maxDeprecations.properties.percent.type, parentSchema: schema58.properties.limits.properties.maxDeprecations.properties.percent, data: data15 };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data14.atLeast !== void 0) {
              let data16 = data14.atLeast;
              if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
                const err34 = { instancePath: instancePath + "/limits/maxDeprecations/atLeast", schemaPath: "#/properties/limits/properties/maxDeprecations/properties/atLeast/type", keyword: "type", params: { type: "integer" }, schema: schema58.properties.limits.properties.maxDeprecations.properties.atLeast.type, parentSchema: schema58.properties.limits.properties.maxDeprecations.properties.atLeast, data: data16 };
                if (vErrors === null) {
                  vErrors = [err34];
                } else {
                  vErrors.push(err34);
                }
                errors++;
              }
              if (typeof data16 == "number" && isFinite(data16)) {
                if (data16 < 0 || isNaN(data16)) {
                  const err35 = { instancePath: instancePath + "/limits/maxDeprecations/atLeast", schemaPath: "#/properties/limits/properties/maxDeprecations/properties/atLeast/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema58.properties.limits.properties.maxDeprecations.properties.atLeast, data: data16 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err36 = { instancePath: instancePath + "/limits/maxDeprecations", schemaPath: "#/properties/limits/properties/maxDeprecations/type", keyword: "type", params: { type: "object" }, schema: schema58.properties.limits.properties.maxDeprecations.type, parentSchema: schema58.properties.limits.properties.maxDeprecations, data: data14 };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
        if (data13.maxRecreations !== void 0) {
          let data17 = data13.maxRecreations;
          if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
            for (const key6 in data17) {
              if (!(key6 === "percent" || key6 === "atLeast")) {
                const err37 = { instancePath: instancePath + "/limits/maxRecreations", schemaPath: "#/properties/limits/properties/maxRecreations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, schema: false, parentSchema: schema58.properties.limits.properties.maxRecreations, data: data17 };
                if (vErrors === null) {
                  vErrors = [err37];
                } else {
                  vErrors.push(err37);
                }
                errors++;
              }
            }
            if (data17.percent !== void 0) {
              let data18 = data17.percent;
              if (typeof data18 == "number" && isFinite(data18)) {
                if (data18 > 100 || isNaN(data18)) {
                  const err38 = { instancePath: instancePath + "/limits/maxRecreations/percent", schemaPath: "#/properties/limits/properties/maxRecreations/properties/percent/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema58.properties.limits.properties.maxRecreations.properties.percent, data: data18 };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
                if (data18 < 0 || isNaN(data18)) {
                  const err39 = { instancePath: instancePath + "/limits/maxRecreations/percent", schemaPath: "#/properties/limits/properties/maxRecreations/properties/percent/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema58.properties.limits.properties.maxRecreations.properties.percent, data: data18 };
                  if (vErrors === null) {
                    vErrors = [err39];
                  } else {
                    vErrors.push(err39);
                  }
                  errors++;
                }
              } else {
                const err40 = { instancePath: instancePath + "/limits/maxRecreations/percent", schemaPath: "#/properties/limits/properties/maxRecreations/properties/percent/type", keyword: "type", params: { type: "number" }, schema: schema58.properties.limits.properties.maxRecreations.properties.percent.type, parentSchema: schema58.properties.limits.properties.maxRecreations.properties.percent, data: data18 };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
            }
            if (data17.atLeast !== void 0) {
              let data19 = data17.atLeast;
              if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)) && isFinite(data19))) {
                const err41 = { instancePath: instancePath + "/limits/maxRecreations/atLeast", schemaPath: "#/properties/limits/properties/maxRecreations/properties/atLeast/type", keyword: "type", params: { type: "integer" }, schema: schema58.properties.limits.properties.maxRecreations.properties.atLeast.type, parentSchema: schema58.properties.limits.properties.maxRecreations.properties.atLeast, data: data19 };
                if (vErrors === null) {
                  vErrors = [err41];
                } else {
                  vErrors.push(err41);
                }
                errors++;
              }
              if (typeof data19 == "number" && isFinite(data19)) {
                if (data19 < 0 || isNaN(data19)) {
                  const err42 = { instancePath: instancePath + "/limits/maxRecreations/atLeast", schemaPath: "#/properties/limits/properties/maxRecreations/properties/atLeast/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema58.properties.limits.properties.maxRecreations.properties.atLeast, data: data19 };
                  if (vErrors === null) {
                    vErrors = [err42];
                  } else {
                    vErrors.push(err42);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err43 = { instancePath: instancePath + "/limits/maxRecreations", schemaPath: "#/properties/limits/properties/maxRecreations/type", keyword: "type", params: { type: "object" }, schema: schema58.properties.limits.properties.maxRecreations.type, parentSchema: schema58.properties.limits.properties.maxRecreations, data: data17 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
      } else {
        const err44 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, schema: schema58.properties.limits.type, parentSchema: schema58.properties.limits, data: data13 };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.policy !== void 0) {
      if (!validate33(data.policy, { instancePath: instancePath + "/policy", parentData: data, parentDataProperty: "policy", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
        errors = vErrors.length;
      }
    }
    if (data.environments !== void 0) {
      let data21 = data.environments;
      if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
        if (Object.keys(data21).length < 1) {
          const err45 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema58.properties.environments, data: data21 };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        for (const key7 in data21) {
          const _errs54 = errors;
          if (typeof key7 === "string") {
            if (!pattern4.test(key7)) {
              const err46 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" }, schema: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", parentSchema: schema58.properties.environments.propertyNames, data: key7, propertyName: key7 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
          }
          var valid16 = _errs54 === errors;
          if (!valid16) {
            const err47 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames", keyword: "propertyNames", params: { propertyName: key7 }, schema: schema58.properties.environments.propertyNames, parentSchema: schema58.properties.environments, data: data21 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        for (const key8 in data21) {
          if (!validate35(data21[key8], { instancePath: instancePath + "/environments/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data21, parentDataProperty: key8, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err48 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/type", keyword: "type", params: { type: "object" }, schema: schema58.properties.environments.type, parentSchema: schema58.properties.environments, data: data21 };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
    }
  } else {
    const err49 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema58.type, parentSchema: schema58, data };
    if (vErrors === null) {
      vErrors = [err49];
    } else {
      vErrors.push(err49);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  validateConfig,
  validateManifest
};
