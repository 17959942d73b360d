package hotline.customer.lists;

import hotline.customer.Contact;
import hotline.customer.CustomerName;
import hotline.customer.FileFields;
import hotline.customer.Missing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A customer's file while rows of a list change it. */
final class ListedFile {
    private final long id;
    private final Optional<FileFields> before;
    private final Optional<String> externalBefore;
    private final boolean isSealed;
    private final List<Contact.Draft> contacts;
    private final List<Contact.Draft> added = new ArrayList<>();
    private final Instant lastContactAt;
    private FileFields fields;
    private Optional<String> externalId;
    private Refused refused;

    /** What merged files refuse, for them all (K8), and what an erased customer with one of the numbers refused. */
    record Refused(boolean calls, boolean sms) {
        static final Refused NOTHING = new Refused(false, false);

        Refused and(Refused other) {
            return new Refused(calls || other.calls, sms || other.sms);
        }
    }

    private ListedFile(
            long id,
            Optional<FileFields> before,
            FileFields fields,
            Optional<String> externalId,
            Refused refused,
            boolean isSealed,
            List<Contact.Draft> contacts,
            Instant lastContactAt) {
        this.id = id;
        this.before = before;
        this.fields = fields;
        this.externalBefore = before.isPresent() ? externalId : Optional.empty();
        this.externalId = externalId;
        this.refused = refused;
        this.isSealed = isSealed;
        this.contacts = new ArrayList<>(contacts);
        this.lastContactAt = lastContactAt;
    }

    /** @param contacts of all its merged files, also those that have ended, so that no list brings them back */
    static ListedFile known(
            long id,
            FileFields fields,
            Optional<String> externalId,
            Refused refused,
            boolean isSealed,
            List<Contact.Draft> contacts,
            Instant lastContactAt) {
        return new ListedFile(id, Optional.of(fields), fields, externalId, refused, isSealed, contacts, lastContactAt);
    }

    /** @param id below zero; the place among the new ones of its batch, from -1 on */
    static ListedFile made(
            long id, FileFields fields, Optional<String> externalId, Refused refused, Instant lastContactAt) {
        return new ListedFile(id, Optional.empty(), fields, externalId, refused, false, List.of(), lastContactAt);
    }

    long id() {
        return id;
    }

    boolean isNew() {
        return before.isEmpty();
    }

    /** Fields before the list; fails for a new one. */
    FileFields before() {
        return before.orElseThrow();
    }

    Optional<String> externalBefore() {
        return externalBefore;
    }

    FileFields fields() {
        return fields;
    }

    Optional<String> externalId() {
        return externalId;
    }

    /** Asked of a new file. */
    boolean isComplete() {
        return Missing.nothingIn(fields, contacts);
    }

    Refused refused() {
        return refused;
    }

    void refuse(Refused more) {
        refused = refused.and(more);
    }

    /** Nothing is written into it until the customer's next complaint (A2). */
    boolean isSealed() {
        return isSealed;
    }

    Instant lastContactAt() {
        return lastContactAt;
    }

    CustomerName name() {
        return CustomerName.of(fields.name());
    }

    boolean isRenamed() {
        return !isNew() && !before().name().equals(fields.name());
    }

    boolean areFieldsChanged() {
        return !isNew() && !(before().equals(fields) && externalBefore.equals(externalId));
    }

    boolean isChanged() {
        return areFieldsChanged() || (!isNew() && !added.isEmpty());
    }

    List<Contact.Draft> added() {
        return added;
    }

    /** @return whether anything differs now */
    boolean take(FileFields after, Optional<String> external) {
        boolean differs = !fields.equals(after) || !externalId.equals(external);
        fields = after;
        externalId = external;
        return differs;
    }

    int contacts() {
        return contacts.size();
    }

    List<Contact.Draft> lacking(List<Contact.Draft> wanted) {
        return wanted.stream()
                .filter(one -> contacts.stream().noneMatch(there -> there.isSameAs(one)))
                .toList();
    }

    void add(List<Contact.Draft> more) {
        contacts.addAll(more);
        added.addAll(more);
    }
}
