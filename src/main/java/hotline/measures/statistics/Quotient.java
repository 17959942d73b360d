package hotline.measures.statistics;

/** What is compared, and how chance moves it. */
public enum Quotient {
    /** A part of a whole: its number is that of a binomial distribution. */
    SHARE {
        @Override
        double cases(double centre, long whole) {
            return whole;
        }

        @Override
        double score(Share seen, double centre) {
            return BinomialTails.score(seen, centre);
        }

        @Override
        double low(long whole, double centre, double deviations) {
            return BinomialTails.low(whole, centre, deviations);
        }

        @Override
        double high(long whole, double centre, double deviations) {
            return BinomialTails.high(whole, centre, deviations);
        }

        @Override
        double deviation(double centre, long whole) {
            return Math.sqrt(centre * (1 - centre) / whole);
        }

        /** Three deviations to each side, as every p-chart has them. */
        @Override
        Band band(double centre, long whole, double deviations) {
            double reach = deviations * deviation(centre, whole);
            return new Band(Math.max(0, centre - reach), Math.min(1, centre + reach));
        }
    },
    /** A count for so much volume, in which cases are rare: its number is that of a Poisson distribution. */
    RATE {
        @Override
        double cases(double centre, long whole) {
            return centre * whole;
        }

        @Override
        double score(Share seen, double centre) {
            return PoissonTails.score(seen, centre);
        }

        @Override
        double low(long whole, double centre, double deviations) {
            return PoissonTails.low(whole, centre, deviations);
        }

        @Override
        double high(long whole, double centre, double deviations) {
            return PoissonTails.high(whole, centre, deviations);
        }

        @Override
        double deviation(double centre, long whole) {
            return Math.sqrt(centre / whole);
        }

        /** Exact, since a branch has few complaints in a week and these lie askew. */
        @Override
        Band band(double centre, long whole, double deviations) {
            return new Band(low(whole, centre, deviations), high(whole, centre, deviations));
        }
    };

    /** Between which values a point over time lies by chance. */
    record Band(double low, double high) {}

    /**
     * By how many cases a member is judged: of a rate those that its volume leads to expect, since the ones that were seen would
     * hide members with few.
     */
    abstract double cases(double centre, long whole);

    /** Whether a member has so many cases that anything can be said of it. */
    public boolean isEnough(Share centre, long whole, int fewest) {
        return whole > 0 && cases(centre.value(), whole) >= fewest;
    }

    abstract double score(Share seen, double centre);

    abstract double low(long whole, double centre, double deviations);

    abstract double high(long whole, double centre, double deviations);

    /** The standard deviation that chance alone gives it. */
    abstract double deviation(double centre, long whole);

    abstract Band band(double centre, long whole, double deviations);
}
