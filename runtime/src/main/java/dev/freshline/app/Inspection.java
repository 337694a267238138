package dev.freshline.app;

import dev.freshline.app.install.TimingsEditor;
import dev.freshline.child.ChildRunner;
import dev.freshline.child.SupervisedChild;
import dev.freshline.events.JournalView;
import dev.freshline.host.Host;
import dev.freshline.host.RealEditableFile;
import dev.freshline.settings.SettingsFile;
import dev.freshline.settings.SettingsResult;
import dev.freshline.source.CcusageLocator.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// This user's Freshline as the toolkit's other commands see it: what it is set to, what it has
/// seen, and the two things that they may do with it.
public final class Inspection {
  private final Machine machine;
  private final Wiring wiring;

  private Inspection(Machine machine) {
    this.machine = machine;
    this.wiring = Wiring.of(machine);
  }

  /// @param environment says where everything is kept
  public static Inspection of(Map<String, String> environment) {
    return new Inspection(Machine.real(environment));
  }

  /// The settings in force.
  public SettingsResult settings() {
    return wiring.settings();
  }

  public Path settingsFile() {
    return machine.locations().settingsFile();
  }

  /// Where the journal is.
  public Path journalFolder() {
    return wiring.state();
  }

  public JournalView journal() {
    return wiring.journal().read();
  }

  /// Where the configured ccusage is.
  public Location ccusage() {
    return wiring.feeds().locator().locate();
  }

  /// Runs children as a refresh does, under its timeout, but apart from it: a run of the statusline
  /// that lives meanwhile is none of their business.
  ///
  /// @param folder for the lock of these children alone
  public ChildRunner runner(Path folder) throws IOException {
    Host host = machine.host();
    host.disk().secureDirectory(folder);
    var timings = settings().settings().timings();
    return new SupervisedChild(
        host.clock(),
        host.disk(),
        host.processes(),
        folder.resolve("child.lock"),
        timings.fetchTimeout(),
        timings.killGrace());
  }

  /// Changes timings in a file of settings, with a backup.
  public TimingsEditor editor(Path file) {
    Host host = machine.host();
    return new TimingsEditor(
        new RealEditableFile(file, host.disk(), host.processes().self().uid(), SettingsFile.LIMIT),
        host.disk());
  }
}
