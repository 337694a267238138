/* Asks the resident process for the line: what client.bash does, without a shell's start.
 *
 *   client LAUNCHER          LAUNCHER is the absolute path of runtime/bin/statusline
 *
 *   no endpoint -> LAUNCHER renders, with standard input untouched
 *   connect, say the word; read standard input; proof? -> environment and input -> the line
 *   not in time -> the session's last line with its age, if it was kept a moment ago
 *   anything else than the line -> LAUNCHER renders, with the same input
 *
 * docs/daemon.md has the conversation and its limits, decision 34 why this is C. POSIX.1-2008 only: Linux and macOS.
 */
#define _POSIX_C_SOURCE 200809L
#ifdef __APPLE__
#define _DARWIN_C_SOURCE
#endif
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#define END '\x1f'
#define LETTERS_AND_DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

/* What the resident process takes at most. */
enum { MOST_INPUT = 1 << 20, MOST_ENVIRONMENT = 1 << 16, MOST_ANSWER = 1 << 16, MOST_HEADER = 256 };

enum { MOST_SESSION = 64 };

enum { SECRET = 32 };

/* For standard input, which may never end, and for proof and answer together; in milliseconds. */
enum { INPUT_WITHIN = 250, ANSWER_WITHIN = 150 };

extern char **environ;

static const char *launcher;

static struct {
  char bytes[MOST_INPUT + 1];
  size_t length;
  bool ended; /* nothing that counts is left on standard input */
} input;

static struct {
  char bytes[MOST_ENVIRONMENT];
  size_t length;
} environment;

/* The resident process is there, and kept us waiting. */
static bool late;

static struct {
  unsigned port;
  char word[SECRET + 1];
  char proof[SECRET + 1];
} endpoint;

/* --- time ------------------------------------------------------------------------------------ */

static long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Whether something can be done with a descriptor before the deadline. */
static bool ready(int fd, short what, long deadline) {
  for (;;) {
    long left = deadline - now();
    struct pollfd wanted = {.fd = fd, .events = what};
    int count = poll(&wanted, 1, left > 0 ? (int)left : 0);
    if (count >= 0 || errno != EINTR) {
      return count > 0;
    }
  }
}

/* --- the one-shot render --------------------------------------------------------------------- */

static bool write_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t count = write(fd, bytes, length);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      return false;
    }
    bytes += count;
    length -= (size_t)count;
  }
  return true;
}

/* Puts what was read back in front of what was not. A pipe holds less than an input may be, so a child fills it. */
static void replay_input(void) {
  int ends[2];
  if (input.length == 0 || pipe(ends) != 0) {
    return;
  }
  pid_t feeder = fork();
  if (feeder == 0) {
    close(ends[0]);
    close(STDOUT_FILENO); /* whoever reads the line waits for its end, and ours may never come */
    close(STDERR_FILENO);
    bool whole = write_all(ends[1], input.bytes, input.length);
    ssize_t count = 1;
    while (whole && !input.ended && count > 0) {
      count = read(STDIN_FILENO, input.bytes, sizeof input.bytes);
      whole = count > 0 && write_all(ends[1], input.bytes, (size_t)count);
    }
    _exit(0);
  }
  if (feeder < 0) { /* What a pipe holds has to do: most inputs, and whole. */
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    write_all(ends[1], input.bytes, input.length);
  }
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  close(ends[1]);
}

/* Becomes the launcher. `missed` tells it that the resident process has been asked and why that failed; null leaves
 * the asking to it. */
_Noreturn static void render_once(const char *missed) {
  signal(SIGPIPE, SIG_DFL);
  replay_input();
  if (missed != NULL) {
    setenv("FRESHLINE_MISSED", missed, 1);
  }
  execl(launcher, launcher, (char *)NULL);
  /* Even so a line and exit 0: Claude Code blanks the row otherwise. */
  printf("freshline: %s does not start: %s; run 'statusline install' in the repository\n", launcher, strerror(errno));
  exit(0);
}

/* --- where it is ----------------------------------------------------------------------------- */

static const char *variable(const char *name) {
  const char *value = getenv(name);
  return value == NULL ? "" : value;
}

static bool consists_of(const char *text, const char *characters) { return text[strspn(text, characters)] == '\0'; }

static bool is_absolute(const char *path) { return path[0] == '/'; }

/* As java names this machine (`RealProcesses`): by the kernel's name where /proc has it, otherwise by the environment. */
static void find_host(char *host, size_t size) {
#ifdef __linux__
  if (gethostname(host, size - 1) != 0) {
    host[0] = '\0';
  }
#else
  const char *name = variable("HOSTNAME");
  snprintf(host, size, "%s", *name == '\0' ? "localhost" : name);
#endif
}

/* Where there is no runtime directory, in a container say. A name that only java can make safe is left to it. */
static bool find_run_of_host(char *run, size_t size) {
  char host[256] = "";
  char state[PATH_MAX];
  if (is_absolute(variable("XDG_STATE_HOME"))) {
    snprintf(state, sizeof state, "%s", variable("XDG_STATE_HOME"));
  } else if (is_absolute(variable("HOME"))) {
    snprintf(state, sizeof state, "%s/.local/state", variable("HOME"));
  } else {
    return false;
  }
  find_host(host, sizeof host);
  if (host[0] == '\0' || !consists_of(host, LETTERS_AND_DIGITS "-.") || host[0] == '.' ||
      host[strlen(host) - 1] == '.' || strstr(host, "..") != NULL) {
    return false;
  }
  for (char *c = host; *c != '\0'; c++) {
    *c = *c == '.' ? '_' : *c;
  }
  char name[300];
  snprintf(name, sizeof name, "%s-%ld", host, (long)geteuid());
  return (size_t)snprintf(run, size, "%s/freshline/run-%.32s", state, name) < size; /* cut as `StateKey` does */
}

/* Where java would look for it (`Locations`). */
static bool find_run(char *run, size_t size) {
  const char *home = variable("FRESHLINE_HOME");
  const char *runtime = variable("XDG_RUNTIME_DIR");
  char usual[64];
  struct stat facts;
  if (is_absolute(home)) {
    return (size_t)snprintf(run, size, "%s/run", home) < size;
  }
  if (is_absolute(runtime)) {
    return (size_t)snprintf(run, size, "%s/freshline", runtime) < size;
  }
  snprintf(usual, sizeof usual, "/run/user/%ld", (long)geteuid());
  if (*runtime == '\0' && *home == '\0' && lstat(usual, &facts) == 0 && S_ISDIR(facts.st_mode) &&
      access(usual, W_OK) == 0) {
    return (size_t)snprintf(run, size, "%s/freshline", usual) < size;
  }
  return find_run_of_host(run, size);
}

static bool is_secret(const char *text) {
  return strlen(text) == SECRET && consists_of(text, "0123456789abcdef");
}

/* What our own regular file has, up to `most` bytes; -1 where there is none. */
static ssize_t read_file(const char *path, char *into, size_t most) {
  struct stat facts;
  int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) {
    return -1;
  }
  bool ours = fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_uid == geteuid();
  ssize_t length = ours ? read(file, into, most) : -1;
  close(file);
  return length;
}

/* Reads the endpoint; otherwise says what is the matter with it. */
static const char *read_endpoint(const char *run) {
  char path[PATH_MAX + 16];
  char text[MOST_HEADER];
  struct stat facts;
  snprintf(path, sizeof path, "%s/resident", run);
  if (stat(run, &facts) != 0 || facts.st_uid != geteuid()) {
    return "absent";
  }
  ssize_t length = read_file(path, text, sizeof text - 1);
  if (length < 0) {
    return "absent";
  }
  text[length] = '\0';
  char version[8];
  bool whole = sscanf(text, "%7s %5u %32s %32s", version, &endpoint.port, endpoint.word, endpoint.proof) == 4;
  return whole && strcmp(version, "1") == 0 && endpoint.port > 0 && endpoint.port <= 65535 &&
                 is_secret(endpoint.word) && is_secret(endpoint.proof)
             ? NULL
             : "malformed";
}

/* --- what it is told ------------------------------------------------------------------------- */

static bool is_told(const char *entry) {
  static const char *const names[] = {"HOME=", "COLUMNS=", "NO_COLOR=", "TERM=", "CLAUDE_CONFIG_DIR="};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (strncmp(entry, names[i], strlen(names[i])) == 0) {
      return true;
    }
  }
  return strncmp(entry, "FRESHLINE_", 10) == 0 || strncmp(entry, "XDG_", 4) == 0;
}

/* What a render looks at, as NAME=VALUE, each ended. */
static bool collect_environment(void) {
  const char unfit[] = {END, '\n', '\0'};
  for (char **entry = environ; *entry != NULL; entry++) {
    if (!is_told(*entry)) {
      continue;
    }
    size_t length = strlen(*entry);
    if (strpbrk(*entry, unfit) != NULL || environment.length + length + 1 > sizeof environment.bytes) {
      return false;
    }
    memcpy(environment.bytes + environment.length, *entry, length);
    environment.bytes[environment.length + length] = END;
    environment.length += length + 1;
  }
  return true;
}

/* Whether a JSON object is closed at the end of what has come; goes on where it was. */
static bool is_closed(size_t from) {
  static int depth;
  static bool quoted, escaped;
  for (size_t i = from; i < input.length; i++) {
    char c = input.bytes[i];
    if (escaped) {
      escaped = false;
    } else if (quoted) {
      escaped = c == '\\';
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{') {
      depth++;
    } else if (c == '}' && --depth == 0) {
      return true;
    }
  }
  return false;
}

/* Until its end, or the end of its object: whoever sends it may leave it open. */
static void read_input(void) {
  long deadline = now() + INPUT_WITHIN;
  while (!input.ended && input.length < sizeof input.bytes && ready(STDIN_FILENO, POLLIN, deadline)) {
    ssize_t count = read(STDIN_FILENO, input.bytes + input.length, sizeof input.bytes - input.length);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    size_t before = input.length;
    input.length += count > 0 ? (size_t)count : 0;
    input.ended = count <= 0 || is_closed(before);
  }
}

/* --- the conversation ------------------------------------------------------------------------ */

static bool in_time(int line, short what, long deadline) {
  late = !ready(line, what, deadline);
  return !late;
}

static int call(void) {
  struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((unsigned short)endpoint.port)};
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int line = socket(AF_INET, SOCK_STREAM, 0);
  if (line < 0 || fcntl(line, F_SETFD, FD_CLOEXEC) != 0 || fcntl(line, F_SETFL, O_NONBLOCK) != 0) {
    return -1;
  }
  if (connect(line, (struct sockaddr *)&there, sizeof there) == 0) {
    return line;
  }
  int failure = errno;
  socklen_t size = sizeof failure;
  if (failure != EINPROGRESS || !in_time(line, POLLOUT, now() + ANSWER_WITHIN) ||
      getsockopt(line, SOL_SOCKET, SO_ERROR, &failure, &size) != 0 || failure != 0) {
    close(line);
    return -1;
  }
  return line;
}

static bool tell(int line, const char *bytes, size_t length, long deadline) {
  while (length > 0 && in_time(line, POLLOUT, deadline)) {
    ssize_t count = write(line, bytes, length);
    if (count < 0 && errno != EAGAIN && errno != EINTR) {
      return false;
    }
    bytes += count > 0 ? count : 0;
    length -= count > 0 ? (size_t)count : 0;
  }
  return length == 0;
}

/* Hears until there are so many bytes, or the other side has ended; -1 when neither came in time. */
static ssize_t hear(int line, char *into, size_t most, long deadline) {
  size_t had = 0;
  while (had < most) {
    if (!in_time(line, POLLIN, deadline)) {
      return -1;
    }
    ssize_t count = read(line, into + had, most - had);
    if (count < 0 && errno != EAGAIN && errno != EINTR) {
      return -1;
    }
    if (count == 0) {
      break;
    }
    had += count > 0 ? (size_t)count : 0;
  }
  return (ssize_t)had;
}

static bool tell_request(int line, long deadline) {
  static char request[MOST_HEADER + MOST_ENVIRONMENT + MOST_INPUT];
  size_t length =
      (size_t)snprintf(request, MOST_HEADER, "render %zu %zu%c", environment.length, input.length, END);
  memcpy(request + length, environment.bytes, environment.length);
  length += environment.length;
  memcpy(request + length, input.bytes, input.length);
  return tell(line, request, length + input.length, deadline);
}

/* In a session of its own and nobody's descendant, since Claude Code kills our process tree. */
static void start_refresh(const char *session) {
  char option[MOST_HEADER];
  snprintf(option, sizeof option, "--session=%s", session);
  if (fork() != 0) {
    return;
  }
  setsid();
  int nothing = open("/dev/null", O_RDWR);
  for (int fd = STDIN_FILENO; nothing >= 0 && fd <= STDERR_FILENO; fd++) {
    dup2(nothing, fd);
  }
  signal(SIGPIPE, SIG_DFL);
  execl(launcher, launcher, "refresh", "--background", *session == '\0' ? NULL : option, (char *)NULL);
  _exit(0);
}

/* Prints the line of a whole answer; otherwise says what was wrong with it. */
static const char *print_line(char *answer, size_t length) {
  unsigned long told;
  char due[6] = "";
  char session[MOST_HEADER] = "";
  char *end = memchr(answer, END, length < MOST_HEADER ? length : MOST_HEADER - 1);
  if (end != NULL) {
    *end = '\0';
    int words = sscanf(answer, "ok %lu %5s %255s", &told, due, session);
    size_t rest = length - (size_t)(end + 1 - answer);
    bool starts = strcmp(due, "start") == 0;
    if (words >= 2 && told > 0 && told == rest && (starts || strcmp(due, "-") == 0) &&
        consists_of(session, LETTERS_AND_DIGITS "_-")) {
      write_all(STDOUT_FILENO, end + 1, rest);
      if (starts) {
        start_refresh(session);
      }
      return NULL;
    }
  }
  /* One that says why it will not is alive, unless it is about to leave. */
  return end != NULL && strncmp(answer, "no ", 3) == 0 && strcmp(answer, "no leaving") != 0 ? "" : "refused";
}

/* Null when the line is out, otherwise why not; empty when the resident process is well all the same. */
static const char *converse(int line) {
  static char answer[MOST_ANSWER];
  char told[SECRET + 1];
  char word[MOST_HEADER];
  int length = snprintf(word, sizeof word, "freshline 1 %s%c", endpoint.word, END);
  if (!tell(line, word, (size_t)length, now() + ANSWER_WITHIN)) {
    return "silent";
  }
  read_input();
  if (input.length > MOST_INPUT) {
    return "";
  }
  long deadline = now() + ANSWER_WITHIN;
  if (hear(line, told, sizeof told, deadline) != sizeof told || told[SECRET] != END ||
      memcmp(told, endpoint.proof, SECRET) != 0 || !tell_request(line, deadline)) {
    return "silent";
  }
  ssize_t heard = hear(line, answer, sizeof answer, deadline);
  return heard < 0 ? "silent" : print_line(answer, (size_t)heard);
}

/* --- the line of a moment ago ---------------------------------------------------------------- */

/* The session that the input names at its top level: what is deeper could be another's. */
static bool find_session(char *session) {
  static const char name[] = "\"session_id\"";
  input.bytes[input.length < MOST_INPUT ? input.length : MOST_INPUT] = '\0';
  const char *open = strchr(input.bytes, '{');
  const char *at = strstr(input.bytes, name);
  if (open == NULL || at == NULL || open > at || memchr(open + 1, '{', (size_t)(at - open - 1)) != NULL) {
    return false;
  }
  at += strlen(name);
  at += strspn(at, " \t\r\n");
  if (*at++ != ':') {
    return false;
  }
  at += strspn(at, " \t\r\n");
  if (*at++ != '"') {
    return false;
  }
  size_t length = strspn(at, LETTERS_AND_DIGITS "_-");
  if (length == 0 || length > MOST_SESSION || at[length] != '"') {
    return false;
  }
  memcpy(session, at, length);
  session[length] = '\0';
  return true;
}

/* A process that is slow for a moment must not cost a JVM's start in each session, which would keep it slow. Returns
 * whether there was such a line. */
static bool show_kept(const char *run) {
  static char text[MOST_ANSWER];
  char path[PATH_MAX + MOST_SESSION + 16];
  char session[MOST_SESSION + 1];
  char columns[32];
  long long from, until;
  size_t before, after;
  struct timespec t;
  if (!find_session(session)) {
    return false;
  }
  snprintf(path, sizeof path, "%s/lines/%s", run, session);
  ssize_t length = read_file(path, text, sizeof text);
  char *end = length < 0 ? NULL : memchr(text, END, (size_t)length);
  if (end == NULL) {
    return false;
  }
  *end = '\0';
  const char *body = end + 1;
  size_t rest = (size_t)(text + length - body);
  clock_gettime(CLOCK_REALTIME, &t);
  long long at = t.tv_sec * 1000LL + t.tv_nsec / 1000000;
  const char *told = variable("COLUMNS");
  const char *here = *told != '\0' && consists_of(told, "0123456789") ? told : "-";
  if (sscanf(text, "1 %lld %lld %31s %zu %zu", &from, &until, columns, &before, &after) != 5 || at < from ||
      at > until || strcmp(columns, here) != 0 || after == 0 || before > rest || after != rest - before) {
    return false;
  }
  static char line[MOST_ANSWER + 32];
  int size = snprintf(line, sizeof line, "%.*s%lld%.*s", (int)before, body, (at - from + 999) / 1000, (int)after,
                      body + before);
  write_all(STDOUT_FILENO, line, (size_t)size);
  return true;
}

int main(int count, char **words) {
  char run[PATH_MAX];
  if (count != 2) {
    fprintf(stderr, "client: expected the path of runtime/bin/statusline, found %d arguments\n", count - 1);
    return 64; /* EX_USAGE */
  }
  launcher = words[1];
  if (strcmp(variable("FRESHLINE_DAEMON"), "off") == 0 || !find_run(run, sizeof run)) {
    render_once(NULL);
  }
  const char *missed = read_endpoint(run);
  if (missed != NULL || !collect_environment()) {
    render_once(missed);
  }
  /* A resident process that dies must not end us. */
  signal(SIGPIPE, SIG_IGN);
  int line = call();
  missed = line < 0 ? "refused" : converse(line);
  if (missed == NULL) {
    return 0;
  }
  if (line >= 0) {
    close(line);
  } else if (late) {
    read_input();
  }
  if (late && show_kept(run)) {
    return 0;
  }
  render_once(missed);
}
