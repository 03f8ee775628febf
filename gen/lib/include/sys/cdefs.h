// sys/cdefs.h for a libc that has none: what code of BSD's kind asks of it.
#ifndef CBW_SYS_CDEFS_H
#define CBW_SYS_CDEFS_H

#ifdef __cplusplus
#define __BEGIN_DECLS extern "C" {
#define __END_DECLS }
#else
#define __BEGIN_DECLS
#define __END_DECLS
#endif
#define __P(args) args
#define __CONCAT(x, y) x##y
#define __STRING(x) #x

#endif
