package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.http.ListenAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Where a server listens, by its command line. */
class ListenOptionsTest {
    @Command
    private static final class Listening {
        @Mixin
        private ListenOptions listen;
    }

    private static ListenAddress address(boolean demo, String... arguments) {
        var command = new Listening();
        new CommandLine(command).parseArgs(arguments);
        return command.listen.address(demo);
    }

    @Test
    void a_server_listens_everywhere_and_takes_two_seconds_to_leave() {
        var address = address(false);
        assertThat(address.isEverywhere()).isTrue();
        assertThat(address.drain()).isEqualTo(Duration.ofSeconds(2));
        assertThat(address.mostConnections()).isEqualTo(20_000);
        assertThat(address.certificate()).isEmpty();
    }

    @Test
    void a_demo_is_for_this_machine_alone_unless_told_otherwise_and_leaves_at_once() {
        var address = address(true);
        assertThat(address.host()).isEqualTo("127.0.0.1");
        assertThat(address.nameHere()).isEqualTo("localhost");
        assertThat(address.drain()).isZero();
        assertThat(address(true, "--host", "0.0.0.0").isEverywhere()).isTrue();
    }

    @Test
    void a_certificate_makes_it_https() {
        var address = address(false, "--host", "10.0.0.5", "--port", "0", "--tls-cert", "a.pem", "--tls-key", "b.pem");
        assertThat(address.certificate().orElseThrow().key()).isEqualTo(Path.of("b.pem"));
        assertThat(ListenOptions.announce(address, 8443)).isEqualTo("https://10.0.0.5:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=65536",
                "--port=-1",
                "--tls-cert=a.pem",
                "--tls-key=b.pem",
                "--drain=-1",
                "--max-connections=0"
            })
    void what_can_not_be_is_refused(String argument) {
        assertThatThrownBy(() -> address(false, argument)).isInstanceOf(ParameterException.class);
    }
}
