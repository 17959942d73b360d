package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong item in a list of addresses ends the start, before anything is written. */
class AddressesAtStartTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "HOTLINE_TRUSTED_PROXIES, '10.0.0.5, proxy.example', “proxy.example” is no address",
        "HOTLINE_TRUSTED_PROXIES, 10.0.0.0/33, “10.0.0.0/33” is no block of addresses",
        "HOTLINE_UNLIMITED_INTAKE, '10.0.0.5,', is blank"
    })
    void a_wrong_item_is_named(String variable, String list, String message) throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "hotline.Hotline",
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        data.resolve("none").toString())
                .redirectErrorStream(true);
        builder.environment().put(variable, list);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(output).contains(variable, message);
        assertThat(data.resolve("none")).doesNotExist();
    }
}
