/**
 * A function or object whose results C needs: it runs in the worker, which
 * imports it from a module. `module` is an absolute address.
 */
export interface InWorker {
    module: string | { readonly href: string };
    export: string;
}
export interface WorkerOptions {
    /**
     * Makes the worker where a bundler does not know
     * `new Worker(new URL(..))`: of the bundled entry `thread`.
     */
    worker?: () => unknown;
}
