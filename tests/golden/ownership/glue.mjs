export const $section = "cbw2:ea95dad2b6ab4d20";
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
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/reach.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/take.mjs
    // lib/trap.mjs
    // lib/use.mjs
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
        name: "Tree",
        free: (p) => $x.tree_free(p),
    };
    class Tree {
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
                const $r = $x.tree_new() >>> 0;
                this.#s = $birth(new $State($cls0, $some($r, "new Tree"), true), this);
            } catch ($e) {
                throw $faultIn($refusal($e, "new Tree"), "new Tree");
            }
        }
        root() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Tree.root", "this").p;
            try {
                const $r = $x.tree_root($s0) >>> 0;
                const $v0 = $r ? $makeIn($cls1, $r, false, this, $cls0.of(this)) : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Tree.root"), "Tree.root");
            }
        }
        make() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Tree.make", "this").p;
            try {
                const $r = $x.cbw_f_tree_make($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0 ? $makeIn($cls1, $c0, true, this, $cls0.of(this)) : null;
                return { result: $v0, made: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "Tree.make"), "Tree.make");
            }
        }
        peek() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Tree.peek", "this").p;
            try {
                const $r = $x.cbw_f_tree_peek($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0 ? $makeIn($cls1, $c0, false, this, $cls0.of(this)) : null;
                return { result: $v0, seen: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "Tree.peek"), "Tree.peek");
            }
        }
        give(text) {
            const $top = $enter();
            const $k1 = [];
            let $in = false;
            try {
                const $s0 = $stateIn(this, $cls0, "Tree.give", "this").p;
                const $s1 = $fresh($k1, () => $str(text, false, "Tree.give", "text"));
                $in = true;
                $x.tree_give($s0, $s1);
                $see();
                $give($k1);
            } catch ($e) {
                const $f = $faultIn($refusal($e, "Tree.give"), "Tree.give");
                const $entered = $in && $e !== $refused;
                $entered || $undo($k1);
                throw $f;
            } finally {
                $leave($top);
            }
        }
    }
    $class($cls0, Tree);
    const $cls1 = {
        name: "Node",
        free: (p) => $x.node_free(p),
    };
    class Node {
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
        constructor(t) {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            $x || $start();
            const $s0 = $stateIn(t, $cls0, "new Node", "t").p;
            try {
                const $r = $x.node_new($s0) >>> 0;
                this.#s = $birth($kin(new $State($cls1, $some($r, "new Node"), true), 0, t, $cls0.of(t)), this);
            } catch ($e) {
                throw $faultIn($refusal($e, "new Node"), "new Node");
            }
        }
        first() {
            $x || $start();
            const $s0 = $stateIn(this, $cls1, "Node.first", "this").p;
            try {
                const $r = $x.node_first($s0) >>> 0;
                const $v0 = $r ? $makeIn($cls1, $r, false, this, $cls1.of(this)) : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Node.first"), "Node.first");
            }
        }
        appendTaken(child) {
            $x || $start();
            const $s0 = $stateIn(this, $cls1, "Node.appendTaken", "this").p;
            const $s1 = $stateIn(child, $cls1, "Node.appendTaken", "child").p;
            try {
                const $r = $x.node_append_taken($s0, $s1);
                $take($cls1.of(child));
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Node.appendTaken"), "Node.appendTaken");
            }
        }
        delete() {
            $x || $start();
            const $s0 = $stateIn(this, $cls1, "Node.delete", "this").p;
            try {
                $x.node_delete($s0);
                $take($cls1.of(this));
            } catch ($e) {
                throw $faultIn($refusal($e, "Node.delete"), "Node.delete");
            }
        }
        self() {
            $x || $start();
            const $s0 = $stateIn(this, $cls1, "Node.self", "this").p;
            try {
                const $r = $x.node_self($s0) >>> 0;
                const $v0 = $r ? this : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Node.self"), "Node.self");
            }
        }
        watch(other) {
            $enter();
            const $k1 = [];
            let $in = false;
            try {
                const $s0 = $stateIn(this, $cls1, "Node.watch", "this").p;
                const $s1 = $stateIn(other, $cls1, "Node.watch", "other").p;
                $use($k1, $cls1.of(other), other);
                $in = true;
                $x.node_watch($s0, $s1);
                $keep($cls1.of(this), $cls1.of(other), $k1);
            } catch ($e) {
                const $f = $faultIn($refusal($e, "Node.watch"), "Node.watch");
                const $entered = $in && $e !== $refused;
                $abandon($entered, $cls1.of(this), $k1);
                throw $f;
            }
        }
        name(name) {
            const $top = $enter();
            const $k1 = [];
            let $in = false;
            try {
                const $s0 = $stateIn(this, $cls1, "Node.name", "this").p;
                const $s1 = $fresh($k1, () => $str(name, false, "Node.name", "name"));
                $in = true;
                $x.node_name($s0, $s1);
                $see();
                $keep($cls1.of(this), $serial++, $k1);
            } catch ($e) {
                const $f = $faultIn($refusal($e, "Node.name"), "Node.name");
                const $entered = $in && $e !== $refused;
                $abandon($entered, $cls1.of(this), $k1);
                throw $f;
            } finally {
                $leave($top);
            }
        }
        setLabel(label) {
            const $top = $enter();
            const $k1 = [];
            let $in = false;
            try {
                const $s0 = $stateIn(this, $cls1, "Node.setLabel", "this").p;
                const $s1 = $fresh($k1, () => $str(label, false, "Node.setLabel", "label"));
                $in = true;
                $x.node_set_label($s0, $s1);
                $see();
                $keep($cls1.of(this), "2", $k1);
            } catch ($e) {
                const $f = $faultIn($refusal($e, "Node.setLabel"), "Node.setLabel");
                const $entered = $in && $e !== $refused;
                $abandon($entered, $cls1.of(this), $k1);
                throw $f;
            } finally {
                $leave($top);
            }
        }
        note(note) {
            const $top = $enter();
            const $k1 = [];
            $sweep();
            let $in = false;
            try {
                const $s0 = $stateIn(this, $cls1, "Node.note", "this").p;
                const $s1 = $fresh($k1, () => $str(note, false, "Node.note", "note"));
                $in = true;
                $x.node_note($s0, $s1);
                $see();
                $reach($k1);
            } catch ($e) {
                const $f = $faultIn($refusal($e, "Node.note"), "Node.note");
                const $entered = $in && $e !== $refused;
                $entered ? $reach($k1) : $undo($k1);
                throw $f;
            } finally {
                $leave($top);
            }
        }
        noted(letter) {
            $x || $start();
            const $s0 = $stateIn(this, $cls1, "Node.noted", "this").p;
            const $s1 = $int(letter, -128, 127, "Node.noted", "letter");
            try {
                const $r = $x.node_noted($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Node.noted"), "Node.noted");
            }
        }
    }
    $class($cls1, Node);
    if ($begin) $start();
    return {
        treeDefaultName(name) {
            const $top = $enter();
            const $k0 = [];
            let $in = false;
            try {
                const $s0 = $fresh($k0, () => $str(name, false, "treeDefaultName", "name"));
                $in = true;
                $x.tree_default_name($s0);
                $see();
                $keep($instance, $serial++, $k0);
            } catch ($e) {
                const $f = $faultIn($refusal($e, "treeDefaultName"), "treeDefaultName");
                const $entered = $in && $e !== $refused;
                $abandon($entered, $instance, $k0);
                throw $f;
            } finally {
                $leave($top);
            }
        },
        Tree,
        Node,
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
