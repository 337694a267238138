package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshline.stress.foreign.ForeignRenders;
import dev.freshline.stress.foreign.ForeignRenders.Rendition;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One session of a Claude Code: a process that renders by its timetable, however late the renders
/// before are.
///
/// Arguments: its number, the file of its timetable (microseconds since the start, one a line),
/// then `model` PROTOCOL SCALE FOLDER CCUSAGE, or `production` LAUNCHER. Writes `ready`, reads the
/// epoch millisecond of the start, writes a [Rendered] for each render as it ends. Exit code 1 when
/// a render could not be played.
final class Session {
  private static final Duration LONGEST_RENDER = Duration.ofMinutes(10);

  /// A run that ends at once.
  private static final Path NOTHING = Path.of("/bin/true");

  private final int number;
  private final Renderer renderer;
  private final long start;

  private Session(int number, Renderer renderer, long start) {
    this.number = number;
    this.renderer = renderer;
    this.start = start;
  }

  public static void main(String[] args) throws Exception {
    List<Duration> timetable =
        Files.readAllLines(Path.of(args[1])).stream()
            .map(line -> Duration.ofNanos(Long.parseLong(line) * 1000))
            .toList();
    Renderer renderer = renderer(args, Path.of(args[1] + ".warm-up"));
    System.out.println("ready");
    String startAt = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    if (startAt == null) {
      return; // called off
    }
    long ahead = Long.parseLong(startAt) - System.currentTimeMillis();
    new Session(Integer.parseInt(args[0]), renderer, System.nanoTime() + ahead * 1_000_000)
        .play(timetable);
  }

  /// One that has rendered before, elsewhere: classes that are loaded between a lock and a run
  /// would make it hold the lock for longer than any later one does.
  private static Renderer renderer(String[] args, Path elsewhere) throws Exception {
    return switch (args[2]) {
      case "model" -> {
        var renders =
            new ForeignRenders(
                ProtocolJson.read(Files.readAllBytes(Path.of(args[3]))),
                Double.parseDouble(args[4]),
                Path.of(args[5]),
                Path.of(args[6]));
        renders.at(Files.createDirectory(elsewhere), NOTHING).render();
        yield renders::render;
      }
      case "production" -> {
        var renderer = new ProductionRenderer(System.getenv(), args[3], "session-" + args[0]);
        renderer.draw();
        yield renderer;
      }
      default -> throw new IOException("expected model or production, found " + args[2]);
    };
  }

  private void play(List<Duration> timetable) throws InterruptedException {
    // Threads of the kernel, since its scheduler is what decides between processes.
    List<Thread> renders = new ArrayList<>();
    for (Duration intended : timetable) {
      Duration wait = intended.minus(now());
      if (wait.isPositive()) {
        Thread.sleep(wait);
      }
      renders.removeIf(render -> !render.isAlive());
      renders.add(Thread.ofPlatform().daemon().start(() -> renderAndTell(intended)));
    }
    for (Thread render : renders) {
      if (!render.join(LONGEST_RENDER)) {
        fail("a render of " + LONGEST_RENDER + " was still going on");
      }
    }
  }

  private void renderAndTell(Duration intended) {
    try {
      Duration started = now();
      Rendition came = renderer.render();
      var rendered = new Rendered(number, intended, started, now(), came.reading(), came.showing());
      System.out.println(rendered.line());
    } catch (Exception e) {
      fail(e.toString());
    }
  }

  private Duration now() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void fail(String why) {
    System.err.println("session " + number + ": " + why);
    Runtime.getRuntime().halt(1);
  }
}
