// Memory of what C gets: its own from here on, or of the instance until the
// same import gives the next one.
export function $grant(slot, store) {
    const list = [];
    try {
        $fresh(list, store);
    } catch (e) {
        $undo(list);
        throw e;
    }
    if (slot) $keep($instance, slot, list);
    else $give(list);
}
