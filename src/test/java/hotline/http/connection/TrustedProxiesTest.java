package hotline.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.SocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.parse("10.0.0.1, 10.0.0.2,10.1.0.0/16, fd00:1::/32");

    private String client(String connected, String... forwardedFor) {
        return proxies.client(ClientAddress.parse(connected).orElseThrow(), List.of(forwardedFor))
                .own();
    }

    @Test
    void the_header_of_an_untrusted_client_is_ignored() {
        assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void behind_our_proxies_the_client_is_the_last_address_that_is_not_a_proxy() {
        assertThat(client("10.0.0.1", "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client("10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2")).isEqualTo("203.0.113.9");
        assertThat(client("10.1.200.7", "198.51.100.1, 203.0.113.9, 10.1.3.4")).isEqualTo("203.0.113.9");
        assertThat(client("fd00:1:2::7", "198.51.100.1,203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void without_the_header_the_client_is_the_proxy() {
        assertThat(client("10.0.0.1")).isEqualTo("10.0.0.1");
    }

    @Test
    void the_header_line_that_our_proxy_adds_counts_and_the_clients_own_does_not() {
        assertThat(client("10.0.0.1", "198.51.100.1", "203.0.113.8")).isEqualTo("203.0.113.8");
        assertThat(client("10.0.0.1", "198.51.100.1", "203.0.113.8", "10.0.0.2"))
                .isEqualTo("203.0.113.8");
    }

    @Test
    void another_port_is_the_same_client() {
        assertThat(client("10.0.0.1", "203.0.113.9:51123")).isEqualTo("203.0.113.9");
        assertThat(client("10.0.0.1", "203.0.113.9:51124")).isEqualTo("203.0.113.9");
        assertThat(client("10.0.0.1", "[2001:db8:1:2::9]:443"))
                .isEqualTo(client("10.0.0.1", "[2001:db8:1:2::9]"))
                .isEqualTo(client("10.0.0.1", "2001:db8:1:2::9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "", "203.0.113.9:x", "203.0.113.999", "[203.0.113.9", "a.example"})
    void an_unreadable_address_counts_for_the_proxy_that_forwarded_it(String forwarded) {
        assertThat(client("10.0.0.1", "198.51.100.1, " + forwarded + ", 10.0.0.2"))
                .isEqualTo("10.0.0.2");
    }

    @Test
    void ipv4_written_as_ipv6_is_the_same_address() {
        assertThat(client("::ffff:10.0.0.1", "::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void one_network_of_ipv6_counts_as_one_client() {
        assertThat(client("2001:db8:1:2:3:4:5:6")).isEqualTo(client("2001:db8:1:2:ffff:0:0:1%eth0"));
        assertThat(client("2001:db8:1:2::1")).isEqualTo(client("2001:db8:1:2:3:4:5:6"));
        assertThat(client("2001:db8:1:3::1")).isNotEqualTo(client("2001:db8:1:2::1"));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.250, true",
        "203.0.113.7, 203.0.114.7, false",
        "2001:db8:1:2::1, 2001:db8:1:ffff::1, true",
        "2001:db8:1:2::1, 2001:db8:2:2::1, false"
    })
    void neighbours_share_a_network(String one, String other, boolean neighbours) {
        assertThat(network(one).equals(network(other))).isEqualTo(neighbours);
    }

    private static String network(String address) {
        return ClientAddress.parse(address).orElseThrow().network();
    }

    @Test
    void only_named_proxies_are_trusted() {
        assertThat(proxies.trusts(SocketAddress.inetSocketAddress(80, "10.1.255.255")))
                .isTrue();
        assertThat(proxies.trusts(SocketAddress.inetSocketAddress(80, "10.2.0.0")))
                .isFalse();
        assertThat(proxies.trusts(SocketAddress.inetSocketAddress(80, "fd00:1:ffff::1")))
                .isTrue();
        assertThat(proxies.trusts(SocketAddress.inetSocketAddress(80, "fd00:2::1")))
                .isFalse();
        assertThat(TrustedProxies.NONE.trusts(SocketAddress.inetSocketAddress(80, "127.0.0.1")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example",
                "10.0.0.0/33",
                "fd00::/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0",
                "10.0.0.1 10.0.0.2",
                "10.0.0.1:80",
                "10.0.0.300",
                "0.0.0.0/0",
                "::/0"
            })
    void a_block_that_matches_nothing_or_everything_is_refused_by_name(String item) {
        assertThatThrownBy(() -> TrustedProxies.parse("10.0.0.5," + item))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("“" + item + "”");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "10.0.0.1,", "10.0.0.1,,10.0.0.2", ","})
    void a_blank_item_is_refused(String list) {
        assertThatThrownBy(() -> TrustedProxies.parse(list)).hasMessageContaining("blank");
    }
}
