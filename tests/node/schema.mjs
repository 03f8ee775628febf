// The part of JSON Schema that docs/scan.md uses.
import * as fs from "node:fs";

const type = (v) => Array.isArray(v) ? "array" : v === null ? "null"
    : Number.isInteger(v) ? "integer" : typeof v;

const doc = fs.readFileSync("docs/scan.md", "utf8");
export const schema = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(doc)[1]);

const KNOWN = new Set(["$schema", "$defs", "$ref", "title", "type", "const",
    "enum", "pattern", "minLength", "minimum", "items", "properties",
    "required", "additionalProperties", "oneOf"]);

// What is wrong with v: a list of "path: why".
export function wrong(v, s = schema, at = "$") {
    const bad = [], say = (why) => bad.push(`${at}: ${why}`);
    for (const key of Object.keys(s))
        if (!KNOWN.has(key)) say(`the schema's '${key}' is not understood`);
    if (s.$ref) return wrong(v, schema.$defs[s.$ref.split("/").pop()], at);
    if (s.type && type(v) !== s.type) return [`${at}: no ${s.type}`];
    if ("const" in s && v !== s.const) say(`not ${s.const}`);
    if (s.enum && !s.enum.includes(v)) say(`'${v}' is not one of the enum`);
    if (s.pattern && !new RegExp(s.pattern).test(v)) say(`not ${s.pattern}`);
    if (s.minLength > v.length) say("empty");
    if (s.minimum > v) say(`below ${s.minimum}`);
    const into = (x, sub, where) => bad.push(...wrong(x, sub, where));
    if (s.items) v.forEach((x, i) => into(x, s.items, `${at}[${i}]`));
    for (const key of s.required ?? []) if (!(key in v)) say(`no '${key}'`);
    for (const [key, x] of Object.entries(s.properties ? v : {})) {
        if (s.properties[key]) into(x, s.properties[key], `${at}.${key}`);
        else if (s.additionalProperties === false) say(`unknown '${key}'`);
    }
    if (s.oneOf && s.oneOf.filter((o) => !wrong(v, o, at).length).length !== 1)
        say("not one of its forms");
    return bad;
}
