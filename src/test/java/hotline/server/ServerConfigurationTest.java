package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.Hotline;
import hotline.attachment.AttachmentKind;
import hotline.cli.ServeCommand;
import hotline.cli.ServerOptions;
import hotline.configuration.Environment;
import hotline.configuration.Setting;
import hotline.http.connection.ListenAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The settings of a server, from its command line and its environment. */
class ServerConfigurationTest {
    @Command
    private static final class Serving {
        @Mixin
        private final ServerOptions options;

        Serving(Map<String, String> variables) {
            options = new ServerOptions(new Environment(variables));
        }
    }

    private static ServerConfiguration configuration(Map<String, String> variables, String... arguments) {
        var command = new Serving(variables);
        new CommandLine(command).parseArgs(arguments);
        return command.options.configuration();
    }

    private static ListenAddress address(boolean demo, String... arguments) {
        var given = Arrays.copyOf(arguments, arguments.length + (demo ? 1 : 0));
        if (demo) {
            given[arguments.length] = "--demo";
        }
        return configuration(Map.of(), given).web().address();
    }

    @Test
    void a_server_listens_on_all_addresses_and_drains_for_two_seconds() {
        var address = address(false);
        assertThat(address.isEverywhere()).isTrue();
        assertThat(address.port()).isEqualTo(8080);
        assertThat(address.drain()).isEqualTo(Duration.ofSeconds(2));
        assertThat(address.mostConnections()).isEqualTo(20_000);
        assertThat(address.certificate()).isEmpty();
    }

    @Test
    void a_demo_listens_on_this_machine_alone_by_default_and_stops_at_once() {
        var address = address(true);
        assertThat(address.host()).isEqualTo("127.0.0.1");
        assertThat(address.nameHere()).isEqualTo("localhost");
        assertThat(address.drain()).isZero();
        assertThat(address(true, "--host", "0.0.0.0").isEverywhere()).isTrue();
    }

    @Test
    void a_variable_that_the_locale_has_garbled_is_refused() {
        assertThatThrownBy(() -> configuration(Map.of("HOTLINE_HOST", "\uFFFD\uFFFD")))
                .hasMessageContaining("HOTLINE_HOST")
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void limits_of_files_are_checked_at_the_start() {
        assertThat(configuration(Map.of("HOTLINE_FILE_LIMITS", "picture-mb=3"))
                        .web()
                        .files()
                        .limits()
                        .of(AttachmentKind.IMAGE))
                .isEqualTo(3 * 1024 * 1024);
        assertThatThrownBy(() -> configuration(Map.of("HOTLINE_FILE_LIMITS", "picture-mb=300")))
                .hasMessageContaining("HOTLINE_FILE_LIMITS")
                .hasMessageContaining("from 1 to 32");
    }

    @Test
    void a_certificate_makes_it_https() {
        var address = address(false, "--host", "10.0.0.5", "--port", "0", "--tls-cert", "a.pem", "--tls-key", "b.pem");
        assertThat(address.certificate().orElseThrow().key()).isEqualTo(Path.of("b.pem"));
        assertThat(ServeCommand.home(address, 8443)).isEqualTo("https://10.0.0.5:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=65536",
                "--port=-1",
                "--tls-cert=a.pem",
                "--tls-key=b.pem",
                "--drain=-1",
                "--max-connections=0",
                "--port=",
                "--port= ",
                "--drain=",
                "--host="
            })
    void contradicting_settings_are_refused(String argument) {
        assertThatThrownBy(() -> address(false, argument)).isInstanceOf(ParameterException.class);
    }

    @Test
    void policies_are_the_shipped_ones_or_the_named_ones() {
        var usual = configuration(Map.of());
        assertThat(usual.policies()).containsExactly("freight-network");
        assertThat(usual.calendars()).isEmpty();
        assertThat(usual.demo()).isFalse();

        var ours = configuration(Map.of(), "--policy", "a.yaml", "--policy", "b.yaml", "--calendar", "cn=days.json");
        assertThat(ours.policies()).containsExactly("a.yaml", "b.yaml");
        assertThat(ours.calendars()).isEqualTo(Map.of("cn", Path.of("days.json")));
    }

    @Test
    void a_flag_counts_before_its_variable_and_a_blank_variable_counts_as_none() {
        var variables = Map.of("HOTLINE_PORT", "9090", "HOTLINE_DRAIN", " ", "HOTLINE_HOST", "10.0.0.5");
        var address = configuration(variables, "--host", "10.0.0.6").web().address();

        assertThat(address.port()).isEqualTo(9090);
        assertThat(address.host()).isEqualTo("10.0.0.6");
        assertThat(address.drain()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void lists_and_token_come_from_variables() {
        var web = configuration(Map.of(
                        "HOTLINE_METRICS_TOKEN", "secret",
                        "HOTLINE_TRUSTED_PROXIES", "10.0.0.5, 10.1.0.0/16",
                        "HOTLINE_UNLIMITED_INTAKE", ""))
                .web();
        assertThat(web.metricsToken()).contains("secret");
        assertThat(configuration(Map.of()).web().metricsToken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HOTLINE_PORT, 70000, --port or HOTLINE_PORT: “70000” is not a whole number from 0 to 65535",
        "HOTLINE_PORT, http, --port or HOTLINE_PORT: “http” is not a whole number from 0 to 65535",
        "HOTLINE_MAX_CONNECTIONS, 0, --max-connections or HOTLINE_MAX_CONNECTIONS: “0” is not a whole number from 1 on",
        "HOTLINE_DRAIN, 2s, --drain or HOTLINE_DRAIN: “2s” is not a whole number from 0 on",
        "HOTLINE_TRUSTED_PROXIES, proxy.example, HOTLINE_TRUSTED_PROXIES: “proxy.example” is no address",
        "HOTLINE_PHONE, <b>1, --phone or HOTLINE_PHONE: “<b>1” is no telephone number"
    })
    void a_wrong_value_is_refused_with_its_name_and_the_allowed_values(String variable, String value, String message) {
        assertThatThrownBy(() -> configuration(Map.of(variable, value)))
                .isInstanceOf(ParameterException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void each_setting_stands_in_the_help_and_on_the_page_about_production(Setting setting) throws IOException {
        var help = Hotline.commandLine().getSubcommands().get("serve").getUsageMessage();
        var names = List.of(setting.flag().orElse(""), setting.variable().orElse(""));
        assertThat(help).contains(names);
        assertThat(help.replaceAll("\\s+", " ")).contains(setting.help());

        var cells = names.stream()
                .map(name -> name.isEmpty() ? " " : " `" + name + "` ")
                .toList();
        var rows = Files.readAllLines(Path.of("docs/production.md")).stream()
                .filter(line -> line.startsWith("|" + String.join("|", cells) + "|"))
                .toList();
        assertThat(rows).as("rows of %s", setting.names()).hasSize(1);
        setting.usually().ifPresent(usually -> assertThat(rows.get(0).split("\\|", -1)[3])
                .contains(usually));
    }
}
