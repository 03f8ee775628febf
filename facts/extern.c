// What functions without a body do with their arguments: LLVM's intrinsics,
// libc's (of which clang says much itself on the declaration), and anything
// else: whatever its declaration does not exclude.
#include "facts/flow.h"

#include <string.h>

static bool among(Str name, const char *list)
{
    Str rest = str_of(list), one;
    while (str_split(&rest, ' ', &one))
        if (str_eq(one, name))
            return true;
    return false;
}

bool extern_ignored(Str name)
{
    static const char *const begins[] = {
        "llvm.lifetime",   "llvm.dbg",
        "llvm.assume",     "llvm.va_end",
        "llvm.objectsize", "llvm.prefetch",
        "llvm.expect",     "llvm.experimental.noalias"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (str_starts(name, str_of(begins[i])))
            return true;
    return false;
}

// Functions of libc that keep no argument after they return.
static const char keeps_nothing[] =
    "strchr strrchr memchr strstr strpbrk strcasestr strtol strtoul strtoll "
    "strtoull strtod strtof strtok_r snprintf sprintf printf fprintf vsnprintf "
    "vsprintf vfprintf vprintf sscanf fscanf qsort bsearch fwrite fread fopen "
    "fputs puts fputc putc fgets getenv write read open openat stat lstat "
    "fstat access unlink remove rename mkdir rmdir chmod chown gettimeofday "
    "time localtime gmtime localtime_r gmtime_r mktime strftime nanosleep "
    "clock_gettime memcpy memmove memset memcmp bcmp strlen strnlen strcmp "
    "strncmp strcasecmp strncasecmp strcpy strncpy strcat strncat stpcpy "
    "stpncpy strspn strcspn strcoll strdup strndup free realloc atoi atol "
    "atof fclose fseek ftell fflush ferror feof getc fgetc ungetc rewind "
    "getcwd readlink utimes pread pwrite ftruncate fsync frexp modf "
    "sincos remquo longjmp setjmp _setjmp perror assert __assert_fail abort "
    "exit getentropy getrandom "
    "memccpy memrchr rawmemchr wcslen iswalpha "
    "mbtowc wctomb mbstowcs wcstombs __small_printf __cxa_throw "
    "strtold fdopen freopen tmpnam mkstemp strerror_r vsscanf clearerr "
    "arc4random_buf explicit_bzero recv send readv writev poll select memmem "
    "strlcpy strlcat mempcpy wmemcpy wmemmove wcscpy wcsncpy wcscmp wcsncmp "
    "regexec regcomp regfree inet_pton inet_ntop getopt timegm asctime_r "
    "ctime_r lldiv strverscmp fputws fgetws fgetpos fsetpos fseeko ftello "
    "utime symlink link mkdtemp dprintf "
    "vdprintf opendir fdopendir readdir closedir rewinddir scandir mkdirat "
    "unlinkat renameat fstatat utimensat readlinkat preadv pwritev iconv "
    "strsep strerror truncate realpath munmap msync mprotect madvise fcntl "
    "ioctl flock lockf statvfs fstatvfs uname sysconf pathconf lchown fchmod "
    "fchown getpid gethostname sendto recvfrom connect bind accept poll "
    "getsockname getpeername getaddrinfo freeaddrinfo sigaction sigprocmask "
    "getrusage times futimes ttyname_r isatty wcrtomb mbrtowc mbsrtowcs "
    "wcsrtombs swprintf vswprintf towupper towlower iswctype fputwc fgetwc "
    "setlocale localeconv nl_langinfo system tmpfile popen pclose ctime "
    "asctime difftime clock strxfrm strtoumax strtoimax wcstol wcstoul wcstod "
    "fnmatch dlopen dlsym dlclose dlerror getpwnam getpwuid getgrnam "
    "inet_addr inet_aton inet_ntoa gethostbyname getopt_long basename dirname "
    "pipe dup dup2 execv execve execvp waitpid kill umask tcgetattr tcsetattr "
    "clock_getres asprintf vasprintf strnstr strcasestr_l newlocale freelocale "
    "uselocale pthread_mutex_init pthread_mutex_lock pthread_mutex_unlock "
    "pthread_mutex_trylock pthread_mutex_destroy pthread_cond_init "
    "pthread_cond_wait pthread_cond_timedwait pthread_cond_signal "
    "pthread_cond_broadcast pthread_cond_destroy pthread_join sem_init "
    "sem_wait sem_post sem_destroy";

static const char returns_first[] =
    "strchr strrchr memchr strstr strpbrk strcasestr memcpy memmove memset "
    "strcpy strncpy strcat strncat memrchr stpcpy";

static const char reads_text[] =
    "strlen strcmp strncmp strcasecmp strncasecmp strcpy strcat strdup strndup "
    "strchr strrchr strstr strpbrk strspn strcspn strcoll strtol strtoul "
    "strtoll strtoull strtod strtof atoi atol atof puts fputs fopen getenv "
    "open stat access unlink remove rename";

static const char puts_text[] =
    "snprintf sprintf vsnprintf vsprintf strcpy strncpy strcat strncat stpcpy "
    "stpncpy strlcpy strlcat strftime asctime_r ctime_r";

static const char whole_text[] = "strlen strdup puts atoi atol atof getenv";

static bool copies(Str name)
{
    return str_starts(name, STR("llvm.memcpy")) ||
           str_starts(name, STR("llvm.memmove")) ||
           among(name, "memcpy memmove");
}

bool extern_calls(Str name)
{
    return among(name,
                 "qsort qsort_r bsearch lsearch lfind tsearch tfind twalk "
                 "scandir ftw nftw glob pthread_once call_once");
}

bool extern_mallocs(Str name)
{
    return among(name, "malloc calloc realloc reallocarray aligned_alloc "
                       "strdup strndup wcsdup");
}

// Bytes are counted by the argument after the pointers.
static int length_of(Str name)
{
    if (copies(name) || str_starts(name, STR("llvm.memset")) ||
        among(name, "memset memcmp bcmp"))
        return 2;
    if (among(name, "arc4random_buf getentropy getrandom explicit_bzero"))
        return 1;
    return -1;
}

Extern extern_arg(const IrFunc *f, size_t i)
{
    bool known = i < f->params.len;
    IrParam p = known ? f->params.at[i] : (IrParam){0};
    bool intrinsic = str_starts(f->name, STR("llvm."));
    Extern e = {.length_arg = length_of(f->name), .copies_from = -1};
    e.keeps = !p.nocapture && !intrinsic && !f->keeps_nothing &&
              (!known || p.is_ptr) && // not a size
              !str_starts(f->name, STR("cbw_")) &&
              !among(f->name, keeps_nothing);
    e.reads = !p.writeonly && !p.readnone;
    e.writes = !p.readonly && !p.readnone;
    e.returned = p.returned || (i == 0 && among(f->name, returns_first)) ||
                 (i == 0 && str_starts(f->name, STR("llvm.ptrmask")));
    e.frees = i == 0 && among(f->name, "free realloc");
    e.text = i == 0 && among(f->name, whole_text) ? 1 : 0;
    if (i == 0 && str_eq_c(f->name, "wcslen"))
        e.text = 4;
    e.puts = i == 0 && among(f->name, puts_text);
    e.nul = among(f->name, reads_text) && (i == 0 || i == 1);
    if (copies(f->name) || among(f->name, "strcpy strcat")) {
        e.reads = i == 1;
        e.writes = i == 0;
        e.copies_from = i == 0 && copies(f->name) ? 1 : -1;
    }
    if (str_starts(f->name, STR("llvm.memset")) ||
        among(f->name, "memset arc4random_buf getentropy getrandom"))
        e.reads = false;
    if (among(f->name, "memcmp bcmp strlen strcmp strncmp strcasecmp "
                       "strncasecmp strchr strrchr memchr strstr wcslen"))
        e.writes = false;
    return e;
}
