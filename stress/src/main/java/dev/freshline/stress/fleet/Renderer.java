package dev.freshline.stress.fleet;

import dev.freshline.stress.foreign.ForeignRenders;
import dev.freshline.stress.foreign.Showing;
import org.jspecify.annotations.Nullable;

/// Whose renders a session plays; several may be under way at once.
interface Renderer {
  /// What came of a render.
  ///
  /// @param reading that all sessions share; null when there is none
  record Rendition(Showing showing, ForeignRenders.@Nullable Reading reading) {}

  Rendition render() throws Exception;

  /// A pipeline that a protocol describes.
  static Renderer of(ForeignRenders renders) {
    return () -> new Rendition(renders.render(), renders.reading());
  }
}
