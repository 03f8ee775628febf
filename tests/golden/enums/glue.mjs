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
export function $create(load, options = {}) {
    const hash = "3c01d9310933405b";
    var $x = null; // the module's exports, null before the first call
    // lib/callback.mjs
    // lib/check.mjs
    // lib/fault.mjs
    // lib/imports.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/module.mjs
    // lib/oom.mjs
    function $imports() {
        return $merge({
            cbw: {
                oom: $oom,
                length: $length,
                drop: $forget,
            },
        });
    }
    function $run(exports) {
        $base = exports.__stack_pointer.value;
        if (exports._initialize) exports._initialize();
        $x = exports;
    }
    function $start() {
        if ($dead) throw new Error($dead);
        $run(new WebAssembly.Instance($module(), $imports()).exports);
    }
    // The same without blocking the thread: large modules need it in a browser.
    async function $startAsync() {
        $run((await WebAssembly.instantiate($module(), $imports())).exports);
    }
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
            $vacant = [];
            $dead = $parked = "";
            if (given) options = given;
            $x = null;
        },
        $start,
        $startAsync,
    };
}
