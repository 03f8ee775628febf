export const $section = "cbw2:6995bce16bc8d867";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $i32, $u32, $f64, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $f64 = new Float64Array(b);
        $tailAt = 0;
    }
    // lib/answer.mjs
    // lib/arena.mjs
    // lib/bytesout.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/object.mjs
    // lib/family.mjs
    // lib/float.mjs
    // lib/gave.mjs
    // lib/heap.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/map.mjs
    // lib/once.mjs
    // lib/oom.mjs
    // lib/park.mjs
    // lib/plain.mjs
    // lib/pool.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/text.mjs
    // lib/trap.mjs
    // lib/within.mjs
    function $who(fn, name) {
        return fn.call ? fn(name) : `${fn}: argument '${name}'`;
    }
    function $end(s) {
        const p = s.p;
        s.p = 0;
        if (p && $x && s.x === $x) $finishAll(s, p);
    }
    function $finish(s, p) {
        try {
            $dissolve(s, p);
            if ($parked) throw $parked;
        } catch (e) {
            throw $caught(e, s.cls.name + ".free");
        }
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
                        $fn(id)($cstr((a0 >>> 0), $whose[id & 0xffff]), a1);
                        $depth--;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb1(id, a0) {
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
                cb2(id, a0, n0) {
                    $depth++;
                    try {
                        $see();
                        $fn(id)((a0 >>> 0) ? $bytesOut((a0 >>> 0), (n0 >>> 0), $whose[id & 0xffff]) : null);
                        $depth--;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb3(id) {
                    $depth++;
                    try {
                        $fn(id)();
                        $depth--;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb4(id, a0, a1) {
                    $depth++;
                    try {
                        const r = $int($fn(id)(a0, a1), -2147483648, 2147483647, $giver, id);
                        $depth--;
                        return r;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb5(id) {
                    $depth++;
                    try {
                        $fn(id)();
                        $depth--;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb6(id) {
                    $depth++;
                    try {
                        const r = $int($fn(id)(), -2147483648, 2147483647, $giver, id);
                        $depth--;
                        return r;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb7(id, a0, n0) {
                    $depth++;
                    try {
                        $see();
                        $fn(id)((a0 >>> 0) ? $map((a0 >>> 0), (n0 >>> 0), 4, $whose[id & 0xffff], ($at) => ($cstr($u32[($at) >>> 2], $whose[id & 0xffff]))) : null);
                        $depth--;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb8(id, a0, a1, a2, p0, p1) {
                    $depth++;
                    try {
                        $see();
                        let o2;
                        const v = $fn(id)(a0, a1, o2 = (a2 >>> 0) ? $load0((a2 >>> 0), $whose[id & 0xffff]) : null);
                        const $by = $answer(id);
                        $plain(v, $by, "");
                        const v0 = v.value;
                        const v1 = v.sum;
                        const r = $int(v.result, -2147483648, 2147483647, $by, "result");
                        $see();
                        p0 >>>= 0;
                        if (p0) {
                            $u32[(p0) >>> 2] = $int(v0, 0, 4294967295, $by, "value");
                        }
                        p1 >>>= 0;
                        if (p1) {
                            $f64[(p1) >>> 3] = $num(v1, $by, "sum");
                        }
                        if (o2) {
                            $see();
                            $store0(a2 >>> 0, o2, $answer(id), "at");
                        }
                        $depth--;
                        return r;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb9(id, a0) {
                    $depth++;
                    try {
                        $fn(id)(a0);
                        $depth--;
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
            x: $i32[(p0) >>> 2],
            y: $i32[(p0 + 4) >>> 2],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.x;
        const $1 = v.y;
        $i32[(p0) >>> 2] = $int($0, -2147483648, 2147483647, fn, "x");
        $i32[(p0 + 4) >>> 2] = $int($1, -2147483648, 2147483647, fn, "y");
    }
    const $cls0 = {
        name: "Bus",
        free: (p) => $x.bus_free(p),
    };
    class Bus {
        #s;
        static #of = ($cls0.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        free() {
            $free($cls0.of(this), this);
        }
        constructor() {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            $x || $start();
            try {
                const $r = $x.bus_new() >>> 0;
                if ($parked) throw $parked;
                this.#s = $birth(new $State($cls0, $some($r, "new Bus"), true), this);
            } catch ($e) {
                throw $caught($e, "new Bus");
            }
        }
        on(handler) {
            $enter();
            const $k1 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $stateIn(this, $cls0, "Bus.on", "this").p;
                const $s1 = $callback(handler, false, "Bus.on", "handler()");
                $k1.push(() => $forget($s1));
                $in = true;
                $x.cbw_f_bus_on($s0, $s1);
                if ($parked) throw $parked;
                $keep($cls0.of(this), $serial++, $k1);
            } catch ($e) {
                const $f = $caught($e, "Bus.on", $sp);
                const $entered = $in && $e !== $refused;
                $abandon($entered, $cls0.of(this), $k1);
                throw $f;
            }
        }
        onFree(h) {
            $enter();
            const $k1 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $stateIn(this, $cls0, "Bus.onFree", "this").p;
                const $s1 = $callback(h, false, "Bus.onFree", "h()");
                $k1.push(() => $forget($s1));
                $in = true;
                $x.cbw_f_bus_on_free($s0, $s1);
                if ($parked) throw $parked;
            } catch ($e) {
                const $f = $caught($e, "Bus.onFree", $sp);
                const $entered = $in && $e !== $refused;
                $entered || $undo($k1);
                throw $f;
            }
        }
        onEnd(h) {
            $enter();
            const $k1 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $stateIn(this, $cls0, "Bus.onEnd", "this").p;
                const $s1 = $callback(h, false, "Bus.onEnd", "h()");
                $k1.push(() => $forget($s1));
                $in = true;
                $x.cbw_f_on_end($s0, $s1);
                if ($parked) throw $parked;
            } catch ($e) {
                const $f = $caught($e, "Bus.onEnd", $sp);
                const $entered = $in && $e !== $refused;
                $entered || $undo($k1);
                throw $f;
            }
        }
    }
    $class($cls0, Bus);
    if ($begin) $start();
    return {
        walk(path, fn) {
            const $top = $enter();
            let $s1 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $str(path, false, "walk", "path");
                $s1 = $callback(fn, false, "walk", "fn()");
                const $r = $x.cbw_f_walk($s0, $s1);
                $see();
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "walk", $sp);
            } finally {
                $forget($s1);
                $leave($top);
            }
        },
        walkSaid(path, fn) {
            const $top = $enter();
            let $s1 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $str(path, false, "walkSaid", "path");
                $s1 = $callback(fn, false, "walkSaid", "fn()");
                const $r = $x.cbw_f_walk_said($s0, $s1);
                $see();
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "walkSaid", $sp);
            } finally {
                $forget($s1);
                $leave($top);
            }
        },
        sortAll(compare) {
            $x || $start();
            let $s0 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                $s0 = $callback(compare, false, "sortAll", "compare()");
                $x.cbw_f_sort_all($s0);
                if ($parked) throw $parked;
            } catch ($e) {
                throw $caught($e, "sortAll", $sp);
            } finally {
                $forget($s0);
            }
        },
        atExit(fn) {
            $enter();
            const $k0 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $callback(fn, true, "atExit", "fn()");
                $k0.push(() => $forget($s0));
                $in = true;
                $x.cbw_f_at_exit($s0);
                if ($parked) throw $parked;
                $keep($instance, $serial++, $k0);
            } catch ($e) {
                const $f = $caught($e, "atExit", $sp);
                const $entered = $in && $e !== $refused;
                $abandon($entered, $instance, $k0);
                throw $f;
            }
        },
        once(fn) {
            $enter();
            const $k0 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $once(fn, false, "once", "fn()");
                $k0.push(() => $forget($s0));
                $in = true;
                $x.cbw_f_once($s0);
                if ($parked) throw $parked;
            } catch ($e) {
                const $f = $caught($e, "once", $sp);
                const $entered = $in && $e !== $refused;
                $entered || $undo($k0);
                throw $f;
            }
        },
        failing(fn) {
            $x || $start();
            let $s0 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                $s0 = $callback(fn, false, "failing", "fn()");
                $x.cbw_f_failing($s0);
                if ($parked) throw $parked;
            } catch ($e) {
                throw $caught($e, "failing", $sp);
            } finally {
                $forget($s0);
            }
        },
        rows(fn) {
            $x || $start();
            let $s0 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                $s0 = $callback(fn, false, "rows", "fn()");
                $x.cbw_f_rows($s0);
                if ($parked) throw $parked;
            } catch ($e) {
                throw $caught($e, "rows", $sp);
            } finally {
                $forget($s0);
            }
        },
        ask(fn) {
            $x || $start();
            let $s0 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                $s0 = $callback(fn, false, "ask", "fn()");
                const $r = $x.cbw_f_ask($s0);
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "ask", $sp);
            } finally {
                $forget($s0);
            }
        },
        withTwo(fn) {
            $x || $start();
            let $s0 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                $s0 = $callback(fn, false, "withTwo", "fn()");
                $x.cbw_f_with_two($s0);
                if ($parked) throw $parked;
            } catch ($e) {
                throw $caught($e, "withTwo", $sp);
            } finally {
                $forget($s0);
            }
        },
        Bus,
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            $parked = null;
            $orphan();
            $instance.kept = null;
            if (given) options = given;
            $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
