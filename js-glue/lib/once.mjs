// A function that C calls one time.
export function $once(f, nullable, site) {
    const id = $callback(f, nullable, site);
    if (id)
        $slots[id & 0xffff].f = (...args) => {
            $forget(id);
            return f(...args);
        };
    return id;
}
