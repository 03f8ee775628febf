// Text of a length that is known. Its beginning says how it is tried first.
export function $text(p, n, fn) {
    let all = 0;
    if (!(p + n <= $u8.length)) throw $gave(fn, "text beyond its memory");
    for (let i = p, end = p + Math.min(n, 64); i < end; i++) all |= $u8[i];
    if (typeof TextDecoder !== "function") all = 128;
    try {
        return $cstr(p, fn, all > 127 ? ~n : n);
    } catch {
        return $cstr(p, fn, ~n);
    }
}
