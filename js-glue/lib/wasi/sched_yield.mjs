// WASI: there is no other thread.
export function $sched_yield() {
    return 0;
}
