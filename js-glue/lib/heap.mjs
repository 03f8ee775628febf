// What outlives a call: memory of C's allocator and functions that C keeps. A
// call collects what it makes in lists; each goes to its owner when C has
// taken it, or is undone. A list holds blocks, functions that end something,
// and objects that are only held.
import { $alloc } from "./arena.mjs";

export var $into = null, // the list that memory is for, not the arena
    $bump = $alloc;
export let $serial = 0; // for what replaces nothing
export const $instance = { kept: null }; // what is kept as long as it lives

export function $heap(n, fn) {
    const p = $x.cbw_malloc(n) >>> 0;
    $see();
    if (!p) throw new RangeError(`${fn}: out of memory, ${n} bytes wanted`);
    if ($live) $live.set(p, $born(`${n} bytes`));
    return p;
}

export function $drop(p) {
    if ($live) $live.delete(p);
    $x.cbw_free(p);
}

// Lowers with memory of the list's own.
export function $fresh(list, lower) {
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

export function $undo(list) {
    if (!$x) return;
    for (const k of list)
        if (typeof k === "number") $drop(k);
        else if (typeof k === "function") k();
    list.length = 0;
}

export function $keep(s, slot, list) {
    if (!s) return $undo(list); // NULL keeps nothing
    s.kept || (s.kept = new Map());
    const old = s.kept.get(slot);
    s.kept.set(slot, list);
    if (old) $undo(old);
}

// The call failed. If C was entered, its objects may hold what they got.
export function $abandon(called, s, list) {
    if (!$x) return;
    if (s && called) $keep(s, $serial++, list);
    else $undo(list);
}

// C frees it.
export function $give(list) {
    if ($live) for (const p of list) $live.delete(p);
}
