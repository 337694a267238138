package dev.freshline.stress.mutant;

/// One change to one method of a compiled class. The method is named alone: one name, one method.
sealed interface Edit {
  /// The class that is changed; a name, since some are not public.
  String owner();

  String method();

  /// The body becomes a call of a static method with the same parameters, the receiver first.
  record Replaced(String owner, String method, Class<?> hooks, String hook) implements Edit {}

  /// The point is reached before the body.
  record Before(String owner, String method, String point) implements Edit {}

  /// The point is reached when the body returns without an exception.
  record After(String owner, String method, String point) implements Edit {}
}
