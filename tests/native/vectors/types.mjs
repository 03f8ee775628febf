// The types of a random library, with C code that computes a number from all
// bits of a value (mix_NAME), and a value from a number (fill_NAME).
import { Random } from "./random.mjs";

const INTS = [
    "int8_t",
    "uint8_t",
    "int16_t",
    "uint16_t",
    "int32_t",
    "uint32_t",
    "int64_t",
    "uint64_t",
    "int",
    "unsigned",
    "short",
    "unsigned short",
    "signed char",
    "long long",
    "unsigned long long",
];
const WIDE = [
    "long",
    "unsigned long",
    "size_t",
    "ptrdiff_t",
    "intptr_t",
    "uintptr_t",
];
const FLOATS = ["float", "double"];
export const ELEMENTS = [
    "int8_t",
    "uint8_t",
    "int16_t",
    "uint16_t",
    "int32_t",
    "uint32_t",
    "int64_t",
    "uint64_t",
    "float",
    "double",
    "long",
    "unsigned long",
];

// What all bodies use.
export const MIX = `
#include <stdlib.h>
#include <string.h>
static uint64_t mix(uint64_t x, uint64_t v)
{
    x = (x ^ v) * 0x9E3779B97F4A7C15u;
    return x ^ x >> 29;
}
static uint64_t mix_float(uint64_t x, double v)
{
    uint64_t bits;
    memcpy(&bits, &v, 8);
    return mix(x, v != v ? 1 : bits);
}
static uint64_t mix_bytes(uint64_t x, const void *p, size_t n)
{
    const unsigned char *at = p;
    for (size_t i = 0; p && i < n; i++)
        x = mix(x, at[i]);
    return mix(x, p ? n : 77);
}
static uint64_t mix_text(uint64_t x, const char *s)
{
    return s ? mix_bytes(x, s, strlen(s)) : mix(x, 99);
}
static double float_of(uint64_t x)
{
    static const double some[] = {0.0, -0.0, 1, -1.5, 1e30, -1e-30, 1e300};
    double d;
    uint64_t bits = x;
    memcpy(&d, &bits, 8);
    return x % 3 ? some[x / 3 % 7] : d;
}
static size_t text_at(uint64_t x, char *to, size_t most)
{
    static const char *const parts[] = {"a", "Z", " ", "\\xc3\\xbc",
        "\\xe2\\x82\\xac", "\\xf0\\x9f\\x98\\x80", "\\x01", "long words, "};
    size_t n = 0, want = x % 8 ? x / 8 % 24 : 0;
    for (size_t i = 0; i < want; i++) {
        const char *part = parts[(x = mix(x, i)) % 8];
        if (n + strlen(part) >= most)
            break;
        memcpy(to + n, part, strlen(part));
        n += strlen(part);
    }
    to[n] = 0;
    return n;
}
static char *text_of(uint64_t x)
{
    char *text = malloc(400);
    size_t n = text_at(x, text, 390);
    if (x % 19 == 0)
        memcpy(text + n, "\\xff", 2); // not UTF-8
    return text;
}
`;

export class Types {
    constructor(seed) {
        this.r = new Random(seed);
        this.head = [];
        this.code = [];
        this.structs = [];
        this.enums = [];
        this.unions = [];
        this.imports = [];
        this.classes = [];
        this.n = 0;
    }

    name(stem) {
        return `${stem}${this.n++}`;
    }

    number() {
        const r = this.r;
        return r.pick([
            ...INTS,
            ...INTS,
            ...WIDE,
            ...FLOATS,
            ...FLOATS,
            "bool",
            "char",
            ...this.enums.map((e) => e.c),
        ]);
    }

    // What one pointer may point to: not bytes.
    cell() {
        const type = this.number();
        return /char|int8/.test(type) ? "int" : type;
    }

    // ---- types

    enumeration() {
        const name = this.name("kind"),
            r = this.r,
            flags = r.chance(2);
        const count = 2 + r.below(5);
        const members = [];
        for (let i = 0, v = r.below(3) - 1; i < count; i++) {
            members.push(
                `${name.toUpperCase()}_${"ABCDEFG"[i]} = ` +
                    (flags ? 1 << i : v),
            );
            v += 1 + r.below(1000);
        }
        this.head.push(
            `typedef enum ${name} { ${members.join(", ")} } ` + `${name};`,
        );
        this.enums.push({
            c: name,
            flags,
            values: members.map((m) => m.split(" ")[0]),
        });
    }

    field(i) {
        const r = this.r,
            name = `f${i}`;
        const inner = this.structs.length ? r.pick(this.structs) : null;
        switch (r.below(inner ? 11 : 9)) {
            case 0: {
                const elem = r.pick(ELEMENTS),
                    n = 1 + r.below(4);
                return {
                    decl: `${elem} ${name}[${n}];`,
                    name,
                    kind: "array",
                    elem,
                    n,
                };
            }
            case 1:
                return { decl: `const char *${name};`, name, kind: "text" };
            case 2: {
                const elem = r.pick(ELEMENTS);
                return {
                    decl:
                        `const ${elem} *${name} CBW_LEN(${name}_n); ` +
                        `${r.pick(["size_t", "int", "uint16_t"])} ${name}_n;`,
                    name,
                    kind: "list",
                    elem,
                };
            }
            case 4:
                return {
                    decl: `char ${name}[${1 + r.below(20)}];`,
                    name,
                    kind: "chars",
                };
            case 3:
                return {
                    decl:
                        r.pick(["unsigned", "int", "uint64_t"]) +
                        ` ${name} : ${1 + r.below(31)};`,
                    name,
                    kind: "number",
                    type: "unsigned",
                };
            case 9:
                return {
                    decl: `${inner.c} ${name};`,
                    name,
                    kind: "struct",
                    of: inner,
                };
            case 10:
                return {
                    decl: `${inner.c} ${name}[2];`,
                    name,
                    kind: "structs",
                    of: inner,
                };
            default: {
                const type = this.number();
                return { decl: `${type} ${name};`, name, kind: "number", type };
            }
        }
    }

    struct() {
        const c = this.name("part"),
            fields = [];
        for (let i = 0, n = 1 + this.r.below(6); i < n; i++)
            fields.push(this.field(i));
        const plain = fields.every(
            (f) => ["number", "array"].includes(f.kind) || f.of?.plain,
        );
        const s = { c, fields, plain };
        this.head.push(
            `typedef struct ${c} {\n` +
                fields.map((f) => "    " + f.decl).join("\n") +
                `\n} ${c};`,
            `CBW_VALUE(${c});`,
        );
        this.code.push(
            `static uint64_t mix_${c}(uint64_t x, const ${c} *p)\n{\n` +
                "    if (!p)\n        return mix(x, 55);\n" +
                fields.map((f) => this.mixField(f)).join("") +
                "    return x;\n}",
            `static void fill_${c}(uint64_t x, ${c} *p)\n{\n` +
                "    memset(p, 0, sizeof *p);\n" +
                fields.map((f) => this.fillField(f)).join("") +
                "    (void)x;\n}",
        );
        this.structs.push(s);
    }

    // A tagged union of a number, text and a struct.
    union() {
        const c = this.name("either"),
            up = c.toUpperCase();
        const number = this.cell(),
            s = this.r.pick(this.structs);
        this.head.push(
            `typedef enum ${c}_tag { ${up}_NONE, ${up}_NUMBER = 5, ` +
                `${up}_TEXT, ${up}_WORD, ${up}_PART } ${c}_tag;`,
            `typedef struct ${c} {\n    ${c}_tag tag;\n    short common;\n` +
                `    union { ${number} number; const char *text; ` +
                `${s.c} part; } u;\n` +
                `} ${c};`,
            `CBW_UNION(${c}, tag=tag, number: NUMBER, text: TEXT WORD, ` +
                "part: PART);",
        );
        this.code.push(
            `static uint64_t mix_${c}(uint64_t x, const ${c} *p)\n{\n` +
                "    if (!p)\n        return mix(x, 56);\n" +
                "    x = mix(x, (uint64_t)p->tag);\n" +
                "    x = mix(x, (uint64_t)p->common);\n" +
                `    if (p->tag == ${up}_NUMBER)\n    ` +
                this.mixed(number, "p->u.number") +
                `    if (p->tag == ${up}_TEXT || p->tag == ${up}_WORD)\n` +
                "        x = mix_text(x, p->u.text);\n" +
                `    if (p->tag == ${up}_PART)\n` +
                `        x = mix_${s.c}(x, &p->u.part);\n    return x;\n}`,
            `static void fill_${c}(uint64_t x, ${c} *p)\n{\n` +
                "    memset(p, 0, sizeof *p);\n" +
                "    p->common = (short)mix(x, 30);\n" +
                `    p->tag = ((const ${c}_tag[]){${up}_NONE, ${up}_NUMBER, ` +
                `${up}_TEXT, ${up}_WORD, ${up}_PART})[x % 5];\n` +
                "    x = mix(x, 31);\n" +
                `    if (p->tag == ${up}_NUMBER)\n` +
                `        p->u.number = ${this.value(number)};\n` +
                `    if (p->tag == ${up}_TEXT || p->tag == ${up}_WORD)\n` +
                '        p->u.text = x & 1 ? "\\xc3\\xbc" : NULL;\n' +
                `    if (p->tag == ${up}_PART)\n` +
                `        fill_${s.c}(x, &p->u.part);\n}`,
        );
        this.unions.push(c);
    }

    mixField(f) {
        const at = `p->${f.name}`;
        switch (f.kind) {
            case "number":
                return this.mixed(f.type, at);
            case "text":
                return `    x = mix_text(x, ${at});\n`;
            case "chars":
                return (
                    `    x = mix_bytes(x, ${at}, strnlen(${at}, ` +
                    `sizeof ${at}));\n`
                );
            case "union":
                return `    x = mix_${f.of}(x, &${at});\n`;
            case "array":
                return Array.from({ length: f.n }, (_, i) =>
                    this.mixed(f.elem, `${at}[${i}]`),
                ).join("");
            case "list":
                return this.each(`${at} ? (size_t)${at}_n : 0`, f.elem, at);
            case "struct":
                return `    x = mix_${f.of.c}(x, &${at});\n`;
            default:
                return (
                    `    x = mix_${f.of.c}(x, &${at}[0]);\n` +
                    `    x = mix_${f.of.c}(x, &${at}[1]);\n`
                );
        }
    }

    // Text and lists in results stay the module's: constants.
    fillField(f) {
        const at = `p->${f.name}`;
        switch (f.kind) {
            case "number":
                return (
                    `    x = mix(x, 3);\n    ${at} = ${this.value(f.type)}` +
                    `;\n`
                );
            case "text":
                return `    ${at} = x % 3 ? "ok \\xc3\\xbc" : NULL;\n`;
            case "chars":
                return `    text_at(x, ${at}, sizeof ${at});\n`;
            case "union":
                return `    fill_${f.of}(mix(x, 9), &${at});\n`;
            case "array":
                return (
                    "    for (size_t i = 0; i < sizeof " +
                    `${at} / sizeof ${at}[0]; i++) {\n` +
                    "        x = mix(x, i);\n" +
                    `        ${at}[i] = ${this.value(f.elem)};\n    }\n`
                );
            case "list":
                return (
                    `    static const ${f.elem} c_${f.name}[] = ` +
                    `{1, 2, 3};\n    ${at} = c_${f.name};\n` +
                    `    ${at}_n = x % 4;\n`
                );
            case "struct":
                return `    fill_${f.of.c}(mix(x, 5), &${at});\n`;
            default:
                return (
                    `    fill_${f.of.c}(mix(x, 6), &${at}[0]);` +
                    `\n    fill_${f.of.c}(mix(x, 7), &${at}[1]);\n`
                );
        }
    }

    mixed(type, at) {
        return FLOATS.includes(type)
            ? `    x = mix_float(x, ${at});\n`
            : `    x = mix(x, (uint64_t)${at});\n`;
    }

    each(n, elem, at) {
        return (
            `    for (size_t i = 0, n = ${n}; i < n; i++)\n    ` +
            this.mixed(elem, `${at}[i]`)
        );
    }

    // A number of that type out of x, what 32 bits hold of wide types.
    value(type) {
        const e = this.enums.find((one) => one.c === type);
        if (e?.flags) return `(${type})(x % ${1 << e.values.length})`;
        if (e)
            return (
                `((const ${type}[]){${e.values.join(", ")}})[x % ` +
                `${e.values.length}]`
            );
        if (FLOATS.includes(type)) return `(${type})float_of(x)`;
        if (type === "bool") return "x & 1";
        if (["unsigned long", "size_t", "uintptr_t"].includes(type))
            return `(${type})(uint32_t)x`;
        return WIDE.includes(type) ? `(${type})(int32_t)x` : `(${type})x`;
    }
}
