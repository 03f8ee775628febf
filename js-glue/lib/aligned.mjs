// Memory for a struct that C wants aligned to more than the allocator gives.
export function $aligned(n, align, fn) {
    return Math.ceil($alloc(n + align, fn) / align) * align;
}
