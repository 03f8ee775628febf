export const $section = "cbw2:e3b0c44298fc1c14";
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
