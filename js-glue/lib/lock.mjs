// Objects that running calls have been given. A callback or a getter may free
// one: for JavaScript it ends at once, for C when these calls have returned.
export var $locks = [],
    $ending = [];

export function $unlock(n) {
    $locks.length = n;
    if (!n) for (const end of $ending.splice(0)) end();
}

// A call has it, or what lives in it.
export function $locked(s) {
    return $locks.some((l) => {
        for (; l; l = l.parent) if (l === s) return true;
    });
}

// What C would end or take itself must not be in use.
export function $spare(s, fn) {
    if ($locked(s))
        throw TypeError(`${fn}: a running call uses the ${s.cls.name}`);
}
