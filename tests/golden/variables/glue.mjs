export const $section = "cbw2:eaca2de7";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $u8, $u16, $i32, $u32, $u64, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $u64 = new BigUint64Array(b);
        $tailAt = 0;
    }
    var $S; // the state block as an index of $u32
    var $len; // elements of what was lowered last
    var $slots = [{ id: -1 }], // none is at 0
        $vacant = 0, // the first that is free; its site is the next one
        $unpool = 0; // of callbacks without user data
    var $into = null, // the list that memory is for, not the arena
        $bump = $alloc;
    var $parked = 0; // {error} of a callback, 0: none
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
    // lib/gave.mjs
    // What outlives a call: memory of C's allocator and functions that C keeps. A
    // call collects what it makes in lists; each goes to its owner when C has
    // taken it, or is undone. A list holds blocks, functions that end something,
    // and objects that are only held.

    let $serial = 0; // for what replaces nothing
    const $instance = { kept: null }; // what is kept as long as it lives

    function $heap(n, fn) {
        const p = $x.cbw_malloc(n) >>> 0;
        $see();
        if (!p) throw new RangeError(`${fn}: out of memory, ${n} bytes wanted`);
        if ($live) $live.set(p, $born(`${n} bytes`));
        return p;
    }

    function $drop(p) {
        if ($live) $live.delete(p);
        $x.cbw_free(p);
    }

    // Lowers with memory of the list's own.
    function $fresh(list, lower) {
        const outer = $into;
        $into = list;
        try {
            return lower();
        } finally {
            $into = outer;
        }
    }

    $alloc = function (n, fn) {
        if (!$into) return $bump(n, fn);
        const p = $heap(n, fn);
        $into.push(p);
        return p;
    };

    function $undo(list) {
        if (!$x) return;
        for (const k of list)
            if (typeof k === "number") $drop(k);
            else if (typeof k === "function") k();
        list.length = 0;
    }

    function $keep(s, slot, list) {
        if (!s) return $undo(list); // NULL keeps nothing
        s.kept || (s.kept = new Map());
        const old = s.kept.get(slot);
        s.kept.set(slot, list);
        if (old) $undo(old);
    }

    // The call failed. If C was entered, its objects may hold what they got.
    function $abandon(called, s, list) {
        if (!$x) return;
        if (s && called) $keep(s, $serial++, list);
        else $undo(list);
    }

    // C frees it.
    function $give(list) {
        if ($live) for (const p of list) $live.delete(p);
    }
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // What JavaScript throws waits until C has returned; a dead instance does not
    // go on.
    function $park(error) {
        if (!$x) throw error;
        $parked || ($parked = { error });
        $see();
        $u32[$S + 3] = 1;
        return 0;
    }

    // What leaves a call; what waited goes on as it is.
    function $caught(e, fn, sp, names) {
        if (!$x || !$parked || e !== $parked)
            return $faultIn($refusal(e, fn, names), fn, sp);
        $parked = 0;
        $see();
        $u32[$S + 3] = 0;
        return e.error;
    }
    // lib/plain.mjs
    // lib/pool.mjs
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
    // The same where C calls JavaScript, which may call C again: sp is the stack
    // pointer of that call.
    function $faultIn(e, fn, sp) {
        if (!$x) return e;
        e = $trapped(e, fn);
        if ($x && (sp || !$depth)) $x.__stack_pointer.value = sp || $base;
        return e;
    }
    const $sites = [
        "setHook", "value()",
    ];
    function $who(fn, name) {
        return fn.call ? fn(name) : `${fn}: argument '${name}'`;
    }
    function $imports() {
        return {
            cbw: {
                oom: $oomOrFull,
                length: $length,
                drop: $forget,
                cb0(id, a0) {
                    $depth++;
                    try {
                        const r = $int($fn(id)(a0), -2147483648, 2147483647, $giver, id);
                        $depth--;
                        return r;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
            },
        };
    }
    function $run({ exports }) {
        $memory = exports.memory;
        $S = exports.cbw_state ? exports.cbw_state.value >>> 2 : 0;
        $views();
        $base = exports.__stack_pointer.value;
        $unpool = exports.cbw_unpool;
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
            low: ($u32[(p0) >>> 2] << 29 >>> 29),
            small: ($i32[(p0) >>> 2] << 25 >> 28),
            wide: BigInt.asUintN(40, $u64[(p0) >>> 3] >> 7n),
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.low;
        const $1 = v.small;
        const $2 = v.wide;
        $u32[(p0) >>> 2] = ($u32[(p0) >>> 2] & ~(7 << 0)) | (($int($0, 0, 7, fn, "low") & 7) << 0);
        $i32[(p0) >>> 2] = ($i32[(p0) >>> 2] & ~(15 << 3)) | (($int($1, -8, 7, fn, "small") & 15) << 3);
        $u64[(p0) >>> 3] = ($u64[(p0) >>> 3] & ~(1099511627775n << 7n)) | (($big($2, 0n, 1099511627775n, fn, "wide") & 1099511627775n) << 7n);
    }
    function $load1(p0, fn) {
        return {
            low: $i32[(p0) >>> 2],
            high: $i32[(p0 + 4) >>> 2],
        };
    }
    function $store1(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.low;
        const $1 = v.high;
        $i32[(p0) >>> 2] = $int($0, -2147483648, 2147483647, fn, "low");
        $i32[(p0 + 4) >>> 2] = $int($1, -2147483648, 2147483647, fn, "high");
    }
    if ($begin) $start();
    return {
        getVerbose() {
            $x ?? $start();
            const $r = $x.lib_get_verbose();
            const $v0 = $r;
            return $v0;
        },
        getLibVerbose() {
            $x ?? $start();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $r = $x.cbw_f_get_lib_verbose();
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "getLibVerbose", $sp);
            }
        },
        setVerbose(value) {
            $x ?? $start();
            const $sp = $depth && $x.__stack_pointer.value;
            const $s0 = $int(value, -2147483648, 2147483647, "setVerbose", "value");
            try {
                $x.cbw_f_set_lib_verbose($s0);
                if ($parked) throw $parked;
            } catch ($e) {
                throw $caught($e, "setVerbose", $sp);
            }
        },
        getScale() {
            $x ?? $start();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $r = $x.cbw_f_get_lib_scale();
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "getScale", $sp);
            }
        },
        getVersion() {
            $x ?? $start();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $r = $x.cbw_f_get_lib_version() >>> 0;
                $see();
                if ($parked) throw $parked;
                const $v0 = $cstr($r, "getVersion");
                return $v0;
            } catch ($e) {
                throw $caught($e, "getVersion", $sp);
            }
        },
        getVendor() {
            $x ?? $start();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $r = $x.cbw_f_get_lib_vendor() >>> 0;
                $see();
                if ($parked) throw $parked;
                const $v0 = $cstr($r, "getVendor");
                return $v0;
            } catch ($e) {
                throw $caught($e, "getVendor", $sp);
            }
        },
        getTitle() {
            $x ?? $start();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $r = $x.cbw_f_get_lib_title() >>> 0;
                $see();
                if ($parked) throw $parked;
                const $v0 = $cstr($r, "getTitle");
                return $v0;
            } catch ($e) {
                throw $caught($e, "getTitle", $sp);
            }
        },
        setTitle(value) {
            const $top = $enter();
            const $k0 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $fresh($k0, () => $str(value, false, "setTitle", "value"));
                $in = true;
                $x.cbw_f_set_lib_title($s0);
                if ($parked) throw $parked;
                $keep($instance, "0", $k0);
            } catch ($e) {
                const $f = $caught($e, "setTitle", $sp);
                const $entered = $in && $e !== $refused;
                $abandon($entered, $instance, $k0);
                throw $f;
            } finally {
                $leave($top);
            }
        },
        setHook(value) {
            $enter();
            const $k0 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $callback(value, false, 0);
                $k0.push(() => $forget($s0));
                $in = true;
                $x.cbw_f_set_lib_hook($s0);
                if ($parked) throw $parked;
                $keep($instance, "c1", $k0);
            } catch ($e) {
                const $f = $caught($e, "setHook", $sp);
                const $entered = $in && $e !== $refused;
                $abandon($entered, $instance, $k0);
                throw $f;
            }
        },
        getPrimes() {
            $x ?? $start();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $r = $x.cbw_f_get_lib_primes() >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                if ($parked) throw $parked;
                const $v0 = $r ? $copy($r, $c0, Uint16Array, "getPrimes") : null;
                return $v0;
            } catch ($e) {
                throw $caught($e, "getPrimes", $sp);
            }
        },
        getNow() {
            const $top = $enter();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                $x.cbw_f_get_lib_now();
                $see();
                const $c0 = $u32[$S + 4];
                if ($parked) throw $parked;
                const $v0 = $load0($some($c0, "getNow"), "getNow");
                return $v0;
            } catch ($e) {
                throw $caught($e, "getNow", $sp);
            } finally {
                $leave($top);
            }
        },
        setNow(value) {
            const $top = $enter();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                let $s0 = 0;
                $s0 = $alloc(8, "setNow");
                $u8.fill(0, $s0, $s0 + 8);
                $store0($s0, value, "setNow", "value");
                $x.cbw_f_set_lib_now($s0);
                if ($parked) throw $parked;
            } catch ($e) {
                throw $caught($e, "setNow", $sp);
            } finally {
                $leave($top);
            }
        },
        getUsualLimits() {
            const $top = $enter();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                $x.cbw_f_get_usual_limits();
                $see();
                const $c0 = $u32[$S + 4];
                if ($parked) throw $parked;
                const $v0 = $load1($some($c0, "getUsualLimits"), "getUsualLimits");
                return $v0;
            } catch ($e) {
                throw $caught($e, "getUsualLimits", $sp);
            } finally {
                $leave($top);
            }
        },
        reset(given) {
            if ($depth || $into || $x && $u32[$S + 1] - $u32[$S] < 65536) throw Error("reset: a call runs");
            $slots.length = 1;
            $vacant = 0;
            $parked = 0;
            $instance.kept = null;
            options = given || options;
            $dead = $x = null;
        },
        $imports, $run,
    };
}
