export const $section = "cbw2:bca636333e861593";
export function $create($boot, options = {}) {
    var $x = null; // the module's exports, null before the first call
    // lib/callback.mjs
    // lib/check.mjs
    // lib/int.mjs
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
    return {
        readAll() {
            $x || $start();
            const $r = $x.th_read_all();
            const $v0 = $r;
            return $v0;
        },
        readNow() {
            $x || $start();
            const $r = $x.th_ReadNow();
            const $v0 = $r;
            return $v0;
        },
        delete_(in_, class_, arguments_) {
            $x || $start();
            const $s0 = $int(in_, -2147483648, 2147483647, "delete_", "in_");
            const $s1 = $int(class_, -2147483648, 2147483647, "delete_", "class_");
            const $s2 = $int(arguments_, -2147483648, 2147483647, "delete_", "arguments_");
            const $r = $x.th_delete($s0, $s1, $s2);
            const $v0 = $r;
            return $v0;
        },
        then_() {
            $x || $start();
            const $r = $x.th_then();
            const $v0 = $r;
            return $v0;
        },
        default_() {
            $x || $start();
            const $r = $x.th_default();
            const $v0 = $r;
            return $v0;
        },
        thLoud() {
            $x || $start();
            const $r = $x.TH_LOUD();
            const $v0 = $r;
            return $v0;
        },
        f(arg0) {
            $x || $start();
            const $s0 = $int(arg0, -2147483648, 2147483647, "f", "arg0");
            const $r = $x.th_f($s0);
            const $v0 = $r;
            return $v0;
        },
        f_(arg0, arg1) {
            $x || $start();
            const $s0 = $int(arg0, -2147483648, 2147483647, "f_", "arg0");
            const $s1 = $int(arg1, -2147483648, 2147483647, "f_", "arg1");
            const $r = $x.th_f_($s0, $s1);
            const $v0 = $r;
            return $v0;
        },
        other(x) {
            $x || $start();
            const $s0 = $int(x, -2147483648, 2147483647, "other", "x");
            const $r = $x.named($s0);
            const $v0 = $r;
            return $v0;
        },
        otherOne(amount) {
            $x || $start();
            const $s0 = $int(amount, -2147483648, 2147483647, "otherOne", "amount");
            const $r = $x.other_one($s0);
            const $v0 = $r;
            return $v0;
        },
        reset(given) {
            $fns = [null];
            $ids = [0];
            $vacant = [];
            if (given) options = given;
            $x = null;
        },
        $imports,
        $start,
        $run,
    };
}
