// A function that C calls one time.
export function $once(f, nullable, fn, name) {
    const id = $callback(f, nullable, fn, name);
    if (id)
        $fns[id & 0xffff] = (...args) => {
            $forget(id);
            return f(...args);
        };
    return id;
}
