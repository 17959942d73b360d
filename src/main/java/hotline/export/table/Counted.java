package hotline.export.table;

import hotline.export.About.Entry;
import hotline.export.CodeWords;
import hotline.log.reading.LogReader;
import hotline.measures.Completeness;
import hotline.measures.Period;
import hotline.measures.breakdown.Measure;
import hotline.measures.facts.FactReader;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a file of figures says of itself: the period, what is counted, and up to when. */
final class Counted {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final List<Entry> entries = new ArrayList<>();

    /** The place in the log up to which facts are counted, in the transaction that reads them. */
    static Future<String> position(SqlConnection transaction) {
        return LogReader.position(transaction, FactReader.NAME).map(Object::toString);
    }

    Counted says(String zh, String en, String value) {
        return says(new LocalizedName(zh, en), new LocalizedName(value, value));
    }

    private Counted says(LocalizedName name, LocalizedName value) {
        entries.add(new Entry(name, value));
        return this;
    }

    Counted period(Period period) {
        return says("期间", "Period", period.from() + " – " + period.to());
    }

    Counted upTo(Completeness complete, ZoneId zone) {
        says("统计截至", "Counted up to", LOCAL.format(complete.asOf().atZone(zone)));
        return complete.lacking().count() == 0
                ? this
                : says(
                        "未能计入的事件",
                        "Events that can't be counted",
                        Integer.toString(complete.lacking().count()));
    }

    /** What each measure counts, in the order of their list. */
    Counted definitions(Collection<Measure> measures) {
        for (Measure measure : Measure.values()) {
            if (measures.contains(measure)) {
                says(
                        CodeWords.of("measures.name", measure.code()).name(),
                        CodeWords.of("measures.meaning", measure.code()).name());
            }
        }
        return this;
    }

    List<Entry> entries() {
        return entries;
    }
}
