// dlfcn.h for a libc that has none: see gap_load.c.
#ifndef CBW_DLFCN_H
#define CBW_DLFCN_H

#ifdef __cplusplus
extern "C" {
#endif

#define RTLD_LAZY 1
#define RTLD_NOW 2
#define RTLD_NOLOAD 4
#define RTLD_GLOBAL 256
#define RTLD_LOCAL 0
#define RTLD_NODELETE 4096
#define RTLD_NEXT ((void *)-1)
#define RTLD_DEFAULT ((void *)0)

typedef struct {
    const char *dli_fname;
    void *dli_fbase;
    const char *dli_sname;
    void *dli_saddr;
} Dl_info;

void *dlopen(const char *, int);
int dlclose(void *);
char *dlerror(void);
void *dlsym(void *__restrict, const char *__restrict);
int dladdr(const void *, Dl_info *);

#ifdef __cplusplus
}
#endif
#endif
