package hotline.offer;

import hotline.dispatch.Preference;
import hotline.dispatch.WorkId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What other rooms know about agents and works that a match has to respect. Asked once for all of a floor. */
public interface Wishes {
    /** @param mentor with whom a new agent is paired (C6) */
    record Abilities(Map<String, Integer> skills, boolean isTrained, Optional<Long> mentor) {
        public static final Abilities PLAIN = new Abilities(Map.of(), true, Optional.empty());
    }

    /**
     * Of one work.
     *
     * @param avoid agents whom the customer refused (R6)
     */
    record Wish(Optional<Preference> preference, Set<Long> avoid) {
        public static final Wish NONE = new Wish(Optional.empty(), Set.of());
    }

    /** By person; absent ones are {@link Abilities#PLAIN}. */
    Future<Map<Long, Abilities>> abilities(SqlConnection connection, Collection<Long> agents);

    /** By work; absent ones are {@link Wish#NONE}. */
    Future<Map<WorkId, Wish>> of(SqlConnection connection, String line, List<WorkId> works);

    /** Where nobody has skills, ties or refusals. */
    Wishes NONE = new Wishes() {
        @Override
        public Future<Map<Long, Abilities>> abilities(SqlConnection connection, Collection<Long> agents) {
            return Future.succeededFuture(Map.of());
        }

        @Override
        public Future<Map<WorkId, Wish>> of(SqlConnection connection, String line, List<WorkId> works) {
            return Future.succeededFuture(Map.of());
        }
    };
}
