// Text in other encodings from memory.
export function $textEnc(p, n, enc, unit, elem, fn) {
    if (!p) return null;
    n = Math.floor((n * elem) / unit);
    const end = $u8.length;
    const zero = (at) => {
        for (let i = 0; i < unit; i++) if ($u8[at + i]) return false;
        return true;
    };
    if (n < 0)
        for (n = 0; !zero(p + n * unit); n++)
            if (p + (n + 2) * unit > end)
                throw $gave(fn, "text without an end");
    if (p + n * unit > end)
        throw $gave(fn, "text beyond its memory");
    let s = "";
    for (let i = 0; i < n; i++) {
        const at = p + i * unit;
        const c =
            unit === 1
                ? $u8[at]
                : unit === 4
                  ? $u32[at >>> 2]
                  : enc === "utf16be"
                    ? ($u8[at] << 8) | $u8[at + 1]
                    : $u8[at] | ($u8[at + 1] << 8);
        if (c > (enc === "ascii" ? 127 : 0x10ffff))
            throw $gave(fn, "text that is not " + enc);
        s += String.fromCodePoint(c);
    }
    return s;
}
