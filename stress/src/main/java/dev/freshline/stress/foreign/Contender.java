package dev.freshline.stress.foreign;

import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// One process of another pipeline: it gets ready, waits for the gun, renders once, and says what
/// it showed.
///
/// Arguments: the protocol's file, the time scale, the folder that its sessions share, the program
/// that is ccusage. Writes `ready`, reads a line, writes the line of a [Showing].
public final class Contender {
  private static final int CUT_OFF = 124;

  private Contender() {}

  public static void main(String[] args)
      throws IOException, InterruptedException, InvalidProtocolException {
    Protocol protocol = ProtocolJson.read(Files.readAllBytes(Path.of(args[0])));
    double scale = Double.parseDouble(args[1]);
    var pipeline =
        new ForeignPipeline(
            protocol, scale, Path.of(args[2]), Path.of(args[3]), ForeignHost.real());
    System.out.println("ready");
    var gun = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String startAt = gun.readLine();
    if (startAt == null) {
      return; // called off
    }
    while (System.currentTimeMillis() < Long.parseLong(startAt)) {
      Thread.onSpinWait(); // a sleeper is woken too late to meet others within microseconds
    }
    Duration deadline = protocol.deadline();
    if (deadline != null) {
      endAfter(Duration.ofNanos((long) (deadline.toNanos() * scale)), pipeline);
    }
    end(0, pipeline.render());
  }

  /// As somebody outside does who has waited long enough: what the process has begun goes on.
  private static void endAfter(Duration deadline, ForeignPipeline pipeline) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                Thread.sleep(deadline);
              } catch (InterruptedException e) {
                return;
              }
              end(CUT_OFF, pipeline.cutOff());
            });
  }

  /// Whoever comes first; the other waits here for the end that the first makes of both. At once,
  /// since a heart may still beat.
  private static synchronized void end(int exit, Showing showing) {
    System.out.println(showing.line());
    System.out.flush();
    Runtime.getRuntime().halt(exit);
  }
}
