package dev.freshline.bench.micro;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a benchmark may cost at most, and why.
///
/// Ratios of medians within one run, and bytes for each call, are the same on a busy machine; they
/// fail the run. Times in microseconds depend on the machine, and a ratio may be wished for that is
/// not reached yet; these are goals that are reported.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Bound.List.class)
public @interface Bound {
  /// The parameter under which it holds, such as `lock=freshline`; empty for any.
  String where() default "";

  /// The median, in medians of [#of]; 0 for no such bound.
  double times() default 0;

  /// The same as a goal.
  double goalTimes() default 0;

  /// The benchmark that it is compared with, such as `Floors.stat`.
  String of() default "";

  /// The parameter of that one, such as `fileSystem=disk`; empty for the same as ours.
  String ofWhere() default "";

  /// Bytes allocated for each call; negative for no such bound.
  int bytes() default -1;

  /// The median in microseconds; 0 for no such goal.
  double goalMicros() default 0;

  /// The reason for the figures.
  String why();

  /// Several of one benchmark.
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface List {
    Bound[] value();
  }
}
