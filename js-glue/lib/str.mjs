// Text to UTF-8 in memory, followed by a NUL; its length in $len. A lone
// surrogate becomes U+FFFD, as everywhere in JavaScript.
export let $tail; // the memory from $tailAt on, no more than engines take
export var $tailAt = 0;
export const $encoder = typeof TextEncoder === "function" && new TextEncoder();

export function $str(s, counted, fn, name) {
    if (typeof s !== "string") throw $bad(fn, name, "a string", s);
    const n = s.length;
    // Bytes of their own for what is long: three for a letter are too many.
    // Worklets have no encoder.
    const all = $encoder
        ? n > 1e6 && $encoder.encode(s)
        : Uint8Array.from(
              unescape(encodeURIComponent(s.replace(/\p{Cs}/gu, "\ufffd"))),
              (c) => c.charCodeAt(),
          );
    const p = $alloc((all ? all.length : n * 3) + 1, fn);
    let i = 0,
        c;
    if (n < 20)
        for (; i < n; i++) {
            c = s.charCodeAt(i);
            if (c > 127 || c === 0) break;
            $u8[p + i] = c;
        }
    if (i < n) {
        if (all) {
            $u8.set(all, p);
            i = all.length;
        } else {
            if ($tailAt !== p) $tail = $u8.subarray(($tailAt = p), p + 3e6);
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
