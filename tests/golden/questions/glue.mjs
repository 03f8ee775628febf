export function $create(load, options = {}) {
    const hash = "e3b0c44298fc1c14";
    var $x = null; // the module's exports, null before the first call
    // lib/callback.mjs
    // lib/check.mjs
    // lib/fault.mjs
    // lib/imports.mjs
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
