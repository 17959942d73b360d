package hotline.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One follower's place: what happens while it is told what it missed waits until that is told. Used on one context. */
final class Following {
    private final Audience audience;
    private final Follower follower;
    private LogPosition heard;
    private List<FeedEntry> waiting = new ArrayList<>();

    Following(Audience audience, Follower follower, LogPosition heard) {
        this.audience = audience;
        this.follower = follower;
        this.heard = heard;
    }

    Follower follower() {
        return follower;
    }

    Audience audience() {
        return audience;
    }

    void happened(List<FeedEntry> entries) {
        if (waiting == null) {
            tell(entries.stream());
        } else {
            entries.stream().filter(audience::mayHear).forEach(waiting::add);
        }
    }

    /** @param missed all after the place it came with; may reach beyond what has waited */
    void caughtUp(List<FeedEntry> missed) {
        if (waiting == null) {
            return;
        }
        var waited = waiting;
        waiting = null;
        var end = missed.isEmpty() ? heard : missed.get(missed.size() - 1).position();
        tell(Stream.concat(missed.stream(), waited.stream().filter(entry -> entry.position()
                .isAfter(end))));
    }

    /** Forgets what was missed: the follower loads anew. */
    void resync(LogPosition from) {
        waiting = null;
        heard = from;
        follower.resync(from);
    }

    /** Another node may have told more than this one has read, so what was heard already is left out. */
    private void tell(Stream<FeedEntry> entries) {
        var news = entries.filter(entry -> entry.position().isAfter(heard)).toList();
        if (!news.isEmpty()) {
            heard = news.get(news.size() - 1).position();
        }
        follower.hear(news.stream().filter(audience::mayHear).toList(), heard);
    }
}
