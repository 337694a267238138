package dev.freshline.host;

import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The clocks of this machine.
///
/// The uptime is Linux's `/proc/uptime` (`CLOCK_BOOTTIME`, which goes on through a suspend). Where
/// there is none, as on macOS, moments have the wall clock alone and a step forward cannot be told
/// from waiting.
public final class RealClock implements Clock {
  private static final String UPTIME = "/proc/uptime";
  private static final int WORD = 64;
  private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";

  /// Kept open for the life of the JVM: a lease and a render ask several times, and to open it
  /// takes three times as long as to read it.
  private static final @Nullable RandomAccessFile OPEN_UPTIME = opened();

  private final @Nullable String bootId = firstWord(BOOT_ID);

  @Override
  public Moment now() {
    return Moment.ofMillis(System.currentTimeMillis(), uptime());
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration howLong) {
    try {
      TimeUnit.NANOSECONDS.sleep(howLong.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// `/proc/uptime` begins with seconds and exactly two decimals.
  private @Nullable Uptime uptime() {
    String seconds = bootId == null ? null : uptimeSeconds();
    int point = seconds == null ? -1 : seconds.indexOf('.');
    if (bootId == null || seconds == null || point < 0) {
      return null;
    }
    try {
      long whole = Long.parseLong(seconds, 0, point, 10);
      long hundredths = Long.parseLong(seconds, point + 1, seconds.length(), 10);
      return new Uptime(bootId, whole * 1000 + hundredths * 10);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable RandomAccessFile opened() {
    try {
      return new RandomAccessFile(UPTIME, "r");
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable String uptimeSeconds() {
    RandomAccessFile file = OPEN_UPTIME;
    if (file == null) {
      return null;
    }
    byte[] bytes = new byte[WORD];
    synchronized (file) {
      try {
        file.seek(0);
        return firstWord(bytes, file.read(bytes));
      } catch (IOException e) {
        return null;
      }
    }
  }

  private static @Nullable String firstWord(String file) {
    byte[] bytes = new byte[WORD];
    try (var in = new FileInputStream(file)) {
      return firstWord(bytes, in.read(bytes));
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable String firstWord(byte[] bytes, int length) {
    int end = 0;
    while (end < length && bytes[end] > ' ') {
      end++;
    }
    return end == 0 ? null : new String(bytes, 0, end, StandardCharsets.US_ASCII);
  }
}
