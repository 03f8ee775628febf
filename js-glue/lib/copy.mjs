// A copy of numbers in memory.
export function $copy(p, n, k, fn) {
    const size = $all[k].BYTES_PER_ELEMENT;
    if (!(p + n * size <= $u8.length))
        throw $gave(fn, "a list beyond its memory");
    return $all[k].slice(p / size, p / size + n);
}
