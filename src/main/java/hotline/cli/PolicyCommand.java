package hotline.cli;

import picocli.CommandLine.Command;

/** {@code hotline policy}: tools for authors of policies. */
@Command(
        name = "policy",
        description = "Check a policy file and try out what it decides.",
        subcommands = {
            PolicyCheckCommand.class,
            PolicyClassifyCommand.class,
            PolicyDueCommand.class,
            PolicyReplayCommand.class
        })
public final class PolicyCommand {}
