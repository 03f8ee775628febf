export class GoldenError extends Error {
    constructor(message, fn, code) {
        super(message);
        this.name = "GoldenError";
        this.function = fn;
        this.code = code;
    }
}
export const $section = "cbw2:58dfb8a36ef56fdf";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $i32, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $tailAt = 0;
    }
    // lib/arena.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/object.mjs
    // lib/family.mjs
    // lib/heap.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/text.mjs
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
    function $error(fn, code, message) {
        const text = message ? $cstr(message, fn) : "failed with code " + code;
        return new GoldenError(fn + ": " + text, fn, code);
    }
    const $cls0 = {
        name: "File",
        free: (p) => $x.file_close(p),
    };
    class File {
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
        constructor(path) {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            const $top = $enter();
            try {
                const $s0 = $str(path, false, "new File", "path");
                const $r = $x.cbw_f_file_open($s0) >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("new File", $c1, $c2);
                this.#s = $birth(new $State($cls0, $some($r, "new File"), true), this);
            } catch ($e) {
                throw $faultIn($refusal($e, "new File"), "new File");
            } finally {
                $leave($top);
            }
        }
        flush() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "File.flush", "this").p;
            try {
                $x.cbw_f_file_flush($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("File.flush", $c1, $c2);
            } catch ($e) {
                throw $faultIn($refusal($e, "File.flush"), "File.flush");
            }
        }
        write(text) {
            const $top = $enter();
            try {
                const $s0 = $stateIn(this, $cls0, "File.write", "this").p;
                const $s1 = $str(text, false, "File.write", "text");
                const $r = $x.cbw_f_file_write($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("File.write", $c1, $c2);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "File.write"), "File.write");
            } finally {
                $leave($top);
            }
        }
        lock() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "File.lock", "this").p;
            try {
                $x.cbw_f_file_lock($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("File.lock", $c1, $c2);
            } catch ($e) {
                throw $faultIn($refusal($e, "File.lock"), "File.lock");
            }
        }
        line() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "File.line", "this").p;
            try {
                const $r = $x.cbw_f_file_line($s0) >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("File.line", $c1, $c2);
                const $v0 = $cstr($some($r, "File.line"), "File.line");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "File.line"), "File.line");
            }
        }
        stat() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "File.stat", "this").p;
            try {
                const $r = $x.cbw_f_file_stat($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("File.stat", $c1, $c2);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "File.stat"), "File.stat");
            }
        }
        check() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "File.check", "this").p;
            try {
                $x.cbw_f_file_check($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("File.check", $c1, $c2);
            } catch ($e) {
                throw $faultIn($refusal($e, "File.check"), "File.check");
            }
        }
        run() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "File.run", "this").p;
            try {
                const $r = $x.cbw_f_file_run($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("File.run", $c1, $c2);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "File.run"), "File.run");
            }
        }
    }
    $class($cls0, File);
    if ($begin) $start();
    return {
        why(code) {
            $x || $start();
            const $s0 = $int(code, -2147483648, 2147483647, "why", "code");
            try {
                const $r = $x.why($s0) >>> 0;
                $see();
                const $v0 = $cstr($r, "why");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "why"), "why");
            }
        },
        File,
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
