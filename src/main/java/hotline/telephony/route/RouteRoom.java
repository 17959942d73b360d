package hotline.telephony.route;

import hotline.audit.PersonalDataAccess;
import hotline.database.Database;
import hotline.offer.CallOffers;
import hotline.policy.Policies;
import hotline.telephony.CallFollower;
import hotline.telephony.CallWriting;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The services of this room, built once; its followers are needed before calls are written, and its commands after. */
public final class RouteRoom {
    private final On on;
    private final ExchangeClient exchanges;
    private final Dials dials;

    /** The rooms that it rests on. */
    public record On(
            Vertx vertx,
            Database database,
            CallOffers offers,
            Policies policies,
            InstantSource clock,
            ExchangeAddresses places) {}

    public RouteRoom(On on) {
        this.on = on;
        this.exchanges = new ExchangeClient(on.vertx(), on.places());
        this.dials = new Dials(on.database(), on.policies(), exchanges, on.clock());
    }

    public CallRouting routing() {
        return new CallRouting(on.database(), on.offers(), on.policies(), on.clock());
    }

    public Dials dials() {
        return dials;
    }

    /** What calls do to the floor, in this order: agents before the notices about them. */
    public List<CallFollower> followers() {
        return List.of(
                new CallsOnFloor(on.offers(), on.policies()), new MissedCalls(on.policies()), dials, new HandedCalls());
    }

    /** @param tell people whose calls have changed */
    public CallCommands commands(CallWriting writing, Consumer<Set<Long>> tell) {
        return new CallCommands(on.database(), writing, exchanges, on.clock(), tell);
    }

    /** @param tell people whose calls are listened to */
    public Listening listening(PersonalDataAccess accesses, Consumer<Set<Long>> tell) {
        return new Listening(on.database(), exchanges, accesses, on.clock(), tell);
    }
}
