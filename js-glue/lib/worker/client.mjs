// The page's half of the worker twin: calls are posted to the worker, what it
// sends back settles their promises. $spawn() makes the worker, $rebuild()
// an error of the package's own class.

// Arrays and objects stand in wrappers, so that an object of the library can
// stand beside them as its number; all else is cloned as it is.
export function $encode(v, moved) {
    if (typeof v !== "object" || v === null) return v;
    const own = $handles.get(v);
    if (own) return { h: $live(own) };
    if (v instanceof $Moved) {
        moved.push(v.bytes.buffer);
        return v.bytes;
    }
    if (ArrayBuffer.isView(v))
        return v.byteLength === v.buffer.byteLength ? v : v.slice();
    if (Array.isArray(v)) return { a: v.map((x) => $encode(x, moved)) };
    const o = {};
    for (const key of Object.keys(v)) o[key] = $encode(v[key], moved);
    return { o };
}

export function $decode(v, make) {
    if (typeof v !== "object" || v === null || ArrayBuffer.isView(v)) return v;
    if (v.a) return v.a.map((x) => $decode(x, make));
    if (v.h) return make(v.c, v.h);
    const o = {};
    for (const key of Object.keys(v.o))
        Object.defineProperty(o, key, {
            value: $decode(v.o[key], make),
            enumerable: true,
            configurable: true,
            writable: true,
        });
    return o;
}

// transfer(bytes): the array goes to the worker without a copy.
export class $Moved {
    constructor(bytes) {
        this.bytes = bytes;
    }
}

export const $handles = new WeakMap();

export function $live(s) {
    if (!s.id) throw new TypeError("the " + s.cls + " was freed");
    return s.id;
}

export function $error(e) {
    const kinds = { TypeError, RangeError };
    const error = $rebuild(e) || new (kinds[e.name] || Error)(e.message);
    error.workerStack = e.stack;
    return error;
}

// A worker's messages and its end, in Node and on the web.
export function $listen(worker, message, failed) {
    if (worker.on) {
        worker.on("message", message);
        worker.on("error", failed);
        worker.on("exit", () => failed(new Error("the worker has ended")));
        return;
    }
    worker.addEventListener("message", (e) => message(e.data));
    worker.addEventListener("error", (e) =>
        failed(new Error("the worker failed: " + (e.message || "no reason"))),
    );
    worker.addEventListener("messageerror", () =>
        failed(new Error("the worker sent what can not be read")),
    );
}

// wanted: how each function that C gets from JavaScript travels there.
export function $connect(options, make, wanted = {}) {
    const waiting = new Map(),
        functions = new Map();
    let worker = null,
        ended = null,
        serial = 0;
    const pending = (n) => {
        if (worker.ref) n ? worker.ref() : worker.unref();
    };
    const failed = (e) => {
        ended = ended || e;
        for (const w of waiting.values()) w.fail(ended);
        waiting.clear();
    };
    const posted = (m) => {
        const f = functions.get(m.f);
        if (!f) return;
        if (f.once) functions.delete(m.f);
        try {
            f.run(...m.args.map((v) => $decode(v, make)));
        } catch (e) {
            const w = waiting.get(m.id);
            if (w && !w.thrown) w.thrown = { e };
        }
    };
    const message = (m) => {
        if (m.f) return posted(m);
        const w = waiting.get(m.id);
        if (!w) return;
        waiting.delete(m.id);
        if (!waiting.size) pending(0);
        if (m.error) w.fail($error(m.error));
        else w.done(m);
        for (const f of w.scoped) functions.delete(f);
    };
    const start = () => {
        worker = options.worker ? options.worker() : $spawn();
        $listen(worker, message, failed);
        if (open) worker.postMessage({ open });
        return worker;
    };
    const send = (m, moved) => {
        if (ended) throw ended;
        (worker || start()).postMessage(m, moved);
    };

    // One argument by its letter; see gen/worker.h.
    const argument = (v, letter, w, moved, name) => {
        if (v === null || v === undefined) return v;
        if (letter === "m") {
            if (!v.module || typeof v.export !== "string")
                throw new TypeError(
                    name + ": C needs this function's results: give " +
                        "{ module, export }, it is imported by the worker",
                );
            return { m: String(v.module.href || v.module), e: v.export };
        }
        if (letter === "c" || letter === "k" || letter === "1") {
            if (typeof v !== "function")
                throw new TypeError(name + ": want a function");
            functions.set(++serial, { run: v, once: letter === "1" });
            if (letter === "c") w.scoped.push(serial);
            return { f: serial };
        }
        if (letter === "o" && ArrayBuffer.isView(v)) return v.length;
        return $encode(v, moved);
    };

    // The functions that C gets from JavaScript: one that gives nothing back
    // may stay here.
    const given = () => {
        const all = {};
        for (const name of Object.keys(wanted)) {
            const v = options.imports[name];
            const here = wanted[name] === "c" && typeof v === "function";
            all[name] = argument(v, here ? "k" : "m", null, [], name);
            if (all[name] === undefined) delete all[name];
        }
        return all;
    };
    const open = options.imports ? given() : null;

    // What the call wrote into arrays and objects of the caller's.
    const back = (m, args, letters, outs, value) => {
        for (const [i, v] of Object.entries(m.back || {})) {
            const to = args[i],
                now = $decode(v, make);
            if (ArrayBuffer.isView(to)) to.set(now);
            else if (Array.isArray(to)) to.splice(0, to.length, ...now);
            else if (to) Object.assign(to, now);
        }
        for (const [i, name] of outs) {
            if (!ArrayBuffer.isView(args[i])) continue;
            const got = name ? value[name] : value;
            if (typeof got === "string") continue;
            args[i].set(got);
            const part = args[i].subarray(0, got.length);
            if (name) value[name] = part;
            else value = part;
        }
        return value;
    };

    // how: "call", "new", "static", "method", "get", "set"
    const call = (how, path, self, args, letters, outs) =>
        new Promise((done, fail) => {
            const id = ++serial,
                moved = [],
                name = path.join(".");
            const w = { fail, scoped: [], thrown: null };
            w.done = (m) => {
                if (w.thrown) return fail(w.thrown.e);
                const value = $decode(m.value, make);
                done(back(m, args, letters, outs, value));
            };
            const list = args.map((v, i) =>
                argument(v, letters[i], w, moved, name),
            );
            const of = self && $live($handles.get(self));
            send({ id, how, path, self: of, args: list, letters }, moved);
            waiting.set(id, w);
            pending(1);
        });
    const drop = (id) => {
        if (worker && !ended) worker.postMessage({ drop: id });
    };
    const terminate = async () => {
        failed(new Error("the worker was terminated"));
        if (worker) await worker.terminate();
    };
    return { call, drop, terminate };
}
