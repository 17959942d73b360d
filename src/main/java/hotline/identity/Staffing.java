package hotline.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;

/**
 * The people who handle complaints at present, and their posts.
 *
 * @param handlers agents and supervisors with enabled accounts
 */
public record Staffing(List<Handler> handlers) {

    public Staffing {
        handlers = List.copyOf(handlers);
    }

    /**
     * A person who handles complaints.
     *
     * @param id {@code person.id}
     */
    public record Handler(long id, Optional<Post> post) {}

    /** As the transaction sees it, so that the latest changes count. */
    public static Future<Staffing> read(SqlConnection connection) {
        return PersonStore.handlers(connection).map(Staffing::new);
    }

    public boolean isHere(long person) {
        return handlers.stream().anyMatch(handler -> handler.id() == person);
    }

    public boolean isStaffed(String department) {
        return handlers.stream().flatMap(handler -> handler.post().stream()).anyMatch(post -> post.department()
                .equals(department));
    }

    /** The person with that duty in that department, if there is one. */
    public Optional<Long> named(Duty duty, String department) {
        var wanted = Optional.of(new Post(department, Optional.of(duty)));
        return handlers.stream()
                .filter(handler -> handler.post().equals(wanted))
                .map(Handler::id)
                .findFirst();
    }
}
