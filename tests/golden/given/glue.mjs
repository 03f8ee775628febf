export const $section = "cbw2:dc4a42a9ec9eb23b";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $u32 = new Uint32Array(b);
        $tailAt = 0;
    }
    // lib/arena.mjs
    // lib/bytes.mjs
    // lib/bytesout.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/object.mjs
    // lib/family.mjs
    // lib/gave.mjs
    // lib/heap.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/lent.mjs
    // lib/oom.mjs
    // lib/park.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/strbytes.mjs
    // lib/strenc.mjs
    // lib/trap.mjs
    // lib/typed.mjs
    // lib/within.mjs
    function $who(fn, name) {
        return fn.call ? fn(name) : `${fn}: argument '${name}'`;
    }
    function $end(s) {
        const p = s.p;
        s.p = 0;
        if (p && $x && s.x === $x) $finishAll(s, p);
    }
    function $finish(s, p) {
        try {
            $dissolve(s, p);
            if ($parked) throw $parked;
        } catch (e) {
            throw $caught(e, s.cls.name + ".free");
        }
    }
    function $imports() {
        return {
            cbw: {
                oom: $oom,
                length: $length,
                drop: $forget,
                cb0(id, a0) {
                    $depth++;
                    const $lent = [];
                    try {
                        $see();
                        const r = $int($fn(id)((a0 >>> 0) ? $lend($lent, $cls1, (a0 >>> 0)) : null), -2147483648, 2147483647, $giver, id);
                        $depth--;
                        return r;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    } finally {
                        $recall($lent);
                    }
                },
                cb1(id, a0, n0, a1, n1) {
                    $depth++;
                    try {
                        $see();
                        const r = $int($fn(id)((a0 >>> 0) ? $bytesOut((a0 >>> 0), (n0 >>> 0), $whose[id & 0xffff]) : null, (a1 >>> 0) ? $bytesOut((a1 >>> 0), (n1 >>> 0), $whose[id & 0xffff]) : null), -2147483648, 2147483647, $giver, id);
                        $depth--;
                        return r;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
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
        name: "Store",
        free: (p) => $x.store_free(p),
    };
    class Store {
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
        constructor() {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            $x || $start();
            try {
                const $r = $x.store_new() >>> 0;
                if ($parked) throw $parked;
                this.#s = $birth(new $State($cls0, $some($r, "new Store"), true), this);
            } catch ($e) {
                throw $caught($e, "new Store");
            }
        }
        text(text) {
            const $top = $enter();
            const $k1 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $stateIn(this, $cls0, "Store.text", "this").p;
                const $s1 = $fresh($k1, () => $strOrBytes(text, true, "Store.text", "text"));
                const $s2 = $len;
                $in = true;
                const $r = $x.cbw_f_store_text($s0, $s1, $s2);
                $see();
                if ($parked) throw $parked;
                const $v0 = $r;
                $give($k1);
                return $v0;
            } catch ($e) {
                const $f = $caught($e, "Store.text", $sp);
                const $entered = $in && $e !== $refused;
                $entered || $undo($k1);
                throw $f;
            } finally {
                $leave($top);
            }
        }
        text16(text) {
            const $top = $enter();
            const $k1 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $stateIn(this, $cls0, "Store.text16", "this").p;
                const $s1 = $fresh($k1, () => $strEnc(text, "utf16", 2, 1, true, "Store.text16", "text"));
                const $s2 = $len;
                $in = true;
                const $r = $x.cbw_f_store_text16($s0, $s1, $s2);
                $see();
                if ($parked) throw $parked;
                const $v0 = $r;
                $give($k1);
                return $v0;
            } catch ($e) {
                const $f = $caught($e, "Store.text16", $sp);
                const $entered = $in && $e !== $refused;
                $entered || $undo($k1);
                throw $f;
            } finally {
                $leave($top);
            }
        }
        blob(data, mode) {
            const $top = $enter();
            const $k1 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $stateIn(this, $cls0, "Store.blob", "this").p;
                const $s1 = $fresh($k1, () => $bytesIn(data, "Store.blob", "data"));
                const $s2 = BigInt($len);
                const $s3 = $int(mode, -2147483648, 2147483647, "Store.blob", "mode");
                $in = true;
                $x.cbw_f_store_blob($s0, $s1, $s2, $s3);
                $see();
                if ($parked) throw $parked;
                $give($k1);
            } catch ($e) {
                const $f = $caught($e, "Store.blob", $sp);
                const $entered = $in && $e !== $refused;
                $entered || $undo($k1);
                throw $f;
            } finally {
                $leave($top);
            }
        }
        data() {
            $x || $start();
            const $sp = $depth && $x.__stack_pointer.value;
            const $s0 = $stateIn(this, $cls0, "Store.data", "this").p;
            try {
                const $r = $x.cbw_f_store_data($s0) >>> 0;
                $see();
                if ($parked) throw $parked;
                const $c0 = $u32[$S + 4];
                const $v0 = $r ? $bytesOut($r, $c0, "Store.data") : null;
                return $v0;
            } catch ($e) {
                throw $caught($e, "Store.data", $sp);
            }
        }
        bytes() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Store.bytes", "this").p;
            try {
                const $r = $x.store_bytes($s0);
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "Store.bytes");
            }
        }
        each(visit) {
            $enter();
            const $k1 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $stateIn(this, $cls0, "Store.each", "this").p;
                const $s1 = $callback(visit, false, "Store.each", "visit()");
                $k1.push(() => $forget($s1));
                $in = true;
                const $r = $x.cbw_f_store_each($s0, $s1);
                if ($parked) throw $parked;
                const $v0 = $r;
                $keep($cls0.of(this), $serial++, $k1);
                return $v0;
            } catch ($e) {
                const $f = $caught($e, "Store.each", $sp);
                const $entered = $in && $e !== $refused;
                $abandon($entered, $cls0.of(this), $k1);
                throw $f;
            }
        }
        compare(less) {
            $enter();
            const $k1 = [];
            let $in = false;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $stateIn(this, $cls0, "Store.compare", "this").p;
                const $s1 = $callback(less, false, "Store.compare", "less()");
                $k1.push(() => $forget($s1));
                $in = true;
                const $r = $x.cbw_f_store_compare($s0, $s1);
                if ($parked) throw $parked;
                const $v0 = $r;
                $keep($cls0.of(this), $serial++, $k1);
                return $v0;
            } catch ($e) {
                const $f = $caught($e, "Store.compare", $sp);
                const $entered = $in && $e !== $refused;
                $abandon($entered, $cls0.of(this), $k1);
                throw $f;
            }
        }
    }
    $class($cls0, Store);
    const $cls1 = {
        name: "Item",
    };
    class Item {
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
        size() {
            $x || $start();
            const $s0 = $stateIn(this, $cls1, "Item.size", "this").p;
            try {
                const $r = $x.item_size($s0);
                if ($parked) throw $parked;
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $caught($e, "Item.size");
            }
        }
    }
    $class($cls1, Item);
    if ($begin) $start();
    return {
        Store,
        Item,
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            $parked = null;
            $orphan();
            $instance.kept = null;
            if (given) options = given;
            $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
