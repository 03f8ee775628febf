# What the room lines are made of: flags, room(), embed_files(), unit_test().

set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
set(CMAKE_C_FLAGS_RELEASE "-O2") # asserts stay: they guard what is written
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

add_compile_definitions(_GNU_SOURCE CBW_VERSION="${PROJECT_VERSION}")
add_compile_options(-Wall -Wextra -Wshadow -Wconversion
                    -Wno-format-zero-length) # out_line(o, "") is an empty line
if(CBW_WERROR)
  add_compile_options(-Werror)
endif()
if(CBW_STRESS)
  add_compile_definitions(CBW_STRESS)
endif()
if(CBW_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
if(CBW_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

find_package(PkgConfig REQUIRED)
include(CheckCSourceCompiles)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)

# Archives where there are some: each shared library costs every command a
# tenth of a millisecond at its start.
function(prefer_archives package)
  set(paths)
  foreach(name IN LISTS ARGN)
    find_library(CBW_${name}_A lib${name}.a HINTS ${${package}_LIBDIR})
    mark_as_advanced(CBW_${name}_A)
    if(NOT CBW_${name}_A)
      return()
    endif()
    list(APPEND paths "${CBW_${name}_A}")
  endforeach()
  set_target_properties(PkgConfig::${package} PROPERTIES
                        INTERFACE_LINK_LIBRARIES "${paths}")
endfunction()
prefer_archives(JANSSON jansson)
prefer_archives(ZLIB z)

# Programs start sooner without libraries that they do not use (libm, with
# clang), and with thousands of pointers to relocate in a few hundred bytes.
add_link_options(-Wl,--as-needed)
set(CMAKE_REQUIRED_LINK_OPTIONS -Wl,-z,pack-relative-relocs)
check_c_source_compiles("#include <stdlib.h>
#if !defined __GLIBC__ || !__GLIBC_PREREQ(2, 36)
#error its loader does not know them
#endif
int main(void) { return 0; }" CBW_PACKED_RELOCS)
unset(CMAKE_REQUIRED_LINK_OPTIONS)
if(CBW_PACKED_RELOCS)
  add_link_options(-Wl,-z,pack-relative-relocs)
endif()
if(CBW_TESTS)
  pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)
  enable_testing()
endif()

set_property(GLOBAL PROPERTY CBW_ROOMS "")

# runtime-core lives in runtime/core, annotate-scan in annotate, others in the
# folder of their name.
function(room_folder NAME OUT)
  string(REGEX REPLACE "^runtime-" "runtime/" folder "${NAME}")
  if(NAME STREQUAL "annotate-scan")
    set(folder annotate)
  endif()
  set(${OUT} "${folder}" PARENT_SCOPE)
endfunction()

# room(NAME SOURCES a.c .. [DEPENDS room ..] [LIBS target ..] [FOLDER path]):
# the static library cbw_NAME. SOURCES may name headers too: they then belong
# to this room where two rooms share a folder.
function(room NAME)
  cmake_parse_arguments(R "" "FOLDER" "SOURCES;DEPENDS;LIBS" ${ARGN})
  if(R_UNPARSED_ARGUMENTS OR NOT R_SOURCES)
    message(FATAL_ERROR "room(${NAME} ..): bad ${R_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT R_FOLDER)
    room_folder(${NAME} R_FOLDER)
  endif()
  list(TRANSFORM R_SOURCES PREPEND "${R_FOLDER}/" OUTPUT_VARIABLE sources)
  add_library(cbw_${NAME} STATIC ${sources})
  target_include_directories(cbw_${NAME} PUBLIC "${PROJECT_SOURCE_DIR}")
  foreach(dep IN LISTS R_DEPENDS)
    target_link_libraries(cbw_${NAME} PUBLIC cbw_${dep})
  endforeach()
  target_link_libraries(cbw_${NAME} PUBLIC ${R_LIBS})
  set_property(TARGET cbw_${NAME} PROPERTY CBW_FOLDER "${R_FOLDER}")
  string(JOIN " " sources ${R_SOURCES})
  string(JOIN " " depends ${R_DEPENDS})
  set_property(GLOBAL APPEND PROPERTY CBW_ROOMS
               "${NAME}|${R_FOLDER}|${sources}|${depends}")
endfunction()

function(embed_into TARGET FOLDER TABLE)
  list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/${FOLDER}/"
       OUTPUT_VARIABLE files)
  string(TOLOWER "${TABLE}" stem)
  set(out "${PROJECT_BINARY_DIR}/embedded/${TARGET}/${stem}.c")
  add_custom_command(OUTPUT "${out}"
                     COMMAND embed "${out}" ${TABLE} ${files}
                     DEPENDS embed ${files}
                     COMMENT "Embedding ${TABLE}" VERBATIM)
  target_sources(${TARGET} PRIVATE "${out}")
endfunction()

# embed_files(ROOM TABLE lib/a.mjs ..): the fragments TABLE[], TABLE_LEN (see
# base/frag.h) of files in the room's folder, linked into the room.
function(embed_files ROOM TABLE)
  get_target_property(folder cbw_${ROOM} CBW_FOLDER)
  embed_into(cbw_${ROOM} "${folder}" ${TABLE} ${ARGN})
endfunction()

# embed_test_files(ROOM FILE TABLE lib/a.mjs ..): the same for files in
# tests/unit/ROOM, linked into the unit test ROOM.FILE.
function(embed_test_files ROOM FILE TABLE)
  if(CBW_TESTS)
    embed_into(test_${ROOM}_${FILE} "tests/unit/${ROOM}" ${TABLE} ${ARGN})
  endif()
endfunction()

# unit_test(ROOM SOURCES test_a.c .. DEPENDS room .. [LIBS target ..]): each
# source in tests/unit/ROOM is a cmocka program, registered as ROOM.a. They run
# at the top of the source tree, with CBW_BUILD_DIR in their environment.
function(unit_test NAME)
  cmake_parse_arguments(T "" "" "SOURCES;DEPENDS;LIBS" ${ARGN})
  if(T_UNPARSED_ARGUMENTS OR NOT T_SOURCES)
    message(FATAL_ERROR "unit_test(${NAME} ..): bad ${T_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT CBW_TESTS)
    return()
  endif()
  foreach(source IN LISTS T_SOURCES)
    get_filename_component(file "${source}" NAME_WE)
    string(REGEX REPLACE "^test_" "" file "${file}")
    set(program "test_${NAME}_${file}")
    add_executable(${program} "tests/unit/${NAME}/${source}")
    foreach(dep IN LISTS T_DEPENDS)
      target_link_libraries(${program} PRIVATE cbw_${dep})
    endforeach()
    target_link_libraries(${program} PRIVATE ${T_LIBS} PkgConfig::CMOCKA)
    add_test(NAME "${NAME}.${file}" COMMAND ${program}
             WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_tests_properties("${NAME}.${file}" PROPERTIES TIMEOUT 120
      ENVIRONMENT "CBW_BUILD_DIR=${PROJECT_BINARY_DIR}")
  endforeach()
endfunction()

# amalgamation(NAME FILES a.c .. ROOMS room .. HEADERS path.h ..): the files and
# the sources of the rooms as one, cbw_NAME.c, beside the headers, in the
# build's folder `amalgamation`.
function(amalgamation NAME)
  cmake_parse_arguments(A "" "" "FILES;ROOMS;HEADERS" ${ARGN})
  set(sources ${A_FILES})
  set(rooms "")
  foreach(r IN LISTS A_ROOMS)
    get_target_property(files cbw_${r} SOURCES)
    list(APPEND sources ${files})
    list(APPEND rooms cbw_${r})
  endforeach()
  set(folder "${PROJECT_BINARY_DIR}/amalgamation")
  set(out "${folder}/cbw_${NAME}.c")
  file(MAKE_DIRECTORY "${folder}")
  foreach(h IN LISTS A_HEADERS) # they name each other without a folder there
    get_filename_component(file "${h}" NAME)
    add_custom_command(
      OUTPUT "${folder}/${file}"
      COMMAND sed "s|include \"[a-z]*/|include \"|"
              "${PROJECT_SOURCE_DIR}/${h}" > "${folder}/${file}"
      DEPENDS "${PROJECT_SOURCE_DIR}/${h}" VERBATIM)
    list(APPEND copies "${folder}/${file}")
  endforeach()
  add_custom_command(
    OUTPUT "${out}"
    COMMAND awk -v root=${PROJECT_SOURCE_DIR}
            -f ${PROJECT_SOURCE_DIR}/cmake/amalgamate.awk ${sources}
            > "${out}"
    DEPENDS ${rooms} "${PROJECT_SOURCE_DIR}/cmake/amalgamate.awk" ${copies}
    COMMENT "One file of ${NAME}" VERBATIM)
  add_custom_target(amalgamation ALL DEPENDS "${out}" ${copies})
endfunction()

# link_test(ROOM test_a.c): a cmocka program that links the room's archive but
# none of the libraries the room asks for: what it uses must do without them.
function(link_test ROOM SOURCE)
  if(NOT CBW_TESTS)
    return()
  endif()
  get_filename_component(file "${SOURCE}" NAME_WE)
  string(REGEX REPLACE "^test_" "" file "${file}")
  set(program "test_${ROOM}_${file}")
  add_executable(${program} "tests/unit/${ROOM}/${SOURCE}")
  target_include_directories(${program} PRIVATE "${PROJECT_SOURCE_DIR}")
  add_dependencies(${program} cbw_${ROOM})
  target_link_libraries(${program} PRIVATE "$<TARGET_FILE:cbw_${ROOM}>"
                        PkgConfig::CMOCKA)
  add_test(NAME "${ROOM}.${file}" COMMAND ${program})
endfunction()

# fuzz_target(NAME DEPENDS room ..): tests/fuzz/fuzz_NAME.c. With CBW_FUZZ a
# libFuzzer program; otherwise the test fuzz.NAME over tests/fuzz/corpus and
# mutations of it.
function(fuzz_target NAME)
  cmake_parse_arguments(F "" "" "DEPENDS" ${ARGN})
  if(NOT CBW_TESTS)
    return()
  endif()
  set(program "fuzz_${NAME}")
  add_executable(${program} "tests/fuzz/fuzz_${NAME}.c")
  foreach(dep IN LISTS F_DEPENDS)
    target_link_libraries(${program} PRIVATE cbw_${dep})
  endforeach()
  if(CBW_FUZZ)
    target_link_options(${program} PRIVATE -fsanitize=fuzzer)
    return()
  endif()
  target_sources(${program} PRIVATE tests/fuzz/replay.c)
  file(GLOB seeds CONFIGURE_DEPENDS tests/fuzz/corpus/*.wat)
  add_test(NAME fuzz.${NAME} COMMAND ${program} 500 ${seeds})
  set_tests_properties(fuzz.${NAME} PROPERTIES TIMEOUT 600)
endfunction()

# Writes rooms.txt (name|folder|sources|depends) and adds the tests of the
# whole tree.
function(finish_rooms)
  get_property(rooms GLOBAL PROPERTY CBW_ROOMS)
  string(JOIN "\n" text ${rooms})
  file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/rooms.txt" CONTENT "${text}\n")
  if(NOT CBW_TESTS)
    return()
  endif()
  add_test(NAME layers
           COMMAND sh tests/layers.sh "${PROJECT_BINARY_DIR}/rooms.txt"
           WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  add_test(NAME style COMMAND sh tests/style.sh
           WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  add_test(NAME checks COMMAND sh tests/checks.sh
           WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
endfunction()
