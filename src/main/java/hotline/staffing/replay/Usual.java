package hotline.staffing.replay;

import hotline.offer.OfferAnswer;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What agents usually do, where the record has no answer: middles of what it has. */
final class Usual {
    private final Map<Long, Duration> answers = new HashMap<>();
    private final Duration answer;
    private final Map<WorkKind, Duration> held = new EnumMap<>(WorkKind.class);

    private Usual(Duration answer) {
        this.answer = answer;
    }

    static Usual of(Past past, DispatchRules rules) {
        var each = new HashMap<Long, List<Duration>>();
        var all = new ArrayList<Duration>();
        for (var offer : past.offers()) {
            if (offer.answer().equals(Optional.of(OfferAnswer.ACCEPTED))) {
                offer.answeredAt().map(at -> Duration.between(offer.at(), at)).ifPresent(took -> {
                    each.computeIfAbsent(offer.agent(), first -> new ArrayList<>())
                            .add(took);
                    all.add(took);
                });
            }
        }
        var usual = new Usual(middle(all).orElse(rules.offer().dividedBy(2)));
        each.forEach((agent, took) -> middle(took).ifPresent(one -> usual.answers.put(agent, one)));
        var times = new EnumMap<WorkKind, List<Duration>>(WorkKind.class);
        for (var work : past.works()) {
            for (var time : work.times()) {
                time.held().ifPresent(one -> times.computeIfAbsent(work.id().kind(), first -> new ArrayList<>())
                        .add(one));
            }
        }
        times.forEach((kind, all1) -> middle(all1).ifPresent(one -> usual.held.put(kind, one)));
        return usual;
    }

    private static Optional<Duration> middle(List<Duration> times) {
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(times.stream().sorted().toList().get((times.size() - 1) / 2));
    }

    /** How long an agent thinks about an offer. */
    Duration answer(long agent) {
        return answers.getOrDefault(agent, answer);
    }

    /** How long a work is in hand. One that was taken in truth and is still in hand stays there. */
    Optional<Duration> held(WorkKind kind, boolean wasTaken) {
        return wasTaken ? Optional.empty() : Optional.ofNullable(held.get(kind));
    }
}
