// Text to UTF-8 in memory, followed by a NUL; its length in $len. A lone
// surrogate becomes U+FFFD, as everywhere in JavaScript. Worklets have no
// encoder: there each letter of s is a byte, and lone surrogates are refused.
export let $tail; // the memory from $tailAt on, no more than engines take
export var $tailAt = 0;
export const $encoder = globalThis.TextEncoder && new TextEncoder(),
    $most = $encoder ? 126 : -1 >>> 0; // a letter that is a byte, less 1

export function $str(s, counted, fn, name) {
    if (typeof s !== "string") throw $bad(fn, name, "a string", s);
    $encoder || (s = unescape(encodeURIComponent(s)));
    const n = s.length,
        p = $alloc(n * 3 + 1, fn);
    let i = 0,
        c;
    if (n < 20 || !$encoder)
        for (; i < n && ((c = s.charCodeAt(i)) - 1) >>> 0 <= $most; i++)
            $u8[p + i] = c;
    if (i < n || !$encoder) {
        if ($encoder) {
            if ($tailAt !== p) $tail = $u8.subarray(($tailAt = p), p + 2e9);
            i = $encoder.encodeInto(s, $tail).written;
        }
        $u8[p + i] = 0;
        // Engines search fast in letters of one byte only.
        const bad =
            !counted && (i > n ? ~$x.cbw_scan(p) < i : s.includes("\0"))
                ? "NUL"
                : options.strictText && /\p{Cs}/u.test(s) && "lone surrogates";
        if (bad) throw $bad(fn, name, "a string without " + bad, s);
    }
    $u8[p + i] = 0;
    $len = i;
    return p;
}
