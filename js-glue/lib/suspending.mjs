// What C calls while a call of CBW_ASYNC runs: that call's turn again, until
// JavaScript returns.
export function $wake() {
    const was = $x;
    if ($held) $x = $held;
    return was;
}

export function $nap(was) {
    if (!$dead) $x = was;
}

// Whether C may be suspended: not below other JavaScript.
export function $mayWait() {
    return $jspi && $busy && !$depth ? 1 : 0;
}

// The imports of a function that may give a promise, for which C waits. `call`
// gives it what C passes, `give` takes its result to C.
export function $suspending(id, name, call, give, none) {
    const f = (...args) => {
        const again = (what) => {
            const was = $wake();
            $depth++;
            try {
                return what();
            } catch (e) {
                $park(e);
                return none;
            } finally {
                $depth--;
                $nap(was);
            }
        };
        return again(() => {
            $see();
            const v = call(...args);
            if (!v || typeof v.then !== "function") return give(v, ...args);
            if (!$jspi)
                throw new Error(
                    `${name}: C can not wait for a promise here: this engine ` +
                        "has no WebAssembly.Suspending",
                );
            if (!$busy || $depth > 1)
                throw new Error(
                    `${name}: C can wait for a promise only in a call of ` +
                        "CBW_ASYNC",
                );
            return Promise.resolve(v).then(
                (v) => again(() => give(v, ...args)),
                (e) =>
                    again(() => {
                        throw e;
                    }),
            );
        });
    };
    return {
        [id]: f,
        [id + "w"]: $jspi ? new WebAssembly.Suspending(f) : f,
    };
}
