package dev.freshline.reports.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keeps `docs/protocol.md` and `docs/protocol.schema.json` in step with [ProtocolKey] and with the
/// reader.
class ProtocolDocumentsTest {
  private static final Path DOCS =
      Path.of(System.getProperty("freshline.root", "..")).resolve("docs");

  private static JsonNode schema() throws IOException {
    return Json.read(Files.readAllBytes(DOCS.resolve("protocol.schema.json")));
  }

  private static String page() throws IOException {
    return Files.readString(DOCS.resolve("protocol.md"));
  }

  @ParameterizedTest
  @EnumSource(ProtocolKey.class)
  void schema_key_hasItsKindAndMeaning(ProtocolKey key) throws IOException {
    JsonNode node = schema();
    for (String name : key.path().split("\\.", -1)) {
      JsonNode holder = node.has("anyOf") ? node.path("anyOf").path(0) : node;
      assertThat(holder.path("additionalProperties").isBoolean()).as(name).isTrue();
      assertThat(holder.path("additionalProperties").booleanValue()).isFalse();
      node = holder.path("properties").path(name);
    }
    assertThat(node.path("description").asText()).isEqualTo(key.meaning());
    String definition = node.path("$ref").asText();
    switch (key.kind()) {
      case TEXT -> assertThat(node.path("type").asText()).isEqualTo("string");
      case DURATION -> assertThat(definition).isEqualTo("#/$defs/duration");
      case FLAG -> assertThat(definition).isEqualTo("#/$defs/flag");
      case COUNT -> assertThat(definition).isEqualTo("#/$defs/count");
      case NUMBER -> assertThat(node.path("minimum").asInt()).isEqualTo(1);
      case WORD -> assertThat(texts(node.path("enum"))).isEqualTo(withNull(key.words()));
      case GROUP, ALIASES -> assertThat(node.path("type").asText()).isEqualTo("object");
      case GROUP_OR_NONE -> assertThat(node.at("/anyOf/1/enum/0").asText()).isEqualTo("none");
      case NAMES -> assertThat(node.path("type").asText()).isEqualTo("array");
    }
  }

  @ParameterizedTest
  @EnumSource(ProtocolKey.class)
  void schema_keyThatIsNamedOpen_isOneThatTheReaderTakes(ProtocolKey key) throws IOException {
    boolean refused = texts(schema().at("/properties/open/items/not/enum")).contains(key.path());
    byte[] content = ("{\"open\": [\"" + key.path() + "\"]}").getBytes(UTF_8);
    assertThat(catchThrowable(() -> ProtocolReader.read(content, "mine.json")) != null)
        .as(key.path())
        .isEqualTo(refused);
  }

  @ParameterizedTest
  @EnumSource(ProtocolKey.class)
  void page_key_hasARowWithItsMeaning(ProtocolKey key) throws IOException {
    assertThat(page().lines())
        .filteredOn(line -> line.startsWith("| `" + key.path() + "` |"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).contains(key.meaning());
              key.words().forEach(word -> assertThat(row).contains("`" + word + "`"));
            });
  }

  @Test
  void schema_everyKey_isOneThatTheReaderKnows() throws IOException {
    List<String> keys = new ArrayList<>();
    collect(schema(), "", keys);
    assertThat(keys).containsExactlyInAnyOrderElementsOf(ProtocolKey.paths());
  }

  @Test
  void page_example_isTheReviewedPipeline() throws Exception {
    String page = page();
    String rest = page.substring(page.indexOf("```json") + 7);
    byte[] example = rest.substring(0, rest.indexOf("```")).getBytes(UTF_8);
    Protocol read = ProtocolReader.protocol(ProtocolReader.read(example, "protocol.md"));
    Protocol review = Profiles.named("review");
    assertThat(read).usingRecursiveComparison().ignoringFields("notes").isEqualTo(review);
  }

  private static void collect(JsonNode node, String prefix, List<String> keys) {
    JsonNode holder = node.has("anyOf") ? node.path("anyOf").path(0) : node;
    for (var member : holder.path("properties").properties()) {
      if (!member.getKey().equals("$schema")) {
        keys.add(prefix + member.getKey());
        collect(member.getValue(), prefix + member.getKey() + ".", keys);
      }
    }
  }

  private static List<String> withNull(List<String> words) {
    List<String> all = new ArrayList<>(words);
    all.add("null");
    return all;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
