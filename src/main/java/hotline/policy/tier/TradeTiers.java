package hotline.policy.tier;

import hotline.policy.taxonomy.Codes;
import java.util.Map;

/**
 * Tiers by the trade of a calendar year (K1).
 *
 * @param vipFromFen from this trade on a customer who pays well is VIP, another one key
 * @param keyFromFen from this trade on a customer is key
 * @param withoutTrade what becomes of customers of whom no trade is known
 */
public record TradeTiers(long vipFromFen, long keyFromFen, Returns returns, WithoutTrade withoutTrade) {

    /** Whether returned goods count as trade. */
    public enum Returns {
        DEDUCTED("deducted"),
        IGNORED("ignored");

        private static final Map<String, Returns> BY_CODE = Codes.of(values(), Returns::code);

        private final String code;

        Returns(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Map<String, Returns> byCode() {
            return BY_CODE;
        }
    }

    /** What a review does with customers without any trade and without a tier. */
    public enum WithoutTrade {
        /** A shop's senders of one parcel, say, are no future customers. */
        LEFT_OUT("left-out"),
        PROSPECT("prospect");

        private static final Map<String, WithoutTrade> BY_CODE = Codes.of(values(), WithoutTrade::code);

        private final String code;

        WithoutTrade(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Map<String, WithoutTrade> byCode() {
            return BY_CODE;
        }
    }

    /**
     * Known facts about a customer's trade in a year.
     *
     * @param returnsFen the part of it that was returned
     * @param paysWell 付款信誉良好
     * @param tradedBefore there was trade in an earlier year
     */
    public record YearOfTrade(long amountFen, long returnsFen, boolean paysWell, boolean tradedBefore) {}

    /** What counts of a year. */
    public long counted(YearOfTrade year) {
        return returns == Returns.DEDUCTED ? year.amountFen() - year.returnsFen() : year.amountFen();
    }

    /** A customer without any trade so far is a prospect. */
    public Tier tier(YearOfTrade year) {
        long counted = counted(year);
        if (counted >= vipFromFen && year.paysWell()) {
            return Tier.VIP;
        }
        if (counted >= keyFromFen) {
            return Tier.KEY;
        }
        return year.amountFen() == 0 && !year.tradedBefore() ? Tier.PROSPECT : Tier.ORDINARY;
    }
}
