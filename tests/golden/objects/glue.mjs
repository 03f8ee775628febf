export const $section = "cbw2:cf5525fc8cdef878";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $u32 = new Uint32Array(b);
    }
    // lib/arena.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/heap.mjs
    // lib/iface.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/park.mjs
    // lib/plain.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/stack.mjs
    // lib/text.mjs
    // lib/trap.mjs
    // lib/within.mjs
    function $who(fn, name) {
        return fn.call ? fn(name) : `${fn}: argument '${name}'`;
    }
    function $imports() {
        return {
            cbw: {
                oom: $oom,
                length: $length,
                drop: $forget,
                cb0(id, a0, n0) {
                    $depth++;
                    try {
                        $see();
                        const r = $int($fn(id).read($u8.subarray(a0 >>> 0, (a0 >>> 0) + (n0 >>> 0))), -2147483648, 2147483647, (id) => $giver(id, ".read()"), id);
                        if (r > n0 >>> 0) throw $range((id) => $giver(id, ".read()"), id, "at most " + (n0 >>> 0), r);
                        $depth--;
                        return r;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb1(id, a0) {
                    $depth++;
                    try {
                        $fn(id).skip(a0);
                        $depth--;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb2(id) {
                    $depth++;
                    try {
                        const r = $int($fn(id).eof(), -2147483648, 2147483647, (id) => $giver(id, ".eof()"), id);
                        $depth--;
                        return r;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
                cb3(id, a0) {
                    $depth++;
                    try {
                        $see();
                        $fn(id).put($cstr((a0 >>> 0), $whose[id & 0xffff]));
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
        if (exports._initialize) exports._initialize();
        $see();
        $x = exports;
    }
    function $start() {
        if ($dead) throw $dead;
        $run($boot($imports(), options.module, options.memory));
    }
    const $obj0 = {
        size: 12, ud: -1, make: () => $x.cbw_object_0(),
        methods: [
            ["read", 0, false],
            ["skip", 4, false],
            ["eof", 8, false],
        ],
        store(p0, v, fn) {
        },
    };
    const $obj1 = {
        size: 8, ud: 0, make: () => $x.cbw_object_1(),
        methods: [
            ["put", 4, false],
        ],
        store(p0, v, fn) {
        },
    };
    if ($begin) $start();
    return {
        load(r) {
            const $top = $enter();
            let $i0 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $object(r, $obj0, "load", "r");
                $i0 = $len;
                const $s1 = $i0;
                const $r = $x.cbw_f_load($s0, $s1);
                $see();
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "load", $sp);
            } finally {
                $forget($i0);
                $leave($top);
            }
        },
        attach(s) {
            const $top = $enter();
            const $k0 = [];
            let $in = false;
            try {
                const $s0 = $fresh($k0, () => $object(s, $obj1, "attach", "s"));
                const $i0 = $len;
                $k0.push(() => $forget($i0));
                $in = true;
                $x.attach($s0);
                $see();
                if ($parked) throw $parked;
                $keep($instance, $serial++, $k0);
            } catch ($e) {
                const $f = $caught($e, "attach");
                const $entered = $in && $e !== $refused;
                $abandon($entered, $instance, $k0);
                throw $f;
            } finally {
                $leave($top);
            }
        },
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            $parked = null;
            $instance.kept = null;
            if (given) options = given;
            $x = null;
        },
        $imports, $run,
    };
}
