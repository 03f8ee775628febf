// UTF-8 text from memory; what is not UTF-8 is an error. Text that is not ASCII
// goes through UTF-16, which decoders take much faster. Worklets have none.
export const $decoders = {};

export function $string(p, n, wide, fn) {
    const top = $u32[$S];
    let b = $u8,
        name = "utf-8",
        s;
    if (wide) {
        b = $alloc(n * 2, fn);
        n = $x.cbw_utf16(p, n, b);
        p = b >>> 1;
        b = $u16;
        name = "utf-16le";
    }
    // One call for all letters costs less than one for each; engines limit the
    // length of strings.
    if (n < 17)
        s = String.fromCharCode(
            b[p], b[p + 1], b[p + 2], b[p + 3], b[p + 4], b[p + 5], b[p + 6],
            b[p + 7], b[p + 8], b[p + 9], b[p + 10], b[p + 11], b[p + 12],
            b[p + 13], b[p + 14], b[p + 15],
        ).slice(0, n);
    else if (n < 0x1fffffe9) {
        b = b.subarray(p, p + n);
        s =
            typeof TextDecoder === "function"
                ? (
                      $decoders[name] ||
                      ($decoders[name] = new TextDecoder(name, {
                          fatal: true,
                          ignoreBOM: true,
                      }))
                  ).decode(b)
                : b.reduce((s, c) => s + String.fromCharCode(c), "");
    }
    $leave(top);
    if (n < 0)
        throw $gave(
            fn,
            "text that is not UTF-8: see CBW_ENC and CBW_BIN",
            TypeError,
        );
    if (s === undefined)
        throw $gave(fn, "text without an end, or that no string can hold");
    return s;
}
