package hotline.savedview;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.savedview.SavedView.Draft;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Table {@code saved_view}. */
final class SavedViewStore {
    private static final String VIEWS = """
            SELECT v.id, v.owner, p.name AS owner_name, v.name, v.query, v.shared_with, v.changed_at
            FROM saved_view v JOIN person p ON p.id = v.owner
            """;

    private static final String OF_READER = VIEWS + """
            WHERE v.owner = $1 OR $2 = ANY (v.shared_with)
            ORDER BY v.owner <> $1, v.name, v.id
            """;

    private static final String OWN = VIEWS + "WHERE v.owner = $1 AND v.id = $2 FOR UPDATE OF v";

    /** One request of a person after the other, so that they are counted. */
    private static final String LOCK_OWNER = "SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE";

    private static final String COUNT = "SELECT count(*) AS views FROM saved_view WHERE owner = $1";

    private static final String ADD = """
            INSERT INTO saved_view (owner, name, query, shared_with, changed_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (owner, name) DO NOTHING
            RETURNING id
            """;

    private static final String TAKEN =
            "SELECT EXISTS (SELECT FROM saved_view WHERE owner = $1 AND name = $2 AND id <> $3) AS taken";

    private static final String CHANGE =
            "UPDATE saved_view SET name = $2, query = $3, shared_with = $4, changed_at = $5 WHERE id = $1";

    private static final String DELETE = "DELETE FROM saved_view WHERE id = $1";

    private SavedViewStore() {}

    static Future<List<SavedView>> of(SqlConnection connection, Caller.Staff reader) {
        return connection
                .preparedQuery(OF_READER)
                .execute(Tuple.of(reader.id(), reader.role().code()))
                .map(rows -> Rows.all(rows, SavedViewStore::view));
    }

    /** Locked, so that it does not change meanwhile. */
    static Future<Optional<SavedView>> own(SqlConnection transaction, long owner, long id) {
        return transaction
                .preparedQuery(OWN)
                .execute(Tuple.of(owner, id))
                .map(rows -> Rows.all(rows, SavedViewStore::view).stream().findFirst());
    }

    static Future<Void> lockOwner(SqlConnection transaction, long owner) {
        return transaction.preparedQuery(LOCK_OWNER).execute(Tuple.of(owner)).mapEmpty();
    }

    static Future<Long> count(SqlConnection transaction, long owner) {
        return transaction.preparedQuery(COUNT).execute(Tuple.of(owner)).map(rows -> Rows.all(
                        rows, row -> row.number("views"))
                .get(0));
    }

    /** Its id; empty where the owner has another view with this name. */
    static Future<Optional<Long>> add(SqlConnection transaction, long owner, Draft draft, Instant at) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(owner, draft.name(), draft.query().text(), roles(draft), timestamptz(at)))
                .map(rows -> Rows.all(rows, row -> row.number("id")).stream().findFirst());
    }

    static Future<Boolean> isTaken(SqlConnection transaction, SavedView view, String name) {
        return transaction
                .preparedQuery(TAKEN)
                .execute(Tuple.of(view.owner().id(), name, view.id()))
                .map(rows -> Rows.all(rows, row -> row.flag("taken")).get(0));
    }

    static Future<Void> change(SqlConnection transaction, long id, Draft draft, Instant at) {
        return transaction
                .preparedQuery(CHANGE)
                .execute(Tuple.of(id, draft.name(), draft.query().text(), roles(draft), timestamptz(at)))
                .mapEmpty();
    }

    static Future<Void> delete(SqlConnection transaction, long id) {
        return transaction.preparedQuery(DELETE).execute(Tuple.of(id)).mapEmpty();
    }

    private static String[] roles(Draft draft) {
        return draft.sharedWith().stream().map(Role::code).sorted().toArray(String[]::new);
    }

    private static SavedView view(Fields row) {
        var roles = row.texts("shared_with").stream()
                .flatMap(code -> Role.of(code).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new SavedView(
                row.number("id"),
                new PersonName(row.number("owner"), row.text("owner_name")),
                new Draft(row.text("name"), new ViewQuery(row.text("query")), roles),
                row.instant("changed_at"));
    }
}
