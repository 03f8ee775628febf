export const $section = "cbw2:d53cf6a2";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $u8, $i32, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $tailAt = 0;
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
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? RangeError(`${fn}: ${e(names)}`) : e;
    }
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
        double_it(x) {
            $x ?? $start();
            const $s0 = $int(x, -2147483648, 2147483647, "double_it", "x");
            try {
                const $r = $x.cbw_f_twice($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "double_it"), "double_it");
            }
        },
        area(w, h) {
            $x ?? $start();
            const $s0 = $int(w, -2147483648, 2147483647, "area", "w");
            const $s1 = $int(h, -2147483648, 2147483647, "area", "h");
            try {
                const $r = $x.cbw_f_area($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "area"), "area");
            }
        },
        configOn(on) {
            $x ?? $start();
            const $s0 = $int(on, -2147483648, 2147483647, "configOn", "on");
            try {
                const $r = $x.cbw_f_config_on($s0);
                $see();
                const $c0 = $i32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0;
                return { result: $v0, now: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "configOn"), "configOn");
            }
        },
        report(format) {
            const $top = $enter();
            try {
                const $s0 = $str(format, false, "report", "format");
                $x.cbw_f_report($s0);
            } catch ($e) {
                throw $faultIn($refusal($e, "report"), "report");
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
