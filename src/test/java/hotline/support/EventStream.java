package hotline.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client of the feed, as a browser's EventSource reads it. Blocks. */
public final class EventStream implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader lines;
    private String lastId;

    /** @param data empty where the block was no event */
    public record Event(String name, String data) {}

    public EventStream(TestServer server, Map<String, String> headers) throws IOException {
        connection = (HttpURLConnection) server.uri("/api/v1/feed").toURL().openConnection();
        connection.setReadTimeout(25_000);
        headers.forEach(connection::setRequestProperty);
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        nextBlock();
    }

    public String lastId() {
        return lastId;
    }

    public String mediaType() {
        return connection.getContentType();
    }

    /** The next event; null once the stream has ended. */
    public Event next() throws IOException {
        while (true) {
            var block = nextBlock();
            if (block == null) {
                return null;
            }
            var data = field(block, "data: ");
            if (!data.isEmpty()) {
                return new Event(field(block, "event: "), data);
            }
        }
    }

    private List<String> nextBlock() throws IOException {
        var block = new ArrayList<String>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                var id = field(block, "id: ");
                lastId = id.isEmpty() ? lastId : id;
                return block;
            }
            block.add(line);
        }
        return null;
    }

    private static String field(List<String> block, String name) {
        return block.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
