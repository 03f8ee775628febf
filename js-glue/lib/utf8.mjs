// UTF-8 where there is neither TextDecoder nor TextEncoder: in audio worklets.
export function $utf8(bytes) {
    let s = "";
    for (const b of bytes) s += "%" + (b + 256).toString(16).slice(1);
    return decodeURIComponent(s);
}

export function $utf8Into(s, to) {
    const lone = /[\ud800-\udfff]/gu;
    const hex = encodeURIComponent(s.replace(lone, "\ufffd"));
    const all = hex.replace(/%(..)/g, (_, b) =>
        String.fromCharCode(parseInt(b, 16)),
    );
    if (all.length > to.length) return { read: 0, written: 0 };
    for (let i = 0; i < all.length; i++) to[i] = all.charCodeAt(i);
    return { read: s.length, written: all.length };
}
