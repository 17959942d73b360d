package hotline.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which addresses this server calls when a person names the host. Public ones, and those of the operator's own networks; never this machine's neighbours by
 * chance, nor a cloud's address that hands out secrets. An IPv6 form of an IPv4 address is judged as the IPv4 address that it leads to. Pure.
 *
 * @param own networks that the operator lists
 */
public record AddressGuard(AddressBlocks own) {
    /** Not even where an operator lists a block around them. */
    private static final AddressBlocks NEVER = AddressBlocks.parse(String.join(
            ",",
            "0.0.0.0/8", // this network
            "100.100.100.200", // metadata of Alibaba Cloud
            "168.63.129.16", // metadata of Azure
            "169.254.0.0/16", // link-local, metadata of most clouds
            "192.0.0.192", // metadata of Oracle Cloud
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "::", // unspecified
            "fd00:ec2::254", // metadata of AWS
            "fd20:ce::254", // metadata of Google Cloud
            "fe80::/10", // link-local
            "ff00::/8")); // multicast

    private static final AddressBlocks PRIVATE_IPV4 = AddressBlocks.parse(String.join(
            ",",
            "10.0.0.0/8",
            "100.64.0.0/10", // carriers' NAT
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24")); // documentation

    /** Everything else is not routed, or no unicast. */
    private static final AddressBlock GLOBAL_IPV6 = AddressBlock.parse("2000::/3");

    private static final AddressBlocks SPECIAL_IPV6 = AddressBlocks.parse(String.join(
            ",",
            "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8::/32", // documentation
            "3fff::/20")); // documentation

    private static final AddressBlock SIX_TO_FOUR = AddressBlock.parse("2002::/16");
    private static final AddressBlock NAT64 = AddressBlock.parse("64:ff9b::/96");

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int AFTER_PREFIX = 2;
    private static final int ZEROS_OF_MAPPED = 10;

    /** Whether it may be connected to. */
    public boolean allows(InetAddress written) {
        return !isNever(written) && (isOwn(written) || isPublic(meant(written)));
    }

    /** Whether it is called for no one, no matter what an operator lists. */
    public static boolean isNever(InetAddress written) {
        return NEVER.contain(written) || NEVER.contain(meant(written));
    }

    /** Whether the operator lists it; what is not encrypted goes there alone. */
    public boolean isOwn(InetAddress written) {
        return own.contain(meant(written)) && !isNever(written);
    }

    private static boolean isPublic(InetAddress address) {
        return address.getAddress().length == IPV4_BYTES
                ? !PRIVATE_IPV4.contain(address)
                : GLOBAL_IPV6.contains(address) && !SPECIAL_IPV6.contain(address);
    }

    /** The IPv4 address that an IPv6 one leads to, or the address itself. */
    private static InetAddress meant(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != IPV6_BYTES) {
            return address;
        }
        if (isMapped(bytes) || NAT64.contains(address)) {
            return ipv4(bytes, IPV6_BYTES - IPV4_BYTES).orElse(address);
        }
        return SIX_TO_FOUR.contains(address) ? ipv4(bytes, AFTER_PREFIX).orElse(address) : address;
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < ZEROS_OF_MAPPED; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[ZEROS_OF_MAPPED] == (byte) 0xff && bytes[ZEROS_OF_MAPPED + 1] == (byte) 0xff;
    }

    private static Optional<InetAddress> ipv4(byte[] bytes, int from) {
        try {
            return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + IPV4_BYTES)));
        } catch (UnknownHostException wrongLength) {
            return Optional.empty();
        }
    }
}
