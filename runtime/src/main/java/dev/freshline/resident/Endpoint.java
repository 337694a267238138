package dev.freshline.resident;

import dev.freshline.host.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/// Where a resident process listens, how both sides know each other, and which process it is.
///
/// Three lines, of which the shell client reads the first:
///
/// ```
/// 1 PORT WORD PROOF
/// PID START-TICKS BOOT-ID PID-NAMESPACE UID
/// BUILD JAVA-VERSION
/// ```
///
/// @param word by which the resident process knows its clients
/// @param proof by which clients know the resident process
/// @param build of the program that it runs
public record Endpoint(
    int port, String word, String proof, ProcessIdentity process, String build, String java) {
  static final int LIMIT = 1024;

  private static final String VERSION = "1";
  private static final int SECRET_LENGTH = 32;
  private static final int MOST_PORT = 0xFFFF;

  public Endpoint {
    if (port <= 0 || port > MOST_PORT) {
      throw new IllegalArgumentException("port must be 1 to 65535, found " + port);
    }
    if (word.length() != SECRET_LENGTH || proof.length() != SECRET_LENGTH) {
      throw new IllegalArgumentException(
          "word and proof must have 32 characters, found "
              + word.length()
              + " and "
              + proof.length());
    }
  }

  /// What a client says first.
  String greeting() {
    return "freshline " + VERSION + ' ' + word;
  }

  String text() {
    String bootId = process.bootId().isEmpty() ? "-" : process.bootId();
    return String.join(" ", VERSION, Integer.toString(port), word, proof)
        + '\n'
        + String.join(
            " ",
            Long.toString(process.pid()),
            Long.toString(process.startTicks()),
            bootId,
            Long.toString(process.pidNamespace()),
            Long.toString(process.uid()))
        + '\n'
        + build
        + ' '
        + java
        + '\n';
  }

  /// Null when the text is not one of ours.
  static @Nullable Endpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty()) {
      return null;
    }
    String[] door = lines[0].split(" ", -1);
    String[] process = lines[1].split(" ", -1);
    String[] program = lines[2].split(" ", -1);
    if (door.length != 4 || !door[0].equals(VERSION) || process.length != 5) {
      return null;
    }
    try {
      var identity =
          new ProcessIdentity(
              Long.parseLong(process[0]),
              Long.parseLong(process[1]),
              process[2].equals("-") ? "" : process[2],
              Long.parseLong(process[3]),
              Long.parseLong(process[4]));
      return program.length == 2
          ? new Endpoint(
              Integer.parseInt(door[1]), door[2], door[3], identity, program[0], program[1])
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Without the secrets, which have no place in a message.
  @Override
  public String toString() {
    return "port " + port + ", pid " + process.pid() + ", build " + build + ", Java " + java;
  }
}
