package hotline.intake;

import hotline.complaint.TrackingCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A batch as one array per column, in the order that {@link IntakeStore}'s statement unnests them. */
final class NewComplaintColumns {
    private NewComplaintColumns() {}

    static Tuple of(List<NewComplaint> batch) {
        var columns = Tuple.tuple()
                .addValue(column(batch, UUID[]::new, c -> c.key().map(IdempotencyKey::id)))
                .addValue(column(batch, UUID[]::new, c -> c.key().map(IdempotencyKey::fingerprint)))
                .addValue(column(batch, Integer[]::new, c -> Optional.of(c.policyVersion())))
                .addValue(text(batch, NewComplaint::numberSeries))
                .addValue(column(batch, Integer[]::new, c -> Optional.of(c.numberDigits())))
                .addValue(text(batch, c -> c.draft().channel().code()))
                .addValue(text(batch, c -> c.draft().channel().source().code()))
                .addValue(text(batch, c -> c.draft().language()))
                .addValue(text(batch, c -> c.draft().complainant()))
                .addValue(text(batch, c -> c.draft().phone()))
                .addValue(column(batch, String[]::new, c -> c.draft().waybill()))
                .addValue(column(batch, String[]::new, c -> c.draft().branch()))
                .addValue(column(batch, String[]::new, c -> c.draft().region()))
                .addValue(text(batch, c -> c.draft().description()))
                .addValue(column(batch, String[]::new, c -> c.draft().demand()))
                .addValue(column(batch, OffsetDateTime[]::new, c -> c.draft()
                        .preferredCallbackAt()
                        .map(NewComplaintColumns::utc)))
                .addValue(column(batch, String[]::new, c -> c.draft().filer().branch()))
                .addValue(column(
                        batch,
                        Long[]::new,
                        c -> Optional.ofNullable(c.draft().filer().person())))
                .addValue(column(batch, Buffer[]::new, NewComplaintColumns::hash))
                .addValue(text(batch, c -> c.judgement().type()))
                .addValue(column(
                        batch,
                        String[]::new,
                        c -> Optional.ofNullable(c.judgement().subtype())))
                .addValue(text(batch, c -> c.judgement().severity().code()))
                .addValue(column(
                        batch,
                        Float[]::new,
                        c -> Optional.of((float) c.judgement().confidence())))
                .addValue(text(batch, NewComplaintColumns::reasons))
                .addValue(text(batch, c -> c.judgement().judgedBy()))
                .addValue(column(batch, OffsetDateTime[]::new, c -> Optional.of(utc(c.receivedAt()))))
                .addValue(column(
                        batch,
                        OffsetDateTime[]::new,
                        c -> Optional.of(utc(c.deadline().due()))))
                .addValue(text(batch, c -> c.deadline().calendar()))
                .addValue(column(batch, String[]::new, c -> c.deadline().warning()))
                .addValue(column(batch, Long[]::new, c -> Optional.ofNullable(c.linkedTo())))
                .addValue(text(batch, c -> c.draft().market().code()))
                .addValue(text(batch, NewComplaint::heldBy))
                .addValue(column(batch, String[]::new, NewComplaint::stage))
                .addValue(column(batch, Integer[]::new, NewComplaint::calendarVersion))
                .addValue(column(batch, Long[]::new, c -> Optional.of(c.epoch())))
                .addValue(column(batch, Buffer[]::new, NewComplaintColumns::sealed));
        addClocks(columns, batch);
        addCounts(columns, batch);
        return columns;
    }

    private static void addClocks(Tuple columns, List<NewComplaint> batch) {
        var places = new ArrayList<Integer>();
        var clocks = new ArrayList<NewComplaint.StartedClock>();
        for (int i = 0; i < batch.size(); i++) {
            for (var clock : batch.get(i).clocks()) {
                places.add(i + 1);
                clocks.add(clock);
            }
        }
        columns.addValue(places.toArray(Integer[]::new))
                .addValue(column(
                        clocks, String[]::new, c -> Optional.of(c.clock().kind().code())))
                .addValue(column(clocks, String[]::new, c -> c.clock().department()))
                .addValue(column(clocks, String[]::new, c -> c.clock().stage()))
                .addValue(column(
                        clocks, OffsetDateTime[]::new, c -> c.clock().limit().map(l -> utc(l.due()))))
                .addValue(column(
                        clocks, OffsetDateTime[]::new, c -> c.nextActionAt().map(NewComplaintColumns::utc)));
    }

    private static Optional<Buffer> hash(NewComplaint complaint) {
        return Optional.ofNullable(complaint.trackingSecret()).map(secret -> Buffer.buffer(TrackingCode.hash(secret)));
    }

    private static Optional<Buffer> sealed(NewComplaint complaint) {
        return complaint.key().flatMap(key -> Optional.ofNullable(complaint.trackingSecret())
                .map(secret -> Buffer.buffer(key.seal(secret))));
    }

    /** What each counts against, then the quotas once for each policy, then the time that the newest came at. */
    private static void addCounts(Tuple columns, List<NewComplaint> batch) {
        var quotas = new TreeMap<Integer, CountedFiling>();
        var newest = Instant.EPOCH;
        for (NewComplaint complaint : batch) {
            complaint.counted().ifPresent(counted -> quotas.put(complaint.policyVersion(), counted));
            newest = complaint.receivedAt().isAfter(newest) ? complaint.receivedAt() : newest;
        }
        var policies = List.copyOf(quotas.values());
        columns.addValue(column(batch, UUID[]::new, c -> c.counted()
                        .map(counted -> counted.perAddress().id())))
                .addValue(column(batch, UUID[]::new, c -> c.counted()
                        .map(counted -> counted.perPhone().id())))
                .addValue(quotas.keySet().toArray(Integer[]::new))
                .addValue(column(
                        policies, Long[]::new, c -> Optional.of(c.perAddress().pace())))
                .addValue(column(
                        policies,
                        Integer[]::new,
                        c -> Optional.of(c.perAddress().quota().most())))
                .addValue(column(
                        policies, Long[]::new, c -> Optional.of(c.perPhone().pace())))
                .addValue(column(
                        policies,
                        Integer[]::new,
                        c -> Optional.of(c.perPhone().quota().most())))
                .addValue(ChronoUnit.MICROS.between(Instant.EPOCH, newest));
    }

    private static String[] text(List<NewComplaint> batch, Function<NewComplaint, String> of) {
        return column(batch, String[]::new, of.andThen(Optional::of));
    }

    private static <R, T> T[] column(List<R> batch, IntFunction<T[]> array, Function<R, Optional<T>> value) {
        var column = array.apply(batch.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(batch.get(i)).orElse(null);
        }
        return column;
    }

    private static String reasons(NewComplaint complaint) {
        var reasons = new JsonArray();
        complaint
                .judgement()
                .reasons()
                .forEach(reason -> reasons.add(new JsonObject()
                        .put("words", reason.words())
                        .put("start", reason.start())
                        .put("end", reason.end())
                        .put("speaksFor", reason.speaksFor())));
        return reasons.encode();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
