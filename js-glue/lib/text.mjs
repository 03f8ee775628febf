// UTF-8 text from memory; what is not UTF-8 is an error, a NULL is null. n is
// its length, as cbw_scan() says it: inverted when it is not ASCII. Such text
// goes through UTF-16, which decoders take much faster.
export const $decoders = {};

export function $cstr(p, fn, n = $x.cbw_scan(p)) {
    if (!p) return null;
    const top = $u32[$S];
    let b = $u8,
        s = "",
        code = "utf-8";
    if (n < 0) {
        b = $alloc(~n * 2, fn);
        n = $x.cbw_utf16(p, ~n, b);
        p = b >>> 1;
        b = $u16;
        code = "utf-16le";
    }
    if (n >>> 0 < 0x1fffffe8) {
        if (n < 21 || !$encoder)
            // Short text costs less without a decoder.
            do
                s += String.fromCharCode(
                    b[p++], b[p++], b[p++], b[p++], b[p++],
                );
            while (s.length < n);
        else
            s = ($decoders[code] ||=
                new TextDecoder(code, { ignoreBOM: true })).decode(
                b.subarray(p, p + n),
            );
        $leave(top);
        return s.slice(0, n);
    }
    $leave(top);
    throw RangeError(
        `${fn}: C's text is ` +
            (n < 0 ? "not UTF-8: see CBW_BIN" : "too long or endless"),
    );
}
