package hotline.http.api.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.attachment.AttachmentLimits;
import hotline.attachment.upload.Sender;
import hotline.failure.Failure;
import hotline.http.connection.ClientAddress;
import hotline.loop.Loops;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has a place on a node to send a file, and for how long. */
@Tag("A12")
@ExtendWith(VertxExtension.class)
class UploadPlacesTest {
    private UploadBodies bodies;

    @BeforeEach
    void begin(Vertx vertx) {
        bodies = new UploadBodies(new Loops(vertx, new SimpleMeterRegistry()), AttachmentLimits.USUAL);
    }

    private UploadBodies.Place taken(Sender sender, int network, int client) {
        try {
            var address = InetAddress.getByAddress(new byte[] {10, 0, (byte) network, (byte) client});
            return bodies.take(UUID.randomUUID(), sender, new ClientAddress(address));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void refused(Sender sender, int network, int client) {
        assertThatThrownBy(() -> taken(sender, network, client)).isInstanceOf(Failure.Busy.class);
    }

    @Test
    void node_receives_64_bodies_and_strangers_leave_16_of_them_to_people_and_customers() {
        for (int i = 0; i < 48; i++) {
            taken(Sender.stranger(), i, 1);
        }
        refused(Sender.stranger(), 100, 1);
        var places = new UploadBodies.Place[16];
        for (int i = 0; i < 16; i++) {
            places[i] = taken(Sender.person(i), 200, i);
        }
        assertThat(bodies.count()).isEqualTo(64);
        refused(Sender.person(99), 200, 99);
        places[0].leave();
        taken(Sender.person(99), 200, 99);
    }

    @Test
    void client_has_6_and_a_network_of_strangers_16() {
        for (int i = 0; i < 6; i++) {
            taken(Sender.stranger(), 1, 1);
        }
        refused(Sender.stranger(), 1, 1);
        for (int i = 0; i < 10; i++) {
            taken(Sender.stranger(), 1, 2 + i);
        }
        refused(Sender.stranger(), 1, 50);
        taken(Sender.stranger(), 2, 1);
    }

    @Test
    void operators_number_of_places_is_divided_alike(Vertx vertx) {
        bodies = new UploadBodies(
                new Loops(vertx, new SimpleMeterRegistry()), AttachmentLimits.parse("places=8, pace-kb=1"));
        for (int client = 1; client <= 2; client++) {
            taken(Sender.stranger(), 1, client);
        }
        refused(Sender.stranger(), 1, 3);
        taken(Sender.stranger(), 2, 1);
        taken(Sender.stranger(), 2, 1);
        taken(Sender.stranger(), 3, 1);
        taken(Sender.stranger(), 3, 2);
        refused(Sender.stranger(), 4, 1);
        taken(Sender.person(1), 4, 1);
        taken(Sender.person(1), 4, 1);
        refused(Sender.person(2), 4, 1);
    }

    @Test
    void operators_pace_decides_who_is_too_slow() {
        long second = TimeUnit.SECONDS.toNanos(1);
        var pace = new SenderPace(0, AttachmentLimits.parse("pace-kb=1").bytesPerSecond());
        pace.add(30 * 1024);
        assertThat(pace.isTooSlow(30 * second)).isFalse();
        pace.add(30 * 1024 - 1);
        assertThat(pace.isTooSlow(60 * second)).isTrue();
    }

    @Test
    void sender_below_4_kB_in_each_second_of_half_a_minute_is_ended_and_time_that_it_had_to_wait_does_not_count() {
        long second = TimeUnit.SECONDS.toNanos(1);
        var pace = new SenderPace(0, AttachmentLimits.USUAL.bytesPerSecond());
        for (int at = 1; at <= 90; at++) {
            pace.add(4096);
            assertThat(pace.isTooSlow(at * second)).as("second %d", at).isFalse();
        }
        for (int at = 91; at <= 119; at++) {
            pace.add(4000);
            assertThat(pace.isTooSlow(at * second)).as("second %d", at).isFalse();
        }
        assertThat(pace.isTooSlow(120 * second)).isTrue();
        pace.restart(500 * second);
        assertThat(pace.isTooSlow(529 * second)).isFalse();
        assertThat(pace.isTooSlow(530 * second)).as("silent").isTrue();
    }
}
