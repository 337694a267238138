/// Why each figure is what it is: gathered once, then told to people or to programs.
///
/// [dev.freshline.app.explain.Explainer] gathers an [dev.freshline.app.explain.Explanation] and
/// changes nothing; [dev.freshline.app.explain.ExplanationText] and
/// [dev.freshline.app.explain.ExplanationJson] write it.
@NullMarked
package dev.freshline.app.explain;

import org.jspecify.annotations.NullMarked;
