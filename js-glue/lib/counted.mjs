// Text of a length that is known.
export function $text(p, n, fn) {
    let all = 0;
    for (let i = p, end = p + Math.min(n, 64); i < end; i++) all |= $u8[i];
    if (all < 128)
        return n < 17 && p + n <= $u8.length
            ? $few($u8, p, n)
            : $narrow(p, n, fn);
    if (p + n > $u8.length) throw $gave(fn, "text beyond its memory");
    return $wide(p, n, fn);
}
