package dev.freshline.stress.fleet;

import dev.freshline.settings.Durations;
import dev.freshline.settings.Key;
import dev.freshline.stress.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gets the sessions of a load ready on a ground: their timetables, their settings, their
/// processes.
final class SessionLine {
  private final Ground ground;
  private final Load load;

  SessionLine(Ground ground, Load load) {
    this.ground = ground;
    this.load = load;
  }

  /// @throws IllegalArgumentException when Freshline cannot be set as the load demands
  List<Entrant> ready(List<List<Duration>> timetables) throws IOException {
    List<String> renderer =
        switch (load.pipeline()) {
          case MODEL -> model();
          case PRODUCTION -> production();
        };
    List<List<String>> commands = new ArrayList<>();
    for (List<Duration> timetable : timetables) {
      String number = Integer.toString(commands.size());
      Path file = ground.folder().resolve("timetable-" + number);
      Files.write(file, timetable.stream().map(at -> Long.toString(at.toNanos() / 1000)).toList());
      var arguments = new ArrayList<String>(List.of(number, file.toString()));
      arguments.addAll(renderer);
      commands.add(JavaProgram.command(Session.class, arguments));
    }
    return ground.ready(commands);
  }

  private List<String> model() throws IOException {
    return List.of(
        "model",
        ground.description(load.protocol()).toString(),
        Double.toString(load.scale()),
        ground.foreign().toString(),
        Ground.program().toString());
  }

  /// What the protocol has no duration for is derived, as always.
  private List<String> production() throws IOException {
    Protocol protocol = load.protocol();
    Map<String, Duration> timings = new TreeMap<>();
    put(timings, Key.FETCH_TIMEOUT, protocol.fetchTimeout());
    put(timings, Key.KILL_GRACE, protocol.killGrace());
    put(timings, Key.COOLDOWN, protocol.cooldown());
    put(timings, Key.FRESH_FOR, protocol.freshFor());
    put(timings, Key.CRITICAL_AFTER, protocol.criticalAfter());
    ground.timings(timings);
    return List.of("production", launcher().toString());
  }

  private void put(Map<String, Duration> timings, Key key, @Nullable Duration duration) {
    if (duration == null) {
      return;
    }
    Duration played = Duration.ofMillis(load.played(duration).toMillis());
    if (played.compareTo(Durations.parse(key.least())) < 0) {
      throw new IllegalArgumentException(
          String.format(
              "%s: expected at least %s, found %s (%s at a scale of %s); choose a larger scale",
              key.path(),
              key.least(),
              Durations.format(played),
              Durations.format(duration),
              load.scale()));
    }
    timings.put(key.path().substring("timings.".length()), played);
  }

  /// What renders start their refreshes with.
  private Path launcher() throws IOException {
    Path launcher = ground.folder().resolve("statusline");
    String command =
        ground.statusline(List.of()).stream()
            .map(SessionLine::quoted)
            .collect(Collectors.joining(" "));
    Files.writeString(launcher, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    return launcher;
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
