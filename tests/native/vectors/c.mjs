// A table of calls as a C program that says what each gave: of the library
// compiled for this machine (host: ""), or of the bindings (host: its name).
import {
    encoded,
    importsOf,
    isBytes,
    isNumber,
    objectsIn,
    seenFields,
    shapeOf,
    size,
} from "./calls.mjs";

const PRELUDE = `
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static void *objects[OBJECTS];
static int entered;
static void say_i(long long v) { printf("%lld", v); }
static void say_u(unsigned long long v) { printf("%llu", v); }
static void say_f32(float f)
{
    uint32_t b;
    memcpy(&b, &f, 4);
    if (f != f) printf("nan"); else printf("%08x", b);
}
static void say_f64(double f)
{
    uint64_t b;
    memcpy(&b, &f, 8);
    if (f != f) printf("nan"); else printf("%016llx", (unsigned long long)b);
}
static void say_bytes(const void *p, size_t n)
{
    const unsigned char *s = p;
    if (!s) { printf("null"); return; }
    printf("\\"");
    for (size_t i = 0; i < n; i++) printf("%02x", s[i]);
    printf("\\"");
}
static void say_text(const void *s, size_t unit)
{
    static const char zero[4];
    size_t n = 0;
    while (s && memcmp((const char *)s + n, zero, unit))
        n += unit;
    say_bytes(s, n);
}
static void say_object(const void *p)
{
    if (!p) { printf("null"); return; }
    for (size_t i = OBJECTS; i-- > 0;) // the newest at that address
        if (objects[i] == p) { printf("object %zu", i); return; }
    printf("object");
}
static void *given(const void *p, size_t n)
{
    void *copy = p ? malloc(n + 4) : NULL;
    if (copy) { memcpy(copy, p, n); memset((char *)copy + n, 0, 4); }
    return copy;
}
static FILE *file_of(const void *p, size_t n)
{
    FILE *f = tmpfile();
    fwrite(p, 1, n, f);
    rewind(f);
    return f;
}
static void say_file(FILE *f)
{
    static char all[1 << 20];
    fflush(f);
    rewind(f);
    say_bytes(all, fread(all, 1, sizeof all, f));
}
static size_t at_most(long long n, long long most)
{
    return (size_t)(n < 0 ? 0 : n < most ? n : most);
}
static float f32_of(uint32_t bits) { float f; memcpy(&f, &bits, 4); return f; }
static double f64_of(uint64_t bits)
{
    double d;
    memcpy(&d, &bits, 8);
    return d;
}
`;

export const quoted = (hex) =>
    '"' + (hex.match(/../g) ?? []).map((b) => "\\x" + b).join('" "') + '"';

export class Program {
    constructor(model, table, host) {
        this.model = model;
        this.table = table;
        this.host = host;
        this.functions = new Map(model.functions.map((f) => [f.c, f]));
        this.out = [];
    }

    // ---- values in ---------------------------------------------------------

    number(t, v) {
        if (t.kind === "float")
            return `${t.mem}_of(${v}${t.mem === "f32" ? "u" : "ull"})`;
        if (v[0] !== "-") return v + "ull";
        return v === "-9223372036854775808"
            ? "(-9223372036854775807ll - 1)"
            : `(${v}ll)`;
    }

    value(t, v) {
        if (t.kind === "handle") return v === null ? "NULL" : `objects[${v}]`;
        if (v === null) return "NULL";
        if (isNumber(t)) return this.number(t, v);
        if (t.kind === "text")
            return t.inPlace
                ? quoted(encoded(v, t.enc))
                : `(void *)${quoted(encoded(v, t.enc) + "000000")}`;
        if (t.kind === "record" || t.kind === "variant") {
            const one = this.record(t, v);
            return t.inPlace ? one : `&(${this.struct(t).c})${one}`;
        }
        if (typeof v === "string") return `(void *)(char[]){${quoted(v)}}`;
        const end = t.end === "nul" ? ["0"] : [];
        const all = [...v.map((e) => this.value(t.elem, e)), ...end];
        if (t.inPlace) return `{${all.join(", ")}}`;
        return `(${this.element(t)}[]){${all.join(", ") || "0"}}`;
    }

    struct(t) {
        return this.model[t.kind + "s"][t.id];
    }

    element(t) {
        return t.elem.kind === "record" || t.elem.kind === "variant"
            ? this.struct(t.elem).c
            : `__typeof__(${t.elem.c})`;
    }

    record(t, v) {
        if (t.kind === "variant")
            return this.variant(this.model.variants[t.id], v);
        return (
            "{" +
            this.model.records[t.id].fields
                .map(
                    (f, i) =>
                        `.${f.c} = ${this.value(f.type, v[i])}` +
                        (f.len ? `, .${f.len} = ${size(f.type, v[i])}` : ""),
                )
                .join(", ") +
            "}"
        );
    }

    variant({ tag, common, cases }, [i, shared, v]) {
        const one = cases[i];
        return (
            "{" +
            [
                `.${tag} = ${one.tag}`,
                ...common.map(
                    (f, k) => `.${f.c} = ${this.value(f.type, shared[k])}`,
                ),
                ...(one.type ? [`.${one.c} = ${this.value(one.type, v)}`] : []),
            ].join(", ") +
            "}"
        );
    }

    // ---- values out --------------------------------------------------------

    say(t, at, n) {
        switch (t.kind) {
            case "text":
                return this.sayText(t, at, n);
            case "variant":
            case "record":
                return `say_${t.kind}${t.id}(${t.inPlace ? "&" : ""}(${at}));`;
            case "handle":
                return `say_object(${at});`;
            case "float":
                return `say_${t.mem}(${at});`;
            case "list":
                return this.sayList(t, at, n);
            default:
                return `say_${t.mem[0]}(${at});`;
        }
    }

    sayText(t, at, n) {
        if (t.inPlace) return `say_bytes(${at}, strnlen(${at}, sizeof ${at}));`;
        const unit = /16/.test(t.enc) ? 2 : t.enc === "utf32" ? 4 : 1;
        return t.end === "nul"
            ? `say_text(${at}, ${unit});`
            : `say_bytes(${at}, (${n}) * ${t.elem?.size ?? 1});`;
    }

    sayList(t, at, n) {
        const count = t.end === "fixed" ? t.count : n,
            k = `k${this.depth ?? 0}`;
        if (isBytes(t) && t.end !== "nul") return `say_bytes(${at}, ${count});`;
        this.depth = (this.depth ?? 0) + 1;
        const end = t.end === "nul" ? `(${at})[${k}]` : `${k} < ${count}`;
        const text =
            `if (${at}) { printf("["); ` +
            `for (size_t ${k} = 0; ${end}; ${k}++) { ` +
            `if (${k}) printf(","); ${this.say(t.elem, `(${at})[${k}]`)} } ` +
            `printf("]"); } else printf("null");`;
        this.depth--;
        return text;
    }

    records() {
        const can = (fields) =>
            fields.every(
                (f) =>
                    isNumber(f.type) ||
                    ["text", "list", "record", "variant"].includes(f.type.kind),
            );
        const all = [...this.model.records, ...this.model.variants];
        const name = (r) =>
            `static void say_${r.tag ? "variant" : "record"}` +
            `${r.id}(const __typeof__(${r.c}) *p)`;
        this.out.push(...all.map((r) => name(r) + ";"));
        for (const r of all) {
            const fields = r.fields ?? r.common;
            this.out.push(
                `${name(r)}\n{`,
                'if (!p) { printf("null"); return; }',
                'printf("{");',
                ...(can(fields) ? fields : []).map(
                    (f, i) =>
                        (i ? 'printf(","); ' : "") +
                        this.say(f.type, `p->${f.c}`, `p->${f.len}`),
                ),
                ...(r.tag ? [this.cases(r)] : []),
                'printf("}");\n}',
            );
        }
    }

    cases({ tag, cases }) {
        return (
            `switch ((long long)p->${tag}) {` +
            cases
                .map(
                    (c) =>
                        `case ${c.tag}: printf(" ${c.js} "); ` +
                        (c.type ? this.say(c.type, `p->${c.c}`) : "") +
                        " break;",
                )
                .join("\n") +
            "}"
        );
    }

    // ---- callbacks ---------------------------------------------------------

    callback(cb, v, name, linkage) {
        const params = cb.params
            .map((p, i) => declared(p.c, `a_${p.name || i}`))
            .join(", ");
        const of = (i) => `a_${cb.params[i].name || i}`;
        const data =
            cb.data < 0
                ? ""
                : `if ((uintptr_t)${of(cb.data)} != ${v.seed}u) ` +
                  'printf("data? ");';
        const says = cb.args
            .map(
                (a, i) =>
                    (i ? 'printf(",");' : "") +
                    this.say(
                        valued(a.type, cb.params[a.cparam].c),
                        (a.deref ? "*" : "") + of(a.cparam),
                        `a_${a.len}`,
                    ),
            )
            .join("\n");
        this.out.push(
            `${linkage}${cb.returns} ${name}(${params || "void"})\n{`,
            'printf("called(");',
            data,
            says,
            'printf(") ");',
            ...cb.backs.map((b, i) => this.back(b, v.backs[i], of)),
            v.result === null
                ? ""
                : `return (${cb.returns})` +
                      `${this.number(cb.result, v.result)};`,
            "}",
        );
    }

    // One of the values that C gets from a function of the caller's.
    back(b, v, of) {
        const own = b.own && v !== null && b.type.kind === "text";
        const to = b.cparam < 0 ? "return " : `*${of(b.cparam)} = `;
        if (/record|variant/.test(b.type.kind) && v !== null)
            return `${to}(${this.struct(b.type).c})${this.record(b.type, v)};`;
        const value = this.value(b.type, v);
        return to + (own ? `strdup(${value})` : value) + ";";
    }

    imports() {
        for (const { cb, v } of importsOf(this.model))
            this.callback(cb, v, cb.import, "");
    }

    // ---- one call ----------------------------------------------------------

    // C's parameter i as a local of its own name.
    local(f, shape, call, i, name) {
        const p = f.params[i],
            s = shape.params[i],
            v = call.args[i];
        const arg = (j) => call.args[j];
        const decl = p.pointer
            ? declared(`__typeof__(${p.to}) *`, p.name)
            : declared(p.c, p.name);
        const place = (value) =>
            p.pointer
                ? `__typeof__(${p.to}) ${p.name}_at[1] = {${value}};\n` +
                  `${decl} = ${p.name}_at;`
                : `${decl} = ${value};`;
        if (s.role === "hidden")
            return (
                `${decl} = ` +
                `${/^cbw_/.test(s.value) ? "(void *)free" : s.value};`
            );
        if (s.role === "data")
            return (
                `${decl} = (void *)(uintptr_t)` + `${arg(s.of)?.seed ?? 0}u;`
            );
        if (s.role === "frees") return this.ender(f, call, s.of, decl, name);
        if (s.role === "length") {
            const of = shape.params[s.of];
            return place(
                of.inst?.op === "LOWER_OUT"
                    ? arg(s.of)
                    : of.inst
                      ? size(of.inst.type, arg(s.of))
                      : (v ?? 3000),
            );
        }
        if (s.role === "out") return this.outLocal(f, shape, i, decl);
        const t = s.inst.type;
        if (s.inst.op === "LOWER_BOX")
            return `${decl} = calloc(1, sizeof *${p.name});`;
        if (t.kind === "file")
            return `${decl} = file_of(${quoted(v)}, ${v.length / 2});`;
        if (s.inst.moves)
            return (
                place(this.value(t, v)) +
                `\n__typeof__(*${p.name}) ${p.name}_from = *${p.name};`
            );
        if (t.kind === "callback") {
            if (v)
                this.callback(
                    this.model.callbacks[t.id],
                    v,
                    `${name}_p${i}`,
                    "static ",
                );
            return `__typeof__(${p.c}) ${p.name} = ${v ? `${name}_p${i}` : 0};`;
        }
        if (s.inst.op === "LOWER_OUT")
            return `${decl} = calloc(${v} + 1, sizeof *${p.name});`;
        if (s.inst.op === "LOWER_SCALAR" && p.pointer)
            return place(this.value(t, v));
        if (/record|variant/.test(t.kind) && !p.pointer)
            return `${decl} = ${this.record(t, v)};`;
        let value = this.value({ ...t, inPlace: false }, v);
        if (s.inst.given && v !== null)
            value =
                `given(${value}, ` +
                `${encoded(v, t.enc ?? "utf8").length / 2})`;
        return `${decl} = ${isNumber(t) ? "" : "(void *)"}${value};`;
    }

    // What C calls when it is done with the user data of a callback.
    ender(f, call, of, decl, name) {
        const seed = call.args[of]?.seed ?? 0;
        this.out.push(
            `static void ${name}_end(void *data)\n{`,
            `if ((uintptr_t)data != ${seed}u) printf("data? ");\n}`,
        );
        return `${decl} = ${name}_end;`;
    }

    outLocal(f, shape, i, decl) {
        const p = f.params[i],
            t = shape.params[i].lift.type;
        const buffer = f.guest.find((g) => g.buffer === p.name);
        if (shape.params[i].lift.op === "LIFT_FILE")
            return `${decl} = tmpfile();`;
        if (shape.params[i].lift.fills || buffer)
            return `${decl} = calloc(4096, sizeof *${p.name});`;
        return (
            `__typeof__(${p.to}) ${p.name}_at[${t?.count ?? 1}];\n` +
            `memset(${p.name}_at, 0, sizeof ${p.name}_at);\n` +
            `${decl} = ${p.name}_at;`
        );
    }

    // What JavaScript gets, in its order, then what it finds changed.
    results(f, shape, call) {
        const out = [];
        for (const i of shape.lifts) {
            if (
                i.cOnly ||
                !i.op.startsWith("LIFT") ||
                i.op === "LIFT_THROW" ||
                i.op === "LIFT_INOUT"
            )
                continue;
            out.push(this.lifted(f, i, call.args[i.cparam]));
        }
        for (const i of shape.lifts)
            if (i.op === "LIFT_INOUT") out.push(this.changed(f, shape, i));
        return out.map((s) => `printf(" "); ${s}`).join("\n");
    }

    lifted(f, i, room) {
        const p = i.cparam < 0 ? null : f.params[i.cparam];
        let at = p ? (i.fills ? p.name : `*${p.name}`) : "_ret";
        const byValue =
            /record|variant/.test(i.type.kind) &&
            (p ? !/\*\s*(const)?$/.test(p.to) : !/\*/.test(f.returns));
        const t = { ...i.type, inPlace: byValue };
        if (p && t.kind === "list" && t.end === "fixed" && !i.fills)
            at = p.name;
        if (i.op === "LIFT_FILE") return `say_file(${p.name});`;
        if (i.moves) return `say_i(*${p.name} - ${p.name}_from);`;
        if (i.op === "LIFT_OUT")
            return this.say(t, p.name, `at_most((${i.cell}), ` + `${room})`);
        return this.say(t, at, `(size_t)(${i.elements ?? "0"})`);
    }

    changed(f, shape, i) {
        const p = f.params[i.cparam],
            s = shape.params[i.cparam].inst;
        const t = { ...i.type, inPlace: false };
        return this.say(
            t,
            p.name,
            s.clen >= 0
                ? f.params[s.clen].pointer
                    ? `*${f.params[s.clen].name}`
                    : f.params[s.clen].name
                : "0",
        );
    }

    // The bindings' word for it; a number must be named.
    refusal(f, call) {
        const i = call.refused;
        if (!this.host) return `printf("refused ${i}");`;
        return (
            `${this.host}_call_${f.c}(ARGS); ` +
            `if (${this.host}_host_status(cbw_it) == ` +
            `CBW_HOST_ARGUMENT && strstr(${this.host}_host_error(cbw_it), ` +
            `"${f.params[i].name}")) printf("refused ${i}"); ` +
            `else printf("not refused: %s", ${this.host}_host_error(cbw_it));`
        );
    }

    // The numbers of the caller's structs.
    seen(f, shape, call) {
        return shape.params
            .flatMap((s, i) =>
                call.args[i] === null && s.inst?.op !== "LOWER_BOX"
                    ? []
                    : seenFields(this.model, f, s.inst?.type).map(
                          (g) =>
                              `printf(" ${g.c}="); ` +
                              this.say(g.type, `${f.params[i].name}->${g.c}`),
                      ),
            )
            .join("\n");
    }

    instance() {
        return this.host ? "CbwHost *cbw_it" : "void";
    }

    zeroes(call, at) {
        const cls = this.model.classes[call.zeroes];
        this.out.push(
            `static void call${at}(${this.instance()})\n{`,
            `objects[${call.makes}] = calloc(1, sizeof(${cls.c}));`,
            'printf(" made");\n}',
        );
    }

    call(call, at) {
        if (call.zeroes !== undefined) {
            this.zeroes(call, at);
            return;
        }
        const f = this.functions.get(call.call);
        const shape = shapeOf(this.model, f);
        const name = `call${at}`,
            host = this.host;
        const args = f.params.map((p) => p.name);
        if (host) args.unshift("cbw_it");
        const needs = call.args.flatMap((v, i) =>
            objectsIn(shape.params[i].inst?.type, v),
        );
        const locals = f.params.map((_, i) =>
            this.local(f, shape, call, i, name),
        );
        for (const g of f.guest)
            if (g.buffer)
                locals.push(
                    `size_t cbw_n_${g.buffer} = ` +
                        (/\w\(/.test(g.of) && host
                            ? 4096
                            : `(size_t)(${g.of})`) +
                        ";",
                );
        const isVoid = f.returns === "void",
            after = [];
        const throws = f.guest.find((g) => g.throws)?.throws;
        const threw = host
            ? `${host}_host_status(cbw_it) == CBW_HOST_LIBRARY`
            : (throws ?? "0");
        if (throws)
            after.push(
                `if (${threw}) { printf("throws %d", (int)_ret); ` +
                    "return; }",
            );
        if (host)
            after.push(
                `if (${host}_host_status(cbw_it)) { printf("status %d %s", ` +
                    `${host}_host_status(cbw_it), ` +
                    `${host}_host_error(cbw_it)); return; }`,
            );
        if (call.makes !== undefined)
            after.push(
                `objects[${call.makes}] = (void *)${this.made(f, shape)};`,
            );
        this.out.push(
            `static void ${name}(${this.instance()})\n{`,
            ...needs.map(
                (v) => `if (!objects[${v}]) ` + `{ printf("none"); return; }`,
            ),
            ...locals,
            call.refused !== undefined
                ? this.refusal(f, call).replace("ARGS", args.join(", "))
                : (isVoid ? "" : `${declared(f.returns, "_ret")} = `) +
                      `${host ? `${host}_call_` : ""}${f.c}(` +
                      `${args.join(", ")});\n${after.join("\n")}\n` +
                      (f.role === "free"
                          ? ""
                          : call.makes !== undefined
                            ? 'printf(" made");'
                            : this.results(f, shape, call)) +
                      "\n" +
                      (f.role === "free" ? "" : this.seen(f, shape, call)),
            "}",
        );
    }

    made(f, shape) {
        const box = shape.params.findIndex((s) => s.inst?.op === "LOWER_BOX");
        return box < 0 ? "_ret" : f.params[box].name;
    }

    // Expressions of annotations call the library's functions by their names.
    names() {
        return this.model.functions
            .filter((f) => !f.lacks)
            .map(
                (f) =>
                    `#undef ${f.c}\n#define ${f.c}(...) ` +
                    `${this.host}_call_${f.c}(cbw_it, ##__VA_ARGS__)\n`,
            )
            .join("");
    }

    text(includes) {
        const start = this.host
            ? `CbwHost *h = ${this.host}_host_new(0, 0, 0);\nif (!h) return 1;`
            : "";
        this.records();
        this.imports();
        this.table.forEach((call, at) => this.call(call, at));
        const calls = this.table.map(
            (_, at) =>
                `call${at}(${this.host ? "h" : ""}); ` +
                'puts(""); fflush(stdout);',
        );
        return (
            includes.map((i) => `#include "${i}"\n`).join("") +
            "#include <stdlib.h>\n" +
            (this.host ? this.names() : "") +
            `#define OBJECTS ${this.table.length + 1}\n` +
            PRELUDE +
            this.out.join("\n") +
            `\nint main(void)\n{\n${start}\n${calls.join("\n")}\nreturn 0;\n}\n`
        );
    }
}

// A struct by value is one in place.
const valued = (t, c) =>
    /record|variant/.test(t.kind) ? { ...t, inPlace: !/\*/.test(c) } : t;

// T name, where T may be a pointer to a function or an array.
function declared(type, name) {
    const hole = type.indexOf("(*)");
    if (hole >= 0) return type.slice(0, hole + 2) + name + type.slice(hole + 2);
    const array = type.indexOf("[");
    return array >= 0 ? `${type.slice(0, array)} *${name}` : `${type} ${name}`;
}
