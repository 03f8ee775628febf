// Inside one connection: its objects, and what becomes of them.
export const $gone =
    typeof FinalizationRegistry === "function"
        ? new FinalizationRegistry((id) => $c.drop(id))
        : { register() {}, unregister() {} };

export const $key = {}; // what only this connection has

export function $own(o, cls, key, id) {
    if (key !== $key)
        throw new TypeError(
            "await " + cls + ".create(), or what the library gives: objects " +
                "are made in the worker",
        );
    const s = { cls, id };
    $handles.set(o, s);
    $gone.register(o, id, s);
}

export async function $free(o) {
    const s = $handles.get(o);
    if (!s.id) return;
    const freed = $c.call("method", [s.cls, "free"], o, [], "", []);
    $gone.unregister(s);
    $c.drop(s.id);
    s.id = 0;
    await freed;
}
