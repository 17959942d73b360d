package hotline.staffing.replay;

import hotline.policy.Policy;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A period replayed with the same agents and, if others are asked about, with those. Continues in pieces. Not for two threads at once. */
public final class FloorTrial {
    private final Past past;
    private final Policy policy;
    private final int agents;
    private final FloorReplay same;
    private final Optional<FloorReplay> other;
    private long played;

    FloorTrial(Past past, Policy policy, int agents) {
        this.past = past;
        this.policy = policy;
        this.agents = agents;
        var usual = Usual.of(past, policy.dispatch());
        this.same = new FloorReplay(past, policy.dispatch(), usual);
        this.other = agents == 0
                ? Optional.empty()
                : Optional.of(new FloorReplay(OtherAgents.of(past, agents), policy.dispatch(), usual));
    }

    /** Works, each as often as it is replayed. */
    public long total() {
        return past.works().size() * (other.isPresent() ? 2L : 1L);
    }

    public long played() {
        return played;
    }

    /** Takes a moment: not for an event loop. False where it was over already. */
    public boolean play(int works) {
        var next = same.isOver() ? other.filter(one -> !one.isOver()) : Optional.of(same);
        next.ifPresent(replay -> played += replay.play(works));
        return next.isPresent();
    }

    /** When all is played. */
    public JsonObject figures() {
        var level = policy.measures().serviceLevel();
        var asBefore = same.tally().outcome(level);
        return new FloorFiguresJson(past, level)
                .of(
                        agents,
                        ReplayTally.ofRecord(past).outcome(level),
                        asBefore,
                        other.map(replay -> replay.tally().outcome(level)).orElse(asBefore),
                        Agreement.of(past, same.made()));
    }
}
