package dev.freshline.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Real sockets: bounds of a call, and that no caller holds up another.
class RealLoopbackTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Loopback loopback = new RealLoopback();

  private static void echo(Loopback.Call call) {
    try {
      byte[] bytes = new byte[1];
      if (call.read(bytes, 0, 1) == 1) {
        call.write(bytes);
      }
    } catch (IOException e) {
      return; // the caller sees that nothing comes
    }
  }

  private static int echoed(Loopback.Call call) throws IOException {
    call.write(new byte[] {42});
    byte[] answer = new byte[1];
    return call.read(answer, 0, 1) == 1 ? answer[0] : -1;
  }

  @Test
  void call_besideManySilentOnes_isAnswered() throws Exception {
    try (var door = loopback.open(300, LONG)) {
      door.serve(RealLoopbackTest::echo);
      List<Loopback.Call> silent = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        silent.add(loopback.call(door.port(), LONG));
      }
      try (var call = loopback.call(door.port(), LONG)) {
        assertThat(echoed(call)).isEqualTo(42);
      }
      silent.forEach(Loopback.Call::close);
    }
  }

  @Test
  void call_oneTooMany_isTurnedAwayUntilThereIsRoom() throws Exception {
    try (var door = loopback.open(1, LONG)) {
      door.serve(RealLoopbackTest::echo);
      var first = loopback.call(door.port(), LONG);
      try (var second = loopback.call(door.port(), LONG)) {
        assertThat(second.read(new byte[1], 0, 1)).isNegative();
      }
      assertThat(echoed(first)).isEqualTo(42);
      first.close();
    }
  }

  @Test
  void read_pastTheTimeOfTheCall_fails() throws Exception {
    var over = new CountDownLatch(1);
    try (var door = loopback.open(1, Duration.ofMillis(50))) {
      door.serve(
          call -> {
            try {
              call.read(new byte[1], 0, 1);
            } catch (SocketTimeoutException e) {
              over.countDown();
            } catch (IOException e) {
              return; // the test fails for want of the other one
            }
          });
      try (var silent = loopback.call(door.port(), LONG)) {
        assertThat(over.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(silent.read(new byte[1], 0, 1)).isNegative();
      }
    }
  }

  @Test
  void serve_hostFails_goesOn() throws Exception {
    try (var door = loopback.open(1, LONG)) {
      var failed = new CountDownLatch(1);
      door.serve(
          call -> {
            if (failed.getCount() > 0) {
              failed.countDown();
              throw new IllegalStateException("on purpose");
            }
            echo(call);
          });
      try (var first = loopback.call(door.port(), LONG)) {
        assertThat(first.read(new byte[1], 0, 1)).isNegative();
      }
      try (var second = loopback.call(door.port(), LONG)) {
        assertThat(echoed(second)).isEqualTo(42);
      }
    }
  }

  @Test
  void close_door_isSeenAndRefusesCalls() throws Exception {
    var door = loopback.open(1, LONG);
    door.serve(RealLoopbackTest::echo);
    assertThat(door.isClosedWithin(Duration.ofMillis(1))).isFalse();
    door.close();
    assertThat(door.isClosedWithin(LONG)).isTrue();
    assertThat(isRefused(door.port())).isTrue();
  }

  /// In the end: until the porter has left his `accept`, the kernel lets callers in, whom nobody
  /// answers, or he does on his way out.
  private boolean isRefused(int port) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < deadline) {
      try (var call = loopback.call(port, LONG)) {
        echoed(call);
      } catch (IOException e) {
        return true;
      }
    }
    return false;
  }

  @Test
  void secrets_ofAnyNumber_differ() {
    var secrets = new RealSecrets();
    assertThat(List.of(secrets.next(), secrets.next(), secrets.next()))
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.matches("[0-9a-f]{32}"));
  }
}
