package hotline.feed;

import hotline.failure.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The places of one node's feed. Customers have separate places, so that no number of strangers takes one from a
 * console. A subscriber who holds all their places and opens one more loses the oldest: most likely a page left open
 * or a connection that broke unnoticed.
 */
final class FeedPlaces {
    static final int FOR_STAFF = 10_000;
    static final int FOR_CUSTOMERS = 5_000;
    /** Many customers may share an address; one address gets a twentieth of their places. */
    static final int PER_NETWORK = 250;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private final Map<Object, Deque<Place>> byHolder = new HashMap<>();
    private final Map<String, Integer> byNetwork = new HashMap<>();
    private volatile FeedCount taken = FeedCount.NONE;

    /** Two places of one holder differ, so it is no record. */
    static final class Place {
        private final Subscriber subscriber;
        private final Runnable giveWay;

        /** @param giveWay ends the stream that has this place */
        Place(Subscriber subscriber, Runnable giveWay) {
            this.subscriber = subscriber;
            this.giveWay = giveWay;
        }

        Subscriber subscriber() {
            return subscriber;
        }
    }

    /** Fails with {@link Failure.Busy} or {@link Failure.TooMany} where there is none. */
    Place take(Subscriber subscriber, Runnable giveWay) {
        var own = byHolder.getOrDefault(subscriber.holder(), new ArrayDeque<>());
        var oldest = own.size() >= subscriber.most() ? own.peekFirst() : null;
        if (oldest != null) {
            release(oldest);
        }
        try {
            refuseTooMany(subscriber);
        } catch (Failure refused) {
            if (oldest != null) {
                add(oldest);
            }
            throw refused;
        }
        if (oldest != null) {
            oldest.giveWay.run();
        }
        var place = new Place(subscriber, giveWay);
        add(place);
        return place;
    }

    void release(Place place) {
        var own = byHolder.get(place.subscriber().holder());
        if (own == null || !own.remove(place)) {
            return;
        }
        if (own.isEmpty()) {
            byHolder.remove(place.subscriber().holder());
        }
        count(place.subscriber(), -1);
    }

    /** May be asked on any thread. */
    FeedCount taken() {
        return taken;
    }

    boolean areAllFree() {
        return byHolder.isEmpty();
    }

    private void add(Place place) {
        byHolder.computeIfAbsent(place.subscriber().holder(), first -> new ArrayDeque<>())
                .addLast(place);
        count(place.subscriber(), 1);
    }

    private void count(Subscriber subscriber, int change) {
        if (subscriber instanceof Subscriber.Customer customer) {
            taken = new FeedCount(taken.staff(), taken.customers() + change);
            byNetwork.merge(customer.network(), change, (before, more) -> before + more == 0 ? null : before + more);
        } else {
            taken = new FeedCount(taken.staff() + change, taken.customers());
        }
    }

    private void refuseTooMany(Subscriber subscriber) {
        if (subscriber instanceof Subscriber.Customer customer) {
            if (byNetwork.getOrDefault(customer.network(), 0) >= PER_NETWORK) {
                throw new Failure.TooMany("too many follow complaints from your network", TRY_AGAIN);
            }
            if (taken.customers() >= FOR_CUSTOMERS) {
                throw new Failure.Busy("too many follow the feed", TRY_AGAIN);
            }
        } else if (taken.staff() >= FOR_STAFF) {
            throw new Failure.Busy("too many follow the feed", TRY_AGAIN);
        }
    }
}
