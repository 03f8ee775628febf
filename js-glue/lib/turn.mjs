// Calls that may wait for promises (CBW_ASYNC). One at a time has the instance:
// others stand in line, all else is refused while it waits, so that arena and
// stack stay last in, first out.
export var $busy = "", // the function that runs or waits
    $held = null; // the exports meanwhile: $x is null unless a call of it runs
export let $line = [],
    $ended = []; // what ends objects that were freed meanwhile

export function $turn(fn, body) {
    return new Promise((done, fail) => {
        const begin = () => {
            $busy = fn;
            body().then(
                (v) => done($idle(v)),
                (e) => fail($idle(e)),
            );
        };
        if ($busy) $line.push(begin);
        else if ($depth) Promise.resolve().then(() => done($turn(fn, body)));
        else begin();
    });
}

export function $idle(v) {
    $busy = "";
    $held = null;
    for (const end of $ended.splice(0)) end();
    if ($line.length) $line.shift()();
    return v;
}

// Enters C. What it gives is read when it is the call's turn again.
export function $suspend(name, ...args) {
    let p;
    try {
        p = $jspi
            ? WebAssembly.promising($x[name])(...args)
            : Promise.resolve($x[name](...args));
    } catch (e) {
        p = Promise.reject(e);
    }
    $x = null;
    return p.then(
        (v) => ({ v }),
        (e) => ({ e }),
    );
}

export function $done(r) {
    $x = $dead ? null : $held;
    if ("e" in r) throw r.e;
    return r.v;
}

export function $waits() {
    return new InstanceBusyError(
        `the instance waits for '${$busy}': await what it gives, or use ` +
            "another one of instantiate()",
    );
}
