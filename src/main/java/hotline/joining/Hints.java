package hotline.joining;

import hotline.joining.JoiningStore.Follower;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which complaints are joined with one, and which may be about its matter. */
public final class Hints {
    private static final int MOST = 10;

    private final Vertx vertx;
    private final Pool pool;

    public Hints(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /**
     * The complaints around one, by {@code complaint.id}.
     *
     * @param leader the one that it follows
     * @param followers those that follow it
     * @param hints undecided
     */
    public record Around(Optional<Long> leader, List<Long> followers, List<Hint> hints) {

        public Around {
            followers = List.copyOf(followers);
            hints = List.copyOf(hints);
        }

        /** All of them. */
        public List<Long> ids() {
            var all = new ArrayList<>(followers);
            leader.ifPresent(all::add);
            hints.forEach(hint -> all.add(hint.complaint()));
            return all;
        }
    }

    public Future<Around> around(long complaint) {
        return pool.withConnection(connection -> {
            // Sent together: they take one round trip.
            var leader = JoiningStore.following(connection, List.of(complaint));
            var followers = JoiningStore.followers(connection, List.of(complaint));
            var hints = HintStore.open(connection, complaint);
            return Future.all(leader, followers, hints)
                    .map(read -> new Around(
                            leader.result().stream().map(Follower::leader).findFirst(),
                            followers.result().stream().map(Follower::id).toList(),
                            hints.result()));
        });
    }

    /**
     * A pair that no one has decided.
     *
     * @param earlier number of the complaint that came first
     */
    public record NoticedPair(String earlier, String later) {}

    /** The pair with the latest complaint, while both wait for an answer. */
    public Future<Optional<NoticedPair>> latest() {
        return pool.withConnection(HintStore::latest);
    }

    /** Complaints that may be about the matter of one that is being typed, the latest first. */
    public Future<List<Hint>> like(Described typed) {
        return pool.withConnection(connection -> HintStore.candidates(connection, List.of(typed)))
                .compose(found -> vertx.executeBlocking(() -> HintReader.hints(typed, found, new Texts()).stream()
                        .limit(MOST)
                        .toList()));
    }
}
