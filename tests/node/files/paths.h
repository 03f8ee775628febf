// What C does with files, as text: the same natively and in a package.
#include "cbw.h"
CBW_MODULE(paths);
/** Uses the calls of stdio.h and POSIX on the files in a folder. */
const char *exercise(const char *folder CBW_COPY);
/** The names in a folder, read with all memory of C's beyond 2 GiB. */
const char *high(const char *folder);
/** Appends a line to a file; how many bytes it has then, or -1. */
long append(const char *path, const char *line);
