// A shell for SQLite: statements from standard input, rows to standard output.
#include "sqlite3.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int row(void *user, int n, char **values, char **names)
{
    (void)user;
    for (int i = 0; i < n; i++)
        printf("%s%s=%s", i ? "|" : "", names[i],
               values[i] ? values[i] : "NULL");
    putchar('\n');
    return 0;
}

int main(int argc, char **argv)
{
    sqlite3 *db;
    char *error = NULL, *text = calloc(1, 1 << 20);
    if (argc != 2 || sqlite3_open(argv[1], &db) != SQLITE_OK) {
        fprintf(stderr, "cannot open: %s\n",
                argc == 2 ? sqlite3_errmsg(db) : "");
        return 2;
    }
    size_t len = fread(text, 1, (1 << 20) - 1, stdin);
    char *at = text;
    for (size_t i = 0; i < len; i++) {
        if (text[i] != '\n')
            continue;
        text[i] = '\0';
        if (sqlite3_exec(db, at, row, NULL, &error) != SQLITE_OK) {
            printf("error: %s\n", error);
            sqlite3_free(error);
        }
        at = text + i + 1;
    }
    free(text);
    return sqlite3_close(db) == SQLITE_OK ? 0 : 1;
}
