package hotline.customer.duplicate;

import hotline.customer.CustomerKind;
import hotline.network.Readings;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How alike two files are: the weight of what agrees less that of what differs, in bits (Fellegi and Sunter). A shared number alone says nothing, since
 * families and offices share numbers: names have to fit.
 *
 * @param score rounded down
 */
record Likeness(int score, Set<Reason> reasons) {
    /** Another rule has another number, so that all files are compared again. */
    static final int RULE = 1;

    private static final double LEAST = 18;
    private static final double CODE = 40;
    private static final double PHONE = 14;
    private static final double MAIL = 14;
    private static final double ADDRESS = 12;
    private static final double PHONE_OF_COMPANY = 10;
    private static final double REGION = 4;
    private static final double REGION_OF_COMPANY = 5;
    private static final double OTHER_REGION_OF_COMPANY = -20;
    private static final double TRADE = 3;
    private static final double OTHER_TRADE = -8;
    private static final double SOUND = 8;
    private static final double SOUND_OF_COMPANY = -4;
    private static final double TITLE = 4;

    Likeness {
        reasons = Set.copyOf(reasons);
    }

    /** Weights as they come together. */
    private static final class Sum {
        private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        private double bits;
        private boolean isReached;

        void add(Reason reason, double more) {
            reasons.add(reason);
            bits += more;
        }

        /** A way to reach them that they share. */
        void reach(Reason reason, double more, Set<String> one, Set<String> other) {
            if (!Collections.disjoint(one, other)) {
                add(reason, more);
                isReached = true;
            }
        }

        Optional<Likeness> least(double needed) {
            return bits >= (isReached ? LEAST : Math.max(LEAST, needed))
                    ? Optional.of(new Likeness((int) Math.min(bits, Short.MAX_VALUE), reasons))
                    : Optional.empty();
        }
    }

    /**
     * Empty where nothing suggests one customer.
     *
     * @param named how many files have their name, these two included
     */
    static Optional<Likeness> of(Compared one, Compared other, NameRarity rarity, int named) {
        if (one.kind() != other.kind() || one.root() == other.root()) {
            return Optional.empty();
        }
        return one.kind() == CustomerKind.COMPANY
                ? companies(one, other, rarity, named)
                : people(one, other, rarity, named);
    }

    private static Optional<Likeness> people(Compared one, Compared other, NameRarity rarity, int named) {
        var sum = new Sum();
        sum.reach(Reason.SAME_PHONE, PHONE, one.phones(), other.phones());
        sum.reach(Reason.SAME_E_MAIL, MAIL, one.mails(), other.mails());
        sum.reach(Reason.SAME_ADDRESS, ADDRESS, one.addresses(), other.addresses());
        if (one.name().isSame(other.name()) && one.name().isFull()) {
            sum.add(
                    Reason.SAME_NAME,
                    rarity.ofPerson(one.name().folded(), one.name().surname().orElse(""), named));
        } else if (sum.isReached && isTitled(one, other) && one.name().fits(other.name())) {
            sum.add(Reason.SIMILAR_NAME, TITLE);
        } else if (sum.isReached
                && !isTitled(one, other)
                && soundsSame(one.name().folded(), other.name().folded())) {
            sum.add(Reason.SAME_SOUND, SOUND);
        } else {
            return Optional.empty();
        }
        if (one.region().isPresent() && other.region().isPresent()) {
            if (one.region().equals(other.region())) {
                sum.add(Reason.SAME_REGION, REGION);
            } else {
                sum.bits -= REGION;
            }
        }
        return sum.least(rarity.needed());
    }

    private static boolean isTitled(Compared one, Compared other) {
        return one.name().isTitled() || other.name().isTitled();
    }

    private static Optional<Likeness> companies(Compared one, Compared other, NameRarity rarity, int named) {
        var sum = new Sum();
        if (one.creditCode().isPresent() && other.creditCode().isPresent()) {
            if (!one.creditCode().equals(other.creditCode())) {
                return Optional.empty();
            }
            sum.add(Reason.SAME_CREDIT_CODE, CODE);
        }
        sum.reach(Reason.SAME_PHONE, PHONE_OF_COMPANY, one.phones(), other.phones());
        sum.reach(Reason.SAME_E_MAIL, MAIL, one.mails(), other.mails());
        sum.reach(Reason.SAME_ADDRESS, ADDRESS, one.addresses(), other.addresses());
        var first = CompanyName.of(one.name().folded());
        var second = CompanyName.of(other.name().folded());
        boolean isCore = !first.core().isEmpty() && first.core().equals(second.core());
        if (isCore) {
            boolean isWhole = one.name().folded().equals(other.name().folded());
            sum.add(isWhole ? Reason.SAME_NAME : Reason.SIMILAR_NAME, rarity.ofCompany(first.core(), named));
        } else if (soundsSame(first.core(), second.core())) {
            sum.add(Reason.SAME_SOUND, rarity.ofCompany(first.core(), named) + SOUND_OF_COMPANY);
        } else if (!sum.reasons.contains(Reason.SAME_CREDIT_CODE)) {
            return Optional.empty();
        }
        placeAndTrade(sum, first, second);
        return sum.least(rarity.needed());
    }

    private static void placeAndTrade(Sum sum, CompanyName one, CompanyName other) {
        if (one.region().isPresent() && other.region().isPresent()) {
            if (one.region().equals(other.region())) {
                sum.add(Reason.SAME_REGION, REGION_OF_COMPANY);
            } else {
                sum.bits += OTHER_REGION_OF_COMPANY;
            }
        }
        if (!one.trades().isEmpty() && !other.trades().isEmpty()) {
            if (Collections.disjoint(one.trades(), other.trades())) {
                sum.bits += OTHER_TRADE;
            } else {
                sum.add(Reason.SAME_TRADE, TRADE);
            }
        }
    }

    /** Two Chinese names of the same length, each character of which has a reading in common. */
    static boolean soundsSame(String one, String other) {
        int[] first = one.codePoints().toArray();
        int[] second = other.codePoints().toArray();
        if (first.length < 2 || first.length != second.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if (first[i] != second[i] && !isOneSound(first[i], second[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneSound(int one, int other) {
        var readings = new HashSet<>(Arrays.asList(Readings.of(one)));
        return !Collections.disjoint(readings, Arrays.asList(Readings.of(other)));
    }
}
