package dev.freshline.events;

/// What a process did about the figures.
public enum Step {
  /// It showed what there was; nothing else was called for.
  SERVED,
  /// It started a refresh and did not wait for it.
  STARTED,
  /// It fetched and published a new reading.
  REFRESHED,
  /// It left the refresh to another process or to a later time.
  DEFERRED,
  /// It tried to refresh and got no reading.
  FAILED,
  /// It found something that it must not touch.
  REFUSED
}
