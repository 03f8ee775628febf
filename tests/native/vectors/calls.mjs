// Random calls of the functions of a model (call_model): for each C parameter
// a value that JSON can hold. Numbers are text, floats their bits; text and
// bytes are hex; structs are lists of their fields; objects are numbers of the
// calls that made them. What must be refused (a dead object, a number that the
// module's type can not hold) is made, too, and marked.
import { Random } from "./random.mjs";

const NUMBERS = ["int", "float", "bool", "enum", "flags"];
export const isNumber = (t) => NUMBERS.includes(t.kind);
export const isBytes = (t) =>
    t.kind === "list" && t.elem.mem === "u8" && t.elem.kind === "int";
const isGiven = (t) => t.kind === "text" || isBytes(t);
// As the bindings have it (host_func.c, is_end).
const isEnd = (model, f) =>
    f.role === "method" &&
    f.params.length === 1 &&
    model.classes[f.host[0].type.id].boxed &&
    /(^|_)(end|destroy|free|deinit|uninit|fini|cleanup)(_|$)/i.test(f.c);
// The fields of a caller's struct that can be compared; C's are not looked at.
export const seenFields = (model, f, t) =>
    t?.kind === "handle" && !f.host.some((i) => i.op === "TAKE")
        ? (model.classes[t.id].fields ?? []).filter((g) => isNumber(g.type))
        : [];
const WIDE = /^(unsigned )?long$|^(s?size|ptrdiff|u?intptr|off)_t$/;

// ---- what can be called -----------------------------------------------------

// Why values of that type are not made; "" when they are.
function unmade(model, t, depth = 0) {
    switch (t.kind) {
        case "text":
            return "";
        case "list":
            return depth && t.elem.kind === "list"
                ? "lists of lists"
                : unmade(model, t.elem, depth + 1);
        case "variant":
            return (
                [
                    ...model.variants[t.id].common,
                    ...model.variants[t.id].cases.filter((c) => c.type),
                ]
                    .map((f) => unmade(model, f.type))
                    .find((why) => why) ?? ""
            );
        case "record":
            return (
                model.records[t.id].fields
                    .map((f) =>
                        f.keep
                            ? "kept"
                            : f.type.kind === "handle"
                              ? "objects"
                              : unmade(model, f.type, depth + 1),
                    )
                    .find((why) => why) ?? ""
            );
        case "callback":
            return callbackUnmade(model, model.callbacks[t.id]);
        case "handle":
        case "file":
            return "";
        default:
            return isNumber(t) ? "" : t.kind;
    }
}

function callbackUnmade(model, cb) {
    const back = (b) =>
        b.clen >= 0 || b.type.kind === "list"
            ? "lists that callbacks give"
            : unmade(model, b.type);
    if (cb.result.kind !== "unit" && !isNumber(cb.result))
        return "callback's result";
    return (
        cb.backs.map(back).find((why) => why) ??
        cb.args
            .map((a) =>
                a.out
                    ? "buffers that callbacks fill"
                    : a.type.kind === "handle"
                      ? "objects in callbacks"
                      : unmade(model, a.type),
            )
            .find((why) => why) ??
        ""
    );
}

// What each C parameter is: { role, inst, lift, of }.
export function shapeOf(model, f) {
    const fail = (why) => ({ why });
    if (f.lacks) return fail(f.lacks);
    if (f.host.some((i) => i.op === "LOWER_SAME_LEN"))
        return fail("lists of one length");
    if (f.other) return fail("variadic, virtual");
    if (f.host.some((i) => i.given && !isGiven(i.type)))
        return fail("C takes a list or struct");
    const lowers = f.host.slice(
        0,
        f.host.findIndex((i) => i.op === "CALL"),
    );
    const lifts = f.host.slice(lowers.length + 1);
    for (const i of f.host) {
        const why =
            i.op === "LOWER_NOTE" || i.op === "LOWER_OBJECT"
                ? i.op
                : i.type && !i.cOnly
                  ? unmade(model, i.type)
                  : "";
        if (why) return fail(why);
        if (i.op === "LOWER_LIST" && i.type.end === "counted" && i.clen < 0)
            return fail("length by expression");
        if (i.op === "LOWER_LIST" && i.n >= 0)
            return fail("lists of counted lists");
        if (i.kept && i.type.kind !== "text" && i.type.kind !== "handle")
            return fail("kept list or struct");
    }
    const params = f.params.map((p, i) => {
        const hidden = f.hidden.find((h) => h.name === p.name);
        const inst = lowers.find((l) => l.cparam === i);
        const lift = lifts.find(
            (l) => l.cparam === i && !l.cOnly && l.op.startsWith("LIFT"),
        );
        const counted = f.host.find(
            (l) =>
                l.clen === i &&
                l.cparam !== i &&
                l.cparam >= 0 &&
                l.op !== "LIFT_SAME" &&
                l.op !== "LIFT_SCALAR",
        );
        const data = f.guest.find((g) => g.data === p.name);
        const frees = f.guest.find((g) => g.frees === p.name);
        if (frees)
            return {
                role: "frees",
                of: f.params.findIndex((q) => q.name === frees.of),
            };
        if (hidden) return { role: "hidden", value: hidden.value };
        if (data)
            return {
                role: "data",
                of: f.params.findIndex((q) => q.name === data.of),
            };
        if (counted) return { role: "length", of: counted.cparam, arg: inst };
        if (inst) return { role: "in", inst, lift };
        if (lift) return { role: "out", lift };
        const only = lifts.find((l) => l.cparam === i);
        return only ? { role: "out", lift: only, silent: true } : null;
    });
    if (params.includes(null) || f.params.some((p) => p.name === f.c))
        return fail("a parameter");
    return { params, lowers, lifts };
}

// A length that holds few elements.
const isNarrow = (f, inst) =>
    inst.clen >= 0 && /char|short|int8_t|int16_t/.test(f.params[inst.clen].c);

// ---- values -----------------------------------------------------------------

const LETTERS = ["61", "20", "7a", "c3bc", "e282ac", "f09f9880", "0a", "7f"];
const FLOATS = [0, -0, 1, -1.5, 1e30, 1e-30, 3.25, -Infinity, NaN];

export function limits(mem) {
    const bits = BigInt(mem.slice(1));
    return mem[0] === "i"
        ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n]
        : [0n, (1n << bits) - 1n];
}

function randomInt(r, mem) {
    const [min, max] = limits(mem);
    const all = [0n, 1n, max, min, max - 1n, min / 2n, r.big(), r.big()];
    const v = r.pick(all),
        span = max - min + 1n;
    return String(min + ((((v - min) % span) + span) % span));
}

function randomBits(r, f) {
    const v = r.big() & ((1n << BigInt(f.bits)) - 1n);
    return String(f.type.mem[0] === "i" ? BigInt.asIntN(f.bits, v) : v);
}

function randomFloat(r, mem) {
    const view = new DataView(new ArrayBuffer(8));
    const v = r.pick(FLOATS);
    if (mem === "f32") {
        view.setFloat32(0, v);
        if (r.chance(3)) view.setUint32(0, r.next());
        return "0x" + view.getUint32(0).toString(16).padStart(8, "0");
    }
    view.setFloat64(0, v);
    if (r.chance(3)) view.setBigUint64(0, r.big());
    return "0x" + view.getBigUint64(0).toString(16).padStart(16, "0");
}

// UTF-8 as hex in another encoding, as hex.
export function encoded(hex, enc) {
    const text = Buffer.from(hex, "hex");
    if (enc === "utf8" || enc === "ascii") return hex;
    if (enc === "utf32")
        return Array.from(text.toString("utf8"), (c) => {
            const four = Buffer.alloc(4);
            four.writeUInt32LE(c.codePointAt(0));
            return four.toString("hex");
        }).join("");
    const made = Buffer.from(
        text.toString("utf8"),
        enc === "latin1" ? "latin1" : "utf16le",
    );
    return (enc === "utf16be" ? made.swap16() : made).toString("hex");
}

// How many elements C says a value has.
export function size(t, v) {
    if (v === null) return 0;
    if (t.kind === "text")
        return encoded(v, t.enc).length / 2 / (t.elem?.size ?? 1);
    return typeof v === "string" ? v.length / 2 : v.length;
}

function randomText(r, t, long) {
    const letters =
        t.enc === "ascii"
            ? ["61", "20", "7a"]
            : t.enc === "latin1"
              ? ["61", "20", "c3bc", "c3bf"]
              : LETTERS;
    let n = r.chance(4) ? 0 : r.below(24),
        hex = "";
    if (long && r.chance(12)) n = 700;
    if (t.inPlace) n = t.count;
    for (let i = 0; i < n; i++) {
        const letter = r.pick(letters);
        if (!t.inPlace || hex.length + letter.length < t.count * 2)
            hex += letter;
    }
    return hex;
}

function randomBytes(r, long) {
    let n = r.chance(4) ? 0 : r.below(24),
        hex = "";
    if (long && r.chance(12)) n = 700;
    for (let i = 0; i < n; i++)
        hex += r.below(256).toString(16).padStart(2, "0");
    return hex;
}

class NoObject extends Error {}

const isBoxed = (model, i) =>
    i.op === "BIND_SELF" && model.classes[i.type.id].boxed;

// The objects that a value is made of.
export const objectsIn = (t, v) =>
    v === null || !t
        ? []
        : t.kind === "handle"
          ? [v]
          : t.kind === "list" && t.elem.kind === "handle"
            ? v.filter((o) => o !== null)
            : [];

export class Maker {
    // least: by a parameter's name, how many elements it has at least.
    // wide: natively some numbers have 64 bits that have 32 in the module; then
    // they are so small that what C computes of them is the same.
    constructor(model, r, least = {}, wide = false) {
        this.least = least;
        this.wide = wide;
        this.model = model;
        this.r = r;
        this.objects = []; // { cls, alive, held, at }
    }

    number(t) {
        const r = this.r;
        if (t.kind === "bool") return String(r.below(2));
        if (t.kind === "float") return randomFloat(r, t.mem);
        const members = this.model.enums[t.of] ?? [];
        if (t.kind === "enum" && members.length) return String(r.pick(members));
        if (t.kind === "flags")
            return String(
                members.filter(() => r.chance(2)).reduce((a, b) => a | b, 0),
            );
        return this.wide && WIDE.test(t.c)
            ? String(r.below(1 << 16))
            : randomInt(r, t.mem);
    }

    // Of a parameter, of a field, of an element.
    value(t, depth = 0) {
        const r = this.r;
        if (t.nullable && !t.inPlace && t.kind !== "handle" && r.chance(4))
            return null;
        switch (t.kind) {
            case "text":
                return randomText(r, t, !depth);
            case "variant": {
                const { common, cases } = this.model.variants[t.id];
                const i = r.below(cases.length);
                return [
                    i,
                    common.map((f) => this.value(f.type, depth + 1)),
                    cases[i].type ? this.value(cases[i].type, depth + 1) : null,
                ];
            }
            case "list": {
                if (isBytes(t) && t.end !== "fixed")
                    return randomBytes(r, !depth);
                const n =
                    t.end === "fixed"
                        ? t.count
                        : r.chance(4)
                          ? 0
                          : r.below(depth ? 4 : 9);
                return Array.from({ length: n }, () =>
                    this.value(
                        t.end === "nul"
                            ? { ...t.elem, nullable: false }
                            : t.elem,
                        depth + 1,
                    ),
                ).filter((v) => t.end !== "nul" || v !== "0");
            }
            case "record":
                return this.model.records[t.id].fields.map((f) =>
                    f.bits ? randomBits(r, f) : this.value(f.type, depth + 1),
                );
            case "handle":
                return this.object(t, depth);
            case "file":
                return randomBytes(r, true);
            case "callback":
                return {
                    seed: r.next(),
                    ...this.gives(this.model.callbacks[t.id]),
                };
            default:
                return this.number(t);
        }
    }

    // What a function of the caller's gives: its result, and what else C gets.
    gives(cb) {
        return {
            result: cb.result.kind === "unit" ? null : this.number(cb.result),
            backs: cb.backs.map((b) => this.value(b.type, 1)),
        };
    }

    many(name) {
        let hex = "";
        while (hex.length < this.least[name] * 2)
            hex += randomBytes(this.r, true);
        return hex;
    }

    // One of them, seldom a dead one; those in lists live.
    object(t, depth) {
        const r = this.r;
        if (t.nullable && r.chance(5)) return null;
        const of = this.objects.filter(
            (o) => o.cls === t.id && !o.taken && (o.alive || !depth),
        );
        const some = of.filter((o) => o.alive === !r.chance(8));
        if (!some.length && !of.some((o) => o.alive)) throw new NoObject();
        return r.pick(some.length ? some : of.filter((o) => o.alive)).at;
    }

    isDead(at) {
        return !this.objects.find((o) => o.at === at).alive;
    }

    // What C took of an argument is C's: a handle of the bindings stays what it
    // is for C, the glue's is dead.
    take(inst, at) {
        const object = this.objects.find((o) => o.at === at);
        object.alive = false;
        object.taken = inst.arg >= 0 || this.isStruct(object);
    }

    kill(at) {
        const object = this.objects.find((o) => o.at === at);
        object.alive = false;
        object.taken = this.isStruct(object);
    }

    // The caller's own is no dead object for C: it may begin again.
    isStruct(object) {
        return this.model.classes[object.cls].boxed;
    }

    // What is ended is not touched again.
    end(at) {
        const object = this.objects.find((o) => o.at === at);
        object.alive = false;
        object.taken = true;
    }

    // A caller's struct that begins as zeroes.
    zeroes(cls, at) {
        this.objects.push({ cls: cls.id, alive: true, at });
        return { call: `new ${cls.js}`, args: [], makes: at, zeroes: cls.id };
    }

    // A call, or null when there is no object that it needs.
    call(f, shape, at) {
        try {
            return this.tryCall(f, shape, at);
        } catch (e) {
            if (e instanceof NoObject) return null;
            throw e;
        }
    }

    tryCall(f, shape, at) {
        const call = { call: f.c, args: [] };
        const used = [];
        for (const [i, p] of shape.params.entries()) {
            if (p.role !== "in" || p.inst.op === "LOWER_BOX") {
                call.args.push(
                    p.role === "length" ? this.room(p, shape) : null,
                );
                continue;
            }
            const t = p.inst.type,
                op = p.inst.op;
            const v =
                op === "LOWER_OUT"
                    ? String(this.r.below(20))
                    : this.least[f.params[i].name]
                      ? this.many(f.params[i].name)
                      : op === "LOWER_SELF"
                        ? this.object({ ...t, nullable: false })
                        : this.value(t, isNarrow(f, p.inst) ? 1 : 0);
            if (t.kind === "handle" && used.includes(v)) return null;
            call.args.push(v);
            if (t.kind !== "handle" || v === null) continue;
            used.push(v);
            if (this.isDead(v)) call.refused ??= i;
        }
        this.misfit(f, shape, call);
        return this.consequences(f, shape, call, at);
    }

    // The capacity of an output buffer; lengths follow from the values.
    room(p, shape) {
        const of = shape.params[p.of];
        return of.inst ? null : p.arg ? String(1 + this.r.below(400)) : "4000";
    }

    // Sometimes a number that C has room for here, and the module has not.
    misfit(f, shape, call) {
        if (call.refused !== undefined || !this.r.chance(20)) return;
        const i = shape.params.findIndex(
            (p, k) =>
                p.role === "in" &&
                p.inst.op === "LOWER_SCALAR" &&
                WIDE.test(f.params[k].c),
        );
        if (i < 0) return;
        const [min, max] = limits(shape.params[i].inst.type.mem);
        call.args[i] = String(
            this.r.pick([max + 1n, max + 77n, ...(min < 0n ? [min - 1n] : [])]),
        );
        call.refused = i;
    }

    consequences(f, shape, call, at) {
        const self = shape.params.findIndex((p) => p.inst?.op === "LOWER_SELF");
        const object = (i) => this.objects.find((o) => o.at === call.args[i]);
        if (call.refused !== undefined)
            // the glue's free() is not called twice
            return f.role === "free" ? null : call;
        for (const i of f.host) {
            if (
                (i.op === "TAKE" && object(i.cparam).held) ||
                (f.role === "free" && object(self).held)
            )
                return null; // others need it
        }
        for (const i of f.host) {
            if (
                i.op === "TAKE" &&
                i.cparam >= 0 &&
                call.args[i.cparam] !== null
            )
                this.take(i, call.args[i.cparam]);
            if (
                i.op === "LOWER_HANDLE" &&
                i.owner !== "none" &&
                call.args[i.cparam] !== null
            )
                object(i.cparam).held = true;
            if (
                /HANDLE|BIND/.test(i.op) &&
                i.own &&
                (i.cparam < 0 || isBoxed(this.model, i))
            ) {
                call.makes = at;
                this.objects.push({ cls: i.type.id, alive: true, at });
                shape.params.forEach((p, k) => {
                    if (
                        p.inst?.type?.kind === "handle" &&
                        call.args[k] !== null
                    )
                        object(k).held = true;
                });
            }
        }
        if (f.role === "free") this.kill(call.args[self]);
        if (isEnd(this.model, f)) this.end(call.args[self]);
        return call;
    }
}

// What the functions give that C imports: always the same.
export function importsOf(model) {
    return model.callbacks
        .filter((cb) => cb.import && !cb.async && !callbackUnmade(model, cb))
        .map((cb) => {
            const seed = [...cb.import].reduce(
                (a, c) => (a * 31 + c.charCodeAt(0)) >>> 0,
                7,
            );
            return { cb, v: new Maker(model, new Random(seed)).gives(cb) };
        });
}

// ---- a table ----------------------------------------------------------------

// Functions that make objects come first, and more often than ends.
export function randomCalls(model, r, rounds, least, wide) {
    const able = [],
        unable = [];
    for (const f of model.functions) {
        const shape = shapeOf(model, f);
        if (shape.why) unable.push(`${f.c}: ${shape.why}`);
        else able.push({ f, shape });
    }
    const maker = new Maker(model, r, least, wide),
        table = [];
    const makes = able.filter(({ f }) => f.host.some((i) => i.own));
    const zeroes = model.classes.filter((c) => c.zeroes && c.boxed);
    for (let k = 0; k < rounds; k++) {
        for (const cls of zeroes) table.push(maker.zeroes(cls, table.length));
        for (const one of [...makes, ...able]) {
            if (one.f.role === "free" && r.chance(2)) continue;
            const call = maker.call(one.f, one.shape, table.length);
            if (call) table.push(call);
        }
    }
    return { table, able: able.length, unable };
}
