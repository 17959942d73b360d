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

/** The services of messages that the server and tests share. */
public record MessageServices(
        Outbox outbox,
        ServerKeys keys,
        ContactPoints contacts,
        CustomerMessages customers,
        LinkBack links,
        WayBack ways,
        ToldMessages told) {

    public static MessageServices of(
            Database database, Policies policies, ComplaintReader reader, Allowances allowances, InstantSource clock) {
        var pool = database.pool();
        var outbox = new Outbox(database, () -> policies.inForce().policy().zone());
        var keys = new ServerKeys(pool);
        var contacts = new ContactPoints(keys);
        outbox.follow(new UnreachedByMessage());
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
