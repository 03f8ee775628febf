export const $section = "cbw2:ca57e6813c5fc0d1";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $u32 = new Uint32Array(b);
        $tailAt = 0;
    }
    // lib/arena.mjs
    // lib/bytes.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/strbytes.mjs
    // lib/strenc.mjs
    // lib/text.mjs
    // lib/trap.mjs
    // lib/typed.mjs
    // lib/within.mjs
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
        countWords(text) {
            const $top = $enter();
            try {
                const $s0 = $str(text, false, "countWords", "text");
                const $r = $x.count_words($s0);
                $see();
                const $v0 = $r >>> 0;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "countWords"), "countWords");
            } finally {
                $leave($top);
            }
        },
        countLetters(s) {
            const $top = $enter();
            try {
                const $s0 = $strOrBytes(s, true, "countLetters", "s");
                const $s1 = $len;
                const $r = $x.count_letters($s0, $s1);
                $see();
                const $v0 = $r >>> 0;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "countLetters"), "countLetters");
            } finally {
                $leave($top);
            }
        },
        version() {
            $x || $start();
            try {
                const $r = $x.version() >>> 0;
                $see();
                const $v0 = $cstr($r, "version");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "version"), "version");
            }
        },
        nameOf(i) {
            $x || $start();
            const $s0 = $int(i, -2147483648, 2147483647, "nameOf", "i");
            try {
                const $r = $x.name_of($s0) >>> 0;
                $see();
                const $v0 = $cstr($r, "nameOf");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "nameOf"), "nameOf");
            }
        },
        duplicate(s) {
            const $top = $enter();
            try {
                const $s0 = $str(s, false, "duplicate", "s");
                const $r = $x.duplicate($s0) >>> 0;
                $see();
                try {
                    const $v0 = $cstr($r, "duplicate");
                    return $v0;
                } finally {
                    if ($r) $x.cbw_free($r);
                }
            } catch ($e) {
                throw $faultIn($refusal($e, "duplicate"), "duplicate");
            } finally {
                $leave($top);
            }
        },
        label(i) {
            $x || $start();
            const $s0 = $int(i, -2147483648, 2147483647, "label", "i");
            try {
                const $r = $x.label($s0) >>> 0;
                $see();
                const $v0 = $cstr($r, "label");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "label"), "label");
            }
        },
        sumBytes(data) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(data, "sumBytes", "data");
                const $s1 = $len;
                const $r = $x.sum_bytes($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "sumBytes"), "sumBytes");
            } finally {
                $leave($top);
            }
        },
        wide(s) {
            const $top = $enter();
            try {
                const $s0 = $strEnc(s, "utf16", 2, 2, false, "wide", "s");
                const $r = $x.wide($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "wide"), "wide");
            } finally {
                $leave($top);
            }
        },
        sized(s) {
            const $top = $enter();
            try {
                const $s0 = $strEnc(s, "utf16", 2, 1, true, "sized", "s");
                const $s1 = $len;
                const $r = $x.sized($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "sized"), "sized");
            } finally {
                $leave($top);
            }
        },
        latin(s) {
            const $top = $enter();
            try {
                const $s0 = $strEnc(s, "latin1", 1, 1, false, "latin", "s");
                const $r = $x.latin($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "latin"), "latin");
            } finally {
                $leave($top);
            }
        },
        maybe(s, t = "x") {
            const $top = $enter();
            try {
                const $s0 = (s == null ? ($len = 0) : $str(s, false, "maybe", "s"));
                const $s1 = $str(t, false, "maybe", "t");
                const $r = $x.maybe($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "maybe"), "maybe");
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
            if (given) options = given;
            $x = null;
        },
        $imports, $run,
    };
}
