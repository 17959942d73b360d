package hotline.attachment;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.attachment.Prepared.Ended;
import hotline.attachment.Prepared.Failed;
import hotline.attachment.Prepared.Held;
import hotline.attachment.Prepared.Picture;
import hotline.attachment.Prepared.Ready;
import hotline.attachment.blob.StoredBlob;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Table {@code attachment}: files that are to be prepared, taken by nodes and written back. */
final class AttachmentWorkStore {
    private static final String CLAIM = """
            WITH due AS (
                SELECT id FROM attachment WHERE due_at <= $1 ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
            ), taken AS (
                UPDATE attachment a SET due_at = $2, attempt = attempt + 1 FROM due WHERE a.id = due.id
                RETURNING a.id, a.name, a.declared_type, a.state, a.original, a.attempt, a.failures
            )
            SELECT taken.id::text AS id, name, declared_type, state, attempt, failures, b.id AS blob, b.chunk, b.size, encode(b.sha256, 'hex') AS sha256
            FROM taken JOIN blob b ON b.id = taken.original
            """;

    /**
     * What is written of a prepared file.
     *
     * @param prepared as it was answered
     * @param originalKept the file as it was sent, once another one is shown
     */
    record Result(ClaimedAttachment of, Prepared prepared, Instant now, Duration originalKept) {

        /** Empty where what is shown is the file as it was sent, or the file is not kept. */
        private Optional<Instant> originalUntil() {
            boolean isKeptForItsDays = prepared instanceof Ended
                    ? !isOriginalDropped()
                    : ready().flatMap(Ready::shown).isPresent();
            return isKeptForItsDays ? Optional.of(now.plus(originalKept)) : Optional.empty();
        }

        private Optional<Ready> ready() {
            return prepared instanceof Ready ready ? Optional.of(ready) : Optional.empty();
        }

        private Optional<Picture> picture() {
            return ready().flatMap(Ready::picture);
        }

        private AttachmentState state() {
            if (prepared instanceof Ended ended) {
                return ended.as();
            }
            if (prepared instanceof Failed failed) {
                return failed.as();
            }
            return prepared instanceof Held held ? held.as() : AttachmentState.READY;
        }

        private Optional<Instant> dueAt() {
            if (prepared instanceof Failed failed) {
                return Optional.of(now.plus(failed.pause()));
            }
            return prepared instanceof Held held ? Optional.of(now.plus(held.pause())) : Optional.empty();
        }

        private boolean isFailed() {
            return prepared instanceof Failed;
        }

        /** What is shown is the file as it was sent. */
        private boolean isShownAsSent() {
            return ready().filter(ready -> ready.shown().isEmpty()).isPresent();
        }

        private Optional<Long> shown() {
            return ready().map(ready -> ready.shown().orElse(of.original()).id());
        }

        private Optional<Long> thumb() {
            return ready().flatMap(Ready::thumb).map(StoredBlob::id);
        }

        /** Bytes that something bad stands in are not kept. Those that we could not read may be good ones. */
        private boolean isOriginalDropped() {
            return prepared instanceof Ended ended && ended.as() != AttachmentState.UNREADABLE;
        }

        List<Long> kept() {
            return ready().stream()
                    .flatMap(ready -> Stream.concat(ready.shown().stream(), ready.thumb().stream()))
                    .map(StoredBlob::id)
                    .toList();
        }

        List<Long> released() {
            return isOriginalDropped() ? List.of(of.original().id()) : List.of();
        }
    }

    private static final Statement<Result> WRITE = Statement.of(
            """
            UPDATE attachment SET state = :state, due_at = :due, name = coalesce(:name, name), kind = coalesce(:kind, kind),
                media_type = coalesce(:type, media_type), shown = :shown, thumb = :thumb, width = :width, height = :height,
                taken_at = :taken, had_location = :located, size = coalesce(:size, size),
                original = CASE WHEN :dropped OR :sent THEN NULL ELSE original END,
                original_until = :until, failures = failures + CASE WHEN :failed THEN 1 ELSE 0 END
            WHERE id = :id AND attempt = :attempt AND state IN ('scanning', 'preparing')
            """,
            Parameters.<Result>of()
                    .value("id", SqlType.UUID, result -> result.of().id())
                    .value("attempt", INT, result -> result.of().attempt())
                    .value("state", TEXT, result -> result.state().code())
                    .optional("due", INSTANT, Result::dueAt)
                    .optional("until", INSTANT, Result::originalUntil)
                    .optional("name", TEXT, result -> result.ready().map(Ready::name))
                    .optional("kind", TEXT, result -> result.ready()
                            .map(ready -> ready.kind().code()))
                    .optional("type", TEXT, result -> result.ready().map(Ready::mediaType))
                    .optional("size", BIGINT, result -> result.ready()
                            .flatMap(Ready::shown)
                            .map(StoredBlob::size))
                    .optional("shown", BIGINT, Result::shown)
                    .optional("thumb", BIGINT, Result::thumb)
                    .optional("width", INT, result -> result.picture().map(Picture::width))
                    .optional("height", INT, result -> result.picture().map(Picture::height))
                    .optional("taken", INSTANT, result -> result.picture().flatMap(Picture::takenAt))
                    .optional("located", BOOLEAN, result -> result.picture().map(Picture::hadLocation))
                    .value("failed", BOOLEAN, Result::isFailed)
                    .value("dropped", BOOLEAN, Result::isOriginalDropped)
                    .value("sent", BOOLEAN, Result::isShownAsSent));

    private AttachmentWorkStore() {}

    static Future<List<ClaimedAttachment>> claim(SqlConnection transaction, Instant now, Instant until, int most) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(timestamptz(now), timestamptz(until), most))
                .map(rows -> Rows.all(rows, AttachmentWorkStore::claimed));
    }

    private static ClaimedAttachment claimed(Fields row) {
        return new ClaimedAttachment(
                UUID.fromString(row.text("id")),
                row.text("name"),
                row.text("declared_type"),
                row.code("state", AttachmentState::of),
                new StoredBlob(row.number("blob"), row.integer("chunk"), row.number("size"), row.text("sha256")),
                row.integer("attempt"),
                row.integer("failures"));
    }

    /** False where another node has taken it since. */
    static Future<Boolean> write(SqlConnection transaction, Result result) {
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(result))
                .map(written -> written.rowCount() == 1);
    }
}
