/* What the cases use of systemd/sd-login.h; not the real header. */
#ifndef STUB_SYSTEMD_SD_LOGIN_H
#define STUB_SYSTEMD_SD_LOGIN_H

typedef struct sd_login_monitor sd_login_monitor;

int sd_login_monitor_new(const char *p0, sd_login_monitor **p1);
sd_login_monitor *sd_login_monitor_unref(sd_login_monitor *p0);

#endif
