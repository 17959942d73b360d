package hotline.feed;

import hotline.support.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/** Writes events as the services do, one transaction at a time, for tests of log readers. */
public final class WrittenLog implements AutoCloseable {
    private static final String EVENT = """
            INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
            VALUES (?, ?, ?, ?, 'program', ?, ?::jsonb)""";

    private static final String COMPLAINT = """
            WITH clock AS (
                INSERT INTO sla_clock (complaint_id, kind, state, started_at, original_due_at, counted_due_at,
                    unextended_due_at, due_at)
                SELECT id, 'handling', 'running', received, due, due, due, due
                FROM (VALUES (?::bigint, ?::timestamptz, ?::timestamptz)) AS handling (id, received, due)
            )
            INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone,
                description, filed_by_branch, type, severity, confidence, reasons, judged_by, status, received_at,
                due_at, original_due_at, last_seq)
            VALUES (?, ?, 1, 'branch', 'internal', 'zh', '李娜', '13800000000', '货损', ?, 'cargo-damage', 'minor', 1,
                '[]', 'test', 'received', ?, ?, ?, 1)""";

    private final Connection connection;
    private final Map<Long, Integer> lastSeq = new HashMap<>();

    public WrittenLog(TestDatabase database) {
        try {
            connection = database.connection();
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One more event of that complaint, in the transaction at hand. */
    public WrittenLog event(long complaint, String type, Instant at, JsonObject data) {
        return event(complaint, type, at, false, data);
    }

    public WrittenLog event(long complaint, String type, Instant at, boolean internal, JsonObject data) {
        try (PreparedStatement insert = connection.prepareStatement(EVENT)) {
            insert.setLong(1, complaint);
            insert.setInt(2, lastSeq.merge(complaint, 1, Integer::sum));
            insert.setString(3, type);
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setBoolean(5, internal);
            insert.setString(6, data.encode());
            insert.executeUpdate();
            return this;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A complaint that a branch filed. */
    public WrittenLog complaint(long id, String branch, Instant received, Instant due) {
        try (PreparedStatement insert = connection.prepareStatement(COMPLAINT)) {
            insert.setLong(1, id);
            insert.setObject(2, received.atOffset(ZoneOffset.UTC));
            insert.setObject(3, due.atOffset(ZoneOffset.UTC));
            insert.setLong(4, id);
            insert.setString(5, "202609-%06d".formatted(id));
            insert.setString(6, branch);
            insert.setObject(7, received.atOffset(ZoneOffset.UTC));
            insert.setObject(8, due.atOffset(ZoneOffset.UTC));
            insert.setObject(9, due.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            return this;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As PostgreSQL numbers it. */
    public int process() {
        try {
            return connection.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
