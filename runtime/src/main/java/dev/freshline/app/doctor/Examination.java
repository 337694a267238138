package dev.freshline.app.doctor;

import java.util.List;

/// A look at one part of the set-up.
@FunctionalInterface
public interface Examination {
  List<Finding> examine();
}
