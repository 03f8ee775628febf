// Whose result does not fit, for errors about what callbacks give back.
export function $answer(id, method = "") {
    const by = (name) => $giver(id, method) + (name ? `, its '${name}',` : "");
    by.toString = () => by("");
    return by;
}
