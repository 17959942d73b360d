package hotline.server;

import ch.qos.logback.classic.LoggerContext;
import hotline.demo.DemoData.Scale;
import hotline.http.AddressBlocks;
import hotline.http.ListenAddress;
import hotline.http.TrustedProxies;
import hotline.http.WebServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            "Environment:",
            "  HOTLINE_DATABASE_URL     a PostgreSQL 16 or newer of your own:",
            "                           postgres://user:password@host:5432/database",
            "  HOTLINE_METRICS_TOKEN    token that lets other machines read /metrics",
            "  HOTLINE_TRUSTED_PROXIES  addresses of your reverse proxies, with commas between them,",
            "                           such as 10.0.0.5, 10.1.0.0/16, fd00::/8",
            "  HOTLINE_UNLIMITED_INTAKE addresses, written alike, that may file any number of",
            "                           complaints, such as a partner's server",
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
    private ListenOptions listen;

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            defaultValue = PolicyFile.FREIGHT_NETWORK,
            description =
                    "The regulation to run: a file, or the name of a shipped one. New complaints follow it, older ones"
                            + " the version they began with. Once for each line of business, the default one first."
                            + " What an administrator has put in force since stays. Default: ${DEFAULT-VALUE}")
    private List<String> policies;

    @Option(
            names = "--calendar",
            paramLabel = "CODE=FILE",
            description =
                    "A public-holiday calendar of your own, such as cn=days.json, in place of the shipped one. Years that"
                            + " it does not know are provisional: weekends and the holidays that are law off.")
    private Map<String, Path> calendars = Map.of();

    @Option(
            names = "--demo",
            description =
                    "Fill an empty database with three months of demo complaints, and with accounts to sign in with.")
    private boolean demo;

    @Override
    public Integer call() throws InterruptedException {
        MemoryWatch.start();
        var address = listen.address(demo);
        var metricsToken =
                Optional.ofNullable(System.getenv("HOTLINE_METRICS_TOKEN")).filter(token -> !token.isBlank());
        var node = new Node();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
        var proxies = new TrustedProxies(addresses("HOTLINE_TRUSTED_PROXIES"));
        var settings = new WebServer.Settings(address, metricsToken, proxies, addresses("HOTLINE_UNLIMITED_INTAKE"));
        var before = demo ? new DemoStart(spec.commandLine().getOut(), Scale.USUAL) : BeforeServing.NOTHING;
        announce(address, node.start(database, settings, () -> Regulation.read(policies, calendars), before));
        new CountDownLatch(1).await();
        return 0;
    }

    private AddressBlocks addresses(String variable) {
        var list = System.getenv(variable);
        try {
            return list == null || list.isEmpty() ? AddressBlocks.NONE : AddressBlocks.parse(list);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), variable + ": " + wrong.getMessage());
        }
    }

    private void announce(ListenAddress address, HotlineServer server) {
        var home = ListenOptions.announce(address, server.port());
        for (String line : server.policies().lines()) {
            var policy = server.policies().inForce(line).orElseThrow().policy();
            LOG.info("hotline runs {} {} for {} on {}", policy.id(), policy.version(), line, home);
        }
        var out = spec.commandLine().getOut();
        out.println("Customers " + home + "/   agents " + home + "/console   wallboard " + home + "/wallboard   API "
                + home + "/api/docs");
    }

    /** In the shutdown hook: whatever has been started by then; the log ends last. */
    private static void stop(Node node) {
        node.stop();
        endLog();
    }

    /** Writes what was logged and not written yet; the log ends with it. */
    public static void endLog() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.stop();
        }
    }
}
