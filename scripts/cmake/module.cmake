# standard_warnings: one target every other target links; cancelcheck_module: one library a folder.
add_library(standard_warnings INTERFACE)
target_compile_options(standard_warnings INTERFACE
    -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla
    -Wwrite-strings -Wimplicit-fallthrough -fno-common)
target_compile_definitions(standard_warnings INTERFACE _GNU_SOURCE=)
if(CANCELCHECK_WERROR)
    target_compile_options(standard_warnings INTERFACE -Werror)
endif()
if(CANCELCHECK_SANITIZE)
    target_compile_options(standard_warnings INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(standard_warnings INTERFACE -fsanitize=address,undefined)
    target_compile_definitions(standard_warnings INTERFACE CANCELCHECK_CHECKED) # see crew_enter
endif()
if(CANCELCHECK_FUZZ)
    if(NOT CMAKE_C_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "libFuzzer comes with clang: cmake --preset fuzz, with clang and libclang-rt of one version")
    endif()
    target_compile_options(standard_warnings INTERFACE -fsanitize=fuzzer-no-link)
endif()

# cancelcheck_module(NAME DEPS module... LIBS target...): every .c of the current folder as static library cc_NAME.
# DEPS are the modules of ours it may include; LIBS are libraries of others.
function(cancelcheck_module name)
    cmake_parse_arguments(M "" "" "DEPS;LIBS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.c)
    add_library(cc_${name} STATIC ${sources})
    set_property(GLOBAL APPEND PROPERTY CANCELCHECK_MODULES cc_${name})
    target_include_directories(cc_${name} PUBLIC ${PROJECT_SOURCE_DIR}/analyzer)
    target_include_directories(cc_${name} SYSTEM PRIVATE ${STB_INCLUDE_DIR})
    target_link_libraries(cc_${name} PRIVATE standard_warnings)
    target_compile_definitions(cc_${name} PRIVATE CANCELCHECK_VERSION="${PROJECT_VERSION}")
    foreach(dep IN LISTS M_DEPS)
        target_link_libraries(cc_${name} PUBLIC cc_${dep})
    endforeach()
    target_link_libraries(cc_${name} PRIVATE ${M_LIBS})
endfunction()
