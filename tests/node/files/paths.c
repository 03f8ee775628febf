// Every call on files that stdio.h and POSIX have, one after the other, each
// result in a text (see paths.h).
#include "paths.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char log_text[16384];
static size_t log_size;

static void say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    log_size += (size_t)vsnprintf(log_text + log_size,
                                  sizeof log_text - log_size, format, args);
    va_end(args);
}

// The result of a call, with errno's text when it failed.
static void call(const char *what, long result)
{
    say("%s: %ld%s%s\n", what, result, result < 0 ? " " : "",
        result < 0 ? strerror(errno) : "");
}

static const char *root;
static const char *at(const char *name)
{
    static char paths[4][512];
    static int turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", root, name);
    return path;
}

static void show(const char *name)
{
    char bytes[256];
    FILE *f = fopen(at(name), "rb");
    if (!f) {
        say("%s: %s\n", name, strerror(errno));
        return;
    }
    size_t n = fread(bytes, 1, sizeof bytes, f);
    say("%s: %zu:", name, n);
    for (size_t i = 0; i < n; i++)
        say(bytes[i] >= 32 && bytes[i] < 127 ? "%c" : "\\%02x",
            (unsigned char)bytes[i]);
    say("%s\n", feof(f) ? "" : " and more");
    fclose(f);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list(const char *name)
{
    char *names[32];
    int n = 0;
    DIR *d = opendir(at(name));
    if (!d) {
        say("list %s: %s\n", name, strerror(errno));
        return;
    }
    for (struct dirent *e; n < 32 && (e = readdir(d));)
        names[n++] = strdup(e->d_name);
    rewinddir(d);
    say("list %s:%s", name, readdir(d) ? "" : " nothing again");
    closedir(d);
    qsort(names, (size_t)n, sizeof *names, by_name);
    for (int i = 0; i < n; i++) {
        say(" %s", names[i]);
        free(names[i]);
    }
    say("\n");
}

static void kind(const char *name)
{
    struct stat s;
    if (stat(at(name), &s))
        say("stat %s: %s\n", name, strerror(errno));
    else
        say("stat %s: %s %ld %s\n", name,
            S_ISDIR(s.st_mode)   ? "folder"
            : S_ISREG(s.st_mode) ? "file"
                                 : "other",
            S_ISDIR(s.st_mode) ? 0L : (long)s.st_size,
            s.st_mtime > 1600000000 ? "new" : "old");
}

static void streams(void)
{
    char line[64];
    FILE *f = fopen(at("a.txt"), "w+");
    say("w+: %d\n", f != NULL);
    say("fprintf: %d\n", fprintf(f, "%s %d\n", "one", 2));
    say("fputs: %d\n", fputs("three\nfour", f) >= 0);
    say("ftell: %ld\n", ftell(f));
    rewind(f);
    say("fgets: %s", fgets(line, sizeof line, f));
    say("fgetc: %c\n", fgetc(f));
    ungetc('T', f);
    say("ungetc: %c\n", fgetc(f));
    call("fseek", fseek(f, -2, SEEK_END));
    call("ftell", ftell(f));
    call("fseek", fseek(f, -100, SEEK_CUR));
    say("fwrite: %zu\n", fwrite("XYZ", 1, 3, f));
    fflush(f);
    fclose(f);
    show("a.txt");
    f = fopen(at("a.txt"), "a");
    fputs("+end", f);
    fclose(f);
    f = fopen(at("a.txt"), "r+");
    fputs("ONE", f);
    fseek(f, 20, SEEK_SET);
    fputs("far", f);
    fclose(f);
    show("a.txt");
    f = fopen(at("a.txt"), "r");
    int c = 0, n = 0;
    while (fscanf(f, "%*[^\n]") != EOF && (c = fgetc(f)) != EOF)
        n++;
    say("lines: %d %d %d\n", n, feof(f) != 0, ferror(f) != 0);
    say("write to a reader: %d\n", fputc('x', f) == EOF || fflush(f) == EOF);
    fclose(f);
    say("freopen: %d\n", (f = fopen(at("a.txt"), "r")) &&
                             (f = freopen(at("a.txt"), "w", f)) != NULL);
    fclose(f);
    show("a.txt");
    f = fopen(at("a.txt"), "wx");
    say("wx: %d %s\n", f != NULL, strerror(errno));
    f = fopen(at("nowhere/b.txt"), "w");
    say("no folder: %d %s\n", f != NULL, strerror(errno));
    f = fopen(at("a.txt/b.txt"), "w");
    say("no folder: %d %s\n", f != NULL, strerror(errno));
}

static void descriptors(void)
{
    char bytes[16] = "";
    int fd = open(at("b.bin"), O_RDWR | O_CREAT | O_EXCL, 0644);
    say("open: %d\n", fd >= 0);
    call("again", open(at("b.bin"), O_RDWR | O_CREAT | O_EXCL, 0644));
    call("write", write(fd, "0123456789", 10));
    call("pwrite", pwrite(fd, "ab", 2, 4));
    call("pread", pread(fd, bytes, 4, 3));
    say("%s\n", bytes);
    call("lseek", lseek(fd, 0, SEEK_CUR));
    call("ftruncate", ftruncate(fd, 6));
    call("lseek", lseek(fd, 0, SEEK_END));
    call("ftruncate", ftruncate(fd, 8));
    call("fsync", fsync(fd));
    call("fdatasync", fdatasync(fd));
    int other = open(at("b.bin"), O_RDONLY);
    call("write", write(fd, "!", 1));
    call("unlink", unlink(at("b.bin")));
    call("read", read(other, bytes, 9));
    kind("b.bin");
    call("write to a reader", write(other, "x", 1));
    struct stat s;
    call("fstat", fstat(other, &s));
    say("%ld\n", (long)s.st_size);
    call("close", close(other));
    call("close", close(other));
    call("close", close(fd));
    call("lseek", lseek(fd, 0, SEEK_SET));
    fd = open(at("c.bin"), O_WRONLY | O_CREAT | O_APPEND, 0644);
    call("append", write(fd, "one", 3));
    call("lseek", lseek(fd, 0, SEEK_SET));
    call("append", write(fd, "two", 3));
    call("read from a writer", read(fd, bytes, 1));
    close(fd);
    show("c.bin");
    fd = open(at("c.bin"), O_WRONLY | O_TRUNC);
    close(fd);
    kind("c.bin");
    call("folder for writing", open(at("."), O_WRONLY));
    call("file as folder", open(at("c.bin"), O_RDONLY | O_DIRECTORY));
}

static void folders(void)
{
    call("mkdir", mkdir(at("d"), 0755));
    call("mkdir", mkdir(at("d"), 0755));
    call("mkdir", mkdir(at("d/e"), 0755));
    call("mkdir", mkdir(at("x/y"), 0755));
    list("d");
    FILE *f = fopen(at("d/e/f.txt"), "w");
    fputs("inside", f);
    fclose(f);
    list("d/e");
    kind("d");
    kind("d/e/f.txt");
    kind("d/./e/../e/f.txt");
    kind("d/e/f.txt/");
    call("rmdir", rmdir(at("d")));
    call("rmdir", rmdir(at("d/e/f.txt")));
    call("unlink", unlink(at("nothing")));
    call("rename", rename(at("d/e/f.txt"), at("d/g.txt")));
    list("d");
    list("d/e");
    call("rename", rename(at("d"), at("h")));
    show("h/g.txt");
    show("d/g.txt");
    call("rename", rename(at("h"), at("h/i")));
    call("rename", rename(at("h/g.txt"), at("h/e")));
    call("rename", rename(at("h/e"), at("h/g.txt")));
    call("rename", rename(at("nothing"), at("h/g.txt")));
    f = fopen(at("j.txt"), "w");
    fputs("instead", f);
    fclose(f);
    call("rename", rename(at("j.txt"), at("h/g.txt")));
    show("h/g.txt");
    call("remove", remove(at("h/g.txt")));
    call("rmdir", rmdir(at("h/e")));
    list("h");
    call("remove", remove(at("h")));
    kind("h");
    call("access", access(at("c.bin"), R_OK));
    call("access", access(at("nothing"), R_OK));
    call("truncate", truncate(at("c.bin"), 3));
    show("c.bin");
}

const char *exercise(const char *folder)
{
    root = folder;
    log_size = 0;
    streams();
    descriptors();
    folders();
    list(".");
    return log_text;
}

const char *high(const char *folder)
{
    // Takes all that is free below, the largest pieces first.
    for (size_t size = 1 << 20; size >= 8; size /= 2)
        for (void *volatile p = malloc(size); (size_t)p <= 0x7fffffff;
             p = malloc(size))
            if (!p)
                return "no memory";
    log_size = 0;
    root = strdup(folder);
    say("%s\n", (size_t)root > 0x7fffffff ? "high" : "low");
    list(".");
    kind("a.txt");
    show("a.txt");
    return log_text;
}

long append(const char *path, const char *line)
{
    FILE *f = fopen(path, "a");
    if (!f)
        return -1;
    fprintf(f, "%s\n", line);
    long n = ftell(f);
    fclose(f);
    return n;
}
