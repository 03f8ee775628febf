// UTF-8 text from memory; what is not UTF-8 is an error.
export let $decoder;

export function $text(p, n, fn) {
    if (!(p + n <= $u8.length))
        throw new RangeError(fn + ": C gave text beyond its memory");
    const b = $u8;
    if (n < 17) {
        let all = 0;
        for (let i = p; i < p + n; i++) all |= b[i];
        if (all < 128) return $few(b, p, n);
    }
    $decoder ||
        ($decoder =
            typeof TextDecoder === "function"
                ? new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
                : { decode: $utf8 });
    try {
        return $decoder.decode(b.subarray(p, p + n));
    } catch {
        throw new TypeError(
            fn +
                ": C gave text that is not UTF-8; " +
                "CBW_ENC(latin1) or CBW_BIN says what it is",
        );
    }
}

// One call for all letters costs less than one for each.
export function $few(b, p, n) {
    const s = String.fromCharCode(
        b[p], b[p + 1], b[p + 2], b[p + 3], b[p + 4], b[p + 5], b[p + 6],
        b[p + 7], b[p + 8], b[p + 9], b[p + 10], b[p + 11], b[p + 12],
        b[p + 13], b[p + 14], b[p + 15],
    );
    return n < 16 ? s.slice(0, n) : s;
}
