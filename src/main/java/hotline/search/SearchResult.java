package hotline.search;

import hotline.complaint.reading.ComplaintRow;
import hotline.customer.Customer;
import java.util.List;

/**
 * What a text found, by kind, those first that it names exactly. Groups without a hit are left out.
 *
 * @param groups in the order in which they are read
 */
public record SearchResult(List<Group> groups) {
    public SearchResult {
        groups = List.copyOf(groups);
    }

    /** By what complaints or customers were found. */
    public enum Kind {
        NUMBER("number"),
        WAYBILL("waybill"),
        CUSTOMER("customer"),
        PHONE("phone"),
        WORDS("words");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** @param hasMore whether it holds the first ones only */
    public record Group(Kind kind, List<Hit> hits, boolean hasMore) {
        public Group {
            hits = List.copyOf(hits);
        }
    }

    public sealed interface Hit {
        Match match();
    }

    public record ComplaintHit(ComplaintRow complaint, Match match) implements Hit {}

    public record CustomerHit(Customer customer, Match match) implements Hit {}

    /** What of it equals the typed text. */
    public enum MatchedBy {
        NUMBER("number"),
        NOTICE("notice"),
        CODE("code"),
        WAYBILL("waybill"),
        PHONE("phone"),
        LAST_DIGITS("last-digits"),
        NAME("name"),
        WORDS("words");

        private final String code;

        MatchedBy(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** @param excerpt of the text that was compared; of a tracking code only its number, as the rest is a secret */
    public record Match(MatchedBy by, Excerpt excerpt) {}
}
