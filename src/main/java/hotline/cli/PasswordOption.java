package hotline.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The source of a new password; never the command's arguments, which every user of the machine sees. */
final class PasswordOption {
    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean fromStandardInput;

    /** Prompts for it twice where it is not given. */
    String read(CommandSpec command, String login) throws IOException {
        var password = fromStandardInput ? firstLine() : typed(command, login);
        if (password.indexOf(JsonLines.UNREADABLE) >= 0) {
            throw new ParameterException(
                    command.commandLine(),
                    "the password could not be read: it is not in UTF-8, or the locale is not; set LC_ALL=C.UTF-8");
        }
        return password;
    }

    /** From Java 22 on there may be a console without a terminal. */
    private static boolean isTerminal(Console console) {
        return new ExecTerminalProvider().isSystemStream(SystemStream.Input);
    }

    private static String firstLine() throws IOException {
        var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    private static String typed(CommandSpec command, String login) {
        var console = Optional.ofNullable(System.console())
                .filter(PasswordOption::isTerminal)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "there is no terminal to ask for the password; use --password-stdin"));
        var first = console.readPassword("Password of %s: ", login);
        var second = console.readPassword("Once more: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw new ParameterException(command.commandLine(), "the two passwords differ");
        }
        return new String(first);
    }
}
