/** The compiled WebAssembly.Module, where the bundler imports it as one. */
declare const module: object;
export default module;
