#!/bin/sh
# Lays a disk for one more machine: all that this one has, with whatever is changed kept apart, in memory or in FOLDER/kept.
# Inside a mount namespace of its own: laid.sh FOLDER RESOLVER
set -eu
folder=$1
mount --make-rprivate /
mkdir -p "$folder/memory" "$folder/disk" "$folder/kept"
mount -t tmpfs tmpfs "$folder/memory"
mkdir "$folder/memory/changed" "$folder/memory/work"
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/memory/changed,workdir=$folder/memory/work" "$folder/disk"
mkdir -p "$folder/disk/var/lib/oasen" "$folder/disk/before"
# What is acknowledged has to lie on a disk.
mount --bind "$folder/kept" "$folder/disk/var/lib/oasen"
# Of what this machine does at its start the other does nothing, but for the journal.
rm -rf "$folder/disk/etc/systemd/system" "$folder/disk"/usr/lib/systemd/system/*.target.wants/*
mkdir -p "$folder/disk/etc/systemd/system"
# A machine with systemd starts what is installed on it.
rm -f "$folder/disk/usr/sbin/policy-rc.d"
ln -s /usr/lib/systemd/system/systemd-journald.service "$folder/disk/usr/lib/systemd/system/sysinit.target.wants/"
# Whom it asks for names; and whom while packages are fetched, which are not of this small world.
cp --remove-destination "$(readlink -f /etc/resolv.conf)" "$folder/disk/etc/resolv.conf.internet"
rm -f "$folder/disk/etc/resolv.conf"
echo "nameserver $2" > "$folder/disk/etc/resolv.conf"
echo laid
exec sleep infinity
