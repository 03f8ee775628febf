// A copy of numbers in memory.
export function $copy(p, n, Type, fn) {
    if (!(p + n * Type.BYTES_PER_ELEMENT <= $u8.length))
        throw $gave(fn, "a list beyond its memory");
    return new Type($u8.buffer, p, n).slice();
}
