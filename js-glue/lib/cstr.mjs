// NUL-terminated text; a NULL is null.
export function $cstr(p, fn) {
    if (!p) return null;
    const n = $x.cbw_scan(p);
    return n < 0
        ? $wide(p, ~n, fn)
        : n < 17
          ? $few($u8, p, n)
          : $narrow(p, n, fn);
}
