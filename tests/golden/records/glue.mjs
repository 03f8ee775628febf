export const $section = "cbw2:e235c18e";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $u8, $u16, $i32, $u32, $i64, $f64, $all, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $i64 = new BigInt64Array(b);
        $f64 = new Float64Array(b);
        $tailAt = 0;
        $all = [null, null, null, null, $i32, null, null, null, null, null];
    }
    var $S; // the state block as an index of $u32
    var $len; // elements of what was lowered last
    var $slots = [{ id: -1 }], // none is at 0
        $vacant = 0, // the first that is free; its site is the next one
        $unpool = 0; // of callbacks without user data
    var $refused = null;
    var $base = 0;
    var $tail; // the memory from $tailAt on, no more than engines take
    var $tailAt;
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
    // lib/bigint.mjs
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
    // lib/each.mjs
    // lib/exactly.mjs
    // lib/float.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/list.mjs
    // lib/oom.mjs
    // lib/plain.mjs
    // lib/range.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? RangeError(`${fn}: ${e(names)}`) : e;
    }
    // lib/some.mjs
    // The stack pointer outside of every call.
    // Text to UTF-8 in memory, followed by a NUL; its length in $len. A lone
    // surrogate becomes U+FFFD, as everywhere in JavaScript; where there is no
    // encoder it is refused.
    function $str(s, counted, fn, name) {
        if (typeof s !== "string") throw $bad(fn, name, "a string", s);
        const n = s.length,
            p = $alloc(n * 3 + 1, fn);
        let i = 0,
            c,
            bad;
        if (n < 20 && $encoder)
            for (; i < n && ((c = s.charCodeAt(i)) - 1) >>> 0 < 127; i++)
                $u8[p + i] = c;
        if (i < n) {
            bad =
                (options.strictText || !$encoder) &&
                /\p{Cs}/u.test(s) &&
                "lone surrogates";
            if ($encoder) {
                if ($tailAt !== p) $tail = $u8.subarray(($tailAt = p), p + 2e9);
                i = $encoder.encodeInto(s, $tail).written;
            } else
                for (c = unescape(encodeURIComponent(bad ? "" : s)); i < c.length; )
                    $u8[p + i] = c.charCodeAt(i++);
            $u8[p + i] = 0;
            // Engines search fast in letters of one byte only.
            if (!counted && (i > n ? ~$x.cbw_scan(p) < i : s.includes("\0")))
                bad = "NUL";
            if (bad) throw $bad(fn, name, "a string without " + bad, s);
        }
        $u8[p + i] = 0;
        $len = i;
        return p;
    }
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
    function $load0(p0, fn) {
        return {
            x: $f64[(p0) >>> 3],
            y: $f64[(p0 + 8) >>> 3],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.x;
        const $1 = v.y;
        $f64[(p0) >>> 3] = $num($0, fn, "x");
        $f64[(p0 + 8) >>> 3] = $num($1, fn, "y");
    }
    function $load1(p0, fn) {
        return {
            a: $load0(p0, fn),
            b: $load0(p0 + 16, fn),
            name: $cstr($u32[(p0 + 32) >>> 2], fn),
            tags: $copy(p0 + 36, 4, Int32Array, fn),
        };
    }
    function $store1(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.a;
        const $1 = v.b;
        const $2 = v.name;
        const $3 = v.tags;
        $store0(p0, $0, fn, "a");
        $store0(p0 + 16, $1, fn, "b");
        if ($2 !== undefined) {
            const q0 = ($2 == null ? ($len = 0) : $str($2, false, fn, "name"));
            $u32[(p0 + 32) >>> 2] = q0;
        }
        $list($3, 4, 4, fn, "tags", p0 + 36);
    }
    function $load2(p0, fn) {
        return {
            low: ($u32[(p0) >>> 2] << 29 >>> 29),
            high: ($u32[(p0) >>> 2] << 24 >>> 27),
            wide: $i64[(p0 + 8) >>> 3],
        };
    }
    function $store2(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.low;
        const $1 = v.high;
        const $2 = v.wide;
        $u32[(p0) >>> 2] = ($u32[(p0) >>> 2] & ~(7 << 0)) | (($int($0, 0, 7, fn, "low") & 7) << 0);
        $u32[(p0) >>> 2] = ($u32[(p0) >>> 2] & ~(31 << 3)) | (($int($1, 0, 31, fn, "high") & 31) << 3);
        $i64[(p0 + 8) >>> 3] = $big($2, -9223372036854775808n, 9223372036854775807n, fn, "wide");
    }
    function $load3(p0, fn) {
        return {
            data: $u32[(p0) >>> 2] ? $bytesOut($u32[(p0) >>> 2], Number($u32[(p0 + 4) >>> 2]), fn) : null,
        };
    }
    function $store3(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.data;
        if ($0 !== undefined) {
            const q1 = ($0 == null ? ($len = 0) : $bytesIn($0, fn, "data"));
            $u32[(p0) >>> 2] = q1;
            $u32[(p0 + 4) >>> 2] = ($len);
        }
    }
    if ($begin) $start();
    return {
        add(a, b) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(16, "add");
                $store0($s0, a, "add", "a");
                let $s1 = 0;
                $s1 = $alloc(16, "add");
                $store0($s1, b, "add", "b");
                $x.cbw_f_add($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $load0($some($c0, "add"), "add");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "add"), "add");
            } finally {
                $leave($top);
            }
        },
        area(r) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(56, "area");
                $u8.fill(0, $s0, $s0 + 56);
                $store1($s0, r, "area", "r");
                const $r = $x.area($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "area"), "area");
            } finally {
                $leave($top);
            }
        },
        grow(r, by) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(56, "grow");
                $u8.fill(0, $s0, $s0 + 56);
                $store1($s0, r, "grow", "r");
                const $s1 = $num(by, "grow", "by");
                $x.grow($s0, $s1);
                $see();
                Object.assign(r, $load1($s0, "grow"));
            } catch ($e) {
                throw $faultIn($refusal($e, "grow"), "grow");
            } finally {
                $leave($top);
            }
        },
        getBounds(id) {
            const $top = $enter();
            try {
                const $s0 = $int(id, -2147483648, 2147483647, "getBounds", "id");
                const $r = $x.cbw_f_get_bounds($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $load1($some($c0, "getBounds"), "getBounds");
                return { result: $v0, out: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "getBounds"), "getBounds");
            } finally {
                $leave($top);
            }
        },
        flip(b) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(16, "flip");
                $u8.fill(0, $s0, $s0 + 16);
                $store2($s0, b, "flip", "b");
                $x.cbw_f_flip($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $load2($some($c0, "flip"), "flip");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "flip"), "flip");
            } finally {
                $leave($top);
            }
        },
        sum(b) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(8, "sum");
                $u8.fill(0, $s0, $s0 + 8);
                $store3($s0, b, "sum", "b");
                const $r = $x.sum($s0);
                const $v0 = $r >>> 0;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "sum"), "sum");
            } finally {
                $leave($top);
            }
        },
        total(points) {
            const $top = $enter();
            try {
                const $s0 = $each(points, 16, 0, 0, "total", "points", ($at, $e) => { $store0($at, $e, "total", "[]"); });
                const $s1 = $len;
                const $r = $x.total($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "total"), "total");
            } finally {
                $leave($top);
            }
        },
        origin() {
            $x ?? $start();
            try {
                const $r = $x.origin() >>> 0;
                $see();
                const $v0 = $r ? $load0($r, "origin") : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "origin"), "origin");
            }
        },
        locate(id, maybe) {
            const $top = $enter();
            try {
                const $s0 = $int(id, -2147483648, 2147483647, "locate", "id");
                let $s1 = 0;
                if (maybe != null) {
                    $s1 = $alloc(16, "locate");
                    $store0($s1, maybe, "locate", "maybe");
                }
                const $r = $x.cbw_f_locate($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $load0($some($c0, "locate"), "locate");
                if (maybe != null) {
                    Object.assign(maybe, $load0($s1, "locate"));
                }
                return { result: $v0, where: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "locate"), "locate");
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
