package hotline.earlier;

import java.util.List;

/** The complaints before one that are about the same thing, newest first. */
public record EarlierCount(List<Found> found) {
    public static final EarlierCount NONE = new EarlierCount(List.of());

    public EarlierCount {
        found = List.copyOf(found);
    }

    /** 1 for the first complaint about its thing. */
    public int nth() {
        return 1 + (int) found.stream().filter(one -> !one.isOther()).count();
    }
}
