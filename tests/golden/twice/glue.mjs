export const $section = "cbw2:4b43548a";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $u8, $u32, $f32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
        $f32 = new Float32Array(b);
    }
    var $S; // the state block as an index of $u32
    var $len; // elements of what was lowered last
    var $slots = [{ id: -1 }], // none is at 0
        $vacant = 0, // the first that is free; its site is the next one
        $unpool = 0; // of callbacks without user data
    var $parked = 0; // {error} of a callback, 0: none
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
    // lib/each.mjs
    // lib/exactly.mjs
    // lib/float.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/map.mjs
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
        "least", "c()",
        "most", "c()",
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
                cb0(id, a0, a1) {
                    $depth++;
                    try {
                        $see();
                        const r = $int($fn(id)((a0 >>> 0) ? $load0((a0 >>> 0), $whose(id)) : null, (a1 >>> 0) ? $load0((a1 >>> 0), $whose(id)) : null), -2147483648, 2147483647, $giver, id);
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
            x: $f32[(p0) >>> 2],
            y: $f32[(p0 + 4) >>> 2],
            z: $f32[(p0 + 8) >>> 2],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.x;
        const $1 = v.y;
        const $2 = v.z;
        $f32[(p0) >>> 2] = $num($0, fn, "x");
        $f32[(p0 + 4) >>> 2] = $num($1, fn, "y");
        $f32[(p0 + 8) >>> 2] = $num($2, fn, "z");
    }
    if ($begin) $start();
    return {
        cross(a, b) {
            const $top = $enter();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                let $s0 = 0;
                $s0 = $alloc(12, "cross");
                $store0($s0, a, "cross", "a");
                let $s1 = 0;
                $s1 = $alloc(12, "cross");
                $store0($s1, b, "cross", "b");
                $x.cbw_f_cross($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                if ($parked) throw $parked;
                const $v0 = $load0($some($c0, "cross"), "cross");
                return $v0;
            } catch ($e) {
                throw $caught($e, "cross", $sp);
            } finally {
                $leave($top);
            }
        },
        least(v, c) {
            const $top = $enter();
            let $s2 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $each(v, 12, 0, 0, "least", "v", ($at, $e) => { $store0($at, $e, "least", "[]"); });
                const $s1 = $len;
                const $n0 = $len;
                $s2 = $callback(c, false, 0);
                $x.cbw_f_least($s0, $s1, $s2);
                $see();
                const $c0 = $u32[$S + 4];
                if ($parked) throw $parked;
                const $v0 = $load0($some($c0, "least"), "least");
                v.splice(0, $n0, ...$map($some($s0, "least"), $n0, 12, "least", ($at) => ($load0($at, "least"))));
                return $v0;
            } catch ($e) {
                throw $caught($e, "least", $sp);
            } finally {
                $forget($s2);
                $leave($top);
            }
        },
        most(v, c) {
            const $top = $enter();
            let $s2 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $each(v, 12, 0, 0, "most", "v", ($at, $e) => { $store0($at, $e, "most", "[]"); });
                const $s1 = $len;
                const $n0 = $len;
                $s2 = $callback(c, false, 2);
                $x.cbw_f_most($s0, $s1, $s2);
                $see();
                const $c0 = $u32[$S + 4];
                if ($parked) throw $parked;
                const $v0 = $load0($some($c0, "most"), "most");
                v.splice(0, $n0, ...$map($some($s0, "most"), $n0, 12, "most", ($at) => ($load0($at, "most"))));
                return $v0;
            } catch ($e) {
                throw $caught($e, "most", $sp);
            } finally {
                $forget($s2);
                $leave($top);
            }
        },
        reset(given) {
            if ($depth || $x && $u32[$S + 1] - $u32[$S] < 65536) throw Error("reset: a call runs");
            $slots.length = 1;
            $vacant = 0;
            $parked = 0;
            options = given || options;
            $dead = $x = null;
        },
        $imports, $run,
    };
}
