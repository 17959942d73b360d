package hotline.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What customers and agents say on the way of a complaint. */
final class Phrases {
    private static final String ANY = "-";

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
    String say(String occasion, Scene scene, Chance chance) {
        return say(occasion, ANY, scene, scene.language().ofAnswers(), chance);
    }

    /** Written for colleagues. */
    String write(String occasion, Scene scene, Chance chance) {
        return say(occasion, ANY, scene, Language.SIMPLIFIED, chance);
    }

    String about(String type, String occasion, Scene scene, Chance chance) {
        return say(occasion, type, scene, scene.language().ofAnswers(), chance);
    }

    private String say(String occasion, String about, Scene scene, Language language, Chance chance) {
        return words.fill(chance.pick(phrases.get(new Key(occasion, about, language))), scene, language, chance);
    }
}
