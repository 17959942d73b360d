package hotline.cli;

import hotline.cli.attachment.AuditFilesCommand;
import picocli.CommandLine.Command;

/** {@code hotline audit}: what can be proven: who looked at personal data, that figures follow from the log, that reports never changed, and files are what came in. */
@Command(
        name = "audit",
        description = {
            "Say who looked at whose personal data, and prove that figures follow from the event log that no published report has"
                    + " changed, and that stored files are what came in.",
            "Works while the server runs and while it is stopped."
        },
        subcommands = {
            AuditLooksCommand.class,
            AuditMeasuresCommand.class,
            AuditReportCommand.class,
            AuditFilesCommand.class
        })
public final class AuditCommand {}
