package dev.freshline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.freshline.architecture.twin.billing.WritesFiles;
import dev.freshline.architecture.twin.cache.HasEffects;
import dev.freshline.architecture.twin.cache.KnowsLease;
import dev.freshline.architecture.twin.display.ReadsText;
import dev.freshline.architecture.twin.freshness.IsSlow;
import dev.freshline.architecture.twin.lease.KnowsCache;
import dev.freshline.architecture.twin.reading.KnowsHost;
import dev.freshline.architecture.twin.resident.StartsAProcess;
import dev.freshline.architecture.twin.source.IsHeavy;
import dev.freshline.architecture.twin.source.KnowsBench;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The house keeps its rules, and each rule fails on a twin that breaks it.
class ArchitectureTest {
  private static final String ROOT = "dev.freshline";
  private static final String TWIN = ROOT + ".architecture.twin";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final JavaClasses TWINS = new ClassFileImporter().importPackages(TWIN);

  private final Architecture house = new Architecture(ROOT);
  private final Architecture twins = new Architecture(TWIN);

  @Test
  void rooms_all_areInTheTable() {
    Set<String> expected = new TreeSet<>(Architecture.ROOMS.keySet());
    expected.add("app");
    assertThat(Architecture.roomsOf(ROOT, HOUSE)).isEqualTo(expected);
  }

  static Stream<String> rooms() {
    return Architecture.ROOMS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void room_dependencies_areItsOwn(String room) {
    house.roomKnowsOnlyItsOwn(room).check(HOUSE);
  }

  @Test
  void room_knowsAnotherThatItMayNot_isCaught() {
    assertCaught(twins.roomKnowsOnlyItsOwn("reading"), KnowsHost.class);
  }

  @Test
  void rooms_dependencies_areFreeOfCycles() {
    house.roomsAreFreeOfCycles().check(HOUSE);
  }

  @Test
  void rooms_cycle_isCaught() {
    assertCaught(twins.roomsAreFreeOfCycles(), KnowsCache.class);
    assertCaught(twins.roomsAreFreeOfCycles(), KnowsLease.class);
  }

  @Test
  void effects_ofTheHouse_areInHost() {
    house.effectsOnlyInHost().check(HOUSE);
  }

  @Test
  void effects_eachOfTheTwin_isCaught() {
    assertEachMethodCaught(twins.effectsOnlyInHost(), HasEffects.class);
  }

  @Test
  void app_effects_areItsOwn() {
    house.appLeavesEffectsToHost().check(HOUSE);
  }

  @Test
  void app_effectsOfHost_areCaught() {
    assertEachMethodCaught(
        twins.appLeavesEffectsToHost(), dev.freshline.architecture.twin.app.ActsItself.class);
  }

  @Test
  void pureRooms_dependencies_areValues() {
    house.pureRoomsComputeOnly().check(HOUSE);
  }

  @Test
  void pureRoom_readsText_isCaught() {
    assertCaught(twins.pureRoomsComputeOnly(), ReadsText.class);
  }

  @Test
  void billing_files_areOnlyNamed() {
    house.billingNamesFilesOnly().check(HOUSE);
  }

  @Test
  void billing_writesFiles_isCaught() {
    assertCaught(twins.billingNamesFilesOnly(), WritesFiles.class);
  }

  @Test
  void runtime_otherModules_areUnknownToIt() {
    house.runtimeStandsAlone().check(HOUSE);
  }

  @Test
  void runtime_knowsBench_isCaught() {
    assertCaught(twins.runtimeStandsAlone(), KnowsBench.class);
  }

  @Test
  void resident_processes_areLeftToOthers() {
    house.residentStartsAndEndsNothing().check(HOUSE);
  }

  @Test
  void resident_startsAProcess_isCaught() {
    assertCaught(twins.residentStartsAndEndsNothing(), StartsAProcess.class);
  }

  @Test
  void heavyLibraries_ofTheHouse_areInApp() {
    house.heavyLibrariesStayInApp().check(HOUSE);
  }

  @Test
  void heavyLibraries_elsewhere_areCaught() {
    assertEachMethodCaught(twins.heavyLibrariesStayInApp(), IsHeavy.class);
  }

  @Test
  void renderPath_calls_areQuick() {
    house.renderPathIsQuick().check(HOUSE);
  }

  @Test
  void renderPath_slowCalls_areCaught() {
    assertEachMethodCaught(twins.renderPathIsQuick(), IsSlow.class);
  }

  private static void assertCaught(ArchRule rule, Class<?> broken) {
    EvaluationResult result = rule.evaluate(TWINS);
    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(broken.getName());
  }

  private static void assertEachMethodCaught(ArchRule rule, Class<?> broken) {
    String report = rule.evaluate(TWINS).getFailureReport().toString();
    for (JavaMethod method : TWINS.get(broken).getMethods()) {
      if (!method.getName().startsWith("lambda$")) {
        assertThat(report).contains(broken.getName() + "." + method.getName() + "(");
      }
    }
  }
}
