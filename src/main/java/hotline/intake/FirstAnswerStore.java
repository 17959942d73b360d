package hotline.intake;

import hotline.log.EventColumn;
import hotline.once.IdempotencyKey;
import hotline.policy.taxonomy.Severity;
import hotline.rows.Fields;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Answers repeated requests: a known key gets the first answer, a known key with another body is refused. */
final class FirstAnswerStore {
    /** The first answer once more: the judgement and promise at receipt, without later changes. */
    private static final String FIRST_ANSWERS = EventColumn.in("""
            SELECT key.id AS key, key.fingerprint, complaint.id, number, received_at, original_due_at, sealed_secret,
                tracking_secret, calendar_warning, {TYPE} AS type, {SUBTYPE} AS subtype, {SEVERITY} AS severity,
                {RAISED_FROM} AS raised_from,
                (SELECT jsonb_agg(jsonb_build_object('number', o.number, 'because', e.because,
                                                     'is_other', coalesce(e.undone_at = e.at, false)) ORDER BY e.earlier DESC)
                 FROM complaint_earlier e JOIN complaint o ON o.id = e.earlier
                 WHERE e.complaint = complaint.id AND e.by IS NULL) AS earlier
            FROM idempotency_key key
                JOIN complaint ON complaint.id = key.complaint_id
                JOIN event ON event.complaint_id = complaint.id AND event.seq = 1
            WHERE key.id = ANY ($1)
            """);

    private FirstAnswerStore() {}

    /** Completes the outcomes: an unwritten draft with a known key gets its first answer again. */
    static Future<List<IntakeOutcome>> complete(
            SqlConnection connection, List<NewComplaint> batch, IntakeOutcome[] outcomes) {
        var keys = batch.stream()
                .flatMap(complaint -> complaint.key().stream())
                .map(IdempotencyKey::id)
                .toArray(UUID[]::new);
        return connection.preparedQuery(FIRST_ANSWERS).execute(Tuple.of(keys)).map(rows -> {
            Map<UUID, Row> known = new HashMap<>();
            rows.forEach(row -> known.put(row.getUUID("key"), row));
            for (int i = 0; i < outcomes.length; i++) {
                if (!(outcomes[i] instanceof IntakeOutcome.Written)) {
                    outcomes[i] = notWritten(batch.get(i).key(), known, Optional.ofNullable(outcomes[i]));
                }
            }
            return List.of(outcomes);
        });
    }

    /**
     * The answer for a draft that was not written.
     *
     * @param refused empty where nothing was counted
     */
    private static IntakeOutcome notWritten(
            Optional<IdempotencyKey> key, Map<UUID, Row> firstAnswers, Optional<IntakeOutcome> refused) {
        return key.flatMap(
                        one -> Optional.ofNullable(firstAnswers.get(one.id())).map(first -> repeated(one, first)))
                .or(() -> refused)
                .orElseGet(IntakeOutcome.OtherRules::new);
    }

    private static IntakeOutcome repeated(IdempotencyKey key, Row row) {
        if (!key.fingerprint().equals(row.getUUID("fingerprint"))) {
            return new IntakeOutcome.KeyReused();
        }
        var first = Fields.of(row);
        return new IntakeOutcome.Repeated(new Filed(
                first.number("id"),
                first.text("number"),
                first.instant("received_at"),
                first.instant("original_due_at"),
                first.text("type"),
                first.optionalText("subtype"),
                first.text("severity"),
                secret(key, row),
                first.optionalText("calendar_warning"),
                first.optionalText("raised_from").flatMap(Severity::of),
                first.each("earlier", FirstAnswerStore::earlier)));
    }

    private static Filed.Earlier earlier(Fields one) {
        return new Filed.Earlier(one.text("number"), one.text("because"), one.flag("is_other"));
    }

    /** A node of the version before may have written the secret itself. */
    private static Optional<String> secret(IdempotencyKey key, Row first) {
        return Optional.ofNullable(first.getBuffer("sealed_secret"))
                .map(kept -> new String(key.unseal(kept.getBytes()), StandardCharsets.US_ASCII))
                .or(() -> Optional.ofNullable(first.getString("tracking_secret")));
    }
}
