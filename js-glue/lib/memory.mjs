// The module with the memory that it is given instead of its own, which begins
// as zeroes.
export function $inMemory(memory, bytes, module) {
    const b = new Uint8Array(bytes);
    if (module || b.length !== $size)
        throw new TypeError("memory can not be given with a module");
    new Uint8Array(memory.buffer).fill(0);
    const out = new Uint8Array($size + $grown);
    let at = 0,
        to = 0;
    for (const [from, gone, added] of $splices) {
        out.set(b.subarray(at, from), to);
        out.set(added, (to += from - at));
        to += added.length;
        at = from + gone;
    }
    out.set(b.subarray(at), to);
    return out;
}
