package dev.freshline.app.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDiffTest {
  private static String diff(String before, String after) {
    return TextDiff.between("f", before, after).stream()
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void between_sameText_isNothing() {
    assertThat(TextDiff.between("f", "a\n", "a\n")).isEmpty();
  }

  @Test
  void between_newFile_addsAll() {
    assertThat(diff("", "a\nb\n")).isEqualTo("--- f\n+++ f\n@@ -0,0 +1,2 @@\n+a\n+b");
  }

  @Test
  void between_changeInTheMiddle_showsThreeLinesAround() {
    assertThat(diff("1\n2\n3\n4\nx\n6\n7\n8\n9\n", "1\n2\n3\n4\ny\nz\n6\n7\n8\n9\n"))
        .isEqualTo("--- f\n+++ f\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-x\n+y\n+z\n 6\n 7\n 8");
  }

  @Test
  void between_lastLineWithoutEnd_saysSo() {
    assertThat(diff("a", "a\n"))
        .isEqualTo("--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a");
  }

  @Test
  void between_repeatedLines_areNotCountedTwice() {
    assertThat(diff("a\na\n", "a\n")).isEqualTo("--- f\n+++ f\n@@ -1,2 +1,1 @@\n a\n-a");
  }
}
