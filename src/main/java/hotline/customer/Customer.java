package hotline.customer;

import hotline.complaint.PersonName;
import hotline.complaint.ReportedUnit;
import hotline.policy.tier.Tier;
import hotline.rows.Fields;
import hotline.text.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A customer's file as people read it.
 *
 * @param externalId the customer's number in the company's other software
 * @param responsible the agent who looks after them
 * @param servedBy the agent with their last complaint (R3)
 * @param erasedAt since when nothing personal is left in it
 * @param sealedAt since when it is closed (A2)
 * @param contacts that are valid now, with those of merged files
 * @param tiers of this file and those merged with it
 * @param listed on blacklists, by any of their numbers or their credit code
 * @param merged the files that are merged into it; fields are its own, only a refusal of calls or text messages counts of them all
 */
public record Customer(
        long id,
        int version,
        FileFields fields,
        Optional<String> externalId,
        Optional<PersonName> responsible,
        Optional<PersonName> servedBy,
        Instant createdAt,
        Instant lastContactAt,
        Optional<Instant> erasedAt,
        Optional<Instant> sealedAt,
        List<Contact> contacts,
        List<TierNow> tiers,
        List<Listed> listed,
        Cases cases,
        List<Merged> merged) {

    public Customer {
        contacts = List.copyOf(contacts);
        tiers = List.copyOf(tiers);
        listed = List.copyOf(listed);
        merged = List.copyOf(merged);
    }

    /** A file that is merged into this one. */
    public record Merged(long file, String name, CustomerKind kind) {
        Merged masked() {
            return new Merged(file, MaskedText.name(name), kind);
        }

        /** As stores select it: with {@code id}, {@code name} and {@code kind}. */
        public static Merged of(Fields file) {
            return new Merged(file.number("id"), file.text("name"), file.code("kind", CustomerKind::of));
        }
    }

    /** Ids of all files whose data are in it, its own first. */
    public List<Long> files() {
        return Stream.concat(Stream.of(id), merged.stream().map(Merged::file)).toList();
    }

    /**
     * An approved entry of a blacklist that has not been lifted (D3).
     *
     * @param department whose list; empty: the company's
     * @param by code of what the customer has in common with the entry: the file, a phone number or the credit code
     * @param endsAt from then on it is over
     */
    public record Listed(Optional<String> department, String by, String harm, Instant since, Optional<Instant> endsAt) {
        public boolean isInForce(Instant now) {
            return endsAt.filter(end -> !end.isAfter(now)).isEmpty();
        }
    }

    /**
     * A tier that is valid now (K1, D1).
     *
     * @param department in which it holds (D7); empty: the whole company
     */
    public record TierNow(Tier tier, Optional<String> department, Instant since) {}

    /**
     * Their complaints.
     *
     * @param shown open ones, those due first
     * @param promisedReplyAt the earliest reply that was promised to them and is still owed
     */
    public record Cases(int all, int open, List<OpenCase> shown, Optional<Instant> promisedReplyAt) {
        public Cases {
            shown = List.copyOf(shown);
        }
    }

    /** @param complaint its id */
    public record OpenCase(
            long complaint,
            String number,
            String status,
            String type,
            Optional<String> subtype,
            String severity,
            Optional<ReportedUnit> branch,
            Instant dueAt) {}

    /** For a person who gave no reason to see it whole (K8). */
    Customer masked() {
        return new Customer(
                id,
                version,
                fields.masked(),
                externalId,
                responsible,
                servedBy,
                createdAt,
                lastContactAt,
                erasedAt,
                sealedAt,
                contacts.stream().map(Contact::masked).toList(),
                tiers,
                listed,
                cases,
                merged.stream().map(Merged::masked).toList());
    }

    /** What agents ask for at the next contact (A5). */
    public Set<Missing> missing() {
        return Missing.of(fields, contacts);
    }
}
