export class GoldenError extends Error {
    constructor(message, fn, code) {
        super(message);
        this.name = "GoldenError";
        this.function = fn;
        this.code = code;
    }
}
export const $section = "cbw2:825984b1";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $u8, $u16, $i32, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
    }
    var $S; // the state block as an index of $u32
    var $len; // elements of what was lowered last
    var $slots = [{ id: -1 }], // none is at 0
        $vacant = 0, // the first that is free; its site is the next one
        $unpool = 0; // of callbacks without user data
    var $refused = null;
    var $base = 0;
    var $dead; // the error that ended it
    var $depth = 0; // functions of JavaScript's that are running
    // Where results beyond the first lie (docs/abi.md section 2).
    // The arena: memory of a call (docs/abi.md section 3). What every call reads
    // is var: engines check each use of a let of an outer function.

    // Views that hold: the memory may have moved.
    function $see() {
        $u8.length || $views();
    }

    // A call begins: there is an instance.
    function $enter() {
        $x ?? $start();
        $see();
        return $u32[$S];
    }

    // Tops and ends are multiples of 16.
    function $alloc(n, fn) {
        let p = $u32[$S];
        if (n <= $u32[$S + 1] - p) {
            $u32[$S] = (p + n + 15) & -16;
            return p;
        }
        p = $x.cbw_alloc(n) >>> 0;
        $see();
        if (p) return p;
        throw RangeError(`${fn}: out of memory, ${n} bytes wanted`);
    }

    function $leave(top) {
        if ($x == null) return; // faster to ask than !$x
        $see();
        if ($u32[$S + 2]) $x.cbw_unwind(top);
        else $u32[$S] = top;
    }
    // lib/back.mjs
    // lib/bytes.mjs
    // lib/bytesout.mjs
    // Functions that C calls. An id's low half says where, all of it whether it is
    // still the one that was given. What may be nothing is 0: engines ask numbers
    // faster than null.
    function $register(f, site) {
        if (!$vacant) {
            const id = $slots.length;
            if (id > 0xffff)
                throw RangeError($sites[site] + ": too many functions");
            $slots[($vacant = id)] = { id, f: null, site: 0 };
        }
        const s = $slots[$vacant];
        $vacant = s.site;
        s.f = f;
        s.site = site;
        return s.id;
    }

    function $slot(id) {
        id &= 0xffff;
        return $slots[id < $slots.length ? id : 0];
    }

    function $forget(id) {
        const s = $slot(id);
        if (s.id !== id) return;
        s.id = (id + 0x10000) | 0;
        s.f = null;
        s.site = $vacant;
        $vacant = id & 0xffff;
        if ($unpool && $x) $unpool(id);
    }

    function $callback(f, nullable, site) {
        if (typeof f === "function") return $register(f, site);
        if (nullable && (f === null || f === undefined)) return 0;
        throw $bad($sites[site], $sites[site + 1].slice(0, -2), "a function", f);
    }

    // The call that it was given to.
    function $whose(id) {
        return $sites[$slot(id).site];
    }

    // Who gets a result, for errors; method: of an object with methods.
    function $giver(id, method = "") {
        const name = $sites[$slot(id).site + 1];
        return `${$whose(id)}: the result of '${name}${method}'`;
    }

    // What C calls.
    function $fn(id) {
        const s = $slot(id);
        if (s.id === id) return s.f;
        throw Error("C called a callback after its time");
    }
    // lib/check.mjs
    // lib/coder.mjs
    // lib/copy.mjs
    // lib/counted.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/out.mjs
    // lib/range.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? RangeError(`${fn}: ${e(names)}`) : e;
    }
    // lib/some.mjs
    // The stack pointer outside of every call.
    // lib/text.mjs
    // A trap, or a stack that was too deep: the end of the instance.
    function $trapped(e, fn) {
        if (
            e instanceof WebAssembly.RuntimeError ||
            /^(Maximum call|too much)/.test(e && e.message)
        ) {
            $x = null;
            $dead = e = Error(
                `${fn}: C trapped (${e.message}); dead until reset()`,
                { cause: e },
            );
        }
        return e;
    }
    // lib/typed.mjs
    // The same where C calls JavaScript, which may call C again: sp is the stack
    // pointer of that call.
    function $faultIn(e, fn, sp) {
        if (!$x) return e;
        e = $trapped(e, fn);
        if ($x && (sp || !$depth)) $x.__stack_pointer.value = sp || $base;
        return e;
    }
    function $imports() {
        return {
            cbw: {
                oom: $oom,
                length: $length,
                drop: $forget,
            },
        };
    }
    function $run({ exports }) {
        $memory = exports.memory;
        $S = exports.cbw_state ? exports.cbw_state.value >>> 2 : 0;
        $views();
        $base = exports.__stack_pointer.value;
        if (exports._initialize) exports._initialize();
        $see();
        $x = exports;
    }
    function $start() {
        if ($dead) throw $dead;
        $run($boot($imports(), options.module, options.memory));
    }
    function $error(fn, code, message) {
        const text = message ? $cstr(message, fn) : "failed with code " + code;
        return new GoldenError(fn + ": " + text, fn, code);
    }
    if ($begin) $start();
    return {
        bound(n) {
            $x ?? $start();
            const $s0 = $int(n, 0, 4294967295, "bound", "n");
            const $r = $x.bound($s0);
            const $v0 = $r >>> 0;
            return $v0;
        },
        pack(src) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(src, "pack", "src");
                const $s1 = $len;
                const $r = $x.cbw_f_pack($s0, $s1) >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                const $c3 = $u32[$S + 10];
                if ($c0) throw $error("pack", $c1, $c2);
                const $v0 = $bytesOut($some($r, "pack"), $c3, "pack");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "pack"), "pack");
            } finally {
                $leave($top);
            }
        },
        hash(in_) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(in_, "hash", "in_");
                const $s1 = $len;
                const $r = $x.cbw_f_hash($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $u32[$S + 6];
                const $v0 = $r;
                const $v1 = $bytesOut($some($c0, "hash"), $c1, "hash");
                return { result: $v0, out: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "hash"), "hash");
            } finally {
                $leave($top);
            }
        },
        digest(in_) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(in_, "digest", "in_");
                const $s1 = $len;
                const $r = $x.cbw_f_digest($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $u32[$S + 6];
                const $v0 = $r;
                const $v1 = $bytesOut($some($c0, "digest"), $c1, "digest");
                return { result: $v0, out: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "digest"), "digest");
            } finally {
                $leave($top);
            }
        },
        readSome(buf) {
            const $top = $enter();
            try {
                const $s0 = $out(buf, Uint8Array, false, "readSome", "buf");
                const $s1 = $len;
                const $r = $x.read_some($s0, $s1);
                $see();
                const $v0 = $outDone(buf, $s0, Number($r), Uint8Array, "readSome");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "readSome"), "readSome");
            } finally {
                $leave($top);
            }
        },
        compressInto(out, in_) {
            const $top = $enter();
            try {
                const $s0 = $out(out, Uint8Array, false, "compressInto", "out");
                const $s1 = $len;
                const $s2 = $bytesIn(in_, "compressInto", "in_");
                const $s3 = $len;
                const $r = $x.cbw_f_compress_into($s0, $s1, $s2, $s3);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $outDone(out, $s0, Number($c0), Uint8Array, "compressInto");
                return { result: $v0, out: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "compressInto"), "compressInto");
            } finally {
                $leave($top);
            }
        },
        getName(buf = 4096) {
            const $top = $enter();
            try {
                const $s0 = $int(buf, -2147483648, 2147483647, "getName", "buf");
                const $r = $x.cbw_f_get_name($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $cstr($some($c0, "getName"), "getName");
                return { result: $v0, buf: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "getName"), "getName");
            } finally {
                $leave($top);
            }
        },
        getText(buf = 4096) {
            const $top = $enter();
            try {
                const $s0 = $int(buf, -2147483648, 2147483647, "getText", "buf");
                const $r = $x.cbw_f_get_text($s0) >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $text($some($r, "getText"), $c0, "getText");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "getText"), "getText");
            } finally {
                $leave($top);
            }
        },
        sign(m) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(m, "sign", "m");
                const $s1 = $len;
                const $r = $x.cbw_f_sign($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $u32[$S + 6];
                const $v0 = $r;
                const $v1 = $bytesOut($some($c0, "sign"), $c1, "sign");
                return { result: $v0, sm: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "sign"), "sign");
            } finally {
                $leave($top);
            }
        },
        keys() {
            const $top = $enter();
            try {
                const $r = $x.cbw_f_keys();
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $u32[$S + 6];
                const $c2 = $u32[$S + 8];
                const $c3 = $u32[$S + 10];
                const $v0 = $r;
                const $v1 = $bytesOut($some($c0, "keys"), $c1, "keys");
                const $v2 = $bytesOut($some($c2, "keys"), $c3, "keys");
                return { result: $v0, pk: $v1, sk: $v2 };
            } catch ($e) {
                throw $faultIn($refusal($e, "keys"), "keys");
            } finally {
                $leave($top);
            }
        },
        samples(out) {
            const $top = $enter();
            try {
                const $s0 = $out(out, Float32Array, true, "samples", "out");
                const $s1 = $len;
                const $r = $x.cbw_f_samples($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $outDone(out, $s0, Number($c0), Float32Array, "samples");
                return { result: $v0, out: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "samples"), "samples");
            } finally {
                $leave($top);
            }
        },
        seal(in_) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(in_, "seal", "in_");
                const $s1 = $len;
                const $r = $x.cbw_f_seal($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                const $c3 = $u32[$S + 10];
                const $c4 = $u32[$S + 12];
                const $c5 = $u32[$S + 14];
                const $c6 = $u32[$S + 16];
                if ($c0) throw $error("seal", $c1, $c2);
                const $v0 = $r;
                const $v1 = $bytesOut($some($c3, "seal"), $c4, "seal");
                const $v2 = $bytesOut($some($c5, "seal"), $c6, "seal");
                return { result: $v0, mac: $v1, out: $v2 };
            } catch ($e) {
                throw $faultIn($refusal($e, "seal"), "seal");
            } finally {
                $leave($top);
            }
        },
        unpack(out, in_) {
            const $top = $enter();
            try {
                const $s0 = $out(out, Uint8Array, false, "unpack", "out");
                const $s1 = $len;
                const $s2 = $bytesIn(in_, "unpack", "in_");
                const $s3 = $len;
                const $r = $x.cbw_f_unpack($s0, $s1, $s2, $s3);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("unpack", $c1, $c2);
                const $v0 = $outDone(out, $s0, Number($r), Uint8Array, "unpack");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "unpack"), "unpack");
            } finally {
                $leave($top);
            }
        },
        reset(given) {
            if ($depth || $x && $u32[$S + 1] - $u32[$S] < 65536) throw Error("reset: a call runs");
            $slots.length = 1;
            $vacant = 0;
            options = given || options;
            $dead = $x = null;
        },
        $imports, $run,
    };
}
