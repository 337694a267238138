package dev.freshline.stress.race;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.JCStressTest;

/// The tests of this package.
public final class RaceTests {
  /// A property each; its tests are nested in it.
  private static final List<Class<?>> PROPERTIES =
      List.of(
          LockGuard.class,
          SingleFlight.class,
          Publication.class,
          TokenFence.class,
          FailureCount.class,
          JournalLine.class,
          JournalMove.class,
          SessionFile.class,
          InputEnd.class,
          StaleLock.class,
          AgeBoundary.class);

  private RaceTests() {}

  /// All, by their names within this package, such as `LockGuard.Actual`.
  public static List<String> all() {
    List<String> tests = new ArrayList<>();
    for (Class<?> property : PROPERTIES) {
      for (Class<?> test : property.getDeclaredClasses()) {
        if (test.isAnnotationPresent(JCStressTest.class)) {
          tests.add(property.getSimpleName() + '.' + test.getSimpleName());
        }
      }
    }
    tests.sort(null);
    return tests;
  }

  /// The property that a test belongs to.
  static String propertyOf(String test) {
    return test.substring(0, test.indexOf('.'));
  }

  /// Whether a test is a deliberately broken one, which is named so.
  public static boolean isTwin(String test) {
    return test.substring(test.indexOf('.') + 1).startsWith("Broken");
  }
}
