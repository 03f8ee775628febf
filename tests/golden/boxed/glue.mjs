export class GoldenError extends Error {
    constructor(message, fn, code) {
        super(message);
        this.name = "GoldenError";
        this.function = fn;
        this.code = code;
    }
}
export const $section = "cbw2:7ff714981ce4134c";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $i32, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
    }
    // lib/arena.mjs
    // lib/back.mjs
    // lib/bytes.mjs
    // lib/bytesout.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/copy.mjs
    // lib/object.mjs
    // lib/family.mjs
    // lib/gave.mjs
    // lib/heap.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/out.mjs
    // lib/outfield.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/stack.mjs
    // lib/take.mjs
    // lib/text.mjs
    // lib/trap.mjs
    // lib/typed.mjs
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
    function $error(fn, code, message) {
        const text = message ? $cstr(message, fn) : "failed with code " + code;
        return new GoldenError(fn + ": " + text, fn, code);
    }
    const $cls0 = {
        name: "Stream",
    };
    class Stream {
        #s;
        static #of = ($cls0.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        constructor() {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            $enter();
            const $box = $heap(28, "new Stream");
            const $p = $box;
            $u8.fill(0, $p, $p + 28);
            this.#s = $birth($kin(new $State($cls0, $p, true), $box), this);
        }
        free() {
            $free($cls0.of(this), this);
        }
        init(level) {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Stream.init", "this").p;
            const $s1 = $int(level, -2147483648, 2147483647, "Stream.init", "level");
            try {
                const $r = $x.stream_init($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Stream.init"), "Stream.init");
            }
        }
        run(flush) {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Stream.run", "this").p;
            const $s1 = $int(flush, -2147483648, 2147483647, "Stream.run", "flush");
            try {
                const $r = $x.cbw_f_stream_run($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("Stream.run", $c1, $c2);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Stream.run"), "Stream.run");
            }
        }
        end() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Stream.end", "this").p;
            try {
                const $r = $x.stream_end($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Stream.end"), "Stream.end");
            }
        }
        get nextIn() {
            $enter();
            const $s = $stateIn(this, $cls0, "Stream.nextIn", "this");
            const $p = $s.p;
            return $u32[($p) >>> 2] ? $bytesOut($u32[($p) >>> 2], Number($u32[($p + 4) >>> 2]), "Stream.nextIn") : null;
        }
        set nextIn(value) {
            $enter();
            const $s = $stateIn(this, $cls0, "Stream.nextIn", "this");
            const $p = $s.p;
            const $k = [];
            const $q = $fresh($k, () => (value == null ? ($len = 0) : $bytesIn(value, "Stream.nextIn", "value")));
            $u32[($p + 0) >>> 2] = $q;
            $u32[($p + 4) >>> 2] = ($len);
            $keep($s, "f0", $k);
        }
        get availIn() {
            $enter();
            const $s = $stateIn(this, $cls0, "Stream.availIn", "this");
            const $p = $s.p;
            return $u32[($p + 4) >>> 2];
        }
        get nextOut() {
            $enter();
            const $s = $stateIn(this, $cls0, "Stream.nextOut", "this");
            const $p = $s.p;
            return $written($s, 8, $u32[($p + 8) >>> 2], "Stream.nextOut");
        }
        set nextOut(value) {
            $enter();
            const $s = $stateIn(this, $cls0, "Stream.nextOut", "this");
            const $p = $s.p;
            const $q = $outField($s, 8, value, "Stream.nextOut");
            $u32[($p + 8) >>> 2] = $q;
            $u32[($p + 12) >>> 2] = ($len);
        }
        get availOut() {
            $enter();
            const $s = $stateIn(this, $cls0, "Stream.availOut", "this");
            const $p = $s.p;
            return $u32[($p + 12) >>> 2];
        }
        get msg() {
            $enter();
            const $s = $stateIn(this, $cls0, "Stream.msg", "this");
            const $p = $s.p;
            return $cstr($u32[($p + 16) >>> 2], "Stream.msg");
        }
        get level() {
            $enter();
            const $s = $stateIn(this, $cls0, "Stream.level", "this");
            const $p = $s.p;
            return $i32[($p + 20) >>> 2];
        }
        set level(value) {
            $enter();
            const $s = $stateIn(this, $cls0, "Stream.level", "this");
            const $p = $s.p;
            $i32[($p + 20) >>> 2] = $int(value, -2147483648, 2147483647, "Stream.level", "level");
        }
    }
    $class($cls0, Stream);
    const $cls1 = {
        name: "Hasher",
    };
    class Hasher {
        #s;
        static #of = ($cls1.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        free() {
            $free($cls1.of(this), this);
        }
        constructor(size = 32) {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            $enter();
            let $k0 = [];
            let $in = false;
            try {
                const $box = $heap(40, "new Hasher");
                const $p = $box;
                $u8.fill(0, $p, $p + 40);
                $k0.push($box);
                const $s0 = $p;
                const $s1 = $int(size, -2147483648, 2147483647, "new Hasher", "size");
                $in = true;
                const $r = $x.hasher_init($s0, $s1);
                this.#s = $birth($kin(new $State($cls1, $s0, true), $box), this);
                $k0 = [];
            } catch ($e) {
                const $f = $faultIn($refusal($e, "new Hasher"), "new Hasher");
                const $entered = $in && $e !== $refused;
                $undo($k0);
                throw $f;
            }
        }
        update(in_) {
            const $top = $enter();
            try {
                const $s0 = $stateIn(this, $cls1, "Hasher.update", "this").p;
                const $s1 = $bytesIn(in_, "Hasher.update", "in_");
                const $s2 = $len;
                $x.hasher_update($s0, $s1, $s2);
                $see();
            } catch ($e) {
                throw $faultIn($refusal($e, "Hasher.update"), "Hasher.update");
            } finally {
                $leave($top);
            }
        }
        final(out) {
            const $top = $enter();
            try {
                const $s0 = $stateIn(this, $cls1, "Hasher.final", "this").p;
                const $s1 = $out(out, Uint8Array, true, "Hasher.final", "out");
                const $s2 = $len;
                const $r = $x.cbw_f_hasher_final($s0, $s1, $s2);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $outDone(out, $s1, Number($c0), Uint8Array, "Hasher.final");
                return { result: $v0, out: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "Hasher.final"), "Hasher.final");
            } finally {
                $leave($top);
            }
        }
        drop() {
            $x || $start();
            const $s0 = $stateIn(this, $cls1, "Hasher.drop", "this").p;
            try {
                $x.hasher_drop($s0);
                $take($cls1.of(this));
            } catch ($e) {
                throw $faultIn($refusal($e, "Hasher.drop"), "Hasher.drop");
            }
        }
        get state() {
            $enter();
            const $s = $stateIn(this, $cls1, "Hasher.state", "this");
            const $p = $s.p;
            return $copy($p, 4, BigUint64Array, "Hasher.state");
        }
        get used() {
            $enter();
            const $s = $stateIn(this, $cls1, "Hasher.used", "this");
            const $p = $s.p;
            return $i32[($p + 32) >>> 2];
        }
        set used(value) {
            $enter();
            const $s = $stateIn(this, $cls1, "Hasher.used", "this");
            const $p = $s.p;
            $i32[($p + 32) >>> 2] = $int(value, -2147483648, 2147483647, "Hasher.used", "used");
        }
    }
    $class($cls1, Hasher);
    if ($begin) $start();
    return {
        Stream,
        Hasher,
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
