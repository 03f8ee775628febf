// UTF-8 text from memory; what is not UTF-8 is an error.
export let $decoder, $decoder16;

export function $text(p, n, fn) {
    if (!(p + n <= $u8.length))
        throw new RangeError(fn + ": C gave text beyond its memory");
    const b = $u8;
    let all = 0;
    for (let i = p, end = p + Math.min(n, 64); i < end; i++) all |= b[i];
    return all < 128 && n < 17 ? $few(b, p, n) : $decode(p, n, all < 128, fn);
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

// What is not ASCII goes through UTF-16, which decoders take much faster.
export function $decode(p, n, ascii, fn) {
    $decoder || $decoders();
    const top = $u32[$S];
    try {
        if (ascii || !$decoder16) return $decoder(p, p + n);
        const to = $alloc(n * 2),
            units = $x.cbw_utf16(p, n, to);
        if (units >= 0)
            return units < 17
                ? $few($u16, to >>> 1, units)
                : $decoder16(to, to + units * 2);
    } catch (e) {
        if (e === $refused) throw e;
    } finally {
        $leave(top);
    }
    throw new TypeError(
        fn +
            ": C gave text that is not UTF-8; " +
            "CBW_ENC(latin1) or CBW_BIN says what it is",
    );
}

export function $decoders() {
    if (typeof TextDecoder !== "function") {
        $decoder = (from, to) => $utf8($u8.subarray(from, to));
        return;
    }
    const decoder = (name) => {
        const d = new TextDecoder(name, { fatal: true, ignoreBOM: true });
        return (from, to) => d.decode($u8.subarray(from, to));
    };
    $decoder = decoder("utf-8");
    $decoder16 = decoder("utf-16le");
}
