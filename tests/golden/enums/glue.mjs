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
export const $section = "cbw2:3c01d931";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $fns = [null], // of one that is free: the next free one
        $ids = [0],
        $whose = [""], // the function that they were given to, and as what
        $called = [""],
        $vacant = 0, // the first that is free
        $unpool = null; // of callbacks without user data
    var $refused = null;
    // Functions that C calls: the id's low half says where, all of it whether it
    // is still the one that was given.
    function $register(f, fn, name) {
        let at = $vacant;
        if (at) $vacant = $fns[at];
        else if ((at = $fns.length) > 0xffff)
            throw new RangeError(fn + ": C has 65535 functions");
        $fns[at] = f;
        $whose[at] = fn;
        $called[at] = name;
        return $ids[at] || ($ids[at] = at);
    }

    function $forget(id) {
        const at = id & 0xffff;
        if (!id || $ids[at] !== id) return;
        $fns[at] = $vacant;
        $ids[at] = (id + 0x10000) | 0;
        $vacant = at;
        if ($unpool && $x) $unpool(id);
    }

    // name is that of its results: "compare()".
    function $callback(f, nullable, fn, name) {
        if (typeof f === "function") return $register(f, fn, name);
        if (nullable && (f === null || f === undefined)) return 0;
        throw $bad(fn, name.slice(0, -2), "a function", f);
    }

    // Who gets a result, for errors; method: of an object with methods.
    function $giver(id, method = "") {
        const at = id & 0xffff;
        return `${$whose[at]}: the result of '${$called[at]}${method}'`;
    }

    // What C calls.
    function $fn(id) {
        const at = id & 0xffff;
        if ($ids[at] === id) return $fns[at];
        throw new Error("C called a callback after its time");
    }
    // lib/check.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? new RangeError(`${fn}: ${e(names)}`) : e;
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
            options = given || options;
            $x = null;
        },
        $imports, $run,
    };
}
