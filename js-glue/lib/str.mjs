// Text to UTF-8 in memory, followed by a NUL; its length in $len. A lone
// surrogate becomes U+FFFD, as everywhere in JavaScript. Worklets have no
// encoder.
export let $encoder,
    $tail, // memory of $tailOf from $tailAt on, for what is encoded there
    $tailOf,
    $tailAt;

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
    return $encode(s, counted, fn, name);
}

// Texts of megabytes are mostly ASCII: three bytes a letter only then when
// that was wrong.
export function $encode(s, counted, fn, name, most) {
    if (options.strictText && /[\ud800-\udfff]/u.test(s))
        throw $bad(fn, name, "text without lone surrogates", s);
    const n = s.length,
        loop = n < 20 || typeof TextEncoder !== "function";
    most = most || (n > 1e6 && !loop ? n : n * 3);
    const p = $alloc(most + 1, fn);
    let q = p,
        nul = false;
    if (loop) {
        for (let i = 0; i < n; i++) {
            let c = s.codePointAt(i);
            if (c >> 11 === 27) c = 0xfffd;
            if (!c) nul = true;
            if (c > 127) {
                if (c > 0x7ff) {
                    if (c > 0xffff) {
                        i++;
                        $u8[q++] = (c >> 18) | 240;
                        $u8[q++] = ((c >> 12) & 63) | 128;
                    } else $u8[q++] = (c >> 12) | 224;
                    $u8[q++] = ((c >> 6) & 63) | 128;
                } else $u8[q++] = (c >> 6) | 192;
                c = (c & 63) | 128;
            }
            $u8[q++] = c;
        }
    } else {
        $encoder || ($encoder = new TextEncoder());
        if (n > 1e6 || $tailAt !== p || $tailOf !== $u8) {
            $tailAt = p;
            $tailOf = $u8;
            $tail = $u8.subarray(p, p + (n > 1e6 ? most : 3e6));
        }
        const { read, written } = $encoder.encodeInto(s, $tail);
        if (read < n) return $encode(s, counted, fn, name, n * 3);
        q += written;
        $u8[q] = 0;
        // Engines search fast in letters of one byte only.
        nul = written > n ? ~$x.cbw_scan(p) < written : s.includes("\0");
    }
    if (nul && !counted) throw $bad(fn, name, "a string without NUL", s);
    $u8[q] = 0;
    $len = q - p;
    return p;
}
