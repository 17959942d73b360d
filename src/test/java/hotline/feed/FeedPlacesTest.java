package hotline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One subscriber can't take all places. */
class FeedPlacesTest {
    private static final Audience HANDLERS = new Audience.Handlers();

    private final FeedPlaces places = new FeedPlaces();
    private final List<Subscriber> gaveWay = new ArrayList<>();

    @Test
    void one_branch_account_holds_at_most_eight_places() {
        var branch = new Subscriber.Person(1, new Audience.Branch("上海"));
        for (int i = 0; i < 2 * FeedPlaces.FOR_STAFF; i++) {
            take(branch);
        }
        assertThat(gaveWay).hasSize(2 * FeedPlaces.FOR_STAFF - 8).containsOnly(branch);
        take(new Subscriber.Person(2, HANDLERS));
        take(customer(1, "203.0.113.1"));
    }

    @Test
    void one_network_of_strangers_gets_a_share_of_the_customers_places() {
        for (int complaint = 1; complaint <= FeedPlaces.PER_NETWORK; complaint++) {
            take(customer(complaint, "203.0.113.1"));
        }
        assertThatThrownBy(() -> take(customer(1_000, "203.0.113.1"))).isInstanceOf(Failure.TooMany.class);
        take(customer(1_000, "203.0.113.2"));
        take(new Subscriber.Person(1, HANDLERS));
    }

    @Test
    void strangers_of_all_networks_take_no_place_from_a_console() {
        for (int complaint = 0; complaint < FeedPlaces.FOR_CUSTOMERS; complaint++) {
            take(customer(complaint, "network " + complaint / 100));
        }
        assertThatThrownBy(() -> take(customer(100_000, "another"))).isInstanceOf(Failure.Busy.class);
        for (int person = 1; person <= FeedPlaces.FOR_STAFF; person++) {
            take(new Subscriber.Person(person, HANDLERS));
        }
        assertThatThrownBy(() -> take(new Subscriber.Person(100_000, HANDLERS))).isInstanceOf(Failure.Busy.class);
        assertThat(gaveWay).isEmpty();
    }

    @Test
    void a_refused_subscriber_loses_no_place() {
        for (int i = 0; i < 5; i++) {
            take(customer(1, "203.0.113.1"));
        }
        for (int complaint = 2; complaint <= FeedPlaces.PER_NETWORK + 1; complaint++) {
            take(customer(complaint, "203.0.113.2"));
        }
        assertThatThrownBy(() -> take(customer(1, "203.0.113.2"))).isInstanceOf(Failure.TooMany.class);
        assertThat(gaveWay).isEmpty();
        take(customer(1, "203.0.113.1"));
        assertThat(gaveWay).containsExactly(customer(1, "203.0.113.1"));
    }

    @Test
    void a_place_left_is_free_again_once() {
        var place = take(customer(1, "203.0.113.1"));
        take(customer(1, "203.0.113.1"));
        places.release(place);
        places.release(place);
        assertThat(places.areAllFree()).isFalse();
        for (int complaint = 2; complaint <= FeedPlaces.PER_NETWORK; complaint++) {
            take(customer(complaint, "203.0.113.1"));
        }
        assertThatThrownBy(() -> take(customer(1_000, "203.0.113.1"))).isInstanceOf(Failure.TooMany.class);
    }

    private FeedPlaces.Place take(Subscriber subscriber) {
        return places.take(subscriber, () -> gaveWay.add(subscriber));
    }

    private static Subscriber.Customer customer(long complaint, String network) {
        return new Subscriber.Customer(complaint, network);
    }
}
