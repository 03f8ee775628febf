import { randomInt as $from5 } from "node:crypto";
export class InstanceBusyError extends Error {
    constructor(message) {
        super(message);
        this.name = "InstanceBusyError";
    }
}
export const $section = "cbw2:e34c2fee";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $u8, $u16, $i32, $u32, $f64, $all, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $f64 = new Float64Array(b);
        $tailAt = 0;
        $all = [null, null, null, null, null, null, null, null, null, $f64];
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
    var $busy = "", // the function that runs or waits
        $held = null; // the exports meanwhile: $x is null unless a call of it runs
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
    // lib/bytes.mjs
    // lib/callable.mjs
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
    // lib/exactly.mjs
    // lib/float.mjs
    // lib/grant.mjs
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
    // lib/host.mjs
    // lib/int.mjs
    // lib/jspi.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/list.mjs
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
    // lib/suspending.mjs
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
    // Calls that may wait for promises (CBW_ASYNC). One at a time has the instance:
    // others stand in line, all else is refused while it waits, so that arena and
    // stack stay last in, first out.
    let $line = [],
        $ended = []; // what ends objects that were freed meanwhile

    function $turn(fn, body) {
        return new Promise((done, fail) => {
            const begin = () => {
                $busy = fn;
                body().then(
                    (v) => done($idle(v)),
                    (e) => fail($idle(e)),
                );
            };
            if ($busy) $line.push(begin);
            else if ($depth) Promise.resolve().then(() => done($turn(fn, body)));
            else begin();
        });
    }

    function $idle(v) {
        $busy = "";
        $held = null;
        for (const end of $ended.splice(0)) end();
        if ($line.length) $line.shift()();
        return v;
    }

    // Enters C. What it gives is read when it is the call's turn again.
    function $suspend(name, ...args) {
        let p;
        try {
            p = $jspi
                ? WebAssembly.promising($x[name])(...args)
                : Promise.resolve($x[name](...args));
        } catch (e) {
            p = Promise.reject(e);
        }
        $x = null;
        return p.then(
            (v) => ({ v }),
            (e) => ({ e }),
        );
    }

    function $done(r) {
        $x = $dead ? null : $held;
        if ("e" in r) throw r.e;
        return r.v;
    }

    function $waits() {
        return new InstanceBusyError(
            `the instance waits for '${$busy}': await what it gives, or use ` +
                "another one of instantiate()",
        );
    }
    // lib/typed.mjs
    // lib/value.mjs
    // The same where C calls JavaScript, which may call C again: sp is the stack
    // pointer of that call.
    function $faultIn(e, fn, sp) {
        if (!$x) return e;
        e = $trapped(e, fn);
        if ($x && (sp || !$depth)) $x.__stack_pointer.value = sp || $base;
        return e;
    }
    const $sites = [
        "load", "fn()",
    ];
    function $who(fn, name) {
        return fn.call ? fn(name) : `${fn}: argument '${name}'`;
    }
    function $imports() {
        const $host = $hosted(["now", "read", "load", "cut", "step", "randomInt", "later", "put", "fetch"], { randomInt: $from5, });
        return {
            cbw: {
                oom: $oom,
                length: $length,
                drop: $forget,
                js_free: $release,
                js_dup: (id) => $hold($held(id)),
                waits: $mayWait,
                ...$suspending("cb9", "a callback", (id) => $fn(id)(), (v, id) => {
                    const r = $int(v, -2147483648, 2147483647, $giver, id);
                    return r;
                }, 0),
                cb0() {
                    $depth++;
                    const $was = $wake();
                    try {
                        const v = $host.now();
                        const $by = $result("now");
                        const r = $num(v, $by, "");
                        $depth--;
                        $nap($was);
                        return r;
                    } catch (e) {
                        $depth--;
                        $nap($was);
                        return $park(e);
                    }
                },
                cb1(a0, p0, p1) {
                    $depth++;
                    const $was = $wake();
                    try {
                        $see();
                        const v = $host.read($cstr((a0 >>> 0), "read"));
                        const $by = $result("read");
                        $plain(v, $by, "");
                        const v0 = v.result;
                        const v1 = v.version;
                        $see();
                        p0 >>>= 0;
                        $grant(null, () => {
                            const q0 = (v0 == null ? ($len = 0) : $str(v0, false, $by, "result"));
                            $u32[(p0) >>> 2] = q0;
                        });
                        p1 >>>= 0;
                        if (p1) {
                            $i32[(p1) >>> 2] = $int(v1, -2147483648, 2147483647, $by, "version");
                        }
                        $depth--;
                        $nap($was);
                    } catch (e) {
                        $depth--;
                        $nap($was);
                        return $park(e);
                    }
                },
                cb2(p0, l0) {
                    $depth++;
                    const $was = $wake();
                    try {
                        const v = $host.load();
                        const $by = $result("load");
                        const v0 = v;
                        $see();
                        p0 >>>= 0;
                        l0 >>>= 0;
                        $grant("i2.0", () => {
                            const q = $bytesIn(v0, $by, "");
                            $u32[(p0) >>> 2] = q;
                            if (l0) $u32[(l0) >>> 2] = ($len);
                        });
                        $depth--;
                        $nap($was);
                    } catch (e) {
                        $depth--;
                        $nap($was);
                        return $park(e);
                    }
                },
                cb3(a0, p0) {
                    $depth++;
                    const $was = $wake();
                    try {
                        $see();
                        const v = $host.cut($load0($some((a0 >>> 0), "cut"), "cut"));
                        const $by = $result("cut");
                        const v0 = v;
                        $see();
                        p0 >>>= 0;
                        $store0(p0, v0, $by, "");
                        $depth--;
                        $nap($was);
                    } catch (e) {
                        $depth--;
                        $nap($was);
                        return $park(e);
                    }
                },
                cb4(a0, p0, p1) {
                    $depth++;
                    const $was = $wake();
                    try {
                        const v = $host.step(a0);
                        const $by = $result("step");
                        $plain(v, $by, "");
                        const v0 = v.n;
                        const v1 = v.weights;
                        $see();
                        p0 >>>= 0;
                        if (p0) {
                            $i32[(p0) >>> 2] = $int(v0, -2147483648, 2147483647, $by, "n");
                        }
                        p1 >>>= 0;
                        if (p1) {
                            $list(v1, 9, 3, $by, "weights", p1);
                        }
                        $depth--;
                        $nap($was);
                    } catch (e) {
                        $depth--;
                        $nap($was);
                        return $park(e);
                    }
                },
                cb5() {
                    $depth++;
                    const $was = $wake();
                    try {
                        const v = $host.randomInt();
                        const $by = $result("randomInt");
                        const r = $int(v, -2147483648, 2147483647, $by, "");
                        $depth--;
                        $nap($was);
                        return r;
                    } catch (e) {
                        $depth--;
                        $nap($was);
                        return $park(e);
                    }
                },
                cb6(a0, n0) {
                    $depth++;
                    const $was = $wake();
                    try {
                        $see();
                        $host.later($callable((a0 >>> 0), (...a) => $calls.cbw_call_0((a0 >>> 0), (n0 >>> 0), ...a), "once", null, "later"));
                        $depth--;
                        $nap($was);
                    } catch (e) {
                        $depth--;
                        $nap($was);
                        return $park(e);
                    }
                },
                cb7(a0, a1, a2) {
                    $depth++;
                    const $was = $wake();
                    try {
                        $see();
                        $host.put($held(a0), $cstr((a1 >>> 0), "put"), $held(a2));
                        $depth--;
                        $nap($was);
                    } catch (e) {
                        $depth--;
                        $nap($was);
                        return $park(e);
                    }
                },
                ...$suspending("cb8", "fetch", (a0) => {
                    return $host.fetch($cstr((a0 >>> 0), "fetch"));
                }, (v, a0) => {
                    const $by = $result("fetch");
                    const r = $int(v, -2147483648, 2147483647, $by, "");
                    return r;
                }, 0),
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
        if ($busy) throw $waits();
        $run($boot($imports(), options.module, options.memory));
    }
    function $load0(p0, fn) {
        return {
            from: $i32[(p0) >>> 2],
            to: $i32[(p0 + 4) >>> 2],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.from;
        const $1 = v.to;
        $i32[(p0) >>> 2] = $int($0, -2147483648, 2147483647, fn, "from");
        $i32[(p0 + 4) >>> 2] = $int($1, -2147483648, 2147483647, fn, "to");
    }
    const $calls = {
        cbw_call_0(cbwFn, cbwUd, text) {
            const $top = $enter();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $int(cbwFn, 0, 4294967295, "fn", "cbwFn");
                const $s1 = $int(cbwUd, 0, 4294967295, "fn", "cbwUd");
                const $s2 = $str(text, false, "fn", "text");
                const $r = $x.cbw_f_cbw_call_0($s0, $s1, $s2);
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "fn", $sp);
            } finally {
                $leave($top);
            }
        },
    };
    if ($begin) $start();
    return {
        run(n, given, lent) {
            $enter();
            const $k1 = [];
            let $s2 = 0;
            let $in = false;
            try {
                const $s0 = $int(n, -2147483648, 2147483647, "run", "n");
                const $s1 = $hold(given);
                $k1.push(() => $release($s1));
                $s2 = $hold(lent);
                $in = true;
                const $r = $x.run($s0, $s1, $s2);
                if ($parked) {
                    if ($r) $x.cbw_js_free($r);
                    throw $parked;
                }
                try {
                    const $v0 = $held($r);
                    $give($k1);
                    return $v0;
                } finally {
                    if ($r) $x.cbw_js_free($r);
                }
            } catch ($e) {
                const $f = $caught($e, "run");
                const $entered = $in && $e !== $refused;
                $entered || $undo($k1);
                throw $f;
            } finally {
                $release($s2);
            }
        },
        load(url, fn) {
            return $turn("load", async () => {
                $x ?? $start();
                $held = $x;
                const $top = $enter();
                let $s1 = 0;
                const $sp = $depth && $x.__stack_pointer.value;
                try {
                    const $s0 = $str(url, false, "load", "url");
                    $s1 = $callback(fn, false, 0);
                    const $r = $done(await $suspend("cbw_f_load", $s0, $s1));
                    if ($parked) throw $parked;
                    const $v0 = $r;
                    return $v0;
                } catch ($e) {
                    throw $caught($e, "load", $sp);
                } finally {
                    $forget($s1);
                    $leave($top);
                }
            });
        },
        useNow() {
            $x ?? $start();
            const $r = $x.use_now();
            const $v0 = $r;
            return $v0;
        },
        useRead(path) {
            const $top = $enter();
            try {
                const $s0 = $str(path, false, "useRead", "path");
                const $r = $x.use_read($s0);
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "useRead");
            } finally {
                $leave($top);
            }
        },
        useLoad() {
            $x ?? $start();
            const $r = $x.use_load();
            const $v0 = $r;
            return $v0;
        },
        useCut(s) {
            const $top = $enter();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                let $s0 = 0;
                $s0 = $alloc(8, "useCut");
                $store0($s0, s, "useCut", "s");
                $x.cbw_f_use_cut($s0);
                $see();
                const $c0 = $u32[$S + 4];
                if ($parked) throw $parked;
                const $v0 = $load0($some($c0, "useCut"), "useCut");
                return $v0;
            } catch ($e) {
                throw $caught($e, "useCut", $sp);
            } finally {
                $leave($top);
            }
        },
        useStep(n) {
            $x ?? $start();
            const $s0 = $int(n, -2147483648, 2147483647, "useStep", "n");
            const $r = $x.use_step($s0);
            const $v0 = $r;
            return $v0;
        },
        useRandom() {
            $x ?? $start();
            const $r = $x.use_random();
            const $v0 = $r;
            return $v0;
        },
        useLater(n) {
            $x ?? $start();
            const $s0 = $int(n, -2147483648, 2147483647, "useLater", "n");
            const $r = $x.use_later($s0);
            const $v0 = $r;
            return $v0;
        },
        later() {
            $x ?? $start();
            const $r = $x.later();
            const $v0 = $r;
            return $v0;
        },
        reset(given) {
            if ($depth || $into || $x && $u32[$S + 1] - $u32[$S] < 65536) throw Error("reset: a call runs");
            if ($busy) throw $waits();
            $slots.length = 1;
            $vacant = 0;
            $values = [undefined];
            $numbers = [0];
            $unused = [];
            if ($live) $live.clear();
            $parked = 0;
            $instance.kept = null;
            options = { ...options, ...given };
            $dead = $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
