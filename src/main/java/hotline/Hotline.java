package hotline;

import hotline.cli.AuditCommand;
import hotline.cli.BackupCommand;
import hotline.cli.MeasuresCommand;
import hotline.cli.PolicyCommand;
import hotline.cli.RestoreCommand;
import hotline.cli.ServeCommand;
import hotline.cli.UnitCommand;
import hotline.cli.UserCommand;
import hotline.cli.VolumeCommand;
import hotline.cli.attachment.MoveFilesCommand;
import hotline.cli.mail.BounceCommand;
import hotline.cli.staffing.StaffingCommand;
import hotline.cli.telephony.TelephonyCommand;
import hotline.database.DatabaseStartFailed;
import hotline.database.embedded.BackupFailed;
import hotline.media.child.MediaCommand;
import hotline.policy.reading.PolicyInvalid;
import hotline.server.opening.CommandFailed;
import hotline.telephony.simulation.SimulateCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "hotline",
        description = "A complaint hotline that runs a company's written customer-service regulation.",
        versionProvider = Hotline.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            PolicyCommand.class,
            UserCommand.class,
            UnitCommand.class,
            VolumeCommand.class,
            MeasuresCommand.class,
            StaffingCommand.class,
            AuditCommand.class,
            BounceCommand.class,
            TelephonyCommand.class,
            SimulateCommand.class,
            MoveFilesCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MediaCommand.class
        },
        footer = {"", "Exit codes: 0 done, 1 it did not work, 2 the command line is wrong."})
public final class Hotline {
    // Picocli acts on the two options itself.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say what a command does and which options it has.")
    private boolean helpIsAsked;

    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version of hotline and of the Java that runs it.")
    private boolean versionIsAsked;

    public static void main(String[] args) {
        int exitCode = run(args);
        ServeCommand.endLog();
        System.exit(exitCode);
    }

    private static int run(String[] args) {
        var commandLine = commandLine().setOut(utf8(FileDescriptor.out)).setErr(utf8(FileDescriptor.err));
        try {
            return commandLine.execute(TypedArguments.of(args));
        } catch (IllegalArgumentException unreadable) {
            commandLine.getErr().println(unreadable.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    /** The commands, ready to be executed; failures go to the error stream, each in words that a user can act on. */
    public static CommandLine commandLine() {
        return new CommandLine(new Hotline())
                .registerConverter(Path.class, Hotline::path)
                .setParameterExceptionHandler(Hotline::tellWhatIsWrong)
                .setExecutionExceptionHandler(Hotline::tellWhatFailed);
    }

    private static Path path(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException unusable) {
            throw new TypeConversionException("“" + typed
                    + "” can't be a file's name in this locale; set LC_ALL=C.UTF-8 in" + " the environment");
        }
    }

    private static int tellWhatIsWrong(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int tellWhatFailed(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof PolicyInvalid invalid) {
            invalid.problems().forEach(command.getErr()::println);
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (failure instanceof DatabaseStartFailed
                || failure instanceof BackupFailed
                || failure instanceof CommandFailed) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    // Names are Chinese and JSON is UTF-8, in every locale of the terminal.
    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }

    /** What {@code --version} prints; the jar's manifest knows it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Hotline.class.getPackage().getImplementationVersion();
            return new String[] {
                "hotline " + (version == null ? "(not from its jar)" : version), "Java " + Runtime.version()
            };
        }
    }
}
