// NUL-terminated text; a NULL is null.
export function $cstr(p, fn) {
    if (!p) return null;
    const b = $u8,
        most = Math.min(b.length - p, 0x7fffffff);
    const found = $x.cbw_scan(p, most),
        n = found < 0 ? ~found : found;
    if (!(n < most))
        throw new RangeError(fn + ": C gave text without an end");
    return n < 17 && found >= 0 ? $few(b, p, n) : $decode(p, n, found >= 0, fn);
}
