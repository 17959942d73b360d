package hotline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.outbox.RouteCourse.Ended;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import hotline.outbox.pace.Breaker;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many messages a route may send in a second, and when one that fails is disabled. */
class RoutePaceTest {
    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

    private static OutboxRoute route(Way way, float perSecond, Breaker breaker) {
        return new OutboxRoute(
                1,
                way,
                "route",
                new JsonObject(),
                RouteState.ACTIVE,
                Optional.empty(),
                perSecond,
                100,
                breaker,
                NOW,
                NOW,
                1,
                List.of());
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 1, 3, 20, 50})
    @Tag("O4")
    void in_any_time_a_route_sends_its_pace_and_what_it_gathered_in_one_second_at_most(float perSecond) {
        var random = new Random((long) (perSecond * 10));
        float tokens = Math.max(1, perSecond);
        var at = NOW;
        int sent = 0;
        for (int round = 0; round < 2_000; round++) {
            var now = at.plusMillis(random.nextInt(round % 7 == 0 ? 3_000 : 100));
            var grant = Grant.of(new Grant.Due(route(Way.MAIL, perSecond, Breaker.WHOLE), tokens, at, 0), now);
            sent += grant.most();
            tokens = grant.tokens() - grant.most();
            at = now;
            double seconds = Duration.between(NOW, now).toMillis() / 1_000.0;
            assertThat(sent).isLessThanOrEqualTo((int) Math.ceil(perSecond * seconds + Math.max(1, perSecond) + 0.01));
        }
        assertThat(sent).as("it is not slower either").isGreaterThan(100);
    }

    private static RouteState after(Way way, Duration failing) {
        var message = NewMessage.now(
                new Recipient(1, way, 1, Optional.empty()), "webhook", "event:1:1", Place.ALONE, Content.of("{}"), NOW);
        var end = new Ended(
                new ClaimedMessage(1, 1, 0, false, message, NOW, NOW),
                new DeliveryResult.Temporary("503", "", Optional.empty(), true),
                NOW,
                true);
        var breaker = new Breaker(9, 4, 1, Optional.of(NOW.minus(failing)), Optional.empty());
        return RouteCourse.after(route(way, 20, breaker), List.of(end), NOW, 0.5)
                .state();
    }

    @Test
    void an_endpoint_that_took_nothing_for_five_days_is_disabled_and_a_mail_server_never() {
        assertThat(after(Way.WEBHOOK, Duration.ofDays(5).minusSeconds(1))).isEqualTo(RouteState.ACTIVE);
        assertThat(after(Way.WEBHOOK, Duration.ofDays(5))).isEqualTo(RouteState.DISABLED);
        assertThat(after(Way.MAIL, Duration.ofDays(30))).isEqualTo(RouteState.ACTIVE);
    }
}
