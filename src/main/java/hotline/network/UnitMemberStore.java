package hotline.network;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.TEXT;

import hotline.network.UnitMembers.Member;
import hotline.network.UnitMembers.Move;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Table {@code unit_member}. */
final class UnitMemberStore {
    private static final String MEMBERS = """
            SELECT p.login, p.name, m.department, m.valid_from, (
                SELECT min(n.valid_from) FROM unit_member n
                WHERE (n.person = m.person OR n.department = m.department) AND n.valid_from > m.valid_from) AS until
            FROM unit_member m LEFT JOIN person p ON p.id = m.person
            WHERE m.unit = $1
            ORDER BY m.valid_from, m.id
            """;

    private static final String ID_OF =
            "SELECT id FROM person WHERE lower(login COLLATE \"C\") = lower($1 COLLATE \"C\")";

    private record Moved(Optional<Long> person, Move move) {
        Optional<String> department() {
            return move.member() instanceof Member.Department department
                    ? Optional.of(department.code())
                    : Optional.empty();
        }
    }

    private static final Parameters<Moved> MOVED = Parameters.<Moved>of()
            .optional("person", BIGINT, Moved::person)
            .optional("department", TEXT, Moved::department)
            .optional("unit", TEXT, moved -> moved.move().unit())
            .value("from", DATE, moved -> moved.move().from());

    private static final Statement<Moved> UNIT_ON = Statement.of("""
            SELECT unit FROM unit_member
            WHERE (person = :person OR department = :department) AND valid_from <= :from
            ORDER BY valid_from DESC LIMIT 1
            """, MOVED);

    private static final Statement<Moved> FORGET_LATER = Statement.of(
            "DELETE FROM unit_member WHERE (person = :person OR department = :department) AND valid_from >= :from",
            MOVED);

    private static final Statement<Moved> MOVE = Statement.of("""
            INSERT INTO unit_member (person, department, valid_from, unit)
            SELECT :person, :department, :from, :unit
            WHERE (SELECT unit FROM unit_member
                WHERE (person = :person OR department = :department) AND valid_from < :from
                ORDER BY valid_from DESC LIMIT 1) IS DISTINCT FROM :unit
            """, MOVED);

    private UnitMemberStore() {}

    static Future<List<UnitMember>> of(SqlConnection connection, String unit) {
        return connection
                .preparedQuery(MEMBERS)
                .execute(Tuple.of(unit))
                .map(rows -> Rows.all(
                        rows,
                        row -> new UnitMember(
                                row.optionalText("login"),
                                row.optionalText("name"),
                                row.optionalText("department"),
                                row.day("valid_from"),
                                row.optionalDay("until"))));
    }

    static Future<Optional<Long>> idOf(SqlConnection connection, String login) {
        return connection
                .preparedQuery(ID_OF)
                .execute(Tuple.of(login))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    /** Answers the unit that it belonged to on that day before. */
    static Future<Optional<String>> move(SqlConnection transaction, Optional<Long> person, Move move) {
        var moved = new Moved(person, move);
        return transaction
                .preparedQuery(UNIT_ON.sql())
                .execute(UNIT_ON.values(moved))
                .map(rows -> Rows.first(rows, row -> row.optionalText("unit")).flatMap(unit -> unit))
                .compose(before -> run(transaction, FORGET_LATER, moved)
                        .compose(forgotten -> run(transaction, MOVE, moved))
                        .map(before));
    }

    private static Future<Void> run(SqlConnection transaction, Statement<Moved> statement, Moved moved) {
        return transaction
                .preparedQuery(statement.sql())
                .execute(statement.values(moved))
                .mapEmpty();
    }
}
