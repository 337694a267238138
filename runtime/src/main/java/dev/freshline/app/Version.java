package dev.freshline.app;

/// The version of Freshline, as its jar names it.
final class Version {
  private Version() {}

  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
