export const $section = "cbw2:7436c06e";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $u8, $i32, $u32, $f32, $f64, $all, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $f32 = new Float32Array(b);
        $f64 = new Float64Array(b);
        $all = [null, null, null, null, $i32, null, null, null, $f32, $f64];
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
    // lib/bytesfixed.mjs
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
    // lib/exactly.mjs
    // lib/float.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/list.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? RangeError(`${fn}: ${e(names)}`) : e;
    }
    // The stack pointer outside of every call.
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
    if ($begin) $start();
    return {
        crc(start, buf) {
            const $top = $enter();
            try {
                const $s0 = $int(start, 0, 4294967295, "crc", "start");
                const $s1 = $bytesIn(buf, "crc", "buf");
                const $s2 = $len;
                const $r = $x.crc($s0, $s1, $s2);
                const $v0 = $r >>> 0;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "crc"), "crc");
            } finally {
                $leave($top);
            }
        },
        mean(values) {
            const $top = $enter();
            try {
                const $s0 = $list(values, 9, 0, "mean", "values");
                const $s1 = $len;
                const $r = $x.mean($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "mean"), "mean");
            } finally {
                $leave($top);
            }
        },
        scale(values, by) {
            const $top = $enter();
            try {
                const $s0 = $list(values, 8, 0, "scale", "values");
                const $s1 = $len;
                const $n0 = $len;
                const $s2 = $num(by, "scale", "by");
                $x.scale($s0, $s1, $s2);
                $see();
                $back(values, $s0, Math.min($n0, values.length), Float32Array);
            } catch ($e) {
                throw $faultIn($refusal($e, "scale"), "scale");
            } finally {
                $leave($top);
            }
        },
        key(key) {
            const $top = $enter();
            try {
                const $s0 = $bytesFixed(key, 32, "key", "key");
                const $r = $x.key($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "key"), "key");
            } finally {
                $leave($top);
            }
        },
        fixed(iv) {
            const $top = $enter();
            try {
                const $s0 = $bytesFixed(iv, 16, "fixed", "iv");
                const $r = $x.fixed($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "fixed"), "fixed");
            } finally {
                $leave($top);
            }
        },
        product(m, w, h) {
            const $top = $enter();
            try {
                const $s0 = $list(m, 4, 0, "product", "m");
                const $s1 = $len;
                const $s2 = $int(w, -2147483648, 2147483647, "product", "w");
                const $s3 = $int(h, -2147483648, 2147483647, "product", "h");
                const $r = $x.cbw_f_product($s0, $s1, $s2, $s3);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "product", ["m", "w", "h"]), "product");
            } finally {
                $leave($top);
            }
        },
        zeroEnded(list) {
            const $top = $enter();
            try {
                const $s0 = $listNul(list, 4, 0, "zeroEnded", "list");
                const $r = $x.zero_ended($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "zeroEnded"), "zeroEnded");
            } finally {
                $leave($top);
            }
        },
        any(image) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(image, "any", "image");
                const $r = $x.any($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "any"), "any");
            } finally {
                $leave($top);
            }
        },
        both(a, b) {
            const $top = $enter();
            try {
                const $s0 = $list(a, 8, 0, "both", "a");
                const $s2 = $len;
                const $n0 = $len;
                const $s1 = $list(b, 8, 0, "both", "b");
                const $n1 = $len;
                if ($n1 !== $n0) throw $range("both", "b", "as long as 'a'", b);
                $x.both($s0, $s1, $s2);
            } catch ($e) {
                throw $faultIn($refusal($e, "both"), "both");
            } finally {
                $leave($top);
            }
        },
        narrow(p) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(p, "narrow", "p");
                const $s1 = $len;
                const $r = $x.cbw_f_narrow($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "narrow", ["p"]), "narrow");
            } finally {
                $leave($top);
            }
        },
        wideCount(in_) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(in_, "wideCount", "in_");
                const $s1 = BigInt($len);
                const $r = $x.wide_count($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "wideCount"), "wideCount");
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
