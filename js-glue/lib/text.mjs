// UTF-8 text from memory; what is not UTF-8 is an error. Text that is not ASCII
// goes through UTF-16, which decoders take much faster. Worklets have none.
export const $decoders = [];

export function $string(p, n, wide, fn) {
    const top = $u32[$S];
    let b = $u8,
        s = "";
    if (wide) {
        b = $alloc(n * 2, fn);
        n = $x.cbw_utf16(p, n, b);
        p = b >>> 1;
        b = $u16;
    }
    const bad =
        n < 0
            ? "text that is not UTF-8: see CBW_ENC and CBW_BIN"
            : n > 0x1fffffe8
              ? "text without an end, or that no string can hold"
              : "";
    // Short text costs less without a decoder.
    if (bad);
    else if (n < 17 || typeof TextDecoder !== "function") {
        do
            s += String.fromCharCode(
                b[p++], b[p++], b[p++], b[p++], b[p++], b[p++], b[p++], b[p++],
                b[p++], b[p++], b[p++], b[p++], b[p++], b[p++], b[p++], b[p++],
            );
        while (s.length < n);
        s = s.slice(0, n);
    } else
        s = (
            $decoders[+wide] ||
            ($decoders[+wide] = new TextDecoder(wide ? "utf-16le" : "utf-8", {
                fatal: true,
                ignoreBOM: true,
            }))
        ).decode(b.subarray(p, p + n));
    $leave(top);
    if (bad) throw $gave(fn, bad);
    return s;
}
