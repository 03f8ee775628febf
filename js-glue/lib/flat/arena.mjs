// The arena where calls never nest, since no JavaScript runs in the middle of
// one: what a call took stays until the next begins, and C does the rest.
export var $len; // elements of what was lowered last
export var $first; // nothing was taken since the call began

// Views that hold: the memory may have moved.
export function $see() {
    $u8.length || $views();
}

// A call begins: there is an instance.
export function $enter() {
    $x ?? $start();
    $first = 1;
}

export function $alloc(n, fn) {
    const p = $x.cbw_alloc(n, $first) >>> 0;
    $first = 0;
    $see();
    if (p) return p;
    throw RangeError(`${fn}: out of memory, ${n} bytes wanted`);
}
