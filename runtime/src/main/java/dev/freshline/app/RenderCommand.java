package dev.freshline.app;

import dev.freshline.billing.Figures;
import dev.freshline.billing.RefreshStarter;
import dev.freshline.billing.RenderChronicle;
import dev.freshline.billing.Rendering;
import dev.freshline.display.DisplayOptions;
import dev.freshline.display.Line;
import dev.freshline.events.Author;
import dev.freshline.events.Event;
import dev.freshline.events.Journal;
import dev.freshline.host.StandardInput;
import dev.freshline.reading.Moment;
import dev.freshline.session.JsonExtent;
import dev.freshline.session.SessionInput;
import dev.freshline.session.SessionParse;
import dev.freshline.session.SessionParser;
import dev.freshline.settings.DisplaySettings;
import dev.freshline.settings.Problem;
import dev.freshline.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `statusline` without arguments: JSON in, one line out, then a refresh is started if one is due.
///
/// The line comes first. What follows it may be cut off: Claude Code kills a render when the next
/// one is due.
public final class RenderCommand {
  private static final int INPUT_LIMIT = 1 << 20;
  private static final Duration INPUT_TIMEOUT = Duration.ofMillis(250);

  private final Machine machine;
  private final @Nullable String launcher;

  /// @param launcher path of the command that starts a refresh, or null where there is none
  RenderCommand(Machine machine, @Nullable String launcher) {
    this.machine = machine;
    this.launcher = launcher;
  }

  /// For who renders many times in one process: a benchmark, a stress test.
  ///
  /// @param launcher path of the command that starts a refresh
  public static RenderCommand ofThisMachine(Map<String, String> environment, String launcher) {
    return new RenderCommand(Machine.real(environment), launcher);
  }

  /// A line, what it was drawn from, and what is left to do once it is on the screen.
  ///
  /// @param session whose line it is, or null when the input does not say
  /// @param isRefreshDue whether `after` starts a refresh, unless another process does
  /// @param kept makes the line ready to be shown again; null where there is no room for its age
  public record Drawn(
      String line,
      Figures figures,
      @Nullable String session,
      boolean isRefreshDue,
      Runnable after,
      Supplier<Line.@Nullable Kept> kept) {}

  public Drawn draw(StandardInput stdin) {
    StandardInput.Received received = stdin.read(INPUT_LIMIT, INPUT_TIMEOUT, new JsonExtent());
    Moment now = machine.host().clock().now();
    Wiring wiring = Wiring.of(machine);
    SessionParse parsed = SessionParser.parse(received.bytes(), received.length());
    SessionInput input = input(parsed);
    Rendering rendering = wiring.render().render(input, now);

    String notice = notice(parsed, wiring);
    Figures figures = rendering.figures();
    Figures shown = notice == null ? figures : figures.withNotice(notice);
    var line = new Line(shown, options(wiring));
    return new Drawn(
        line.text(),
        figures,
        input.sessionId(),
        launcher != null && rendering.isRefreshDue(),
        () -> followUp(wiring, rendering, line.marksAny(), input, now),
        line::kept);
  }

  private void followUp(
      Wiring wiring, Rendering rendering, boolean marked, SessionInput input, Moment now) {
    RefreshStarter.Start start =
        rendering.isRefreshDue() && launcher != null
            ? start(wiring.starter(), launcher, input, now)
            : null;
    Journal journal = wiring.journal();
    Author author = wiring.author(input.sessionId());
    journal.note(now, author, RenderChronicle.of(rendering, marked, start));
    for (String oddity : rendering.oddities()) {
      journal.note(now, author, new Event.Refused(wiring.state().toString(), oddity));
    }
  }

  private static SessionInput input(SessionParse parsed) {
    return parsed instanceof SessionParse.Parsed(SessionInput input, var _)
        ? input
        : SessionInput.NOTHING;
  }

  private DisplayOptions options(Wiring wiring) {
    Settings settings = wiring.settings().settings();
    DisplaySettings display = settings.display();
    return DisplayOptions.of(
            segments(settings), display.color().name().toLowerCase(Locale.ROOT), display.ascii())
        .in(machine.environment());
  }

  /// Without ccusage there is no block to be unknown.
  private static List<String> segments(Settings settings) {
    List<String> segments = new ArrayList<>(settings.display().segments());
    if (!settings.ccusage().enabled()) {
      segments.remove("block");
      segments.remove("burn");
    }
    return segments.isEmpty() ? List.of("model") : segments;
  }

  /// What is wrong here comes before what is wrong with a source.
  private static @Nullable String notice(SessionParse parsed, Wiring wiring) {
    List<Problem> problems = wiring.settings().problems();
    if (!problems.isEmpty()) {
      return "settings: " + problems.getFirst().key();
    }
    return parsed instanceof SessionParse.Unreadable(String why) ? "stdin: " + why : null;
  }

  private static RefreshStarter.Start start(
      RefreshStarter starter, String launcher, SessionInput input, Moment now) {
    String session = input.sessionId();
    List<String> command = new ArrayList<>(List.of(launcher, "refresh", "--background"));
    if (session != null) {
      command.add("--session=" + session);
    }
    return starter.start(command, now);
  }
}
