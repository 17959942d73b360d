package hotline.http.api;

import hotline.callback.CallWish;
import hotline.complaint.ComplaintState;
import hotline.complaint.Custody.Unanswered;
import hotline.complaint.Event;
import hotline.complaint.PersonName;
import hotline.complaint.Precedence;
import hotline.complaint.ReportedUnit;
import hotline.complaint.Step;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintRow;
import hotline.http.api.coding.CodingJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.intake.PhoneNumbers;
import hotline.log.EventType;
import hotline.network.Network;
import hotline.network.NetworkMap;
import hotline.policy.Department;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import hotline.sla.Deadlines;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Complaints and their events as the contract writes them, times in the zone of the policy that rules each complaint. */
public final class ComplaintJson {
    private final Policies policies;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final Network network;
    private final PhoneNumbers phones = new PhoneNumbers();

    public ComplaintJson(Policies policies, Deadlines deadlines, InstantSource clock, Network network) {
        this.network = network;
        this.policies = policies;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** A {@code Complaint}, with the caller's allowed steps. */
    public JsonObject full(Complaint complaint, Caller caller) {
        var state = complaint.state();
        var policy = policy(state);
        boolean seesHouse = seesHouse(caller);
        var json = new JsonObject()
                .put("number", complaint.number())
                .put("version", state.version())
                .put("channel", state.facts().channel())
                .put("source", state.facts().source().code())
                .put("policy", policy.id() + "/" + policy.version())
                .put("lineOfBusiness", policy.lineOfBusiness())
                .put("preferredCallbackAt", Times.of(state.facts().preferredCallbackAt(), policy.zone()))
                .put("preferredCallback", JsonValue.orNull(wish(state, deadlines)))
                .put("owner", person(complaint.owner().filter(name -> seesHouse)))
                .put("firstContact", person(complaint.firstContact().filter(name -> seesHouse)))
                .put("customer", JsonValue.orNull(customer(complaint.customer().filter(file -> seesHouse))))
                .put("email", JsonValue.orNull(complaint.report().email().filter(address -> seesHouse)))
                .put("erased", state.facts().erased())
                .put("following", seesHouse && state.isFollowing())
                .put("unanswered", unanswered(state.custody().unanswered().filter(waits -> seesHouse), policy.zone()))
                .put("linkedTo", JsonValue.orNull(complaint.linkedTo()))
                .put("linkedFrom", new JsonArray(complaint.linkedFrom()))
                .put("earlier", earlier(complaint, policy.zone(), seesHouse))
                .put(
                        "severityRaisedFrom",
                        JsonValue.orNull(state.judged()
                                .raisedFrom()
                                .filter(from -> seesHouse)
                                .map(Severity::code)))
                .put("ratings", array(complaint.ratings(), rating -> rating(rating, policy.zone())))
                .put("callbacks", array(complaint.callbacks(), one -> callback(state, one, policy.zone(), seesHouse)))
                .put("allowedSteps", array(allowedSteps(complaint, caller), Step::code));
        ReportJson.put(json, complaint.report(), phones, policy.phoneRegion(), network.map());
        putJudged(json, state.judged());
        CodingJson.put(json, state, policy, clock.instant(), seesHouse);
        putProgress(json, state, policy.zone());
        new LimitsJson(deadlines.of(state.facts().policyVersion()), clock.instant()).put(json, complaint, caller);
        return json;
    }

    /** The customer waits for an answer to what they wrote. */
    public static @Nullable JsonObject unanswered(Optional<Unanswered> waits, ZoneId zone) {
        return JsonValue.orNull(waits.map(since -> new JsonObject()
                .put("since", Times.of(since.since(), zone))
                .put("dueAt", Times.of(since.dueAt(), zone))));
    }

    /** Cases of other people too, so only for people who work here (P6). */
    private static JsonArray earlier(Complaint complaint, ZoneId zone, boolean seesHouse) {
        return array(seesHouse ? complaint.earlier() : List.<Complaint.EarlierCase>of(), one -> new JsonObject()
                .put("number", one.number())
                .put("because", one.because())
                .put("status", one.status().code())
                .put("severity", one.severity().code())
                .put("receivedAt", Times.of(one.receivedAt(), zone))
                .put("counts", !one.isOther()));
    }

    private static Optional<JsonObject> customer(Optional<Complaint.FileOfCustomer> file) {
        return file.map(of -> new JsonObject()
                .put("id", of.id())
                .put("name", of.name())
                .put("kind", of.kind())
                .put("tiers", array(of.tiers(), one -> new JsonObject()
                        .put("tier", one.tier())
                        .put("department", JsonValue.orNull(one.department())))));
    }

    /** What becomes of the customer's wish by the limit as it is now; nothing once the complaint has ended. */
    static Optional<JsonObject> wish(ComplaintState state, Deadlines deadlines) {
        var limits = deadlines.of(state.facts().policyVersion());
        return state.facts()
                .preferredCallbackAt()
                .filter(asked -> !state.status().isEnded())
                .map(asked -> CallWish.of(
                        asked, state.clock().startedAt(), state.clock().dueAt(), limits))
                .map(wish -> CallbackJson.wish(wish, limits.policy().zone()));
    }

    /** A {@code ComplaintRow} for agents and supervisors. */
    public JsonObject row(ComplaintRow row) {
        var department = ruling(row)
                .flatMap(policy -> policy.department(row.heldBy()))
                .orElseGet(() -> Department.unknown(row.heldBy()));
        return rowForBranch(row)
                .put("owner", person(row.owner()))
                .put("joined", row.joined())
                .put("unanswered", unanswered(row.unanswered(), policies.zone(row.policyVersion())))
                .put("tier", tier(row.precedence()))
                .put("turnAt", Times.of(row.turnAt(), policies.zone(row.policyVersion())))
                .put("heldBy", Names.named(row.heldBy(), department.name()));
    }

    static @Nullable String tier(Precedence precedence) {
        return JsonValue.orNull(precedence.tier().map(Tier::code));
    }

    /** The same for a branch, which does not see which department or agent holds it (P6). */
    public JsonObject rowForBranch(ComplaintRow row) {
        var zone = policies.zone(row.policyVersion());
        return new JsonObject()
                .put("number", row.number())
                .put("status", row.status().code())
                .put("channel", row.channel())
                .put("type", row.type())
                .put("subtype", JsonValue.orNull(row.subtype()))
                .put("severity", row.severity().code())
                .put("complainant", row.complainant())
                .put("branch", JsonValue.orNull(row.branch().map(ReportedUnit::text)))
                .put("branchUnit", ReportJson.unit(row.branch(), network.map()))
                .put("hub", JsonValue.orNull(row.hub().map(ReportedUnit::text)))
                .put("hubUnit", ReportJson.unit(row.hub(), network.map()))
                .put("summary", row.summary())
                .put("receivedAt", Times.of(row.receivedAt(), zone))
                .put("dueAt", Times.of(row.dueAt(), zone))
                .put("provisional", row.provisional())
                .put("toBeJudged", row.toBeJudged())
                .put("emergency", row.emergency())
                .put("breachedAt", Times.of(row.breachedAt(), zone))
                .put(
                        "passedEarlierLimit",
                        row.breachedAt().filter(row.dueAt()::isAfter).isPresent())
                .put("endedAt", Times.of(row.endedAt(), zone))
                .putNull("owner")
                .put("pausedAt", Times.of(row.pausedAt(), zone))
                .put("tier", null)
                .put("turnAt", null)
                .put("joined", false)
                .putNull("unanswered")
                .putNull("heldBy")
                .put("version", row.version());
    }

    /** A {@code BareComplaintRow}: nothing personal, and no text that a person typed. */
    public JsonObject bareRow(ComplaintRow row) {
        var zone = policies.zone(row.policyVersion());
        return new JsonObject()
                .put("number", row.number())
                .put("status", row.status().code())
                .put("channel", row.channel())
                .put("type", row.type())
                .put("subtype", JsonValue.orNull(row.subtype()))
                .put("severity", row.severity().code())
                .put("branchUnit", ReportJson.unit(row.branch(), network.map()))
                .put("hubUnit", ReportJson.unit(row.hub(), network.map()))
                .put("receivedAt", Times.of(row.receivedAt(), zone))
                .put("dueAt", Times.of(row.dueAt(), zone))
                .put("breachedAt", Times.of(row.breachedAt(), zone))
                .put("endedAt", Times.of(row.endedAt(), zone))
                .put("pausedAt", Times.of(row.pausedAt(), zone));
    }

    /** Empty where this node does not know it; a list still shows the complaint. */
    private Optional<Policy> ruling(ComplaintRow row) {
        return policies.find(row.policyVersion()).map(PolicyVersion::policy);
    }

    /**
     * An {@code Event}.
     *
     * @param policyVersion of the complaint
     */
    public JsonObject event(Event event, int policyVersion) {
        var zone = policies.zone(policyVersion);
        var actor = new JsonObject()
                .put("kind", event.actor().code())
                .put("id", JsonValue.orNull(event.person().map(PersonName::id)))
                .put("name", JsonValue.orNull(event.person().map(PersonName::name)));
        if (event.reading() == Event.Reading.OWN) {
            actor.put("own", true);
        }
        return new JsonObject()
                .put("seq", event.seq())
                .put("type", event.type().code())
                .put("at", Times.of(event.at(), zone))
                .put("actor", actor)
                .put("internal", event.internal())
                .put("data", data(event, policies.find(policyVersion).map(PolicyVersion::policy), zone));
    }

    private JsonObject data(Event event, Optional<Policy> policy, ZoneId zone) {
        var data = event.type().withTimes(event.data(), at -> Times.of(at, zone));
        if (event.type() == EventType.PARTICULARS_CORRECTED) {
            var region = policy.orElseGet(() -> policies.inForce().policy()).phoneRegion();
            for (String part : List.of("from", "to")) {
                data.put(part, withPhoneWritten(data.getJsonObject(part), region));
            }
        }
        return data;
    }

    private JsonObject withPhoneWritten(JsonObject particulars, String region) {
        var phone = Optional.ofNullable(particulars.getString("phone"));
        return phone.map(number -> particulars.copy().put("phoneWritten", phones.written(number, region)))
                .orElse(particulars);
    }

    /** A number as people of the region of that policy write it. */
    String phoneWritten(String number, int policyVersion) {
        var policy = policies.find(policyVersion).map(PolicyVersion::policy);
        return phones.written(
                number, policy.orElseGet(() -> policies.inForce().policy()).phoneRegion());
    }

    public static @Nullable JsonObject person(Optional<PersonName> person) {
        return JsonValue.orNull(
                person.map(one -> new JsonObject().put("id", one.id()).put("name", one.name())));
    }

    /** A unit's code and name; null where the text means none. */
    public static @Nullable JsonObject unit(Optional<ReportedUnit> reported, NetworkMap network) {
        return ReportJson.unit(reported, network);
    }

    public static <T> JsonArray array(List<T> items, Function<T, ?> json) {
        var array = new JsonArray();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }

    private Policy policy(ComplaintState state) {
        return policies.version(state.facts().policyVersion()).policy();
    }

    /** What is offered to an agent is answered as an offer, and no step. */
    private List<Step> allowedSteps(Complaint complaint, Caller caller) {
        if (!seesHouse(caller)) {
            return List.of();
        }
        boolean isDealt = caller.staff().filter(s -> s.role() == Role.AGENT).isPresent()
                && !policies.inForce().policy().dispatch().agentsPick();
        return complaint.offeredSteps().stream()
                .filter(step -> !isDealt || step != Step.ASSIGN)
                .toList();
    }

    /** Names and departments are only for people who work here (P6). */
    private static boolean seesHouse(Caller caller) {
        return caller.staff().filter(s -> s.role().handlesComplaints()).isPresent();
    }

    private static void putJudged(JsonObject json, ComplaintState.Judged judged) {
        json.put("type", judged.type())
                .put("subtype", JsonValue.orNull(judged.subtype()))
                .put("severity", judged.severity().code())
                // Through its decimal form: widened, 0.87 would be written as 0.8700000047683716.
                .put("confidence", Double.parseDouble(Float.toString(judged.confidence())))
                .put("reasons", judged.reasons())
                .put("judgedBy", judged.judgedBy());
    }

    private static void putProgress(JsonObject json, ComplaintState state, ZoneId zone) {
        var progress = state.progress();
        var clock = state.clock();
        json.put("status", progress.status().code())
                .put("receivedAt", Times.of(state.facts().receivedAt(), zone))
                .put("originalDueAt", Times.of(clock.originalDueAt(), zone))
                .put("dueAt", Times.of(clock.dueAt(), zone))
                .put("calendarWarning", JsonValue.orNull(state.calendarWarning()))
                .put("provisional", state.isProvisional())
                .put("clock", clock.state().code())
                .put("breachedAt", Times.of(clock.breachedAt(), zone))
                .put("passedEarlierLimit", clock.passedEarlierLimit())
                .put("resolution", JsonValue.orNull(progress.resolution()))
                .put("resolvedAt", Times.of(progress.resolvedAt(), zone))
                .put("endedAt", Times.of(progress.endedAt(), zone))
                .put("reopened", progress.reopened());
    }

    private static JsonObject rating(Complaint.GivenRating rating, ZoneId zone) {
        return new JsonObject()
                .put("score", rating.score())
                .put("comment", JsonValue.orNull(rating.comment()))
                .put("at", Times.of(rating.at(), zone))
                .put("source", rating.onPage() ? "page" : "callback");
    }

    private static JsonObject callback(
            ComplaintState state, Complaint.PlannedCallback callback, ZoneId zone, boolean seesHouse) {
        return new JsonObject()
                .put("id", callback.id())
                .put("number", state.facts().number())
                .put("status", callback.status())
                .put("dueAt", Times.of(callback.dueAt(), zone))
                .put("provisional", callback.isOwed() && state.isProvisional())
                .put("notBefore", Times.of(callback.notBefore(), zone))
                .put("attempts", callback.attempts())
                .put("agent", person(callback.agent().filter(name -> seesHouse)))
                .put("leaseUntil", Times.of(callback.leaseUntil(), zone));
    }
}
