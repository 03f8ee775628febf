# cbw_libclang: the newest libclang there is (14 or later), or the one below
# CBW_LLVM_ROOT (/usr/lib/llvm-14).
set(CBW_LLVM_ROOT "" CACHE PATH "where libclang is: /usr/lib/llvm-N")
if(NOT CBW_LLVM_ROOT)
  foreach(version RANGE 30 14 -1)
    if(EXISTS "/usr/lib/llvm-${version}/include/clang-c/Index.h")
      set(CBW_LLVM_ROOT "/usr/lib/llvm-${version}" CACHE PATH "" FORCE)
      break()
    endif()
  endforeach()
endif()
find_path(CBW_LIBCLANG_INCLUDE clang-c/Index.h HINTS "${CBW_LLVM_ROOT}/include")
find_library(CBW_LIBCLANG clang HINTS "${CBW_LLVM_ROOT}/lib")
if(NOT CBW_LIBCLANG_INCLUDE OR NOT CBW_LIBCLANG)
  message(FATAL_ERROR "libclang not found: install libclang-22-dev (any "
                      "version from 14 on), or set CBW_LLVM_ROOT")
endif()
message(STATUS "libclang: ${CBW_LIBCLANG}")
add_library(cbw_libclang INTERFACE)
target_include_directories(cbw_libclang SYSTEM INTERFACE
                           "${CBW_LIBCLANG_INCLUDE}")
target_link_libraries(cbw_libclang INTERFACE ${CMAKE_DL_LIBS})
target_compile_definitions(cbw_libclang INTERFACE
                           CBW_LIBCLANG="${CBW_LIBCLANG}")

# Its functions are pointers that annotate/libclang.c fills in.
set(lazy "${PROJECT_BINARY_DIR}/libclang/libclang_lazy.h")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
             "${PROJECT_SOURCE_DIR}/annotate/libclang.def")
file(STRINGS "${PROJECT_SOURCE_DIR}/annotate/libclang.def" names
     REGEX "^CLANG_FUNC")
set(text "// made by cmake/libclang.cmake\n")
foreach(line IN LISTS names)
  string(REGEX REPLACE "CLANG_FUNC\\((.*)\\)" "\\1" name "${line}")
  string(APPEND text "#define ${name} libclang()->${name}\n")
endforeach()
file(CONFIGURE OUTPUT "${lazy}" CONTENT "${text}" @ONLY)
target_include_directories(cbw_libclang INTERFACE
                           "${PROJECT_BINARY_DIR}/libclang")

# Its own headers (stddef.h ..), for tests that scan without a toolchain.
file(GLOB CBW_RESOURCE_DIR "${CBW_LLVM_ROOT}/lib/clang/*/include/stddef.h")
list(APPEND CBW_RESOURCE_DIR "")
list(GET CBW_RESOURCE_DIR 0 CBW_RESOURCE_DIR)
string(REGEX REPLACE "/include/stddef.h$" "" CBW_RESOURCE_DIR
       "${CBW_RESOURCE_DIR}")
