export const Outcome_ = /*#__PURE__*/ Object.freeze({
    GOOD: 0,
    BAD: 1,
});
export const $section = "cbw2:1d3c5e9e";
export function $create($boot, options = {}, $begin) {
    var $x; // the module's exports, once there was a call
    var $u8, $u32, $f64, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
        $f64 = new Float64Array(b);
    }
    var $S; // the state block as an index of $u32
    var $len; // elements of what was lowered last
    var $slots = [{ id: -1 }], // none is at 0
        $vacant = 0, // the first that is free; its site is the next one
        $unpool = 0; // of callbacks without user data
    var $made = 0;
    var $nursery = [],
        $young = 0,
        $newest = 0,
        $flushing = false,
        $registry;
    var $into = null, // the list that memory is for, not the arena
        $bump = $alloc;
    var $refused = null;
    var $base = 0;
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
    // Objects of classes. What an object is stands apart from it, for finalizers,
    // which must not hold it. Each class has it in a private field, and says with
    // cls.of what that is; there is no base class: constructors are fast without.
    // What may be nothing is 0, or compared: engines ask that faster.
    class $State {
        constructor(cls, p, own) {
            this.cls = cls;
            this.p = p; // 0: freed
            this.own = own; // something ends with it
            this.x = $x;
            this.at = -1; // in the nursery, when >= 0; -2: registered
            this.o = null; // the object while it is in the nursery
        }
    }

    function $birth(s, o) {
        if (!s.own) return s;
        if ($live) $live.set(s, $born(s.cls.name));
        s.o = o;
        const was = $newest;
        $newest = s;
        if (was !== 0) $settle(was);
        if (!$flushing) {
            $flushing = true;
            Promise.resolve().then($flush);
        }
        return s;
    }

    // An object that C has made: what it is waits for the constructor that $make()
    // calls, which nobody else can.
    function $adopt(o) {
        const s = $made;
        $made = 0;
        if (s !== 0) return $birth(s, o);
        throw TypeError(
            o.constructor.name +
                " has no constructor; the library makes these objects",
        );
    }

    function $class(cls, type) {
        cls.type = type;
        type.prototype[Symbol.dispose || Symbol.for("Symbol.dispose")] =
            type.prototype.free;
    }

    function $make(cls, p, own) {
        $made = new $State(cls, p, own);
        return new cls.type();
    }

    function $free(s, o) {
        if (s == null) throw $bad("free", "this", "of this package", o);
        $rest(s);
        $end(s);
    }

    function $state(o, cls, fn, name) {
        const s = cls.of(o);
        if (!s) throw $bad(fn, name, "a " + cls.name, o);
        if (s.p && s.x === $x) return s;
        if (s.gone) s.gone(fn, cls);
        throw TypeError(
            name === "this"
                ? `${fn}: the ${cls.name} was freed`
                : `${fn}: argument '${name}', a ${cls.name}, was freed`,
        );
    }

    // The nursery: what is born in a tick is registered for its finalizer only
    // when it outlives it. Where there are no finalizers, what is never freed
    // stays. What lies above the young is free. The newest is apart: most that are
    // freed soon are freed before another is born.
    function $settle(s) {
        s.at = $young;
        $nursery[$young++] = s;
        if ($young > 65536) $flush();
    }

    function $flush() {
        $flushing = false;
        $registry ||
            ($registry =
                globalThis.FinalizationRegistry
                    ? new FinalizationRegistry($end)
                    : { register() {}, unregister() {} });
        if ($newest) $nursery[$young++] = $newest;
        while ($young) {
            const s = $nursery[--$young];
            $registry.register(s.o, s, s);
            s.at = -2;
            s.o = null;
        }
        $nursery = [];
        $newest = 0;
    }

    // reset(): the objects of before are dead as they are.
    function $orphan() {
        while ($young) $nursery[--$young].at = -1;
        $nursery = [];
        $newest = 0;
        if ($live) $live.clear();
    }

    // No finalizer any more.
    function $rest(s) {
        if (s === $newest) $newest = 0;
        else if (s.at >= 0) {
            const last = $nursery[--$young];
            $nursery[s.at] = last;
            last.at = s.at;
            s.at = -1;
        } else if (s.at < -1) {
            $registry.unregister(s);
            s.at = -1;
        }
        if ($live) $live.delete(s);
    }
    // lib/family.mjs
    // lib/float.mjs
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
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/plain.mjs
    // lib/range.mjs
    // What the module itself refuses, through imports that throw.
    function $refusal(e, fn, names) {
        return e && e === $refused ? RangeError(`${fn}: ${e(names)}`) : e;
    }
    // The stack pointer outside of every call.
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
    function $end(s) {
        const p = s.p;
        s.p = 0;
        if (!p || !$x || s.x !== $x) return;
        $finishAll(s, p);
    }
    function $finish(s, p) {
        try {
            $dissolve(s, p);
        } catch (e) {
            throw $faultIn(e, s.cls.name + ".free");
        }
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
    function $load0(p0, fn) {
        return {
            x: $f64[(p0) >>> 3],
            y: $f64[(p0 + 8) >>> 3],
            Y: $f64[(p0 + 16) >>> 3],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.x;
        const $1 = v.y;
        const $2 = v.Y;
        $f64[(p0) >>> 3] = $num($0, fn, "x");
        $f64[(p0 + 8) >>> 3] = $num($1, fn, "y");
        $f64[(p0 + 16) >>> 3] = $num($2, fn, "Y");
    }
    const $cls0 = {
        name: "Outcome",
    };
    class Outcome {
        #s;
        static #of = ($cls0.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        constructor() {
            this.#s = $adopt(this);
        }
        free() {
            $free($cls0.of(this), this);
        }
        outcomeOf() {
            $x ?? $start();
            const $s0 = $stateIn(this, $cls0, "Outcome.outcomeOf", "this").p;
            try {
                const $r = $x.th_outcome_of($s0);
                const $v0 = $r >>> 0;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Outcome.outcomeOf"), "Outcome.outcomeOf");
            }
        }
    }
    $class($cls0, Outcome);
    if ($begin) $start();
    return {
        readAll() {
            $x ?? $start();
            const $r = $x.th_read_all();
            const $v0 = $r;
            return $v0;
        },
        readNow() {
            $x ?? $start();
            const $r = $x.th_ReadNow();
            const $v0 = $r;
            return $v0;
        },
        delete_(in_, class_, arguments_) {
            $x ?? $start();
            const $s0 = $int(in_, -2147483648, 2147483647, "delete_", "in_");
            const $s1 = $int(class_, -2147483648, 2147483647, "delete_", "class_");
            const $s2 = $int(arguments_, -2147483648, 2147483647, "delete_", "arguments_");
            const $r = $x.th_delete($s0, $s1, $s2);
            const $v0 = $r;
            return $v0;
        },
        then_() {
            $x ?? $start();
            const $r = $x.th_then();
            const $v0 = $r;
            return $v0;
        },
        default_() {
            $x ?? $start();
            const $r = $x.th_default();
            const $v0 = $r;
            return $v0;
        },
        thLoud() {
            $x ?? $start();
            const $r = $x.TH_LOUD();
            const $v0 = $r;
            return $v0;
        },
        f(arg0) {
            $x ?? $start();
            const $s0 = $int(arg0, -2147483648, 2147483647, "f", "arg0");
            const $r = $x.th_f($s0);
            const $v0 = $r;
            return $v0;
        },
        f_(arg0, arg1) {
            $x ?? $start();
            const $s0 = $int(arg0, -2147483648, 2147483647, "f_", "arg0");
            const $s1 = $int(arg1, -2147483648, 2147483647, "f_", "arg1");
            const $r = $x.th_f_($s0, $s1);
            const $v0 = $r;
            return $v0;
        },
        other(x) {
            $x ?? $start();
            const $s0 = $int(x, -2147483648, 2147483647, "other", "x");
            const $r = $x.named($s0);
            const $v0 = $r;
            return $v0;
        },
        otherOne(amount) {
            $x ?? $start();
            const $s0 = $int(amount, -2147483648, 2147483647, "otherOne", "amount");
            const $r = $x.other_one($s0);
            const $v0 = $r;
            return $v0;
        },
        sum(p) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(24, "sum");
                $store0($s0, p, "sum", "p");
                const $r = $x.cbw_f_th_sum($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "sum"), "sum");
            } finally {
                $leave($top);
            }
        },
        try_() {
            $x ?? $start();
            try {
                const $r = $x.th_try() >>> 0;
                const $v0 = $r ? $make($cls0, $r, false) : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "try_"), "try_");
            }
        },
        Outcome,
        reset(given) {
            if ($depth || $into || $x && $u32[$S + 1] - $u32[$S] < 65536) throw Error("reset: a call runs");
            $slots.length = 1;
            $vacant = 0;
            $orphan();
            $instance.kept = null;
            options = given || options;
            $dead = $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
