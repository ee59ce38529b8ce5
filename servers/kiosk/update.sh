#!/bin/sh
# Puts a version of Aldyn in place on a kiosk, from a stick and without a network.
#
#   update.sh STICK [--expect HASH]   a folder with SHA256SUMS and dist/ (or one .tar.gz of it) beside it;
#                                     or dist/ itself, or the .tar.gz itself, with SHA256SUMS beside it
#   update.sh --back                  the version before; once more, and it is the newer one again
#   update.sh --which                 which version this is
#   update.sh --check                 are its files whole, the list of what is withdrawn right, and the clock not behind
#
# A version has two numbers. That of SHA256SUMS stands for every file, and --expect takes it. The version on the screen is
# that of the list in the site's worker.js, and stands on the kiosk's start page. Both are SHA-256; the first twelve digits are
# enough.
#
# What lies in /srv/aldyn (or where ALDYN_FOLDER says):
#
#   versions/HASH.xxxxxx/site         a version, beside it the SHA256SUMS that it was held against
#   current -> versions/HASH.xxxxxx   what is served; a name that is swapped in one step
#   previous -> versions/HASH.xxxxxx  what was served before
#
# In /etc/aldyn (or where ALDYN_SETTINGS says) there may be a withdrawn.json: a list of withdrawn versions of rules, which the
# server gives in place of the site's.
#
# A version is unpacked, checked and written to the disk before `current` names it. Whenever the power goes, `current`
# names a whole version. What nothing names is left over, and is taken away by the next update.

set -eu
# One order of names and one language of messages, wherever this runs. A link that CDPATH finds is none of ours.
LC_ALL=C
export LC_ALL
unset CDPATH
umask 022

folder=${ALDYN_FOLDER:-/srv/aldyn}
own_list=${ALDYN_SETTINGS:-/etc/aldyn}/withdrawn.json
unfinished=''
newline='
'

say() {
    printf '%s\n' "$*"
}

# Nothing was changed by then: `current` is swapped as the very last.
refuse() {
    say "Not done: $*" >&2
    if [ -e "$folder/current" ]; then
        say "What was there is still there. $(told current)" >&2
    fi
    exit 1
}

tidy() {
    if [ -n "$unfinished" ]; then
        rm -rf "$unfinished"
    fi
}

# The version's hash: two kiosks with the same one have the same files, byte by byte.
hash_of() {
    sha256sum < "$1/SHA256SUMS" | cut -c 1-64
}

# The day of the rules, where the kiosk's page says it.
rules_day() {
    sed -n 's/.*data-edition="\([0-9-]*\)".*/\1/p' "$1/site/kiosk/index.html" 2> /dev/null | head -n 1
}

# What the kiosk's start page shows as its version: so can be seen which one the screen has.
on_screen() {
    list=$(sed -n 's/.*version"\{0,1\}:"\([^"]*\)".*/\1/p' "$1/site/worker.js" 2> /dev/null | head -n 1)
    printf '%s' "$list" | base64 -d 2> /dev/null | od -An -tx1 | tr -d ' \n' | cut -c 1-12
}

# A version in one line. The first twelve digits are enough to be told over the telephone.
told() {
    version=$folder/$1
    day=$(rules_day "$version")
    screen=$(on_screen "$version")
    say "$1: version $(hash_of "$version" | cut -c 1-12) (of SHA256SUMS)," \
        "version on the screen: ${screen:-none}, rules of ${day:-a day that the site does not tell}."
}

# The first lines of many, indented.
few() {
    printf '%s\n' "$1" | sed -n 's/^/  /; 1,10p; 11s/.*/  .../p'
}

# Refuses a list of names that could lead out of the folder, or that is not written as `cargo xtask release` writes it.
hold_sums() {
    [ -s "$1" ] || refuse "SHA256SUMS is empty."
    wrong=$(grep -Ev '^[0-9a-f]{64}  [^/]' "$1" || true)
    [ -z "$wrong" ] || refuse "SHA256SUMS has lines that are none of a release:$newline$(few "$wrong")"
    # A control character is also the carriage return of an editor that "mended" the ends of lines.
    wrong=$(cut -c 67- "$1" | grep -E '(^|/)\.{0,2}(/|$)|[[:cntrl:]\\]' || true)
    [ -z "$wrong" ] || refuse "SHA256SUMS has names that are none of a release:$newline$(few "$wrong")"
    twice=$(cut -c 67- "$1" | sort | uniq -d)
    [ -z "$twice" ] || refuse "SHA256SUMS names a file twice:$newline$(few "$twice")"
}

# Says what is wrong with a version's files; nothing where every file is there, is what it was, and nothing is there besides.
faults() {
    strange=$(cd "$1/site" && find . ! -type f ! -type d)
    if [ -n "$strange" ]; then
        say "These are neither files nor folders:$newline$(few "$strange")"
        return
    fi
    listed=$(cut -c 67- "$1/SHA256SUMS" | sort)
    found=$(cd "$1/site" && find . -type f | cut -c 3- | sort)
    if [ "$listed" != "$found" ]; then
        # A name that stands in one list alone stands once in both; to tell which, the other list is added twice.
        missing=$(printf '%s\n' "$listed" "$found" "$found" | sort | uniq -u)
        more=$(printf '%s\n' "$listed" "$listed" "$found" | sort | uniq -u)
        [ -z "$missing" ] || say "These files are missing:$newline$(few "$missing")"
        [ -z "$more" ] || say "These files do not belong to it:$newline$(few "$more")"
        return
    fi
    if ! checked=$(cd "$1/site" && sha256sum -c ../SHA256SUMS 2> /dev/null); then
        say "These files are damaged:$newline$(few "$(printf '%s\n' "$checked" | grep -v ': OK$')")"
        return
    fi
    if [ ! -f "$1/site/index.html" ] || [ ! -f "$1/site/kiosk/index.html" ]; then
        say "There is no kiosk/index.html in it: this is no version of Aldyn with a kiosk."
    fi
}

# Whether a day is before another.
is_before() {
    [ "$1" != "$2" ] && [ "$(printf '%s\n' "$1" "$2" | sort | head -n 1)" = "$1" ]
}

# The clock was ahead when the version was put in place, and `--check` would hold that day against the right one for ever. A
# clock that is before the rules themselves is the one that is wrong: then the day stays.
mend_day() {
    placed=$folder/current/SHA256SUMS
    day=$(rules_day "$folder/current")
    today=$(date +%Y-%m-%d)
    if [ "$(date -r "$placed" +%s)" -le "$(date +%s)" ] || is_before "$today" "${day:-$today}"; then
        return
    fi
    say "It came on $(date -r "$placed" +%Y-%m-%d), says the disk: the clock was ahead then. That day is $today from now on."
    say "Where that is not today, the clock is wrong now: timedatectl set-time"
    touch "$placed"
    sync
}

# Versions that a list withdraws, one a line.
withdrawn_in() {
    grep -oE '"[0-9a-f]{16}"' "$1" 2> /dev/null | sort -u
}

# Says what is wrong with the list in /etc/aldyn. One that no page can read, or an old one that lacks what the site's has, would
# show again what was withdrawn, and nobody would see it.
list_fault() {
    [ -e "$own_list" ] || return 0
    if ! tr '\t\r\n\000' '   x' < "$own_list" | grep -Eqx ' *\[ *("[0-9a-f]{16}" *(, *"[0-9a-f]{16}" *)*)?\] *'; then
        say "$own_list is no list of versions that can be read, such as [\"0123456789abcdef\"]. Mend it or take it away."
        return
    fi
    of_site=$(withdrawn_in "$folder/current/site/withdrawn.json")
    own=$(withdrawn_in "$own_list")
    lacks=$(printf '%s\n' "$of_site" "$own" "$own" | sort | uniq -u)
    [ -z "$lacks" ] || say "$own_list lacks what the site itself withdraws. Add it, or take the file away:$newline$(few "$lacks")"
}

# For whoever has changed what is served: which list of withdrawn versions goes with it.
tell_list() {
    [ -e "$own_list" ] || return 0
    fault=$(list_fault)
    if [ -n "$fault" ]; then
        say "$fault" >&2
        return
    fi
    say "The list of withdrawn versions is $own_list, in place of the one of the site."
}

# Names another version in one step: there is no moment without the name, nor one with half of it.
point() {
    rm -f "$folder/$1.new"
    ln -s "$2" "$folder/$1.new"
    mv -T "$folder/$1.new" "$folder/$1"
}

# What a name stands for: versions/HASH.xxxxxx, or nothing.
named() {
    readlink "$folder/$1" || true
}

# Two at a time would take away one another's files. The lock goes with the process, by power cut too.
lock() {
    mkdir -p "$folder/versions" || refuse "$folder cannot be written to. Use sudo."
    [ -w "$folder" ] || refuse "$folder cannot be written to. Use sudo."
    exec 9> "$folder/lock" || refuse "$folder cannot be written to. Use sudo."
    flock -n 9 || refuse "another update is running."
}

# Takes away what nothing names: what a power cut left, and what was there before the version before.
sweep() {
    for version in "$folder"/versions/*; do
        case versions/${version##*/} in
            "$(named current)" | "$(named previous)") ;;
            *) rm -rf "$version" ;;
        esac
    done
}

# Sets `from` (dist/ or an archive) and `sums`, whichever way the stick was named.
find_on_stick() {
    [ -e "$1" ] || refuse "there is no $1. Is the stick mounted?"
    if [ ! -d "$1" ]; then
        from=$1
        sums=$(dirname -- "$1")/SHA256SUMS
    elif [ -d "$1/dist" ]; then
        from=$1/dist
        sums=$1/SHA256SUMS
    elif [ -f "$1/index.html" ]; then
        from=$1
        sums=$1/../SHA256SUMS
    else
        sums=$1/SHA256SUMS
        from=''
        for archive in "$1"/*.tar.gz; do
            [ -f "$archive" ] || continue
            [ -z "$from" ] || refuse "there are several .tar.gz in $1: name one of them."
            from=$archive
        done
        [ -n "$from" ] || refuse "there is neither dist/ nor a .tar.gz in $1."
    fi
    [ -f "$sums" ] || refuse "there is no SHA256SUMS beside $from."
}

# Unpacks what is a plain file or folder with a plain name; anything else is refused before a byte of it is written.
unpack() {
    kinds=$(tar -tvzf "$1" 2> /dev/null) || refuse "the archive cannot be read to its end. Copy it to the stick again."
    kinds=$(printf '%s\n' "$kinds" | grep -v '^[-d]' || true)
    [ -z "$kinds" ] || refuse "the archive holds links or other things that are no files:$newline$(few "$kinds")"
    leads_out=$(tar -tzf "$1" | grep -E '^/|(^|/)\.\.(/|$)' || true)
    [ -z "$leads_out" ] || refuse "the archive holds names that lead out of it:$newline$(few "$leads_out")"
    tar -xzf "$1" -C "$2" --no-same-owner --no-same-permissions || refuse "the archive could not be unpacked. Is the disk full?"
    # With the folder dist/ around the files, or without.
    if [ -d "$2/dist" ] && [ "$(ls -A "$2")" = dist ]; then
        mv "$2/dist" "$2.inner"
        rmdir "$2"
        mv "$2.inner" "$2"
    fi
}

update() {
    find_on_stick "$1"
    lock
    sweep
    # What is checked is the copy that will be served, not the stick: it could read otherwise the next time.
    arriving=$(mktemp -d "$folder/versions/arriving.XXXXXX") || refuse "$folder cannot be written to. Use sudo."
    unfinished=$arriving
    cp -- "$sums" "$arriving/SHA256SUMS" || refuse "SHA256SUMS cannot be read from the stick."
    hold_sums "$arriving/SHA256SUMS"
    hash=$(hash_of "$arriving")
    case $hash in
        "$2"*) ;;
        *) refuse "this is version $hash (of SHA256SUMS), and not the one that was expected ($2)." ;;
    esac
    if [ -e "$folder/current" ] && [ "$(hash_of "$folder/current")" = "$hash" ] && [ -z "$(faults "$folder/current")" ]; then
        say "This version is in place already. $(told current)"
        mend_day
        return
    fi
    mkdir "$arriving/site"
    if [ -d "$from" ]; then
        # A link is copied as a link, and refused as one below: what it leads to is not read.
        cp -R -P -- "$from/." "$arriving/site" || refuse "not everything can be read from the stick, or the disk is full."
    else
        unpack "$from" "$arriving/site"
    fi
    fault=$(faults "$arriving")
    [ -z "$fault" ] || refuse "the stick does not hold what SHA256SUMS says. Copy it again.$newline$fault"
    chmod -R u=rwX,go=rX "$arriving"
    place=versions/$(printf %s "$hash" | cut -c 1-12).${arriving##*.}
    mv -T "$arriving" "$folder/$place"
    unfinished=$folder/$place
    # All of it is on the disk before anything names it.
    sync
    # The old one first: whatever happens between the two lines, both names stand for whole versions. Where the same version
    # is put in place anew because it was damaged, the one before it stays the one before.
    before=$(named current)
    if [ -n "$before" ] && [ "$(hash_of "$folder/current")" != "$hash" ]; then
        point previous "$before"
    fi
    # From here on it is not ours to take away again: were we stopped now, `current` may name it already.
    unfinished=''
    point current "$place"
    sync
    sweep
    [ ! -e "$folder/previous" ] || told previous
    told current
    say "Its full hash: $hash"
    say "Compare it with the hash of SHA256SUMS that was published. Then: systemctl restart aldyn-kiosk"
    tell_list
}

back() {
    lock
    now=$(named current)
    before=$(named previous)
    if [ -z "$now" ] || [ -z "$before" ] || [ "$before" = "$now" ]; then
        refuse "there is no version before."
    fi
    fault=$(faults "$folder/$before")
    [ -z "$fault" ] || refuse "the version before is damaged.$newline$fault"
    point current "$before"
    point previous "$now"
    sync
    told previous
    told current
    say "Now: systemctl restart aldyn-kiosk"
    tell_list
}

which_one() {
    [ -e "$folder/current" ] || refuse "there is no version in $folder yet."
    told current
    say "Its full hash: $(hash_of "$folder/current")"
    [ ! -e "$folder/previous" ] || told previous
    tell_list
}

# For whoever opens the kiosk in the morning, and for the server before it starts. Writes nothing and needs no rights.
check() {
    [ -e "$folder/current" ] || refuse "there is no version in $folder yet."
    fault=$(faults "$folder/current")
    if [ -n "$fault" ]; then
        say "The files in place are damaged; put the version in place again, or go --back.$newline$fault" >&2
        exit 1
    fi
    fault=$(list_fault)
    if [ -n "$fault" ]; then
        say "$fault" >&2
        exit 1
    fi
    # Answers are reckoned from today. A clock that is before the day on which the files were put there has lost its battery.
    day=$(rules_day "$folder/current")
    today=$(date +%Y-%m-%d)
    put=$(date -r "$folder/current/SHA256SUMS" +%Y-%m-%d)
    for known in "$put" ${day:+"$day"}; do
        if is_before "$today" "$known"; then
            say "The clock is wrong: it says $today, and it was already $known. Set it: timedatectl set-time" >&2
            exit 1
        fi
    done
    say "All files are whole, and it is $(date '+%Y-%m-%d %H:%M %Z'). $(told current)"
}

trap tidy EXIT
trap 'exit 1' HUP INT TERM

# The lines at the top are the help.
help() {
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
    exit 2
}

case $#:${1-} in
    1:--back) back ;;
    1:--which) which_one ;;
    1:--check) check ;;
    *:-* | 0:) help ;;
    1:?*) update "$1" '' ;;
    3:?*)
        if [ "$2" != --expect ] || [ -z "$3" ]; then help; fi
        update "$1" "$3"
        ;;
    *) refuse "one stick at a time, and a name with spaces in quotes." ;;
esac
