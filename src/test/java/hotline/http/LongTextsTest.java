package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that take long to judge: no event loop waits for them. */
@Tag("F3")
class LongTextsTest {
    private static final String LONG = "一件".repeat(5_000);

    private static final String WORKERS = "judging-";
    private static final String EVENT_LOOPS = "vert.x-eventloop-thread-";

    @TempDir
    private Path directory;

    @Test
    void a_text_made_to_be_slow_is_judged_like_any_other(@Running(shared = true) TestServer server) {
        for (String text : List.of(LONG, "少1件".repeat(3_333), "\ufdfa".repeat(10_000))) {
            long before = worked(WORKERS);
            var proposed = server.as("agent1").post("/api/v1/judgements", new JsonObject().put("text", text));
            assertThat(proposed.json().getDouble("confidence"))
                    .as("0 for a text that takes too long")
                    .isPositive();
            long between = worked(WORKERS);
            assertThat(file(server, text).getString("number")).isNotBlank();

            assertThat(between).as("proposed by a worker").isGreaterThan(before);
            assertThat(worked(WORKERS)).as("filed by a worker").isGreaterThan(between);
        }
    }

    /** A company's own lexicon may have thousands of wordings that begin with one word. */
    @Test
    void a_text_that_a_lexicon_can_not_judge_in_time_is_filed_for_a_person_to_judge(@Running Servers servers)
            throws IOException {
        var policy = directory.resolve("many-words.yaml");
        Files.writeString(
                policy,
                "extends: freight-network\nid: many-words\nversion: \"1\"\nlexicon: {types: {price: {evidence: {1: ["
                        + IntStream.range(0, 20_000).mapToObj(i -> "件 .. 词" + i).collect(Collectors.joining(", "))
                        + "]}}}}\n");
        var server = servers.start(ServerSetup.usual().under(policy.toString()));
        var agent = server.as("agent1");
        long workersBefore = worked(WORKERS);
        long eventLoopsBefore = worked(EVENT_LOOPS);

        var filed = file(server, LONG);
        var complaint =
                agent.get("/api/v1/complaints/" + filed.getString("number")).json();
        var proposed = agent.post("/api/v1/judgements", new JsonObject().put("text", LONG))
                .json();
        assertThat(worked(WORKERS) - workersBefore)
                .as("most is done by workers")
                .isGreaterThan(worked(EVENT_LOOPS) - eventLoopsBefore);
        var ordinary = agent.post("/api/v1/judgements", new JsonObject().put("text", "五件货只到四件"))
                .json();

        var reasons = new JsonArray()
                .add(new JsonObject()
                        .put("words", "一件".repeat(10))
                        .put("start", 0)
                        .put("end", 20)
                        .put("speaksFor", "to-be-judged-by-a-person"));
        for (var judged : List.of(complaint, proposed)) {
            assertThat(judged.getString("type")).isEqualTo("other");
            assertThat(judged.getString("severity")).isEqualTo("minor");
            assertThat(judged.getJsonArray("reasons")).isEqualTo(reasons);
        }
        assertThat(ordinary.getString("type")).isEqualTo("cargo-shortage");
    }

    /** Processor time of the threads so named, in nanoseconds: however busy the machine is, it is spent where the work is. */
    private static long worked(String name) {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(name))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getThreadId())))
                .sum();
    }

    private static JsonObject file(TestServer server, String text) {
        return server.anybody()
                .post("/api/v1/complaints", Draft.usual().description(text).json())
                .json();
    }
}
