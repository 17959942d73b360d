package hotline.told;

import hotline.policy.message.Gap;
import hotline.policy.message.MessageKind;
import hotline.policy.taxonomy.LocalizedName;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is said. Pure.
 *
 * @param time as the kind means it
 * @param wanted what the complaint waits for
 * @param why it is late
 */
public record ToldWords(
        MessageKind kind, Optional<Instant> time, Optional<LocalizedName> wanted, Optional<LocalizedName> why) {
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm");
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM yyyy", Locale.ENGLISH);

    static ToldWords of(MessageKind kind) {
        return of(kind, Optional.empty(), Optional.empty());
    }

    static ToldWords of(MessageKind kind, Instant time) {
        return of(kind, Optional.of(time), Optional.empty());
    }

    static ToldWords of(MessageKind kind, Optional<Instant> time, Optional<LocalizedName> wanted) {
        return new ToldWords(kind, time, wanted, Optional.empty());
    }

    /**
     * What its template is filled with.
     *
     * @param common what stands in each mail
     */
    public Map<Gap, String> filling(Map<Gap, String> common, ZoneId zone, String language) {
        var known = new EnumMap<Gap, String>(Gap.class);
        known.putAll(common);
        time.ifPresent(at -> known.put(Gap.TIME, written(at, zone, language)));
        wanted.ifPresent(words -> known.put(Gap.WANTED, words.in(language)));
        why.ifPresent(words -> known.put(Gap.WHY, words.in(language)));
        return known;
    }

    private static String written(Instant at, ZoneId zone, String language) {
        return at.atZone(zone).format(language.startsWith("zh") ? CHINESE : ENGLISH);
    }
}
