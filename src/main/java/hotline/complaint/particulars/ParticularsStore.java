package hotline.complaint.particulars;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The particulars of a complaint as rows. */
final class ParticularsStore {
    private static final String LOCK = """
            SELECT id, policy_version, complainant, phone, phone_extension, waybill
            FROM complaint WHERE number = $1
            FOR UPDATE
            """;

    private static final Statement<ParticularsRequest> WRITE = Statement.of(
            """
            UPDATE complaint
            SET complainant = :complainant, phone = :phone, phone_extension = :extension, waybill = :waybill
            WHERE id = :id
            """,
            Parameters.<ParticularsRequest>of()
                    .value("id", BIGINT, ParticularsRequest::complaint)
                    .value("complainant", TEXT, request -> request.to().complainant())
                    .value("phone", TEXT, request -> request.to().phone())
                    .optional("extension", TEXT, request -> request.to().phoneExtension())
                    .optional("waybill", TEXT, request -> request.to().waybill()));

    /** Of one complaint, which is locked. */
    record Recorded(long complaint, int policyVersion, Particulars particulars) {}

    Future<Optional<Recorded>> lock(SqlConnection transaction, String number) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Recorded(row.number("id"), row.integer("policy_version"), Particulars.of(row))));
    }

    Future<Void> write(SqlConnection transaction, ParticularsRequest request) {
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(request))
                .mapEmpty();
    }
}
