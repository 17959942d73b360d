package hotline.http.engine;

import hotline.allowance.Allowance;
import hotline.allowance.Allowances;
import hotline.complaint.TrackingCode;
import hotline.complaint.TypedCode;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.failure.Failure;
import hotline.policy.CaseNumbers;
import hotline.policy.Policies;
import hotline.policy.Quota;
import hotline.told.LinkBack;
import hotline.told.WayBack;
import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens a customer's complaint by the {@code Tracking-Code} of a request. After sixty wrong codes from one address no
 * complaint opens there; after three hundred from its network, none at those of its addresses that guessed. A case
 * with ten wrong codes answers further wrong ones with 429. The right code always opens the case, also while
 * strangers guess, since a number is easily guessed and 120 bits are not. The link of a message with the last four digits of the customer's
 * telephone number opens it too ({@link LinkBack}), and so does a code that was sent
 * to the customer, for a while ({@link WayBack}). All operations that take a code share one
 * instance: separate ones would multiply the tries.
 */
public final class TrackingCodes {
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Quota OF_CASE = new Quota(10, WITHIN);
    private static final Quota OF_ADDRESS = new Quota(60, WITHIN);
    private static final Quota OF_NETWORK = new Quota(300, WITHIN);

    /** Of a link in a message, and the last digits of the customer's telephone number. */
    private static final Pattern LINK =
            Pattern.compile("link\\.([0-9a-z]{1,12}\\.[0-9a-z]{1,12}\\.[0-9a-z]{1,40})\\.([0-9]{1,40})");

    /** Of a customer who came back by a code. */
    private static final Pattern SESSION = Pattern.compile("session\\.([0-9a-z.]{1,70})");

    private final ComplaintReader complaints;
    private final Allowances allowances;
    private final CaseNumbers numbers;
    private final LinkBack links;
    private final WayBack ways;

    public TrackingCodes(
            ComplaintReader complaints, Allowances allowances, Policies policies, LinkBack links, WayBack ways) {
        this.links = links;
        this.ways = ways;
        this.complaints = complaints;
        this.allowances = allowances;
        this.numbers = new CaseNumbers(policies);
    }

    /** Fails with 404 where the code opens nothing, whether or not there is such a case. */
    public Future<Complaint> complaint(Exchange exchange) {
        var fromThere = fromThere(exchange);
        var link = exchange.header("Tracking-Code").map(LINK::matcher).filter(Matcher::matches);
        if (link.isPresent()) {
            return allowances
                    .check(fromThere)
                    .compose(free -> links.open(link.get().group(1), link.get().group(2)))
                    .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> wrong(fromThere, List.of())));
        }
        var session = exchange.header("Tracking-Code").map(SESSION::matcher).filter(Matcher::matches);
        if (session.isPresent()) {
            return allowances
                    .check(fromThere)
                    .compose(free -> ways.ofSession(session.get().group(1)))
                    .compose(opened -> opened.complaint()
                            .map(Future::succeededFuture)
                            .orElseGet(() -> opened.isOurs() ? opensNothing() : wrong(fromThere, List.of())));
        }
        var codes = exchange.header("Tracking-Code").map(this::read).orElse(List.of());
        return allowances.check(fromThere).compose(free -> first(codes)).compose(found -> found.map(
                        Future::succeededFuture)
                .orElseGet(() -> wrong(fromThere, codes)));
    }

    /** What opens a complaint in place of a link and the digits that belong to it. Fails as {@link #complaint} does. */
    public Future<WayBack.Session> session(Exchange exchange, String link, String digits) {
        var fromThere = fromThere(exchange);
        return allowances
                .check(fromThere)
                .compose(free -> links.session(link, digits))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> wrong(fromThere, List.of())));
    }

    private static List<Allowance> fromThere(Exchange exchange) {
        var client = exchange.client();
        return List.of(
                Allowance.own("wrong codes from", client.own(), OF_ADDRESS),
                Allowance.shared("wrong codes of network", client.network(), OF_NETWORK));
    }

    /** A header has ASCII only, so a code pasted from elsewhere comes percent-encoded. */
    private List<TrackingCode> read(String header) {
        try {
            return TypedCode.read(URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8), numbers);
        } catch (IllegalArgumentException notEncoded) {
            return TypedCode.read(header, numbers);
        }
    }

    private Future<Optional<Complaint>> first(List<TrackingCode> codes) {
        return codes.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : complaints
                        .tracked(codes.get(0))
                        .compose(found -> found.isPresent()
                                ? Future.succeededFuture(found)
                                : first(codes.subList(1, codes.size())));
    }

    private <T> Future<T> wrong(List<Allowance> fromThere, List<TrackingCode> codes) {
        var ofCase = codes.stream().map(code -> Allowance.shared("wrong codes for case", code.number(), OF_CASE));
        return allowances
                .spend(Stream.concat(fromThere.stream(), ofCase).toList())
                .compose(spent -> opensNothing());
    }

    private static <T> Future<T> opensNothing() {
        return Future.failedFuture(new Failure.NotFound("no complaint has this code"));
    }
}
