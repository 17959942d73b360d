package hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedArgumentsTest {
    private static final String[] DECODED = {
        "user", "add", "--name", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", "--role", "agent"
    };

    private static byte[] line(String line, Charset charset) {
        return line.replace(' ', '\0').concat("\0").getBytes(charset);
    }

    @Test
    void arguments_garbled_by_a_locale_without_utf8_are_read_as_typed() {
        assertThat(TypedArguments.of(
                        DECODED, line("java -jar hotline.jar user add --name 王芳 --role agent", StandardCharsets.UTF_8)))
                .containsExactly("user", "add", "--name", "王芳", "--role", "agent");
    }

    @Test
    void an_unreadable_argument_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> TypedArguments.of(DECODED, new byte[0]))
                .hasMessageContaining("can't be read in this locale")
                .hasMessageContaining("LC_ALL=C.UTF-8");
        assertThatThrownBy(() -> TypedArguments.of(
                        DECODED, line("hotline user add --name 王芳 --role agent", Charset.forName("GBK"))))
                .hasMessageContaining("LC_ALL=C.UTF-8");
        assertThatThrownBy(() -> TypedArguments.of(
                        DECODED, line("hotline user add --name Wang --role agent", StandardCharsets.UTF_8)))
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void correctly_decoded_arguments_are_left_alone() {
        String[] readable = {"user", "add", "--name", "王芳?"};
        assertThat(TypedArguments.of(readable, new byte[0])).isSameAs(readable);
    }

    /** Such as a service file without a locale: names work, and a path that Java can't name there is refused. */
    @Test
    void a_process_in_the_c_locale_reads_names_and_refuses_paths_before_anything_is_written(@TempDir Path place)
            throws Exception {
        assertThat(hotline(place, "user", "add", "--login", "w.fang", "--name", "王芳", "--role", "boss"))
                .contains("boss is none of");
        assertThat(hotline(place, "user", "list", "--data", "热线"))
                .contains("--data")
                .contains("“热线” can't be a file's name in this locale")
                .contains("LC_ALL=C.UTF-8");
        assertThat(hotline(place, "policy", "check", "规定.yaml")).contains("LC_ALL=C.UTF-8");
        assertThat(place).isEmptyDirectory();
    }

    private static String hotline(Path place, String... arguments) throws Exception {
        Path errors = Files.createTempFile("hotline-", ".err");
        try {
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "hotline.Hotline");
            builder.command().addAll(java.util.List.of(arguments));
            builder.environment().put("LC_ALL", "C");
            var process = builder.directory(place.toFile())
                    .redirectError(errors.toFile())
                    .start();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            return Files.readString(errors);
        } finally {
            Files.delete(errors);
        }
    }
}
