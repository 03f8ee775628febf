// NUL-terminated text; a NULL is null.
export function $cstr(p, fn) {
    if (!p) return null;
    let end = p;
    while ($u8[end] && end < p + 16) end++;
    if ($u8[end]) end = $u8.indexOf(0, end);
    if (end < p || end >= $u8.length)
        throw new RangeError(fn + ": C gave text without an end");
    return $text(p, end - p, fn);
}
