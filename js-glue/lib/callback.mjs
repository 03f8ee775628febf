// Functions that C calls. An id's low half says where, all of it whether it is
// still the one that was given. What may be nothing is 0: engines ask numbers
// faster than null.
export var $slots = [{ id: -1 }], // none is at 0
    $vacant = 0, // the first that is free; its site is the next one
    $unpool = 0; // of callbacks without user data

export function $register(f, site) {
    if (!$vacant) {
        const id = $slots.length;
        if (id > 0xffff)
            throw RangeError($sites[site] + ": too many functions");
        $slots[($vacant = id)] = { id, f: null, site: 0 };
    }
    const s = $slots[$vacant];
    $vacant = s.site;
    s.f = f;
    s.site = site;
    return s.id;
}

export function $slot(id) {
    id &= 0xffff;
    return $slots[id < $slots.length ? id : 0];
}

export function $forget(id) {
    const s = $slot(id);
    if (s.id !== id) return;
    s.id = (id + 0x10000) | 0;
    s.f = null;
    s.site = $vacant;
    $vacant = id & 0xffff;
    if ($unpool && $x) $unpool(id);
}

export function $callback(f, nullable, site) {
    if (typeof f === "function") return $register(f, site);
    if (nullable && (f === null || f === undefined)) return 0;
    throw $bad($sites[site], $sites[site + 1].slice(0, -2), "a function", f);
}

// The call that it was given to.
export function $whose(id) {
    return $sites[$slot(id).site];
}

// Who gets a result, for errors; method: of an object with methods.
export function $giver(id, method = "") {
    const name = $sites[$slot(id).site + 1];
    return `${$whose(id)}: the result of '${name}${method}'`;
}

// What C calls.
export function $fn(id) {
    const s = $slot(id);
    if (s.id === id) return s.f;
    throw Error("C called a callback after its time");
}
