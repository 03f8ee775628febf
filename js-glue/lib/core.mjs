// The fixed half of the glue, inside create(load, options, hash): one closure
// is one instance. Names begin with "$", so that no parameter of a printed
// function hides them. docs/abi.md is the contract.
export let $x = null; // the module's exports, null before the first call
export let $memory,
    $S = 0; // the memory, the state block's address
export let $i8, $u8, $i16, $u16, $i32, $u32, $f32, $f64, $i64, $u64;
export let $dead = null; // why nothing can be called any more
export let $parked = null; // {error} of a callback
export let $depth = 0;
export let $encoder, $decoder, $utf16;
export let $running = ""; // the function being called, for cbw.length
export let $params = [];

export function $views() {
    const b = $memory.buffer;
    $i8 = new Int8Array(b);
    $u8 = new Uint8Array(b);
    $i16 = new Int16Array(b);
    $u16 = new Uint16Array(b);
    $i32 = new Int32Array(b);
    $u32 = new Uint32Array(b);
    $f32 = new Float32Array(b);
    $f64 = new Float64Array(b);
    $i64 = new BigInt64Array(b);
    $u64 = new BigUint64Array(b);
}

export function $imports() {
    if ($dead) throw new Error($dead);
    const wasi = typeof $wasi === "function" ? $wasi() : {};
    const imports = { cbw: $callbacks(), wasi_snapshot_preview1: wasi };
    imports.cbw.oom = (n) => {
        throw new RangeError(
            $running + ": out of memory, " + (n >>> 0) + " bytes wanted",
        );
    };
    imports.cbw.length = (i, want) => {
        throw new RangeError(
            $running +
                ": argument '" +
                $params[i] +
                "' must have " +
                want +
                " elements",
        );
    };
    imports.cbw.drop = (id) => $forget(id >>> 0);
    for (const m of Object.keys(options.imports || {}))
        imports[m] = Object.assign(imports[m] || {}, options.imports[m]);
    return imports;
}

// The module to run, once it is known to be the one that this glue is for.
export function $module() {
    const module = options.module || load();
    const section = WebAssembly.Module.customSections(
        module,
        "cbindgen-wasm",
    )[0];
    let said = "";
    if (section)
        for (const c of new Uint8Array(section)) said += String.fromCharCode(c);
    if (!said.includes('"abi":1,"hash":"' + hash + '"'))
        throw new Error(
            "the module does not fit this glue: pack the library again",
        );
    return module;
}

export function $run(exports) {
    $memory = exports.memory;
    $S = exports.cbw_state ? exports.cbw_state.value >>> 0 : 0;
    $views();
    $x = exports;
    if ($x._initialize) $x._initialize();
    if ($u8.length === 0) $views();
}

export function $start() {
    $run(new WebAssembly.Instance($module(), $imports()).exports);
}

// The same without blocking the thread: large modules need it in a browser.
export async function $startAsync() {
    const instance = await WebAssembly.instantiate($module(), $imports());
    $run(instance.exports);
}

// What leaves a call: a trap ends the instance, all else goes on as it is.
export function $fault(e, fn) {
    const overflow = e instanceof RangeError && /call stack/.test(e.message);
    if (!(e instanceof WebAssembly.RuntimeError) && !overflow) return e;
    const dead = new Error(
        fn +
            ": the C code trapped (" +
            e.message +
            "); this instance is dead, reset() or " +
            "instantiate() starts a new one",
        { cause: e },
    );
    $dead = dead.message;
    $x = null;
    return dead;
}

export function $leave(top) {
    if (!$x) return;
    if ($u8.length === 0) $views();
    const s = $S >>> 2;
    if ($u32[s + 2] === 0) $u32[s] = top;
    else $x.cbw_unwind(top);
    if ($u8.length === 0) $views();
}

export function $unpark() {
    const p = $parked;
    $parked = null;
    $u32[($S >>> 2) + 3] = 0;
    throw p.error;
}

export function $alloc(n) {
    if ($u8.length === 0) $views();
    const s = $S >>> 2,
        top = $u32[s],
        size = (n + 15) & ~15;
    if (n >= 0 && size <= $u32[s + 1] - top && n < 0x7ffffff0) {
        $u32[s] = top + size;
        return top;
    }
    const p = $x.cbw_alloc(n) >>> 0;
    if ($u8.length === 0) $views();
    return p;
}

export function $heap(n) {
    const p = $x.cbw_malloc(n) >>> 0;
    if ($u8.length === 0) $views();
    return p;
}

// ---- arguments ------------------------------------------------------------

export function $show(v) {
    try {
        if (typeof v === "string")
            return JSON.stringify(v.length > 40 ? v.slice(0, 40) + "..." : v);
        if (typeof v === "bigint") return v + "n";
        if (typeof v === "function") return "a function";
        if (typeof v === "object" && v !== null)
            return (
                "a" +
                (/^[AEIOU]/.test(v.constructor && v.constructor.name)
                    ? "n "
                    : " ") +
                ((v.constructor && v.constructor.name) || "object")
            );
        return String(v);
    } catch {
        return "a value";
    }
}

export function $bad(fn, name, want, v, Kind) {
    const what = name.endsWith("()") ? "the result of" : "argument";
    return new (Kind || TypeError)(
        `${fn}: ${what} '${name}' must be ${want}, got ${$show(v)}`,
    );
}

export function $int(v, min, max, fn, name) {
    if (typeof v !== "number") throw $bad(fn, name, "a number", v);
    if (!(v >= min && v <= max) || v % 1 !== 0)
        throw $bad(
            fn,
            name,
            "an integer from " + min + " to " + max,
            v,
            RangeError,
        );
    return v;
}

export function $big(v, min, max, fn, name) {
    if (typeof v !== "bigint") throw $bad(fn, name, "a bigint", v);
    if (v < min || v > max)
        throw $bad(
            fn,
            name,
            "from " + min + "n to " + max + "n",
            v,
            RangeError,
        );
    return v;
}

export function $num(v, fn, name) {
    if (typeof v !== "number") throw $bad(fn, name, "a number", v);
    return v;
}

export function $flag(v, fn, name) {
    if (typeof v !== "boolean") throw $bad(fn, name, "true or false", v);
    return v ? 1 : 0;
}

export function $one(v, set, fn, name) {
    if (typeof v !== "number") throw $bad(fn, name, "a number", v);
    if (!set.includes(v))
        throw $bad(fn, name, "one of " + set.join(", "), v, RangeError);
    return v;
}

// ---- strings --------------------------------------------------------------

export let $len = 0; // of the string or list lowered last

export function $utf8Length(s) {
    let n = s.length;
    for (let i = 0; i < s.length; i++) {
        const c = s.charCodeAt(i);
        if (c > 0x7f) n += c > 0x7ff ? 2 : 1;
        if (
            c >= 0xd800 &&
            c < 0xdc00 &&
            (s.charCodeAt(i + 1) & 0xfc00) === 0xdc00
        )
            i++;
    }
    return n;
}

// UTF-8 text in memory from `place`, followed by a NUL; its length in $len.
export function $str(s, place, nul, fn, name) {
    if (typeof s !== "string") throw $bad(fn, name, "a string", s);
    const n = s.length;
    if (n > 0x2aaaaaaa) throw $bad(fn, name, "a shorter string", s, RangeError);
    if (n <= 20 || typeof TextEncoder !== "function") {
        const p = place(n * 3 + 1);
        let at = p;
        for (let i = 0; i < n; i++) {
            let c = s.charCodeAt(i);
            if (c < 0x80) {
                if (c === 0 && nul)
                    throw $bad(fn, name, "a string without NUL", s);
                $u8[at++] = c;
                continue;
            }
            if (c < 0x800) {
                $u8[at++] = 0xc0 | (c >> 6);
                $u8[at++] = 0x80 | (c & 63);
                continue;
            }
            if ((c & 0xf800) === 0xd800) {
                const d = s.charCodeAt(i + 1);
                if (c < 0xdc00 && (d & 0xfc00) === 0xdc00) {
                    c = 0x10000 + (((c & 0x3ff) << 10) | (d & 0x3ff));
                    i++;
                    $u8[at++] = 0xf0 | (c >> 18);
                    $u8[at++] = 0x80 | ((c >> 12) & 63);
                    $u8[at++] = 0x80 | ((c >> 6) & 63);
                    $u8[at++] = 0x80 | (c & 63);
                    continue;
                }
                c = 0xfffd;
            }
            $u8[at++] = 0xe0 | (c >> 12);
            $u8[at++] = 0x80 | ((c >> 6) & 63);
            $u8[at++] = 0x80 | (c & 63);
        }
        $u8[at] = 0;
        $len = at - p;
        return p;
    }
    if (nul && s.includes("\0"))
        throw $bad(fn, name, "a string without NUL", s);
    const most = n > 65536 ? $utf8Length(s) : n * 3;
    const p = place(most + 1);
    $encoder || ($encoder = new TextEncoder());
    $len = $encoder.encodeInto(s, $u8.subarray(p, p + most)).written;
    $u8[p + $len] = 0;
    return p;
}

export function $strOrBytes(s, place, nul, fn, name) {
    return typeof s === "string"
        ? $str(s, place, nul, fn, name)
        : $list(s, Uint8Array, 1, 0, place, fn, name);
}

// Other encodings; unit is the bytes of one of its units, elem of what its
// length counts.
export function $strEnc(s, enc, unit, elem, place, nul, fn, name) {
    if (typeof s !== "string") throw $bad(fn, name, "a string", s);
    if (nul && s.includes("\0"))
        throw $bad(fn, name, "a string without NUL", s);
    const units = [];
    for (let i = 0; i < s.length; i++) {
        const c = unit === 4 ? s.codePointAt(i) : s.charCodeAt(i);
        if (unit === 4 && c > 0xffff) i++;
        if (c > (enc === "ascii" ? 127 : enc === "latin1" ? 255 : 0x10ffff))
            throw $bad(fn, name, "text that " + enc + " can hold", s);
        units.push(c);
    }
    const p = place((units.length + 1) * unit);
    for (let i = 0; i <= units.length; i++) {
        const c = units[i] || 0,
            at = p + i * unit;
        if (unit === 1) $u8[at] = c;
        else if (unit === 4) $u32[at >>> 2] = c;
        else if (enc === "utf16be") {
            $u8[at] = c >> 8;
            $u8[at + 1] = c;
        } else $u16[at >>> 1] = c;
    }
    $len = (units.length * unit) / elem;
    return p;
}

// Strict UTF-8 where there is no TextDecoder: in audio worklets.
export function $utf8(bytes) {
    let s = "";
    for (let i = 0; i < bytes.length; i++) {
        const c = bytes[i];
        const more = c < 0x80 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
        let v = more ? c & (0x3f >> more) : c;
        if (more && (c < 0xc0 || c > 0xf7)) throw new TypeError("not UTF-8");
        for (let k = 0; k < more; k++) {
            const d = bytes[++i];
            if ((d & 0xc0) !== 0x80) throw new TypeError("not UTF-8");
            v = (v << 6) | (d & 63);
        }
        const least = [0, 0x80, 0x800, 0x10000][more];
        if (v < least || v > 0x10ffff || (v & ~0x7ff) === 0xd800)
            throw new TypeError("not UTF-8");
        s += String.fromCodePoint(v);
    }
    return s;
}

export function $text(p, n, fn) {
    if (p + n > $u8.length)
        throw new RangeError(fn + ": C gave text beyond its memory");
    if (n <= 24) {
        let s = "",
            i = 0;
        for (; i < n; i++) {
            const c = $u8[p + i];
            if (c > 127) break;
            s += String.fromCharCode(c);
        }
        if (i === n) return s;
    }
    $decoder ||
        ($decoder =
            typeof TextDecoder === "function"
                ? new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
                : { decode: $utf8 });
    try {
        return $decoder.decode($u8.subarray(p, p + n));
    } catch {
        throw new TypeError(
            fn +
                ": C gave text that is not UTF-8; " +
                "CBW_ENC(latin1) or CBW_BIN says what it is",
        );
    }
}

export function $cstr(p, fn) {
    const end = $u8.indexOf(0, p);
    if (end < 0) throw new RangeError(fn + ": C gave text without an end");
    return $text(p, end - p, fn);
}

export function $textEnc(p, n, enc, unit, elem, fn) {
    n = Math.floor((n * elem) / unit);
    if (n < 0)
        for (n = 0; ; n++) {
            const at = p + n * unit;
            if (at + unit > $u8.length)
                throw new RangeError(fn + ": C gave text without an end");
            if (
                unit === 1
                    ? !$u8[at]
                    : unit === 2
                      ? !$u16[at >>> 1]
                      : !$u32[at >>> 2]
            )
                break;
        }
    if (p + n * unit > $u8.length)
        throw new RangeError(fn + ": C gave text beyond its memory");
    let s = "";
    for (let i = 0; i < n; i++) {
        const at = p + i * unit;
        s +=
            unit === 1
                ? String.fromCharCode($u8[at])
                : unit === 4
                  ? String.fromCodePoint($u32[at >>> 2])
                  : enc === "utf16be"
                    ? String.fromCharCode(($u8[at] << 8) | $u8[at + 1])
                    : String.fromCharCode($u16[at >>> 1]);
    }
    return s;
}

// ---- lists of numbers -----------------------------------------------------

export function $view(Kind) {
    switch (Kind) {
        case Int8Array:
            return $i8;
        case Uint8Array:
            return $u8;
        case Int16Array:
            return $i16;
        case Uint16Array:
            return $u16;
        case Int32Array:
            return $i32;
        case Uint32Array:
            return $u32;
        case Float32Array:
            return $f32;
        case Float64Array:
            return $f64;
        case BigInt64Array:
            return $i64;
        default:
            return $u64;
    }
}

export function $typed(v, Kind, fn, name) {
    const ok =
        v instanceof Kind ||
        (Kind === Uint8Array && v instanceof Uint8ClampedArray);
    if (!ok) throw $bad(fn, name, "a " + Kind.name, v);
    if (
        v.buffer.detached ||
        (v.length === 0 &&
            v.byteLength === 0 &&
            v.byteOffset !== 0 &&
            v.buffer.byteLength === 0)
    )
        throw $bad(fn, name, "an array whose buffer is not detached", v);
    return v;
}

// Copies v behind place(bytes); exactly `fixed` elements when that is not 0.
export function $list(v, Kind, size, fixed, place, fn, name) {
    $typed(v, Kind, fn, name);
    const n = v.length;
    if (fixed && n !== fixed)
        throw new RangeError(
            fn +
                ": argument '" +
                name +
                "' must have " +
                fixed +
                " elements, not " +
                n,
        );
    const p = place(n * size || 1);
    $view(Kind).set(v, p / size);
    $len = n;
    return p;
}

// A list of numbers that ends with a zero.
export function $listNul(v, Kind, size, fixed, place, fn, name) {
    $typed(v, Kind, fn, name);
    for (const n of v)
        if (!n) throw $bad(fn, name, "a list without zeroes", v);
    const longer = (n) => {
        const p = place(n + size);
        $u8.fill(0, p, p + n + size);
        return p;
    };
    return $list(v, Kind, size, fixed, longer, fn, name);
}

export function $array(v, fn, name) {
    if (!Array.isArray(v)) throw $bad(fn, name, "an array", v);
    return v;
}

export function $copy(p, n, Kind, size, fn) {
    if (p + n * size > $u8.length)
        throw new RangeError(fn + ": C gave a list beyond its memory");
    return $view(Kind).slice(p / size, p / size + n);
}

// An out buffer: a number of elements, or the caller's array.
export function $out(v, size, Kind, fn, name) {
    const n =
        typeof v === "number"
            ? $int(v, 0, 0x7fffffff, fn, name)
            : $typed(v, Kind, fn, name).length;
    const p = $alloc(n * size || 1);
    $u8.fill(0, p, p + n * size);
    $len = n;
    return p;
}

export function $outDone(v, p, used, Kind, size, fn) {
    const have = typeof v === "number" ? v : v.length;
    if (!(used >= 0)) used = 0;
    if (used > have) used = have;
    if (typeof v === "number") return $copy(p, used, Kind, size, fn);
    v.set($view(Kind).subarray(p / size, p / size + used));
    return v.subarray(0, used);
}

// ---- objects of classes ---------------------------------------------------

// What an object is: {p, own, cls, kept, parent, up, children, users, notes}.
// Kept apart from the object for finalizers, which must not hold it. `up` is
// the object that this one needs alive, `parent` its state.
export const $objects = new WeakMap();
export let $registry = null;
export let $nursery = [],
    $flushing = false;

export function $flush() {
    $flushing = false;
    $registry ||
        ($registry =
            typeof FinalizationRegistry === "function"
                ? new FinalizationRegistry($end)
                : { register() {}, unregister() {} });
    for (const [o, s] of $nursery)
        if (s.p) {
            $registry.register(o, s, s);
            s.registered = true;
        }
    $nursery = [];
}

// Ends an object: what belongs to it first, itself not before those that C
// has told of it.
export function $end(s) {
    const p = s.p;
    s.p = 0;
    if (!p || !$x || s.x !== $x) return;
    if (s.children) for (const c of s.children) $end(c);
    if (s.users) s.late = p;
    else $finish(s, p);
}

export function $finish(s, p) {
    const top = $u32[$S >>> 2];
    s.late = 0;
    try {
        if (s.own && s.cls.free) s.cls.free(p);
        if (s.kept) for (const what of s.kept.values()) $release(what);
        s.kept = s.children = null;
        if (s.parent && s.parent.children) s.parent.children.delete(s);
        if ($parked) $unpark();
    } catch (e) {
        throw $fault(e, s.cls.name + ".free");
    } finally {
        $leave(top);
    }
}

// up: the object that this one lives in, or needs.
export function $bind(o, cls, p, own, up) {
    const parent = up ? $objects.get(up) : null;
    const s = {
        p,
        own,
        cls,
        parent,
        up,
        x: $x,
        kept: null,
        children: null,
        users: 0,
        late: 0,
        notes: null,
        registered: false,
    };
    $objects.set(o, s);
    if (own) {
        if (parent) (parent.children || (parent.children = new Set())).add(s);
        $nursery.push([o, s]);
        if (!$flushing) {
            $flushing = true;
            Promise.resolve().then($flush);
        } else if ($nursery.length > 65536) $flush();
    }
    return s;
}

export function $state(o, cls, fn, name) {
    const s = typeof o === "object" && o !== null ? $objects.get(o) : undefined;
    if (!s || s.cls !== cls) throw $bad(fn, name, "a " + cls.name, o);
    if (!s.p || s.x !== $x)
        throw new TypeError(
            fn +
                ": the " +
                cls.name +
                (name === "this" ? "" : " given as '" + name + "'") +
                " was freed",
        );
    for (let up = s.parent; up; up = up.parent)
        if (!up.p)
            throw new TypeError(
                fn +
                    ": the " +
                    up.cls.name +
                    " that this " +
                    cls.name +
                    " belongs to was freed",
            );
    return s;
}

export function $free(o, cls) {
    const s = typeof o === "object" && o !== null ? $objects.get(o) : undefined;
    if (!s || s.cls !== cls)
        throw $bad(cls.name + ".free", "this", "a " + cls.name, o);
    if (s.registered) $registry.unregister(s);
    $end(s);
}

// What a call leaves with C beyond its end: [owner, slot, what], memory to
// free or a function to call. The owner is the state of an object, null for
// the object that the call makes, undefined when C itself ends it.
export function $hold(held, owner, slot, what) {
    held.push([owner, slot, what]);
    return what;
}

export function $release(what) {
    if (typeof what === "function") what();
    else $x.cbw_free(what);
}

export let $serial = 0;

// slot: what is there before is let go; null: beside all else.
export function $keep(s, slot, what) {
    const kept = s.kept || (s.kept = new Map());
    const old = slot === null ? undefined : kept.get(slot);
    kept.set(slot === null ? "n" + $serial++ : slot, what);
    if (old !== undefined) $release(old);
}

export function $settle(held, result) {
    for (const [owner, slot, what] of held)
        if (owner || (result && owner === null))
            $keep(owner || result, slot, what);
        else if (owner === null) $release(what);
}

// The call failed. If C was entered, its objects may hold what they got.
export function $abandon(held) {
    if (!$x) return;
    for (const [owner, , what] of held)
        if (owner && held.called) $keep(owner, null, what);
        else if (owner !== undefined || !held.called) $release(what);
}

// An object that C remembers: it ends after those that do.
export function $use(held, owner, slot, o) {
    const s = $objects.get(o);
    if (!s) return;
    s.users++;
    $hold(held, owner, slot, () => {
        void o;
        if (--s.users === 0 && s.late) $finish(s, s.late);
    });
}

export const $instance = { p: 1, parent: null, kept: null };

// ---- callbacks ------------------------------------------------------------

export const $fns = new Map();
export let $nextId = 1;

export function $register(f, once, fn, name) {
    const id = $nextId++;
    $fns.set(id, { f, once, fn, name });
    return id;
}

export function $forget(id) {
    if ($fns.delete(id) && $x && $x.cbw_unpool) $x.cbw_unpool(id);
}

export function $callback(f, nullable, once, fn, name) {
    if (f === null || f === undefined) {
        if (nullable) return 0;
        throw $bad(fn, name, "a function", f);
    }
    if (typeof f !== "function") throw $bad(fn, name, "a function", f);
    return $register(f, once, fn, name);
}

// Runs JavaScript for C: what it throws waits until C has returned.
export function $enter(id, method, run) {
    if ($u8.length === 0) $views();
    try {
        return $through(id, method, run);
    } catch (e) {
        if (!$parked) $parked = { error: e };
        if ($x) {
            if ($u8.length === 0) $views();
            $u32[($S >>> 2) + 3] = 1;
        }
        return undefined;
    } finally {
        if ($u8.length === 0) $views();
    }
}

// CBW_UNWIND: what JavaScript throws goes through C's frames.
export function $through(id, method, run) {
    if ($u8.length === 0) $views();
    const entry = $fns.get(id >>> 0);
    if (!entry) throw new Error("C called a callback after its time");
    if (entry.once) $forget(id >>> 0);
    return run(method ? entry.f[method].bind(entry.f) : entry.f, entry);
}

// ---- lists of anything, fixed text ----------------------------------------

export function $each(v, size, fixed, nul, place, fn, name, store) {
    const list = $array(v, fn, name),
        n = list.length;
    if (fixed && n !== fixed)
        throw new RangeError(
            fn +
                ": argument '" +
                name +
                "' must have " +
                fixed +
                " elements, not " +
                n,
        );
    const p = place((n + nul) * size || 1);
    for (let i = 0; i < n; i++) store(p + i * size, list[i]);
    if (nul) $u8.fill(0, p + n * size, p + (n + 1) * size);
    $len = n;
    return p;
}

// Lists whose lengths C gets as one number.
export function $sameLengths(list, fn, name) {
    for (const v of list)
        if (v.length !== list[0].length)
            throw $bad(fn, name, "lists of one length", v, RangeError);
    return list.length ? list[0].length : 0;
}

export function $map(p, n, size, fn, load) {
    if (p + n * size > $u8.length)
        throw new RangeError(fn + ": C gave a list beyond its memory");
    const list = [];
    for (let i = 0; i < n; i++) list.push(load(p + i * size));
    return list;
}

export function $countNul(p, size) {
    for (let n = 0; ; n++) {
        let any = false;
        for (let i = 0; i < size; i++) any = any || $u8[p + n * size + i] !== 0;
        if (!any) return n;
        if (p + n * size > $u8.length)
            throw new RangeError("C gave a list without an end");
    }
}

// Text in an array of `count` elements: C reads it up to a zero, so that one
// must have room.
export function $textFixed(s, at, count, size, fn, name, place) {
    const q = place(s, fn, name);
    if ($len >= count)
        throw $bad(
            fn,
            name,
            "text of at most " +
                (count - 1) +
                (size === 1 ? " bytes" : " units"),
            s,
            RangeError,
        );
    $u8.copyWithin(at, q, q + $len * size);
    $u8.fill(0, at + $len * size, at + count * size);
}

export function $fixedLength(at, count, size) {
    for (let n = 0; n < count; n++) {
        let any = 0;
        for (let i = 0; i < size; i++) any |= $u8[at + n * size + i];
        if (!any) return n;
    }
    return count;
}

export function $some(p, fn) {
    if (!p) throw new Error(fn + ": C gave NULL");
    return p;
}

export function $make(cls, p, own, up) {
    const o = Object.create(cls.proto);
    const counted = !own && cls.ref; // a reference of our own
    if (counted) cls.ref(p);
    $bind(o, cls, p, own || !!counted, counted ? null : up);
    return o;
}

// Memory for a struct, aligned as C asks; its block in $block.
export let $block = 0;

export function $aligned(n, align, place) {
    $block = place(align > 16 ? n + align : n);
    return align > 16 ? Math.ceil($block / align) * align : $block;
}

export function $plain(v, fn, name) {
    if (typeof v !== "object" || v === null)
        throw $bad(fn, name, "an object", v);
    return v;
}

// A variant that C has written.
export function $refresh(o, fresh) {
    if (!("value" in fresh)) delete o.value;
    Object.assign(o, fresh);
}

// A struct of callbacks for a JavaScript object with methods.
export function $object(v, spec, place, fn, name) {
    $plain(v, fn, name);
    const id = $register(v, false, fn, name),
        p = place(spec.size),
        from = spec.make() >>> 0;
    $u8.copyWithin(p, from, from + spec.size);
    for (const [method, offset, optional] of spec.methods) {
        if (typeof v[method] === "function") continue;
        if (!optional) {
            $forget(id);
            throw $bad(fn, name + "." + method, "a function", v[method]);
        }
        $u32[(p + offset) >>> 2] = 0;
    }
    spec.store(p, v, fn);
    if (spec.ud >= 0) $u32[(p + spec.ud) >>> 2] = id;
    $len = id;
    return p;
}

// C owns the object from here on.
export function $take(o) {
    const s = $objects.get(o);
    if (!s) return;
    if (s.registered) $registry.unregister(s);
    if (s.parent && s.parent.children) s.parent.children.delete(s);
    s.p = 0;
}

// A boxed object's output buffer: capacity or array to begin with; what C has
// written lies between its start and where the field points now.
export function $outField(s, at, v, fn) {
    if (v === null || v === undefined) {
        $len = 0;
        return 0;
    }
    const n =
        typeof v === "number"
            ? $int(v, 0, 0x7fffffff, fn, "value")
            : $typed(v, Uint8Array, fn, "value").length;
    const p = $heap(n || 1);
    if (typeof v === "number") $u8.fill(0, p, p + n);
    else $u8.set(v, p);
    $keep(s, "f" + at, p);
    $len = n;
    return p;
}

export function $written(s, at, now, fn) {
    const start = s.kept.get("f" + at);
    return start === undefined
        ? null
        : $copy(start, now - start, Uint8Array, 1, fn);
}
