package hotline.http.connection;

import java.time.Duration;
import java.util.Optional;

/**
 * Where and how a server listens.
 *
 * @param host an address of this machine, or a name of one; {@code 0.0.0.0} is all of them
 * @param port 0 takes a free one
 * @param certificate for encrypted connections; empty means in the clear
 * @param mostConnections beyond which new ones are refused
 * @param drain how long a stopping server says that it is not ready before it takes no more requests
 */
public record ListenAddress(
        String host, int port, Optional<Certificate> certificate, int mostConnections, Duration drain) {
    public static final String ALL = "0.0.0.0";
    /** Room for ten thousand consoles that follow the feed, and as many requests. */
    public static final int MOST_CONNECTIONS = 20_000;

    public ListenAddress {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port lies between 0 and 65535");
        }
        if (mostConnections < 1) {
            throw new IllegalArgumentException("at least one connection must be possible");
        }
        if (drain.isNegative()) {
            throw new IllegalArgumentException("the time to drain is not negative");
        }
    }

    /** Whether every address of this machine is meant. */
    public boolean isEverywhere() {
        return host.equals(ALL) || host.equals("::");
    }

    /** The host's name for a browser on this machine. */
    public String nameHere() {
        boolean local = isEverywhere() || host.equals("127.0.0.1") || host.equals("::1");
        return local ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    }

    /** On a free port that no other machine reaches, and stopping at once. */
    public static ListenAddress onThisMachine() {
        return new ListenAddress("127.0.0.1", 0, Optional.empty(), MOST_CONNECTIONS, Duration.ZERO);
    }

    public ListenAddress with(Certificate own) {
        return new ListenAddress(host, port, Optional.of(own), mostConnections, drain);
    }

    public ListenAddress withMost(int connections) {
        return new ListenAddress(host, port, certificate, connections, drain);
    }

    public ListenAddress draining(Duration span) {
        return new ListenAddress(host, port, certificate, mostConnections, span);
    }
}
