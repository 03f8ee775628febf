export const $section = "cbw2:f7950823";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $slots = [{ id: -1 }], // none is at 0
        $vacant = 0, // the first that is free; its site is the next one
        $unpool = 0; // of callbacks without user data
    var $refused = null;
    // lib/bigint.mjs
    // lib/bool.mjs
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
    // lib/float.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? RangeError(`${fn}: ${e(names)}`) : e;
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
            $x ?? $start();
            const $s0 = $int(v, -128, 127, "i8", "v");
            const $r = $x.i8($s0);
            const $v0 = $r;
            return $v0;
        },
        u8(v) {
            $x ?? $start();
            const $s0 = $int(v, 0, 255, "u8", "v");
            const $r = $x.u8($s0);
            const $v0 = $r;
            return $v0;
        },
        i16(v) {
            $x ?? $start();
            const $s0 = $int(v, -32768, 32767, "i16", "v");
            const $r = $x.i16($s0);
            const $v0 = $r;
            return $v0;
        },
        u16(v) {
            $x ?? $start();
            const $s0 = $int(v, 0, 65535, "u16", "v");
            const $r = $x.u16($s0);
            const $v0 = $r;
            return $v0;
        },
        i32(v) {
            $x ?? $start();
            const $s0 = $int(v, -2147483648, 2147483647, "i32", "v");
            const $r = $x.i32($s0);
            const $v0 = $r;
            return $v0;
        },
        u32(v) {
            $x ?? $start();
            const $s0 = $int(v, 0, 4294967295, "u32", "v");
            const $r = $x.u32($s0);
            const $v0 = $r >>> 0;
            return $v0;
        },
        i64(v) {
            $x ?? $start();
            const $s0 = $big(v, -9223372036854775808n, 9223372036854775807n, "i64", "v");
            const $r = $x.i64($s0);
            const $v0 = $r;
            return $v0;
        },
        u64(v) {
            $x ?? $start();
            const $s0 = $big(v, 0n, 18446744073709551615n, "u64", "v");
            const $r = $x.u64($s0);
            const $v0 = BigInt.asUintN(64, $r);
            return $v0;
        },
        f32(v) {
            $x ?? $start();
            const $s0 = $num(v, "f32", "v");
            const $r = $x.f32($s0);
            const $v0 = $r;
            return $v0;
        },
        f64(v) {
            $x ?? $start();
            const $s0 = $num(v, "f64", "v");
            const $r = $x.f64($s0);
            const $v0 = $r;
            return $v0;
        },
        flag(v) {
            $x ?? $start();
            const $s0 = $flag(v, "flag", "v");
            const $r = $x.flag($s0);
            const $v0 = $r !== 0;
            return $v0;
        },
        letter(c) {
            $x ?? $start();
            const $s0 = $int(c, -128, 127, "letter", "c");
            const $r = $x.letter($s0);
            const $v0 = $r;
            return $v0;
        },
        nothing() {
            $x ?? $start();
            $x.nothing();
        },
        reset(given) {
            $slots.length = 1;
            $vacant = 0;
            options = given || options;
            $x = null;
        },
        $imports, $run,
    };
}
