export const Mode = /*#__PURE__*/ Object.freeze({
    FAST: 1,
    SMALL: 2,
});
export const Color = /*#__PURE__*/ Object.freeze({
    RED: 0,
    GREEN: 5,
    BLUE: 6,
});
export const Options = /*#__PURE__*/ Object.freeze({
    A: 1,
    B: 2,
    C: 4,
});
export const LIMIT = 10;
export const OTHER_LIMIT = 11;
export const MODE_FAST = 1;
export const MODE_SMALL = 2;
export const $section = "cbw2:3c01d9310933405b";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    // lib/callback.mjs
    // lib/check.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
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
        nextColor(c) {
            $x || $start();
            const $s0 = $int(c, 0, 4294967295, "nextColor", "c");
            const $r = $x.next_color($s0);
            const $v0 = $r >>> 0;
            return $v0;
        },
        use(o, mode = 1) {
            $x || $start();
            const $s0 = $int(o, 0, 4294967295, "use", "o");
            const $s1 = $int(mode, -2147483648, 2147483647, "use", "mode");
            $x.use($s0, $s1);
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
