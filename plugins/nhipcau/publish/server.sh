# What a place on a server does, run there over ssh by a POSIX shell:
#     sh -c "$(cat server.sh)" sh ACTION ROOT …
# Status 3: the folder holds files of others; 4: somebody else has the place; 5: what arrived is not what was sent;
# 6: the lock is lost; 7: the folder that ROOT should lie in is not there; 8: there is no rsync.
# Releases lie beside each other in ROOT/releases, and readers see the one that the link ROOT/current leads to.
set -eu

action=$1
root=$2
shift 2

lock=$root/.nhipcau-lock
# Seconds without a sign of life, by the server's own clock, after which a lock is nobody's.
stale=60

# Seconds since the lock was touched.
age() {
    touched=$(stat -c %Y "$lock" 2>/dev/null || stat -f %m "$lock" 2>/dev/null || echo 0)
    echo $(($(date +%s) - touched))
}

# Make the folder ours, or stop.
open_place() {
    [ -d "$(dirname "$root")" ] || exit 7
    command -v rsync >/dev/null || exit 8
    [ -d "$root" ] || mkdir "$root"
    if [ ! -e "$root/.nhipcau" ]; then
        [ -z "$(ls -A "$root")" ] || exit 3
        : >"$root/.nhipcau"
    fi
    [ -d "$root/releases" ] || mkdir "$root/releases"
}

# Hold the place while whoever started this says so, a line at a time: HOLDER TOKEN DEAD
# A lock is taken over whose holder gives no sign any more, or is DEAD, as who asks has seen. It is moved away first:
# only one can do that.
hold() {
    token=$2
    open_place
    if ! mkdir "$lock" 2>/dev/null; then
        holder=$(cat "$lock/holder" 2>/dev/null || true)
        if [ "$(age)" -lt "$stale" ] && { [ -z "$holder" ] || [ "$holder" != "$3" ]; }; then
            printf '%s\n' "$holder"
            exit 4
        fi
        mv "$lock" "$lock.$token" 2>/dev/null || exit 4
        rm -rf "$lock.$token"
        mkdir "$lock" 2>/dev/null || exit 4
    fi
    trap 'if mine "$token"; then rm -rf "$lock"; fi' EXIT
    trap 'exit 1' HUP INT TERM PIPE
    printf '%s\n' "$1" >"$lock/holder"
    : >"$lock/$token"
    rm -rf "$root/releases/"*.part "$root/current.part"
    echo held
    while read -r _; do
        mine "$token" || exit 6
        touch "$lock"
    done
}

mine() {
    [ -e "$lock/$1" ]
}

# The name of the release that readers see, and then the record of each, a line each.
standing() {
    if link=$(readlink "$root/current" 2>/dev/null); then
        link=${link#releases/}
        echo "${link%/site}"
    else
        echo
    fi
    for release in "$root/releases/"*Z-*; do
        case $release in *.part) continue ;; esac
        [ ! -e "$release/release.json" ] || cat "$release/release.json"
    done
}

# Begin a release with the files of another, which are shared: TOKEN NAME BASE
begin() {
    mine "$1" || exit 6
    rm -rf "$root/releases/$2.part"
    mkdir "$root/releases/$2.part"
    if [ -n "$3" ]; then
        cp -al "$root/releases/$3/." "$root/releases/$2.part/" 2>/dev/null ||
            rsync -a --link-dest="$root/releases/$3/" "$root/releases/$3/" "$root/releases/$2.part/"
    else
        mkdir "$root/releases/$2.part/site"
    fi
}

# The list of files of a release: NAME
manifest() {
    cat "$root/releases/$1/manifest"
}

# End a release: remove what it no longer has, take from another what is of that, see that all is there, give it its
# name: TOKEN NAME LISTING OTHER
# LISTING is "-", or the digest of the paths of all its files.
end() {
    mine "$1" || exit 6
    cd "$root/releases/$2.part/site"
    if [ -s ../gone ]; then
        xargs rm -f -- <../gone
        find . -depth -type d -empty -delete
    fi
    while IFS= read -r name; do
        if [ -e "../../$4/site/$name" ]; then
            mkdir -p "$(dirname "./$name")"
            ln -f "../../$4/site/$name" "./$name"
        fi
    done <../taken
    rm -f ../gone ../taken
    if [ "$3" != - ]; then
        listing=$(find . -type f | LC_ALL=C sort | sha256sum)
        [ "${listing%% *}" = "$3" ] || exit 5
    fi
    cd "$root"
    mv "releases/$2.part" "releases/$2"
}

# Have readers see a release, from one instant to the next: TOKEN NAME
switch() {
    mine "$1" || exit 6
    cd "$root"
    [ -d "releases/$2/site" ] || exit 5
    rm -f current.part
    ln -s "releases/$2/site" current.part
    mv -T current.part current 2>/dev/null || mv -h current.part current
}

# End a release and have readers see it: TOKEN NAME LISTING
finish() {
    end "$@"
    switch "$1" "$2"
}

# Forget all but the last releases, and the one that readers see, and tell what stays: TOKEN KEEP
prune() {
    mine "$1" || exit 6
    cd "$root/releases"
    live=$(readlink ../current 2>/dev/null || true)
    set -- "$2" *Z-*
    keep=$1
    shift
    while [ $# -gt "$keep" ]; do
        if [ "$live" != "releases/$1/site" ] && [ -d "$1" ]; then
            mv "$1" "$1.part"
            rm -rf "$1.part"
        fi
        shift
    done
    standing
}

"$action" "$@"
