// What Debian's build of Lua makes for each architecture.
#define DEB_HOST_MULTIARCH "wasm32-wasi"
