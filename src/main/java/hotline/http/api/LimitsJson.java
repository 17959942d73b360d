package hotline.http.api;

import hotline.complaint.ComplaintState;
import hotline.complaint.Holding;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.Complaint.AskedExtension;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.limits.LimitOffers;
import hotline.policy.ClockKind;
import hotline.policy.Department;
import hotline.policy.PauseReason;
import hotline.policy.Policy;
import hotline.policy.taxonomy.LocalizedName;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A complaint's clocks, its holder and the reason it waits, as the contract writes them.
 *
 * @param limits of the policy that rules it
 */
public record LimitsJson(SlaCalculator limits, Instant now) {
    /** A branch does not see the holder of a complaint, nor for how long (P6). */
    private static final Set<ClockKind> SHOWN_TO_BRANCHES = EnumSet.of(ClockKind.HANDLING, ClockKind.PROMISED_REPLY);

    void put(JsonObject json, Complaint complaint, Caller caller) {
        var state = complaint.state();
        var custody = state.custody();
        var role = caller.staff().map(Caller.Staff::role);
        boolean seesHouse = role.filter(Role::handlesComplaints).isPresent();
        json.put("market", state.facts().market().code())
                .put("clocks", clocks(state, seesHouse))
                .put("heldBy", seesHouse ? department(policy(), custody.heldBy()) : null)
                .put("heldSince", seesHouse ? Times.of(custody.heldSince(), zone()) : null)
                .put(
                        "stage",
                        JsonValue.orNull(
                                custody.stage().filter(stage -> seesHouse).map(this::stage)))
                .put("holding", seesHouse ? holding(state) : new JsonArray())
                .put("pause", pause(state, seesHouse))
                .put(
                        "extension",
                        JsonValue.orNull(complaint
                                .extensions()
                                .undecided()
                                .filter(asked -> seesHouse)
                                .map(asked -> extension(state, asked))))
                .put("allowedChanges", offers(seesHouse ? LimitOffers.of(complaint, limits, now) : LimitOffers.NONE));
    }

    /** A department that the policy has dropped is shown by its code. */
    public static JsonObject department(Policy policy, String code) {
        var department = policy.department(code).orElseGet(() -> Department.unknown(code));
        return Names.named(code, department.name());
    }

    /** In the words that the policy has for customers. */
    static JsonObject saidToCustomer(Policy policy, String code) {
        return policy.limits()
                .pause(code)
                .flatMap(PauseReason::forCustomer)
                .map(words -> Names.named(code, words))
                .orElseGet(() -> pauseReason(policy, code));
    }

    static JsonObject pauseReason(Policy policy, String code) {
        return Names.named(
                code,
                policy.limits()
                        .pause(code)
                        .map(reason -> reason.name())
                        .orElseGet(() -> new LocalizedName(code, code)));
    }

    private JsonArray clocks(ComplaintState state, boolean seesHouse) {
        return ComplaintJson.array(
                state.clocks().all().stream()
                        .filter(clock -> seesHouse || SHOWN_TO_BRANCHES.contains(clock.kind()))
                        .toList(),
                clock -> clock(clock).put("provisional", isProvisional(clock, state)));
    }

    /** The customer's limit is the one last counted, so that case and clock agree until a recount has ended. */
    private boolean isProvisional(SlaClock clock, ComplaintState state) {
        return clock.kind() == ClockKind.HANDLING ? state.isProvisional() : limits.isProvisional(clock, state.matter());
    }

    private JsonObject clock(SlaClock clock) {
        var limit = clock.limit();
        return new JsonObject()
                .put("kind", clock.kind().code())
                .put("ordinal", clock.ordinal())
                .put("department", JsonValue.orNull(clock.department().map(code -> department(policy(), code))))
                .put("stage", JsonValue.orNull(clock.stage().map(this::stage)))
                .put("state", clock.state().code())
                .put("startedAt", Times.of(clock.startedAt(), zone()))
                .put("originalDueAt", Times.of(limit.map(TimeLimit::promised), zone()))
                .put("unextendedDueAt", Times.of(limit.map(TimeLimit::unextended), zone()))
                .put("dueAt", Times.of(limit.map(TimeLimit::due), zone()))
                .put("extendedDays", limit.map(TimeLimit::extendedDays).orElse(0))
                .put("pausedAt", Times.of(clock.pausedAt(), zone()))
                .put("pausedMinutes", paused(clock).toMinutes())
                .put("breachedAt", Times.of(clock.breachedAt(), zone()))
                .put("passedEarlierLimit", clock.passedEarlierLimit())
                .put("stoppedAt", Times.of(clock.stoppedAt(), zone()))
                .put("workingMinutesLeft", JsonValue.orNull(left(clock)));
    }

    private Duration paused(SlaClock clock) {
        var underWay = clock.pausedAt()
                .map(since -> limits.calendar().workingTimeBetween(since, now))
                .orElse(Duration.ZERO);
        return clock.pausedTime().plus(underWay);
    }

    private Optional<Long> left(SlaClock clock) {
        return clock.limit().filter(limit -> clock.isOpen()).map(limit -> limits.calendar()
                .workingMinutesBetween(clock.pausedAt().orElse(now), limit.due()));
    }

    private JsonArray holding(ComplaintState state) {
        return ComplaintJson.array(Holding.turns(state, limits, now), turns -> new JsonObject()
                .put("department", department(policy(), turns.department()))
                .put("workingMinutes", turns.time().toMinutes())
                .put("holdsNow", turns.holdsNow()));
    }

    private @Nullable JsonObject pause(ComplaintState state, boolean seesHouse) {
        return JsonValue.orNull(state.custody().pauseReason().map(code -> new JsonObject()
                .put("reason", pauseReason(policy(), code))
                .put("since", Times.of(state.clock().pausedAt(), zone()))
                .put("asksForAnswer", asksComplainant(code))
                .put(
                        "reviewAt",
                        Times.of(
                                state.custody()
                                        .pauseReviewAt()
                                        .filter(at -> seesHouse || (asksComplainant(code) && now.isBefore(at))),
                                zone()))));
    }

    private boolean asksComplainant(String reason) {
        return policy().limits()
                .pause(reason)
                .filter(PauseReason::asksComplainant)
                .isPresent();
    }

    private JsonObject extension(ComplaintState state, AskedExtension asked) {
        return new JsonObject()
                .put("id", asked.id())
                .put("workingDays", asked.workingDays())
                .put("reason", asked.reason())
                .put("askedBy", ComplaintJson.person(asked.askedBy()))
                .put("askedAt", Times.of(asked.askedAt(), zone()))
                .put("dueAfter", Times.of(LimitOffers.dueAfter(state, limits, asked.workingDays(), now), zone()))
                .put("provisional", LimitOffers.isProvisionalAfter(state, limits, asked.workingDays(), now));
    }

    private JsonObject offers(LimitOffers offers) {
        return new JsonObject()
                .put("pause", ComplaintJson.array(offers.pauses(), one -> Names.named(one.code(), one.name())
                        .put("asksForAnswer", one.asksComplainant())))
                .put("resume", offers.mayResume())
                .put("extension", JsonValue.orNull(offers.extension()))
                .put("handOver", ComplaintJson.array(offers.handOver(), one -> Names.named(one.code(), one.name())))
                .put("stages", ComplaintJson.array(offers.stages(), one -> Names.named(one.code(), one.name())))
                .put("promise", offers.mayPromise());
    }

    private JsonObject stage(String code) {
        return Names.named(
                code,
                policy().limits().stage(code).map(one -> one.name()).orElseGet(() -> new LocalizedName(code, code)));
    }

    private Policy policy() {
        return limits.policy();
    }

    private ZoneId zone() {
        return limits.policy().zone();
    }
}
