package hotline.outbox.webhook;

import hotline.address.AddressBlock;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an endpoint is called: one address of the web without a user and without a fragment, written in one way only. Pure.
 *
 * @param host a name, or an address in numbers without brackets
 * @param target path and query
 */
record WebhookUrl(boolean isEncrypted, String host, int port, String target) {
    static final int LONGEST = 1000;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LAST_PORT = 65_535;
    /** A last part that begins with a digit makes a number of it for some readers, which is read in octal, in hex, or as a whole. */
    private static final Pattern NAME =
            Pattern.compile("(?i)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final int LONGEST_NAME = 253;

    /** Empty where it may not be kept. */
    static Optional<WebhookUrl> read(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(one -> one > ' ' && one <= '~')) {
            return Optional.empty();
        }
        try {
            return read(new URI(text));
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<WebhookUrl> read(URI uri) {
        boolean isEncrypted = "https".equalsIgnoreCase(uri.getScheme());
        if (!isEncrypted && !"http".equalsIgnoreCase(uri.getScheme())) {
            return Optional.empty();
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.empty();
        }
        int port = uri.getPort() < 0 ? (isEncrypted ? HTTPS : HTTP) : uri.getPort();
        var host = uri.getHost().startsWith("[")
                ? uri.getHost().substring(1, uri.getHost().length() - 1)
                : uri.getHost();
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return port >= 1 && port <= LAST_PORT && isHost(host)
                ? Optional.of(new WebhookUrl(isEncrypted, host, port, target))
                : Optional.empty();
    }

    private static boolean isHost(String host) {
        if (host.contains(":")) {
            return !host.contains("%") && AddressBlock.address(host).isPresent();
        }
        return IPV4.matcher(host).matches()
                ? AddressBlock.address(host).isPresent()
                : host.length() <= LONGEST_NAME && NAME.matcher(host).matches();
    }

    /** The address, where it is written in numbers. */
    Optional<InetAddress> address() {
        return host.contains(":") || IPV4.matcher(host).matches() ? AddressBlock.address(host) : Optional.empty();
    }

    /** As the header {@code Host} and the name in a certificate have it. */
    String hostName() {
        return host.contains(":") ? "[" + host + "]" : host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
