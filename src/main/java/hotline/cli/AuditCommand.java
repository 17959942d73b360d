package hotline.cli;

import picocli.CommandLine.Command;

/** {@code hotline audit}: what can be proven: who looked at personal data, and that figures follow from the log. */
@Command(
        name = "audit",
        description = {
            "Say who looked at whose personal data, and prove that figures follow from the event log.",
            "Works while the server runs and while it is stopped."
        },
        subcommands = {AuditLooksCommand.class, AuditMeasuresCommand.class})
public final class AuditCommand {}
