# find_package(CbindgenWasm): the tool as a build step, and the runtime.
#
#   cbw_add_package(TARGET HEADERS h.. [SOURCES c..] [OUT dir] [CONFIG file]
#                   [OPTIONS option..] [FLAGS flag..])
#       a target of `all` that packs into OUT (default: TARGET in the binary
#       directory) whenever one of the files has changed
#   cbw_add_native_test(NAME HEADERS h.. SOURCES c.. TESTS t.. [CONFIG file]
#                       [OPTIONS option..] [FLAGS flag..])
#       a test of ctest's: cmocka programs run against the module in the
#       runtime (docs/native.md)
#   cbw::host
#       what programs with bindings for C (`bind`) link with
#   cbw::runtime
#       the static runtime, with cbw_runtime.h and cbw.h

get_filename_component(CBW_PREFIX "${CMAKE_CURRENT_LIST_DIR}/../../.."
                       ABSOLUTE)
find_program(CBINDGEN_WASM cbindgen-wasm HINTS "${CBW_PREFIX}/bin")

function(cbw_add_package TARGET)
  cmake_parse_arguments(P "" "OUT;CONFIG" "HEADERS;SOURCES;OPTIONS;FLAGS"
                        ${ARGN})
  if(P_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cbw_add_package: what is ${P_UNPARSED_ARGUMENTS}?")
  endif()
  if(NOT CBINDGEN_WASM)
    message(FATAL_ERROR "cbw_add_package: cbindgen-wasm was not found")
  endif()
  if(NOT P_OUT)
    set(P_OUT "${CMAKE_CURRENT_BINARY_DIR}/${TARGET}")
  endif()
  set(args ${P_HEADERS} ${P_SOURCES} -o "${P_OUT}" ${P_OPTIONS})
  if(P_CONFIG)
    list(APPEND args --config "${P_CONFIG}")
  endif()
  if(P_FLAGS)
    list(APPEND args -- ${P_FLAGS})
  endif()
  add_custom_command(OUTPUT "${P_OUT}/package.json"
                     COMMAND "${CBINDGEN_WASM}" pack ${args}
                     DEPENDS ${P_HEADERS} ${P_SOURCES} ${P_CONFIG}
                     WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
                     COMMENT "Packing ${TARGET}" VERBATIM)
  add_custom_target(${TARGET} ALL DEPENDS "${P_OUT}/package.json")
endfunction()

function(cbw_add_native_test NAME)
  cmake_parse_arguments(P "" "CONFIG" "HEADERS;SOURCES;TESTS;OPTIONS;FLAGS"
                        ${ARGN})
  if(P_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cbw_add_native_test: what is ${P_UNPARSED_ARGUMENTS}?")
  endif()
  if(NOT CBINDGEN_WASM)
    message(FATAL_ERROR "cbw_add_native_test: cbindgen-wasm was not found")
  endif()
  set(args ${P_HEADERS} ${P_SOURCES} ${P_OPTIONS})
  foreach(file IN LISTS P_TESTS)
    list(APPEND args --tests "${file}")
  endforeach()
  if(P_CONFIG)
    list(APPEND args --config "${P_CONFIG}")
  endif()
  if(P_FLAGS)
    list(APPEND args -- ${P_FLAGS})
  endif()
  add_test(NAME ${NAME} COMMAND "${CBINDGEN_WASM}" test ${args}
           WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
endfunction()

if(NOT TARGET cbw::host AND EXISTS "${CBW_PREFIX}/include/cbw_runtime.h")
  add_library(cbw::host INTERFACE IMPORTED)
  find_library(CBW_LIB_host cbw_runtime NO_DEFAULT_PATH
               PATHS "${CMAKE_CURRENT_LIST_DIR}/../..")
  set_target_properties(cbw::host PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${CBW_PREFIX}/include"
    INTERFACE_LINK_LIBRARIES "${CBW_LIB_host};m")
endif()

if(NOT TARGET cbw::runtime AND EXISTS "${CBW_PREFIX}/include/cbw_runtime.h")
  add_library(cbw::runtime INTERFACE IMPORTED)
  set_target_properties(cbw::runtime PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${CBW_PREFIX}/include")
  # The core asks the interpreter for numbers: they need each other.
  foreach(part runtime-wat runtime-core runtime-exec runtime-core base)
    find_library(CBW_LIB_${part} cbw_${part} NO_DEFAULT_PATH
                 PATHS "${CMAKE_CURRENT_LIST_DIR}/../..")
    set_property(TARGET cbw::runtime APPEND PROPERTY INTERFACE_LINK_LIBRARIES
                 "${CBW_LIB_${part}}")
  endforeach()
  set_property(TARGET cbw::runtime APPEND PROPERTY INTERFACE_LINK_LIBRARIES m)
endif()
