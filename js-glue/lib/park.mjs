// What JavaScript throws waits until C has returned; a dead instance does not
// go on.
export var $parked = 0; // {error} of a callback, 0: none

export function $park(error) {
    if (!$x) throw error;
    $parked || ($parked = { error });
    $see();
    $u32[$S + 3] = 1;
    return 0;
}

// What leaves a call; what waited goes on as it is.
export function $caught(e, fn, sp, names) {
    if (!$x || !$parked || e !== $parked)
        return $faultIn($refusal(e, fn, names), fn, sp);
    $parked = 0;
    $see();
    $u32[$S + 3] = 0;
    return e.error;
}
