package dev.freshline.app.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.MemoryDisk;
import dev.freshline.host.RealDisk;
import dev.freshline.wire.JsonPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusLineTest {
  private static final Launcher LAUNCHER =
      new Launcher(
          Path.of("/opt/fl/runtime/bin/statusline"), Path.of("/home/ann"), new MemoryDisk());

  private static String installed(String text) throws IOException {
    return StatusLine.in(text, LAUNCHER).installed(null);
  }

  private static String uninstalled(String text) throws IOException {
    return StatusLine.in(text, LAUNCHER).uninstalled(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "{}\n"})
  void installed_nothingThere_isReadable(String text) throws IOException {
    assertThat(installed(text))
        .isEqualTo(
            """
            {
              "statusLine": {
                "type": "command",
                "command": "/opt/fl/runtime/bin/statusline",
                "padding": 0
              }
            }
            """);
  }

  @Test
  void installed_commandOfBeforeThereWasAClient_isBroughtUpToDate(@TempDir Path folder)
      throws IOException {
    Path path = folder.resolve("runtime/bin/statusline");
    Path client = Files.createDirectories(folder.resolve("runtime/target/dist")).resolve("client");
    assertThat(Files.writeString(client, "").toFile().setExecutable(true)).isTrue();
    Launcher launcher = new Launcher(path, Path.of("/home/ann"), new RealDisk());
    String before = "{\"statusLine\":{\"command\":\"" + path + "\"}}";
    assertThat(StatusLine.in(StatusLine.in(before, launcher).installed(null), launcher).command())
        .isEqualTo(launcher.command());
    String own = before.replace(path.toString(), "NO_COLOR=1 " + path);
    assertThat(StatusLine.in(StatusLine.in(own, launcher).installed(null), launcher).command())
        .isEqualTo("NO_COLOR=1 " + path);
  }

  @Test
  void installed_membersOnLines_addsOneInTheirStyle() throws IOException {
    String text = "{\n\t\"big\": 1.50E+3,\n\t\"x\" : [1,  2]\n}";
    assertThat(installed(text))
        .isEqualTo(
            "{\n\t\"big\": 1.50E+3,\n\t\"x\" : [1,  2],\n\t\"statusLine\" : {\n\t\t\"type\" :"
                + " \"command\",\n\t\t\"command\" : \"/opt/fl/runtime/bin/statusline\","
                + "\n\t\t\"padding\" : 0\n\t}\n}");
  }

  @Test
  void installed_oneLine_staysOneLine() throws IOException {
    assertThat(installed("{\"a\":1}"))
        .isEqualTo(
            "{\"a\":1,\"statusLine\":{\"type\":\"command\","
                + "\"command\":\"/opt/fl/runtime/bin/statusline\",\"padding\":0}}");
    assertThat(installed("{\"a\": 1}"))
        .isEqualTo(
            "{\"a\": 1, \"statusLine\": {\"type\": \"command\", "
                + "\"command\": \"/opt/fl/runtime/bin/statusline\", \"padding\": 0}}");
  }

  @Test
  void installed_windowsLineEnds_addsLinesThatEndSo() throws IOException {
    assertThat(installed("{\r\n  \"a\": 1\r\n}\r\n"))
        .startsWith("{\r\n  \"a\": 1,\r\n  \"statusLine\": {\r\n    \"type\"")
        .endsWith("\r\n  }\r\n}\r\n")
        .doesNotContainPattern("[^\r]\n");
  }

  @Test
  void installed_otherTool_changesItsCommandAlone() throws IOException {
    String text =
        """
        {
          "statusLine": {"command": "ccline", "type": "command", "padding": 2, "new": [ 1 ]},
          "z": "\\u00e9 \\/ é"
        }
        """;
    assertThat(installed(text)).isEqualTo(text.replace("ccline", "/opt/fl/runtime/bin/statusline"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"ccline\"", "[]", "7", "{}"})
  void installed_entryOfAnotherKind_isReplaced(String entry) throws IOException {
    String text = "{\n  \"statusLine\": " + entry + ",\n  \"a\": 1\n}";
    String installed = installed(text);
    assertThat(StatusLine.in(installed, LAUNCHER).command())
        .isEqualTo("/opt/fl/runtime/bin/statusline");
    assertThat(installed).endsWith(",\n  \"a\": 1\n}").contains("\"padding\": 0");
    assertThat(StatusLine.in(installed, LAUNCHER).uninstalled(entry)).isEqualTo(text);
  }

  @Test
  void installed_twice_isTheSame() throws IOException {
    String once = installed("{\"a\": 1}");
    assertThat(installed(once)).isEqualTo(once);
  }

  @Test
  void installed_copyThatMoved_isBroughtUpToDate() throws IOException {
    String old = installed("{\"a\": 1}").replace("/opt/fl/", "/old/place/");
    assertThat(StatusLine.in(old, LAUNCHER).foreign()).isNull();
    assertThat(installed(old)).isEqualTo(installed("{\"a\": 1}"));
  }

  @Test
  void installed_ownAdditionsOfTheUser_stay() throws IOException {
    String text =
        installed("{}").replace("\"/opt", "\"FRESHLINE_ASCII=1 /opt").replace(": 0", ": 3");
    assertThat(installed(text)).isEqualTo(text);
  }

  @Test
  void installed_refreshInterval_isAddedOrReplaced() throws IOException {
    String every5 = StatusLine.in("{}", LAUNCHER).installed(5);
    assertThat(every5).contains("\"padding\": 0,\n    \"refreshInterval\": 5\n  }");
    assertThat(StatusLine.in(every5, LAUNCHER).installed(9))
        .isEqualTo(every5.replace("5\n", "9\n"));
    assertThat(StatusLine.in(every5, LAUNCHER).installed(null)).isEqualTo(every5);
  }

  @Test
  void installed_launcherWithBlanksAndQuotes_isQuotedForTheShell() throws IOException {
    var odd = new Launcher(Path.of("/my \"ü\"/it's"), Path.of("/home/ann"), new MemoryDisk());
    String text = StatusLine.in("{}", odd).installed(null);
    assertThat(text).contains("\"command\": \"'/my \\\"ü\\\"/it'\\\\''s'\"");
    assertThat(StatusLine.in(text, odd).isOurs()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\n}",
        "{\"a\": 1}",
        "{\n  \"a\": 1\n}\n",
        "{ \"a\": {\"b\": []}, \"c\": \"}\" }",
        "\n\n{\r\n\t\"a\"\t:\t1 ,\r\n\t\"b\": 2\r\n}  ",
      })
  void uninstalled_afterInstall_isTheTextBefore(String text) throws IOException {
    String back = uninstalled(installed(text));
    assertThat(back).isEqualTo(text.equals("{\n}") ? "{}" : text);
  }

  @Test
  void uninstalled_firstOfSeveral_leavesTheRest() throws IOException {
    String text =
        """
        {
          "statusLine": {"type": "command", "command": "~/fl/runtime/bin/statusline"},
          "b": 2
        }
        """;
    assertThat(uninstalled(text)).isEqualTo("{\n  \"b\": 2\n}\n");
  }

  @Test
  void uninstalled_otherTool_isLeftAlone() throws IOException {
    String text = "{\"statusLine\": {\"type\": \"command\", \"command\": \"ccline\"}}";
    assertThat(uninstalled(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{'a': 1} // mine            ~ 1:10",
        "{|  // mine|  'a': 1}       ~ 2:3",
        "{'a': 1,}                   ~ 1:9",
        "{'a': 1, 'a': 2}            ~ 1:13",
        "{'a': {'b': 1, 'b': 2}}     ~ 1:19",
        "{'a': NaN}                  ~ 1:10",
        "{'a': 01}                   ~ 1:8",
        "{'a': 1} {}                 ~ 1:11",
        "{'a': 1                     ~ 1:8",
      })
  void in_notStrictJson_namesThePlace(String text, String place) {
    String json = text.replace('\'', '"').replace('|', '\n');
    assertThatThrownBy(() -> StatusLine.in(json, LAUNCHER))
        .isInstanceOfSatisfying(
            IOException.class, e -> assertThat(JsonPlaces.placeOf(e)).isEqualTo(place));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"text\"", "3"})
  void in_noObject_saysWhatItIs(String text) {
    assertThatThrownBy(() -> StatusLine.in(text, LAUNCHER))
        .isInstanceOf(IOException.class)
        .hasMessage("expected an object, found " + text);
  }

  @Test
  void isTurnedOff_hooksDisabled_isTold() throws IOException {
    assertThat(StatusLine.in("{\"disableAllHooks\": true}", LAUNCHER).isTurnedOff()).isTrue();
    assertThat(StatusLine.in("{\"disableAllHooks\": false}", LAUNCHER).isTurnedOff()).isFalse();
  }
}
