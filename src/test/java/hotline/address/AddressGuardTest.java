package hotline.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

/** The guard agrees with lists that are read in another way: as bits of text. */
class AddressGuardTest {
    /** Registry of special addresses (IANA), multicast, what clouds serve. */
    private static final List<String> SPECIAL_IPV4 = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "255.255.255.255/32",
            "168.63.129.16/32");

    private static final List<String> SPECIAL_IPV6 = List.of(
            "::/128",
            "::1/128",
            "::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "100:0:0:1::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private static final AddressGuard GUARD = new AddressGuard(AddressBlocks.NONE);

    private static String bits(byte[] bytes) {
        var text = new StringBuilder();
        for (byte one : bytes) {
            text.append(Integer.toBinaryString((one & 0xff) | 0x100), 1, 9);
        }
        return text.toString();
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return bytes.length == 16 ? Inet6Address.getByAddress("", bytes, -1) : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static boolean isIn(List<String> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> {
            var parts = block.split("/", -1);
            return bits(address).startsWith(bits(bytes(parts[0])).substring(0, Integer.parseInt(parts[1])));
        });
    }

    private static byte[] ipv4(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    private static byte[] within(String prefix, int at, byte[] ipv4) {
        var bytes = bytes(prefix);
        System.arraycopy(ipv4, 0, bytes, at, 4);
        return bytes;
    }

    private static byte[] mapped(byte[] ipv4) {
        var bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        System.arraycopy(ipv4, 0, bytes, 12, 4);
        return bytes;
    }

    /** Any address, and those at both ends of each special block. */
    @Provide
    Arbitrary<Integer> ipv4Numbers() {
        var ends = SPECIAL_IPV4.stream()
                .flatMap(block -> {
                    var parts = block.split("/", -1);
                    int first = ByteBuffer.wrap(bytes(parts[0])).getInt();
                    int last = (int) (first + (1L << (32 - Integer.parseInt(parts[1]))) - 1);
                    return List.of(first - 1, first, first + 1, last - 1, last, last + 1).stream();
                })
                .toList();
        return Arbitraries.oneOf(
                Arbitraries.integers().withDistribution(RandomDistribution.uniform()), Arbitraries.of(ends));
    }

    @Provide
    Arbitrary<byte[]> ipv6Addresses() {
        var ends = SPECIAL_IPV6.stream()
                .flatMap(block -> {
                    var parts = block.split("/", -1);
                    var first = new BigInteger(1, bytes(parts[0]));
                    var size = BigInteger.TWO.pow(128 - Integer.parseInt(parts[1]));
                    return List.of(-1, 0, 1).stream().flatMap(by -> List.of(first, first.add(size)).stream()
                            .map(edge -> edge.add(BigInteger.valueOf(by))));
                })
                .filter(number -> number.signum() >= 0 && number.bitLength() <= 128)
                .map(AddressGuardTest::sixteen)
                .toList();
        var any = Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) ->
                        ByteBuffer.allocate(16).putLong(high).putLong(low).array());
        var global = Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> ByteBuffer.allocate(16)
                        .putLong((high >>> 3) | 0x2000_0000_0000_0000L)
                        .putLong(low)
                        .array());
        return Arbitraries.oneOf(any, global, Arbitraries.of(ends));
    }

    private static byte[] sixteen(BigInteger number) {
        var bytes = number.toByteArray();
        var sixteen = new byte[16];
        int taken = Math.min(16, bytes.length);
        System.arraycopy(bytes, bytes.length - taken, sixteen, 16 - taken, taken);
        return sixteen;
    }

    @Property(tries = 20_000)
    void an_ipv4_address_is_called_if_no_special_block_has_it(@ForAll("ipv4Numbers") int number) {
        assertThat(GUARD.allows(address(ipv4(number)))).isEqualTo(!isIn(SPECIAL_IPV4, ipv4(number)));
    }

    @Property(tries = 5_000)
    void its_forms_in_ipv6_are_judged_as_the_address_is(@ForAll("ipv4Numbers") int number) {
        var bytes = ipv4(number);
        boolean isAllowed = GUARD.allows(address(bytes));
        assertThat(GUARD.allows(address(mapped(bytes)))).isEqualTo(isAllowed);
        assertThat(GUARD.allows(address(within("2002::", 2, bytes)))).isEqualTo(isAllowed);
        assertThat(GUARD.allows(address(within("64:ff9b::", 12, bytes)))).isEqualTo(isAllowed);
    }

    @Property(tries = 20_000)
    void an_ipv6_address_is_called_if_it_is_global_and_in_no_special_block(@ForAll("ipv6Addresses") byte[] bytes) {
        var address = address(bytes);
        boolean leadsToIpv4 = isIn(List.of("2002::/16", "64:ff9b::/96"), bytes)
                || bits(bytes).startsWith(bits(mapped(new byte[4])).substring(0, 96));
        if (!leadsToIpv4) {
            assertThat(GUARD.allows(address))
                    .as("%s", address)
                    .isEqualTo(isIn(List.of("2000::/3"), bytes) && !isIn(SPECIAL_IPV6, bytes));
        }
    }

    @Test
    void networks_of_ones_own_are_called_and_what_hands_out_secrets_is_not() {
        var guard =
                new AddressGuard(AddressBlocks.parse("10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, fd00::/8, fe80::/10"));
        assertThat(List.of("10.1.2.3", "100.64.0.1", "fd12::1", "2002:a00:1::", "64:ff9b::a00:1"))
                .allSatisfy(one ->
                        assertThat(guard.allows(address(bytes(one)))).as(one).isTrue());
        assertThat(List.of(
                        "169.254.169.254",
                        "100.100.100.200",
                        "fd00:ec2::254",
                        "fe80::1",
                        "192.168.0.1",
                        "2002:a9fe:a9fe::"))
                .allSatisfy(one ->
                        assertThat(guard.allows(address(bytes(one)))).as(one).isFalse());
        assertThat(guard.isOwn(address(bytes("10.1.2.3")))).isTrue();
        assertThat(guard.isOwn(address(bytes("8.8.8.8")))).isFalse();
        assertThat(guard.isOwn(address(bytes("169.254.169.254")))).isFalse();
    }
}
