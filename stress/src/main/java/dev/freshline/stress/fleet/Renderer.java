package dev.freshline.stress.fleet;

import dev.freshline.stress.foreign.ForeignRenders.Rendition;

/// Whose renders a session plays; several may be under way at once.
interface Renderer {
  Rendition render() throws Exception;
}
