package hotline.staff;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.staff.StaffMember.Named;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables {@code staff_member} and {@code staff_skill}. */
final class StaffStore {
    private static final String SELECT = """
            SELECT p.id, m.training_since, m.mentor, o.name AS mentor_name, coalesce(m.version, 0) AS version,
                coalesce((SELECT jsonb_agg(jsonb_build_object('skill', s.skill, 'level', s.level)) FROM staff_skill s WHERE s.person = p.id), '[]') AS skills,
                coalesce((
                    SELECT jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) ORDER BY n.name)
                    FROM staff_member t JOIN person n ON n.id = t.person WHERE t.mentor = p.id), '[]') AS mentored
            FROM person p LEFT JOIN staff_member m ON m.person = p.id LEFT JOIN person o ON o.id = m.mentor
            WHERE p.id = ANY ($1)
            """;

    private record Written(long person, StaffMember.Change change, long by, Instant at) {
        List<Map.Entry<String, Integer>> levels() {
            return List.copyOf(change.skills().entrySet());
        }
    }

    private static final Parameters<Written> WRITTEN = Parameters.<Written>of()
            .value("person", BIGINT, Written::person)
            .optional("since", DATE, of -> of.change().trainingSince())
            .optional("mentor", BIGINT, of -> of.change().mentor())
            .value("by", BIGINT, Written::by)
            .value("at", INSTANT, Written::at);

    private static final Statement<Written> ADD = Statement.of("""
            INSERT INTO staff_member (person, training_since, mentor, changed_by, changed_at)
            VALUES (:person, :since, :mentor, :by, :at)
            ON CONFLICT DO NOTHING
            RETURNING person
            """, WRITTEN);

    private static final Statement<Written> CHANGE =
            Statement.of("""
            UPDATE staff_member
            SET training_since = :since, mentor = :mentor, changed_by = :by, changed_at = :at, version = version + 1
            WHERE person = :person AND version = :version
            RETURNING person
            """, WRITTEN.value("version", INT, of -> of.change().version()));

    private static final Statement<Written> SKILLS = Statement.of(
            """
            WITH gone AS (
                DELETE FROM staff_skill WHERE person = :person AND skill NOT IN (SELECT s.skill FROM unnest(:skills) AS s)
            )
            INSERT INTO staff_skill (person, skill, level)
            SELECT :person, s.skill, s.level FROM unnest(:skills) AS s
            ON CONFLICT (person, skill) DO UPDATE SET level = excluded.level
            """,
            Parameters.<Written>of()
                    .value("person", BIGINT, Written::person)
                    .batch(
                            "skills",
                            Batch.<Map.Entry<String, Integer>>of()
                                    .fixed("skill", TEXT, Map.Entry::getKey)
                                    .fixed("level", INT, Map.Entry::getValue),
                            Written::levels));

    private StaffStore() {}

    static Future<Map<Long, StaffMember>> read(SqlClient client, Collection<Long> persons) {
        return client.preparedQuery(SELECT)
                .execute(Tuple.of(persons.toArray(Long[]::new)))
                .map(rows -> Rows.byKey(rows, row -> row.number("id"), StaffStore::member));
    }

    private static StaffMember member(Fields row) {
        return new StaffMember(
                row.number("id"),
                row.each("skills", skill -> Map.entry(skill.text("skill"), skill.integer("level"))).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                row.optionalDay("training_since"),
                row.optionalNumber("mentor").map(id -> new Named(id, row.text("mentor_name"))),
                row.each("mentored", one -> new Named(one.number("id"), one.text("name"))),
                row.integer("version"));
    }

    /** False: another version than the one read is there. */
    static Future<Boolean> write(
            SqlConnection transaction, long person, StaffMember.Change change, long by, Instant at) {
        var written = new Written(person, change, by, at);
        var statement = change.version() == 0 ? ADD : CHANGE;
        return transaction
                .preparedQuery(statement.sql())
                .execute(statement.values(written))
                .compose(rows -> Rows.first(rows, row -> row.number("person")).isEmpty()
                        ? Future.succeededFuture(false)
                        : transaction
                                .preparedQuery(SKILLS.sql())
                                .execute(SKILLS.values(written))
                                .map(true));
    }
}
