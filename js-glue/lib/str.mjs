// Text to UTF-8 in memory, followed by a NUL; its length in $len. A lone
// surrogate becomes U+FFFD, as everywhere in JavaScript; where there is no
// encoder it is refused.
export var $tail; // the memory from $tailAt on, no more than engines take
export var $tailAt;

export function $str(s, counted, fn, name) {
    if (typeof s !== "string") throw $bad(fn, name, "a string", s);
    const n = s.length,
        p = $alloc(n * 3 + 1, fn);
    let i = 0,
        c,
        bad;
    if (n < 20 && $encoder)
        for (; i < n && ((c = s.charCodeAt(i)) - 1) >>> 0 < 127; i++)
            $u8[p + i] = c;
    if (i < n) {
        bad =
            (options.strictText || !$encoder) &&
            /\p{Cs}/u.test(s) &&
            "lone surrogates";
        if ($encoder) {
            if ($tailAt !== p) $tail = $u8.subarray(($tailAt = p), p + 2e9);
            i = $encoder.encodeInto(s, $tail).written;
        } else
            for (c = unescape(encodeURIComponent(bad ? "" : s)); i < c.length; )
                $u8[p + i] = c.charCodeAt(i++);
        $u8[p + i] = 0;
        // Engines search fast in letters of one byte only.
        if (!counted && (i > n ? ~$x.cbw_scan(p) < i : s.includes("\0")))
            bad = "NUL";
        if (bad) throw $bad(fn, name, "a string without " + bad, s);
    }
    $u8[p + i] = 0;
    $len = i;
    return p;
}
