export const LIMIT = 12;
export const HUGE_COUNT = 9223372036854775808n;
export const RATIO = 0.5;
export const TITLE = "a \"title\"";
export const ANSWER = 42;
export const NEGATIVE = -7;
export const PI = 3.25;
export const GREETING = "hello";
export const BIG = 4294967296n;
export const SHIFTED = 2147483648;
export const $section = "cbw2:c581d335002fa713";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    // lib/callback.mjs
    // lib/check.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/refuse.mjs
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
        f() {
            $x || $start();
            const $r = $x.f();
            const $v0 = $r;
            return $v0;
        },
        reset(given) {
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            if (given) options = given;
            $x = null;
        },
        $imports, $run,
    };
}
