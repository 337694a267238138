package dev.freshline.resident;

import dev.freshline.host.FakeMachine;
import dev.freshline.resident.Renderer.Drawn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A resident process on a fake machine, and what a test does to it while it lives.
final class Household {
  static final Path RUN = Path.of("/run");
  static final Path BUILD_ID = Path.of("/dist/build-id");
  static final Path RELEASE = Path.of("/jdk/release");
  static final Duration IDLE_FOR = Duration.ofMinutes(15);
  static final String LINE = "a line ü\n";
  static final char END = Hearing.END;

  final FakeMachine machine = new FakeMachine();
  final FakeLoopback loopback = new FakeLoopback();
  final EndpointFile file = new EndpointFile(machine.disk, RUN);
  final List<Map<String, String>> environments = new ArrayList<>();
  final List<String> inputs = new ArrayList<>();
  final AtomicInteger afters = new AtomicInteger();
  @Nullable RefusedException refusal;
  @Nullable RuntimeException trouble;
  boolean startsRefresh;
  int begun;

  Household() {
    machine.disk.put(BUILD_ID, "build 1\n").put(RELEASE, "25\n");
  }

  interface Step {
    void run() throws IOException;
  }

  /// Lives; at each look at whether to leave, the next step is taken, and at the end it is told to.
  String live(Step... steps) throws IOException {
    var left = new ArrayList<>(List.of(steps));
    loopback.whenLookedAt(
        () -> {
          try {
            if (left.isEmpty()) {
              loopback.say(known("stop" + END), 1000);
            } else {
              left.removeFirst().run();
            }
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    return resident().live(renderer());
  }

  Resident resident() {
    var secrets = new AtomicInteger('a');
    return new Resident(
        machine.host(),
        loopback,
        () -> Character.toString(secrets.getAndIncrement()).repeat(32),
        new Resident.Program("1.0", BUILD_ID, "25", RELEASE, IDLE_FOR),
        RUN);
  }

  private Renderer renderer() {
    return new Renderer() {
      @Override
      public Drawn draw(Map<String, String> environment, byte[] input) throws RefusedException {
        if (refusal != null) {
          throw refusal;
        }
        if (trouble != null) {
          throw trouble;
        }
        environments.add(environment);
        inputs.add(new String(input, java.nio.charset.StandardCharsets.UTF_8));
        return new Drawn(LINE, startsRefresh, "s-1", afters::incrementAndGet);
      }

      @Override
      public void begin() {
        begun++;
      }
    };
  }

  /// What a client says that knows the word.
  static String known(String request) {
    return "freshline 1 " + "a".repeat(32) + END + request;
  }

  static String proof() {
    return "b".repeat(32) + END;
  }

  static String render(String environment, String input) {
    return known(
        "render " + environment.length() + " " + input.length() + END + environment + input);
  }
}
