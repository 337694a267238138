package dev.freshline.display;

import java.util.ArrayList;
import java.util.List;

/// Text with its tones, before either becomes escape sequences.
final class Ink {
  private record Span(String text, Tone tone) {}

  private final List<Span> spans = new ArrayList<>();

  Ink add(String text) {
    return add(text, Tone.PLAIN);
  }

  Ink add(String text, Tone tone) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, tone));
    }
    return this;
  }

  Ink add(Ink other) {
    spans.addAll(other.spans);
    return this;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  int cells() {
    int cells = 0;
    for (Span span : spans) {
      cells += Cells.of(span.text());
    }
    return cells;
  }

  /// The beginning that takes at most `cells`, the sign `cut` at its end included.
  Ink head(int cells, String cut) {
    int left = Math.max(0, cells - Cells.of(cut));
    var head = new Ink();
    for (Span span : spans) {
      String fits = Cells.head(span.text(), left);
      head.add(fits, span.tone());
      left -= Cells.of(fits);
      if (fits.length() < span.text().length()) {
        break;
      }
    }
    return head.add(cut, Tone.DIM);
  }

  /// The text alone, or with the escape sequences (ECMA-48) of its tones.
  String print(boolean colored) {
    var out = new StringBuilder(160);
    for (Span span : spans) {
      String code = colored ? span.tone().code() : "";
      if (code.isEmpty()) {
        out.append(span.text());
      } else {
        out.append("\u001B[").append(code).append('m').append(span.text()).append("\u001B[0m");
      }
    }
    return out.toString();
  }
}
