// A function of C's for JavaScript. Unless C says that it lives on, it ends
// with the call of the import that was given it.
export function $callable(p, call, life, ends, fn) {
    if (!p) return null;
    const x = $x;
    let live = true;
    if (life === "call") ends.push(() => (live = false));
    return (...args) => {
        $x ?? $start();
        if (!live || $x !== x)
            throw Error(
                `${fn}: a function of C's was called after its time` +
                    (life === "call" ? "; CBW_CB(forever) keeps it" : ""),
            );
        if (life === "once") live = false;
        return call(...args);
    };
}
