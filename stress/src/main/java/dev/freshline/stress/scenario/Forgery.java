package dev.freshline.stress.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.stress.fleet.Frame;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;

/// A holder record that no holder wrote. Each that can be read accuses the same innocent process of
/// being stuck.
enum Forgery {
  /// Its very identity, and a time that was over long ago.
  ACCUSED,
  /// The pid as it is, the start of an earlier process: the pid was reused.
  OTHER_START,
  /// The pid as it is, of before a restart.
  OTHER_BOOT,
  /// The pid as it is, counted in another container.
  OTHER_NAMESPACE,
  /// The pid as it is, another user's.
  OTHER_USER,
  /// As a signal's target it would be the process's whole group.
  NEGATIVE_PID,
  /// A time that is never over.
  ENDLESS,
  /// As far ahead as a token can be.
  LAST_TOKEN,
  /// One bit is turned.
  TURNED_BIT,
  /// Cut off somewhere.
  TRUNCATED,
  /// Bytes.
  GARBAGE,
  /// 10 MB of them.
  HUGE,
  /// Made, and not written.
  EMPTY,
  /// A link to a record that could be read.
  LINK,
  /// None at all.
  MISSING;

  /// Beyond what any token can have come to; the format's limit.
  private static final long MOST = 1L << 50;

  private static final int HUGE_SIZE = 10 << 20;
  private static final int MOST_GARBAGE = 4000;
  private static final Duration SHORT = Duration.ofSeconds(1);

  /// Puts it where the record belongs, whole, as a writer does.
  void place(Path record, ProcessIdentity accused, SplittableRandom random) throws IOException {
    Path aside = record.resolveSibling("forged");
    switch (this) {
      case MISSING -> {
        Files.deleteIfExists(record);
        return;
      }
      case LINK -> {
        Path target = record.resolveSibling("elsewhere");
        Files.write(target, accusation(accused, random));
        Files.deleteIfExists(aside);
        Files.createSymbolicLink(aside, target);
      }
      case ACCUSED,
          OTHER_START,
          OTHER_BOOT,
          OTHER_NAMESPACE,
          OTHER_USER,
          NEGATIVE_PID,
          ENDLESS,
          LAST_TOKEN ->
          Files.write(aside, accusation(accused, random));
      case TURNED_BIT -> Files.write(aside, turned(accusation(accused, random), random));
      case TRUNCATED -> {
        byte[] whole = accusation(accused, random);
        Files.write(aside, Arrays.copyOf(whole, random.nextInt(1, whole.length)));
      }
      case GARBAGE -> Files.write(aside, bytes(random.nextInt(1, MOST_GARBAGE), random));
      case HUGE -> Files.write(aside, bytes(HUGE_SIZE, random));
      case EMPTY -> Files.write(aside, new byte[0]);
    }
    Files.move(aside, record, StandardCopyOption.ATOMIC_MOVE);
  }

  private byte[] accusation(ProcessIdentity accused, SplittableRandom random) {
    ObjectNode node = Json.object();
    node.put("token", this == LAST_TOKEN ? MOST : System.currentTimeMillis());
    node.put("nonce", Long.toHexString(random.nextLong()));
    node.put("session", "forged");
    node.put("pid", this == NEGATIVE_PID ? -accused.pid() : accused.pid());
    node.put(
        "startTicks", accused.startTicks() - (this == OTHER_START ? random.nextLong(1, 1000) : 0));
    node.put(
        "bootId",
        this == OTHER_BOOT ? new UUID(random.nextLong(), 1).toString() : accused.bootId());
    node.put("pidNamespace", accused.pidNamespace() + (this == OTHER_NAMESPACE ? 1 : 0));
    node.put("uid", accused.uid() + (this == OTHER_USER ? 1 : 0));
    node.put("host", "here");
    node.put("holdForMillis", this == ENDLESS ? Long.MAX_VALUE : SHORT.toMillis());
    node.putObject("since")
        .put("at", System.currentTimeMillis())
        .put("boot", accused.bootId())
        .put("up", 1000);
    return Frame.of(node);
  }

  private static byte[] turned(byte[] whole, SplittableRandom random) {
    int bit = random.nextInt(whole.length * Byte.SIZE);
    whole[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return whole;
  }

  private static byte[] bytes(int count, SplittableRandom random) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
