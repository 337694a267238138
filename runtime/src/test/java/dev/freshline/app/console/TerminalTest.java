package dev.freshline.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.app.console.Terminal.Piece;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final StringWriter out = new StringWriter();

  private Terminal terminal(int width, boolean colored) {
    return new Terminal(new PrintWriter(out), width, colored);
  }

  @Test
  void row_longText_hangsBelowItsFirstLine() {
    terminal(40, false).row("label  ", "twelve words of which some must go to the next line");
    assertThat(out.toString())
        .isEqualTo("label  twelve words of which some must\n       go to the next line\n");
  }

  @Test
  void row_percentSignAtTheEnd_staysWithItsNumber() {
    terminal(40, false).row("", "the share of these renders that is 62.9 % stale");
    assertThat(out.toString()).isEqualTo("the share of these renders that is\n62.9 % stale\n");
  }

  @Test
  void row_wordLongerThanALine_isCut() {
    terminal(40, false).row("", "x".repeat(50));
    assertThat(out.toString()).isEqualTo("x".repeat(40) + "\n" + "x".repeat(10) + "\n");
  }

  @Test
  void row_noWidth_isOneLine() {
    terminal(Integer.MAX_VALUE, false).row("a ", "b ".repeat(500).strip());
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void line_colored_resetsAtItsEnd() {
    terminal(80, true).line(Tone.BAD, "no");
    assertThat(out.toString()).isEqualTo("\u001B[31mno\u001B[0m\n");
  }

  @Test
  void line_pieces_arePaintedOneByOneAndHarmless() {
    terminal(80, true).line(List.of(new Piece(Tone.BAD, "no"), new Piece(Tone.PLAIN, " a\u001Bb")));
    assertThat(out.toString()).isEqualTo("\u001B[31mno\u001B[0m ab\n");
  }

  @Test
  void line_controlsInForeignText_doNotGetThrough() {
    terminal(80, true).line(Tone.PLAIN, "a\u001B[31mb\tc\rd\u202Ee\u009B0mf");
    assertThat(out.toString()).isEqualTo("a[31mb cde0mf\n");
  }
}
