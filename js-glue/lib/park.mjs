// What JavaScript throws waits until C has returned; a dead instance does not
// go on.
export var $parked = null; // {error} of a callback

export function $park(error) {
    if (!$x) throw error;
    $parked || ($parked = { error });
    $see();
    $u32[$S + 3] = 1;
    return 0;
}

// What leaves a call; what waited goes on as it is.
export function $caught(e, fn, sp, names) {
    if (!$x || e !== $parked) return $faultIn($refusal(e, fn, names), fn, sp);
    $parked = null;
    $see();
    $u32[$S + 3] = 0;
    return e.error;
}
