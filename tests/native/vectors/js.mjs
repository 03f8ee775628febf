// A table of calls made through the glue: what each gave, as the C programs
// say it.
import {
    encoded,
    importsOf,
    isBytes,
    isNumber,
    objectsIn,
    seenFields,
    shapeOf,
} from "./calls.mjs";

const view = new DataView(new ArrayBuffer(8));
const ARRAYS = {
    i8: Int8Array,
    u8: Uint8Array,
    i16: Int16Array,
    u16: Uint16Array,
    i32: Int32Array,
    u32: Uint32Array,
    i64: BigInt64Array,
    u64: BigUint64Array,
    f32: Float32Array,
    f64: Float64Array,
};

const isBig = (t) => t.kind === "int" && /64/.test(t.mem);
const text = (hex) => Buffer.from(hex, "hex").toString("utf8");

export class Calls {
    constructor(model, pkg) {
        this.model = model;
        const imports = importsOf(model);
        this.pkg = imports.length
            ? pkg.instantiate({
                  imports: Object.fromEntries(
                      imports.map(({ cb, v }) => [cb.js, this.callback(cb, v)]),
                  ),
              })
            : pkg;
        this.objects = new Map();
        this.functions = new Map(model.functions.map((f) => [f.c, f]));
    }

    // ---- values in ---------------------------------------------------------

    number(t, v) {
        if (t.kind === "bool") return v === "1";
        if (isBig(t)) return BigInt(v);
        if (t.mem === "f32") {
            view.setUint32(0, Number(v));
            return view.getFloat32(0);
        }
        if (t.mem === "f64") {
            view.setBigUint64(0, BigInt(v));
            return view.getFloat64(0);
        }
        return Number(v);
    }

    value(t, v) {
        if (v === null) return null;
        if (isNumber(t)) return this.number(t, v);
        switch (t.kind) {
            case "handle":
                return this.objects.get(v);
            case "file":
                return new Uint8Array(Buffer.from(v, "hex"));
            case "text":
                return text(v);
            case "callback":
                return this.callback(this.model.callbacks[t.id], v);
            case "record":
                return Object.fromEntries(
                    this.model.records[t.id].fields.map((f, i) => [
                        f.js,
                        this.value(f.type, v[i]),
                    ]),
                );
            case "variant":
                return this.variant(this.model.variants[t.id], v);
            default:
        }
        if (typeof v === "string") return new Uint8Array(Buffer.from(v, "hex"));
        const all = v.map((e) => this.value(t.elem, e));
        return isArray(t) ? ARRAYS[t.elem.mem].from(all) : all;
    }

    callback(cb, v) {
        return (...args) => {
            this.line += `called(${cb.args
                .map((a, i) => this.say(a.type, args[i]))
                .join(",")}) `;
            return this.gives(cb, v);
        };
    }

    // One value is what the function returns, several are an object's.
    gives(cb, v) {
        const all = cb.backs.map((b, i) => [
            b.js,
            this.value(b.type, v.backs[i]),
        ]);
        if (v.result !== null)
            all.unshift(["result", this.number(cb.result, v.result)]);
        return all.length > 1 ? Object.fromEntries(all) : all[0]?.[1];
    }

    variant({ common, cases }, [i, shared, v]) {
        return Object.fromEntries([
            ["tag", cases[i].js],
            ...common.map((f, k) => [f.js, this.value(f.type, shared[k])]),
            ...(cases[i].type ? [["value", this.value(cases[i].type, v)]] : []),
        ]);
    }

    // ---- values out --------------------------------------------------------

    say(t, v) {
        if (v === null || v === undefined) return "null";
        switch (t.kind) {
            case "text":
                return `"${encoded(
                    Buffer.from(v, "utf8").toString("hex"),
                    t.enc,
                )}"`;
            case "variant":
                return this.sayVariant(this.model.variants[t.id], v);
            case "bool":
                return v ? "1" : "0";
            case "float":
                return this.float(t, v);
            case "record":
                return (
                    "{" +
                    this.model.records[t.id].fields
                        .map((f) => this.say(f.type, v[f.js]))
                        .join(",") +
                    "}"
                );
            case "handle":
                return this.object(v);
            case "file":
                return `"${Buffer.from(v).toString("hex")}"`;
            case "list":
                return isBytes(t) && t.end !== "nul"
                    ? `"${Buffer.from(v).toString("hex")}"`
                    : "[" +
                          Array.from(v, (e) => this.say(t.elem, e)).join(",") +
                          "]";
            default:
                return String(v);
        }
    }

    sayVariant({ common, cases }, v) {
        const one = cases.find((c) => c.js === v.tag);
        return (
            "{" +
            common.map((f) => this.say(f.type, v[f.js])).join(",") +
            ` ${v.tag} ${one.type ? this.say(one.type, v.value) : ""}}`
        );
    }

    float(t, v) {
        if (Number.isNaN(v)) return "nan";
        if (t.mem === "f32") {
            view.setFloat32(0, v);
            return view.getUint32(0).toString(16).padStart(8, "0");
        }
        view.setFloat64(0, v);
        return view.getBigUint64(0).toString(16).padStart(16, "0");
    }

    object(v) {
        for (const [at, one] of this.objects)
            if (one === v) return `object ${at}`;
        return "object";
    }

    // ---- one call ----------------------------------------------------------

    run(f, args, self) {
        const cls = f.cls && this.pkg[f.cls];
        switch (f.role) {
            case "new":
                return new cls(...args);
            case "static":
                return cls[f.js](...args);
            case "method":
                return self[f.js](...args);
            case "free":
                return self.free();
            case "getter":
                return self[f.js];
            case "setter":
                self[f.js] = args[0];
                return undefined;
            default:
                return this.pkg[f.js](...args);
        }
    }

    seen(f, shape, values, result) {
        return shape.params
            .flatMap((s, i) => {
                const of = s.inst?.op === "LOWER_BOX" ? result : values[i];
                return of === null
                    ? []
                    : seenFields(this.model, f, s.inst?.type).map(
                          (g) => ` ${g.c}=${this.say(g.type, of[g.js])}`,
                      );
            })
            .join("");
    }

    call(call, at) {
        if (call.zeroes !== undefined) {
            const cls = this.pkg[this.model.classes[call.zeroes].js];
            this.objects.set(call.makes, new cls());
            return " made";
        }
        const f = this.functions.get(call.call);
        const shape = shapeOf(this.model, f);
        const handles = call.args.flatMap((v, i) =>
            objectsIn(shape.params[i].inst?.type, v),
        );
        this.line = "";
        if (handles.some((v) => !this.objects.get(v))) return "none";
        const values = call.args.map((v, i) =>
            shape.params[i].role === "in"
                ? this.argument(shape.params[i], v)
                : v === null
                  ? null
                  : Number(v),
        );
        const self = shape.params.findIndex((p) => p.inst?.op === "LOWER_SELF");
        const args = f.args.map((a) => values[a.cparam]);
        try {
            const result = this.run(f, args, values[self]);
            if (call.refused !== undefined) return "not refused";
            if (f.role === "free") return this.line;
            if (call.makes !== undefined) {
                this.objects.set(call.makes, result);
                const seen = this.seen(f, shape, values, result);
                return `${this.line} made${seen}`;
            }
            return (
                this.line +
                this.results(f, shape, result, values) +
                this.seen(f, shape, values, result)
            );
        } catch (e) {
            return this.error(f, call, e);
        }
    }

    argument(p, v) {
        return p.inst.op === "LOWER_OUT"
            ? Number(v)
            : this.value(p.inst.type, v);
    }

    results(f, shape, result, values) {
        const lifts = shape.lifts.filter(
            (i) =>
                !i.cOnly &&
                i.op.startsWith("LIFT") &&
                i.op !== "LIFT_THROW" &&
                i.op !== "LIFT_INOUT",
        );
        const single = lifts.length === 1;
        return (
            lifts
                .map(
                    (i) =>
                        " " +
                        this.say(i.type, single ? result : result[i.name]),
                )
                .join("") +
            shape.lifts
                .filter((i) => i.op === "LIFT_INOUT")
                .map((i) => " " + this.say(i.type, values[i.cparam]))
                .join("")
        );
    }

    // Text that is not UTF-8 is refused by the glue.
    error(f, call, e) {
        if (/not UTF-8/.test(e.message)) return "not UTF-8";
        const i = call.refused;
        const arg = f.args.find((a) => a.cparam === i);
        if (
            i !== undefined &&
            (/freed|dead/i.test(e.message) ||
                (arg && e.message.includes(arg.name)))
        )
            return `refused ${i}`;
        return f.throws && e.code !== undefined
            ? `${this.line}throws ${e.code}`
            : `${e.name}: ${e.message}`;
    }
}

const isArray = (t) => t.elem.kind === "int" || t.elem.kind === "float";
