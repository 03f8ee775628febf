// Bytes to memory.
export function $bytesIn(v, fn, name, nul = 0) {
    const n =
        (v instanceof Uint8Array &&
            ArrayBuffer.isView(v) &&
            $lengthOf.call(v)) ||
        $typed(v, Uint8Array, fn, name);
    const p = $alloc(n + nul || 1, fn);
    $u8.set(v, p);
    $len = n;
    return p;
}
