package dev.freshline.app;

import dev.freshline.display.Line;
import dev.freshline.host.StandardInput;
import dev.freshline.resident.KeptLines;
import dev.freshline.resident.Refusal;
import dev.freshline.resident.RefusedException;
import dev.freshline.resident.Renderer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Renders for the clients of the resident process, each as if it were a process of its own: with
/// its environment, its settings and all files read anew. So there is nothing to invalidate.
final class ResidentRenderer implements Renderer {
  private static final int WARM_UPS = 20;
  private static final byte[] NOTHING = {'{', '}'};

  private final Machine own;
  private final Path runDir;
  private final KeptLines keptLines;
  private final AtomicLong renders = new AtomicLong();

  /// @param own this process's own
  ResidentRenderer(Machine own) {
    this.own = own;
    this.runDir = own.locations().runDir();
    this.keptLines = new KeptLines(own.host().disk(), runDir, own.host().processes().pid());
  }

  @Override
  public Drawn draw(Map<String, String> environment, byte[] input) throws RefusedException {
    Machine machine = Machine.real(environment, renders.incrementAndGet());
    if (!machine.locations().runDir().equals(runDir)) {
      throw new RefusedException(
          Refusal.ELSEWHERE, "expected " + runDir + ", found " + machine.locations().runDir());
    }
    var starts = new HandedOver(machine.host().processes());
    RenderCommand.Drawn drawn =
        new RenderCommand(machine.with(starts), HandedOver.BY_THE_CLIENT).draw(given(input));
    // Whether the client is to start a refresh has to be known before it gets its line.
    if (drawn.isRefreshDue()) {
      drawn.after().run();
    }
    return new Drawn(
        drawn.line() + System.lineSeparator(),
        starts.isAny(),
        starts.isAny() ? starts.session() : "",
        () -> {
          if (!drawn.isRefreshDue()) {
            drawn.after().run();
          }
          keep(drawn, environment.get("COLUMNS"));
        });
  }

  private void keep(RenderCommand.Drawn drawn, @Nullable String columns) {
    Line.Kept kept = drawn.session() == null ? null : drawn.kept().get();
    if (drawn.session() != null && kept != null) {
      keptLines.keep(
          drawn.session(),
          columns,
          drawn.figures().now().at(),
          kept.before(),
          kept.after() + System.lineSeparator());
    }
  }

  @Override
  public void begin() {
    keptLines.begin();
    warmUp();
  }

  /// Without a session, so that nothing is kept of it.
  private void warmUp() {
    for (int i = 0; i < WARM_UPS; i++) {
      new RenderCommand(own, null).draw(given(NOTHING));
    }
  }

  private static StandardInput given(byte[] input) {
    return (limit, within, completion) ->
        new StandardInput.Received(
            input, Math.min(limit, input.length), StandardInput.Ending.COMPLETE);
  }
}
