// The elements before the one that is all zeroes.
export function $countNul(p, size, fn) {
    for (let n = 0; ; n++) {
        const at = p + n * size;
        if (at + size > $u8.length)
            throw $gave(fn, "a list without an end");
        let any = 0;
        for (let i = 0; i < size; i++) any |= $u8[at + i];
        if (!any) return n;
    }
}
