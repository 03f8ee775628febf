// The arena: memory of a call (docs/abi.md section 3). What every call reads
// is var: engines check each use of a let of an outer function.
export var $memory,
    $S = 0; // the memory; the state block as an index of $u32
export var $into = null; // where memory comes from instead of the arena
export var $len = 0; // elements of what was lowered last

export function $alloc(n) {
    if ($into) return $into(n);
    const top = $u32[$S],
        size = (n + 15) & -16;
    if (n < 0x7fffffe0 && size <= $u32[$S + 1] - top) {
        $u32[$S] = top + size;
        return top;
    }
    const p = $x.cbw_alloc(n) >>> 0;
    $u8.length || $views();
    return p;
}

export function $leave(top) {
    if (!$x) return;
    $u8.length || $views();
    if ($u32[$S + 2]) $x.cbw_unwind(top);
    else $u32[$S] = top;
}
