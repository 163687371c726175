#!/bin/sh
# Makes a server of a fresh Debian (12 or later) or Ubuntu (24.04 or later). Run it as root, as often as you like:
#
#     sh deploy/install.sh --domain nhipcau.example --wheel nhipcau-0.2.0-py3-none-any.whl
#
# docs/server.md says what each step does. Nothing that is there already is overwritten, but for what is this script's own:
# the units nhipcau-*, and /etc/nginx/nhipcau.d.
# shellcheck disable=SC1111  # quotation marks within sentences are meant
set -eu

usage() {
    cat <<'END'
usage: sh deploy/install.sh --domain NAME --wheel FILE [--site ADDRESS] [--mail ADDRESS] [--requirements FILE]
       [--desk NAME]

  --domain NAME        the name under which readers find the site
  --wheel FILE         the package: nhipcau-*.whl
  --site ADDRESS       a Git repository with the newspaper; without it, a new one is started
  --mail ADDRESS       who hears of certificates; with it, certbot gets one
  --desk NAME          the name under which writers find the desk; needs --mail, since passwords go over https alone
  --requirements FILE  the versions to install, with hashes (requirements.txt of Nhịp Cầu)
END
}

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

here=$(cd "$(dirname "$0")" && pwd)
home=/srv/nhipcau
www=/srv/www/nhipcau
domain='' wheel='' site='' mail='' requirements='' desk=''

while [ $# -gt 0 ]; do
    case $1 in
    --help | -h)
        usage
        exit 0
        ;;
    --domain | --wheel | --site | --mail | --requirements | --desk)
        [ $# -gt 1 ] || fail "$1 needs a value."
        case $1 in
        --domain) domain=$2 ;;
        --wheel) wheel=$2 ;;
        --site) site=$2 ;;
        --mail) mail=$2 ;;
        --requirements) requirements=$2 ;;
        --desk) desk=$2 ;;
        esac
        shift 2
        ;;
    *)
        usage >&2
        fail "What is $1?"
        ;;
    esac
done

# Before anything is changed
[ -n "$domain" ] || fail "Say --domain: the name under which readers find the site."
case $domain in
*[!a-z0-9.-]* | .* | -* | *..*) fail "“$domain” is no name of a site: it has small letters, digits, points and hyphens." ;;
esac
case $desk in
*[!a-z0-9.-]* | .* | -* | *..*) fail "“$desk” is no name of a desk: it has small letters, digits, points and hyphens." ;;
esac
[ -z "$desk" ] || [ -n "$mail" ] || fail "The desk needs a certificate: say --mail, too."
[ -f "$wheel" ] || fail "There is no package “$wheel”. Say --wheel: make it with “pip wheel --no-deps .” in a clone of Nhịp Cầu."
[ -z "$requirements" ] || [ -f "$requirements" ] || fail "There is no file “$requirements”."
[ "$(id -u)" = 0 ] || fail "This must be run as root."
command -v apt-get >/dev/null || fail "This script is for Debian and Ubuntu; docs/server.md says what it would do."

step() {
    printf '\n== %s\n' "$1"
}

# As who the site is built; never with what root's environment holds.
as_nhipcau() {
    runuser -u nhipcau -- env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"
}

is_running() {
    [ -d /run/systemd/system ]
}

step "Packages"
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq install --yes --no-install-recommends ca-certificates git nginx python3 python3-venv rsync
apt-get -qq install --yes --no-install-recommends libnginx-mod-http-brotli-static ||
    echo "No brotli for nginx here: readers get gzip."
if [ -n "$mail" ]; then
    apt-get -qq install --yes --no-install-recommends certbot python3-certbot-nginx
fi
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "Nhịp Cầu needs Python 3.11 or later: this system is too old."

step "User and folders"
id nhipcau >/dev/null 2>&1 || useradd --system --home-dir "$home" --shell /usr/sbin/nologin nhipcau
install -d -o nhipcau -g nhipcau -m 755 "$home" "$www"

step "Python and Nhịp Cầu"
[ -x "$home/env/bin/python" ] || as_nhipcau python3 -m venv "$home/env"
install -d -o nhipcau -g nhipcau -m 755 "$home/packages"
install -o nhipcau -g nhipcau -m 644 "$wheel" "$home/packages/"
# Where packages come from, /etc/pip.conf may say otherwise.
pip() {
    as_nhipcau "$home/env/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}
if [ -n "$requirements" ]; then
    install -o nhipcau -g nhipcau -m 644 "$requirements" "$home/packages/requirements.txt"
    pip --no-deps --require-hashes -r "$home/packages/requirements.txt"
    pip --no-deps --force-reinstall "$home/packages/$(basename "$wheel")"
else
    pip --upgrade "$home/packages/$(basename "$wheel")"
fi

step "The newspaper"
if [ -f "$home/site/pelicanconf.py" ]; then
    echo "It is there: $home/site stays as it is."
elif [ -n "$site" ]; then
    as_nhipcau git clone --quiet "$site" "$home/site"
else
    as_nhipcau "$home/env/bin/nhipcau" start "$home/site" --yes --address "https://$domain"
fi
[ -f "$home/site/publishconf.py" ] || fail "The newspaper has no publishconf.py: see docs/own-newspaper.md."
if ! grep -q '^PLACES' "$home/site/publishconf.py"; then
    printf '\nPLACES = {"site": "file://%s"}\n' "$www" >>"$home/site/publishconf.py"
    echo "publishconf.py names the place “site” now: $www."
fi

step "nginx"
install -d -m 755 /etc/nginx/nhipcau.d
if ls /etc/nginx/modules-enabled/*brotli-static* >/dev/null 2>&1; then
    echo 'brotli_static on;' >/etc/nginx/nhipcau.d/brotli.conf
fi
if [ ! -f /etc/nginx/sites-available/nhipcau ]; then
    sed "s/nhipcau\.example/$domain/" "$here/nginx.conf" >/etc/nginx/sites-available/nhipcau
fi
ln -sfn ../sites-available/nhipcau /etc/nginx/sites-enabled/nhipcau
rm -f /etc/nginx/sites-enabled/default
if [ -n "$desk" ]; then
    if [ ! -f /etc/nginx/sites-available/nhipcau-desk ]; then
        sed "s/desk\.nhipcau\.example/$desk/" "$here/nginx-desk.conf" >/etc/nginx/sites-available/nhipcau-desk
    fi
    ln -sfn ../sites-available/nhipcau-desk /etc/nginx/sites-enabled/nhipcau-desk
    echo "DESK_HOST=$desk" >/etc/default/nhipcau-desk
fi
nginx -t -q

step "Services"
for unit in "$here"/systemd/*; do
    install -m 644 "$unit" /etc/systemd/system/
done
units="nhipcau-publish.service nhipcau-nginx.path"
if [ -d "$home/site/.git" ] && as_nhipcau git -C "$home/site" remote | grep -q .; then
    units="$units nhipcau-pull.timer"
fi
# Without an account the desk refuses to be asked by others.
if [ -n "$desk" ] && [ -f "$home/site/.desk/desk.sqlite" ]; then
    units="$units nhipcau-desk.service"
fi
# shellcheck disable=SC2086  # several words
systemctl --quiet enable nginx.service $units
if is_running; then
    systemctl daemon-reload
    systemctl reload-or-restart nginx.service
    # shellcheck disable=SC2086
    systemctl restart $units
else
    echo "systemd does not run here: the services start with the machine."
fi

if [ -n "$mail" ]; then
    step "Certificate"
    certbot --nginx --non-interactive --agree-tos --redirect --mail "$mail" --domain "$domain" ${desk:+--domain "$desk"}
fi

step "Done"
cat <<END
The newspaper is in $home/site, and readers see $www/current.
What is live, what waits and what failed:
    cd $home/site && sudo -u nhipcau $home/env/bin/nhipcau publish site --status
To count every night how often pages were read:
    systemctl enable --now nhipcau-counts.timer
To tell the weather that the setting WEATHER names:
    systemctl enable --now nhipcau-weather.timer
To have comments (pip install nhipcau[comments] first; docs/readers.md):
    systemctl enable --now nhipcau-comments.service nhipcau-approved.timer
To have a newsletter (docs/readers.md says what its settings are):
    systemctl enable --now nhipcau-newsletter.service
END
if [ -n "$desk" ]; then
    cat <<END
The desk is at https://$desk/-desk/ once it has a first account:
    cd $home/site && sudo -u nhipcau $home/env/bin/nhipcau desk --account NAME
    systemctl enable --now nhipcau-desk.service
END
fi
