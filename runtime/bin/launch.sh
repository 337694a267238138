# Starts the Java program of a module: finds a JDK, builds what is missing, becomes java.
# shellcheck shell=sh disable=SC2154 # module, main, flags: set by the launcher
#
# Sourced by the launchers in */bin, which set beforehand
#   self     the launcher's path, symlinks resolved
#   module   the module it belongs to
#   main     its main class
#   flags    java's flags (word by word)
# and then call: launch "$@"
#
# A render runs several times a second in every session, and a process costs more than a
# millisecond to start: when all is built and the launcher is called by its absolute path, nothing
# here but shell builtins comes before `exec java`.

minimum=25

launch() {
  name=${self##*/}
  rendering=
  [ "$name" = statusline ] && [ $# -eq 0 ] && rendering=yes
  locate
  find_jdk
  leave_folder
  is_built || build
  cache_path

  set -- -cp "$jar" "$main" "$@"
  [ -z "$rendering" ] || [ -z "${missed-}" ] || set -- "-Dfreshline.missed=$missed" "$@"
  [ -z "$aot" ] || set -- "-Dfreshline.aot=$aot" "$@"
  if aot_is_usable; then
    # The JVM trusts what is inside. Rot there is a crash, so a crash takes the cache with it, and
    # leaves its record beside it instead of in the user's current folder.
    export FRESHLINE_AOT="$aot"
    # shellcheck disable=SC2016 # for the shell of the crashed JVM to expand
    set -- -XX:AOTMode=auto "-XX:AOTCache=$aot" \
      '-XX:OnError=rm -f "$FRESHLINE_AOT"' "-XX:ErrorFile=${aot%/*}/crash-%p.log" "$@"
  fi
  # stdout belongs to the line: what the JVM has to say, of a broken cache say, goes to stderr.
  # shellcheck disable=SC2086 # flags are words
  exec "$java_home/bin/java" ${FRESHLINE_JAVA_FLAGS:-$flags} \
    -Xlog:disable -Xlog:all=error:stderr -XX:+DisplayVMOutputToStderr \
    "-Dfreshline.dist=$dist" "-Dfreshline.launcher=$self" "$@"
}

# Says in one line why nothing can run. A render says it on its row and exits 0, because Claude Code
# blanks the row of a command that fails or prints nothing.
give_up() {
  if [ -n "$rendering" ]; then
    printf 'freshline: %s\n' "$1"
    exit 0
  fi
  printf '%s: %s\n' "$name" "$1" >&2
  exit 69 # EX_UNAVAILABLE
}

# --- where we are -------------------------------------------------------------------------------

locate() {
  bin=${self%/*}
  case $self in
    */./* | */../* | [!/]*) settled= ;;
    *) settled=yes ;;
  esac
  # Called relatively or through a linked folder: the kernel knows. Costs a process.
  if [ -z "$settled" ] || [ -h "$bin" ]; then
    bin=$(CDPATH='' cd -P -- "$bin" && pwd)
  fi
  self=$bin/$name
  root=${bin%/*/*}
  dist=${bin%/*}/target/dist
  jar=$dist/lib/freshline-$module.jar
}

# No java starts in a folder that is gone, a git worktree that was removed say. And what all sessions
# share depends on no session's folder, nor keeps it busy.
leave_folder() {
  [ "$module" != runtime ] || cd /
}

# --- the JDK ------------------------------------------------------------------------------------

find_jdk() {
  seen=
  if [ -n "${FRESHLINE_JAVA_HOME:-}" ]; then
    is_jdk "$FRESHLINE_JAVA_HOME" && return
    give_up "FRESHLINE_JAVA_HOME=$FRESHLINE_JAVA_HOME is ${seen:+Java$seen, }not a JDK $minimum or newer; correct it or unset it"
  fi
  [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME" && return
  each_on_path is_jdk_of && return
  for candidate in /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/*jdk* /opt/homebrew/opt/openjdk*; do
    is_jdk "$candidate" && return
  done
  # Last, since following a symlink costs a process.
  each_on_path is_jdk_behind && return
  give_up "no JDK $minimum found${seen:+ (only$seen)}; install one, or set FRESHLINE_JAVA_HOME to its folder"
}

# Calls a function with each java on the PATH, until it is content.
each_on_path() {
  set -f
  IFS_before=$IFS
  IFS=:
  # shellcheck disable=SC2086 # a list
  set -- "$1" $PATH
  IFS=$IFS_before
  set +f
  check=$1
  shift
  for folder; do
    [ -x "$folder/java" ] && "$check" "$folder/java" && return
  done
  return 1
}

is_jdk_of() {
  case $1 in /*/bin/java) is_jdk "${1%/bin/java}" ;; *) return 1 ;; esac
}

is_jdk_behind() {
  [ -h "$1" ] && is_jdk_of "$(readlink -f "$1")"
}

# Whether a folder holds a JDK new enough; if so sets java_home and java_version.
is_jdk() {
  case $1 in /*) ;; *) return 1 ;; esac
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in JAVA_VERSION=*) break ;; esac
  done <"$1/release"
  java_version=${line#JAVA_VERSION=}
  java_version=${java_version#\"}
  java_version=${java_version%%\"*}
  major=${java_version%%[!0-9]*}
  if [ "${major:-0}" -ge "$minimum" ]; then
    java_home=$1
    return
  fi
  case $seen in *" $java_version"*) ;; *) seen="$seen $java_version" ;; esac
  return 1
}

# --- what is built ------------------------------------------------------------------------------

# The build id is the last thing that a package writes.
is_built() {
  build_id=
  { IFS= read -r build_id <"$dist/build-id"; } 2>/dev/null
  [ -n "$build_id" ] && [ -f "$jar" ]
}

build() {
  [ -f "$root/pom.xml" ] || give_up "$jar is missing, and so is $root/pom.xml to build it from; clone the repository again"
  # Claude Code tells its row's width, and kills a render that takes long, with all its children.
  # So there the build goes on by itself, and the row says so meanwhile.
  [ -n "$rendering" ] && [ -n "${COLUMNS:-}" ] && [ ! -t 2 ] && build_aside
  if verdict=$("$java_home/bin/java" "$root/build/Build.java" "$root" "$module" </dev/null); then
    is_built || give_up "built $module, but $dist/build-id is missing; see $root/target/build.log"
  else
    give_up "${verdict:-the build of $module was cut off; see $root/target/build.log}"
  fi
}

build_aside() {
  log=$root/target/build.log
  failed=$root/target/build.failed
  building=$root/target/build.pid
  if { IFS= read -r verdict <"$failed"; } 2>/dev/null && [ -n "$(find "$failed" -mmin -2)" ]; then
    give_up "$verdict" # tried just now: not again at every render
  fi
  pid=
  { read -r pid <"$building"; } 2>/dev/null
  # A pid may be another's by now, and a build that goes on does not mind a second one: they take turns.
  if [ -z "$pid" ] || ! kill -0 "$pid" 2>/dev/null || [ -z "$(find "$building" -mmin -10)" ]; then
    mkdir -p "$root/target" 2>/dev/null
    [ -w "$root/target" ] ||
      give_up "cannot build: $root/target is not writable; make it so, or run mvn there as its owner"
    session=$(command -v setsid || command -v nohup)
    # Twice removed: neither our parent's group nor our own children.
    (
      $session "$java_home/bin/java" "$root/build/Build.java" "$root" "$module" </dev/null >/dev/null 2>&1 &
      echo $! >"$building"
    )
  fi
  give_up "building for first use; the figures follow when it is done (progress: $log)"
}

# --- the AOT cache ------------------------------------------------------------------------------

# Where java's start-up cache for this JDK and build belongs; the program makes it by itself.
cache_path() {
  aot=
  [ "$module" = runtime ] || return 0
  # A relative path counts as not set: it would mean another place in every folder.
  case ${FRESHLINE_HOME:-} in
    /*) aot=$FRESHLINE_HOME/cache ;;
    *)
      case ${XDG_CACHE_HOME:-} in
        /*) aot=$XDG_CACHE_HOME/freshline ;;
        *)
          case ${HOME:-} in
            /*) aot=$HOME/.cache/freshline ;;
            *) return 0 ;;
          esac
          ;;
      esac
      ;;
  esac
  aot=$aot/aot-$java_version-$build_id.aot
}

# Our own readable file only, since a cache is code. And not beside a -Xshare of the user: the JVM
# refuses to start with both, while it merely ignores a cache that is cut off or of another JDK.
aot_is_usable() {
  [ -n "$aot" ] && [ -f "$aot" ] && [ -r "$aot" ] && [ -O "$aot" ] || return 1
  case "${FRESHLINE_JAVA_FLAGS-} ${JAVA_TOOL_OPTIONS-} ${JDK_JAVA_OPTIONS-} ${_JAVA_OPTIONS-}" in
    *-Xshare* | *-XX:Shared* | *-XX:AOT*) return 1 ;;
  esac
}
