package hotline.http.engine;

import hotline.failure.Failure;
import hotline.http.connection.ClientAddress;
import hotline.http.connection.Forwarded;
import hotline.http.connection.TrustedProxies;
import hotline.identity.Caller;
import hotline.once.Once;
import hotline.policy.CaseNumbers;
import hotline.text.TypedText;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One request as operations see it: the caller, and the input, read and checked. */
public final class Exchange {
    private static final int MOST_ROWS = 200;
    private static final int USUAL_ROWS = 50;

    private final RoutingContext context;
    private final Caller caller;
    private final Supplier<Future<Caller>> again;
    private final TrustedProxies proxies;
    private final Repeats repeats;
    private final CaseNumbers numbers;
    private Optional<Once> once = Optional.empty();

    Exchange(
            RoutingContext context,
            Caller caller,
            Supplier<Future<Caller>> again,
            TrustedProxies proxies,
            Repeats repeats,
            CaseNumbers numbers) {
        this.numbers = numbers;
        this.repeats = repeats;
        this.proxies = proxies;
        this.context = context;
        this.caller = caller;
        this.again = again;
    }

    public Caller caller() {
        return caller;
    }

    /**
     * The caller as of now, for answers that last: fails with {@link Failure.Unauthenticated} once the session that began
     * this request is over.
     */
    public Future<Caller> callerAgain() {
        return again.get();
    }

    /** The client's address, as limits count it. */
    public ClientAddress client() {
        return proxies.client(context.request());
    }

    /** Whether the client's connection is encrypted, here or up to a trusted proxy. */
    public boolean isSecure() {
        return new Forwarded(proxies).isSecure(context.request());
    }

    public RoutingContext context() {
        return context;
    }

    /** The body as a JSON object; fails with 400 if it is not one. */
    public JsonReader body() {
        return JsonReader.of(context.body().buffer());
    }

    /**
     * The body as a form of a page sends it; its fields are read like those of JSON, empty ones are missing, and of a name
     * that stands twice the last value counts. Fails with 400 where it is no form.
     */
    public JsonReader form() {
        var fields = new JsonObject();
        try {
            var body = context.body().buffer();
            new QueryStringDecoder(body == null ? "" : body.toString(), StandardCharsets.UTF_8, false)
                    .parameters()
                    .forEach((name, values) -> fields.put(name, ofLines(values.get(values.size() - 1))));
        } catch (IllegalArgumentException noForm) {
            throw new NotJson("the body is no form");
        }
        return JsonReader.of(fields.toBuffer());
    }

    /** Forms end lines with CRLF. */
    private static String ofLines(String text) {
        return text.replace("\r\n", "\n");
    }

    /** Whether the body is declared as JSON, where the operation takes other types too. */
    public boolean isJson() {
        return BodyTypes.isJson(context);
    }

    /** Fails with 404 if it holds a character that no code has. */
    public String path(String name) {
        var value = context.pathParam(name);
        if (!TypedText.isPlain(value)) {
            throw new Failure.NotFound("nothing is here");
        }
        return value;
    }

    /** Empty where the text is no id. */
    public static Optional<Long> id(String text) {
        try {
            return Optional.of(Long.parseLong(text)).filter(id -> id > 0);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** The same of rows that are few. */
    public static Optional<Integer> smallId(String text) {
        return id(text).filter(id -> id <= Integer.MAX_VALUE).map(Long::intValue);
    }

    /** The number of the case that the path names, as it was typed into an address. */
    public String caseNumber() {
        return numbers.meant(path("number"));
    }

    /** The number of the notice that the path names. */
    public String noticeNumber() {
        return numbers.meantNotice(path("number"));
    }

    /** Reads the numbers of a body. */
    public CaseNumbers caseNumbers() {
        return numbers;
    }

    public Optional<String> query(String name) {
        var value = Optional.ofNullable(context.queryParams().get(name)).filter(text -> !text.isEmpty());
        if (value.isPresent() && !TypedText.isPlain(value.get())) {
            throw Failure.Invalid.field(name, "must not have control characters");
        }
        return value;
    }

    /** False where it is not given. */
    public boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return flag(name, query(name));
    }

    /** Of a parameter, or of a filter that is named like one. */
    public static Optional<Boolean> flag(String name, Optional<String> value) {
        return value.map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Failure.Invalid.field(name, "must be true or false");
        });
    }

    /** Fails with 422 where the text is no day, or is of a year outside our range. */
    public Optional<LocalDate> day(String name) {
        return day(name, query(name));
    }

    /** The same of a value that was given in another way. */
    public static Optional<LocalDate> day(String name, Optional<String> written) {
        var wrong = new ArrayList<Failure.WrongField>(1);
        var day = day(name, written, wrong);
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.of(wrong);
        }
        return day;
    }

    /** For those who read all parameters before they say which are wrong. */
    public static Optional<LocalDate> day(String name, Optional<String> written, List<Failure.WrongField> wrong) {
        var day = written.flatMap(Times::day);
        if (written.isPresent() && day.isEmpty()) {
            wrong.add(new Failure.WrongField(name, "must be a day such as 2026-09-25"));
        }
        return day;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** This action of a person, which is done once however often it is sent under the same key. */
    public Once once() {
        return once("person " + caller.signedIn().id());
    }

    /** @param scope of the sender, so that a caller can't get another caller's answer by guessing a key */
    public Once once(String scope) {
        if (once.isEmpty()) {
            once = Optional.of(repeats.action(RequestKey.ofAction(this, scope)));
        }
        return once.get();
    }

    /** Empty where the operation did not ask for it. */
    Optional<Once> askedOnce() {
        return once;
    }

    /** Rows a page may have: 1 to 200, usually 50. */
    public int limit() {
        return query("limit").map(this::limitOf).orElse(USUAL_ROWS);
    }

    /** The versions that {@code If-Match} allows; empty: any. Fails with 428 where it is missing (RFC 6585). */
    public Optional<Set<Integer>> ifMatch() {
        var values = context.request().headers().getAll("If-Match");
        if (values.isEmpty()) {
            throw new VersionMissing();
        }
        return EntityTags.versions(String.join(",", values));
    }

    private int limitOf(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_ROWS) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // answered below, like a number out of bounds
        }
        throw Failure.Invalid.field("limit", "must be a whole number from 1 to " + MOST_ROWS);
    }

    /** 428: the caller must say which version it read. */
    static final class VersionMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        VersionMissing() {
            super("send the ETag you read as If-Match", null, false, false);
        }
    }
}
