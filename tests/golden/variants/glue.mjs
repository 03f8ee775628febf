export const Kind = /*#__PURE__*/ Object.freeze({
    NONE: 0,
    INT: 1,
    TEXT: 2,
    BOTH: 3,
});
export const $section = "cbw2:ca94481018ce198e";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $i32, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $tailAt = 0;
    }
    // lib/arena.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/plain.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/text.mjs
    // lib/trap.mjs
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
    function $loadV0(p0, fn) {
        switch ($u32[(p0 + 0) >>> 2]) {
            case 1: return {
                tag: "INT",
                line: $i32[(p0 + 4) >>> 2],
                value: $i32[(p0 + 8) >>> 2],
            };
            case 2: return {
                tag: "TEXT",
                line: $i32[(p0 + 4) >>> 2],
                value: $cstr($u32[(p0 + 8) >>> 2], fn),
            };
            case 3: return {
                tag: "BOTH",
                line: $i32[(p0 + 4) >>> 2],
                value: $cstr($u32[(p0 + 8) >>> 2], fn),
            };
            case 0: return {
                tag: "NONE",
                line: $i32[(p0 + 4) >>> 2],
            };
            default: throw $gave(fn, "an unknown tag " + $u32[(p0 + 0) >>> 2]);
        }
    }
    function $storeV0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.line;
        $i32[(p0 + 4) >>> 2] = $int($0, -2147483648, 2147483647, fn, "line");
        const $tag = v.tag, $value = v.value;
        switch ($tag) {
            case "INT": {
                $u32[(p0 + 0) >>> 2] = 1;
                $i32[(p0 + 8) >>> 2] = $int($value, -2147483648, 2147483647, fn, "value");
                break;
            }
            case "TEXT": {
                $u32[(p0 + 0) >>> 2] = 2;
                const q0 = ($value == null ? ($len = 0) : $str($value, false, fn, "value"));
                $u32[(p0 + 8) >>> 2] = q0;
                break;
            }
            case "BOTH": {
                $u32[(p0 + 0) >>> 2] = 3;
                const q1 = ($value == null ? ($len = 0) : $str($value, false, fn, "value"));
                $u32[(p0 + 8) >>> 2] = q1;
                break;
            }
            case "NONE": {
                $u32[(p0 + 0) >>> 2] = 0;
                break;
            }
            default: throw $bad(fn, name + ".tag", "a tag of Value", $tag);
        }
    }
    if ($begin) $start();
    return {
        parseValue(text) {
            const $top = $enter();
            try {
                const $s0 = $str(text, false, "parseValue", "text");
                $x.cbw_f_parse_value($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $loadV0($some($c0, "parseValue"), "parseValue");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "parseValue"), "parseValue");
            } finally {
                $leave($top);
            }
        },
        printValue(v) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(12, "printValue");
                $u8.fill(0, $s0, $s0 + 12);
                $storeV0($s0, v, "printValue", "v");
                const $r = $x.print_value($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "printValue"), "printValue");
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
