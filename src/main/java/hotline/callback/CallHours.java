package hotline.callback;

import hotline.callback.place.NumberPlaces;
import hotline.callback.place.NumberPlaces.Place;
import hotline.callback.plan.Attempt;
import hotline.callback.plan.CallPlanner;
import hotline.callback.plan.Windows;
import hotline.policy.Policies;
import hotline.policy.calling.CallWindow;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Customers are called in the windows of the policy that rules their case, by the clock of their own zone; where it has none, in its business
 * hours. Safe for many threads.
 */
public final class CallHours {
    private final Policies policies;
    private final Deadlines deadlines;
    private final CustomerZones zones = new CustomerZones();
    private final NumberPlaces places = new NumberPlaces();

    public CallHours(Policies policies, Deadlines deadlines) {
        this.policies = policies;
        this.deadlines = deadlines;
    }

    /** The policies, of those that this node knows, under which no customer may be called at that moment. */
    public Set<Integer> closed(Instant at) {
        return policies.known().stream()
                .filter(version ->
                        windows(version).isEmpty() && !from(version, at).equals(at))
                .collect(Collectors.toSet());
    }

    /** That moment if customers of the policy's zone may be called then, else the next opening. */
    public Instant from(int policyVersion, Instant at) {
        return windows(policyVersion).isEmpty()
                ? CallWish.opening(at, deadlines.of(policyVersion))
                : windows(policyVersion, zone(policyVersion)).from(at);
    }

    /** From when a callback may be handed out. */
    public Instant callFrom(Callback callback, Instant now) {
        var notBefore = callback.notBefore();
        return notBefore.isAfter(now) && !windows(callback.policyVersion()).isEmpty()
                ? notBefore
                : from(callback.policyVersion(), notBefore.isAfter(now) ? notBefore : now);
    }

    /** The latest moment that a customer may ask for, as {@link CallWish#latestWish}. */
    Optional<Instant> latestWish(Callback callback, Instant now) {
        return CallWish.latestWish(now, callback.dueAt(), deadlines.of(callback.policyVersion()));
    }

    /** How many attempts may still go unanswered. */
    int attemptsLeft(Callback callback, List<Attempt> attempts) {
        return attemptsLeft(callback.policyVersion(), attempts);
    }

    /** The same of one that the policy rules. */
    int attemptsLeft(int version, List<Attempt> attempts) {
        var rules = policies.version(version).policy().callbacks();
        return new CallPlanner(rules, windows(version, zone(version))).left(attempts);
    }

    /** The time zone of a customer by their number; the policy's where it does not say. */
    public Future<ZoneId> zoneOf(int policyVersion, String number) {
        return zones.of(number, zone(policyVersion));
    }

    /** The city or the country of a customer by their number. */
    public Future<Optional<Place>> placeOf(String number) {
        return places.of(number);
    }

    /** The plan for calls of a number. */
    Future<CallPlanner> planner(int policyVersion, String number) {
        var rules = policies.version(policyVersion).policy().callbacks();
        var home = zone(policyVersion);
        return rules.plan().windows().isEmpty()
                ? Future.succeededFuture(new CallPlanner(rules, windows(policyVersion, home)))
                : zones.of(number, home).map(zone -> new CallPlanner(rules, windows(policyVersion, zone)));
    }

    /** Whether the policy has more to say of a number than that it is called in business hours. */
    boolean isPlanned(int policyVersion) {
        return policies.find(policyVersion)
                .map(version -> version.policy().callbacks().plan())
                .filter(plan -> !plan.windows().isEmpty()
                        || plan.caps().aDay().isPresent()
                        || plan.caps().inSevenDays().isPresent())
                .isPresent();
    }

    private List<CallWindow> windows(int policyVersion) {
        return policies.find(policyVersion)
                .map(version -> version.policy().callbacks().plan().windows())
                .orElse(List.of());
    }

    private Windows windows(int policyVersion, ZoneId zone) {
        var own = windows(policyVersion);
        var windows = own.isEmpty()
                ? policies.version(policyVersion).policy().businessHours().spans().stream()
                        .map(span -> new CallWindow(span.from(), span.to()))
                        .toList()
                : own;
        return new Windows(windows, deadlines.calendar(policyVersion)::isWorkingDay, zone);
    }

    private ZoneId zone(int policyVersion) {
        return policies.version(policyVersion).policy().zone();
    }
}
