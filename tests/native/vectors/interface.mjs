// A random library: a header with annotations, and C code that computes its
// results from all bits of what it is given. The same seed is the same library.
import { ELEMENTS, MIX, Types } from "./types.mjs";

class Library extends Types {
    // One parameter (or what belongs to it): how it is declared, what the body
    // does with it before and after x is known.
    param() {
        const r = this.r,
            p = this.name("p");
        const s = this.structs.length ? r.pick(this.structs) : null;
        const all = [
            () => {
                const t = this.number();
                return {
                    decl: `${t} ${p}`,
                    mix: this.mixed(t, p),
                };
            },
            () => {
                const t = this.number();
                return {
                    decl: `${t} ${p}`,
                    mix: this.mixed(t, p),
                };
            },
            () => ({
                decl: `const char *${p}`,
                mix: `    x = mix_text(x, ${p});\n`,
            }),
            () => ({
                decl: `const char *${p} CBW_OPT`,
                mix: `    x = mix_text(x, ${p});\n`,
            }),
            () => ({
                decl: `const char *${p} CBW_LEN(${p}_n), size_t ${p}_n`,
                mix: `    x = mix_bytes(x, ${p}, ${p}_n);\n`,
            }),
            () => {
                const t = r.pick(ELEMENTS);
                return {
                    decl:
                        `const ${t} *${p} CBW_LEN(${p}_n), ` +
                        `${r.pick(["size_t", "int", "long"])} ${p}_n`,
                    mix: this.each(`(size_t)${p}_n`, t, p),
                };
            },
            () => {
                const t = r.pick(ELEMENTS);
                return {
                    decl: `${t} *${p} CBW_INOUT CBW_LEN(${p}_n), size_t ${p}_n`,
                    mix: this.each(`${p}_n`, t, p),
                    after:
                        `    for (size_t i = 0; i < ${p}_n; i++) {\n` +
                        `        x = mix(x, i);\n` +
                        `        ${p}[i] = ${this.value(t)};\n    }\n`,
                };
            },
            () => {
                const n = 1 + r.below(5),
                    t = r.pick(ELEMENTS);
                return {
                    decl: `const ${t} ${p}[${n}]`,
                    mix: this.each(n, t, p),
                };
            },
            () => ({
                decl: `const char *const *${p} CBW_LEN(${p}_n), int ${p}_n`,
                mix:
                    `    for (int i = 0; i < ${p}_n; i++)\n` +
                    `        x = mix_text(x, ${p}[i]);\n`,
            }),
            () => ({
                decl: `const char *const *${p} CBW_NUL`,
                mix:
                    `    for (int i = 0; ${p}[i]; i++)\n` +
                    `        x = mix_text(x, ${p}[i]);\n`,
            }),
            () => {
                const t = this.cell();
                return {
                    decl: `${t} *${p} CBW_OUT`,
                    after:
                        `    x = mix(x, 11);\n` +
                        `    *${p} = ${this.value(t)};\n`,
                };
            },
            () => {
                const t = this.cell();
                return {
                    decl: `${t} *${p} CBW_INOUT`,
                    mix: this.mixed(t, `*${p}`),
                    after:
                        `    x = mix(x, 12);\n` +
                        `    *${p} = ${this.value(t)};\n`,
                };
            },
            () => ({
                decl: `char **${p} CBW_OUT CBW_OWN(free)`,
                after: `    *${p} = text_of(mix(x, 13));\n`,
            }),
            () => ({
                decl: `const char **${p} CBW_OUT`,
                after: `    *${p} = x & 1 ? "\\xc3\\xbc" : "";\n`,
            }),
            () => {
                const t = r.pick(ELEMENTS);
                return {
                    decl:
                        `${t} *${p} CBW_OUT CBW_CAP(${p}_n) ` +
                        `CBW_USED(*${p}_used),` +
                        ` uint8_t ${p}_n, size_t *${p}_used CBW_HIDE(len)`,
                    mix: `    x = mix(x, ${p}_n);\n`,
                    after:
                        `    *${p}_used = x % (${p}_n + 1u);\n` +
                        `    for (size_t i = 0; i < *${p}_used; i++) {\n` +
                        `        x = mix(x, i);\n` +
                        `        ${p}[i] = ${this.value(t)};\n    }\n`,
                };
            },
            () => {
                const n = 1 + r.below(40);
                return {
                    decl: `uint8_t ${p}[${n}] CBW_OUT`,
                    after:
                        `    for (int i = 0; i < ${n}; i++)\n` +
                        `        ${p}[i] = (uint8_t)mix(x, (uint64_t)i);\n`,
                };
            },
            () => ({
                decl: `char *${p} CBW_OUT, size_t ${p}_n`,
                after: `    if (${p}_n)\n        text_at(x, ${p}, ${p}_n);\n`,
            }),
        ];
        if (s) all.push(...this.structParams(s, p), ...this.structParams(s, p));
        if (this.unions.length)
            all.push(...this.unionParams(r.pick(this.unions), p));
        all.push(...this.otherText(p));
        return r.pick(all)();
    }

    unionParams(c, p) {
        return [
            () => ({ decl: `${c} ${p}`, mix: `    x = mix_${c}(x, &${p});\n` }),
            () => ({
                decl: `const ${c} *${p} CBW_OPT`,
                mix: `    x = mix_${c}(x, ${p});\n`,
            }),
            () => ({
                decl: `${c} *${p} CBW_OUT`,
                after: `    fill_${c}(mix(x, 41), ${p});\n`,
            }),
        ];
    }

    // Text in other encodings, lists of rows, lists that C makes.
    otherText(p) {
        const enc = this.r.pick(["utf16", "utf16be", "utf32"]);
        const t = this.r.pick(ELEMENTS);
        return [
            () => ({
                decl: `const char *${p} CBW_ENC(latin1)`,
                mix: `    x = mix_text(x, ${p});\n`,
            }),
            () => ({
                decl:
                    `const void *${p} CBW_ENC(${enc}) CBW_LEN(${p}_n), ` +
                    `int ${p}_n`,
                mix: `    x = mix_bytes(x, ${p}, (size_t)${p}_n);\n`,
            }),
            () => ({
                decl: `const char16_t *${p}`,
                mix:
                    `    for (size_t i = 0; ${p}[i]; i++)\n` +
                    `        x = mix(x, ${p}[i]);\n`,
            }),
            () => ({
                decl: `const char32_t *${p} CBW_LEN(${p}_n), size_t ${p}_n`,
                mix: `    x = mix_bytes(x, ${p}, ${p}_n * 4);\n`,
            }),
            () => ({
                decl:
                    `const unsigned char **${p} CBW_LEN(${p}_n) ` +
                    `CBW_EACH(len=4), int ${p}_n`,
                mix:
                    `    for (int i = 0; i < ${p}_n; i++)\n` +
                    `        x = mix_bytes(x, ${p}[i], 4);\n`,
            }),
            () => ({
                decl:
                    `${t} **${p} CBW_OUT CBW_LEN(*${p}_n) CBW_OWN(free), ` +
                    `size_t *${p}_n CBW_HIDE(len)`,
                after:
                    `    *${p}_n = x % 7;\n    *${p} = malloc(*${p}_n * ` +
                    `sizeof **${p} + 1);\n` +
                    `    for (size_t i = 0; i < *${p}_n; i++) {\n` +
                    `        x = mix(x, i);\n` +
                    `        (*${p})[i] = ${this.value(t)};\n    }\n`,
            }),
        ];
    }

    structParams(s, p) {
        const mix = `    x = mix_${s.c}(x, ${p});\n`;
        const all = [
            () => ({
                decl: `${s.c} ${p}`,
                mix: mix.replace(`, ${p}`, `, &${p}`),
            }),
            () => ({ decl: `const ${s.c} *${p}`, mix }),
            () => ({ decl: `const ${s.c} *${p} CBW_OPT`, mix }),
            () => ({
                decl: `${s.c} *${p} CBW_OUT`,
                after: `    fill_${s.c}(mix(x, 21), ${p});\n`,
            }),
            () => ({
                decl: `const ${s.c} *${p} CBW_LEN(${p}_n), int ${p}_n`,
                mix:
                    `    for (int i = 0; i < ${p}_n; i++)\n` +
                    `        x = mix_${s.c}(x, &${p}[i]);\n`,
            }),
        ];
        if (s.plain)
            all.push(
                () => ({
                    decl: `${s.c} *${p} CBW_INOUT`,
                    mix,
                    after: `    fill_${s.c}(mix(x, 22), ${p});\n`,
                }),
                () => ({
                    decl: `${s.c} *${p} CBW_INOUT CBW_LEN(${p}_n), int ${p}_n`,
                    mix:
                        `    for (int i = 0; i < ${p}_n; i++)\n` +
                        `        x = mix_${s.c}(x, &${p}[i]);\n`,
                    after:
                        `    for (int i = 0; i < ${p}_n; i++)\n` +
                        `        fill_${s.c}(mix(x, (uint64_t)i), &${p}[i]);\n`,
                }),
            );
        return all;
    }

    // A callback that lives for the call; its type, and how it is called.
    callback() {
        const r = this.r,
            params = [],
            args = [],
            outs = [];
        const result = r.chance(4) ? "void" : this.number();
        for (let i = 0, n = r.below(4); i < n; i++) {
            const s = this.structs.length ? r.pick(this.structs) : null;
            const kind = r.below(s ? 6 : 5),
                a = this.name("a");
            if (kind === 0) {
                params.push(`const char *${a}`);
                args.push(`x % 5 ? "caf\\xc3\\xa9" : ""`);
            } else if (kind === 1) {
                params.push(
                    `const uint8_t *${a} CBW_LEN(${a}_n), ` + `size_t ${a}_n`,
                );
                args.push('(const uint8_t *)&"bytes"[x % 3], x % 4');
            } else if (kind === 3) {
                const t = this.cell(),
                    out = r.chance(2);
                params.push(`${t} *${a} ${out ? "CBW_OUT" : "CBW_INOUT"}`);
                args.push(`(c_${a} = ${out ? "0" : this.value(t)}, &c_${a})`);
                outs.push({ t, name: `c_${a}` });
            } else if (kind === 5) {
                params.push(`const ${s.c} *${a}`);
                args.push(`(fill_${s.c}(x, &s_${a}), &s_${a})`);
            } else {
                const t = this.number();
                params.push(`${t} ${a}`);
                args.push(this.value(t));
            }
        }
        return { result, params, args, outs };
    }

    // The call of a function of the caller's, and what it gave.
    called({ result, outs }, call) {
        return (
            (result === "void"
                ? `    ${call};\n        x = mix(x, 1);\n`
                : this.mixed(result, call)) +
            outs.map((o) => "    " + this.mixed(o.t, o.name)).join("")
        );
    }

    // A function that the library leaves to its user.
    importFunc() {
        const name = this.name("give"),
            cb = this.callback();
        this.head.push(
            `${cb.result} ${name}(${
                cb.params.join(", ") || "void"
            }) CBW_IMPORT;`,
        );
        this.imports.push({ name, cb });
    }

    importCall() {
        const { name, cb } = this.r.pick(this.imports);
        const locals = this.locals(cb);
        return {
            mix:
                `    {\n${locals}    ` +
                this.called(cb, `${name}(${cb.args.join(", ")})`) +
                "    }\n",
        };
    }

    locals(cb) {
        return (
            cb.params
                .filter((one) => /^const part/.test(one))
                .map(
                    (one) =>
                        "    " +
                        one.replace("const ", "").replace("*", "s_") +
                        ";\n",
                )
                .join("") +
            cb.outs.map((o) => `    ${o.t} ${o.name};\n`).join("")
        );
    }

    callbackParam() {
        const r = this.r,
            p = this.name("f"),
            cb = this.callback();
        const data = !r.chance(4);
        const params = [...cb.params, ...(data ? ["void *ud"] : [])];
        const call = `${p}(${[...cb.args, ...(data ? [`${p}_ud`] : [])].join(
            ", ",
        )})`;
        return {
            decl:
                `${cb.result} (*${p})(${params.join(", ") || "void"}) ` +
                "CBW_CB(call)" +
                (data ? `, void *${p}_ud CBW_UD(${p})` : ""),
            locals: this.locals(cb),
            mix:
                `    for (int i = 0; i < ${r.below(4)}; i++) {\n    ` +
                this.called(cb, call) +
                "    }\n",
        };
    }

    result() {
        const r = this.r;
        const s = this.structs.length ? r.pick(this.structs) : null;
        const all = [
            () => ({ type: "void", ret: "" }),
            () => {
                const t = this.number();
                return {
                    type: t,
                    ret: `    return ${this.value(t)};\n`,
                };
            },
            () => {
                const t = this.number();
                return {
                    type: t,
                    ret: `    return ${this.value(t)};\n`,
                };
            },
            () => ({
                type: "char *",
                word: " CBW_OWN(free)",
                ret: "    return text_of(x);\n",
            }),
            () => ({
                type: "char *",
                word: " CBW_OPT CBW_OWN(free)",
                ret: "    return x & 2 ? text_of(x) : NULL;\n",
            }),
            () => ({
                type: "const char *",
                ret: '    return x & 1 ? "\\xe2\\x82\\xac" : "";\n',
            }),
            () => {
                const t = r.pick(ELEMENTS);
                return {
                    type: `${t} *`,
                    word: " CBW_LEN(*n) CBW_OWN(free)",
                    param: "size_t *n CBW_HIDE(len)",
                    ret:
                        `    *n = x % 9;\n    ${t} *list = malloc(*n * ` +
                        "sizeof *list + 1);\n" +
                        `    for (size_t i = 0; i < *n; i++) {\n` +
                        `        x = mix(x, i);\n        list[i] = ` +
                        `${this.value(t)};\n    }\n    return list;\n`,
                };
            },
            () => ({
                type: "int",
                word: " CBW_THROW(_ret < 0, 0)",
                ret:
                    "    return x % 3 ? (int)(x & 0xffff) : -(int)" +
                    "(x % 100) - 1;\n",
            }),
        ];
        if (s)
            all.push(
                () => ({
                    type: s.c,
                    ret:
                        `    ${s.c} ret;\n` +
                        `    fill_${s.c}(x, &ret);\n    return ret;\n`,
                }),
                ...this.unions.map((c) => () => ({
                    type: c,
                    ret:
                        `    ${c} ret;\n    fill_${c}(x, &ret);\n` +
                        "    return ret;\n",
                })),
                () => ({
                    type: `const ${s.c} *`,
                    word: " CBW_OPT",
                    ret:
                        `    static ${s.c} ret;\n    fill_${s.c}(x, &ret);\n` +
                        "    return x % 5 ? &ret : NULL;\n",
                }),
            );
        return r.pick(all)();
    }

    // self: the object it is a method of.
    func(name, self, made) {
        const r = this.r,
            params = [];
        for (let i = 0, n = r.below(made ? 3 : 5); i < n; i++)
            params.push(r.chance(8) ? this.callbackParam() : this.param());
        const gives =
            this.imports.length && r.chance(5) ? [this.importCall()] : [];
        if (self && r.chance(3)) {
            const other = r.pick(this.classes),
                p = this.name("o");
            params.push({
                decl: `const ${other} *${p} CBW_OPT`,
                mix: `    x = mix(x, ${p} ? ${p}->x : 3);\n`,
            });
        }
        const result = made ?? this.result();
        const own = self ? [`${self} *self`] : [];
        const head =
            [
                ...own,
                ...(result.param ? [result.param] : []),
                ...params.map((p) => p.decl),
            ].join(", ") || "void";
        const bare = head.replace(/ CBW_\w+(\([^()]*\))?/g, "");
        this.head.push(`${result.type} ${name}(${head})${result.word ?? ""};`);
        this.code.push(
            `${result.type} ${name}(${bare})\n{\n` +
                `    uint64_t x = ${self ? "self->x" : r.below(1 << 30)};\n` +
                params.map((p) => p.locals ?? "").join("") +
                [...params, ...gives].map((p) => p.mix ?? "").join("") +
                (self ? "    self->x = x = mix(x, 1);\n" : "") +
                params.map((p) => p.after ?? "").join("") +
                (result.ret || "    (void)x;\n") +
                "}",
        );
    }

    // An object whose calls change it, with text and a function that it keeps.
    cls() {
        const c = this.name("thing");
        this.classes.push(c);
        this.head.push(
            `typedef struct ${c} ${c};`,
            `void ${c}_free(${c} *self);`,
        );
        this.code.push(
            `struct ${c} {\n    uint64_t x;\n    const char *kept;` +
                "\n    int (*fn)(void *ud, int n);\n    void *ud;\n" +
                `    ${c} *peer;\n};`,
            `void ${c}_free(${c} *self)\n{\n    free(self);\n}`,
        );
        this.func(`${c}_new`, null, {
            type: `${c} *`,
            word: ` CBW_NEW(${c})`,
            ret:
                `    ${c} *self = calloc(1, sizeof *self);\n` +
                "    self->x = x;\n    return self;\n",
        });
        for (let i = 0, n = 1 + this.r.below(5); i < n; i++)
            this.func(this.name(`${c}_do`), c);
        this.head.push(
            `void ${c}_set_name(${c} *self, const char *name CBW_KEEP(self));`,
            `const char *${c}_name(const ${c} *self) CBW_OPT CBW_BORROW(self);`,
            `void ${c}_on(${c} *self, ` +
                "int (*fn)(void *ud, int n) CBW_CB(self)," +
                " void *ud CBW_UD(fn));",
            `int ${c}_emit(${c} *self, int n);`,
            `unsigned ${c}_get_state(const ${c} *self) CBW_GET;`,
            `void ${c}_set_state(${c} *self, unsigned state) CBW_SET;`,
            `void ${c}_set_peer(${c} *self, ${c} *peer CBW_KEEP(self));`,
            `${c} *${c}_peer(${c} *self) CBW_OPT CBW_BORROW(self);`,
            `int ${c}_sum(${c} **all CBW_LEN(n), int n);`,
            `uint64_t ${c}_eat(${c} *self, ${c} *food CBW_TAKES);`,
        );
        this.code.push(
            `void ${c}_set_name(${c} *self, const char *name)\n` +
                "{\n    self->kept = name;\n}",
            `const char *${c}_name(const ${c} *self)\n` +
                "{\n    return self->kept;\n}",
            `void ${c}_on(${c} *self, int (*fn)(void *ud, int n), void *ud)\n` +
                "{\n    self->fn = fn;\n    self->ud = ud;\n}",
            `int ${c}_emit(${c} *self, int n)\n{\n` +
                "    return self->fn ? self->fn(self->ud, n) : -1;\n}",
            `unsigned ${c}_get_state(const ${c} *self)\n` +
                "{\n    return (unsigned)self->x;\n}",
            `void ${c}_set_state(${c} *self, unsigned state)\n` +
                "{\n    self->x = state;\n}",
            `void ${c}_set_peer(${c} *self, ${c} *peer)\n` +
                "{\n    self->peer = peer;\n}",
            `${c} *${c}_peer(${c} *self)\n{\n    return self->peer;\n}`,
            `int ${c}_sum(${c} **all, int n)\n{\n    uint64_t x = 1;\n` +
                "    for (int i = 0; i < n; i++)\n" +
                "        x = mix(x, all[i] ? all[i]->x : 9);\n" +
                "    return (int)x;\n}",
            `uint64_t ${c}_eat(${c} *self, ${c} *food)\n{\n` +
                "    self->x = mix(self->x, food == self ? 1 : food->x);\n" +
                "    if (food != self)\n        free(food);\n" +
                "    return self->x;\n}",
        );
    }
}

export function randomInterface(seed) {
    const lib = new Library(seed);
    for (let i = 0; i < 2 + lib.r.below(2); i++) lib.enumeration();
    for (let i = 0; i < 2 + lib.r.below(4); i++) lib.struct();
    for (let i = 0; i < lib.r.below(2); i++) lib.union();
    for (let i = 0; i < lib.r.below(3); i++) lib.importFunc();
    for (let i = 0; i < 12; i++) lib.func(lib.name("fn"));
    for (let i = 0; i < 1 + lib.r.below(2); i++) lib.cls();
    return {
        header:
            '#ifndef LIB_H\n#define LIB_H\n#include "cbw.h"\n' +
            "#include <stdbool.h>\n#include <stddef.h>\n" +
            "#include <stdint.h>\n#include <uchar.h>\n" +
            lib.head.join("\n") +
            "\n#endif\n",
        source: '#include "lib.h"\n' + MIX + lib.code.join("\n") + "\n",
    };
}
