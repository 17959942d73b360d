package hotline.sla;

import hotline.policy.ClockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** All clocks of one complaint, in the order of their kinds and numbers. A value. */
public record Clocks(List<SlaClock> all) {

    public Clocks {
        all = List.copyOf(all);
        if (all.stream().noneMatch(clock -> clock.kind() == ClockKind.HANDLING)) {
            throw new IllegalArgumentException("every complaint has a handling clock");
        }
    }

    public SlaClock handling() {
        return latest(ClockKind.HANDLING).orElseThrow();
    }

    public Optional<SlaClock> latest(ClockKind kind) {
        SlaClock latest = null;
        for (SlaClock clock : all) {
            if (clock.kind() == kind && (latest == null || clock.ordinal() >= latest.ordinal())) {
                latest = clock;
            }
        }
        return Optional.ofNullable(latest);
    }

    /** The latest of a kind while it has not ended. */
    public Optional<SlaClock> open(ClockKind kind) {
        return latest(kind).filter(SlaClock::isOpen);
    }

    public boolean isPaused() {
        return handling().isPaused();
    }

    /** Changes the selected clocks; the others stay as they are. */
    public Clocks each(Predicate<SlaClock> meant, UnaryOperator<SlaClock> change) {
        return new Clocks(all.stream()
                .map(clock -> meant.test(clock) ? change.apply(clock) : clock)
                .toList());
    }

    /** Adds a clock, numbered after those of its kind. */
    public Clocks with(SlaClock started) {
        int last = latest(started.kind()).map(SlaClock::ordinal).orElse(0);
        var more = new ArrayList<>(all);
        more.add(started.numbered(last + 1));
        return new Clocks(more);
    }

    /** With that clock in place of the one of its kind and number, or after the others. */
    public Clocks put(SlaClock clock) {
        return all.stream().anyMatch(one -> one.isNamedAs(clock))
                ? each(one -> one.isNamedAs(clock), one -> clock)
                : with(clock);
    }

    /** The clocks that are new or changed since the earlier ones. */
    public List<SlaClock> changedSince(Clocks earlier) {
        return all.stream().filter(clock -> !earlier.all.contains(clock)).toList();
    }
}
