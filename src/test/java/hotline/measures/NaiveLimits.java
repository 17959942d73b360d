package hotline.measures;

import hotline.measures.CaseStories.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which complaints are past their limits without extensions at any moment, by following each through its events. */
final class NaiveLimits {
    private final List<List<OpenLimit>> unextended = new ArrayList<>();

    /** When a complaint counts as past its limit without extensions, by its state after an event. */
    private record OpenLimit(Instant since, Optional<Instant> passes) {}

    static NaiveLimits of(CaseStories stories) {
        var limits = new NaiveLimits();
        stories.all().forEach(limits::follow);
        return limits;
    }

    /** How many were open and past their limits without extensions at that instant. */
    long pastUnextended(Instant at) {
        return unextended.stream()
                .filter(story -> story.stream()
                        .filter(limits -> limits.since().isBefore(at))
                        .reduce((earlier, later) -> later)
                        .flatMap(OpenLimit::passes)
                        .filter(passes -> passes.isBefore(at))
                        .isPresent())
                .count();
    }

    private void follow(List<Told> story) {
        var limits = new ArrayList<OpenLimit>();
        var passes = Optional.<Instant>empty();
        for (Told event : story) {
            passes = passes(event, passes);
            limits.add(new OpenLimit(event.at(), passes));
        }
        unextended.add(limits);
    }

    private static Optional<Instant> passes(Told event, Optional<Instant> before) {
        var data = event.data();
        boolean isNamed = data.containsKey("unextendedBefore") || data.containsKey("unextendedAfter");
        var after = Optional.ofNullable(data.getInstant("unextendedAfter"));
        var named = Optional.ofNullable(data.getInstant("unextended"));
        return switch (event.type()) {
            case "breached" -> named.or(() -> Optional.of(event.at()));
            case "closed", "withdrawn", "judged-not-valid" -> Optional.empty();
            case "reopened" ->
                data.getBoolean("wasEnded") ? named.or(() -> since(event, data.getBoolean("pastDue"))) : before;
            case "paused", "resumed" -> isNamed ? after : before;
            case "judgement-corrected", "ruled-anew", "extension-granted", "recounted" ->
                data.getBoolean("open") ? after.or(() -> since(event, data.getBoolean("pastDueAfter"))) : before;
            default -> before;
        };
    }

    private static Optional<Instant> since(Told event, boolean isPast) {
        return Optional.of(event.at()).filter(at -> isPast);
    }
}
