package hotline.cli;

import picocli.CommandLine.Command;

/** {@code hotline audit}: the record of looks at personal data. */
@Command(
        name = "audit",
        description = {"Say who looked at whose personal data.", "Works while the server runs and while it is stopped."
        },
        subcommands = AuditLooksCommand.class)
public final class AuditCommand {}
