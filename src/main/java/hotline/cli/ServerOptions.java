package hotline.cli;

import hotline.configuration.Environment;
import hotline.configuration.Setting;
import hotline.configuration.SettingOptions;
import hotline.configuration.SettingRefused;
import hotline.failure.FailureText;
import hotline.server.ServerConfiguration;
import hotline.server.opening.DatabaseOptions;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All settings as flags of the command, and the command's help on those that are variables only. */
@Command
public final class ServerOptions {
    private final Environment environment;
    private SettingOptions given;

    public ServerOptions() {
        this(Environment.ofThisProcess());
    }

    public ServerOptions(Environment environment) {
        this.environment = environment;
    }

    @Spec(Spec.Target.MIXEE)
    private void addTo(CommandSpec command) {
        given = new SettingOptions(command, environment);
        given.add(List.of(Setting.values()));
        var variables = Stream.concat(Stream.of("", "Environment:"), SettingOptions.helpOnVariables());
        var usage = command.usageMessage();
        usage.footer(Stream.concat(variables, Stream.of(usage.footer())).toArray(String[]::new));
    }

    /** Fails with picocli's ParameterException, which names the allowed values. */
    public ServerConfiguration configuration() {
        try {
            return ServerConfiguration.of(given);
        } catch (SettingRefused | IllegalArgumentException wrong) {
            throw given.refused(FailureText.of(wrong));
        }
    }

    DatabaseOptions database() {
        return new DatabaseOptions(given);
    }
}
