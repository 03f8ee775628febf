export const $section = "cbw2:f7950823";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $fns = [null], // of one that is free: the next free one
        $ids = [0],
        $whose = [""], // the function that they were given to, and as what
        $called = [""],
        $vacant = 0, // the first that is free
        $unpool = null; // of callbacks without user data
    var $refused = null;
    // lib/bigint.mjs
    // lib/bool.mjs
    // Functions that C calls: the id's low half says where, all of it whether it
    // is still the one that was given.
    function $register(f, fn, name) {
        let at = $vacant;
        if (at) $vacant = $fns[at];
        else if ((at = $fns.length) > 0xffff)
            throw new RangeError(fn + ": C has 65535 functions");
        $fns[at] = f;
        $whose[at] = fn;
        $called[at] = name;
        return $ids[at] || ($ids[at] = at);
    }

    function $forget(id) {
        const at = id & 0xffff;
        if (!id || $ids[at] !== id) return;
        $fns[at] = $vacant;
        $ids[at] = (id + 0x10000) | 0;
        $vacant = at;
        if ($unpool && $x) $unpool(id);
    }

    // name is that of its results: "compare()".
    function $callback(f, nullable, fn, name) {
        if (typeof f === "function") return $register(f, fn, name);
        if (nullable && (f === null || f === undefined)) return 0;
        throw $bad(fn, name.slice(0, -2), "a function", f);
    }

    // Who gets a result, for errors; method: of an object with methods.
    function $giver(id, method = "") {
        const at = id & 0xffff;
        return `${$whose[at]}: the result of '${$called[at]}${method}'`;
    }

    // What C calls.
    function $fn(id) {
        const at = id & 0xffff;
        if ($ids[at] === id) return $fns[at];
        throw new Error("C called a callback after its time");
    }
    // lib/check.mjs
    // lib/float.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? new RangeError(`${fn}: ${e(names)}`) : e;
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
        if (exports._initialize) exports._initialize();
        $x = exports;
    }
    function $start() {
        $run($boot($imports(), options.module, options.memory));
    }
    if ($begin) $start();
    return {
        i8(v) {
            $x || $start();
            const $s0 = $int(v, -128, 127, "i8", "v");
            const $r = $x.i8($s0);
            const $v0 = $r;
            return $v0;
        },
        u8(v) {
            $x || $start();
            const $s0 = $int(v, 0, 255, "u8", "v");
            const $r = $x.u8($s0);
            const $v0 = $r;
            return $v0;
        },
        i16(v) {
            $x || $start();
            const $s0 = $int(v, -32768, 32767, "i16", "v");
            const $r = $x.i16($s0);
            const $v0 = $r;
            return $v0;
        },
        u16(v) {
            $x || $start();
            const $s0 = $int(v, 0, 65535, "u16", "v");
            const $r = $x.u16($s0);
            const $v0 = $r;
            return $v0;
        },
        i32(v) {
            $x || $start();
            const $s0 = $int(v, -2147483648, 2147483647, "i32", "v");
            const $r = $x.i32($s0);
            const $v0 = $r;
            return $v0;
        },
        u32(v) {
            $x || $start();
            const $s0 = $int(v, 0, 4294967295, "u32", "v");
            const $r = $x.u32($s0);
            const $v0 = $r >>> 0;
            return $v0;
        },
        i64(v) {
            $x || $start();
            const $s0 = $big(v, -9223372036854775808n, 9223372036854775807n, "i64", "v");
            const $r = $x.i64($s0);
            const $v0 = $r;
            return $v0;
        },
        u64(v) {
            $x || $start();
            const $s0 = $big(v, 0n, 18446744073709551615n, "u64", "v");
            const $r = $x.u64($s0);
            const $v0 = BigInt.asUintN(64, $r);
            return $v0;
        },
        f32(v) {
            $x || $start();
            const $s0 = $num(v, "f32", "v");
            const $r = $x.f32($s0);
            const $v0 = $r;
            return $v0;
        },
        f64(v) {
            $x || $start();
            const $s0 = $num(v, "f64", "v");
            const $r = $x.f64($s0);
            const $v0 = $r;
            return $v0;
        },
        flag(v) {
            $x || $start();
            const $s0 = $flag(v, "flag", "v");
            const $r = $x.flag($s0);
            const $v0 = $r !== 0;
            return $v0;
        },
        letter(c) {
            $x || $start();
            const $s0 = $int(c, -128, 127, "letter", "c");
            const $r = $x.letter($s0);
            const $v0 = $r;
            return $v0;
        },
        nothing() {
            $x || $start();
            $x.nothing();
        },
        reset(given) {
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            options = given || options;
            $x = null;
        },
        $imports, $run,
    };
}
