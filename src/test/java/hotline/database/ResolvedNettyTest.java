package hotline.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.Version;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CVE-2026-33871 and CVE-2026-42587 are fixed in 4.2.13; later fixes come with it. */
class ResolvedNettyTest {
    @Test
    void netty_is_new_enough_in_every_part() {
        Map<String, Version> parts = Version.identify();
        assertThat(parts).containsKeys("netty-codec-http", "netty-codec-http2", "netty-handler");
        assertThat(parts.values()).allSatisfy(part -> {
            String[] numbers = part.artifactVersion().split("\\.");
            assertThat(numbers).as(part.artifactId()).startsWith("4", "2");
            assertThat(Integer.parseInt(numbers[2])).as(part.artifactId()).isGreaterThanOrEqualTo(16);
        });
    }
}
