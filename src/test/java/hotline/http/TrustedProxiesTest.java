package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.parse("10.0.0.1, 10.0.0.2");

    @Test
    void a_stranger_is_who_connects_whatever_the_header_says() {
        assertThat(proxies.client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void behind_our_proxies_it_is_the_last_that_is_none_of_them() {
        assertThat(proxies.client("10.0.0.1", "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(proxies.client("10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void without_the_header_it_is_the_proxy_itself() {
        assertThat(proxies.client("10.0.0.1", null)).isEqualTo("10.0.0.1");
    }
}
