package hotline.media;

import io.vertx.core.net.SocketAddress;
import java.util.Optional;

/**
 * Programs that look at files, as the operator named them.
 *
 * @param scanner where a clamd listens
 * @param heicCommand makes a JPEG of an HEIC picture
 */
public record MediaSettings(Optional<SocketAddress> scanner, Optional<String> heicCommand) {
    public static final MediaSettings NONE = new MediaSettings(Optional.empty(), Optional.empty());

    private static final int LARGEST_PORT = 65_535;

    /** @param written {@code host:port}, or a path */
    public static SocketAddress scanner(String written) {
        if (written.startsWith("/")) {
            return SocketAddress.domainSocketAddress(written);
        }
        int colon = written.lastIndexOf(':');
        String port = written.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > LARGEST_PORT) {
            throw new IllegalArgumentException("it must be host:port, or the path of a socket");
        }
        return SocketAddress.inetSocketAddress(Integer.parseInt(port), written.substring(0, colon));
    }
}
