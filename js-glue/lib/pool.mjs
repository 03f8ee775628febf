// The import cbw.oom where C tells functions apart by their addresses: 0 asks
// for one more.
export function $oomOrFull(n) {
    if (n) $oom(n);
    throw ($refused = () => "more functions than C can tell apart");
}
