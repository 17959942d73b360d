package hotline.http.api.attachments;

import hotline.attachment.AttachmentLimits;
import hotline.attachment.upload.Sender;
import hotline.failure.Failure;
import hotline.http.connection.ClientAddress;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The uploads that this node receives at the moment: so many at most, of one client and one network fewer, none slower than honest clients are. Some
 * places are kept for people who are signed in and customers with a code.
 */
public final class UploadBodies {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);

    private final Set<Place> taken = ConcurrentHashMap.newKeySet();
    private final Loop loop;
    private final int most;
    private final int ofStrangers;
    private final int ofNetwork;
    private final int ofClient;

    public UploadBodies(Loops loops, AttachmentLimits limits) {
        this.most = limits.number(AttachmentLimits.Limit.PLACES);
        this.ofStrangers = most * 3 / 4;
        this.ofNetwork = most / 4;
        this.ofClient = Math.max(2, most / 10);
        this.loop = loops.loop("uploads", PACE, () -> {
            taken.forEach(place -> place.body.ifPresent(UploadBody::look));
            return Future.succeededFuture(Next.usual());
        });
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    public int count() {
        return taken.size();
    }

    /**
     * A place for a body of this upload, which is left in the end. Another body of the same upload counts no more: it is over soon. Fails with
     * {@link Failure.Busy} where too many are taken.
     */
    synchronized Place take(UUID upload, Sender sender, ClientAddress client) {
        var place = new Place(
                upload,
                sender.person().map(person -> "person " + person).orElseGet(client::own),
                sender.isPerson() ? Optional.empty() : Optional.of(client.network()),
                sender.isStranger());
        var others =
                taken.stream().filter(other -> !other.upload.equals(upload)).toList();
        if (others.size() >= most
                || (place.isStranger && count(others, place, Limit.STRANGERS) >= ofStrangers)
                || count(others, place, Limit.CLIENT) >= ofClient
                || (place.network.isPresent() && count(others, place, Limit.NETWORK) >= ofNetwork)) {
            throw new Failure.Busy("too many files are being received at the moment", PAUSE);
        }
        taken.add(place);
        return place;
    }

    private enum Limit {
        STRANGERS,
        CLIENT,
        NETWORK
    }

    private static long count(List<Place> others, Place place, Limit limit) {
        return others.stream()
                .filter(other -> switch (limit) {
                    case STRANGERS -> other.isStranger;
                    case CLIENT -> other.client.equals(place.client);
                    case NETWORK -> other.network.equals(place.network);
                })
                .count();
    }

    /** One of the places. */
    final class Place {
        private final UUID upload;
        private final String client;
        private final Optional<String> network;
        private final boolean isStranger;
        private volatile Optional<UploadBody> body = Optional.empty();

        private Place(UUID upload, String client, Optional<String> network, boolean isStranger) {
            this.upload = upload;
            this.client = client;
            this.network = network;
            this.isStranger = isStranger;
        }

        /** Ends an older body of the same upload, which would wait for bytes that nobody sends any more. */
        void hold(UploadBody mine) {
            body = Optional.of(mine);
            taken.stream()
                    .filter(other -> other != this && other.upload.equals(upload))
                    .flatMap(other -> other.body.stream())
                    .forEach(other -> other.endIfBefore(mine));
        }

        void leave() {
            taken.remove(this);
        }
    }
}
