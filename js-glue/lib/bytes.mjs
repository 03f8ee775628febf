// Bytes to memory and from it; exactly `fixed` of them when that is not 0.
export function $bytesIn(v, fixed, fn, name) {
    const n =
        (v instanceof Uint8Array && v.length) ||
        $typed(v, "Uint8Array", fn, name).length;
    if (fixed) $exactly(n, fixed, fn, name);
    const p = $alloc(n || 1, fn);
    $u8.set(v, p);
    $len = n;
    return p;
}
