// Users and owners: there is one user, number 0, and files have no owner to
// change; asking for what is already so succeeds.
#include "cbw_gap.h"
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

CBW_GAP uid_t getuid(void)
{
    return 0;
}

CBW_GAP uid_t geteuid(void)
{
    return 0;
}

CBW_GAP gid_t getgid(void)
{
    return 0;
}

CBW_GAP gid_t getegid(void)
{
    return 0;
}

static int only_root(unsigned id)
{
    if (id == 0)
        return 0;
    errno = EPERM;
    return -1;
}

CBW_GAP int setuid(uid_t id)
{
    return only_root(id);
}

CBW_GAP int seteuid(uid_t id)
{
    return only_root(id);
}

CBW_GAP int setgid(gid_t id)
{
    return only_root(id);
}

CBW_GAP int setegid(gid_t id)
{
    return only_root(id);
}

static int change_owner(uid_t user, gid_t group)
{
    if ((user == 0 || user == (uid_t)-1) && (group == 0 || group == (gid_t)-1))
        return 0;
    errno = EPERM;
    return -1;
}

CBW_GAP int chown(const char *path, uid_t user, gid_t group)
{
    (void)path;
    return change_owner(user, group);
}

CBW_GAP int lchown(const char *path, uid_t user, gid_t group)
{
    (void)path;
    return change_owner(user, group);
}

CBW_GAP int fchown(int fd, uid_t user, gid_t group)
{
    (void)fd;
    return change_owner(user, group);
}

CBW_GAP int fchownat(int dir, const char *path, uid_t user, gid_t group,
                     int flags)
{
    (void)dir;
    (void)path;
    (void)flags;
    return change_owner(user, group);
}

// No user database.
CBW_GAP struct passwd *getpwuid(uid_t id)
{
    (void)id;
    return 0;
}

CBW_GAP struct passwd *getpwnam(const char *name)
{
    (void)name;
    return 0;
}

CBW_GAP struct group *getgrgid(gid_t id)
{
    (void)id;
    return 0;
}

CBW_GAP struct group *getgrnam(const char *name)
{
    (void)name;
    return 0;
}

CBW_GAP char *getlogin(void)
{
    no_such_call();
    return 0;
}
