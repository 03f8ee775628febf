// Text to UTF-8 in memory, followed by a NUL; its length in $len. A lone
// surrogate becomes U+FFFD, as everywhere in JavaScript.
export let $encoder,
    $tail, // memory from $tailAt on, for what is encoded at its place
    $tailAt = 0;

export function $str(s, counted, fn, name) {
    if (typeof s !== "string") throw $bad(fn, name, "a string", s);
    const n = s.length;
    if (n < 20) {
        const p = $alloc(n * 3 + 1);
        let i = 0;
        for (; i < n; i++) {
            const c = s.charCodeAt(i);
            if (c > 127 || c === 0) break;
            $u8[p + i] = c;
        }
        if (i === n) {
            $u8[p + n] = 0;
            $len = n;
            return p;
        }
        return $encode(s, p, n * 3, counted, fn, name);
    }
    // Texts of megabytes are mostly ASCII: three bytes a letter only then
    // when that was wrong.
    const most = n > 1e6 ? n : n * 3;
    return $encode(s, $alloc(most + 1), most, counted, fn, name);
}

// Engines are fast at this with letters of one byte only.
export function $nul(s, p, n) {
    if (n === s.length) return s.includes("\0");
    const found = $x.cbw_scan(p, n);
    return (found < 0 ? ~found : found) < n;
}

export function $encode(s, p, most, counted, fn, name) {
    if (options.strictText && /[\ud800-\udfff]/u.test(s))
        throw $bad(fn, name, "text without lone surrogates", s);
    $encoder ||
        ($encoder =
            typeof TextEncoder === "function"
                ? new TextEncoder()
                : { encodeInto: $utf8Into });
    const n = s.length;
    if (n <= 1e6 && ($tailAt !== p || $tail.buffer !== $u8.buffer))
        $tail = $u8.subarray(($tailAt = p), p + 3e6);
    const to = n > 1e6 ? $u8.subarray(p, p + most) : $tail;
    const { read, written } = $encoder.encodeInto(s, to);
    if (read < n) {
        if (most === n * 3)
            throw $bad(fn, name, "a shorter string", s, RangeError);
        return $encode(s, $alloc(n * 3 + 1), n * 3, counted, fn, name);
    }
    if (!counted && $nul(s, p, written))
        throw $bad(fn, name, "a string without NUL", s);
    $u8[p + written] = 0;
    $len = written;
    return p;
}
