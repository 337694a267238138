package dev.freshline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rules of the house, for the packages under one root.
///
/// The root is a parameter so that each rule can be seen to fail on a broken twin.
record Architecture(String root) {
  /// What each room may know beside itself; `app` may know all.
  static final Map<String, Set<String>> ROOMS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("reading", Set.of()),
              Map.entry("host", Set.of("reading")),
              Map.entry("wire", Set.of("host", "reading")),
              Map.entry("freshness", Set.of("reading")),
              Map.entry("session", Set.of("host", "wire", "reading")),
              Map.entry("limits", Set.of("session", "host", "wire", "reading")),
              Map.entry("child", Set.of("host", "reading")),
              Map.entry("lease", Set.of("host", "wire", "reading")),
              Map.entry("cache", Set.of("lease", "host", "wire", "reading")),
              Map.entry("events", Set.of("host", "wire", "reading")),
              Map.entry("account", Set.of("host", "wire")),
              Map.entry("source", Set.of("child", "host", "wire", "reading")),
              Map.entry("backoff", Set.of("source", "freshness", "wire", "reading")),
              Map.entry(
                  "billing",
                  Set.of(
                      "backoff",
                      "cache",
                      "events",
                      "freshness",
                      "host",
                      "lease",
                      "limits",
                      "reading",
                      "session",
                      "source",
                      "wire")),
              Map.entry("resident", Set.of("host", "wire", "reading")),
              Map.entry("settings", Set.of("billing", "source", "host", "wire")),
              Map.entry("display", Set.of("billing", "freshness", "reading"))));

  /// Types that reach beyond the program, whatever is done with them.
  private static final Set<String> EFFECTS =
      Set.of(
          "java.io.FileDescriptor",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.nio.channels.FileChannel",
          "java.nio.file.FileSystem",
          "java.nio.file.FileSystems",
          "java.nio.file.Files",
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Timer",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.ExecutorService",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom");

  /// Addresses are values, and so are the names of what went wrong.
  private static final Set<String> NO_EFFECTS_OF_THE_NETWORK =
      Set.of(
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.http.HttpTimeoutException",
          "java.net.http.HttpConnectTimeoutException");

  private static final Set<String> EFFECT_CALLS =
      Set.of(
          "java.io.File.<init>",
          "java.lang.Math.random",
          "java.nio.file.Path.toFile",
          "java.nio.file.Path.toRealPath",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.ZoneId.systemDefault",
          "java.util.UUID.randomUUID");

  /// What of `System` is a value or a computation.
  private static final Set<String> PLAIN_SYSTEM_CALLS =
      Set.of("arraycopy", "identityHashCode", "lineSeparator");

  /// What `app` is there for: the standard streams and whether they lead to a terminal, the
  /// environment with its time zone, the exit code.
  private static final Set<String> EFFECTS_OF_APP =
      Set.of(
          "java.io.Console.isTerminal",
          "java.lang.System.console",
          "java.lang.System.exit",
          "java.lang.System.err",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.in",
          "java.lang.System.out",
          "java.lang.System.setProperty",
          "java.lang.Runtime.getRuntime",
          "java.lang.Runtime.halt",
          "java.io.FileDescriptor.out",
          "java.io.FileOutputStream.<init>",
          "java.time.ZoneId.systemDefault");

  /// Calls whose first use costs a cold JVM milliseconds.
  private static final Set<String> SLOW_CALLS =
      Set.of(
          "java.lang.String.format",
          "java.lang.String.formatted",
          "java.lang.String.matches",
          "java.lang.String.replaceAll",
          "java.lang.String.replaceFirst",
          "java.time.Duration.abs",
          "java.time.Duration.dividedBy",
          "java.time.Duration.multipliedBy",
          "java.time.Duration.negated",
          "java.time.Duration.parse",
          "java.time.Instant.parse",
          "java.util.List.stream",
          "java.util.Map.stream",
          "java.util.Set.stream",
          "java.util.Collection.stream");

  private static final List<String> SLOW_PACKAGES =
      List.of("java.util.regex", "java.util.stream", "java.time.format", "java.text", "java.math");

  private static final List<String> RENDER_ROOMS =
      List.of(
          "freshness",
          "display",
          "limits",
          "session",
          "settings",
          "backoff",
          "cache",
          "wire",
          "reading");

  /// Beyond those rooms: what a render uses of others.
  private static final Set<String> RENDER_CLASSES =
      Set.of(
          "billing.Decision",
          "billing.ExhaustionForecast",
          "billing.Feed",
          "billing.Figures",
          "billing.Forecast",
          "billing.ForecastFile",
          "billing.LimitRate",
          "billing.Notices",
          "billing.RefreshPolicy",
          "billing.RefreshStarter",
          "billing.RenderChronicle",
          "billing.RenderPipeline",
          "billing.Rendering",
          "billing.Slots",
          "billing.Standing",
          "billing.Timings",
          "host.RealClock",
          "host.RealDisk",
          "host.StreamInput");

  /// Within those rooms: what a render never comes to.
  private static final Set<String> NOT_RENDER_CLASSES =
      Set.of("limits.LedgerKeeper", "settings.SettingsReport", "wire.Json", "wire.JsonPlaces");

  ArchRule effectsOnlyInHost() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(room("host"), room("app"))
        .should()
        .accessTargetWhere(isEffect())
        .orShould()
        .dependOnClassesThat(reachBeyondTheProgram())
        .as("effects happen only behind the ports of host")
        .because("the same code has to run under simulation")
        .allowEmptyShould(false);
  }

  ArchRule appLeavesEffectsToHost() {
    return noClasses()
        .that()
        .resideInAPackage(room("app"))
        .should()
        .accessTargetWhere(isEffectNotOfApp())
        .as("app knows the standard streams, the environment and the exit code, no other effect")
        .because("what it decides has to be testable without a machine");
  }

  ArchRule roomsAreFreeOfCycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  ArchRule roomKnowsOnlyItsOwn(String room) {
    var allowed = new ArrayList<String>(List.of(room(room)));
    ROOMS.getOrDefault(room, Set.of()).forEach(other -> allowed.add(room(other)));
    return noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat(
            describe(
                "are of rooms other than " + ROOMS.get(room),
                found ->
                    found.getPackageName().startsWith(root + ".")
                        && allowed.stream().noneMatch(one -> isIn(found, one))))
        .because("arrows between rooms point one way");
  }

  /// `billing` is pure but for the ports that it is given: see [#billingNamesFilesOnly].
  ArchRule pureRoomsComputeOnly() {
    return classes()
        .that()
        .resideInAnyPackage(room("reading"), room("freshness"), room("display"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util",
            "java.util.function",
            "java.time",
            "java.time.temporal",
            "java.nio.charset",
            "org.jspecify.annotations",
            room("reading"),
            room("freshness"),
            room("billing"),
            room("display"))
        .because("what is shown must follow from what was observed, and from nothing else");
  }

  ArchRule billingNamesFilesOnly() {
    return noClasses()
        .that()
        .resideInAPackage(room("billing"))
        .should()
        .dependOnClassesThat(
            describe(
                "do more about files than name them",
                found ->
                    (isOf(found, "java.io") || isOf(found, "java.nio"))
                        && !Set.of(
                                "java.io.IOException",
                                "java.nio.file.FileAlreadyExistsException",
                                "java.nio.file.Path")
                            .contains(found.getName())))
        .because("the pipeline decides; ports act");
  }

  ArchRule runtimeStandsAlone() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(room("bench"), room("stress"), room("reports"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(room("bench"), room("stress"), room("reports"))
        .because("arrows between modules point to runtime");
  }

  /// Only [Keeper][dev.freshline.resident.Keeper] does, and before one lives.
  ArchRule residentStartsAndEndsNothing() {
    return noClasses()
        .that()
        .resideInAPackage(room("resident"))
        .and()
        .doNotHaveSimpleName("Keeper")
        .should()
        .accessTargetWhere(
            describe(
                "starts or ends a process",
                access -> {
                  AccessTarget target = access.getTarget();
                  return isOf(target.getOwner(), root + ".host")
                      && Set.of("start", "detach", "kill").contains(target.getName());
                }))
        .because("whoever gets into the resident process must not get further");
  }

  ArchRule heavyLibrariesStayInApp() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room("app"))
        .should()
        .dependOnClassesThat(
            describe(
                "are of picocli or bind data to objects",
                found ->
                    isOf(found, "picocli")
                        || found.getName().equals("com.fasterxml.jackson.databind.ObjectMapper")
                        || found.getName().startsWith("com.fasterxml.jackson.databind.json")
                        || found.getName().startsWith("com.fasterxml.jackson.annotation")))
        .because("loading them takes longer than a render may");
  }

  ArchRule renderPathIsQuick() {
    return noClasses()
        .that(
            describe(
                "are on the render path",
                found -> isRenderClass(found.getName().substring(root.length() + 1))))
        .should()
        .accessTargetWhere(
            describe(
                "is slow at its first use",
                access -> {
                  AccessTarget target = access.getTarget();
                  return SLOW_CALLS.contains(nameOf(target))
                      || SLOW_PACKAGES.stream().anyMatch(one -> isOf(target.getOwner(), one));
                }))
        .because(
            "a render is a cold JVM, in which the first of these takes about 10 of its 40 ms: they"
                + " initialise BigDecimal, regular expressions or formatters");
  }

  private static boolean isRenderClass(String name) {
    int nested = name.indexOf('$');
    String top = nested < 0 ? name : name.substring(0, nested);
    int point = top.indexOf('.');
    String room = point < 0 ? "" : top.substring(0, point);
    return RENDER_CLASSES.contains(top)
        || (RENDER_ROOMS.contains(room) && !NOT_RENDER_CLASSES.contains(top));
  }

  private static DescribedPredicate<JavaClass> reachBeyondTheProgram() {
    return describe(
        "reach beyond the program",
        found ->
            EFFECTS.contains(found.getName())
                || (isOf(found, "java.net")
                    && !NO_EFFECTS_OF_THE_NETWORK.contains(found.getName())));
  }

  private static DescribedPredicate<JavaAccess<?>> isEffect() {
    return describe("is an effect", access -> isEffect(access.getTarget()));
  }

  private static DescribedPredicate<JavaAccess<?>> isEffectNotOfApp() {
    return describe(
        "is an effect that is not app's",
        access -> {
          AccessTarget target = access.getTarget();
          return !EFFECTS_OF_APP.contains(nameOf(target))
              && (isEffect(target) || reachBeyondTheProgram().test(target.getOwner()));
        });
  }

  private static boolean isEffect(AccessTarget target) {
    boolean isUnseeded =
        target.getName().equals("<init>")
            && target.getFullName().endsWith("()")
            && Set.of("java.util.Random", "java.util.SplittableRandom")
                .contains(target.getOwner().getName());
    boolean isOfSystem =
        target.getOwner().getName().equals("java.lang.System")
            && !PLAIN_SYSTEM_CALLS.contains(target.getName());
    return isUnseeded || isOfSystem || EFFECT_CALLS.contains(nameOf(target));
  }

  private static String nameOf(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }

  private String room(String name) {
    return root + "." + name + "..";
  }

  private static boolean isIn(JavaClass found, String room) {
    return isOf(found, room.substring(0, room.length() - "..".length()));
  }

  private static boolean isOf(JavaClass found, String parent) {
    String name = found.getPackageName();
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  /// The rooms that exist under the root, as the classes tell.
  static Set<String> roomsOf(String root, Iterable<JavaClass> all) {
    var rooms = new TreeSet<String>();
    for (JavaClass one : all) {
      String name = one.getName().substring(root.length() + 1);
      rooms.add(name.substring(0, name.indexOf('.')));
    }
    return rooms;
  }
}
