// The arena: memory of a call (docs/abi.md section 3). What every call reads
// is var: engines check each use of a let of an outer function.
export var $S = 0; // the state block as an index of $u32
export var $len = 0; // elements of what was lowered last

// A call begins: there is an instance, and views that hold.
export function $enter() {
    $x || $start();
    $u8.length || $views();
    return $u32[$S];
}

// Tops and ends are multiples of 16.
export function $alloc(n, fn) {
    const top = $u32[$S];
    if (n <= $u32[$S + 1] - top) {
        $u32[$S] = (top + n + 15) & -16;
        return top;
    }
    return $more($x.cbw_alloc(n), n, fn);
}

// What an allocator of the module's has given.
export function $more(p, n, fn) {
    $u8.length || $views();
    if (p) return p >>> 0;
    throw new RangeError(`${fn}: out of memory, ${n} bytes wanted`);
}

export function $leave(top) {
    if (!$x) return;
    $u8.length || $views();
    if ($u32[$S + 2]) $x.cbw_unwind(top);
    else $u32[$S] = top;
}
