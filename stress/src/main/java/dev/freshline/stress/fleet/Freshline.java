package dev.freshline.stress.fleet;

import dev.freshline.app.Main;
import dev.freshline.stress.mutant.Failpoint;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.mutant.MutatedClasses;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The Freshline that plays: as it ships, short of some of its guards, or able to wait at
/// failpoints.
///
/// @param mutants guards that it lacks
/// @param failpoints steps at which it waits when it is told to
/// @param flags of the JVM, for Freshline as it ships
public record Freshline(Set<Mutant> mutants, Set<Failpoint> failpoints, List<String> flags) {
  /// As it ships.
  public static final Freshline SHIPPED = new Freshline(Set.of(), Set.of(), List.of());

  private static final String MAIN = Main.class.getName();

  public Freshline {
    mutants = Set.copyOf(mutants);
    failpoints = Set.copyOf(failpoints);
    flags = List.copyOf(flags);
  }

  /// The same without this guard.
  public Freshline without(Mutant mutant) {
    var more = EnumSet.of(mutant);
    more.addAll(mutants);
    return new Freshline(more, failpoints, flags);
  }

  /// The same, with every failpoint.
  public Freshline withFailpoints() {
    return new Freshline(mutants, EnumSet.allOf(Failpoint.class), flags);
  }

  public Freshline withFlags(String... of) {
    return new Freshline(mutants, failpoints, List.of(of));
  }

  /// How `statusline` is started with these arguments.
  ///
  /// @param folder where changed classes are put if there are any
  List<String> command(Path folder, List<String> arguments) throws IOException {
    return isAsShipped()
        ? JavaProgram.command(shippedClassPath(), flags, MAIN, arguments)
        : JavaProgram.command(classPath(folder), List.of(), MAIN, arguments);
  }

  /// This program's class path, with what is changed before the rest.
  ///
  /// @param folder where changed classes are put if there are any
  public String classPath(Path folder) throws IOException {
    if (isAsShipped()) {
      return JavaProgram.classPath();
    }
    if (!Files.exists(folder)) {
      MutatedClasses.of(mutants, failpoints).writeTo(Files.createDirectory(folder));
    }
    return folder + File.pathSeparator + JavaProgram.classPath();
  }

  private boolean isAsShipped() {
    return mutants.isEmpty() && failpoints.isEmpty();
  }

  /// The jar that the launcher starts, and nothing of ours: what a start-up cache is bound to.
  private static String shippedClassPath() {
    var source = Main.class.getProtectionDomain().getCodeSource();
    try {
      Path place = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(place) ? place.toString() : JavaProgram.classPath();
    } catch (URISyntaxException e) {
      return JavaProgram.classPath();
    }
  }
}
