import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How soon the customers' page works over a slow network, in Chromium with nothing stored: first paint, and the form drawn
 * by the page's modules. Needs chromium, chromedriver and a running server.
 *
 * <pre>java -cp target/hotline.jar load-tests/SlowNetwork.java [address [rounds]]</pre>
 */
public final class SlowNetwork {
    /** Notes when the form that the modules draw can be sent. */
    private static final String WATCH = """
            new MutationObserver((changes, watch) => {
              if (!document.querySelector('complaint-form [name=send]') || document.getElementById('plain')) return;
              window.formDrawn = performance.now();
              watch.disconnect();
            }).observe(document, {childList: true, subtree: true})""";

    private static final String READ = """
            const paint = performance.getEntriesByName('first-contentful-paint')[0];
            if (!paint || !window.formDrawn) return null;
            const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
            return {painted: paint.startTime, drawn: window.formDrawn, requests: files.length,
              bytes: files.reduce((sum, file) => sum + file.transferSize, 0)}""";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String driver;
    private String session = "";

    private SlowNetwork(String driver) {
        this.driver = driver;
    }

    /** @param latency milliseconds; of each answer @param speed kB/s @param processor how many times slower than this one */
    private record Network(String name, int latency, int speed, int processor) {}

    public static void main(String[] arguments) throws Exception {
        var page = arguments.length > 0 ? arguments[0] : "http://localhost:8080/";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        System.out.printf("%-44s %9s %9s %9s %6s%n", "network", "painted", "form", "requests", "kB");
        for (var network : new Network[] {
            new Network("none of it", 0, 0, 1),
            new Network("slow 3G: 400 ms, 50 kB/s", 400, 50, 1),
            new Network("the same, processor 6 times slower", 400, 50, 6),
            new Network("DevTools' slow 3G: 2 000 ms, 50 kB/s", 2_000, 50, 1)
        }) {
            var seen = IntStream.range(0, rounds).mapToObj(n -> visit(page, network)).toList();
            System.out.printf(
                    "%-44s %7.1f s %7.1f s %9d %6.0f%n",
                    network.name(),
                    median(seen.stream().mapToDouble(one -> one.getDouble("painted"))) / 1_000,
                    median(seen.stream().mapToDouble(one -> one.getDouble("drawn"))) / 1_000,
                    seen.get(0).getInteger("requests"),
                    seen.get(0).getInteger("bytes") / 1_000.0);
        }
    }

    private static double median(DoubleStream values) {
        var sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** With a new browser, so that nothing is stored. */
    private static JsonObject visit(String page, Network network) {
        Process process = null;
        try {
            int port = freePort();
            process = new ProcessBuilder("chromedriver", "--port=" + port).start();
            var browser = new SlowNetwork("http://localhost:" + port);
            browser.open();
            try {
                return browser.measure(page, network);
            } finally {
                browser.send("DELETE", "/session/" + browser.session, null);
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        } finally {
            if (process != null) {
                process.destroy();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void open() throws IOException, InterruptedException {
        var options = new JsonObject()
                .put(
                        "args",
                        new JsonArray()
                                .add("--headless")
                                .add("--no-sandbox")
                                .add("--disable-gpu")
                                .add("--disable-quic")
                                .add("--no-first-run")
                                .add("--disable-background-networking")
                                .add("--disable-component-update")
                                .add("--disable-sync")
                                .add("--lang=zh-CN")
                                .add("--user-data-dir=" + Files.createTempDirectory("hotline-slow-network")));
        var asked = new JsonObject()
                .put(
                        "capabilities",
                        new JsonObject().put("alwaysMatch", new JsonObject().put("goog:chromeOptions", options)));
        for (long end = System.nanoTime() + Duration.ofSeconds(20).toNanos(); ; Thread.sleep(100)) {
            try {
                session = ((JsonObject) send("POST", "/session", asked)).getString("sessionId");
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
        }
    }

    private JsonObject measure(String page, Network network) throws IOException, InterruptedException {
        cdp("Page.enable", new JsonObject());
        cdp("Page.addScriptToEvaluateOnNewDocument", new JsonObject().put("source", WATCH));
        cdp("Emulation.setCPUThrottlingRate", new JsonObject().put("rate", network.processor()));
        if (network.speed() > 0) {
            cdp("Network.enable", new JsonObject());
            cdp(
                    "Network.emulateNetworkConditions",
                    new JsonObject()
                            .put("offline", false)
                            .put("latency", network.latency())
                            .put("downloadThroughput", network.speed() * 1_000)
                            .put("uploadThroughput", network.speed() * 1_000));
        }
        command("/url", new JsonObject().put("url", page));
        for (long end = System.nanoTime() + Duration.ofSeconds(60).toNanos(); System.nanoTime() < end; Thread.sleep(100)) {
            var seen = command("/execute/sync", new JsonObject().put("script", READ).put("args", new JsonArray()));
            if (seen instanceof JsonObject found) {
                return found;
            }
        }
        throw new IllegalStateException(page + " did not draw its form within a minute");
    }

    private void cdp(String name, JsonObject parameters) throws IOException, InterruptedException {
        command("/goog/cdp/execute", new JsonObject().put("cmd", name).put("params", parameters));
    }

    private Object command(String path, JsonObject body) throws IOException, InterruptedException {
        return send("POST", "/session/" + session + path, body);
    }

    private Object send(String method, String path, JsonObject body) throws IOException, InterruptedException {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.encode());
        var request = HttpRequest.newBuilder(URI.create(driver + path))
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return new JsonObject(answer.body()).getValue("value");
    }
}
