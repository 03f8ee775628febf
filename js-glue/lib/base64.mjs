// Bytes from base64, also where atob is missing (worklets).
export function $bytesOf(text) {
    const n =
        (text.length * 3) / 4 -
        (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
    const out = new Uint8Array(n);
    if (typeof atob === "function") {
        const s = atob(text);
        for (let i = 0; i < n; i++) out[i] = s.charCodeAt(i);
        return out;
    }
    const digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (let i = 0, at = 0; i < text.length; i += 4) {
        const v =
            (digits.indexOf(text[i]) << 18) |
            (digits.indexOf(text[i + 1]) << 12) |
            ((digits.indexOf(text[i + 2]) & 63) << 6) |
            (digits.indexOf(text[i + 3]) & 63);
        out[at++] = v >> 16;
        if (at < n) out[at++] = v >> 8;
        if (at < n) out[at++] = v;
    }
    return out;
}
