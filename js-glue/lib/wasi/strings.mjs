// WASI: a list of strings for C, first their number and size, then pointers
// and bytes. `all` is what the instance was given, nothing otherwise.
export function $strings(all) {
    const encoder = new TextEncoder();
    return (all || []).map((s) => {
        if (typeof s !== "string" || s.includes("\0"))
            throw new TypeError("wasi: want strings without NUL");
        return encoder.encode(s + "\0");
    });
}

export function $sizes(all, count, size) {
    const list = $strings(all);
    $views();
    $u32[count >>> 2] = list.length;
    $u32[size >>> 2] = list.reduce((n, s) => n + s.length, 0);
    return 0;
}

export function $lay(all, pointers, bytes) {
    $views();
    for (const s of $strings(all)) {
        $u32[pointers >>> 2] = bytes;
        $u8.set(s, bytes);
        pointers += 4;
        bytes += s.length;
    }
    return 0;
}

export const $environment = () =>
    Object.entries((options.wasi && options.wasi.env) || {}).map(
        ([name, value]) => name + "=" + value,
    );
export const $arguments = () => options.wasi && options.wasi.args;
