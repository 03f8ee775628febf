// What the module itself refuses, through imports that throw.
export var $refused = null;

export function $refusal(e, fn, names) {
    return e && e === $refused ? RangeError(`${fn}: ${e(names)}`) : e;
}
