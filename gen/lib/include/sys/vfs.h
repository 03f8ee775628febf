// sys/vfs.h for a libc that has none.
#include <sys/statfs.h>
