// UTF-8 text from memory; what is not UTF-8 is an error. Worklets have no
// decoders.
export let $utf8, $utf16;

export function $decoder(name) {
    return (
        typeof TextDecoder === "function" &&
        new TextDecoder(name, { fatal: true, ignoreBOM: true })
    );
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

// What seems to be ASCII.
export function $narrow(p, n, fn) {
    if (p + n > $u8.length) throw $gave(fn, "text without an end");
    $utf8 === undefined && ($utf8 = $decoder("utf-8"));
    if (!$utf8) return $wide(p, n, fn);
    return $read($utf8, p, p + n, fn);
}

// Engines limit the length of strings.
export function $read(decoder, from, to, fn) {
    try {
        return decoder.decode($u8.subarray(from, to));
    } catch (e) {
        if (e instanceof TypeError) throw $coded(fn);
        throw $gave(fn, `text that no string can hold (${e.message})`);
    }
}

// What is not goes through UTF-16, which decoders take much faster.
export function $wide(p, n, fn) {
    const top = $u32[$S],
        to = $alloc(n * 2, fn),
        units = $x.cbw_utf16(p, n, to),
        end = to + units * 2;
    let s = "";
    $utf16 === undefined && ($utf16 = $decoder("utf-16le"));
    if (units < 17) s = $few($u16, to >>> 1, units);
    else if ($utf16) s = $read($utf16, to, end, fn);
    else
        for (let i = to; i < end; i += 2)
            s += String.fromCharCode($u16[i >>> 1]);
    $leave(top);
    if (units < 0) throw $coded(fn);
    return s;
}

export function $coded(fn) {
    return $gave(
        fn,
        "text that is not UTF-8: see CBW_ENC and CBW_BIN",
        TypeError,
    );
}
