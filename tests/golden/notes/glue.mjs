export const $section = "cbw2:6b14556265adfb7e";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u32, $f32, $all, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
        $f32 = new Float32Array(b);
        $all = [null, null, null, null, null, null, null, null, $f32, null];
    }
    // lib/arena.mjs
    // lib/bool.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/copy.mjs
    // lib/exactly.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/list.mjs
    // lib/object.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/trap.mjs
    // lib/typed.mjs
    // lib/within.mjs
    function $end(s) {
        const p = s.p;
        s.p = 0;
        if (p && $x && s.x === $x) $finish(s, p);
    }
    function $finish(s, p) {
        try {
            if (s.own) s.cls.free(p);
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
        name: "Fft",
        free: (p) => $x.fft_free(p),
    };
    class Fft {
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
        constructor(nfft, inverse) {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            $x || $start();
            const $s0 = $int(nfft, -2147483648, 2147483647, "new Fft", "nfft");
            const $s1 = $flag(inverse, "new Fft", "inverse");
            try {
                const $r = $x.fft_new($s0, $s1) >>> 0;
                this.#s = $birth(new $State($cls0, $some($r, "new Fft"), true), this);
                this.#s.notes = [];
                this.#s.notes[0] = nfft;
            } catch ($e) {
                throw $faultIn($refusal($e, "new Fft"), "new Fft");
            }
        }
        run(in_) {
            const $top = $enter();
            try {
                const $s0 = $state(this, $cls0, "Fft.run", "this").p;
                const $s1 = $list(in_, 8, 0, "Fft.run", "in_");
                const $s2 = $len;
                const $s3 = this.#s.notes[0];
                const $r = $x.cbw_f_fft_run($s0, $s1, $s2, $s3) >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $copy($some($r, "Fft.run"), $c0, Float32Array, "Fft.run");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Fft.run", ["in_"]), "Fft.run");
            } finally {
                $leave($top);
            }
        }
    }
    $class($cls0, Fft);
    if ($begin) $start();
    return {
        Fft,
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            $orphan();
            if (given) options = given;
            $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
