// The import cbw.oom: C asks for memory that there is not; the call is undone.
export function $oom(n) {
    throw ($refused = () => `out of memory, ${n >>> 0} bytes wanted`);
}
