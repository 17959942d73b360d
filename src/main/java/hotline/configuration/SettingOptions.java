package hotline.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Settings as a command takes them: from their flags, else from their variables, else their defaults. */
public record SettingOptions(CommandSpec command, Environment environment) {

    public void add(List<Setting> settings) {
        settings.forEach(setting -> setting.flag().ifPresent(flag -> command.addOption(option(flag, setting))));
    }

    private OptionSpec option(String flag, Setting setting) {
        var types = setting.types();
        var option = OptionSpec.builder(flag)
                .type(types.get(0))
                .auxiliaryTypes(
                        types.subList(types.size() > 1 ? 1 : 0, types.size()).toArray(Class[]::new))
                .description(setting.description());
        if (types.get(0) == boolean.class) {
            return option.arity("0").build();
        }
        environment.value(setting).or(setting::usually).ifPresent(option::defaultValue);
        return option.paramLabel(setting.label()).build();
    }

    /** Lines of help for settings that have a variable only. */
    public static Stream<String> helpOnVariables() {
        return Stream.of(Setting.values())
                .filter(setting -> setting.flag().isEmpty())
                .flatMap(setting -> IntStream.range(0, setting.help().size()).mapToObj(line -> "  %-24s %s"
                        .formatted(
                                line == 0 ? setting.names() : "", setting.help().get(line))));
    }

    /** Refuses a text that Java could not decode: it has other characters than were written. */
    public Optional<String> text(Setting setting) {
        var text = setting.flag().isPresent()
                ? value(setting).map(value -> value.toString().strip())
                : environment.value(setting);
        if (text.filter(written -> written.indexOf('\uFFFD') >= 0).isPresent()) {
            throw refused(setting.names() + ": can't be read in this locale; set LC_ALL=C.UTF-8 in the environment");
        }
        return text;
    }

    public <T> Optional<T> typed(Setting setting, Class<T> type) {
        return value(setting).map(type::cast);
    }

    // Picocli gives the value without its type, which the setting declares.
    @SuppressWarnings("unchecked")
    public List<String> texts(Setting setting) {
        return (List<String>) value(setting).orElse(List.of());
    }

    // As above.
    @SuppressWarnings("unchecked")
    public <T> Map<String, T> named(Setting setting) {
        return (Map<String, T>) value(setting).orElse(Map.of());
    }

    public boolean isOn(Setting setting) {
        return value(setting).equals(Optional.of(true));
    }

    /** A blank variable counts as none, so a blank value was typed after the flag. */
    private Optional<Object> value(Setting setting) {
        var value = Optional.<Object>ofNullable(
                command.findOption(setting.flag().orElseThrow()).getValue());
        if (value.filter(given -> given.toString().isBlank()).isPresent()) {
            throw new SettingRefused(setting, "a blank value is none");
        }
        return value;
    }

    public ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
