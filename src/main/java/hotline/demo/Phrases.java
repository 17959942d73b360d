package hotline.demo;

import hotline.failure.Expected;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sentences of customers and agents in the life of a complaint. */
final class Phrases {
    private static final String ANY = "-";
    private static final DateTimeFormatter CHINESE_TIME = DateTimeFormatter.ofPattern("M月d日HH:mm");
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

    private record Key(String occasion, String about, Language language) {}

    private final Map<Key, List<String>> phrases = new HashMap<>();
    private final Words words;

    Phrases(Words words) {
        this.words = words;
        for (String[] line : Lines.of("phrases.tsv")) {
            phrases.computeIfAbsent(new Key(line[0], line[1], Language.of(line[2])), first -> new ArrayList<>())
                    .add(line[3]);
        }
    }

    /** Said to or by the customer, in their language. */
    String say(String occasion, StorySetting setting, Chance chance) {
        return say(occasion, ANY, setting, setting.language().ofAnswers(), chance);
    }

    /** Written for colleagues. */
    String write(String occasion, StorySetting setting, Chance chance) {
        return say(occasion, ANY, setting, Language.SIMPLIFIED, chance);
    }

    /** The same about a subject with its own words, such as a type or a reason to wait. */
    String about(String what, String occasion, StorySetting setting, Chance chance) {
        return say(occasion, what, setting, setting.language().ofAnswers(), chance);
    }

    /** Written for colleagues, about a type. */
    String writeAbout(String type, String occasion, StorySetting setting, Chance chance) {
        return say(occasion, type, setting, Language.SIMPLIFIED, chance);
    }

    /** Promises the customer the time of the next reply (T4). */
    String promise(StorySetting setting, LocalDateTime by, Chance chance) {
        var language = setting.language().ofAnswers();
        var format = language == Language.ENGLISH ? ENGLISH_TIME : CHINESE_TIME;
        return say("promise", ANY, setting, language, chance).replace("[by]", format.format(by));
    }

    private String say(String occasion, String about, StorySetting setting, Language language, Chance chance) {
        return words.fill(
                chance.pick(Expected.in(phrases, new Key(occasion, about, language))), setting, language, chance);
    }
}
