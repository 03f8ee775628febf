// The floor: glue for lib.wasm as one would write it by hand for speed alone,
// without any check. It has the same try as ours where C may fail, and uses
// what measured best in Node for each direction.
export function floor(module) {
    let u8, u32, f64, buffer, S;
    const fns = [];
    const vacant = [];
    const x = new WebAssembly.Instance(module, {
        cbw: {
            oom() {
                throw new RangeError("out of memory");
            },
            cb0: (id, i) => fns[id](i),
        },
    }).exports;
    function views() {
        const b = x.memory.buffer;
        u8 = new Uint8Array(b);
        u32 = new Uint32Array(b);
        f64 = new Float64Array(b);
        buffer = Buffer.from(b);
    }
    views();
    if (x._initialize) x._initialize();
    S = x.cbw_state.value >>> 2;
    const encoder = new TextEncoder();
    let tail = u8,
        tailAt = 0;

    function alloc(n) {
        const top = u32[S],
            size = (n + 15) & -16;
        if (size <= u32[S + 1] - top) {
            u32[S] = top + size;
            return top;
        }
        const p = x.cbw_alloc(n) >>> 0;
        if (u8.length === 0) views();
        return p;
    }
    function leave(top) {
        if (u8.length === 0) views();
        if (u32[S + 2]) x.cbw_unwind(top);
        else u32[S] = top;
    }
    function str(s) {
        const n = s.length,
            p = alloc(n * 3 + 1);
        let i = 0;
        if (n < 20)
            for (; i < n; i++) {
                const c = s.charCodeAt(i);
                if (c > 127) break;
                u8[p + i] = c;
            }
        if (i === n) {
            u8[p + n] = 0;
            return p;
        }
        if (tailAt !== p || tail.length === 0) tail = u8.subarray((tailAt = p));
        u8[p + encoder.encodeInto(s, tail).written] = 0;
        return p;
    }
    function text(p) {
        let end = p;
        while (u8[end] && end - p < 16) end++;
        if (u8[end]) return buffer.utf8Slice(p, u8.indexOf(0, end));
        const b = u8,
            n = end - p;
        for (let i = p; i < end; i++)
            if (b[i] > 127) return buffer.utf8Slice(p, end);
        return String.fromCharCode(
            b[p], b[p + 1], b[p + 2], b[p + 3], b[p + 4], b[p + 5], b[p + 6],
            b[p + 7], b[p + 8], b[p + 9], b[p + 10], b[p + 11], b[p + 12],
            b[p + 13], b[p + 14], b[p + 15],
        ).slice(0, n);
    }

    class Counter {
        #p;
        constructor(start) {
            this.#p = x.lib_counter_new(start);
        }
        add(n) {
            try {
                return x.lib_counter_add(this.#p, n);
            } catch (e) {
                throw e;
            }
        }
        free() {
            x.lib_counter_free(this.#p);
            this.#p = 0;
        }
    }

    function register(f) {
        const id = vacant.length ? vacant.pop() : fns.length || 1;
        fns[id] = f;
        return id;
    }

    return {
        Counter,
        add: x.lib_add,
        quot: x.lib_quot,
        strlen(s) {
            const top = u32[S];
            try {
                return x.lib_strlen(str(s));
            } finally {
                leave(top);
            }
        },
        echo(s) {
            const top = u32[S];
            try {
                const p = x.lib_echo(str(s));
                if (u8.length === 0) views();
                const t = text(p);
                x.cbw_free(p);
                return t;
            } finally {
                leave(top);
            }
        },
        sum(data) {
            const top = u32[S];
            try {
                const p = alloc(data.length);
                u8.set(data, p);
                return x.lib_sum(p, data.length);
            } finally {
                leave(top);
            }
        },
        xor(data, key) {
            const top = u32[S];
            try {
                const n = data.length,
                    p = alloc(n);
                u8.set(data, p);
                const q = x.cbw_f_lib_xor(p, n, key) >>> 0;
                if (u8.length === 0) views();
                return u8.slice(q, q + u32[S + 4]);
            } finally {
                leave(top);
            }
        },
        fill(out) {
            const top = u32[S];
            try {
                const p = alloc(out.length);
                x.lib_fill(p, out.length);
                out.set(u8.subarray(p, p + out.length));
                return out;
            } finally {
                leave(top);
            }
        },
        scale(v, by) {
            const top = u32[S];
            try {
                const p = alloc(24),
                    i = p >>> 3;
                f64[i] = v.x;
                f64[i + 1] = v.y;
                f64[i + 2] = v.z;
                x.cbw_f_lib_scale(p, by);
                const q = u32[S + 4] >>> 3;
                return { x: f64[q], y: f64[q + 1], z: f64[q + 2] };
            } finally {
                leave(top);
            }
        },
        divmod(a, b) {
            try {
                const div = x.cbw_f_lib_divmod(a, b);
                return { div, mod: u32[S + 4] | 0 };
            } catch (e) {
                throw e;
            }
        },
        each(n, f) {
            const id = register(f);
            try {
                return x.cbw_f_lib_each(n, id);
            } finally {
                vacant.push(id);
            }
        },
        call(i, f) {
            const id = register(f);
            try {
                return x.cbw_f_lib_call(i, id);
            } finally {
                vacant.push(id);
            }
        },
    };
}
