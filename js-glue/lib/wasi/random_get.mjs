// WASI: random bytes of the host. Node 18 has them only in a module, and loads
// this package as CommonJS.
export const $random = () =>
    globalThis.crypto || module.require("node:crypto").webcrypto;

export function $random_get(p, n) {
    const crypto = $random(),
        end = (p >>> 0) + (n >>> 0);
    $views();
    for (let i = p >>> 0; i < end; i += 65536)
        crypto.getRandomValues($u8.subarray(i, Math.min(end, i + 65536)));
    return 0;
}
