package hotline.http.connection;

import hotline.address.AddressBlocks;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The reverse proxies that are trusted to name the client's address. From other senders {@code X-Forwarded-For} is an
 * unproven claim that could evade limits per address.
 */
public record TrustedProxies(AddressBlocks addresses) {
    public static final TrustedProxies NONE = new TrustedProxies(AddressBlocks.NONE);

    private static final ClientAddress UNKNOWN = ClientAddress.parse("0.0.0.0").orElseThrow();

    /**
     * Reads the proxies that the operator names.
     *
     * @param list see {@link AddressBlocks#parse} for what it refuses
     */
    public static TrustedProxies parse(String list) {
        return new TrustedProxies(AddressBlocks.parse(list));
    }

    /** Whether the connection comes from one of them. */
    public boolean trusts(SocketAddress peer) {
        return peer(peer).map(ClientAddress::address).filter(this::trusts).isPresent();
    }

    /**
     * The proxy's header about the request that it forwards, such as {@code X-Forwarded-Proto}; empty from other
     * senders.
     */
    public Optional<String> forwarded(HttpServerRequest request, String header) {
        return trusts(request.remoteAddress())
                ? Optional.ofNullable(request.getHeader(header)).filter(value -> !value.isBlank())
                : Optional.empty();
    }

    /** The origin of the request: the last address on its way that is not one of our proxies. */
    public ClientAddress client(HttpServerRequest request) {
        return peer(request.remoteAddress())
                .map(peer -> client(peer, request.headers().getAll("X-Forwarded-For")))
                .orElse(UNKNOWN);
    }

    /**
     * @param lines of the header: a proxy may add a new line instead of extending the last, and the client may have
     *     sent some already
     */
    ClientAddress client(ClientAddress connected, List<String> lines) {
        if (lines.isEmpty() || !trusts(connected.address())) {
            return connected;
        }
        var way = String.join(",", lines).split(",", 0);
        var client = connected;
        for (int i = way.length - 1; i >= 0 && trusts(client.address()); i--) {
            var before = ClientAddress.parse(way[i]);
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    private boolean trusts(InetAddress address) {
        return addresses.contain(address);
    }

    private static Optional<ClientAddress> peer(SocketAddress peer) {
        return peer == null || peer.hostAddress() == null ? Optional.empty() : ClientAddress.parse(peer.hostAddress());
    }
}
