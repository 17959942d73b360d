package hotline.feed;

/** The owner of a stream: decides which events it hears and how many such streams there may be. */
public sealed interface Subscriber {

    Audience audience();

    /** Streams of one holder are counted together, and the oldest ends if there are too many. */
    Object holder();

    /** How many streams one holder has at most: as many as a person looks at, and a few that broke unnoticed. */
    int most();

    /** A person signed in, by the number of their account. */
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
     * A customer with the tracking code of a complaint. Codes are easy to get, so one network gets a bounded share.
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
