package hotline.intake;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.BYTES;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.REAL;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.UUID;

import hotline.complaint.Report;
import hotline.complaint.TrackingCode;
import hotline.complaint.coding.CodingColumns;
import hotline.earlier.Found;
import hotline.earlier.Return;
import hotline.once.IdempotencyKey;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.sla.TimeLimit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The columns of a batch that {@link IntakeStore}'s statement receives. */
final class NewComplaintColumns {
    /** The columns of table {@code complaint} with the same names. */
    static final Batch<NewComplaint> COMPLAINT = Batch.<NewComplaint>of()
            .fixed("policy_version", INT, NewComplaint::policyVersion)
            .fixed("channel", TEXT, one -> one.draft().channel().code())
            .fixed("source", TEXT, one -> one.draft().channel().source().code())
            .fixed("market", TEXT, one -> one.draft().market().code())
            .all(Report.COLUMNS, one -> one.draft().report())
            .all(CodingColumns.AT_INTAKE, one -> one.draft().coding())
            .fixedOptional("preferred_callback_at", INSTANT, one -> one.draft().preferredCallbackAt())
            .fixedOptional("filed_by_branch", TEXT, one -> one.draft().filer().branch())
            .fixedOptional("filed_by", BIGINT, one -> one.draft().filer().person())
            .fixedOptional("tracking_hash", BYTES, NewComplaintColumns::hash)
            .fixed("type", TEXT, one -> one.judgement().type())
            .fixedOptional("subtype", TEXT, one -> one.judgement().subtype())
            .fixed("severity", TEXT, one -> one.judgement().severity().code())
            .fixed("confidence", REAL, one -> (float) one.judgement().confidence())
            .fixed("judged_by", TEXT, one -> one.judgement().judgedBy())
            .fixed("received_at", INSTANT, NewComplaint::receivedAt)
            .fixed("due_at", INSTANT, one -> one.deadline().due())
            .fixedOptional("calendar_warning", TEXT, one -> one.deadline().warning())
            .fixedOptional("calendar_version", INT, NewComplaint::calendarVersion)
            .fixedOptional("linked_to", BIGINT, one -> one.linkedTo())
            .fixedOptional("raised_from", TEXT, one -> one.raisedFrom().map(Severity::code))
            .fixedOptional("tier", TEXT, one -> one.precedence().tier().map(Tier::code))
            .fixed("ahead_minutes", INT, one -> one.precedence().aheadMinutes())
            .fixed("held_by", TEXT, NewComplaint::heldBy)
            .fixedOptional("stage", TEXT, NewComplaint::stage);

    private static final Batch<NewComplaint> DRAFT = COMPLAINT
            .fixed("reasons", TEXT, NewComplaintColumns::reasons)
            .fixed(CodingColumns.SPECIAL_CARE, CODES, one -> one.draft()
                    .coding()
                    .specialCare())
            .fixedOptional("network_region", TEXT, NewComplaint::region)
            .fixed("calendar", TEXT, one -> one.deadline().calendar())
            .fixed("series", TEXT, NewComplaint::numberSeries)
            .fixed("digits", INT, NewComplaint::numberDigits)
            .fixedOptional("returns", INT, NewComplaint::returns)
            .fixedOptional("nth_of_thing", INT, NewComplaintColumns::nth)
            .fixed("epoch", BIGINT, NewComplaint::epoch)
            .fixedOptional("key", UUID, one -> one.key().map(IdempotencyKey::id))
            .fixedOptional("fingerprint", UUID, one -> one.key().map(IdempotencyKey::fingerprint))
            .fixedOptional("sealed_secret", BYTES, NewComplaintColumns::sealed)
            .fixedOptional("of_address", UUID, one -> one.counted()
                    .map(counted -> counted.perAddress().id()))
            .fixedOptional("of_phone", UUID, one -> one.counted()
                    .map(counted -> counted.perPhone().id()));

    /** @param place of its complaint in the batch, from 1 */
    private record PlacedClock(int place, NewComplaint.StartedClock started) {}

    private static final Batch<PlacedClock> CLOCK = Batch.<PlacedClock>of()
            .fixed("place", INT, PlacedClock::place)
            .fixed("kind", TEXT, placed -> placed.started().clock().kind().code())
            .fixedOptional(
                    "department", TEXT, placed -> placed.started().clock().department())
            .fixedOptional("stage", TEXT, placed -> placed.started().clock().stage())
            .fixedOptional(
                    "due_at",
                    INSTANT,
                    placed -> placed.started().clock().limit().map(TimeLimit::due))
            .fixedOptional("next_action_at", INSTANT, placed -> placed.started().nextActionAt());

    /** @param place of the complaint in the batch that counts the other one */
    private record PlacedEarlier(int place, Found found) {}

    private static final Batch<PlacedEarlier> EARLIER = Batch.<PlacedEarlier>of()
            .fixed("place", INT, PlacedEarlier::place)
            .fixedOptional("complaint", BIGINT, placed -> placed.found().complaint())
            .fixed("earlier_place", INT, placed -> placed.found().place())
            .fixed("because", TEXT, placed -> placed.found().because().code())
            .fixed("is_other", BOOLEAN, placed -> placed.found().isOther());

    /** @param place of the complaint in the batch whose customer had filed the other one */
    private record PlacedReturn(int place, Return one) {}

    private static final Batch<PlacedReturn> RETURN = Batch.<PlacedReturn>of()
            .fixed("place", INT, PlacedReturn::place)
            .fixedOptional("complaint", BIGINT, placed -> placed.one().complaint())
            .fixed("earlier_place", INT, placed -> placed.one().place())
            .fixed("within_month", BOOLEAN, placed -> placed.one().withinMonth())
            .fixed("same_matter", BOOLEAN, placed -> placed.one().sameMatter());

    /** The number of complaints that a policy allows the public. */
    private record Quota(int policyVersion, CountedFiling counted) {}

    private static final Batch<Quota> QUOTA = Batch.<Quota>of()
            .fixed("policy_version", INT, Quota::policyVersion)
            .fixed("address_pace", BIGINT, quota -> quota.counted().perAddress().pace())
            .fixed(
                    "address_most",
                    INT,
                    quota -> quota.counted().perAddress().quota().most())
            .fixed("phone_pace", BIGINT, quota -> quota.counted().perPhone().pace())
            .fixed(
                    "phone_most",
                    INT,
                    quota -> quota.counted().perPhone().quota().most());

    static final Parameters<List<NewComplaint>> OF_BATCH = Parameters.<List<NewComplaint>>of()
            .batch("drafts", DRAFT, batch -> batch)
            .batch("clocks", CLOCK, NewComplaintColumns::clocks)
            .batch("earlier", EARLIER, NewComplaintColumns::earlier)
            .batch("returns", RETURN, NewComplaintColumns::returns)
            .batch("quotas", QUOTA, NewComplaintColumns::quotas)
            .value("newest", BIGINT, NewComplaintColumns::newest);

    private NewComplaintColumns() {}

    private static List<PlacedClock> clocks(List<NewComplaint> batch) {
        var clocks = new ArrayList<PlacedClock>();
        int place = 0;
        for (NewComplaint complaint : batch) {
            place++;
            for (var started : complaint.clocks()) {
                clocks.add(new PlacedClock(place, started));
            }
        }
        return clocks;
    }

    private static List<PlacedEarlier> earlier(List<NewComplaint> batch) {
        var earlier = new ArrayList<PlacedEarlier>();
        int place = 0;
        for (NewComplaint complaint : batch) {
            place++;
            for (var found : complaint.earlier().found()) {
                earlier.add(new PlacedEarlier(place, found));
            }
        }
        return earlier;
    }

    private static List<PlacedReturn> returns(List<NewComplaint> batch) {
        var returns = new ArrayList<PlacedReturn>();
        int place = 0;
        for (NewComplaint complaint : batch) {
            place++;
            for (var one : complaint.earlier().returns()) {
                returns.add(new PlacedReturn(place, one));
            }
        }
        return returns;
    }

    /** Empty for the first complaint about its thing. */
    private static Optional<Integer> nth(NewComplaint complaint) {
        return Optional.of(complaint.earlier().nth()).filter(nth -> nth > 1);
    }

    /** Once for each policy. */
    private static List<Quota> quotas(List<NewComplaint> batch) {
        var quotas = new TreeMap<Integer, Quota>();
        for (NewComplaint complaint : batch) {
            int policy = complaint.policyVersion();
            complaint.counted().ifPresent(counted -> quotas.put(policy, new Quota(policy, counted)));
        }
        return List.copyOf(quotas.values());
    }

    /** When the newest came, in microseconds since 1970. */
    private static long newest(List<NewComplaint> batch) {
        var newest = Instant.EPOCH;
        for (NewComplaint complaint : batch) {
            newest = complaint.receivedAt().isAfter(newest) ? complaint.receivedAt() : newest;
        }
        return ChronoUnit.MICROS.between(Instant.EPOCH, newest);
    }

    private static Optional<Buffer> hash(NewComplaint complaint) {
        return complaint.trackingSecret().map(secret -> Buffer.buffer(TrackingCode.hash(secret)));
    }

    private static Optional<Buffer> sealed(NewComplaint complaint) {
        return complaint.key().flatMap(key -> complaint
                .trackingSecret()
                .map(secret -> Buffer.buffer(key.seal(secret.getBytes(StandardCharsets.US_ASCII)))));
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
}
