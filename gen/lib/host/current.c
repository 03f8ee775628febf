// ---- the current instance --------------------------------------------------

static _Thread_local CbwHost *cbw_current;

static void cbw_say(void *user, CbwHostStatus status, const char *text,
                    bool nested)
{
    (void)user, (void)status, (void)nested;
    fprintf(stderr, "%s: %s\n", CBW_LIBRARY.name, text);
}

// One that refuses all calls, where there can be no other.
static CbwHost *cbw_none(void)
{
    static CbwHost none;
    none.dead = "its start";
    return &none;
}

CbwHost *NAME_host_current(void)
{
    char error[512];
    if (cbw_current)
        return cbw_current;
    CbwHostOptions options = {.report = cbw_say, .grant = CBW_LENT};
    cbw_current = NAME_host_new(&options, error, sizeof error);
    if (!cbw_current) {
        fprintf(stderr, "%s\n", error);
        cbw_current = cbw_none();
    }
    return cbw_current;
}

void NAME_host_use(CbwHost *h)
{
    cbw_current = h;
}
