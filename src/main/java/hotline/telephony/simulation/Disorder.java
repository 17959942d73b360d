package hotline.telephony.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * How messages go astray on their way, in percent of them.
 *
 * @param doubled come twice
 * @param late come after messages that were sent later
 * @param lost never come
 */
public record Disorder(int doubled, int late, int lost) {
    public static final Disorder NONE = new Disorder(0, 0, 0);

    private static final int LATEST_SECONDS = 20;

    private record Way(long comesAt, WireMessage message) {}

    /** What came of the messages of a day. */
    public record Sent(List<WireMessage> messages, int doubledOnes, int lateOnes, int lostOnes) {
        public Sent {
            messages = List.copyOf(messages);
        }
    }

    /** @param messages in the order of their times */
    public Sent of(List<WireMessage> messages, long seed) {
        var random = new Random(seed);
        var ways = new ArrayList<Way>();
        int[] counts = new int[3];
        for (WireMessage message : messages) {
            if (random.nextInt(100) < lost) {
                counts[2]++;
                continue;
            }
            long delay = 0;
            if (random.nextInt(100) < late) {
                counts[1]++;
                delay = 1L + random.nextInt(LATEST_SECONDS);
            }
            ways.add(new Way(message.at().getEpochSecond() + delay, message));
            if (random.nextInt(100) < doubled) {
                counts[0]++;
                ways.add(new Way(message.at().getEpochSecond() + random.nextInt(LATEST_SECONDS), message));
            }
        }
        ways.sort(Comparator.comparingLong(Way::comesAt));
        return new Sent(ways.stream().map(Way::message).toList(), counts[0], counts[1], counts[2]);
    }
}
