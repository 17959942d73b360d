package hotline.wiring;

import hotline.allowance.Allowances;
import hotline.complaint.reading.ComplaintReader;
import hotline.contact.ContactPoints;
import hotline.database.Database;
import hotline.outbox.Outbox;
import hotline.policy.Policies;
import hotline.secret.ServerKeys;
import hotline.told.CustomerMessages;
import hotline.told.LinkBack;
import hotline.told.ToldMessages;
import hotline.told.UnreachedByMessage;
import hotline.told.WayBack;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The services of messages that the server and tests share. */
public record MessageServices(
        Outbox outbox,
        ServerKeys keys,
        ContactPoints contacts,
        CustomerMessages customers,
        LinkBack links,
        WayBack ways,
        ToldMessages told) {

    /**
     * With all that follows from what becomes of messages.
     *
     * @param zone of the days that figures count
     */
    public static Outbox outbox(Database database, Supplier<ZoneId> zone) {
        var outbox = new Outbox(database, zone);
        outbox.follow(new UnreachedByMessage());
        return outbox;
    }

    public static MessageServices of(
            Database database, Policies policies, ComplaintReader reader, Allowances allowances, InstantSource clock) {
        var pool = database.pool();
        var outbox = outbox(database, () -> policies.inForce().policy().zone());
        var keys = new ServerKeys(pool);
        var contacts = new ContactPoints(keys);
        return new MessageServices(
                outbox,
                keys,
                contacts,
                new CustomerMessages(contacts, keys, policies, outbox, clock),
                new LinkBack(pool, reader, contacts, keys, allowances, outbox, clock),
                new WayBack(pool, reader, contacts, keys, allowances, policies, outbox, clock),
                new ToldMessages(pool, policies));
    }
}
