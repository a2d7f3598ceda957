#!/bin/sh
# Powers a machine on whose disk laid.sh has laid: its own devices and processes, then systemd, as PID 1.
# Inside mount, process and cgroup namespaces of its own: powered.sh FOLDER
set -eu
cd "$1/disk"
mount -t proc proc proc
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount --rbind /sys sys
umount -R sys/fs/cgroup 2> /dev/null || true
mount -o remount,bind,ro sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs tmpfs dev
for each in null zero full random urandom tty; do
    : > "dev/$each"
    mount --bind "/dev/$each" "dev/$each"
done
mkdir dev/pts dev/shm dev/mqueue dev/hugepages
# Everybody may share memory there, as on any machine; PostgreSQL does.
chmod 1777 dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
: > dev/console
mount -t tmpfs tmpfs run
mkdir run/lock
mount -t tmpfs tmpfs tmp
pivot_root . before
umount -l /before
exec env -i container=oasen PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    /lib/systemd/systemd --unit=multi-user.target systemd.unified_cgroup_hierarchy=1
