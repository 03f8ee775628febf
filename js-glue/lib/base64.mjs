// Bytes from base64, also where atob is missing (worklets).
export function $bytesOf(text) {
    const out = new Uint8Array((text.replace(/=+/, "").length * 3) >> 2);
    if (typeof atob === "function") {
        const s = atob(text);
        for (let i = 0; i < out.length; i++) out[i] = s.charCodeAt(i);
        return out;
    }
    const digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (let i = 0, v = 0; text[i] && text[i] !== "="; i++) {
        v = (v << 6) | digits.indexOf(text[i]);
        if (i & 3) out[(i * 3) >> 2] = v >> (6 - 2 * (i & 3));
    }
    return out;
}
