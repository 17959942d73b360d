package hotline.feed;

/** Whose events a follower may hear of. */
public sealed interface Audience {

    boolean mayHear(FeedEntry entry);

    /** Those who handle complaints hear all. */
    record Handlers() implements Audience {
        @Override
        public boolean mayHear(FeedEntry entry) {
            return true;
        }
    }

    /** A branch hears of what it filed, and nothing internal (P6). */
    record Branch(String code) implements Audience {
        @Override
        public boolean mayHear(FeedEntry entry) {
            return !entry.internal()
                    && entry.filedByBranch().filter(code::equals).isPresent();
        }
    }

    /** A customer hears of one complaint, and nothing internal (P6). */
    record Complainant(long complaint) implements Audience {
        @Override
        public boolean mayHear(FeedEntry entry) {
            return !entry.internal() && entry.complaint() == complaint;
        }
    }
}
