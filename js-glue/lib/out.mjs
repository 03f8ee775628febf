// An out buffer: a number of elements, or the caller's array. It begins as
// zeroes where nothing says how much of it C has written.
export function $out(v, k, zero, fn, name) {
    const kind = $all[k][Symbol.toStringTag],
        size = $all[k].BYTES_PER_ELEMENT;
    const n =
        typeof v === "number"
            ? $int(v, 0, 0x7fffffff, fn, name)
            : $typed(v, kind, fn, name).length;
    const p = $alloc(n * size || 1, fn);
    if (zero) $u8.fill(0, p, p + n * size);
    $len = n;
    return p;
}

export function $outDone(v, p, used, k, fn) {
    const have = typeof v === "number" ? v : v.length;
    if (!(used <= have))
        throw new RangeError(
            `${fn}: C says that it wrote ${used} elements, ${have} had room`,
        );
    if (typeof v === "number") return $copy(p, used, k, fn);
    $back(v, p, used, k);
    return used === have ? v : v.subarray(0, used);
}
