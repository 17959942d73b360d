package hotline.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;

/** Rows of {@code personal_data_access}. */
final class PersonalDataAccessStore {
    private static final String INSERT = """
            INSERT INTO personal_data_access (at, person, complaint_id, what)
            SELECT $1, $2, id, $3
            FROM complaint
            WHERE number = $4 AND ($5::text IS NULL OR filed_by_branch = $5)
            """;

    private static final String INSERT_LIST =
            "INSERT INTO personal_data_access (at, person, complaints, what) VALUES ($1, $2, $3, $4)";

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.ListLook look) {
        return connection
                .preparedQuery(INSERT_LIST)
                .execute(Tuple.of(
                        look.at().atOffset(ZoneOffset.UTC),
                        look.person(),
                        look.complaints().toArray(Long[]::new),
                        look.what()))
                .mapEmpty();
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.Look look) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        look.at().atOffset(ZoneOffset.UTC),
                        look.person(),
                        look.what(),
                        look.number(),
                        look.onlyBranch().orElse(null)))
                .mapEmpty();
    }
}
