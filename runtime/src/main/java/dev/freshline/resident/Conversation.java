package dev.freshline.resident;

import dev.freshline.host.Loopback.Call;
import dev.freshline.resident.Renderer.Drawn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

/// One call, from the word to the answer.
///
/// ```
/// caller:    word            request          .
/// we:             proof               answer  .  what is left to do
///              | stranger         | bad, or leaving
///           (nothing said)     "no WHY"
/// ```
///
/// A refusal costs the caller a render of its own, and nobody else anything.
final class Conversation {
  private final Endpoint endpoint;
  private final Tenure tenure;
  private final Renderer renderer;
  private final Supplier<String> status;
  private final Runnable stop;
  private final Logbook logbook;

  /// @param status what to say of ourselves
  /// @param stop makes this process leave
  Conversation(
      Endpoint endpoint,
      Tenure tenure,
      Renderer renderer,
      Supplier<String> status,
      Runnable stop,
      Logbook logbook) {
    this.endpoint = endpoint;
    this.tenure = tenure;
    this.renderer = renderer;
    this.status = status;
    this.stop = stop;
    this.logbook = logbook;
  }

  void hold(Call call) {
    try {
      Runnable after = answer(call);
      call.close(); // the client waits for the end
      after.run();
    } catch (RefusedException e) {
      logbook.refused(e.refusal(), String.valueOf(e.getMessage()));
      if (e.refusal() != Refusal.STRANGER) {
        say(call, "no " + e.refusal().word() + Hearing.END);
      }
      if (e.refusal() == Refusal.LEAVING) {
        stop.run();
      }
    } catch (IOException e) {
      logbook.refused(Refusal.CUT_OFF, String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      logbook.refused(Refusal.TROUBLE, e.toString());
    }
  }

  private Runnable answer(Call call) throws RefusedException, IOException {
    var hearing = new Hearing(call);
    requireWord(hearing);
    call.write(bytes(endpoint.proof() + Hearing.END));
    Request request = Request.from(hearing);
    if (request instanceof Request.Render(var environment, var input)) {
      requireTenure();
      Drawn drawn = renderer.draw(environment, input);
      call.write(framed(drawn.line(), drawn.startsRefresh(), drawn.session()));
      tenure.served();
      logbook.served();
      return drawn.after();
    }
    call.write(framed(status.get(), false, ""));
    return request instanceof Request.Stop ? stop : () -> {};
  }

  /// Who does not say the word, in time and in full, is told nothing.
  private void requireWord(Hearing hearing) throws RefusedException {
    String line;
    try {
      line = hearing.line();
    } catch (RefusedException e) {
      throw new RefusedException(Refusal.STRANGER, String.valueOf(e.getMessage()));
    }
    if (!isKnown(line)) {
      throw new RefusedException(Refusal.STRANGER, "expected the word, found another");
    }
  }

  private void requireTenure() throws RefusedException {
    Departure departure = tenure.over();
    if (departure != null) {
      throw new RefusedException(Refusal.LEAVING, departure.words());
    }
  }

  /// In constant time: how much of a guess is right must not show.
  private boolean isKnown(String line) {
    return MessageDigest.isEqual(bytes(line), bytes(endpoint.greeting()));
  }

  /// `ok LENGTH start|- SESSION`, then the text: a client that got less knows it.
  private static byte[] framed(String text, boolean startsRefresh, String session) {
    byte[] body = bytes(text);
    byte[] header =
        bytes("ok " + body.length + (startsRefresh ? " start " : " - ") + session + Hearing.END);
    byte[] whole = new byte[header.length + body.length];
    System.arraycopy(header, 0, whole, 0, header.length);
    System.arraycopy(body, 0, whole, header.length, body.length);
    return whole;
  }

  private static void say(Call call, String text) {
    try {
      call.write(bytes(text));
    } catch (IOException e) {
      return; // it has gone, and will do without
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
