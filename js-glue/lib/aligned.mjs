// Memory for a struct that C wants aligned to more than the allocator gives.
export function $aligned(n, align, place) {
    return Math.ceil(place(n + align) / align) * align;
}
