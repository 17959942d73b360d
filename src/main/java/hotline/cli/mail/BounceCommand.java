package hotline.cli.mail;

import hotline.database.DatabaseClock;
import hotline.outbox.mail.Bounces;
import hotline.outbox.mail.Bounces.Taken;
import hotline.rules.HousePolicies;
import hotline.secret.ServerKeys;
import hotline.server.opening.DatabaseOptions;
import hotline.wiring.MessageServices;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code hotline bounce}: takes a mail that came back. It is a process of its own, so what a stranger made up to be slow or large to read
 * costs no server anything.
 */
@Command(
        name = "bounce",
        sortOptions = false,
        description = {
            "Take a mail that could not be delivered from the standard input, as mail servers pipe it, and note that with the message.",
            "Works while the server runs. Only a mail that bears a code of this server changes anything.",
            "Exit code 0: taken, or none of ours; 75: not now, so that the mail server tries again.",
            "It never updates the database: where that is older or newer than this release, the exit code is 75."
        },
        footer = {"", "Example: hotline bounce --recipient b.17.abcdefghijklmnop@bounces.example.com < mail"})
public final class BounceCommand implements Callable<Integer> {
    /** Of sysexits.h: mail servers keep the mail. */
    private static final int AGAIN_LATER = 75;

    private static final int MOST_BYTES = 1_024 * 1_024;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--recipient",
            paramLabel = "ADDRESS",
            description = "The address that it came to. Default: what its headers say.")
    private String recipient;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() throws IOException {
        var mail = read(System.in);
        Taken taken;
        try {
            taken = database.withItsSchema(
                    (vertx, connections) -> DatabaseClock.read(connections)
                            .compose(clock -> HousePolicies.zone(vertx, connections.pool())
                                    .compose(zone -> new Bounces(
                                                    connections,
                                                    new ServerKeys(connections.pool()),
                                                    MessageServices.outbox(connections, () -> zone),
                                                    clock)
                                            .take(mail, Optional.ofNullable(recipient)))),
                    LONGEST);
        } catch (RuntimeException notNow) {
            spec.commandLine().getErr().println(notNow.getMessage());
            spec.commandLine().getErr().flush();
            return AGAIN_LATER;
        }
        spec.commandLine()
                .getOut()
                .println(taken.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        spec.commandLine().getOut().flush();
        return taken == Taken.TOO_EARLY ? AGAIN_LATER : 0;
    }

    /** To its end, so that the mail server can write it; what is too much is let go. */
    private static byte[] read(InputStream in) throws IOException {
        var bytes = in.readNBytes(MOST_BYTES);
        in.transferTo(java.io.OutputStream.nullOutputStream());
        return bytes;
    }
}
