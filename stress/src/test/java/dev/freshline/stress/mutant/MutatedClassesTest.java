package dev.freshline.stress.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MutatedClassesTest {
  private static final Set<Mutant> NO_MUTANT = Set.of();
  private static final Set<Failpoint> NO_FAILPOINT = Set.of();

  /// Linking verifies the bytes, and finds the hooks.
  private static void requireSound(MutatedClasses mutated) throws ClassNotFoundException {
    ClassLoader loader = mutated.loader(_ -> false);
    for (String name : mutated.classes().keySet()) {
      Class<?> changed = Class.forName(name, true, loader);
      assertThat(changed.getClassLoader()).isSameAs(loader);
      assertThat(changed.getDeclaredMethods()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_everyMutant_findsItsMethodAndIsSound(Mutant mutant) throws Exception {
    MutatedClasses mutated = MutatedClasses.of(Set.of(mutant), NO_FAILPOINT);
    assertThat(mutated.classes()).hasSize(1);
    requireSound(mutated);
  }

  @ParameterizedTest
  @EnumSource
  void of_everyFailpoint_findsItsMethodAndIsSound(Failpoint failpoint) throws Exception {
    requireSound(MutatedClasses.of(NO_MUTANT, Set.of(failpoint)));
  }

  @Test
  void of_allAtOnce_areSound() throws Exception {
    requireSound(MutatedClasses.of(EnumSet.allOf(Mutant.class), EnumSet.allOf(Failpoint.class)));
  }

  @ParameterizedTest
  @CsvSource({
    "dev.freshline.lease.Lease, goneSince, one method",
    "dev.freshline.billing.BillingPipeline, refresh, found 2",
    "dev.freshline.host.Locks, tryLock, with a body",
    "dev.freshline.lease.Gone, isIntact, on the class path",
    "dev.freshline.lease.Lease, token, expected a static token"
  })
  void of_methodThatIsNotThere_isAnError(String owner, String method, String complaint) {
    var edit = new Edit.Replaced(owner, method, Broken.class, method);
    assertThatIllegalStateException()
        .isThrownBy(() -> MutatedClasses.of(List.of(edit)))
        .withMessageContaining(complaint);
  }

  @Test
  void writeTo_folder_laysThemOutForAClassPath(@TempDir Path folder) throws Exception {
    MutatedClasses mutated = MutatedClasses.of(Set.of(Mutant.NO_INODE_CHECK), NO_FAILPOINT);
    mutated.writeTo(folder);
    assertThat(Files.readAllBytes(folder.resolve("dev/freshline/lease/Lease.class")))
        .isEqualTo(mutated.classes().get("dev.freshline.lease.Lease"));
  }

  @Test
  void loader_sharedClass_staysThisPrograms() throws Exception {
    ClassLoader loader =
        MutatedClasses.of(Set.of(Mutant.NO_LOCK), NO_FAILPOINT)
            .loader(name -> name.equals("dev.freshline.reading.Moment"));
    assertThat(loader.loadClass("dev.freshline.reading.Moment"))
        .isSameAs(dev.freshline.reading.Moment.class);
    assertThat(loader.loadClass("dev.freshline.host.KernelLocks"))
        .isNotSameAs(dev.freshline.host.KernelLocks.class);
  }

  @ParameterizedTest
  @EnumSource
  void labelled_everyLabel_findsItsMutant(Mutant mutant) {
    assertThat(Mutant.labelled(mutant.label())).contains(mutant);
    assertThat(mutant.label()).matches("no-[a-z-]+");
  }

  @ParameterizedTest
  @CsvSource({
    "renaming@/reading.json, renaming, /s/reading.json, true",
    "renaming@/reading.json, renaming, /s/holder.json, false",
    "locked@, locked, null, true",
    "locked@, recorded, null, false"
  })
  void isMeant_orderAndPlace_decide(String order, String point, String subject, boolean meant) {
    assertThat(Pause.isMeant(order, point, subject)).isEqualTo(meant);
  }
}
