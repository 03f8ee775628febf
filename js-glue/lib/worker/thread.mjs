// The worker's half of the worker twin: runs the calls it is sent, one after
// the other, and keeps the library's objects under numbers. $api is the
// package, $classes maps the names of its classes to them.
export const $table = new Map();
export let $number = 0;

// What a typed array leaves behind here moves; a part of a larger buffer (the
// module's memory, even) is copied first.
export function $send(v, moved) {
    if (typeof v !== "object" || v === null) return v;
    for (const [c, cls] of Object.entries($classes))
        if (v instanceof cls) {
            $table.set(++$number, v);
            return { h: $number, c };
        }
    if (ArrayBuffer.isView(v)) {
        const own = v.byteLength === v.buffer.byteLength ? v : v.slice();
        if (!moved.includes(own.buffer)) moved.push(own.buffer);
        return own;
    }
    if (Array.isArray(v)) return { a: v.map((x) => $send(x, moved)) };
    const o = {};
    for (const key of Object.keys(v)) o[key] = $send(v[key], moved);
    return { o };
}

export function $object(id) {
    if (!$table.has(id)) throw new TypeError("the object was freed");
    return $table.get(id);
}

export function $receive(v) {
    if (typeof v !== "object" || v === null || ArrayBuffer.isView(v)) return v;
    if (v.a) return v.a.map($receive);
    if (v.h) return $object(v.h);
    const o = {};
    for (const key of Object.keys(v.o))
        Object.defineProperty(o, key, {
            value: $receive(v.o[key]),
            enumerable: true,
            configurable: true,
            writable: true,
        });
    return o;
}

// The call that runs now: what is posted meanwhile belongs to it.
export let $current = 0;

export async function $argument(v, letter, port) {
    if (letter === "m" && v) {
        const from = await import(
            /* @vite-ignore */ /* webpackIgnore: true */ v.m
        );
        const f = from[v.e];
        if (f === undefined)
            throw new TypeError(v.m + " exports no " + v.e);
        return f;
    }
    if (v && v.f && (letter === "c" || letter === "k" || letter === "1"))
        return (...args) => {
            const moved = [],
                list = args.map((x) => $send(x, moved));
            port.postMessage({ f: v.f, id: $current, args: list }, moved);
        };
    return $receive(v);
}

// What the library takes from JavaScript is given: an instance of its own.
export let $lib = $api,
    $broken = null;

export async function $begins(m, port) {
    try {
        const imports = {};
        for (const [name, v] of Object.entries(m.open))
            imports[name] = await $argument(v, v.f ? "k" : "m", port);
        $lib = await $begin({ imports });
        for (const name of Object.keys($classes)) $classes[name] = $lib[name];
    } catch (e) {
        $broken = { e };
    }
}

export function $perform(m, args) {
    const [name, member] = m.path;
    if ($broken) throw $broken.e;
    switch (m.how) {
        case "call":
            return $lib[name](...args);
        case "new":
            return new $classes[name](...args);
        case "static":
            return $classes[name][member](...args);
        case "get":
            return $object(m.self)[member];
        case "set":
            $object(m.self)[member] = args[0];
            return undefined;
        default:
            return $object(m.self)[member](...args);
    }
}

export async function $answer(m, port) {
    const moved = [],
        reply = { id: m.id };
    try {
        const args = [];
        for (let i = 0; i < m.args.length; i++)
            args.push(await $argument(m.args[i], m.letters[i], port));
        $current = m.id;
        reply.value = $send(await $perform(m, args), moved);
        for (let i = 0; i < args.length; i++)
            if (m.letters[i] === "b")
                (reply.back || (reply.back = {}))[i] = $send(args[i], moved);
    } catch (e) {
        const { name, message, stack, code } = Object(e);
        reply.error = { name, message, stack, code, function: e.function };
        if (message === undefined) reply.error.message = String(e);
    }
    port.postMessage(reply, moved);
}

export function $serve(port, listen) {
    let last = Promise.resolve();
    listen((m) => {
        if (m.open) last = last.then(() => $begins(m, port));
        else if (m.drop) last = last.then(() => $table.delete(m.drop));
        else last = last.then(() => $answer(m, port));
    });
}

// A worker of the web, or a thread of Node's.
export function $open() {
    if (typeof WorkerGlobalScope !== "undefined")
        return $serve(globalThis, (f) =>
            globalThis.addEventListener("message", (e) => f(e.data)),
        );
    const { parentPort } = $threads();
    if (parentPort) $serve(parentPort, (f) => parentPort.on("message", f));
}
