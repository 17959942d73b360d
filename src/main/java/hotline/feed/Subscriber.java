package hotline.feed;

/** Who opens a stream: on it depend what the stream hears of and how many of the kind there may be. */
public sealed interface Subscriber {

    Audience audience();

    /** Whose streams are counted together, and the oldest of them ended where there are too many. */
    Object holder();

    /** How many streams one holder has at most: as many as a person looks at, and a few that were lost unnoticed. */
    int most();

    /** Somebody signed in, by the number of their account. */
    record Person(long id, Audience audience) implements Subscriber {
        @Override
        public Object holder() {
            return id;
        }

        @Override
        public int most() {
            return 8;
        }
    }

    /**
     * Whoever has the tracking code of a complaint. Anybody may have some, so one network gets a bounded share.
     *
     * @param network where the request came from, as limits count it
     */
    record Customer(long complaint, String network) implements Subscriber {
        @Override
        public Audience audience() {
            return new Audience.Complainant(complaint);
        }

        @Override
        public Object holder() {
            return audience();
        }

        @Override
        public int most() {
            return 5;
        }
    }
}
