package dev.freshline.account;

import dev.freshline.host.Disk;
import dev.freshline.wire.Json;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// The account that a Claude folder was last seen logged in to.
///
/// Claude Code keeps the account's id in a file that also holds its whole history of projects: too
/// much to be read at every render. So the refresher looks there and writes the id down; a render
/// knows of a new login as soon as the first refresh after it is over.
public final class AccountMemory {
  private static final int RECORD_LIMIT = 1024;
  private static final int CONFIG_LIMIT = 64 << 20;
  private static final String ACCOUNT = "account";

  private final Disk disk;
  private final RecordFile memory;
  private final Path claudeConfig;

  /// @param memory one for each set of Claude folders
  /// @param claudeConfig Claude Code's `.claude.json`
  public AccountMemory(Disk disk, RecordFile memory, Path claudeConfig) {
    this.disk = disk;
    this.memory = memory;
    this.claudeConfig = claudeConfig;
  }

  public static AccountMemory in(Disk disk, Path file, RandomGenerator random, Path claudeConfig) {
    return new AccountMemory(disk, new RecordFile(disk, file, RECORD_LIMIT, random), claudeConfig);
  }

  /// The id as last written down; empty when none is known.
  public String known() {
    String account = memory.read(body -> body.path(ACCOUNT).asText("")).value();
    return account == null ? "" : account;
  }

  /// Looks anew and writes down what has changed. What cannot be read changes nothing: a file that
  /// Claude Code is just replacing is no logout.
  public String update() {
    String known = known();
    try {
      Path file = disk.resolve(claudeConfig); // linked on purpose, as in a repository of dotfiles
      byte[] config = file == null ? null : disk.read(file, CONFIG_LIMIT);
      if (config == null) {
        return known;
      }
      String found = Json.read(config).path("oauthAccount").path("accountUuid").asText("");
      if (!found.equals(known)) {
        Path directory = memory.path().getParent();
        if (directory != null) {
          disk.secureDirectory(directory);
        }
        memory.write(Json.object().put(ACCOUNT, found));
      }
      return found;
    } catch (IOException e) {
      return known;
    }
  }
}
