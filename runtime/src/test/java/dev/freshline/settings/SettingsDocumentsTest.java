package dev.freshline.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keeps `docs/settings.md` and `docs/settings.schema.json` in step with [Key].
class SettingsDocumentsTest {
  private static final Path DOCS =
      Path.of(System.getProperty("freshline.root", "..")).resolve("docs");

  private static JsonNode schema() throws IOException {
    return Json.read(Files.readAllBytes(DOCS.resolve("settings.schema.json")));
  }

  private static JsonNode schema(Key key) throws IOException {
    JsonNode node = schema();
    for (String name : key.path().split("\\.", -1)) {
      assertThat(node.path("additionalProperties").isBoolean()).isTrue();
      assertThat(node.path("additionalProperties").booleanValue()).isFalse();
      node = node.path("properties").path(name);
    }
    return node;
  }

  @ParameterizedTest
  @EnumSource(Key.class)
  void schema_key_hasItsDefaultAndMeaning(Key key) throws IOException {
    JsonNode node = schema(key);
    String range = key.least().isEmpty() ? "" : " (" + key.least() + " to " + key.most() + ")";
    assertThat(node.path("description").asText()).isEqualTo(key.meaning() + range);
    assertThat(plain(node.path("default"))).isEqualTo(key.initial());
    switch (key.kind()) {
      case DURATION -> assertThat(node.path("$ref").asText()).isEqualTo("#/$defs/duration");
      case FLAG -> assertThat(node.path("type").asText()).isEqualTo("boolean");
      case URL -> assertThat(node.path("type").asText()).isEqualTo("string");
      case COMMAND -> assertThat(node.at("/items/type").asText()).isEqualTo("string");
      case COLOR -> assertThat(texts(node.path("enum"))).containsExactly("auto", "always", "never");
      case SEGMENTS ->
          assertThat(texts(node.at("/items/enum"))).isEqualTo(DisplaySettings.SEGMENTS);
    }
  }

  @Test
  void schema_leaves_areTheKeys() throws IOException {
    var leaves = new ArrayList<String>();
    collect(schema(), "", leaves);
    assertThat(leaves)
        .containsExactlyInAnyOrderElementsOf(Key.ALL.stream().map(Key::path).toList());
  }

  @ParameterizedTest
  @EnumSource(Key.class)
  void page_key_hasARowWithRangeAndMeaning(Key key) throws IOException {
    String meaning = key.meaning().replaceFirst("; (not set|https|when|auto).*", "");
    assertThat(Files.readAllLines(DOCS.resolve("settings.md")))
        .filteredOn(line -> line.startsWith("| `" + key.path() + "` |"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).contains(meaning.replace(": auto, always or never", ""));
              assertThat(row)
                  .contains(key.least().isEmpty() ? "|" : key.least() + " to " + key.most());
              if (key.kind() == Key.Kind.DURATION || key.kind() == Key.Kind.FLAG) {
                assertThat(row).contains("`" + key.initial() + "`");
              }
            });
  }

  @Test
  void page_example_isReadWithoutAProblem() throws IOException {
    String page = Files.readString(DOCS.resolve("settings.md"));
    String example = page.substring(page.indexOf("```json") + 7);
    SettingsResult result =
        SettingsReader.read(example.substring(0, example.indexOf("```")).getBytes(UTF_8), Map.of());
    assertThat(result.problems()).isEmpty();
    assertThat(result.settings()).isEqualTo(SettingsReader.read(null, Map.of()).settings());
  }

  private static void collect(JsonNode node, String prefix, List<String> leaves) {
    for (var member : node.path("properties").properties()) {
      if (member.getValue().has("properties")) {
        collect(member.getValue(), prefix + member.getKey() + ".", leaves);
      } else if (!member.getKey().equals("$schema")) {
        leaves.add(prefix + member.getKey());
      }
    }
  }

  private static String plain(JsonNode node) {
    return node.isArray() ? String.join(", ", texts(node)) : node.asText();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
