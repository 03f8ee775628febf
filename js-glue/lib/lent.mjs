// Objects that C lends to a function for the time of the call.
function $late(fn, cls) {
    throw TypeError(
        `${fn}: the ${cls.name} was lent to a callback that has returned; ` +
            "CBW_BORROW(forever) keeps it",
    );
}

export function $lend(list, cls, p) {
    const s = new $State(cls, p, false);
    list.push(s);
    $made = s;
    return new cls.type();
}

export function $recall(list) {
    for (const s of list) {
        s.p = 0;
        s.gone = $late;
    }
}
