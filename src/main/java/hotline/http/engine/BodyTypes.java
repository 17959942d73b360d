package hotline.http.engine;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.List;

/** 415 for bodies of a type that the operation does not take; before the body is read. */
public final class BodyTypes implements Handler<RoutingContext> {
    /** For a plain text: a policy with its lexicon. */
    public static final int LONGEST_TEXT = 2 * 1024 * 1024;

    private static final int LONGEST_JSON = 1024 * 1024;
    /** 12 000 characters of a complaint, each written as an escape, and the rest. */
    private static final int LONGEST_OF_STRANGERS = 128 * 1024;

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String BYTES = "application/octet-stream";
    private static final String YAML = "application/yaml";
    private static final String FORM = "application/x-www-form-urlencoded";
    /** Its name before RFC 9512. */
    private static final String OLDER_YAML = "text/yaml";

    private final List<String> types;

    private BodyTypes(List<String> types) {
        this.types = types;
    }

    static BodyTypes of(Operation promised) {
        if (Contract.takesAnything(promised)) {
            return new BodyTypes(List.of());
        }
        if (Contract.takesBytes(promised)) {
            return new BodyTypes(List.of(BYTES));
        }
        if (Contract.takesCsv(promised)) {
            return new BodyTypes(List.of(CSV, WORKBOOK));
        }
        if (takesForm(promised)) {
            return new BodyTypes(List.of(FORM));
        }
        return new BodyTypes(takesText(promised) ? List.of(JSON, YAML, OLDER_YAML) : List.of(JSON));
    }

    /** JSON writes some characters of a text with more than one. */
    static long longest(Operation promised) {
        if (Contract.access(promised) != Contract.Access.STAFF) {
            return LONGEST_OF_STRANGERS;
        }
        return takesText(promised) || Contract.takesPolicyInside(promised) ? LONGEST_TEXT + LONGEST_JSON : LONGEST_JSON;
    }

    private static boolean takesForm(Operation promised) {
        return promised.getRequestBody().getContent().containsKey(Contract.ANY_FORM);
    }

    /** The contract's own name for it is one that the library of contracts does not know: see {@link Contract}. */
    private static boolean takesText(Operation promised) {
        return promised.getRequestBody().getContent().containsKey(Contract.ANY_TEXT);
    }

    @Override
    public void handle(RoutingContext context) {
        var type = context.request().getHeader("Content-Type");
        if (types.isEmpty() || types.stream().anyMatch(known -> is(type, known))) {
            context.next();
            return;
        }
        Problem.of(
                        415,
                        "not-json-type",
                        "The content type is not supported",
                        "send the body as " + String.join(" or ", types.subList(0, Math.min(2, types.size()))))
                .with("Accept", String.join(", ", types))
                .send(context.response());
    }

    static boolean isJson(RoutingContext context) {
        return is(context.request().getHeader("Content-Type"), JSON);
    }

    private static boolean is(String type, String known) {
        if (type == null || !type.regionMatches(true, 0, known, 0, known.length())) {
            return false;
        }
        return type.length() == known.length()
                || type.charAt(known.length()) == ';'
                || type.charAt(known.length()) == ' ';
    }
}
