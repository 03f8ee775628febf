// The arena: memory of a call (docs/abi.md section 3). What every call reads
// is var: engines check each use of a let of an outer function.
import { $S } from "./cells.mjs";

export var $len; // elements of what was lowered last

// Views that hold: the memory may have moved.
export function $see() {
    $u8.length || $views();
}

// A call begins: there is an instance.
export function $enter() {
    $x ?? $start();
    $see();
    return $u32[$S];
}

// Tops and ends are multiples of 16.
export function $alloc(n, fn) {
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

export function $leave(top) {
    if ($x == null) return; // faster to ask than !$x
    $see();
    if ($u32[$S + 2]) $x.cbw_unwind(top);
    else $u32[$S] = top;
}
