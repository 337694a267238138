package dev.freshline.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;

/// A client of the resident process with more patience than one has that draws a prompt: what it
/// gets is of that process, and of no other, however busy the machine.
final class PatientClient {
  private static final char END = '\u001f';
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private PatientClient() {}

  /// The line, without colours; empty when it is refused.
  static String render(Desk desk, String stdin) throws IOException {
    String[] words = Files.readString(desk.runDir().resolve("resident")).split("\\s+", -1);
    byte[] input = stdin.getBytes(UTF_8);
    byte[] environment =
        ("NO_COLOR=1" + END + "HOME=" + desk.folder.resolve("user") + END)
            .concat("FRESHLINE_HOME=" + desk.home() + END)
            .getBytes(UTF_8);
    try (var call = new Socket(InetAddress.getByAddress(LOOPBACK), Integer.parseInt(words[1]))) {
      call.setSoTimeout(Math.toIntExact(Desk.LIMIT.toMillis()));
      OutputStream out = call.getOutputStream();
      out.write(("freshline 1 " + words[2] + END).getBytes(UTF_8));
      call.getInputStream().readNBytes(words[3].length() + 1);
      out.write(("render " + environment.length + ' ' + input.length + END).getBytes(UTF_8));
      out.write(environment);
      out.write(input);
      String answer = new String(call.getInputStream().readAllBytes(), UTF_8);
      return answer.startsWith("ok ") ? answer.substring(answer.indexOf(END) + 1).strip() : "";
    }
  }
}
