// The tag that longjmp throws. Up to clang 19 (or a little later) every object
// that throws or catches defines it weakly, and this file, alone in its
// object, is not linked. Before 19 clang can not even assemble it.
#if __clang_major__ >= 19
__asm__(".globl __c_longjmp\n"
        ".tagtype __c_longjmp i32\n"
        "__c_longjmp:\n");
#endif
