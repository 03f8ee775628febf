# cmake --install: the tool with its man page and completions, cbw.h, the CMake
# package, the runtime with its header and pkg-config file.
set(files "${PROJECT_BINARY_DIR}/install")
set(made "${files}/cbindgen-wasm.1" "${files}/cbindgen-wasm"
    "${files}/_cbindgen-wasm" "${files}/cbindgen-wasm.fish")
add_custom_command(OUTPUT ${made}
  COMMAND ${CMAKE_COMMAND} -E make_directory "${files}"
  COMMAND cbindgen-wasm man > "${files}/cbindgen-wasm.1"
  COMMAND cbindgen-wasm completion bash > "${files}/cbindgen-wasm"
  COMMAND cbindgen-wasm completion zsh > "${files}/_cbindgen-wasm"
  COMMAND cbindgen-wasm completion fish > "${files}/cbindgen-wasm.fish"
  DEPENDS cbindgen-wasm COMMENT "Printing the man page and completions")
add_custom_target(install_files ALL DEPENDS ${made})
configure_file(cmake/cbw-runtime.pc.in "${files}/cbw-runtime.pc" @ONLY)

install(TARGETS cbindgen-wasm RUNTIME DESTINATION bin)
install(TARGETS cbw_base cbw_runtime-core cbw_runtime-exec cbw_runtime-wat
                cbw_runtime
        ARCHIVE DESTINATION lib)
install(FILES annotate/cbw.h runtime/cbw_runtime.h
              "${PROJECT_BINARY_DIR}/amalgamation/cbw_wasi.h"
        DESTINATION include)
install(FILES cmake/CbindgenWasmConfig.cmake
        DESTINATION lib/cmake/CbindgenWasm)
install(FILES "${files}/cbw-runtime.pc" DESTINATION lib/pkgconfig)
install(FILES "${files}/cbindgen-wasm.1" DESTINATION share/man/man1)
install(FILES "${files}/cbindgen-wasm"
        DESTINATION share/bash-completion/completions)
install(FILES "${files}/_cbindgen-wasm" DESTINATION share/zsh/site-functions)
install(FILES "${files}/cbindgen-wasm.fish"
        DESTINATION share/fish/vendor_completions.d)
