// Every call of <stdio.h> that WASI's libc has, and what unistd, stat and
// dirent add, in the current directory. What is printed is the same in every
// run.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

// Libraries have texts of their own for these.
static const char *name_of(int error)
{
    switch (error) {
    case EEXIST:
        return " EEXIST";
    case ENOENT:
        return " ENOENT";
    case ENOTDIR:
        return " ENOTDIR";
    case EISDIR:
        return " EISDIR";
    case ENOTEMPTY:
        return " ENOTEMPTY";
    case EBADF:
        return " EBADF";
    case EINVAL:
        return " EINVAL";
    default:
        return " another error";
    }
}

static void say(const char *what, long value)
{
    printf("%s: %ld%s\n", what, value, value < 0 ? name_of(errno) : "");
}

static int scan(const char *text, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int n = vsscanf(text, fmt, args);
    va_end(args);
    return n;
}

static int print(FILE *f, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int n = vfprintf(f, fmt, args);
    va_end(args);
    return n;
}

static void write_file(void)
{
    static char buffer[64];
    FILE *f = fopen("a.txt", "w+x");
    say("exclusive", f != NULL);
    say("setvbuf", setvbuf(f, buffer, _IOFBF, sizeof buffer));
    say("fprintf",
        fprintf(f, "%d %s %.3f %c %08x\n", -42, "text", 3.14159, 'c', 48879));
    say("print", print(f, "%5s|%-5s|%+d\n", "ab", "cd", 7));
    say("fputs", fputs("a line\n", f) >= 0);
    say("fputc", fputc('x', f));
    say("putc", putc('\n', f));
    say("fwrite", (long)fwrite("0123456789", 2, 5, f));
    say("ftell", ftell(f));
    say("fflush", fflush(f));
    say("fseek", fseek(f, -4, SEEK_CUR));
    say("fgetc", fgetc(f));
    say("ungetc", ungetc('u', f));
    say("getc", getc(f));
    rewind(f);
    int n;
    char word[16], line[64];
    float x;
    char c;
    unsigned h;
    say("fscanf", fscanf(f, "%d %15s %f %c %x", &n, word, &x, &c, &h));
    printf("%d %s %.3f %c %x\n", n, word, (double)x, c, h);
    say("fgets", fgets(line, sizeof line, f) != NULL);
    fpos_t pos;
    say("fgetpos", fgetpos(f, &pos));
    say("fgets", fgets(line, sizeof line, f) != NULL);
    printf("%s", line);
    say("fsetpos", fsetpos(f, &pos));
    memset(line, 0, sizeof line);
    say("fread", (long)fread(line, 1, 10, f));
    printf("%s\n", line);
    say("fseek end", fseek(f, 0, SEEK_END));
    say("feof", feof(f));
    say("fgetc", fgetc(f) == EOF);
    say("feof", feof(f) != 0);
    clearerr(f);
    say("feof", feof(f));
    say("ferror", ferror(f));
    say("fileno", fileno(f) > 2);
    say("fclose", fclose(f));
    say("exclusive", fopen("a.txt", "wx") != NULL);
    say("scan", scan("7 8 9", "%d %d", &n, &n));
}

static void reopen_and_append(void)
{
    FILE *f = fopen("a.txt", "a+");
    say("append", fputs("appended\n", f) >= 0);
    rewind(f);
    say("fputs", fputs("again\n", f) >= 0);
    say("ftell", ftell(f));
    f = freopen("b.txt", "w", f);
    say("freopen", f != NULL);
    for (int i = 0; i < 3000; i++)
        fprintf(f, "line %d\n", i);
    say("fclose", fclose(f));
    f = fopen("b.txt", "r");
    char *line = NULL;
    size_t cap = 0, lines = 0, bytes = 0;
    ssize_t n;
    while ((n = getline(&line, &cap, f)) > 0) {
        lines++;
        bytes += (size_t)n;
    }
    free(line);
    printf("%zu lines, %zu bytes\n", lines, bytes);
    say("fputc", fputc('x', f) == EOF);
    say("ferror", ferror(f) != 0);
    say("fclose", fclose(f));
    say("fopen", fopen("none/none", "r") != NULL);
    say("fopen", fopen("none", "r+") != NULL);
}

static void memory_streams(void)
{
    char *text;
    size_t len;
    FILE *f = open_memstream(&text, &len);
    fprintf(f, "in memory %d", 1);
    fclose(f);
    printf("%s %zu\n", text, len);
    char bytes[] = "12 34";
    f = fmemopen(bytes, 5, "r");
    int a, b;
    say("fscanf", fscanf(f, "%d %d", &a, &b));
    fclose(f);
    printf("%d %d\n", a, b);
    free(text);
    char small[8];
    say("snprintf", snprintf(small, sizeof small, "%s", "longer than that"));
    printf("%s\n", small);
    say("sprintf", sprintf(small, "%d", 1234));
    errno = ENOENT;
    perror("perror"); // to stderr
}

static void descriptors(void)
{
    struct stat st;
    char bytes[16] = {0};
    int fd = open("c.bin", O_RDWR | O_CREAT | O_TRUNC, 0644);
    say("write", write(fd, "hello world", 11));
    say("pwrite", pwrite(fd, "HELLO", 5, 0));
    say("pread", pread(fd, bytes, 5, 3));
    printf("%s\n", bytes);
    struct iovec iov[2] = {{bytes, 3}, {bytes + 3, 4}};
    say("lseek", lseek(fd, 2, SEEK_SET));
    say("readv", readv(fd, iov, 2));
    printf("%s\n", bytes);
    say("writev", writev(fd, iov, 2));
    say("ftruncate", ftruncate(fd, 9));
    say("fstat", fstat(fd, &st));
    printf("%ld %d\n", (long)st.st_size, S_ISREG(st.st_mode));
    say("fsync", fsync(fd));
    say("fdatasync", fdatasync(fd));
    say("posix_fallocate", posix_fallocate(fd, 0, 100));
    say("fstat", fstat(fd, &st));
    printf("%ld\n", (long)st.st_size);
    struct timespec ts[2] = {{1000, 0}, {2000, 5}};
    say("futimens", futimens(fd, ts));
    say("fstat", fstat(fd, &st));
    printf("%ld %ld %ld\n", (long)st.st_atim.tv_sec, (long)st.st_mtim.tv_sec,
           (long)st.st_mtim.tv_nsec);
    say("close", close(fd));
    say("close", close(fd));
    fd = open("c.bin", O_WRONLY | O_APPEND);
    say("read", read(fd, bytes, 1));
    say("write", write(fd, "end", 3));
    say("lseek", lseek(fd, -1, SEEK_SET));
    say("close", close(fd));
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void names(void)
{
    struct stat st;
    char target[32] = {0};
    say("mkdir", mkdir("d", 0755));
    say("mkdir", mkdir("d", 0755));
    say("mkdir", mkdir("d/e", 0755));
    say("rename", rename("b.txt", "d/moved.txt"));
    say("link", link("d/moved.txt", "d/second"));
    say("symlink", symlink("second", "d/link"));
    say("readlink", readlink("d/link", target, sizeof target));
    printf("%s\n", target);
    say("stat", stat("d/link", &st));
    printf("%d %ld %ld\n", S_ISREG(st.st_mode), (long)st.st_nlink,
           (long)st.st_size);
    say("lstat", lstat("d/link", &st));
    printf("%d\n", S_ISLNK(st.st_mode));
    say("access", access("d/link", R_OK));
    say("access", access("d/none", R_OK));
    say("rmdir", rmdir("d"));
    say("unlink", unlink("d"));
    say("rmdir", rmdir("a.txt"));
    say("remove", remove("d/second"));
    say("rename", rename("d/e", "d/moved.txt"));
    struct dirent **list;
    int n = scandir("d", &list, NULL, by_name);
    for (int i = 0; i < n; i++)
        printf("entry %s\n", list[i]->d_name);
    DIR *d = opendir("d");
    int count = 0;
    while (readdir(d))
        count++;
    rewinddir(d);
    while (readdir(d))
        count++;
    say("entries", count);
    say("closedir", closedir(d));
    say("rmdir", rmdir("d/e"));
    say("stat", stat("a.txt/", &st));
    say("stat", stat("d/../a.txt", &st));
    printf("%ld\n", (long)st.st_size);
}

int main(int argc, char **argv)
{
    char line[128];
    for (int i = 1; i < argc; i++)
        printf("argument %d: %s\n", i, argv[i]);
    while (fgets(line, sizeof line, stdin))
        printf("input: %s", line);
    say("getchar", getchar() == EOF);
    puts("puts");
    putchar('p');
    putchar('\n');
    write_file();
    reopen_and_append();
    memory_streams();
    descriptors();
    names();
    return argc == 1 ? 0 : 3;
}
