package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.failure.OutOfMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that runs out of memory ends and says so, at any place in the code; it does not live on without answering.
 */
class OutOfMemoryTest {
    @ParameterizedTest
    @ValueSource(strings = {"event loop", "timer", "thread", "request", "little by little"})
    void a_process_without_memory_ends_and_says_so(String where) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "hotline.server.MemoryUser",
                        where)
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(said).isEqualTo(OutOfMemory.EXIT_CODE);
            assertThat(said).contains("hotline ends: out of memory");
        } finally {
            process.destroyForcibly();
        }
    }
}
