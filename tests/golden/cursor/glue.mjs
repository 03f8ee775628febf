export function $create(load, options = {}) {
    const hash = "b53e840dc26878b1";
    var $x = null; // the module's exports, null before the first call
    var $u8, $u32;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
    }
    // lib/arena.mjs
    // lib/bytes.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/fault.mjs
    // lib/imports.mjs
    // lib/length.mjs
    // lib/module.mjs
    // lib/oom.mjs
    // lib/str.mjs
    // lib/strbytes.mjs
    // lib/typed.mjs
    // lib/utf8.mjs
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
        $memory = exports.memory;
        $S = exports.cbw_state ? exports.cbw_state.value >>> 2 : 0;
        $views();
        $base = exports.__stack_pointer.value;
        if (exports._initialize) exports._initialize();
        $u8.length || $views();
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
        decode(p) {
            $x || $start();
            $u8.length || $views();
            const $top = $u32[$S];
            try {
                const $s0 = $bytesIn(p, 0, "decode", "p");
                const $s1 = $len;
                const $r = $x.cbw_f_decode($s0, $s1);
                $u8.length || $views();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0 >>> 0;
                return { result: $v0, p: $v1 };
            } catch ($e) {
                throw $fault($e, "decode");
            } finally {
                $leave($top);
            }
        },
        scan(p) {
            $x || $start();
            $u8.length || $views();
            const $top = $u32[$S];
            try {
                const $s0 = $strOrBytes(p, true, "scan", "p");
                const $s1 = $len;
                const $r = $x.cbw_f_scan($s0, $s1);
                $u8.length || $views();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0 >>> 0;
                return { result: $v0, p: $v1 };
            } catch ($e) {
                throw $fault($e, "scan");
            } finally {
                $leave($top);
            }
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
