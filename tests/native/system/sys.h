// What asks the system: files, the environment, clocks, random numbers.
#include <stddef.h>
int file_size(const char *path);         // -1: it can not be opened
int file_write(const char *path, const char *text);
const char *variable(const char *name);  // NULL: it is not set
double now(void);
unsigned dice(void);
void greet(const char *name);            // on stdout
void nap(unsigned seconds);
void leave(int code);
