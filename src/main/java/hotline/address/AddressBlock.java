package hotline.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses that begin with the same bits, such as {@code 10.0.0.0/8}.
 *
 * @param first the lowest of them
 */
public record AddressBlock(InetAddress first, int bits) {

    public AddressBlock {
        first = lowest(first, bits);
    }

    /** Throws {@link IllegalArgumentException} for a block that contains no address or every address. */
    public static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("“" + text
                        + "” is no address; write addresses and blocks such as 10.0.0.5, 10.0.0.0/8 or fd00::/8, with"
                        + " commas between them (host names are not looked up)"));
        int most = address.getAddress().length * 8;
        if (slash < 0) {
            return new AddressBlock(address, most);
        }
        var length = text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
            throw new IllegalArgumentException(
                    "“" + text + "” is no block of addresses; the number behind the slash lies between 1 and " + most);
        }
        if (Integer.parseInt(length) == 0) {
            throw new IllegalArgumentException("“" + text + "” holds every address; name those that are meant");
        }
        return new AddressBlock(address, Integer.parseInt(length));
    }

    /** An address in numbers; IPv4 ones written as IPv6 are IPv4, since connections come as either. */
    public static Optional<InetAddress> address(String numbers) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(numbers);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException wrongLength) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress address) {
        return address.getClass() == first.getClass() && lowest(address, bits).equals(first);
    }

    private static InetAddress lowest(InetAddress address, int bits) {
        var bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - i * 8));
            bytes[i] &= (byte) (0xff << (8 - kept));
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + bits;
    }
}
