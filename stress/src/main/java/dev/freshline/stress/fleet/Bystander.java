package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An innocent process that has nothing to do with any of this, and writes down each signal it
/// gets.
///
/// What cannot be caught shows in its state: a `KILL` by its end, a `STOP` by its being stopped. It
/// ends with its standard input, and so with us.
public final class Bystander implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(10);

  /// Signals that a shell may catch. It waits for a `cat`, since not every shell takes up a `read`
  /// again that a signal has cut short.
  private static final String SCRIPT =
      """
      for name in HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM TERM CONT TSTP \
        TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO SYS; do
        trap "echo $name >>\"$0\"" "$name" 2>/dev/null
      done
      exec 3<&0
      cat <&3 >/dev/null &
      input=$!
      echo ready
      while kill -0 "$input" 2>/dev/null; do wait "$input"; done
      """;

  /// A signal that whoever started us ignores, as `nohup` does, is ignored by all that we start.
  /// No shell can take that back; GNU's `env` can.
  private static final String LISTENER =
      """
      set -- /bin/sh -c "$0" "$1"
      env --default-signal true 2>/dev/null && exec env --default-signal "$@"
      exec "$@"
      """;

  private final Process process;
  private final Path log;

  private Bystander(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// @param log file for the names of the signals
  static Bystander start(Path log) throws IOException {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", LISTENER, SCRIPT, log.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    if (!"ready".equals(out.readLine())) {
      process.destroyForcibly();
      throw new IOException("expected the bystander to be ready, found its end");
    }
    return new Bystander(process, log);
  }

  public long pid() {
    return process.pid();
  }

  /// All that it got so far, by name.
  public List<String> signals() throws IOException {
    List<String> signals = new ArrayList<>();
    if (Files.exists(log)) {
      signals.addAll(Files.readAllLines(log, US_ASCII));
    }
    switch (state()) {
      case 'X', 'Z' -> signals.add("KILL");
      case 'T' -> signals.add("STOP");
      default -> {}
    }
    return signals;
  }

  /// As in `/proc/PID/stat`; `X` without one. `Process` tells late of an end: it still says alive
  /// of one that has no entry any more.
  private char state() {
    if (!process.isAlive()) {
      return 'X';
    }
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid()), "stat"), ISO_8859_1);
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return 'X';
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
