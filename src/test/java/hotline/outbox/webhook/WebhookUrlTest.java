package hotline.outbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.address.AddressBlocks;
import hotline.address.AddressGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator may write as an address, and what is read of an answer. */
class WebhookUrlTest {
    private static final AddressGuard GUARD = new AddressGuard(AddressBlocks.NONE);

    /** Whether it is refused as text or, being numbers, by its address. Names are looked at when they are looked up. */
    private static boolean isRefused(String text) {
        return WebhookUrl.read(text)
                .filter(url -> url.address().map(GUARD::allows).orElse(true))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://00000177.0.0.1/",
                "https://127.000.000.001/",
                "https://127.0.0.1./",
                "https://0.0.0.0/",
                "https://0/",
                "https://[::1]/",
                "https://[::]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[0:0:0:0:0:ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2002:7f00:0001:0:0:0:0:1]/",
                "https://[64:ff9b::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::7f00:1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[2001:0:7f00:1::]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://2852039166/",
                "https://0xa9fea9fe/",
                "https://0xa9.0xfe.0xa9.0xfe/",
                "https://0251.0376.0251.0376/",
                "https://169.254.43518/",
                "https://169.16689662/",
                "https://[::ffff:169.254.169.254]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[2002:a9fe:a9fe::]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://100.100.100.200/",
                "https://168.63.129.16/",
                "https://192.0.0.192/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://user@example.com/",
                "https://example.com@127.0.0.1/",
                "https://127.0.0.1\\@example.com/",
                "https://example.com#@127.0.0.1/",
                "https://127。0。0。1/",
                "https://①②⑦.0.0.1/",
                "https://ⓛocalhost/",
                "https://loc\u200balhost/",
                "https://example.com\r\nHost: localhost/",
                "https:///path",
                "https://",
                "//example.com/",
                "example.com",
                "file:///etc/passwd",
                "gopher://example.com/",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://example.com:x/",
                "https://-example.com/",
                "https://exa mple.com/"
            })
    @Tag("W3")
    void an_address_that_leads_inside_or_can_be_read_in_two_ways_is_refused(String text) {
        assertThat(isRefused(text)).isTrue();
    }

    @Test
    void usual_addresses_are_taken() {
        assertThat(WebhookUrl.read("https://Hooks.Example.com/in?a=b&c=%20"))
                .contains(new WebhookUrl(true, "Hooks.Example.com", 443, "/in?a=b&c=%20"));
        assertThat(WebhookUrl.read("http://xn--fsq.example:8080"))
                .contains(new WebhookUrl(false, "xn--fsq.example", 8080, "/"));
        assertThat(WebhookUrl.read("https://[2606:4700::1111]/x").orElseThrow().hostName())
                .isEqualTo("[2606:4700::1111]");
        assertThat(isRefused("https://8.8.8.8/")).isFalse();
        assertThat(WebhookUrl.read("https://example.com/" + "a".repeat(1000))).isEmpty();
    }

    @Test
    void a_pause_is_read_as_seconds_or_as_a_date() {
        var now = Instant.parse("2026-09-28T02:00:00Z");
        assertThat(RetryAfter.read("120", now)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Mon, 28 Sep 2026 02:05:00 GMT", now)).contains(Duration.ofMinutes(5));
        assertThat(RetryAfter.read("Mon, 28 Sep 2026 01:05:00 GMT", now)).isEqualTo(Optional.empty());
        assertThat(RetryAfter.read("soon", now)).isEmpty();
        assertThat(RetryAfter.read("-1", now)).isEmpty();
    }
}
