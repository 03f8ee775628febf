// Engines that can suspend WebAssembly: JavaScript Promise Integration.
export const $jspi =
    typeof WebAssembly.promising === "function" &&
    typeof WebAssembly.Suspending === "function";
