package hotline.server;

import hotline.http.Certificate;
import hotline.http.ListenAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the server listens, how, and how it takes its leave. */
final class ListenOptions {
    private static final Logger LOG = LoggerFactory.getLogger(ListenOptions.class);
    private static final String THIS_MACHINE = "127.0.0.1";
    /** Two looks of a balancer that looks once a second. */
    private static final int USUAL_DRAIN = 2;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:HOTLINE_HOST}",
            description = "Address to listen on: 127.0.0.1 for this machine alone, 0.0.0.0 for all its addresses."
                    + " Environment: HOTLINE_HOST. Default: all, with --demo this machine alone")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:HOTLINE_PORT:-8080}",
            description =
                    "Port of the HTTP server; 0 takes a free one. Environment: HOTLINE_PORT. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            defaultValue = "${env:HOTLINE_TLS_CERT}",
            description = "Certificate with its chain (PEM), for HTTPS on the port. It is read again when it changes."
                    + " Environment: HOTLINE_TLS_CERT")
    private Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            defaultValue = "${env:HOTLINE_TLS_KEY}",
            description = "Its private key (PEM, not encrypted). Environment: HOTLINE_TLS_KEY")
    private Path key;

    @Option(
            names = "--max-connections",
            paramLabel = "COUNT",
            defaultValue = "${env:HOTLINE_MAX_CONNECTIONS:-" + ListenAddress.MOST_CONNECTIONS + "}",
            description = "Connections at a time; more are refused. Environment: HOTLINE_MAX_CONNECTIONS."
                    + " Default: ${DEFAULT-VALUE}")
    private int mostConnections;

    @Option(
            names = "--drain",
            paramLabel = "SECONDS",
            defaultValue = "${env:HOTLINE_DRAIN}",
            description = "How long a stopping server says that it is not ready, for a load balancer to see, before it"
                    + " takes no more requests. Environment: HOTLINE_DRAIN. Default: " + USUAL_DRAIN
                    + ", with --demo 0")
    private Integer drain;

    /** @param demo whether it is started for trying */
    ListenAddress address(boolean demo) {
        if ((certificate == null) != (key == null)) {
            throw wrong("--tls-cert and --tls-key go together");
        }
        try {
            return new ListenAddress(
                    isGiven(host) ? host.strip() : demo ? THIS_MACHINE : ListenAddress.ALL,
                    port,
                    Optional.ofNullable(certificate).map(chain -> new Certificate(chain, key)),
                    mostConnections,
                    Duration.ofSeconds(drain != null ? drain : demo ? 0 : USUAL_DRAIN));
        } catch (IllegalArgumentException refused) {
            throw wrong(refused.getMessage());
        }
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** What a person opens in a browser on this machine. Says in the log who else can reach it. */
    static String announce(ListenAddress address, int port) {
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
}
