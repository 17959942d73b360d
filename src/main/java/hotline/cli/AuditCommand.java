package hotline.cli;

import picocli.CommandLine.Command;

/** {@code hotline audit}: what can be proven: who looked at personal data, that figures follow from the log, and that reports never changed. */
@Command(
        name = "audit",
        description = {
            "Say who looked at whose personal data, and prove that figures follow from the event log and that no published report has"
                    + " changed.",
            "Works while the server runs and while it is stopped."
        },
        subcommands = {AuditLooksCommand.class, AuditMeasuresCommand.class, AuditReportCommand.class})
public final class AuditCommand {}
