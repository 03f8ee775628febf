// Text to UTF-8 in memory, followed by a NUL; its length in $len. A lone
// surrogate becomes U+FFFD, as everywhere in JavaScript. Worklets have no
// encoder.
export let $encoder,
    $tail; // the memory from $tailAt on, no more than engines take
export var $tailAt = 0;

export function $str(s, counted, fn, name) {
    if (typeof s !== "string") throw $bad(fn, name, "a string", s);
    const n = s.length;
    if (n < 20) {
        const p = $alloc(n + 1, fn);
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
    }
    // Texts of megabytes are mostly ASCII: three bytes a letter only then when
    // that was wrong.
    return $encode(s, n > 1e6 ? n : n * 3, counted, fn, name);
}

export function $encode(s, most, counted, fn, name) {
    const p = $alloc(most + 1, fn),
        n = s.length;
    let to = $tail,
        bad = "";
    if (n > 1e6) to = $u8.subarray(p, p + most);
    else if ($tailAt !== p) to = $tail = $u8.subarray(($tailAt = p), p + 3e6);
    $encoder ||
        ($encoder =
            typeof TextEncoder === "function"
                ? new TextEncoder()
                : { encodeInto: $encodeInto });
    const { read, written } = $encoder.encodeInto(s, to);
    if (read < n) return $encode(s, n * 3, counted, fn, name);
    $u8[p + written] = 0;
    // Engines search fast in letters of one byte only.
    if (
        !counted &&
        (written > n ? ~$x.cbw_scan(p) < written : s.includes("\0"))
    )
        bad = "NUL";
    if (options.strictText && /\p{Cs}/u.test(s)) bad = "lone surrogates";
    if (bad) throw $bad(fn, name, "a string without " + bad, s);
    $len = written;
    return p;
}

export function $encodeInto(s, to) {
    let n = 0;
    s = s.replace(/\p{Cs}/gu, "\ufffd");
    for (const c of unescape(encodeURIComponent(s))) to[n++] = c.charCodeAt();
    return { read: n > to.length ? 0 : s.length, written: n };
}
