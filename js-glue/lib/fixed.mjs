// Text in an array of `count` elements: C reads it up to a zero, so that one
// must have room.
export function $textFixed(s, at, count, size, fn, name, lower) {
    const q = lower(s, fn, name);
    if ($len >= count)
        throw $range(
            fn,
            name,
            `text of at most ${count - 1} ${size === 1 ? "bytes" : "units"}`,
            s,
        );
    $u8.copyWithin(at, q, q + $len * size);
    $u8.fill(0, at + $len * size, at + count * size);
}

export function $fixedLength(at, count, size) {
    for (let n = 0; n < count; n++) {
        let any = 0;
        for (let i = 0; i < size; i++) any |= $u8[at + n * size + i];
        if (!any) return n;
    }
    return count;
}
