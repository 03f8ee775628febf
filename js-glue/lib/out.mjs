// An out buffer: a number of elements, or the caller's array. It begins as
// zeroes where nothing says how much of it C has written.
export function $out(v, Type, zero, fn, name) {
    const n =
            typeof v === "number"
                ? $int(v, 0, 0x7fffffff, fn, name)
                : $typed(v, Type, fn, name),
        size = n * Type.BYTES_PER_ELEMENT;
    const p = $alloc(size || 1, fn);
    if (zero) $u8.fill(0, p, p + size);
    $len = n;
    return p;
}

export function $outDone(v, p, used, Type, fn) {
    const have = v.length ?? v;
    used = Math.max(used, 0); // a failure's number
    if (!(used <= have))
        throw $gave(fn, `${used} elements, ${have} had room`);
    if (have === v) return $copy(p, used, Type, fn);
    $back(v, p, used, Type);
    return used === have ? v : v.subarray(0, used);
}
