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
    var $slots = [{ id: -1 }], // none is at 0
        $vacant = 0, // the first that is free; its site is the next one
        $unpool = 0; // of callbacks without user data
    var $refused = null;
    // Functions that C calls. An id's low half says where, all of it whether it is
    // still the one that was given. What may be nothing is 0: engines ask numbers
    // faster than null.
    function $register(f, site) {
        if (!$vacant) {
            const id = $slots.length;
            if (id > 0xffff)
                throw RangeError($sites[site] + ": too many functions");
            $slots[($vacant = id)] = { id, f: null, site: 0 };
        }
        const s = $slots[$vacant];
        $vacant = s.site;
        s.f = f;
        s.site = site;
        return s.id;
    }

    function $slot(id) {
        id &= 0xffff;
        return $slots[id < $slots.length ? id : 0];
    }

    function $forget(id) {
        const s = $slot(id);
        if (s.id !== id) return;
        s.id = (id + 0x10000) | 0;
        s.f = null;
        s.site = $vacant;
        $vacant = id & 0xffff;
        if ($unpool && $x) $unpool(id);
    }

    function $callback(f, nullable, site) {
        if (typeof f === "function") return $register(f, site);
        if (nullable && (f === null || f === undefined)) return 0;
        throw $bad($sites[site], $sites[site + 1].slice(0, -2), "a function", f);
    }

    // The call that it was given to.
    function $whose(id) {
        return $sites[$slot(id).site];
    }

    // Who gets a result, for errors; method: of an object with methods.
    function $giver(id, method = "") {
        const name = $sites[$slot(id).site + 1];
        return `${$whose(id)}: the result of '${name}${method}'`;
    }

    // What C calls.
    function $fn(id) {
        const s = $slot(id);
        if (s.id === id) return s.f;
        throw Error("C called a callback after its time");
    }
    // lib/check.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? RangeError(`${fn}: ${e(names)}`) : e;
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
            $x ?? $start();
            const $s0 = $int(c, 0, 4294967295, "nextColor", "c");
            const $r = $x.next_color($s0);
            const $v0 = $r >>> 0;
            return $v0;
        },
        use(o, mode = 1) {
            $x ?? $start();
            const $s0 = $int(o, 0, 4294967295, "use", "o");
            const $s1 = $int(mode, -2147483648, 2147483647, "use", "mode");
            $x.use($s0, $s1);
        },
        reset(given) {
            $slots.length = 1;
            $vacant = 0;
            options = given || options;
            $x = null;
        },
        $imports, $run,
    };
}
