// What configure would write.
#define PACKAGE "libconfig"
#define VERSION "1.5"
#define HAVE_UNISTD_H 1
#define HAVE_USELOCALE 1
#define HAVE_NEWLOCALE 1
#define HAVE_FREELOCALE 1
