import { randomInt as $from5 } from "node:crypto";
export class InstanceBusyError extends Error {
    constructor(message) {
        super(message);
        this.name = "InstanceBusyError";
    }
}
export const $section = "cbw2:e34c2fee8b8245ef";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
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
    // lib/arena.mjs
    // lib/bytes.mjs
    // lib/callable.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/exactly.mjs
    // lib/float.mjs
    // lib/grant.mjs
    // lib/heap.mjs
    // lib/host.mjs
    // lib/int.mjs
    // lib/jspi.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/list.mjs
    // lib/oom.mjs
    // lib/park.mjs
    // lib/plain.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/suspending.mjs
    // lib/text.mjs
    // lib/trap.mjs
    // lib/turn.mjs
    // lib/typed.mjs
    // lib/value.mjs
    // lib/within.mjs
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
                $see();
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
                if ($parked) throw $parked;
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
                $x || $start();
                $held = $x;
                const $top = $enter();
                let $s1 = 0;
                const $sp = $depth && $x.__stack_pointer.value;
                try {
                    const $s0 = $str(url, false, "load", "url");
                    $s1 = $callback(fn, false, "load", "fn()");
                    const $r = $done(await $suspend("cbw_f_load", $s0, $s1));
                    $see();
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
            $x || $start();
            const $r = $x.use_now();
            const $v0 = $r;
            return $v0;
        },
        useRead(path) {
            const $top = $enter();
            try {
                const $s0 = $str(path, false, "useRead", "path");
                const $r = $x.use_read($s0);
                $see();
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
            $x || $start();
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
                if ($parked) throw $parked;
                const $c0 = $u32[$S + 4];
                const $v0 = $load0($some($c0, "useCut"), "useCut");
                return $v0;
            } catch ($e) {
                throw $caught($e, "useCut", $sp);
            } finally {
                $leave($top);
            }
        },
        useStep(n) {
            $x || $start();
            const $s0 = $int(n, -2147483648, 2147483647, "useStep", "n");
            const $r = $x.use_step($s0);
            const $v0 = $r;
            return $v0;
        },
        useRandom() {
            $x || $start();
            const $r = $x.use_random();
            const $v0 = $r;
            return $v0;
        },
        useLater(n) {
            $x || $start();
            const $s0 = $int(n, -2147483648, 2147483647, "useLater", "n");
            const $r = $x.use_later($s0);
            const $v0 = $r;
            return $v0;
        },
        later() {
            $x || $start();
            const $r = $x.later();
            const $v0 = $r;
            return $v0;
        },
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            if ($busy) throw $waits();
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $values = [undefined];
            $numbers = [0];
            $unused = [];
            if ($live) $live.clear();
            $dead = null;
            $parked = null;
            $instance.kept = null;
            if (given) options = { ...options, ...given };
            $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
