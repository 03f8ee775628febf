export const $section = "cbw2:e5dd9a9e00764263";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
        $tailAt = 0;
    }
    // lib/arena.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/object.mjs
    // lib/family.mjs
    // lib/heap.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/trap.mjs
    // lib/within.mjs
    function $end(s) {
        const p = s.p;
        s.p = 0;
        if (p && $x && s.x === $x) $finishAll(s, p);
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
    const $cls0 = {
        name: "Session",
        free: (p) => $x.session_close(p),
    };
    class Session {
        #s;
        static #of = ($cls0.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        free() {
            $free($cls0.of(this), this);
        }
        constructor(url) {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            const $top = $enter();
            try {
                const $s0 = $str(url, false, "new Session", "url");
                const $r = $x.session_open($s0) >>> 0;
                $see();
                this.#s = $birth(new $State($cls0, $some($r, "new Session"), true), this);
            } catch ($e) {
                throw $faultIn($refusal($e, "new Session"), "new Session");
            } finally {
                $leave($top);
            }
        }
        send(text) {
            const $top = $enter();
            try {
                const $s0 = $stateIn(this, $cls0, "Session.send", "this").p;
                const $s1 = $str(text, false, "Session.send", "text");
                const $r = $x.session_send($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Session.send"), "Session.send");
            } finally {
                $leave($top);
            }
        }
        iterBegin() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Session.iterBegin", "this").p;
            try {
                const $r = $x.iter_begin($s0) >>> 0;
                const $v0 = $r ? $makeIn($cls1, $r, false, this, $cls0.of(this)) : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Session.iterBegin"), "Session.iterBegin");
            }
        }
    }
    $class($cls0, Session);
    const $cls1 = {
        name: "Iter",
    };
    class Iter {
        #s;
        static #of = ($cls1.of = (o) => {
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
            $free($cls1.of(this), this);
        }
        next() {
            $x || $start();
            const $s0 = $stateIn(this, $cls1, "Iter.next", "this").p;
            try {
                const $r = $x.iter_next($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Iter.next"), "Iter.next");
            }
        }
    }
    $class($cls1, Iter);
    if ($begin) $start();
    return {
        Session,
        Iter,
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            $orphan();
            $instance.kept = null;
            if (given) options = given;
            $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
