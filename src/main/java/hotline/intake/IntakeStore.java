package hotline.intake;

import static hotline.rows.SqlType.timestamptz;

import hotline.attachment.UploadTaking;
import hotline.attachment.UploadTaking.Taking;
import hotline.complaint.Report;
import hotline.complaint.coding.CodingColumns;
import hotline.earlier.EarlierComplaints;
import hotline.earlier.EarlierCount;
import hotline.earlier.Sought;
import hotline.policy.taxonomy.Market;
import hotline.rows.Fields;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch of complaints with number, first event, clock and idempotency key in one statement ({@link IntakeStatement}), and so in one
 * commit.
 */
final class IntakeStore {
    private static final int FIRST_EVENT = 1;

    private static final String ORIGINALS = """
            SELECT c.id, c.policy_version, c.channel, c.filed_by_branch, c.market, %s, %s
            FROM complaint c WHERE c.id = ANY ($1)
            """.formatted(Report.COLUMNS.names("c"), CodingColumns.ALL.names("c"));

    private static final String FORGET = "DELETE FROM idempotency_key WHERE created_at < $1";

    /** No key has this hash, so the row is never taken for a complaint's. */
    private static final String PROVE_WRITABLE = """
            INSERT INTO idempotency_key (id, fingerprint, complaint_id, created_at)
            VALUES ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', 0, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET created_at = EXCLUDED.created_at
            """;

    private final Pool pool;

    IntakeStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * One outcome per complaint, in the order given. Complaints before them are looked for first (F4). Where there are some, it is looked again
     * under a lock, so that two nodes don't both file the second one.
     */
    Future<List<IntakeOutcome>> write(List<NewComplaint> batch) {
        var sought = sought(batch);
        boolean takesFiles =
                batch.stream().anyMatch(one -> !one.draft().attachments().isEmpty());
        if (sought.isEmpty()) {
            return takesFiles
                    ? pool.withTransaction(transaction -> write(transaction, batch))
                    : pool.withConnection(connection -> write(connection, batch));
        }
        return pool.withConnection(connection -> EarlierComplaints.find(connection, sought))
                .compose(counts -> {
                    var clashing = mayClash(counts);
                    return clashing.isEmpty() && !takesFiles
                            ? pool.withConnection(connection -> write(connection, counted(batch, counts)))
                            : pool.withTransaction(transaction -> writeAlone(transaction, batch, sought, clashing));
                });
    }

    /** A complaint that meets an earlier one only now is as one that came a moment later: it holds no lock, and is counted nevertheless. */
    private static Future<List<IntakeOutcome>> writeAlone(
            SqlConnection transaction, List<NewComplaint> batch, List<Sought> sought, Set<Integer> clashing) {
        return EarlierComplaints.lock(transaction, sought, clashing)
                .compose(locked -> EarlierComplaints.find(transaction, sought))
                .compose(counts -> write(transaction, counted(batch, counts)));
    }

    /** The places of complaints that have an earlier one on disk, which another node may find too. */
    private static Set<Integer> mayClash(Map<Integer, EarlierCount> counts) {
        return counts.entrySet().stream()
                .filter(one -> one.getValue().found().stream()
                        .anyMatch(found -> found.complaint().isPresent()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Sought> sought(List<NewComplaint> batch) {
        return IntStream.range(0, batch.size())
                .mapToObj(at -> batch.get(at).sought(at + 1))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<NewComplaint> counted(List<NewComplaint> batch, Map<Integer, EarlierCount> counts) {
        return IntStream.range(0, batch.size())
                .mapToObj(at -> Optional.ofNullable(counts.get(at + 1))
                        .map(batch.get(at)::after)
                        .orElse(batch.get(at)))
                .toList();
    }

    private static Future<List<IntakeOutcome>> write(SqlConnection connection, List<NewComplaint> batch) {
        var statement = IntakeStatement.of(batch);
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(batch))
                .compose(rows -> {
                    var outcomes = new IntakeOutcome[batch.size()];
                    var numbers = new HashMap<Integer, String>();
                    rows.forEach(row -> numbers.put(row.getLong(0).intValue(), row.getString("number")));
                    for (Row row : rows) {
                        int place = (int) (row.getLong(0) - 1);
                        outcomes[place] = outcome(batch.get(place), row, numbers);
                    }
                    return UploadTaking.take(connection, takings(batch, outcomes))
                            .compose(taken -> Stream.of(outcomes).allMatch(IntakeOutcome.Written.class::isInstance)
                                    ? Future.succeededFuture(List.of(outcomes))
                                    : FirstAnswerStore.complete(connection, batch, outcomes));
                });
    }

    /** Of complaints that were written now. */
    private static List<Taking> takings(List<NewComplaint> batch, @Nullable IntakeOutcome[] outcomes) {
        var takings = new ArrayList<Taking>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] instanceof IntakeOutcome.Written written) {
                var complaint = batch.get(i);
                complaint
                        .draft()
                        .attachments()
                        .forEach(upload -> takings.add(new Taking(
                                upload,
                                written.filed().id(),
                                FIRST_EVENT,
                                false,
                                complaint.draft().filer().person(),
                                complaint.receivedAt())));
            }
        }
        return takings;
    }

    /** @param numbers by place, since one may count another one of its batch */
    private static IntakeOutcome outcome(NewComplaint complaint, Row row, Map<Integer, String> numbers) {
        return row.getValue("wait") == null
                ? new IntakeOutcome.Written(filed(complaint, row.getLong("id"), row.getString("number"), numbers))
                : new IntakeOutcome.TooMany(
                        row.getBoolean("with_phone"), Duration.of(row.getLong("wait"), ChronoUnit.MICROS));
    }

    /** The complaints before one that is not filed yet. */
    Future<EarlierCount> earlier(Sought sought) {
        return pool.withConnection(connection -> EarlierComplaints.find(connection, List.of(sought)))
                .map(counts -> counts.getOrDefault(sought.place(), EarlierCount.NONE));
    }

    /** A commit like filing's, of one row that all nodes share. A question would succeed on a replica and on a full disk. */
    Future<Void> proveWritable() {
        return pool.withConnection(
                connection -> connection.query(PROVE_WRITABLE).execute().mapEmpty());
    }

    /** The complaints that linked cases follow from (P7), by id. */
    Future<Map<Long, Original>> originals(List<Long> ids) {
        return pool.withConnection(connection -> connection
                .preparedQuery(ORIGINALS)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(rows -> {
                    var originals = new HashMap<Long, Original>();
                    rows.forEach(row -> originals.put(row.getLong("id"), original(Fields.of(row))));
                    return originals;
                }));
    }

    /** Keys older than that are not known again. */
    Future<Void> forgetKeysBefore(Instant time) {
        return pool.withConnection(connection -> connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(timestamptz(time)))
                .mapEmpty());
    }

    private static Filed filed(NewComplaint complaint, long id, String number, Map<Integer, String> numbers) {
        var judgement = complaint.judgement();
        return new Filed(
                id,
                number,
                complaint.receivedAt(),
                complaint.deadline().due(),
                judgement.type(),
                judgement.subtype(),
                judgement.severity().code(),
                complaint.trackingSecret(),
                complaint.deadline().warning(),
                complaint.raisedFrom(),
                Filed.Earlier.of(complaint.earlier(), numbers));
    }

    private static Original original(Fields row) {
        return new Original(
                row.integer("policy_version"),
                row.text("channel"),
                Report.of(row),
                row.optionalText("filed_by_branch"),
                row.code("market", Market::of),
                CodingColumns.coding(row));
    }
}
