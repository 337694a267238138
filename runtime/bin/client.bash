# Asks the resident process for the line: read by `statusline` under bash 5, never by another shell.
# shellcheck shell=bash disable=SC2154 # self: set by statusline
#
#   no endpoint -> the one-shot render, with standard input untouched
#   connect, say the word; read standard input meanwhile; proof? -> environment and input -> the line
#   not in time -> the session's last line with its age, if it was kept a moment ago
#   anything else than the line -> the one-shot render, with the same input
#
# Shell builtins only, since each process costs more than all of this: what it has to do beyond that
# (a refresh to be started, an input to be replayed) it does once a minute, or after a failure.
#
# Sets `missed` when the one-shot render should see to it that there is a resident process.

# Bytes of input beyond which a render is left to a process of its own. A write of up to so many
# fits into the kernel's buffers, so that it cannot wait for a process that has been stopped.
most_input=65536
# Seconds for standard input, which may never end.
first_look=0.05
input_within=0.2
# Microseconds for the proof and the answer together.
answer_within=150000
# Ends a line of the protocol. Bash writes at each newline, and a request in several writes waits in
# the kernel for acknowledgements: one write of up to 4 KB is a third of a millisecond quicker.
end=$'\x1f'

ask_resident() {
  # Lengths are bytes, and so is what is read and printed.
  local LC_ALL=C IFS=' ' run version port word proof line environment input='' rest='' answer header late=''
  find_run || return
  local endpoint=$run/resident
  if [[ ! -f $endpoint || -h $endpoint || ! -O $endpoint || ! -O $run ]]; then
    missed=absent
    return
  fi
  read -r version port word proof <"$endpoint"
  # Patterns, for a regular expression takes longer than all of this.
  if [[ $version != 1 || $port != [0-9]* || $port == *[!0-9]* || ${#port} -gt 5 || ${#word} != 32 ||
    ${#proof} != 32 || $word$proof == *[!0-9a-f]* ]]; then
    missed=malformed
    return
  fi
  collect_environment || return

  # A closed port must not end us: neither at connecting nor, by a signal, at writing.
  trap '' PIPE
  if ! { exec {line}<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; then
    trap - PIPE
    missed=refused
    return
  fi
  printf 'freshline 1 %s%s' "$word" "$end" 2>/dev/null >&"$line"
  read_input
  converse
  trap - PIPE
  exec {line}>&-

  header=${answer%%"$end"*}
  answer=${answer#*"$end"}
  if [[ $header == 'ok '[0-9]*' '*' '* && $header != *[!A-Za-z0-9_\ -]* ]]; then
    # shellcheck disable=SC2086 # words, and no pattern among them: just seen
    set -- $header
    if [[ $2 != *[!0-9]* && $2 -gt 0 && ${#answer} -eq $2 && ($3 == start || $3 == -) && $# -le 4 ]]; then
      printf '%s' "$answer"
      [[ $3 != start ]] || start_refresh "${4-}"
      exit 0
    fi
  fi
  [[ -z $late ]] || show_kept
  # One that was told nothing, since that is too long for us, is not to blame. And one that says why it
  # will not is alive, unless it is about to leave.
  [[ -n $rest || ($header == 'no '* && $header != 'no leaving') ]] || missed=${missed:-refused}
  # The one-shot render gets what was read here, and what was left when it was too much for us.
  exec < <(printf '%s' "$input" && [[ -z $rest ]] || exec cat)
}

# Where java would look for it (`Locations`).
find_run() {
  local usual=/run/user/$EUID
  case ${FRESHLINE_HOME-} in
    /*)
      run=$FRESHLINE_HOME/run
      return
      ;;
  esac
  if [[ ${XDG_RUNTIME_DIR-} == /* ]]; then
    run=$XDG_RUNTIME_DIR/freshline
  elif [[ -z ${XDG_RUNTIME_DIR-}${FRESHLINE_HOME-} && -d $usual && ! -h $usual && -w $usual ]]; then
    run=$usual/freshline
  else
    find_run_of_host
  fi
}

# Where there is no runtime directory, in a container say. Fails where only java can tell.
find_run_of_host() {
  local host='' state=${XDG_STATE_HOME-}
  if [[ $state != /* ]]; then
    [[ ${HOME-} == /* ]] || return 1
    state=$HOME/.local/state
  fi
  if [[ -r /proc/sys/kernel/hostname ]]; then
    read -r host </proc/sys/kernel/hostname
  elif [[ ${HOSTNAME@a} == *x* ]]; then # bash has one of its own
    host=$HOSTNAME
  else
    host=localhost
  fi
  case $host in '' | .* | *. | *..* | *[!A-Za-z0-9.-]*) return 1 ;; esac
  host=${host//./_}-$EUID
  run=$state/freshline/run-${host:0:32} # cut as `StateKey` does
}

# What a render looks at, as NAME=VALUE, each ended.
collect_environment() {
  local name
  environment=
  for name in HOME COLUMNS NO_COLOR TERM CLAUDE_CONFIG_DIR "${!FRESHLINE_@}" "${!XDG_@}"; do
    if [[ ${!name@a} == *x* ]]; then # bash makes a TERM and a HOME of its own where there is none
      [[ ${!name} != *["$end"$'\n']* ]] || return
      environment+=$name=${!name}$end
    fi
  done
}

# An input that does not end is taken for whole at the first look if it closes its object.
read_input() {
  local more='' status
  IFS= read -r -N $((most_input + 1)) -t $first_look input
  status=$?
  if [[ $status -gt 128 && $input != *'}' && $input != *'}'$'\n' ]]; then
    IFS= read -r -N $((most_input + 1 - ${#input})) -t $input_within more
    input+=$more
  fi
  [[ ${#input} -le $most_input ]] || rest=yes
}

# Leaves the answer in `answer`; what is there otherwise is no answer.
converse() {
  local start left status within=0.15
  [[ -z $rest ]] || return
  start=${EPOCHREALTIME/[.,]/}
  IFS= read -r -N 33 -t $within -u "$line" answer
  status=$?
  if [[ $answer != "$proof$end" ]]; then
    missed=silent
    [[ $status -le 128 ]] || late=yes
    return
  fi
  # A newline in JSON is a blank.
  printf 'render %d %d%s%s%s' ${#environment} ${#input} "$end" "$environment" \
    "${input//$'\n'/ }" 2>/dev/null >&"$line"
  left=$((answer_within - (${EPOCHREALTIME/[.,]/} - start)))
  ((left > 0 && left <= answer_within)) || left=1 # late, or the clock was set
  printf -v within '0.%06d' "$left"
  IFS= read -r -N 65536 -t "$within" -u "$line" answer
  if [[ $? -gt 128 ]]; then
    missed=silent
    late=yes
  fi
}

# A process that is slow for a moment must not cost a JVM's start in each session, which would keep
# it slow. Returns when there is no such line.
show_kept() {
  local session file text header body now columns=-
  find_session || return
  file=$run/lines/$session
  [[ -f $file && ! -h $file && -O $file ]] || return
  IFS= read -r -N 65536 text <"$file"
  header=${text%%"$end"*}
  body=${text#*"$end"}
  [[ $header == '1 '* && $header != *[!0-9\ -]* && ${#header} -le 80 ]] || return
  [[ ${COLUMNS@a} != *x* || -z $COLUMNS || $COLUMNS == *[!0-9]* ]] || columns=$COLUMNS
  # shellcheck disable=SC2086 # words, and no pattern among them: just seen
  set -- $header
  now=$((${EPOCHREALTIME/[.,]/} / 1000))
  [[ $# -eq 6 && $4 == "$columns" ]] || return
  (($2 <= now && now <= $3 && $6 > 0 && $5 + $6 == ${#body})) || return
  printf '%s%d%s' "${body:0:$5}" $(((now - $2 + 999) / 1000)) "${body:$5}"
  exit 0
}

# The session that the input names at its top level: what is deeper could be another's.
find_session() {
  local before=${input%%'"session_id"'*} after=${input#*'"session_id"'} between
  [[ $after != "$input" && $before == *'{'* && ${before#*'{'} != *'{'* ]] || return
  between=${after%%'"'*}
  [[ ${between//[[:space:]]/} == : ]] || return
  after=${after#*'"'}
  session=${after%%'"'*}
  [[ $session != *[!A-Za-z0-9_-]* && -n $session && ${#session} -le 64 ]]
}

# In a session of its own and nobody's descendant, since Claude Code kills our process tree.
start_refresh() {
  local command=("$self" refresh --background)
  [[ -z $1 ]] || command+=("--session=$1")
  if type -P setsid >/dev/null; then
    command=(setsid "${command[@]}")
  elif type -P perl >/dev/null; then
    command=(perl -e 'use POSIX; setsid(); exec @ARGV' "${command[@]}")
  fi
  (
    unset LC_ALL # ours, which shows the user's again: it says how java is to spell paths
    trap '' HUP
    "${command[@]}" </dev/null >/dev/null 2>&1 &
  )
}
