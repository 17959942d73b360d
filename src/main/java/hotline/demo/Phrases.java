package hotline.demo;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What customers and agents say on the way of a complaint. */
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

    /** Said to or by whoever complained, in their language. */
    String say(String occasion, StorySetting scene, Chance chance) {
        return say(occasion, ANY, scene, scene.language().ofAnswers(), chance);
    }

    /** Written for colleagues. */
    String write(String occasion, StorySetting scene, Chance chance) {
        return say(occasion, ANY, scene, Language.SIMPLIFIED, chance);
    }

    /** The same about something that there are other words for than for the rest: a type, what is waited for. */
    String about(String what, String occasion, StorySetting scene, Chance chance) {
        return say(occasion, what, scene, scene.language().ofAnswers(), chance);
    }

    /** Written for colleagues, about a type. */
    String writeAbout(String type, String occasion, StorySetting scene, Chance chance) {
        return say(occasion, type, scene, Language.SIMPLIFIED, chance);
    }

    /** By when whoever complained hears from us again (T4). */
    String promise(StorySetting scene, LocalDateTime by, Chance chance) {
        var language = scene.language().ofAnswers();
        var format = language == Language.ENGLISH ? ENGLISH_TIME : CHINESE_TIME;
        return say("promise", ANY, scene, language, chance).replace("[by]", format.format(by));
    }

    private String say(String occasion, String about, StorySetting scene, Language language, Chance chance) {
        return words.fill(chance.pick(phrases.get(new Key(occasion, about, language))), scene, language, chance);
    }
}
