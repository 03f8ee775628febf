export const $section = "cbw2:eaca2de748d42d62";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
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
    // lib/arena.mjs
    // lib/bigint.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/copy.mjs
    // lib/gave.mjs
    // lib/heap.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
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
            $x || $start();
            const $r = $x.lib_get_verbose();
            const $v0 = $r;
            return $v0;
        },
        getLibVerbose() {
            $x || $start();
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
            $x || $start();
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
            $x || $start();
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
            $x || $start();
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
            $x || $start();
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
            $x || $start();
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
                $see();
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
                const $s0 = $callback(value, false, "setHook", "value()");
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
            $x || $start();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $r = $x.cbw_f_get_lib_primes() >>> 0;
                $see();
                if ($parked) throw $parked;
                const $c0 = $u32[$S + 4];
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
                if ($parked) throw $parked;
                const $c0 = $u32[$S + 4];
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
                $see();
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
                if ($parked) throw $parked;
                const $c0 = $u32[$S + 4];
                const $v0 = $load1($some($c0, "getUsualLimits"), "getUsualLimits");
                return $v0;
            } catch ($e) {
                throw $caught($e, "getUsualLimits", $sp);
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
