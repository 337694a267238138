package dev.freshline.architecture.twin.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import picocli.CommandLine;

/// One heavy library in each method.
public final class IsHeavy {
  Object bindsData() {
    return new ObjectMapper();
  }

  Object parsesOptions() {
    return new CommandLine(this);
  }
}
