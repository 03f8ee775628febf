// A copy of bytes in memory.
export function $bytesOut(p, n, fn) {
    if (!(p + n <= $u8.length))
        throw $gave(fn, "a list beyond its memory");
    return $u8.slice(p, p + n);
}
