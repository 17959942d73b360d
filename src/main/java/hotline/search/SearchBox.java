package hotline.search;

import hotline.complaint.TrackingCode;
import hotline.complaint.reading.ComplaintReader;
import hotline.complaint.reading.ComplaintRow;
import hotline.complaint.reading.Search;
import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.identity.Caller;
import hotline.search.IdentifierStore.Found;
import hotline.search.SearchResult.ComplaintHit;
import hotline.search.SearchResult.CustomerHit;
import hotline.search.SearchResult.Group;
import hotline.search.SearchResult.Kind;
import hotline.search.SearchResult.Match;
import hotline.search.SearchResult.MatchedBy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds complaints and customers by anything that is typed. All that a text may mean is looked up at once; what the caller may not see is not
 * found, and the look at what is shown is on record before it is (K8).
 */
public final class SearchBox {
    /** Of a common word: the best among the newest hits come first. */
    private static final int NEWEST_WITH_WORDS = 60;

    private final Vertx vertx;
    private final Pool pool;
    private final ComplaintReader complaints;
    private final Customers customers;

    public SearchBox(Vertx vertx, Pool pool, ComplaintReader complaints, Customers customers) {
        this.vertx = vertx;
        this.pool = pool;
        this.complaints = complaints;
        this.customers = customers;
    }

    /**
     * Who asks, and how the answer is written.
     *
     * @param caller an agent, a supervisor or a branch
     * @param most hits of a group
     * @param phone how people write a number
     */
    public record Asking(Caller caller, Instant at, int most, UnaryOperator<String> phone) {
        Optional<String> branch() {
            return caller.signedIn().branch();
        }
    }

    public Future<SearchResult> find(SearchText text, Asking asking) {
        var asked = new IdentifierStore.Asked(
                text.identifiers(),
                text.customer().flatMap(SearchText.SoughtCustomer::lastDigits),
                asking.branch(),
                asking.most());
        var numbers = pool.withConnection(connection -> IdentifierStore.byNumber(connection, asked));
        var codes = codes(text);
        var waybills = pool.withConnection(connection -> IdentifierStore.byWaybill(connection, asked));
        var phones = pool.withConnection(connection -> IdentifierStore.byPhone(connection, asked));
        var told = told(text, asking);
        var files = files(text, asking);
        return Future.all(List.of(numbers, codes, waybills, phones, told, files))
                .compose(all -> {
                    var found = List.of(
                            new Part(Kind.NUMBER, found(numbers.result(), one -> number(one, text, codes.result()))),
                            new Part(
                                    Kind.WAYBILL,
                                    found(waybills.result(), one -> whole(MatchedBy.WAYBILL, one.text()))),
                            new Part(Kind.PHONE, found(phones.result(), one -> phone(one.text(), text, asking))),
                            new Part(Kind.WORDS, words(told.result(), text)));
                    return shown(found, asking)
                            .map(rows -> new SearchResult(Stream.of(
                                            found.get(0).group(rows, asking.most()),
                                            found.get(1).group(rows, asking.most()),
                                            group(files.result(), text, asking),
                                            found.get(2).group(rows, asking.most()),
                                            found.get(3).group(rows, asking.most()))
                                    .filter(group -> !group.hits().isEmpty())
                                    .toList()));
                });
    }

    /** The newest complaints that were told in these words, for a list that is narrowed by them. */
    public Future<List<Long>> withWords(Caller caller, SoughtWords words, int most) {
        return pool.withConnection(connection -> new WordSearch(
                        vertx, connection, words, caller.signedIn().branch(), most)
                .run()
                .map(told -> told.stream().map(Told::complaint).toList()));
    }

    /** For a branch the newest of its complaints whose phone number ends with these digits: it has no customers' files. */
    public Future<List<Long>> withLastDigits(Caller caller, String typed, Search identifiers, int most) {
        var asked = new IdentifierStore.Asked(
                new Search(List.of(), List.of(), identifiers.phones()),
                SearchText.customer(typed).flatMap(SearchText.SoughtCustomer::lastDigits),
                caller.signedIn().branch(),
                most);
        if (asked.branch().isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return pool.withConnection(connection -> IdentifierStore.byLastDigits(connection, asked))
                .map(found -> found.stream().map(Found::complaint).toList());
    }

    /** Complaints of one kind, more than are shown if there are more. */
    private record Part(Kind kind, List<Candidate> candidates) {
        Group group(Map<Long, ComplaintRow> rows, int most) {
            return new Group(
                    kind,
                    candidates.stream()
                            .limit(most)
                            .flatMap(one -> Optional.ofNullable(rows.get(one.complaint()))
                                    .map(row -> new ComplaintHit(row, one.match()))
                                    .stream())
                            .map(SearchResult.Hit.class::cast)
                            .toList(),
                    candidates.size() > most);
        }
    }

    private record Candidate(long complaint, Match match) {}

    private Future<Map<Long, ComplaintRow>> shown(List<Part> parts, Asking asking) {
        var ids = parts.stream()
                .flatMap(part -> part.candidates().stream().limit(asking.most()))
                .map(Candidate::complaint)
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Future.succeededFuture(Map.of())
                : complaints.found(asking.caller(), ids, asking.at()).map(rows -> rows.stream()
                        .collect(Collectors.toMap(ComplaintRow::id, Function.identity())));
    }

    /** The complaints whose customers follow them with a code that was typed. */
    private Future<Set<Long>> codes(SearchText text) {
        var open = new ArrayList<Future<Optional<Long>>>();
        for (TrackingCode code : text.codes()) {
            open.add(complaints.tracked(code).map(found -> found.map(complaint -> complaint.id())));
        }
        return Future.all(open)
                .map(all -> open.stream().flatMap(one -> one.result().stream()).collect(Collectors.toSet()));
    }

    private Future<List<Told>> told(SearchText text, Asking asking) {
        return text.words()
                .map(words -> pool.withConnection(connection -> new WordSearch(
                                vertx,
                                connection,
                                words,
                                asking.branch(),
                                Math.max(asking.most() + 1, NEWEST_WITH_WORDS))
                        .run()))
                .orElseGet(() -> Future.succeededFuture(List.of()));
    }

    /** Branches have no customers' files. */
    private Future<List<Customer>> files(SearchText text, Asking asking) {
        var person = asking.caller().signedIn();
        if (!person.role().handlesComplaints()) {
            return Future.succeededFuture(List.of());
        }
        var reader = new Customers.Reader(person, asking.at());
        int most = asking.most() + 1;
        if (text.phone().isPresent()) {
            var phone = text.phone().get();
            return customers.byPhone(reader, phone.number(), phone.extension(), most);
        }
        return text.customer()
                .map(sought -> sought.lastDigits()
                        .map(digits -> customers.byLastDigits(reader, digits, sought.name(), most))
                        .orElseGet(() -> customers.byName(reader, sought.name().orElse(""), most)))
                .orElseGet(() -> Future.succeededFuture(List.of()));
    }

    private static List<Candidate> found(List<Found> found, Function<Found, Match> match) {
        return found.stream()
                .map(one -> new Candidate(one.complaint(), match.apply(one)))
                .toList();
    }

    private static List<Candidate> words(List<Told> told, SearchText text) {
        return told.stream()
                .sorted(Told.BEST_FIRST)
                .map(one -> new Candidate(
                        one.complaint(),
                        new Match(
                                MatchedBy.WORDS,
                                Excerpt.of(one.text(), text.words().orElseThrow()))))
                .toList();
    }

    private static Match number(Found one, SearchText text, Set<Long> withCode) {
        var notice = text.notice().filter(number -> number.startsWith(one.text()));
        if (notice.isPresent()) {
            return whole(MatchedBy.NOTICE, notice.get());
        }
        return whole(withCode.contains(one.complaint()) ? MatchedBy.CODE : MatchedBy.NUMBER, one.text());
    }

    private static Match phone(String number, SearchText text, Asking asking) {
        var written = asking.phone().apply(number);
        return text.identifiers().phones().isEmpty()
                ? new Match(MatchedBy.LAST_DIGITS, Excerpt.lastDigits(written, digits(text)))
                : whole(MatchedBy.PHONE, written);
    }

    private static int digits(SearchText text) {
        return text.customer()
                .flatMap(SearchText.SoughtCustomer::lastDigits)
                .map(String::length)
                .orElse(0);
    }

    private static Match whole(MatchedBy by, String text) {
        return new Match(by, Excerpt.whole(text));
    }

    private static Group group(List<Customer> found, SearchText text, Asking asking) {
        return new Group(
                Kind.CUSTOMER,
                found.stream()
                        .limit(asking.most())
                        .map(customer -> new CustomerHit(customer, match(customer, text, asking)))
                        .map(SearchResult.Hit.class::cast)
                        .toList(),
                found.size() > asking.most());
    }

    private static Match match(Customer customer, SearchText text, Asking asking) {
        var sought = text.customer().orElse(new SearchText.SoughtCustomer(Optional.empty(), Optional.empty()));
        var digits = text.phone().map(phone -> phone.number()).or(sought::lastDigits);
        return digits.flatMap(last -> customer.contacts().stream()
                        .map(contact -> contact.draft().value())
                        .filter(value -> value.endsWith(last))
                        .findFirst())
                .map(number -> text.phone().isPresent()
                        ? whole(MatchedBy.PHONE, asking.phone().apply(number))
                        : new Match(
                                MatchedBy.LAST_DIGITS,
                                Excerpt.lastDigits(asking.phone().apply(number), digits(text))))
                .orElseGet(() -> new Match(
                        MatchedBy.NAME,
                        Excerpt.name(customer.fields().name(), sought.name().orElse(""))));
    }
}
