package dev.freshline.reports.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A headless Chromium with one page, spoken to by the DevTools protocol.
///
/// It notes what the page writes to the console, throws, and asks a network for.
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private int last;

  private Chromium(Process process, String page) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(page), new Ear())
            .join();
  }

  /// The program, from `FRESHLINE_CHROMIUM` or the PATH; null when there is none.
  static @Nullable Path program() {
    String named = System.getenv("FRESHLINE_CHROMIUM");
    if (named != null) {
      return Path.of(named);
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      for (String name : NAMES) {
        Path file = Path.of(folder).resolve(name);
        if (Files.isExecutable(file)) {
          return file;
        }
      }
    }
    return null;
  }

  /// @param folder for its profile, empty
  static Chromium start(Path program, Path folder) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder));
    if (System.getProperty("user.name", "").equals("root")) {
      command.add("--no-sandbox"); // which root cannot have
    }
    command.add("about:blank");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling("chromium.log").toFile())
            .start();
    try {
      return new Chromium(process, page(process, folder.resolve("DevToolsActivePort")));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// Where its page listens, once it does.
  private static String page(Process process, Path port) throws IOException, InterruptedException {
    for (int i = 0; i < 10 * SECONDS && process.isAlive(); i++) {
      if (Files.exists(port) && Files.readAllLines(port).size() > 1) {
        var list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json");
        for (JsonNode target : Json.read(list.toURL().openStream().readAllBytes())) {
          if (target.path("type").asText().equals("page")) {
            return target.path("webSocketDebuggerUrl").asText();
          }
        }
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    throw new IOException("expected a Chromium that listens, found none; see chromium.log");
  }

  /// What the page complained of since it was opened.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /// Opens a file in a window of that width.
  void open(Path file, int width, boolean dark) throws Exception {
    complaints.clear();
    loaded = new CompletableFuture<>();
    call("Page.enable", Map.of());
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
    call("Network.enable", Map.of());
    ObjectNode scheme = Json.object().put("media", "");
    scheme
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", scheme);
    call(
        "Emulation.setDeviceMetricsOverride",
        Json.object()
            .put("width", width)
            .put("height", 900)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    loaded.get(SECONDS, TimeUnit.SECONDS);
  }

  /// What an expression is on the page, as JSON.
  JsonNode evaluate(String expression) throws Exception {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Json.object().put("expression", expression).put("returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  void press(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      call("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
    }
  }

  /// The whole page as a picture.
  void picture(Path file) throws Exception {
    JsonNode size = call("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
    ObjectNode what = Json.object().put("format", "png").put("captureBeyondViewport", true);
    what.putObject("clip")
        .put("x", 0)
        .put("y", 0)
        .put("width", size.path("width").asDouble())
        .put("height", size.path("height").asDouble())
        .put("scale", 1);
    String data = call("Page.captureScreenshot", what).path("data").asText();
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    ObjectNode node = Json.object();
    parameters.forEach((name, value) -> node.put(name, String.valueOf(value)));
    return call(method, node);
  }

  private JsonNode call(String method, ObjectNode parameters) throws Exception {
    int id = ++last;
    var answer = new CompletableFuture<JsonNode>();
    asked.put(id, answer);
    ObjectNode message = Json.object().put("id", id).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).join();
    JsonNode told = answer.get(SECONDS, TimeUnit.SECONDS);
    if (told.has("error")) {
      throw new IOException(method + ": " + told.path("error"));
    }
    return told.path("result");
  }

  private void hear(JsonNode told) {
    CompletableFuture<JsonNode> waiting = asked.remove(told.path("id").asInt());
    if (waiting != null) {
      waiting.complete(told);
      return;
    }
    JsonNode what = told.path("params");
    switch (told.path("method").asText()) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Runtime.exceptionThrown" -> complaints.add("threw " + what);
      case "Runtime.consoleAPICalled" -> complaints.add("console " + what.path("args"));
      case "Log.entryAdded" -> complaints.add("log " + what.path("entry").path("text").asText());
      case "Network.requestWillBeSent" -> {
        String url = what.path("request").path("url").asText();
        if (!url.startsWith("file:") && !url.startsWith("data:")) {
          complaints.add("asked for " + url);
        }
      }
      default -> {
        // Of everything else nothing has to be known.
      }
    }
  }

  /// Waits for all of its processes: the last one still writes into its profile.
  @Override
  public void close() throws Exception {
    List<ProcessHandle> all = process.descendants().toList();
    socket.sendText("{\"id\": 0, \"method\": \"Browser.close\"}", true).join();
    for (ProcessHandle each : all) {
      each.onExit().get(SECONDS, TimeUnit.SECONDS);
    }
    process.onExit().get(SECONDS, TimeUnit.SECONDS);
    socket.abort();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean end) {
      message.append(text);
      if (end) {
        try {
          hear(Json.read(message.toString().getBytes(UTF_8)));
        } catch (IOException e) {
          complaints.add("not JSON: " + e.getMessage());
        }
        message.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
