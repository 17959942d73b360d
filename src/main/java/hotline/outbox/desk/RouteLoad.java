package hotline.outbox.desk;

/** What a route has to do, and how many messages failed. */
public record RouteLoad(int waiting, int sending, int failed) {
    static final RouteLoad NONE = new RouteLoad(0, 0, 0);
}
