package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No source is turned on: what comes with refreshes is done all the same.
class NoSourceIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void render_noSource_isFollowedByUpkeepOfTheAccountThatIsLoggedIn() throws Exception {
    Desk desk = Desk.withoutCcusage(folder);
    desk.settings("{\"sources\": {\"ccusage\": {\"enabled\": false}}}");
    Files.writeString(
        desk.folder.resolve("user/.claude.json"), "{\"oauthAccount\": {\"accountUuid\": \"b\"}}");
    desk.render().line();
    Path state = desk.home().resolve("state");
    Await.until("upkeep", SOON, () -> isTidied(state));
    try (var accounts = Files.newDirectoryStream(state, "account-*.json")) {
      assertThat(accounts).hasSize(1);
    }
    desk.requireNothingLeft();
  }

  private static boolean isTidied(Path state) throws IOException {
    try (var folders = Files.newDirectoryStream(state)) {
      for (Path folder : folders) {
        if (Files.exists(folder.resolve("forecast.json"))) {
          return true;
        }
      }
      return false;
    }
  }
}
