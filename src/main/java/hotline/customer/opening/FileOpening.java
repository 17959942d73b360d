package hotline.customer.opening;

import hotline.customer.CallersOfNumber;
import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.customer.CustomerKind;
import hotline.customer.Customers;
import hotline.customer.FileChange;
import hotline.customer.FileEdits;
import hotline.customer.NameKeys;
import hotline.text.TypedText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file of a person on a number, or makes one. */
public final class FileOpening {
    private FileOpening() {}

    /**
     * A person who called.
     *
     * @param phone in E.164
     * @param by the agent
     */
    public record Newcomer(
            String name,
            String phone,
            Optional<String> extension,
            Optional<String> address,
            String language,
            long by,
            Instant at) {
        CustomerKind kind() {
            return CustomerKind.ofName(TypedText.plain(name));
        }

        List<Contact.Draft> contacts() {
            return Stream.concat(
                            Stream.of(new Contact.Draft(ContactKind.PHONE, phone, extension, Optional.empty())),
                            address.stream()
                                    .map(place -> new Contact.Draft(
                                            ContactKind.ADDRESS, place, Optional.empty(), Optional.empty())))
                    .toList();
        }
    }

    /** The file to which a complaint of that caller would go; empty: they have none. */
    public static Future<Optional<Long>> find(
            SqlConnection connection, String name, String phone, Optional<String> extension) {
        return Customers.onPhones(connection, List.of(phone))
                .map(found -> CallersOfNumber.file(found.getOrDefault(phone, List.of()), name, extension));
    }

    /** The same, or a file that is made now. */
    public static Future<Long> findOrMake(SqlConnection transaction, Newcomer newcomer) {
        return OpeningStore.lock(transaction, newcomer.phone())
                .compose(locked -> find(transaction, newcomer.name(), newcomer.phone(), newcomer.extension()))
                .compose(
                        found -> found.isPresent() ? Future.succeededFuture(found.get()) : make(transaction, newcomer));
    }

    private static Future<Long> make(SqlConnection transaction, Newcomer newcomer) {
        return OpeningStore.make(transaction, newcomer)
                .compose(file -> OpeningStore.name(transaction, file, NameKeys.of(newcomer.name()))
                        .compose(named -> OpeningStore.reach(transaction, file, newcomer))
                        .compose(reached -> FileEdits.record(
                                transaction,
                                List.of(new FileChange(
                                        file,
                                        newcomer.at(),
                                        Optional.of(newcomer.by()),
                                        "made",
                                        Optional.empty(),
                                        new JsonObject()))))
                        .map(file));
    }
}
