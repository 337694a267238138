package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshline.app.RenderCommand;
import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.host.StandardInput;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Moment;
import dev.freshline.stress.foreign.ForeignRenders.Reading;
import dev.freshline.stress.foreign.ForeignRenders.Rendition;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Freshline's own renders, one after the other or at once in one JVM; the refreshes that they
/// start are processes of their own.
///
/// A render holds no lock and its pid decides nothing, so that many in one JVM coordinate as many
/// processes do; only their start is left out of what they take.
final class ProductionRenderer implements Renderer {
  private final RenderCommand command;
  private final byte[] input;

  ProductionRenderer(Map<String, String> environment, String launcher, String session) {
    this.command = RenderCommand.ofThisMachine(environment, launcher);
    this.input =
        ("{\"session_id\":\""
                + session
                + "\",\"model\":{\"display_name\":\"Opus\"},"
                + "\"cost\":{\"total_cost_usd\":1.5}}")
            .getBytes(UTF_8);
  }

  @Override
  public Rendition render() {
    RenderCommand.Drawn drawn = draw();
    drawn.after().run();
    Figure<BlockState> block = drawn.figures().block();
    return new Rendition(showing(block), reading(block));
  }

  private static @Nullable Reading reading(Figure<BlockState> block) {
    Moment observedAt = block.observedAt();
    Duration age = block.judgement().age();
    return observedAt == null || age == null ? null : new Reading(observedAt.epochMillis(), age);
  }

  /// The line alone, without what a render does after it.
  RenderCommand.Drawn draw() {
    RenderCommand.Drawn drawn = command.draw(this::input);
    if (drawn.line().isBlank()) {
      throw new IllegalStateException("expected a line, found an empty one");
    }
    return drawn;
  }

  private StandardInput.Received input(
      int limit, Duration within, StandardInput.Completion completion) {
    return new StandardInput.Received(input, input.length, StandardInput.Ending.COMPLETE);
  }

  private static Showing showing(Figure<BlockState> block) {
    BlockState value = block.value();
    return new Showing(
        value == null ? How.DEFAULT : How.SERVED,
        value instanceof ActiveBlock active && active.cost() instanceof Cost.Priced(double usd)
            ? usd
            : Double.NaN,
        block.judgement().freshness() == Freshness.FRESH,
        block.judgement().age(),
        Duration.ZERO);
  }
}
