// Bytes from base64 without padding. There is no atob in worklets.
export function $bytesOf() {
    const out = new Uint8Array(($inlined.length * 3) >> 2);
    let i = 0,
        v = 0;
    for (; i < $inlined.length; i++) {
        const c = $inlined.charCodeAt(i);
        const digit = c > 96 ? c - 71 : c > 64 ? c - 65 : c + 4;
        v = (v << 6) | (c > 47 ? digit : c > 43 ? 63 : 62);
        if (i & 3) out[(i * 3) >> 2] = v >> (6 - 2 * (i & 3));
    }
    return out;
}
