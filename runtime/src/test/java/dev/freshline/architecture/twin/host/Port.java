package dev.freshline.architecture.twin.host;

/// Something of a host.
public interface Port {
  default void detach(String command) {}
}
