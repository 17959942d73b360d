package hotline.http.connection;

import hotline.address.AddressBlock;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Where a request comes from, as far as limits count it. */
public record ClientAddress(InetAddress address) {
    /** An IPv6 customer has at least this network alone, and usually no larger one (RFC 6177). */
    private static final int OWN_BITS_OF_IPV6 = 64;

    private static final int NETWORK_BITS_OF_IPV6 = 48;
    private static final int NETWORK_BITS_OF_IPV4 = 24;

    /** As proxies write it: also followed by a port, IPv6 then in brackets. Empty where the text is not an address. */
    static Optional<ClientAddress> parse(String written) {
        var text = written.strip();
        int colon = text.lastIndexOf(':');
        boolean hasPort = text.startsWith("[") ? text.lastIndexOf(']') == colon - 1 : text.indexOf(':') == colon;
        var numbers = colon > 0 && hasPort && isPort(text.substring(colon + 1)) ? text.substring(0, colon) : text;
        return AddressBlock.address(numbers).map(ClientAddress::new);
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}");
    }

    /**
     * What distinguishes one customer from another: the address, or for IPv6 the network, since one owner has all of
     * it.
     */
    public String own() {
        return isIpv6() ? new AddressBlock(address, OWN_BITS_OF_IPV6).toString() : address.getHostAddress();
    }

    /** Neighbours: a client that changes its address is likely to stay among them. */
    public String network() {
        return new AddressBlock(address, isIpv6() ? NETWORK_BITS_OF_IPV6 : NETWORK_BITS_OF_IPV4).toString();
    }

    private boolean isIpv6() {
        return address instanceof Inet6Address;
    }
}
