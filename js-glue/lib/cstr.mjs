// NUL-terminated text; a NULL is null.
export function $cstr(p, fn) {
    if (!p) return null;
    const n = $x.cbw_scan(p);
    return $string(p, n ^ (n >> 31), n < 0, fn);
}
