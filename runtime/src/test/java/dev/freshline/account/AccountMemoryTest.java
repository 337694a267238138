package dev.freshline.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Disk;
import dev.freshline.host.MemoryDisk;
import dev.freshline.host.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountMemoryTest {
  private static final Path FILE = Path.of("/state/account.json");
  private static final Path CONFIG = Path.of("/home/.claude.json");

  private final MemoryDisk disk = new MemoryDisk();

  /// Another process each time: only the files are shared.
  private AccountMemory memory() {
    return AccountMemory.in(disk, FILE, new Random(1), CONFIG);
  }

  private void login(String account) {
    disk.put(CONFIG, "{\"projects\":{},\"oauthAccount\":{\"accountUuid\":\"" + account + "\"}}");
  }

  @Test
  void known_neverLooked_isNone() {
    login("a");
    assertThat(memory().known()).isEmpty();
  }

  @Test
  void update_loggedIn_isKnownFromThenOn() {
    login("a");
    assertThat(memory().update()).isEqualTo("a");
    assertThat(memory().known()).isEqualTo("a");
  }

  @Test
  void update_otherLogin_isKnown() {
    login("a");
    memory().update();
    login("b");
    assertThat(memory().update()).isEqualTo("b");
    assertThat(memory().known()).isEqualTo("b");
  }

  @Test
  void update_loggedOut_isNobody() {
    login("a");
    memory().update();
    disk.put(CONFIG, "{}");
    assertThat(memory().update()).isEmpty();
    assertThat(memory().known()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"oauthAccount\":{\"accountUuid\":\"b"})
  void update_halfWrittenConfig_changesNothing(String text) {
    login("a");
    memory().update();
    disk.put(CONFIG, text);
    assertThat(memory().update()).isEqualTo("a");
    assertThat(memory().known()).isEqualTo("a");
  }

  @Test
  void update_noConfig_changesNothing() throws Exception {
    login("a");
    memory().update();
    disk.delete(CONFIG);
    assertThat(memory().update()).isEqualTo("a");
  }

  @Test
  void update_configIsAFifo_changesNothing() {
    disk.place(CONFIG, Disk.Kind.OTHER, MemoryDisk.OWNER);
    assertThat(memory().update()).isEmpty();
  }

  @Test
  void update_linkedConfig_isFollowed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("dot"), "{\"oauthAccount\":{\"accountUuid\":\"a\"}}");
    assertThat(linkedTo(folder.resolve("dot"), folder).update()).isEqualTo("a");
  }

  @Test
  void update_linkToNothing_changesNothing(@TempDir Path folder) throws IOException {
    assertThat(linkedTo(folder.resolve("gone"), folder).update()).isEmpty();
  }

  private static AccountMemory linkedTo(Path target, Path folder) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve(".claude.json"), target);
    return AccountMemory.in(
        new RealDisk(), folder.resolve("state/account.json"), new Random(1), link);
  }

  @Test
  void update_sameLogin_writesNothing() {
    login("a");
    memory().update();
    long steps = disk.steps();
    memory().update();
    assertThat(disk.steps()).isEqualTo(steps);
  }

  @Test
  void update_nothingCanBeWritten_staysWithWhatIsKnown() {
    login("a");
    memory().update();
    login("b");
    disk.makeReadOnly(Objects.requireNonNull(FILE.getParent()));
    assertThat(memory().update()).isEqualTo("a");
  }
}
