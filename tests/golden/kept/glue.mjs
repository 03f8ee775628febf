export const $section = "cbw2:6ff592d1";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $u8, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
        $tailAt = 0;
    }
    var $S; // the state block as an index of $u32
    var $len; // elements of what was lowered last
    var $slots = [{ id: -1 }], // none is at 0
        $vacant = 0, // the first that is free; its site is the next one
        $unpool = 0; // of callbacks without user data
    var $into = null, // the list that memory is for, not the arena
        $bump = $alloc;
    var $refused = null;
    var $base = 0;
    var $tail; // the memory from $tailAt on, no more than engines take
    var $tailAt;
    var $dead; // the error that ended it
    var $depth = 0; // functions of JavaScript's that are running
    // Where results beyond the first lie (docs/abi.md section 2).
    // The arena: memory of a call (docs/abi.md section 3). What every call reads
    // is var: engines check each use of a let of an outer function.

    // Views that hold: the memory may have moved.
    function $see() {
        $u8.length || $views();
    }

    // A call begins: there is an instance.
    function $enter() {
        $x ?? $start();
        $see();
        return $u32[$S];
    }

    // Tops and ends are multiples of 16.
    function $alloc(n, fn) {
        let p = $u32[$S];
        if (n <= $u32[$S + 1] - p) {
            $u32[$S] = (p + n + 15) & -16;
            return p;
        }
        p = $x.cbw_alloc(n) >>> 0;
        $see();
        if (p) return p;
        throw RangeError(`${fn}: out of memory, ${n} bytes wanted`);
    }

    function $leave(top) {
        if ($x == null) return; // faster to ask than !$x
        $see();
        if ($u32[$S + 2]) $x.cbw_unwind(top);
        else $u32[$S] = top;
    }
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
    // lib/coder.mjs
    // What outlives a call: memory of C's allocator and functions that C keeps. A
    // call collects what it makes in lists; each goes to its owner when C has
    // taken it, or is undone. A list holds blocks, functions that end something,
    // and objects that are only held.

    let $serial = 0; // for what replaces nothing
    const $instance = { kept: null }; // what is kept as long as it lives

    function $heap(n, fn) {
        const p = $x.cbw_malloc(n) >>> 0;
        $see();
        if (!p) throw new RangeError(`${fn}: out of memory, ${n} bytes wanted`);
        if ($live) $live.set(p, $born(`${n} bytes`));
        return p;
    }

    function $drop(p) {
        if ($live) $live.delete(p);
        $x.cbw_free(p);
    }

    // Lowers with memory of the list's own.
    function $fresh(list, lower) {
        const outer = $into;
        $into = list;
        try {
            return lower();
        } finally {
            $into = outer;
        }
    }

    $alloc = function (n, fn) {
        if (!$into) return $bump(n, fn);
        const p = $heap(n, fn);
        $into.push(p);
        return p;
    };

    function $undo(list) {
        if (!$x) return;
        for (const k of list)
            if (typeof k === "number") $drop(k);
            else if (typeof k === "function") k();
        list.length = 0;
    }

    function $keep(s, slot, list) {
        if (!s) return $undo(list); // NULL keeps nothing
        s.kept || (s.kept = new Map());
        const old = s.kept.get(slot);
        s.kept.set(slot, list);
        if (old) $undo(old);
    }

    // The call failed. If C was entered, its objects may hold what they got.
    function $abandon(called, s, list) {
        if (!$x) return;
        if (s && called) $keep(s, $serial++, list);
        else $undo(list);
    }

    // C frees it.
    function $give(list) {
        if ($live) for (const p of list) $live.delete(p);
    }
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? RangeError(`${fn}: ${e(names)}`) : e;
    }
    // The stack pointer outside of every call.
    // Text to UTF-8 in memory, followed by a NUL; its length in $len. A lone
    // surrogate becomes U+FFFD, as everywhere in JavaScript; where there is no
    // encoder it is refused.
    function $str(s, counted, fn, name) {
        if (typeof s !== "string") throw $bad(fn, name, "a string", s);
        const n = s.length,
            p = $alloc(n * 3 + 1, fn);
        let i = 0,
            c,
            bad;
        if (n < 20 && $encoder)
            for (; i < n && ((c = s.charCodeAt(i)) - 1) >>> 0 < 127; i++)
                $u8[p + i] = c;
        if (i < n) {
            bad =
                (options.strictText || !$encoder) &&
                /\p{Cs}/u.test(s) &&
                "lone surrogates";
            if ($encoder) {
                if ($tailAt !== p) $tail = $u8.subarray(($tailAt = p), p + 2e9);
                i = $encoder.encodeInto(s, $tail).written;
            } else
                for (c = unescape(encodeURIComponent(bad ? "" : s)); i < c.length; )
                    $u8[p + i] = c.charCodeAt(i++);
            $u8[p + i] = 0;
            // Engines search fast in letters of one byte only.
            if (!counted && (i > n ? ~$x.cbw_scan(p) < i : s.includes("\0")))
                bad = "NUL";
            if (bad) throw $bad(fn, name, "a string without " + bad, s);
        }
        $u8[p + i] = 0;
        $len = i;
        return p;
    }
    // A trap, or a stack that was too deep: the end of the instance.
    function $trapped(e, fn) {
        if (
            e instanceof WebAssembly.RuntimeError ||
            /^(Maximum call|too much)/.test(e && e.message)
        ) {
            $x = null;
            $dead = e = Error(
                `${fn}: C trapped (${e.message}); dead until reset()`,
                { cause: e },
            );
        }
        return e;
    }
    // The same where C calls JavaScript, which may call C again: sp is the stack
    // pointer of that call.
    function $faultIn(e, fn, sp) {
        if (!$x) return e;
        e = $trapped(e, fn);
        if ($x && (sp || !$depth)) $x.__stack_pointer.value = sp || $base;
        return e;
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
    if ($begin) $start();
    return {
        setNameSaid(name) {
            const $top = $enter();
            const $k0 = [];
            let $in = false;
            try {
                const $s0 = $fresh($k0, () => $str(name, false, "setNameSaid", "name"));
                $in = true;
                $x.set_name_said($s0);
                $keep($instance, "0", $k0);
            } catch ($e) {
                const $f = $faultIn($refusal($e, "setNameSaid"), "setNameSaid");
                const $entered = $in && $e !== $refused;
                $abandon($entered, $instance, $k0);
                throw $f;
            } finally {
                $leave($top);
            }
        },
        reset(given) {
            if ($depth || $into || $x && $u32[$S + 1] - $u32[$S] < 65536) throw Error("reset: a call runs");
            $slots.length = 1;
            $vacant = 0;
            $instance.kept = null;
            options = given || options;
            $dead = $x = null;
        },
        $imports, $run,
    };
}
