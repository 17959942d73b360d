package hotline.cli;

import ch.qos.logback.classic.LoggerContext;
import hotline.demo.DemoData.Scale;
import hotline.http.connection.ListenAddress;
import hotline.regulation.Regulation;
import hotline.server.BeforeServing;
import hotline.server.DemoStart;
import hotline.server.HotlineServer;
import hotline.server.Node;
import hotline.server.memory.MemoryWatch;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hotline serve}: the server itself. */
@Command(
        name = "serve",
        sortOptions = false,
        description = {
            "Run the hotline until it is told to stop (Ctrl+C or SIGTERM).",
            "Without HOTLINE_DATABASE_URL it starts a PostgreSQL of its own, which keeps its data in --data."
        },
        footer = {
            "",
            "Examples:",
            "  hotline serve --demo              try it",
            "  hotline policy check ours.yaml    check your own regulation,",
            "  hotline serve --policy ours.yaml  then run it"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Override
    public Integer call() throws InterruptedException {
        MemoryWatch.start();
        var configuration = options.configuration();
        var node = new Node();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
        var before =
                configuration.demo() ? new DemoStart(spec.commandLine().getOut(), Scale.USUAL) : BeforeServing.NOTHING;
        var server = node.start(
                options.database(),
                configuration.web(),
                () -> Regulation.read(configuration.policies(), configuration.calendars()),
                before);
        announce(configuration.web().address(), server);
        new CountDownLatch(1).await();
        return 0;
    }

    private void announce(ListenAddress address, HotlineServer server) {
        var home = home(address, server.port());
        for (String line : server.policies().lines()) {
            var policy = server.policies().inForce(line).orElseThrow().policy();
            LOG.info("hotline runs {} {} for {} on {}", policy.id(), policy.version(), line, home);
        }
        var out = spec.commandLine().getOut();
        out.println("Customers " + home + "/   agents " + home + "/console   wallboard " + home + "/wallboard   API "
                + home + "/api/docs");
    }

    /** The address for a browser on this machine. Logs which other machines can reach it. */
    public static String home(ListenAddress address, int port) {
        boolean encrypted = address.certificate().isPresent();
        if (address.isEverywhere()) {
            LOG.info(
                    "Listening on all addresses of this machine, port {}, {}; --host limits it to one",
                    port,
                    encrypted ? "encrypted" : "not encrypted");
        } else {
            LOG.info("Listening on {}, port {}, {}", address.host(), port, encrypted ? "encrypted" : "not encrypted");
        }
        return (encrypted ? "https://" : "http://") + address.nameHere() + ":" + port;
    }

    /** In the shutdown hook: stops all parts started so far; the log ends last. */
    private static void stop(Node node) {
        node.stop();
        endLog();
    }

    /** Writes the pending lines of the log; the log ends with it. */
    public static void endLog() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.stop();
        }
    }
}
