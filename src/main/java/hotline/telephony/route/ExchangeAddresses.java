package hotline.telephony.route;

import hotline.address.AddressGuard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where commands may go, by the address that a name leads to at the moment of the command. Exchanges stand in private networks; what answers at link-local
 * addresses hands out secrets of a machine to anyone who asks from it, and what listens on this machine was meant for this machine.
 */
public final class ExchangeAddresses {
    private static final int EMBEDDED_FROM = 12;

    private final Vertx vertx;
    private final Predicate<InetAddress> here;

    /** @param here addresses of this machine that may be called, since an exchange runs on it */
    public ExchangeAddresses(Vertx vertx, Predicate<InetAddress> here) {
        this.vertx = vertx;
        this.here = here;
    }

    /**
     * What a name leads to.
     *
     * @param first an address that may be called
     * @param isForbidden there are addresses, and none of them may be called
     */
    record Found(Optional<String> first, boolean isForbidden) {}

    /** Never fails: a name that is not known leads nowhere. */
    Future<Found> of(URI address) {
        var host = address.getHost().replaceAll("^\\[|\\]$", "");
        return vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false)
                .map(this::found)
                .otherwise(new Found(Optional.empty(), false));
    }

    private Found found(List<InetAddress> addresses) {
        var first = addresses.stream()
                .filter(address -> mayBeCalled(address, here))
                .findFirst()
                .map(InetAddress::getHostAddress);
        return new Found(first, first.isEmpty());
    }

    /** Pure. */
    static boolean mayBeCalled(InetAddress address, Predicate<InetAddress> here) {
        return Stream.concat(Stream.of(address), embedded(address).stream()).allMatch(one -> isFit(one, here));
    }

    private static boolean isFit(InetAddress address, Predicate<InetAddress> here) {
        return address.isLoopbackAddress() ? here.test(address) : !AddressGuard.isNever(address);
    }

    /** Networks that translate carry an address of the older kind at the end of one of the newer kind. */
    private static Optional<InetAddress> embedded(InetAddress address) {
        if (!(address instanceof Inet6Address newer)) {
            return Optional.empty();
        }
        var bytes = address.getAddress();
        boolean translates = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
        boolean isCompatible = newer.isIPv4CompatibleAddress() && !address.isLoopbackAddress();
        return translates || isCompatible
                ? Optional.of(of(new byte[] {
                    bytes[EMBEDDED_FROM], bytes[EMBEDDED_FROM + 1], bytes[EMBEDDED_FROM + 2], bytes[EMBEDDED_FROM + 3]
                }))
                : Optional.empty();
    }

    private static InetAddress of(byte[] four) {
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException neverOfFour) {
            throw new IllegalStateException(neverOfFour);
        }
    }
}
